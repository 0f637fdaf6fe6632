"""Files a person asked for: written whole or not at all, away from the window."""

from pathlib import Path


def write_whole(path: Path, content: bytes) -> str:
    """Put *content* into *path*; return what went wrong in the system's words, or an empty text."""
    beside = path.with_name(f".{path.name}.part")
    try:
        beside.write_bytes(content)
        beside.replace(path)
    except OSError as error:
        beside.unlink(missing_ok=True)
        return error.strerror or str(error)
    return ""
