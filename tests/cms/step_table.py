"""The newsroom's table of steps, told a second time from its specification and never from the program's own table."""

from dataclasses import dataclass
from itertools import product

_TABLE = """
step               | stage before             | publication before    | who                    | stage     | publication
save               | draft returned in_review | not retracted         | member                 | unchanged | unchanged
save               | approved                 | not retracted         | member                 | submitted | unscheduled
submit             | draft returned           | not retracted         | contributor, editor    | submitted | unchanged
recall             | submitted                | not retracted         | submitter              | draft     | unchanged
claim              | submitted                | not retracted         | editor                 | in_review | unchanged
release            | in_review                | not retracted         | editor                 | submitted | unchanged
return             | submitted in_review      | not retracted         | editor                 | returned  | unchanged
approve            | submitted in_review      | not retracted         | other_editor           | approved  | unchanged
publish            | approved                 | not retracted         | editor                 | unchanged | live
publish_urgent     | submitted in_review      | not retracted         | duty_editor            | unchanged | live
schedule           | approved                 | unpublished withdrawn | editor                 | unchanged | scheduled
unschedule         | approved                 | scheduled             | editor                 | unchanged | unscheduled
withdraw           | any                      | live                  | editor                 | unchanged | withdrawn
retract            | any                      | live withdrawn        | editor                 | unchanged | retracted
spike              | not spiked               | unpublished withdrawn | contributor, editor    | spiked    | unchanged
unspike            | spiked                   | unpublished withdrawn | contributor, editor    | before    | unchanged
set_embargo        | any                      | not retracted         | editor                 | unchanged | unchanged
lift_embargo       | any                      | not retracted         | editor                 | unchanged | unchanged
set_legal          | any                      | not retracted         | editor                 | unchanged | unchanged
clear_legal        | any                      | not retracted         | editor                 | unchanged | unchanged
set_picture_desk   | any                      | not retracted         | editor, picture_editor | unchanged | unchanged
clear_picture_desk | any                      | not retracted         | picture_editor         | unchanged | unchanged
"""
STAGES = ("draft", "submitted", "in_review", "returned", "approved", "spiked")
PUBLICATIONS = ("unpublished", "scheduled", "live", "withdrawn", "retracted")
# A spiked article was never out, or was withdrawn; only approved text is scheduled.
CAN_BE = tuple(
    (stage, publication)
    for stage, publication in product(STAGES, PUBLICATIONS)
    if (publication != "scheduled" or stage == "approved") and (stage, publication) != ("spiked", "live")
)


@dataclass(frozen=True, slots=True)
class Somebody:
    """A person as the specification sees them: their roles at the desk, and what they have to do with the text."""

    roles: frozenset[str]
    is_contributor: bool = False
    is_submitter: bool = False
    is_solo: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the table."""

    step: str
    stages: tuple[str, ...]
    publications: tuple[str, ...]
    who: tuple[str, ...]
    stage: str
    publication: str


_STAGES_OF = {"any": STAGES, "not spiked": STAGES[:-1]}


def _line(row: str) -> Line:
    step, stages, publications, who, stage, publication = (cell.strip() for cell in row.split("|"))
    return Line(
        step,
        _STAGES_OF.get(stages) or tuple(stages.split()),
        PUBLICATIONS[:-1] if publications == "not retracted" else tuple(publications.split()),
        tuple(word.strip() for word in who.split(",")),
        stage,
        publication,
    )


LINES = tuple(_line(row) for row in _TABLE.strip().splitlines()[1:])
ALL_STEPS = tuple(dict.fromkeys(line.step for line in LINES))


def line_for(step: str, stage: str, publication: str, somebody: Somebody) -> Line | None:
    """Return the line that allows the step, or None if the specification refuses it."""
    for line in LINES:
        if line.step == step and stage in line.stages and publication in line.publications:
            return line if any(_is(word, somebody) for word in line.who) else None
    return None


def stage_after(line: Line, stage: str, before_spike: str) -> str:
    """Return the stage the line leads to."""
    return {"unchanged": stage, "before": before_spike}.get(line.stage, line.stage)


def publication_after(line: Line, publication: str) -> str:
    """Return the publication the line leads to, for an article that was not out before it was scheduled."""
    if line.publication == "unscheduled":
        return "unpublished" if publication == "scheduled" else publication
    return publication if line.publication == "unchanged" else line.publication


# An “other editor” is one who did not write any of it.
def _is(word: str, somebody: Somebody) -> bool:
    roles = somebody.roles
    edits = bool(roles & {"editor", "duty_editor"})
    return {
        "member": bool(roles),
        "contributor": bool(roles) and somebody.is_contributor,
        "submitter": bool(roles) and somebody.is_submitter,
        "editor": edits,
        "other_editor": edits and (somebody.is_solo or not somebody.is_contributor),
        "duty_editor": "duty_editor" in roles,
        "picture_editor": "picture_editor" in roles,
    }[word]
