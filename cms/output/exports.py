"""One article to take away: a page in one file, plain text, or JSON for another program."""

import base64
import json
from collections.abc import Iterator, Mapping, Sequence

from cms.body.model import BlockType
from cms.domain.edition import PublishedBlock, PublishedEdition, PublishedPhoto, Site, to_json
from cms.output.addresses import article_address
from cms.output.layout import placed_photos
from cms.output.media_types import media_type_of
from cms.output.page import page_in, portrait_file
from cms.output.portrait import drawn_portrait
from cms.output.shelf import read_picture
from cms.output.site import PictureSource
from cms.output.surroundings import Surroundings, usual_rendition
from cms.output.times import printed_time
from cms.output.wording import Wording, wording


def export_html(edition: PublishedEdition, site: Site, rendition_source: PictureSource) -> str:
    """Return the page of *edition* as one file that holds its pictures and its style sheet."""
    pictures: dict[str, bytes] = {}
    for photo in edition.photos:
        if shown := usual_rendition(photo):
            pictures[shown.file_name] = read_picture(rendition_source(shown.file_name))
    for number, author in enumerate(edition.authors, start=1):
        name = portrait_file(author, number)
        drawn = drawn_portrait(author.name).encode()
        pictures[name] = read_picture(rendition_source(name)) if author.portrait_file else drawn
    embedded = {name: _data_uri(name, picture) for name, picture in pictures.items()}
    return page_in(edition, site, Surroundings(root=None, is_alone=True, embedded=embedded))


def export_text(edition: PublishedEdition) -> str:
    """Return the words of *edition*, passages parted by an empty line.

    A photograph's line stands where the text has its figure; those of all others come last.
    """
    words = wording(edition.language)
    notices = _notices(edition, words)
    if edition.is_retracted:
        parts = [words.retracted_headline, *(notices or [words.retracted_text])]
    else:
        placed = placed_photos(edition.blocks, edition.photos)
        in_order = sorted(edition.photos, key=lambda photo: photo.position)
        others = [photo for photo in in_order if photo not in placed.values()]
        parts = [
            edition.headline,
            edition.subheadline,
            edition.byline,
            edition.dateline,
            *_passages(edition.blocks, placed),
            *(photo.printed for photo in others),
            *notices,
        ]
    return "\n\n".join(part.strip() for part in parts if part.strip()) + "\n"


def export_json(edition: PublishedEdition, site: Site) -> str:
    """Return *edition* as JSON, following `resources/templates/article-export.schema.json`."""
    exported = to_json(edition)
    if edition.is_retracted:
        exported |= {"headline": "", "subheadline": "", "summary": "", "blocks": [], "photos": []}
    exported |= {
        "format": "copydesk-article",
        "site": site.name,
        "address": article_address(edition, site),
        "text": export_text(edition),
    }
    return json.dumps(exported, ensure_ascii=False, indent=2, sort_keys=True) + "\n"


def _passages(blocks: Sequence[PublishedBlock], placed: Mapping[int, PublishedPhoto]) -> Iterator[str]:
    """Give the text of each block; entries of lists get their dot or number."""
    counts: dict[int, int] = {}
    for number, block in enumerate(blocks):
        if block.type is BlockType.NUMBERED_ITEM:
            counts = {depth: count for depth, count in counts.items() if depth <= block.depth}
            counts[block.depth] = counts.get(block.depth, 0) + 1
            yield f"{counts[block.depth]}. {block.text}"
            continue
        if block.type is not BlockType.LIST_ITEM:
            counts = {}
        yield _passage(block, placed.get(number))


def _passage(block: PublishedBlock, photo: PublishedPhoto | None) -> str:
    if photo is not None:
        return photo.printed
    if block.card is not None:
        card = block.card
        return "\n".join(line for line in (card.title, card.description, card.href) if line)
    return {BlockType.LIST_ITEM: f"• {block.text}", BlockType.DIVIDER: "* * *"}.get(block.type, block.text)


def _notices(edition: PublishedEdition, words: Wording) -> list[str]:
    return [
        f"{words.notice_headings[notice.kind]}, {printed_time(notice.at, edition.language)}: {notice.text}"
        for notice in edition.notices
        if notice.text
    ]


def _data_uri(file_name: str, picture: bytes) -> str:
    return f"data:{media_type_of(file_name)};base64,{base64.b64encode(picture).decode()}"
