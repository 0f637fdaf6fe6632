"""Draws a body in which no word comes twice, and what a writer makes of it with edits drawn at random."""

from dataclasses import replace
from itertools import count
from random import Random

from cms.body.model import WITHOUT_WORDS, Block, BlockType, Body, Mark, MarkType, new_block_id

_SYLLABLES = ("ba", "ke", "li", "mo", "nu", "ra", "si", "to", "바", "소", "기", "다")


class Words:
    """Words of letters only, each given out once."""

    def __init__(self, voice: str) -> None:
        self._voice = voice
        self._numbers = count()

    def some(self, number: int) -> str:
        """Return *number* new words."""
        return " ".join(self._word(next(self._numbers)) for _ in range(number))

    def _word(self, number: int) -> str:
        word = self._voice
        while True:
            number, syllable = divmod(number, len(_SYLLABLES))
            word += _SYLLABLES[syllable]
            if not number:
                return word


def drawn_body(random: Random) -> Body:
    """Return a body of up to seven paragraphs of a few sentences."""
    words = Words("")
    return tuple(
        Block(text=" ".join(f"{words.some(random.randint(3, 7))}." for _ in range(random.randint(2, 4))))
        for _ in range(random.randint(1, 7))
    )


def edited(body: Body, random: Random, voice: str, *, edits: int = 4) -> Body:
    """Return what a writer makes of *body* with up to so many edits, in words that begin with *voice*."""
    words = Words(voice)
    blocks = list(body)
    for _ in range(random.randint(0, edits)):
        random.choice(_EDITS)(blocks, random, words)
    return tuple(blocks)


def _change_words(blocks: list[Block], random: Random, words: Words) -> None:
    """Put new words in the place of some, of none, or none in the place of some."""
    if not blocks:
        return
    at = random.randrange(len(blocks))
    old = blocks[at].text.split(" ")
    start = random.randint(0, len(old))
    new = words.some(random.randint(0, 2)).split()
    text = " ".join((*old[:start], *new, *old[start + random.randint(0, 2) :]))
    blocks[at] = replace(blocks[at], text=text, marks=())


def _split(blocks: list[Block], random: Random, _words: Words) -> None:
    """Press Enter somewhere; fewer than four words in a row may stand anywhere and are not told apart."""
    if not blocks:
        return
    at = random.randrange(len(blocks))
    old = blocks[at].text.split(" ")
    start = random.choice([0, len(old), *range(4, len(old) - 3)])
    blocks[at : at + 1] = [
        replace(blocks[at], text=" ".join(old[:start]), marks=()),
        Block(text=" ".join(old[start:])),
    ]


def _join(blocks: list[Block], random: Random, _words: Words) -> None:
    if len(blocks) < 2:
        return
    at = random.randrange(len(blocks) - 1)
    blocks[at : at + 2] = [
        replace(blocks[at], text=f"{blocks[at].text} {blocks[at + 1].text}".strip(), marks=())
    ]


def _move(blocks: list[Block], random: Random, _words: Words) -> None:
    if blocks:
        block = blocks.pop(random.randrange(len(blocks)))
        # Cut and pasted, a paragraph has another id.
        block = replace(block, block_id=new_block_id()) if random.random() < 0.5 else block
        blocks.insert(random.randint(0, len(blocks)), block)


def _remove(blocks: list[Block], random: Random, _words: Words) -> None:
    if blocks:
        del blocks[random.randrange(len(blocks))]


def _add(blocks: list[Block], random: Random, words: Words) -> None:
    blocks.insert(random.randint(0, len(blocks)), Block(text=f"{words.some(random.randint(1, 6))}."))


def _dress(blocks: list[Block], random: Random, _words: Words) -> None:
    """Make a heading of a paragraph, or mark a stretch of it."""
    if not blocks:
        return
    at = random.randrange(len(blocks))
    length = len(blocks[at].text)
    if not length or random.random() < 0.3:
        blocks[at] = replace(blocks[at], type=random.choice(sorted(set(BlockType) - WITHOUT_WORDS)))
        return
    start = random.randrange(length)
    kind = random.choice((MarkType.STRONG, MarkType.EMPHASIS, MarkType.LINK))
    href = f"https://{random.choice('ab')}.example" if kind is MarkType.LINK else ""
    mark = Mark(start, random.randint(start + 1, length), kind, href)
    blocks[at] = replace(blocks[at], marks=(mark,))


_EDITS = (_change_words, _change_words, _change_words, _split, _join, _move, _remove, _add, _dress)
