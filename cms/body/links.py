"""Where a link in an article may lead."""

import re

# Nothing that runs, and nothing on the reporter's own computer.
_ALLOWED = re.compile(r"(https?://[^\s/?#]+[^\s]*|mailto:[^\s@]+@[^\s@]+)", re.IGNORECASE)


def is_allowed(href: str) -> bool:
    """Say whether *href* is a web or a mail address, written out in full."""
    return _ALLOWED.fullmatch(href) is not None
