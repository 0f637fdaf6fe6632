"""What is written in English and in Korean: which of the two is read."""


def in_language(language: str, english: str, korean: str) -> str:
    """Return the Korean wording for Korean, where there is one, and else the English."""
    return korean if language == "ko" and korean else english
