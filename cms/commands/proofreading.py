"""`copydesk article check` and `copydesk word …`: spelling and house style, and the words the newsroom knows."""

from typing import Annotated, Any

import typer

from cms.commands.answers import print_json, print_line
from cms.commands.asking import asked, newsroom_for
from cms.domain.article import ArticleText
from cms.domain.proofreading import Passage, Reader, Remark, passages_of

word_commands = typer.Typer(help="The words the newsroom knows.", no_args_is_help=True)

Word = Annotated[str, typer.Argument(help="One word, without a space.")]


def check(context: typer.Context, slug: Annotated[str, typer.Argument(help="The article's slug.")]) -> None:
    """Read it for spelling and house style."""
    with newsroom_for(context) as newsroom:
        opened = newsroom.reading.open(slug)
        with newsroom.proofreading() as reader:
            found = _read(reader, opened.text, opened.row.language)
            has_dictionaries = reader.has_dictionaries
    if asked(context).wants_json:
        print_json({"has_dictionaries": has_dictionaries, "remarks": [_json(*one) for one in found]})
        return
    for passage, remark in found:
        print_line(_line(passage, remark))
    if not has_dictionaries:
        print_line("This computer has no dictionaries: spelling was not checked.")
    elif not found:
        print_line("Nothing to remark on.")


@word_commands.command("list")
def list_words(context: typer.Context) -> None:
    """List the newsroom's words."""
    with newsroom_for(context) as newsroom, newsroom.proofreading() as reader:
        words = sorted(reader.newsroom_words())
    if asked(context).wants_json:
        print_json(words)
        return
    for word in words:
        print_line(word)


@word_commands.command()
def add(context: typer.Context, word: Word) -> None:
    """Add a word for everybody in the newsroom."""
    with newsroom_for(context) as newsroom, newsroom.proofreading() as reader:
        reader.add_to_newsroom(word)
    _answer(context, word, is_known=True)


@word_commands.command()
def remove(context: typer.Context, word: Word) -> None:
    """Take a word off the newsroom's list."""
    with newsroom_for(context) as newsroom:
        newsroom.wording.remove_newsroom_word(word)
    _answer(context, word, is_known=False)


def _read(reader: Reader, text: ArticleText, language: str) -> list[tuple[Passage, Remark]]:
    reader.learn(text)
    passages = list(passages_of(text))
    by_itself = reader.read(passages, language)
    together = reader.read_together(passages, language)
    return [
        (passage, remark)
        for passage, one, other in zip(passages, by_itself, together, strict=True)
        for remark in sorted((*one, *other), key=lambda remark: remark.start)
    ]


def _line(passage: Passage, remark: Remark) -> str:
    fix = f" → {remark.fixes[0]}" if remark.fixes else ""
    return f"{passage.scope}: {remark.words}{fix} ({remark.explanation})"


def _json(passage: Passage, remark: Remark) -> dict[str, Any]:
    return {
        "part": passage.scope,
        "place": passage.place,
        "start": remark.start,
        "end": remark.end,
        "words": remark.words,
        "rule": remark.rule,
        "severity": remark.severity,
        "fixes": list(remark.fixes),
        "explanation": remark.explanation,
    }


def _answer(context: typer.Context, word: str, *, is_known: bool) -> None:
    if asked(context).wants_json:
        print_json({"word": word, "is_known": is_known})
    else:
        print_line(
            f"“{word}” is one of the newsroom’s words." if is_known else f"“{word}” is no longer on the list."
        )
