"""How long comparing and merging versions of 10,000 words takes: `python -m tests.benchmarks.bodies`.

Prints JSON, milliseconds throughout; nothing here fails for being slow.
"""

import json
import statistics
import sys
import time
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from random import Random

from cms.body.diff import diff_body
from cms.body.merge import merge
from cms.body.model import Block, Body, new_block_id

ROUNDS = 15
# What issue 4 asks for.
LIMIT_OF_DIFF = 100
_PARAGRAPHS, _WORDS = 143, 70
_COMMON = ("the", "of", "a", "in", "정부는", "했다.") * 40


def measure(rounds: int = ROUNDS) -> dict[str, object]:
    """Return what comparing a text with several later versions of it took, and merging two of them."""
    random = Random(4)  # noqa: S311 (the same texts each time)
    vocabulary = [*_COMMON, *(f"word{n}" for n in range(1_500)), *(f"낱말{n}" for n in range(1_500))]

    def written() -> Block:
        return Block(text=" ".join(random.choices(vocabulary, k=_WORDS)))

    def edited(block: Block, words: int) -> Block:
        said = block.text.split()
        for _ in range(words):
            said[random.randrange(len(said))] = random.choice(vocabulary)
        return replace(block, text=" ".join(said))

    first: Body = tuple(written() for _ in range(_PARAGRAPHS))
    later: dict[str, Body] = {
        "a_tenth_of_the_paragraphs_edited": tuple(edited(b, 0 if n % 10 else 3) for n, b in enumerate(first)),
        "every_paragraph_edited": tuple(edited(b, 3) for b in first),
        "every_paragraph_edited_and_pasted": tuple(
            replace(edited(b, 3), block_id=new_block_id()) for b in first
        ),
        "every_paragraph_moved": tuple(random.sample(first, len(first))),
        "half_the_words_changed": tuple(edited(b, _WORDS // 2) for b in first),
        "written_anew": tuple(written() for _ in first),
    }
    mine, theirs = later["every_paragraph_edited"], tuple(edited(b, 3) for b in first)
    diffs = {name: _times(partial(diff_body, first, body), rounds) for name, body in later.items()}
    return {
        "words": _PARAGRAPHS * _WORDS,
        "rounds": rounds,
        "diff_limit_ms": LIMIT_OF_DIFF,
        "diff_ms": diffs,
        "merge_ms": _times(lambda: merge(first, mine, theirs), rounds),
    }


def _times(act: Callable[[], object], rounds: int) -> dict[str, float]:
    """Return what *act* took: the clock's best and median, and the median of the processor's own time."""
    waited, worked = [], []
    for _ in range(rounds):
        began, began_work = time.perf_counter(), time.process_time()
        act()
        waited.append((time.perf_counter() - began) * 1000)
        worked.append((time.process_time() - began_work) * 1000)
    return {
        "best": round(min(waited), 1),
        "median": round(statistics.median(waited), 1),
        "processor": round(statistics.median(worked), 1),
    }


if __name__ == "__main__":
    sys.stdout.write(json.dumps(measure(), indent=2) + "\n")
