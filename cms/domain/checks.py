"""What must be right before an article may be submitted, approved or published, and what is worth a second look."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from dataclasses import field as a_field

from cms.body.suggestions import open_suggestions
from cms.domain.article import ArticleText, PhotoUse
from cms.domain.credit import contradicts, parse_credit
from cms.domain.errors import RuleBroken
from cms.domain.rights import UsageRights, rights_problems


@dataclass(frozen=True, slots=True)
class Problem:
    """One finding: *sentence* has named places filled from *places*; *photo* is its 1-based position, 0 for none.

    *field* is where to go: `headline`, `body`, `caption`, `credit_line`, `alt_text` or `usage_rights`.
    """

    rule: str
    sentence: str
    field: str
    photo: int = 0
    photo_id: str = ""
    places: Mapping[str, object] = a_field(default_factory=dict)

    @property
    def message(self) -> str:
        """The finding in English."""
        return self.sentence.format(**self.places)


class Blocked(RuleBroken):
    """The article is not ready; *problems* says what is missing, and where each can be put right."""

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        super().__init__("{problems}", problems=" ".join(problem.message for problem in problems))
        self.problems = problems


@dataclass(frozen=True, slots=True)
class PhotoProvenance:
    """What the library knows of a used photograph and the checks need."""

    usage_rights: UsageRights | None = None
    embedded_credit: str = ""


def blockers(
    text: ArticleText, provenance: Mapping[str, PhotoProvenance], staff: Collection[str] = ()
) -> tuple[Problem, ...]:
    """Return what forbids submission, approval and publication of *text*.

    *provenance* is by photo id; *staff* are the names of our own people, who cannot have made a handout.
    """
    return (*_text_blockers(text), *_photo_blockers(text, provenance, staff))


def unsettled(text: ArticleText) -> tuple[Problem, ...]:
    """Return what forbids approval and publication, but not submission: suggestions wait for whoever reviews them."""
    count = len(open_suggestions(text.body))
    if count == 0:
        return ()
    if count == 1:
        return (Problem("suggestion_open", "A suggestion is still to be accepted or rejected.", "body"),)
    return (
        Problem(
            "suggestion_open",
            "{count} suggestions are still to be accepted or rejected.",
            "body",
            places={"count": count},
        ),
    )


def warnings(text: ArticleText, provenance: Mapping[str, PhotoProvenance]) -> tuple[Problem, ...]:
    """Return what an editor should look at again; nothing here forbids anything."""
    return (*_photo_warnings(text, provenance), *_text_warnings(text))


def _text_blockers(text: ArticleText) -> Iterator[Problem]:
    if not text.headline.strip():
        yield Problem("headline_missing", "The article has no headline.", "headline")
    if not text.plain_body.strip():
        yield Problem("body_empty", "The article has no text yet.", "body")


def _photo_blockers(
    text: ArticleText, provenance: Mapping[str, PhotoProvenance], staff: Collection[str]
) -> Iterator[Problem]:
    for position, use in enumerate(text.photos, start=1):
        known = provenance.get(use.photo_id, PhotoProvenance())
        if not use.caption.strip():
            yield _of_photo(
                "photo_caption_missing", "Photo {position} has no caption.", "caption", position, use
            )
        if not use.credit_line.strip():
            yield _of_photo(
                "photo_credit_missing", "Photo {position} has no credit.", "credit_line", position, use
            )
        if known.usage_rights is None:
            yield _of_photo(
                "photo_rights_missing", "Photo {position} has no usage rights.", "usage_rights", position, use
            )
        elif use.credit_line.strip():
            credit = parse_credit(use.credit_line)
            for problem in rights_problems(known.usage_rights, credit, use.caption, staff=staff):
                yield _of_photo(problem.rule, problem.sentence, "credit_line", position, use)


def _photo_warnings(text: ArticleText, provenance: Mapping[str, PhotoProvenance]) -> Iterator[Problem]:
    for position, use in enumerate(text.photos, start=1):
        if not use.alt_text.strip():
            yield _of_photo(
                "photo_alt_text_missing",
                "Photo {position} has no alternative text for readers who cannot see it.",
                "alt_text",
                position,
                use,
            )
        embedded = provenance.get(use.photo_id, PhotoProvenance()).embedded_credit
        if (
            embedded
            and use.credit_line
            and contradicts(parse_credit(use.credit_line), parse_credit(embedded))
        ):
            yield Problem(
                "credit_contradicts_file",
                "Photo {position} is credited “{printed}”, but its file says “{embedded}”.",
                "credit_line",
                position,
                use.photo_id,
                {"position": position, "printed": use.credit_line, "embedded": embedded},
            )


def _text_warnings(text: ArticleText) -> Iterator[Problem]:
    opened, closed = text.plain_body.count("“"), text.plain_body.count("”")
    if opened != closed:
        yield Problem(
            "quotation_marks_unbalanced",
            "The text opens {opened} quotations and closes {closed}.",
            "body",
            places={"opened": opened, "closed": closed},
        )


def _of_photo(rule: str, sentence: str, field_name: str, position: int, use: PhotoUse) -> Problem:
    return Problem(rule, sentence, field_name, position, use.photo_id, {"position": position})
