"""HTML from outside: our blocks and marks come in, nothing that could do harm does."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cms.body.model import Block, BlockType, Mark, MarkType, plain_text
from cms.domain.errors import UnreadableFile
from cms.intake.web_text import LARGEST_MARKUP, body_from_html


def told(markup):
    return [(block.type.value, block.text) for block in body_from_html(markup)]


def test_a_page_becomes_our_blocks_in_reading_order():
    markup = """<h2>Ferry</h2><p>It <strong>left</strong><br>at dawn.</p><blockquote><p>Really?</p></blockquote>
    <ul><li>One<ol><li>Deep</li></ol></li><li>Two</li></ul><hr><p>End</p>"""
    assert told(markup) == [
        ("subheading", "Ferry"),
        ("paragraph", "It left"),
        ("paragraph", "at dawn."),
        ("quote", "Really?"),
        ("list_item", "One"),
        ("numbered_item", "Deep"),
        ("list_item", "Two"),
        ("divider", ""),
        ("paragraph", "End"),
    ]


def test_lists_know_how_deep_they_are():
    body = body_from_html("<ul><li>One<ul><li>Two<ol><li>Three</li></ol></li></ul></li></ul>")
    assert [block.depth for block in body] == [0, 1, 2]


def test_marks_stand_on_their_words():
    (block,) = body_from_html(
        '<p>A <b>bold</b> and <a href="https://a.example/x">linked <i>word</i></a>.</p>'
    )
    assert block == Block(
        text="A bold and linked word.",
        marks=(
            Mark(2, 6, MarkType.STRONG),
            Mark(11, 22, MarkType.LINK, "https://a.example/x"),
            Mark(18, 22, MarkType.EMPHASIS),
        ),
    )


@pytest.mark.parametrize(
    "href",
    ["javascript:alert(1)", "data:text/html,x", "file:///etc/passwd", "//evil.example", " jAvascript:x", ""],
)
def test_a_dangerous_address_leaves_only_its_words(href):
    (block,) = body_from_html(f'<p>Read <a href="{href}">this</a></p>')
    assert block == Block(text="Read this")


@pytest.mark.parametrize(
    "markup",
    [
        "<script>alert(1)</script>",
        "<style>p { color: red }</style>",
        "<svg><text>x</text></svg>",
        "<iframe src=x>x</iframe>",
        "<template><p>x</p></template>",
        "<img src=file:///etc/passwd onerror=x>",
        "<!-- a comment -->",
        "<?php echo 1 ?>",
        "<noscript>x</noscript>",
        "<head><title>x</title></head>",
        "   \n ",
        "",
    ],
)
def test_what_is_no_copy_stays_out(markup):
    assert body_from_html(markup) == ()
    assert told(f"<p>Before</p>{markup}<p>After</p>") == [("paragraph", "Before"), ("paragraph", "After")]


def test_white_space_folds_as_a_browser_shows_it():
    assert told("<p>  One\n\n two <b> three</b>\t</p>\n\n<p>&nbsp;</p>")[0] == ("paragraph", "One two three")


def test_no_entity_of_a_document_is_resolved():
    markup = '<!DOCTYPE p [<!ENTITY secret SYSTEM "file:///etc/hostname">]><p>a&secret;b</p>'
    assert "hostname" not in plain_text(body_from_html(markup))
    assert len(plain_text(body_from_html(markup))) < 40


@pytest.mark.parametrize("depth", [300, 20_000])
def test_a_page_nested_beyond_all_reason_still_gives_its_words(depth):
    assert "deep" in plain_text(body_from_html("<div>" * depth + "deep"))


@given(st.text(st.sampled_from("<>/pb &;\"'=ahref!-\n가"), max_size=60))
def test_any_markup_gives_a_body_or_none_and_never_breaks(markup):
    for block in body_from_html(markup):
        assert block.type is BlockType.DIVIDER or block.text.strip() == block.text != ""


def test_what_google_docs_wraps_all_in_is_not_bold():
    copied = (
        '<b style="font-weight:normal;" id="docs-internal-guid-1"><p><span style="font-weight:400">A </span>'
        '<span style="font-weight:700">bold</span><span style="font-style:italic"> word</span></p></b>'
    )
    (block,) = body_from_html(copied)
    assert block.marks == (Mark(2, 6, MarkType.STRONG), Mark(6, 11, MarkType.EMPHASIS))


def test_a_subheading_is_bold_by_itself():
    assert body_from_html("<h2><b>Harbour</b></h2>") == (Block(BlockType.SUBHEADING, "Harbour"),)


def test_comments_and_deletions_of_word_stay_out():
    copied = (
        '<p>The ferry<del cite="mailto:a"> train</del><ins> left</ins>'
        '<span class="MsoCommentReference"><a class="msocomanchor">[MK1]</a></span>.</p>'
        '<div style="mso-element:comment-list"><p class="MsoCommentText">Sure?</p></div>'
    )
    assert told(copied) == [("paragraph", "The ferry left.")]


def test_blanks_that_push_words_apart_are_one_and_those_that_hold_them_together_stay():
    assert told("<p>&nbsp;&nbsp; At&nbsp;&nbsp;&nbsp; 7&nbsp;pm &nbsp;</p>") == [("paragraph", "At 7\xa0pm")]


def test_signs_nobody_sees_stay_out():
    assert told("<p>har&shy;bour\u200b master\ufeff</p>") == [("paragraph", "harbour master")]


def test_lines_of_preformatted_text_are_paragraphs():
    assert told("<pre>one\n  two\nthree</pre>") == [
        ("paragraph", "one"),
        ("paragraph", "two"),
        ("paragraph", "three"),
    ]


def test_a_page_too_large_to_be_copy_is_refused_in_a_sentence():
    with pytest.raises(UnreadableFile, match="larger than 5 MB"):
        body_from_html("<p>x</p>" * (LARGEST_MARKUP // 8 + 1))
