"""Merges two edits of one article: headline to body, and each photograph with its caption, credit and place."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import chain, pairwise
from typing import Any

from cms.body.marks import plain_line
from cms.body.merge import Passage, merge, settle, with_own_ids
from cms.body.merge_words import merge_lines
from cms.body.model import Block, Body
from cms.domain.article import FIELDS, ArticleText, PhotoUse

BODY, PHOTO, PHOTO_ORDER = "body", "photo", "photo_order"
PHOTO_FIELDS = ("caption", "credit_line", "alt_text")
# A statement of a few words is somebody's as a whole; two of them put together are nobody's.
_WHOLE = frozenset({"headline", "subheadline", "byline", "dateline", "credit_line"})
# What stands between two texts for one place when both are kept.
_BETWEEN = dict.fromkeys((*FIELDS, "credit_line"), " / ") | {"caption": "\n", "alt_text": "\n"}


@dataclass(frozen=True, slots=True)
class MergedPlace:
    """One place of the article and its passage.

    *field* is one of the article's lines, `body` (one place for each block), or for the photograph *photo*
    `caption`, `credit_line`, `alt_text`, or `photo` where only one person has it. `photo_order` is there only where
    both put the photographs in another order. Whatever the place, its texts are blocks.
    """

    field: str
    passage: Passage
    photo: str = ""


@dataclass(frozen=True, slots=True)
class MergedText:
    """The merged article, place by place as it is read; *photo_order* names every photograph of either person."""

    places: tuple[MergedPlace, ...]
    mine: ArticleText
    theirs: ArticleText
    photo_order: tuple[str, ...]

    @property
    def conflicts(self) -> tuple[MergedPlace, ...]:
        """The places at which a person must choose, as they are read."""
        return tuple(place for place in self.places if place.passage.is_conflict)

    def settled(self, choices: Sequence[Body] = ()) -> ArticleText:
        """Return the article with one of *choices* in the place of each conflict, in their order.

        No blocks in the place of a photograph take it out; any blocks keep it as it is.
        """
        found = settle([place.passage for place in self.places], choices)
        chosen = list(zip(self.places, found, strict=True))
        lines = {place.field: _line(place.field, body) for place, body in chosen if place.field in FIELDS}
        return ArticleText(
            **lines,
            body=with_own_ids(chain.from_iterable(body for place, body in chosen if place.field == BODY)),
            photos=tuple(self._settled_photos(chosen)),
        )

    def _settled_photos(self, chosen: Sequence[tuple[MergedPlace, Body]]) -> Iterator[PhotoUse]:
        uses = photo_uses(self.theirs) | photo_uses(self.mine)
        order = self.photo_order
        lines: dict[str, dict[str, Any]] = {}
        for place, body in chosen:
            if place.field == PHOTO_ORDER:
                order = _woven([block.block_id for block in body if block.block_id in order], order)
            elif place.field == PHOTO and not body:
                del uses[place.photo]
            elif place.field in PHOTO_FIELDS:
                lines.setdefault(place.photo, {})[place.field] = _line(place.field, body)
        yield from (replace(uses[key], **lines.get(key, {})) for key in order if key in uses)


def merge_texts(base: ArticleText, mine: ArticleText, theirs: ArticleText) -> MergedText:
    """Return both edits of *base* in one, with a conflict wherever a person must choose."""
    mine = _with_crops(base, mine, theirs)
    places = [
        MergedPlace(name, _merged_line(name, getattr(base, name), getattr(mine, name), getattr(theirs, name)))
        for name in FIELDS
    ]
    places += [MergedPlace(BODY, passage) for passage in merge(base.body, mine.body, theirs.body).passages]
    old, ours, others = photo_uses(base), photo_uses(mine), photo_uses(theirs)
    with_mine, with_theirs = _merged_order(tuple(old), tuple(ours), tuple(others))
    for key in with_mine:
        places += _photo_places(key, old.get(key), ours.get(key), others.get(key))
    if with_mine != with_theirs:
        places.append(_order_place(ours | others, with_mine, with_theirs, tuple(old)))
    return MergedText(tuple(places), mine, theirs, with_mine)


def _with_crops(base: ArticleText, mine: ArticleText, theirs: ArticleText) -> ArticleText:
    """Return *mine* with their crop wherever only they changed it."""
    old, others = photo_uses(base), photo_uses(theirs)
    uses = tuple(
        replace(use, crop=others[key].crop)
        if key in others and use.crop == (old[key].crop if key in old else None)
        else use
        for key, use in photo_uses(mine).items()
    )
    return replace(mine, photos=uses)


def photo_uses(text: ArticleText) -> dict[str, PhotoUse]:
    """Return the photographs of *text* by their id; a second use of one is told from the first."""
    uses: dict[str, PhotoUse] = {}
    for use in text.photos:
        key, number = use.photo_id, 1
        while key in uses:
            number += 1
            key = f"{use.photo_id} {number}"
        uses[key] = use
    return uses


def _line(field: str, body: Body) -> str:
    return _BETWEEN[field].join(block.text for block in body)


def _blocks(*lines: str) -> Body:
    return tuple(Block(text=line) for line in lines if line)


def _merged_line(field: str, base: str, mine: str, theirs: str) -> Passage:
    if field not in _WHOLE:
        with_mine, with_theirs = merge_lines(plain_line(base), plain_line(mine), plain_line(theirs))
        kept = with_mine.text, with_theirs.text
    elif base in (mine, theirs):
        kept = (theirs, theirs) if base == mine else (mine, mine)
    else:
        kept = mine, theirs
    return Passage(*(_blocks(line) for line in (base, mine, theirs, *kept)))


def _photo_places(
    key: str, base: PhotoUse | None, mine: PhotoUse | None, theirs: PhotoUse | None
) -> Iterator[MergedPlace]:
    if mine and theirs:
        old = base or PhotoUse(mine.photo_id)
        for name in PHOTO_FIELDS:
            merged = _merged_line(name, getattr(old, name), getattr(mine, name), getattr(theirs, name))
            yield MergedPlace(name, merged, key)
        return
    with_mine, with_theirs = _of_photo(mine), _of_photo(theirs)
    if base is None:  # one person added it
        with_mine = with_theirs = with_mine or with_theirs
    elif base in (mine, theirs):  # one took it out, and the other left it as it was
        with_mine = with_theirs = ()
    yield MergedPlace(
        PHOTO, Passage(_of_photo(base), _of_photo(mine), _of_photo(theirs), with_mine, with_theirs), key
    )


def _of_photo(use: PhotoUse | None) -> Body:
    """Return the words of a photograph; one without any still is there."""
    return (Block(text=use.caption), *_blocks(use.credit_line, use.alt_text)) if use else ()


def _merged_order(
    base: Sequence[str], mine: Sequence[str], theirs: Sequence[str]
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the order of all photographs as I would have it, and as they would; alike unless both changed it."""
    common = set(mine) & set(theirs)
    if [key for key in mine if key in common] == [key for key in theirs if key in common]:
        # Whose new photographs come first is nobody's word, but must not depend on who merges.
        first, second = sorted((tuple(mine), tuple(theirs)))
        order = _woven(first, second)
        return order, order
    with_mine, with_theirs = _woven(mine, theirs), _woven(theirs, mine)
    old = [key for key in base if key in common]
    have_i_moved, have_they_moved = ([key for key in order if key in old] != old for order in (mine, theirs))
    if have_i_moved == have_they_moved:
        return with_mine, with_theirs
    return (with_mine, with_mine) if have_i_moved else (with_theirs, with_theirs)


def _woven(main: Sequence[str], other: Sequence[str]) -> tuple[str, ...]:
    """Return *main* with what only *other* has behind what it follows there."""
    order = list(main)
    for before, key in pairwise((None, *other)):
        if key is not None and key not in order:
            order.insert(0 if before is None else order.index(before) + 1, key)
    return tuple(order)


def _order_place(
    uses: dict[str, PhotoUse], with_mine: Sequence[str], with_theirs: Sequence[str], base: Sequence[str]
) -> MergedPlace:
    # Numbered, so that photographs with the same caption are told apart.
    numbered = {key: f"{number}. {uses[key].caption}" for number, key in enumerate(with_mine, start=1)}
    old, mine, theirs = (
        tuple(Block(text=numbered[key], block_id=key) for key in order if key in numbered)
        for order in (base, with_mine, with_theirs)
    )
    return MergedPlace(PHOTO_ORDER, Passage(old, mine, theirs, mine, theirs))
