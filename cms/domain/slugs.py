"""What an article may be called, and a name made out of a headline."""

import re
import unicodedata

SLUG = re.compile(r"[a-z0-9][a-z0-9-]{0,79}")
# Room is left for a number, where the name is taken.
_ROOM = 70


def slug_out_of(*words: str) -> str:
    """Return a slug made of the first of *words* that has Latin letters or digits; `item` where none has."""
    return next((slug for each in words if (slug := latin_slug(each))), "item")


def numbered(slug: str, number: int) -> str:
    """Return *slug* as the *number*th of that name is called."""
    return slug if number == 1 else f"{slug}-{number}"


def latin_slug(words: str) -> str:
    """Return *words* in small Latin letters, digits and hyphens; nothing where they have none."""
    plain = unicodedata.normalize("NFKD", words.lower())
    letters = "".join(sign for sign in plain if not unicodedata.combining(sign)).replace("'", "")
    slug = re.sub(r"[^a-z0-9]+", "-", letters).strip("-")
    if len(slug) > _ROOM:
        slug = slug[:_ROOM].rpartition("-")[0] or slug[:_ROOM]
    return slug.strip("-")
