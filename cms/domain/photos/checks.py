"""What must be right with every photograph of an article, and what of it is worth a second look."""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from cms.domain.article import ArticleText, PhotoUse
from cms.domain.credits.credit import Credit, contradicts, parse_credit
from cms.domain.credits.house_style import SEED, House
from cms.domain.credits.pieces import says_file_photo
from cms.domain.photos.caption_facts import dates_in, names_a_date, names_a_place
from cms.domain.photos.check_words import BARRED, CUT_IN_IIM
from cms.domain.photos.iim_room import cut_short_in_iim, shown_by_iim
from cms.domain.photos.rights import UsageRights, made_as, rights_problems
from cms.domain.photos.usage_leases import Terms, bar_to_use, use_ends_at
from cms.domain.problems import Problem

# A picture older than this is hardly of today's news, and one narrower is not sharp on a page.
_OLD = timedelta(days=30)
_NARROWEST = 1024


_OPEN = Terms()


@dataclass(frozen=True, slots=True)
class PhotoProvenance:
    """What the library knows of a used photograph and the checks need, *as_of* the newsroom's time.

    *used_lately* are the slugs of articles that brought it to readers in the last days, *used_in* of all that use it.
    """

    usage_rights: UsageRights | None = None
    embedded_credit: str = ""
    terms: Terms = _OPEN
    as_of: datetime | None = None
    taken_at: datetime | None = None
    width: int = 0
    creator: str = ""
    copyright: str = ""
    source: str = ""
    digital_source_type: str = ""
    used_lately: tuple[str, ...] = ()
    used_in: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Demands:
    """What this newsroom asks of its articles.

    *staff* are the names of our own people, who cannot have made a handout; *slug* is the article's own.
    """

    staff: frozenset[str] = frozenset()
    house: House = SEED
    requires_alt_text: bool = False
    slug: str = ""


@dataclass(frozen=True, slots=True)
class _Seen:
    """One photograph as the article uses it, beside what the library knows."""

    position: int
    use: PhotoUse
    known: PhotoProvenance
    demands: Demands
    credit: Credit

    def problem(self, rule: str, sentence: str, field: str, **places: object) -> Problem:
        """Return a finding about this photograph."""
        said = {"position": self.position, **places}
        return Problem(rule, sentence, field, self.position, self.use.photo_id, said)


def photo_blockers(
    text: ArticleText, provenance: Mapping[str, PhotoProvenance], demands: Demands
) -> Iterator[Problem]:
    """Yield what forbids submission, approval and publication, photo by photo."""
    for seen in _seen(text, provenance, demands):
        for check in _BLOCKING:
            yield from check(seen)


def photo_warnings(
    text: ArticleText, provenance: Mapping[str, PhotoProvenance], demands: Demands
) -> Iterator[Problem]:
    """Yield what an editor should look at again, photo by photo."""
    for seen in _seen(text, provenance, demands):
        for check in _WORTH_A_LOOK:
            yield from check(seen)


def _seen(text: ArticleText, provenance: Mapping[str, PhotoProvenance], demands: Demands) -> Iterator[_Seen]:
    for position, use in enumerate(text.photos, start=1):
        known = provenance.get(use.photo_id, PhotoProvenance())
        yield _Seen(position, use, known, demands, parse_credit(use.credit_line, demands.house.agencies))


def _is_bare(seen: _Seen) -> Iterator[Problem]:
    if not seen.use.caption.strip():
        yield seen.problem("photo_caption_missing", "Photo {position} has no caption.", "caption")
    if not seen.use.credit_line.strip():
        yield seen.problem("photo_credit_missing", "Photo {position} has no credit.", "credit_line")
    if seen.known.usage_rights is None:
        yield seen.problem("photo_rights_missing", "Photo {position} has no usage rights.", "usage_rights")


def _breaks_its_rights(seen: _Seen) -> Iterator[Problem]:
    if seen.known.usage_rights is None or not seen.use.credit_line.strip():
        return
    # What the file says it is made of demands its label, whatever rights somebody chose.
    made = made_as(seen.known.digital_source_type)
    for rights in dict.fromkeys([seen.known.usage_rights, *([made] if made else [])]):
        for found in rights_problems(
            rights,
            seen.credit,
            seen.use.caption,
            staff=seen.demands.staff,
            book=seen.demands.house.agencies,
        ):
            yield seen.problem(found.rule, found.sentence, "credit_line")


def _is_barred(seen: _Seen) -> Iterator[Problem]:
    bar = bar_to_use(seen.known.terms, seen.known.as_of) if seen.known.as_of else None
    if bar:
        day = f"{bar.at:%Y-%m-%d}" if bar.at else ""
        found = BARRED[bar.why]
        yield seen.problem(found.rule, found.sentence, "usage_rights", reason=bar.reason, date=day)


