"""A body from outside is taken only if it follows the whole schema; what is wrong is told, and where."""

import pytest
from hypothesis import given

from cms.body.model import Block, BlockType, BodyError, LinkCard, Mark, MarkType
from cms.body.rules import DEEPEST, LONGEST_BODY, MOST_BLOCKS, check
from tests.cms.body.laws import BODIES

FIRST = Block(text="Tokyo", block_id="a")


@given(BODIES)
def test_whatever_can_be_written_here_is_taken(body):
    assert check(body) is body


@pytest.mark.parametrize(
    ("block", "said"),
    [
        (Block(block_id=""), "its id has to have"),
        (Block(block_id="b" * 65), "its id has to have"),
        (Block(block_id="a"), "belongs to an earlier block"),
        (Block(depth=-1), "its depth -1"),
        (Block(depth=DEEPEST + 1), "its depth 9"),
        (Block(depth=True), "its depth True"),
        (Block(BlockType.DIVIDER, "words"), "a divider holds no words"),
        (Block(BlockType.FIGURE, "words", photo_id="p"), "a figure holds no words"),
        (Block(BlockType.FIGURE), "names its photo"),
        (Block(photo_id="p"), "names its photo"),
        (Block(BlockType.EMBED), "has a card"),
        (Block(card=LinkCard("https://a.example")), "has a card"),
        (Block(BlockType.EMBED, card=LinkCard("javascript:alert(1)")), "no address on the web"),
        (Block(BlockType.EMBED, card=LinkCard("file:///etc/passwd")), "no address on the web"),
        (Block(BlockType.EMBED, card=LinkCard("mailto:a@b.example")), "no address on the web"),
        (Block(BlockType.EMBED, card=LinkCard("https://a.example/" + "b" * 2000)), "no address on the web"),
        (Block(text="a", marks=(Mark(0, 1, MarkType.LINK),)), "leads somewhere"),
        (Block(text="a", marks=(Mark(0, 1, MarkType.STRONG, "https://a.example"),)), "leads somewhere"),
        (Block(text="a", marks=(Mark(0, 1, MarkType.LINK, "javascript:x"),)), "neither a web nor a mail"),
        (Block(text="a", marks=(Mark(0, 1, MarkType.LINK, "data:text/html,x"),)), "neither a web nor a mail"),
    ],
)
def test_a_block_that_breaks_a_rule_is_refused_with_its_number(block, said):
    with pytest.raises(BodyError, match=f"^Block 2: .*{said}"):
        check((FIRST, block))


def test_a_body_too_big_for_any_window_is_refused():
    with pytest.raises(BodyError, match="characters"):
        check((Block(text="가" * (LONGEST_BODY + 1)),))
    with pytest.raises(BodyError, match="blocks"):
        check((FIRST,) * (MOST_BLOCKS + 1))
