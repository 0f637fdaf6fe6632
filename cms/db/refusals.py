"""The sentences a newsroom's database refuses with, as the window can word them in the reader's language.

What a database says has its names and numbers in it already; here they are taken out again, so that the sentence is
one that `resources/i18n` knows.
"""

import re
from string import Formatter

# Those with something in them, as they stand in `cms/db/postgres/sql` with a name for each place.
SENTENCES_WITH_PLACES = (
    "{table} is never changed or deleted.",
    "An article that is {publication} cannot be taken through “{step}”.",
    "You cannot {step} this article.",
    "To {step} an article it must be {wanted}; this one is {stage}.",
    "To {step} an article, write the reason.",
    "The article moved on: {name} saved version {version} at {time} UTC. Nothing was done; look at it again.",
    "{count} suggestions are still to be accepted or rejected.",
    "Photo {position} has no caption.",
    "Photo {position} has no credit.",
    "Photo {position} has no usage rights.",
    "Photo {position} has no alternative text for readers who cannot see it.",
    "Photo {position} is a handout but is credited to staff.",
    "Photo {position} is an agency picture but its credit names no agency.",
    "Photo {position} is a file photo but does not say so.",
    "Photo {position} was put together or made with AI but does not say so.",
    "Photo {position} may not be used: somebody of this newsroom denied it.",
    "Photo {position} may not be used yet.",
    "Photo {position} may not be used in our country.",
    "The time for which photo {position} could be used is over.",
    "The time for which the sender of photo {position} lets it be used is over.",
    "The sender of photo {position} forbids to use it from the archive.",
)
# How the triggers of a file say it; what they keep is named first, for whoever reads a log.
_KEPT = re.compile(r"(\w+) is never (changed|deleted|replaced)")
_RULE = re.compile(r"^\w+: ")


def told_by_server(said: str) -> tuple[str, dict[str, str]]:
    """Return what a server's database *said* as a sentence with places, and what belongs in them."""
    for pattern, sentence in _patterns():
        found = pattern.fullmatch(said)
        if found:
            return sentence, found.groupdict()
    return said.replace("{", "{{").replace("}", "}}"), {}


def told_by_file(reason: str) -> tuple[str, dict[str, str]]:
    """Return what a trigger of a newsroom's file says, as a sentence with places, and what belongs in them."""
    kept = _KEPT.fullmatch(reason)
    if kept:
        return "The newsroom only adds to its records; nothing was changed ({table}).", {"table": kept[1]}
    return "The newsroom database refused it ({refusal}).", {"refusal": _RULE.sub("", reason)}


def _patterns() -> list[tuple[re.Pattern[str], str]]:
    return [(re.compile(_as_pattern(sentence), re.DOTALL), sentence) for sentence in SENTENCES_WITH_PLACES]


def _as_pattern(sentence: str) -> str:
    parts = Formatter().parse(sentence)
    return "".join(re.escape(words) + (f"(?P<{place}>.+?)" if place else "") for words, place, _, _ in parts)
