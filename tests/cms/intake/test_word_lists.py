"""Lists as Word writes them into HTML: paragraphs with a painted marker become items, and the marker goes."""

import pytest

from cms.intake.web_text import body_from_html

BLANKS = '<span style="font:7.0pt &quot;Times New Roman&quot;">&nbsp;&nbsp;&nbsp;&nbsp; </span>'


def item(marker, words, level=1):
    """One item as Word 2013 puts it on the clipboard."""
    return (
        f'<p class="MsoListParagraph" style="text-indent:-.25in;mso-list:l0 level{level} lfo1"><!--[if !supportLists]-->'
        f'<span style="font-family:Symbol"><span style="mso-list:Ignore">{marker}{BLANKS}</span></span><!--[endif]-->'
        f"{words}<o:p></o:p></p>"
    )


def told(markup):
    return [(block.type.value, block.depth, block.text) for block in body_from_html(markup)]


def test_bullets_and_numbers_become_items_at_their_depth():
    copied = item("·", "Ferries") + item("o", "at dawn", 2) + item("1.", "first", 3) + item("·", "Trains")
    assert told(copied) == [
        ("list_item", 0, "Ferries"),
        ("list_item", 1, "at dawn"),
        ("numbered_item", 2, "first"),
        ("list_item", 0, "Trains"),
    ]


@pytest.mark.parametrize("marker", ["1.", "12)", "(3)", "a.", "iv.", "가.", "①", "1.2."])
def test_a_number_is_known_in_any_script(marker):
    assert told(item(marker, "나루터"))[0] == ("numbered_item", 0, "나루터")


@pytest.mark.parametrize("marker", ["·", "o", "§", "\uf0b7", "-", "✓"])
def test_a_bullet_is_known_by_its_sign(marker):
    assert told(item(marker, "나루터"))[0] == ("list_item", 0, "나루터")


def test_a_marker_set_off_only_by_blanks_goes_too():
    copied = '<p class="MsoListParagraph"><b>2.&nbsp;&nbsp; </b>The <i>ferry</i> left</p>'
    (block,) = body_from_html(copied)
    assert (block.type.value, block.text) == ("numbered_item", "The ferry left")
    assert [block.text[mark.start : mark.end] for mark in block.marks] == ["ferry"]


def test_the_words_of_an_item_without_a_marker_stay():
    assert told('<p style="mso-list:l0 level2 lfo1">Only words</p>') == [("list_item", 1, "Only words")]
    assert told('<p class="MsoListParagraph">A ferry</p>') == [("paragraph", 0, "A ferry")]


def test_a_subheading_keeps_its_number_and_loses_its_bullet():
    heading = item("2.", "Harbour").replace("<p ", "<h2 ").replace("</p>", "</h2>")
    assert told(heading) == [("subheading", 0, "2. Harbour")]
    assert told(heading.replace("2.<", "·<")) == [("subheading", 0, "Harbour")]


def test_a_paragraph_after_a_list_is_one():
    assert told(item("·", "One") + '<p class="MsoNormal">Two</p>')[1] == ("paragraph", 0, "Two")
