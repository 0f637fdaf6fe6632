"""Writing a text into the file somebody named."""

from pathlib import Path

from cms.domain.errors import UnreadableFile


def write_text(file: Path, text: str) -> None:
    """Write *text* into *file*, or refuse with why it cannot be."""
    try:
        file.write_text(text, encoding="utf-8")
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise UnreadableFile(
            "“{file}” cannot be written: {reason}. Choose another place.", file=file, reason=reason
        ) from error