def _lacks_alt_text(seen: _Seen) -> Iterator[Problem]:
    if not seen.use.alt_text.strip():
        yield seen.problem(
            "photo_alt_text_missing",
            "Photo {position} has no alternative text for readers who cannot see it.",
            "alt_text",
        )


def _lacks_demanded_alt_text(seen: _Seen) -> Iterator[Problem]:
    if seen.demands.requires_alt_text:
        yield from _lacks_alt_text(seen)


def _could_do_with_alt_text(seen: _Seen) -> Iterator[Problem]:
    if not seen.demands.requires_alt_text:
        yield from _lacks_alt_text(seen)


def _contradicts_its_file(seen: _Seen) -> Iterator[Problem]:
    embedded, printed = seen.known.embedded_credit, seen.use.credit_line
    if not embedded or not printed:
        return
    if contradicts(seen.credit, parse_credit(embedded, seen.demands.house.agencies)):
        yield seen.problem(
            "credit_contradicts_file",
            "Photo {position} is credited “{printed}”, but its file says “{embedded}”.",
            "credit_line",
            printed=printed,
            embedded=embedded,
        )


def _says_not_where_or_when(seen: _Seen) -> Iterator[Problem]:
    caption = seen.use.caption
    if not caption.strip() or seen.known.usage_rights in _NO_EVENT:
        return
    has_place, has_date = names_a_place(caption), names_a_date(caption)
    if not has_place and not has_date:
        yield seen.problem(
            "caption_lacks_place_and_date",
            "The caption of photo {position} names no place and no date.",
            "caption",
        )
    elif not has_date:
        yield seen.problem("caption_lacks_date", "The caption of photo {position} names no date.", "caption")
    elif not has_place:
        yield seen.problem(
            "caption_lacks_place", "The caption of photo {position} names no place.", "caption"
        )


def _names_another_day(seen: _Seen) -> Iterator[Problem]:
    taken = seen.known.taken_at
    named = dates_in(seen.use.caption, year=taken.year) if taken else ()
    if taken and named and all(abs(day - taken.date()) > timedelta(days=1) for day in named):
        yield seen.problem(
            "caption_date_differs",
            "The caption of photo {position} names {named}, but the picture was taken on {taken}.",
            "caption",
            named=f"{named[0]:%Y-%m-%d}",
            taken=f"{taken:%Y-%m-%d}",
        )


def _looks_like_a_file_photo(seen: _Seen) -> Iterator[Problem]:
    taken, now = seen.known.taken_at, seen.known.as_of
    if seen.known.usage_rights is UsageRights.FILE_PHOTO or not taken or not now or now - taken < _OLD:
        return
    if not seen.credit.is_file_photo and not says_file_photo(seen.use.caption):
        yield seen.problem(
            "photo_is_old",
            "Photo {position} was taken on {taken}. If it is not of today’s news, mark it as a file photo.",
            "credit_line",
            taken=f"{taken:%Y-%m-%d}",
        )


def _was_seen_lately(seen: _Seen) -> Iterator[Problem]:
    others = [slug for slug in seen.known.used_lately if slug != seen.demands.slug]
    if others:
        yield seen.problem(
            "photo_used_lately",
            "Readers saw photo {position} in the last days: {articles}.",
            "usage_rights",
            articles=", ".join(others),
        )


def _speaks_for_a_government(seen: _Seen) -> Iterator[Problem]:
    book = seen.demands.house.agencies
    embedded = parse_credit(seen.known.embedded_credit, book)
    for key in sorted(seen.credit.agencies | embedded.agencies):
        agency = book.by_key(key)
        if agency and agency.is_state_agency:
            yield seen.problem(
                "state_agency",
                "Photo {position} comes from {agency}, which speaks for a government.",
                "credit_line",
                agency=agency.english,
            )
        if agency and agency.warning:
            yield seen.problem(
                "agency_warning",
                "Photo {position} comes from {agency}: {warning}",
                "credit_line",
                agency=agency.english,
                warning=agency.warning,
            )


def _lacks_its_demanded_credit(seen: _Seen) -> Iterator[Problem]:
    wanted = seen.known.terms.stipulations.credit
    if not wanted:
        return
    demanded = parse_credit(wanted, seen.demands.house.agencies)
    is_named = _letters(wanted) in _letters(seen.use.credit_line) or (
        demanded.agencies and demanded.agencies <= seen.credit.agencies
    )
    if not is_named:
        yield seen.problem(
            "mandatory_credit_missing",
            "The sender of photo {position} demands the credit “{wanted}”.",
            "credit_line",
            wanted=wanted,
        )


