"""Why the newsroom refused what waited here: kept as sentence and places, so that any window words it in its language."""

import json
from dataclasses import asdict

from cms.domain.errors import NewsroomError
from cms.domain.problems import Blocked, Problem


def stored(refusal: NewsroomError) -> str:
    """Return *refusal* as it is kept in the file."""
    if isinstance(refusal, Blocked):
        told: object = {"problems": [asdict(problem) for problem in refusal.problems]}
    else:
        told = [refusal.sentence, {name: str(place) for name, place in refusal.places.items()}]
    return json.dumps(told, default=str)


def refusal_of(kept: str) -> NewsroomError | None:
    """Return what is kept in the file as `stored` wrote it; None where nothing was refused."""
    if not kept:
        return None
    try:
        told = json.loads(kept)
    except json.JSONDecodeError:
        # Submissions were once refused with the English words alone.
        return NewsroomError(kept.replace("{", "{{").replace("}", "}}"))
    if isinstance(told, dict):
        return Blocked(tuple(Problem(**problem) for problem in told["problems"]))
    sentence, places = told
    return NewsroomError(sentence, **places)
