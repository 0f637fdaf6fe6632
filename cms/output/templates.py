"""The page templates, loaded once; whatever is put into them is escaped, and a forgotten name is an error."""

import re
from functools import cache
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from resources import RESOURCES

TEMPLATES = RESOURCES / "templates"
# Control characters, halves of surrogate pairs and non-characters are not allowed in a page.
_NOT_IN_PAGES = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef"
    + "".join(chr(plane * 0x10000 + last) for plane in range(17) for last in (0xFFFE, 0xFFFF))
    + "]"
)


def render(template: str, **places: Any) -> str:
    """Return the page made from *template* and what is to stand in its *places*."""
    return _environment().get_template(template).render(**places)


@cache
def style_sheet() -> str:
    """Return the one style sheet of the site."""
    return (TEMPLATES / "site.css").read_text(encoding="utf-8")


def printable(text: str) -> str:
    """Return *text* without the characters that no page may hold."""
    # Nearly every text can be printed as it is, which is known much sooner than what would have to go.
    return text if text.isprintable() else _NOT_IN_PAGES.sub("", text)


@cache
def _environment() -> Environment:
    return Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        auto_reload=False,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=_finalize,
    )


def _finalize(value: Any) -> Any:
    return printable(value) if isinstance(value, str) and not isinstance(value, Markup) else value
