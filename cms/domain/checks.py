"""What must be right before an article may be submitted, approved or published, and what is worth a second look."""

from collections.abc import Iterator, Mapping

from cms.body.model import accepted_text
from cms.body.suggestions import open_suggestions
from cms.domain.article import ArticleText
from cms.domain.photos.checks import Demands, PhotoProvenance, photo_blockers, photo_warnings
from cms.domain.problems import Blocked, Problem

__all__ = [
    "NOTHING_KNOWN",
    "NO_DEMANDS",
    "Blocked",
    "Demands",
    "PhotoProvenance",
    "Problem",
    "blockers",
    "unsettled",
    "warnings",
]

NO_DEMANDS = Demands()
NOTHING_KNOWN = PhotoProvenance()


def blockers(
    text: ArticleText, provenance: Mapping[str, PhotoProvenance], demands: Demands = NO_DEMANDS
) -> tuple[Problem, ...]:
    """Return what forbids submission, approval and publication of *text*; *provenance* is by photo id."""
    return (*_text_blockers(text), *photo_blockers(text, provenance, demands))


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


def warnings(
    text: ArticleText, provenance: Mapping[str, PhotoProvenance], demands: Demands = NO_DEMANDS
) -> tuple[Problem, ...]:
    """Return what an editor should look at again; nothing here forbids anything."""
    return (*photo_warnings(text, provenance, demands), *_text_warnings(text))


def _text_blockers(text: ArticleText) -> Iterator[Problem]:
    if not text.headline.strip():
        yield Problem("headline_missing", "The article has no headline.", "headline")
    if not any(accepted_text(block).strip() for block in text.body):
        yield Problem("body_empty", "The article has no text yet.", "body")


def _text_warnings(text: ArticleText) -> Iterator[Problem]:
    words = [accepted_text(block) for block in text.body]
    opened, closed = (sum(one.count(sign) for one in words) for sign in "“”")
    if opened != closed:
        yield Problem(
            "quotation_marks_unbalanced",
            "The text opens {opened} quotations and closes {closed}.",
            "body",
            places={"opened": opened, "closed": closed},
        )