def _is_limited(seen: _Seen) -> Iterator[Problem]:
    stipulations = seen.known.terms.stipulations
    if stipulations.is_exclusive:
        yield seen.problem(
            "photo_is_exclusive",
            "The file of photo {position} says that it is exclusive. Make sure that we may use it.",
            "usage_rights",
        )
    if stipulations.no_sales:
        yield seen.problem("no_sales", "Photo {position} must not be sold or passed on.", "usage_rights")


def _ends_soon(seen: _Seen) -> Iterator[Problem]:
    now = seen.known.as_of
    end = use_ends_at(seen.known.terms, now) if now else None
    if now and end and now < end[0] <= now + SOON:
        used_in = ", ".join(sorted({seen.demands.slug, *seen.known.used_in} - {""}))
        yield seen.problem(
            "use_ends_soon",
            "Photo {position} may be used until {date} only: {reason}. It is used in: {articles}.",
            "usage_rights",
            date=f"{end[0]:%Y-%m-%d}",
            reason=end[1],
            articles=used_in or "–",
        )


def _was_given_for_another_story(seen: _Seen) -> Iterator[Problem]:
    others = [slug for slug in seen.known.used_in if slug != seen.demands.slug]
    is_for_one = seen.known.terms.stipulations.is_for_one_story
    if others and (is_for_one or seen.known.usage_rights in _GIVEN_FOR_ONE_STORY):
        yield seen.problem(
            "photo_of_another_story",
            "Photo {position} was given for one story, but is also used in: {articles}.",
            "usage_rights",
            articles=", ".join(others),
        )


def _names_no_licence(seen: _Seen) -> Iterator[Problem]:
    if seen.known.usage_rights is not UsageRights.CREATIVE_COMMONS or not seen.use.credit_line.strip():
        return
    if not _LICENCE.search(f"{seen.use.credit_line} {seen.use.caption}"):
        yield seen.problem(
            "licence_not_named",
            "Photo {position} is under a Creative Commons licence that its credit does not name, such as CC BY 4.0.",
            "credit_line",
        )


def _is_not_sharp(seen: _Seen) -> Iterator[Problem]:
    width = round(seen.known.width * (seen.use.crop.width if seen.use.crop else 1))
    if 0 < width < _NARROWEST:
        yield seen.problem(
            "photo_too_small",
            "Photo {position} is only {width} pixels wide and will look blurred on a page.",
            "usage_rights",
            width=width,
        )


def _is_cut_in_iim(seen: _Seen) -> Iterator[Problem]:
    """Warn of texts that leave in the picture, but not whole in IIM, the only ones old programs read."""
    said = {
        "caption": seen.use.caption,
        "credit_line": seen.use.credit_line,
        "creator": seen.known.creator,
        "copyright": seen.known.copyright,
        "source": seen.known.source,
    }
    for name in cut_short_in_iim(said):
        found = CUT_IN_IIM[name]
        field = name if name == "caption" else "credit_line"
        yield seen.problem(found.rule, found.sentence, field, end=shown_by_iim(name, said[name])[-_END:])


def _carries_another_credit(seen: _Seen) -> Iterator[Problem]:
    within = parse_credit(seen.use.caption, seen.demands.house.agencies)
    if within.caption and within.parts and within.parts != seen.credit.parts and seen.credit.parts:
        credit = within.printed.replace(within.caption, "", 1).strip()
        yield seen.problem(
            "caption_carries_credit",
            "The caption of photo {position} has the credit “{credit}” in it, which would be printed beside its own.",
            "caption",
            credit=credit,
        )


def _letters(text: str) -> str:
    return "".join(letter for letter in text.casefold() if letter.isalnum())


# So much of a cut text is quoted: enough to find the place.
_END = 32
SOON = timedelta(days=7)
_GIVEN_FOR_ONE_STORY = {UsageRights.HANDOUT, UsageRights.COURTESY, UsageRights.SOCIAL_MEDIA}
_LICENCE = re.compile(r"\bCC\b|\bcreative commons\b|크리에이티브\s?커먼즈", re.IGNORECASE)
# Pictures that show no event have no day and no place of their own.
_NO_EVENT = {UsageRights.COMPOSITE, UsageRights.AI_MADE, UsageRights.SCREENGRAB}
_Check = Callable[[_Seen], Iterator[Problem]]
_BLOCKING: tuple[_Check, ...] = (_is_bare, _breaks_its_rights, _is_barred, _lacks_demanded_alt_text)
_WORTH_A_LOOK: tuple[_Check, ...] = (
    _could_do_with_alt_text,
    _contradicts_its_file,
    _lacks_its_demanded_credit,
    _carries_another_credit,
    _says_not_where_or_when,
    _names_another_day,
    _looks_like_a_file_photo,
    _was_seen_lately,
    _speaks_for_a_government,
    _is_limited,
    _is_not_sharp,
    _ends_soon,
    _was_given_for_another_story,
    _names_no_licence,
    _is_cut_in_iim,
)
