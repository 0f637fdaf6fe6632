"""No sentence is shown in English to a Korean reader: every text in the code has its Korean."""

import ast
import re
import string
from collections.abc import Iterator
from pathlib import Path

import pytest

from cms.db.integrity import sqlite_triggers
from cms.db.refusals import told_by_file, told_by_server
from cms.domain.workflow import Publication, Role, Stage, Step, Who
from ui.shell.language import read_words

ROOT = Path(__file__).resolve().parents[3]

# Calls whose literal a person will read, and which argument it is.
_TEXT_CALLS = {
    "tr": 0,
    "translate": 1,
    "Shortcut": 2,
    "Problem": 1,
    "RightsProblem": 1,
    "problem": 1,
    "StyleFault": 0,
}


def literals(node: ast.expr) -> Iterator[str]:
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield node.value
    elif isinstance(node, ast.IfExp):
        yield from literals(node.body)
        yield from literals(node.orelse)


def name_of(call: ast.Call) -> str:
    function = call.func
    return function.attr if isinstance(function, ast.Attribute) else getattr(function, "id", "")


def error_names(trees: list[ast.Module]) -> set[str]:
    """NewsroomError and whatever descends from it, wherever it is declared."""
    names = {"NewsroomError"}
    classes = [node for tree in trees for node in ast.walk(tree) if isinstance(node, ast.ClassDef)]
    while True:
        found = {
            c.name for c in classes if any(getattr(b, "id", getattr(b, "attr", "")) in names for b in c.bases)
        }
        if found <= names:
            return names
        names |= found


def texts_of(folder: str) -> dict[str, str]:
    """English text → where it is said."""
    files = sorted((ROOT / folder).rglob("*.py"))
    trees = [ast.parse(file.read_text(encoding="utf-8")) for file in files]
    calls = {**_TEXT_CALLS, **dict.fromkeys(error_names(trees), 0)} if folder == "cms" else _TEXT_CALLS
    found: dict[str, str] = {}
    for file, tree in zip(files, trees, strict=True):
        for node in ast.walk(tree):
            if isinstance(node, ast.Call) and (name := name_of(node)) in calls:
                spoken = [*node.args[calls[name] : calls[name] + 1]]
                spoken += [key.value for key in node.keywords if key.arg == "sentence"]
                for text in (text for argument in spoken for text in literals(argument)):
                    found.setdefault(text, f"{file.relative_to(ROOT)}:{node.lineno}")
    return found


def places_of(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name is not None}


@pytest.mark.parametrize("folder", ["ui", "cms"])
def test_every_text_has_its_korean(folder):
    words = read_words("ko")
    missing = {text: where for text, where in texts_of(folder).items() if text not in words}
    assert not missing, "without Korean:\n" + "\n".join(
        f'  "{text}": "",  # {w}' for text, w in missing.items()
    )


def test_korean_keeps_every_place_of_the_english():
    words = read_words("ko")
    wrong = {text: korean for text, korean in words.items() if places_of(text) != places_of(korean)}
    assert not wrong


def test_every_word_the_rules_put_into_a_sentence_has_its_korean():
    assert set(read_words("ko")) >= words_of_the_rules()


def test_every_sentence_a_server_refuses_with_has_its_korean():
    missing = sentences_of_the_server() - set(read_words("ko"))
    assert not missing


def test_every_refusal_of_a_file_has_its_korean():
    missing = refusals_of_a_file() - set(read_words("ko"))
    assert not missing


def test_no_korean_is_kept_for_a_text_that_is_gone():
    said = {*texts_of("ui"), *texts_of("cms"), *words_of_the_rules(), *refusals_of_a_file()}
    said |= sentences_of_the_server()
    assert sorted(set(read_words("ko")) - said) == []


def words_of_the_rules() -> set[str]:
    """What stands in the places of refusals: roles, steps, states, who may."""
    named = {word.replace("_", " ") for rule in (Role, Step, Stage, Publication) for word in rule}
    return {*named, *Who, " and ", " or ", "until it is lifted"}


def sentences_of_the_server() -> set[str]:
    """What the functions and triggers of a server say, with a name for each place."""
    files = (ROOT / "cms" / "db" / "postgres" / "sql").glob("*.sql")
    said = {text for file in files for text in _sentences_in(file.read_text(encoding="utf-8"))}
    assert len(said) > 100
    return {told_by_server(text.replace("%s", "7"))[0] for text in said}


def _sentences_in(sql: str) -> Iterator[str]:
    # What is only told to whoever sets the server up is no refusal. Two literals with nothing but a line's end between
    # them are one; a rule's name may stand before the sentence.
    code = re.sub(r"--[^\n]*|RAISE (NOTICE|WARNING)[^;]*;", "", sql)
    code = re.sub(r"'\s*\n\s*'", "", code)
    for text in re.findall(r"'((?:[^']|'')*)'", code):
        if re.fullmatch(r"(\w+: )?[A-Z%].* .*[.]", text, re.DOTALL):
            yield re.sub(r"^\w+: ", "", text)


def refusals_of_a_file() -> set[str]:
    """What the triggers of a newsroom's file say, with the sentences it stands in."""
    reasons = [re.search(r"RAISE\(ABORT, '([^']*)'\)", sql) for _, sql in sqlite_triggers()]
    told = [told_by_file(reason[1]) for reason in reasons if reason]
    assert len(told) > 40
    refusals = {places["refusal"] for _, places in told if "refusal" in places}
    return {sentence for sentence, _ in told} | refusals
