"""Where a link in an article may lead."""

import re

# Nothing that runs, and nothing on the reporter's own computer.
_WEB = r"https?://[^\s/?#]+[^\s]*"
_ALLOWED = re.compile(rf"({_WEB}|mailto:[^\s@]+@[^\s@]+)", re.IGNORECASE)


def is_allowed(href: str) -> bool:
    """Say whether *href* is a web or a mail address, written out in full."""
    return _ALLOWED.fullmatch(href) is not None


def is_web(href: str) -> bool:
    """Say whether *href* is a web address, written out in full."""
    return re.fullmatch(_WEB, href, re.IGNORECASE) is not None
