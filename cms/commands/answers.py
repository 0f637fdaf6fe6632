"""How a command answers: in words for people, in JSON for programs."""

import json
import sys
from collections.abc import Mapping
from datetime import datetime
from enum import Enum
from pathlib import Path
from typing import Any

import typer

from cms.body.suggestions import as_read
from cms.commands.asking import asked
from cms.domain.checks import Problem
from cms.domain.credits.credit import printed_line
from cms.domain.difference import Difference
from cms.domain.errors import StaleArticle
from cms.domain.rows import ArticleRow, OpenArticle, PhotoRow, StepTaken


def print_json(answer: Any) -> None:
    """Write *answer* as one JSON document on standard output."""
    _out(json.dumps(answer, ensure_ascii=False, indent=2, default=_plain))


def print_json_line(answer: Any) -> None:
    """Write *answer* as JSON on one line, for a program that reads while we go on."""
    _out(json.dumps(answer, ensure_ascii=False, default=_plain))
    sys.stdout.flush()


def print_line(line: str) -> None:
    """Write one line on standard output."""
    _out(line)


def print_refusal(sentence: str) -> None:
    """Write why something was refused as one line on standard error."""
    sys.stderr.write(" ".join(sentence.split()) + "\n")


def step_json(taken: StepTaken) -> dict[str, Any]:
    """Return what a step or save answers."""
    answer = {
        "article_id": taken.article_id,
        "slug": taken.slug,
        "stage": taken.stage,
        "publication": taken.publication,
        "version": taken.version,
        "revoked_approval": taken.revoked_approval,
        "kept_aside": taken.kept_aside,
    }
    return answer | ({"page": taken.page} if taken.page else {})


def step_line(taken: StepTaken) -> str:
    """Return the same in words."""
    line = f"{taken.slug}: {_words(taken.stage)}, {taken.publication}, version {taken.version}"
    if taken.revoked_approval:
        line += " (the approval was taken back, because the text changed)"
    return f"{line}\n{taken.page}" if taken.page else line


def print_step(context: typer.Context, taken: StepTaken) -> None:
    """Answer a step or save; a text that was kept aside is a refusal, because the article is not as it was asked for."""
    aside = kept_aside(taken)
    if asked(context).wants_json:
        print_json(step_json(taken))
    elif aside is None:
        print_line(step_line(taken))
    if aside is not None:
        raise aside


def kept_aside(taken: StepTaken) -> StaleArticle | None:
    """Return the refusal that says where the text is, if it was kept aside."""
    if taken.kept_aside is None:
        return None
    return StaleArticle(
        "Somebody else saved or is writing in “{slug}” (now version {version}). Nothing was overwritten; your text "
        "is kept as version {kept_aside}, beside it.",
        slug=taken.slug,
        version=taken.version,
        kept_aside=taken.kept_aside,
    )


def article_json(opened: OpenArticle) -> dict[str, Any]:
    """Return the whole article as programs get it."""
    row, text = opened.row, opened.text
    return {
        **row_json(row),
        "content_hash": opened.content_hash,
        "headline": text.headline,
        "subheadline": text.subheadline,
        "summary": text.summary,
        "byline": text.byline,
        "dateline": text.dateline,
        "text": text.plain_body,
        "body": [
            {
                "type": block.type,
                "text": block.text,
                "marks": [[m.start, m.end, m.type, m.href] for m in block.marks],
                **({"photo_id": block.photo_id} if block.photo_id else {}),
                **({"card": _fields(block.card)} if block.card else {}),
            }
            for block in as_read(text.body)
        ],
        "photos": [
            {
                "photo_id": use.photo_id,
                "position": position,
                "file": opened.photos[use.photo_id].file_name,
                "caption": use.caption,
                "credit_line": use.credit_line,
                "alt_text": use.alt_text,
                "usage_rights": opened.photos[use.photo_id].usage_rights,
                "printed": printed_line(use.caption, use.credit_line),
            }
            for position, use in enumerate(text.photos, start=1)
        ],
        "blockers": [problem_json(problem) for problem in opened.blockers],
        "warnings": [problem_json(problem) for problem in opened.warnings],
        "reviewed_version": opened.reviewed_version,
        "approval": _fields(opened.approval) if opened.approval else None,
        "holds": {
            "embargo": opened.has_embargo,
            "embargo_until": opened.embargo_until,
            "legal": opened.legal,
            "picture_desk": opened.picture_desk,
        },
    }


def row_json(row: ArticleRow) -> dict[str, Any]:
    """Return an article of a list as programs get it."""
    return {**_fields(row), "is_being_corrected": row.is_being_corrected}


def problem_json(problem: Problem) -> dict[str, Any]:
    """Return a finding; *photo* is the photo's id, or null for the article's own."""
    return {
        "rule": problem.rule,
        "message": problem.message,
        "field": problem.field,
        "photo": problem.photo_id or None,
        "position": problem.photo or None,
    }


def photo_json(photo: PhotoRow) -> dict[str, Any]:
    """Return a photograph of the library, and what its sender stipulated."""
    fields = _fields(photo)
    del fields["provenance"]
    return fields | {"stipulations": list(photo.provenance.terms.stipulations.said)}


def difference_json(difference: Difference | None) -> dict[str, Any]:
    """Return what changed; empty lists where nothing did or there is nothing to compare with."""
    if difference is None:
        return {"from": None, "to": None, "fields": [], "body": [], "words_added": 0, "words_removed": 0}
    return {
        "from": difference.from_version,
        "to": difference.to_version,
        "words_added": difference.words_added,
        "words_removed": difference.words_removed,
        "fields": [
            {"field": c.field, "photo": c.photo or None, "runs": [[run.change, run.text] for run in c.runs]}
            for c in difference.fields
        ],
        "body": [
            {"change": c.change, "type": c.block.type, "runs": [[run.change, run.text] for run in c.runs]}
            for c in difference.body
        ],
    }


def fields_json(row: Any) -> dict[str, Any]:
    """Return any frozen row, field by field."""
    return _fields(row)


def _fields(row: Any) -> dict[str, Any]:
    return {name: getattr(row, name) for name in row.__dataclass_fields__}


def _words(stage: str) -> str:
    return stage.replace("_", " ")


def _plain(value: object) -> Any:
    if isinstance(value, datetime):
        return value.isoformat()
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, frozenset | set | tuple):
        return sorted(value)
    if isinstance(value, Mapping):
        return dict(value)
    if isinstance(value, Path):
        return str(value)
    return _fields(value)


def _out(text: str) -> None:
    sys.stdout.write(text + "\n")
