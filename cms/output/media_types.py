"""What kind of picture a file name stands for, in the words of the web."""

from pathlib import Path

from cms.output.addresses import checked_picture

_MEDIA_TYPES = {
    ".jpg": "image/jpeg",
    ".jpeg": "image/jpeg",
    ".png": "image/png",
    ".webp": "image/webp",
    ".gif": "image/gif",
    ".avif": "image/avif",
    ".svg": "image/svg+xml",
}


def media_type_of(file_name: str) -> str:
    """Return the media type of the picture called *file_name*."""
    return _MEDIA_TYPES[Path(checked_picture(file_name)).suffix]
