"""An article's text as one value: what is drafted, compared, approved by its hash and published."""

import hashlib
import json
import re
from dataclasses import dataclass, replace
from typing import Any

from cms.body.model import Body, canonical_json, clean_text, from_json, plain_text, to_json, without_notes
from cms.domain.photos.crop import Crop, crop_from_json, crop_to_json, tidied

LANGUAGES = ("en", "ko")


@dataclass(frozen=True, slots=True)
class PhotoUse:
    """A photograph as *this* article uses it; the library's caption of it may differ."""

    photo_id: str
    caption: str = ""
    credit_line: str = ""
    alt_text: str = ""
    # None shows the whole picture.
    crop: Crop | None = None


@dataclass(frozen=True, slots=True)
class ArticleText:
    """All that readers will see of an article, and all that an approval covers."""

    headline: str = ""
    subheadline: str = ""
    summary: str = ""
    byline: str = ""
    dateline: str = ""
    body: Body = ()
    photos: tuple[PhotoUse, ...] = ()

    @property
    def plain_body(self) -> str:
        """The words of the body without headline or captions."""
        return plain_text(self.body)


_HALF_A_CHARACTER = re.compile("[\ud800-\udfff]")
FIELDS = ("headline", "subheadline", "summary", "byline", "dateline")


def cleaned(text: ArticleText) -> ArticleText:
    """Return *text* as it can be stored.

    One-line fields and captions are composed (NFC) and free of stray white space at the ends; half a character in
    the body, which nothing could store, becomes a sign that something is missing.
    """
    fields: dict[str, Any] = {name: cleaned_line(getattr(text, name)) for name in FIELDS}
    photos = tuple(
        replace(
            use,
            caption=clean_text(use.caption).strip(),
            credit_line=cleaned_line(use.credit_line),
            alt_text=clean_text(use.alt_text).strip(),
            crop=None if use.crop is None else tidied(use.crop),
        )
        for use in text.photos
    )
    # One sign for one half: the marks of a block count its characters.
    body = tuple(
        replace(block, text=_HALF_A_CHARACTER.sub("\ufffd", block.text))
        if _has_half_a_character(block.text)
        else block
        for block in text.body
    )
    return replace(text, photos=photos, body=body, **fields)


def cleaned_line(words: str) -> str:
    """Return *words* as a field of one line, a headline for instance, is stored."""
    return " ".join(clean_text(words).split())


def _has_half_a_character(words: str) -> bool:
    try:
        # Several times as fast as looking for one.
        words.encode()
    except UnicodeEncodeError:
        return True
    return False


def content_hash(text: ArticleText) -> str:
    """Return the sha256 (hex) that an approval is bound to.

    It covers every field readers see, captions and credits included, and nothing else: block ids and times do not
    change it, so a save that changes no word revokes no approval.
    """
    content = {
        "fields": {name: getattr(text, name) for name in FIELDS},
        "body": canonical_json(text.body),
        "photos": [_use_to_json(use) for use in text.photos],
    }
    return hashlib.sha256(json.dumps(content, ensure_ascii=False, sort_keys=True).encode()).hexdigest()


def reads_alike(one: ArticleText, other: ArticleText) -> bool:
    """Say whether two texts are one but for what notes are marked in them."""
    return _without_notes(one) == _without_notes(other)


def _without_notes(text: ArticleText) -> ArticleText:
    return replace(text, body=tuple(without_notes(block) for block in text.body))


def text_to_json(text: ArticleText) -> dict[str, Any]:
    """Return the JSON form of *text*, as the journal and the working copy keep it."""
    return {
        **{name: getattr(text, name) for name in FIELDS},
        "body": to_json(text.body),
        "photos": [_use_to_json(use) for use in text.photos],
    }


def text_from_json(stored: dict[str, Any]) -> ArticleText:
    """Return the text that :func:`text_to_json` stored; raises BodyError or KeyError on anything else."""
    return ArticleText(
        **{name: stored[name] for name in FIELDS},
        body=from_json(stored["body"]),
        photos=tuple(_use_from_json(*use) for use in stored["photos"]),
    )


def _use_to_json(use: PhotoUse) -> list[Any]:
    # A crop is named only where there is one: the hashes of texts from before there were crops stay as they are.
    words: list[Any] = [use.photo_id, use.caption, use.credit_line, use.alt_text]
    return words if use.crop is None else [*words, crop_to_json(use.crop)]


def _use_from_json(
    photo_id: str, caption: str, credit_line: str, alt_text: str, crop: dict[str, Any] | None = None
) -> PhotoUse:
    return PhotoUse(photo_id, caption, credit_line, alt_text, crop_from_json(crop))
