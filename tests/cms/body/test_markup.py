"""A body on other programs' clipboards: its looks as HTML, its words escaped."""

from hypothesis import given
from hypothesis import strategies as st

from cms.body.markup import as_markup
from cms.body.model import Block, BlockType, Mark, MarkType
from cms.intake.web_text import body_from_html

WORDS = st.text(alphabet="abc 한국어🙂<&\"'>", max_size=12).map(lambda text: " ".join(text.split()))
LISTS = st.sampled_from([BlockType.LIST_ITEM, BlockType.NUMBERED_ITEM])


def test_nested_lists_close_where_they_end():
    body = (
        Block(type=BlockType.LIST_ITEM, text="one"),
        Block(type=BlockType.NUMBERED_ITEM, text="deep", depth=1),
        Block(type=BlockType.LIST_ITEM, text="two"),
        Block(text="end"),
    )
    assert as_markup(body) == "<ul><li>one</li><ol><li>deep</li></ol><li>two</li></ul><p>end</p>"


def test_only_addresses_an_article_may_have_are_linked():
    mark = Mark(0, 4, MarkType.LINK, "https://a.example/?q=1&b=2")
    assert as_markup([Block(text="here", marks=(mark,))]) == (
        '<p><a href="https://a.example/?q=1&amp;b=2">here</a></p>'
    )


@given(st.lists(st.tuples(LISTS, WORDS.filter(bool), st.integers(0, 1)), max_size=6))
def test_what_was_copied_reads_the_same_when_it_comes_back(items):
    body = tuple(Block(kind, words, depth=depth) for kind, words, depth in items)
    back = body_from_html(as_markup(body))
    assert [(block.text, block.depth) for block in back] == [(block.text, block.depth) for block in body]
