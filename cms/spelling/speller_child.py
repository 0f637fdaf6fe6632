"""The speller's child process: the dictionaries' library keeps whole Python waiting while it thinks, so it thinks here.

It reads questions from its standard input, one line of JSON each, and answers on its standard output until the input
ends.
"""

import json
import os
import signal
import sys
from typing import Any, BinaryIO

from cms.loaded_libraries import let_go_of_libraries
from cms.spelling.dictionaries import Dictionaries


def serve() -> None:
    """Answer one question after the other until nobody asks any more."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    if sys.platform != "win32":
        os.nice(5)  # opening a dictionary must not take the processor from whoever is typing
    dictionaries = Dictionaries()
    with _private_output() as answers:
        for number, line in enumerate(sys.stdin.buffer):
            answers.write(json.dumps(_answer(dictionaries, json.loads(line))).encode() + b"\n")
            answers.flush()
            if number == 0:
                let_go_of_libraries()


def _answer(dictionaries: Dictionaries, question: dict[str, Any]) -> dict[str, Any]:
    try:
        if "suggest" in question:
            return {"words": dictionaries.suggestions(question["dictionaries"], question["suggest"])}
        return {"words": dictionaries.wrong(question["dictionaries"], question["check"])}
    except ImportError:
        return {"words": [], "is_missing": True}


def _private_output() -> BinaryIO:
    """Keep the answers' channel to ourselves: what a C library prints goes to standard error instead."""
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    return answers


if __name__ == "__main__":
    serve()
