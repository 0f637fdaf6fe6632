"""An editor sees what changed since the last review, word by word, before reading anything else."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QLabel, QToolButton

from cms.body.model import Block, BlockType, Mark, MarkType, body_from_text
from cms.domain.article import ArticleText, PhotoUse
from cms.domain.difference import difference
from tests.ui.review.rows_of_review import between, english_difference, korean_difference
from ui.review.changes_view import ChangesView


@pytest.fixture
def view(qtbot, theme, icons):
    view = ChangesView(theme, icons)
    qtbot.addWidget(view)
    view.resize(640, 700)
    with qtbot.waitExposed(view):
        view.show()
    return view


def text(words, **more):
    return ArticleText(body=body_from_text(words), **more)


def look_of(view, words):
    """The letters in which *words* stand on the page."""
    cursor = view.page.document().find(words)
    assert not cursor.isNull(), f"“{words}” is not on the page"
    probe = QTextCursor(view.page.document())
    probe.setPosition(cursor.selectionStart() + 1)
    return probe.charFormat()


def press(view, letter):
    view.page.keyPressEvent(QKeyEvent(QKeyEvent.Type.KeyPress, 0, Qt.KeyboardModifier.NoModifier, letter))


def labels(view):
    return [label.text() for label in view.findChildren(QLabel) if label.isVisible()]


def test_added_words_are_underlined_and_removed_ones_struck_through(view, theme):
    view.show_difference(between(text("Three ships sailed."), text("Five ships sailed.")), language="en")
    added, removed, same = look_of(view, "Five"), look_of(view, "Three"), look_of(view, "ships")
    assert added.fontUnderline()
    assert added.background().color().name().upper() == theme.tokens.diff_added.ground
    assert removed.fontStrikeOut()
    assert removed.background().color().name().upper() == theme.tokens.diff_removed.ground
    assert not same.fontUnderline()
    assert not same.fontStrikeOut()


def test_head_counts_words_and_captions(view):
    view.show_difference(english_difference(), language="en")
    assert view.counts_text().startswith("Version 3 → 5: +46 −13 words, 1 caption, 1 credit")
    assert view.counts_text() in labels(view)


def test_paragraph_that_did_not_change_stays_for_context_in_a_quieter_colour(view, theme):
    before = text("The pier is open.\nThree ships sailed.")
    view.show_difference(between(before, text("The pier is open.\nFive ships sailed.")), language="en")
    assert look_of(view, "The pier").foreground().color().name().upper() == theme.tokens.text2


def test_changed_caption_stands_under_the_name_of_its_photo(view):
    before = text("Ships.", photos=(PhotoUse("p", "A pier.", "AP"),))
    after = text("Ships.", photos=(PhotoUse("p", "A pier at dawn.", "AP=Associated Press"),))
    view.show_difference(between(before, after), language="en")
    page = view.page.toPlainText()
    assert "Photo 1 · caption\nA pier at dawn." in page
    assert "Photo 1 · credit\nAP=Associated Press" in page


def test_exchanged_picture_is_told_in_words_and_not_by_its_id(view):
    before = text("Ships.", photos=(PhotoUse("id-of-old", "A pier.", "AP"),))
    after = text("Ships.", photos=(PhotoUse("id-of-new", "A pier.", "AP"),))
    view.show_difference(between(before, after), language="en")
    assert "Photo 1 · picture\nAnother picture" in view.page.toPlainText()
    assert "id-of" not in view.page.toPlainText()


def test_first_version_in_review_has_nothing_to_be_compared_with(view):
    view.show_difference(None, language="en")
    assert view.counts_text() == "Nothing to compare: this is the first version in review."
    assert view.counts_text() in labels(view)


def test_version_with_the_same_words_says_that_none_changed(view):
    same = text("Ships sailed.")
    view.show_difference(difference(same, same, from_version=3, to_version=4), language="en")
    assert "No word changed since version 3." in labels(view)


def test_exchanged_link_is_told_though_no_word_changed(view):
    linked = Block(text="the agreement", marks=(Mark(0, 13, MarkType.LINK, "https://port.example/old"),))
    relinked = replace(linked, marks=(Mark(0, 13, MarkType.LINK, "https://port.example/new"),))
    view.show_difference(between(ArticleText(body=(linked,)), ArticleText(body=(relinked,))), language="en")
    assert "Only the formatting or a link changed" in view.page.toPlainText()
    assert view.counts_text() == "Version 1 → 2: +0 −0 words, formatting"


def test_moved_paragraph_and_figure_are_told_at_their_new_place(view):
    words = [
        Block(text=f"Paragraph {name} is about the {name} ferry.") for name in ("first", "second", "third")
    ]
    figure = Block(BlockType.FIGURE, photo_id="p1")
    before, after = (figure, *words), (*words, figure)
    view.show_difference(between(ArticleText(body=before), ArticleText(body=after)), language="en")
    shown = view.page.toPlainText()
    view.show_difference(
        between(ArticleText(body=tuple(words)), ArticleText(body=(words[2], *words[:2]))), language="en"
    )
    assert "Moved here\nParagraph third is about the third ferry." in view.page.toPlainText()
    assert view.page.toPlainText().count("Paragraph third") == 1
    assert "Moved here\n[Photo]" in shown
    assert view.counts_text() == "Version 1 → 2: +0 −0 words"


def test_numbers_of_a_list_pass_over_removed_points(view):
    points = [Block(type=BlockType.NUMBERED_ITEM, text=word) for word in ("Alpha", "Beta", "Gamma")]
    before, after = ArticleText(body=tuple(points)), ArticleText(body=(points[0], points[2]))
    view.show_difference(between(before, after), language="en")
    numbers, block = [], view.page.document().firstBlock()
    while block.isValid():
        numbers.append(
            (block.text(), block.blockFormat().intProperty(QTextCharFormat.Property.UserProperty + 2))
        )
        block = block.next()
    assert numbers == [("Alpha", 1), ("Beta", 0), ("Gamma", 2)]


def test_n_and_p_lead_from_change_to_change(view):
    view.show_difference(english_difference(), language="en")
    for letter, told in (("n", "Change 1 of 13"), ("n", "Change 2 of 13"), ("p", "Change 1 of 13")):
        press(view, letter)
        assert told in labels(view)


def test_n_works_while_the_korean_keyboard_is_on(view):
    view.show_difference(korean_difference(), language="ko")
    press(view, "ㅜ")
    assert view.page.current == 0


def test_change_far_down_comes_into_view(view):
    before = text("\n".join(f"Paragraph {n} about the harbour." for n in range(80)))
    after = text("\n".join(f"Paragraph {n} about the harbour." for n in range(79)) + "\nAn ending.")
    view.show_difference(between(before, after), language="en")
    view.next_change()
    assert view.page.verticalScrollBar().value() > 0
    assert view.page.viewport().rect().contains(view.page.cursorRect().center())


def test_last_change_has_no_next(view, qtbot):
    view.show_difference(between(text("Three ships."), text("Five ships.")), language="en")
    following = next(b for b in view.findChildren(QToolButton) if b.accessibleName() == "Next change")
    qtbot.mouseClick(following, Qt.MouseButton.LeftButton)
    assert "Change 1 of 1" in labels(view)
    assert not following.isEnabled()


def test_place_among_the_changes_survives_a_change_of_theme(view, theme):
    view.show_difference(english_difference(), language="en")
    for _ in range(3):
        view.next_change()
    theme.use("dark")
    assert "Change 3 of 13" in labels(view)
    assert look_of(view, "ten-").background().color().name().upper() == theme.tokens.diff_added.ground


def test_same_difference_again_leaves_the_reader_where_they_are(view):
    view.show_difference(english_difference(), language="en")
    view.next_change()
    view.show_difference(english_difference(), language="en")
    assert view.page.current == 0


def test_headline_that_did_not_change_heads_the_page(view):
    view.show_difference(between(text("Three."), text("Five.")), language="en", headline="Ships sail")
    assert view.page.toPlainText().startswith("Ships sail\n")


def test_markup_in_a_text_is_shown_letter_by_letter(view):
    view.show_difference(
        between(text("Ships."), text("Ships <img src='file:///etc/hostname'>.")), language="en"
    )
    assert "<img src='file:///etc/hostname'>" in view.page.toPlainText()


def test_changes_can_be_read_and_not_edited(view, qtbot):
    view.show_difference(english_difference(), language="en")
    shown = view.page.toPlainText()
    qtbot.keyClicks(view.page, "x")
    assert view.page.toPlainText() == shown


def test_column_of_a_wide_page_is_no_wider_than_720(view):
    view.resize(1200, 700)
    view.show_difference(english_difference(), language="en")
    frame = view.page.document().rootFrame().frameFormat()
    assert view.page.viewport().width() - frame.leftMargin() - frame.rightMargin() <= 721


def test_everything_around_the_changes_is_worded_in_korean(view, language):
    language.use("ko")
    view.show_difference(korean_difference(), language="ko")
    assert view.counts_text() == "버전 3 → 5: +27 −10단어, 사진 설명 1건, 크레딧 1건"
    assert "사진 1 · 설명" in view.page.toPlainText()


def test_changes_grow_with_the_text_of_the_window_and_the_reader_stays_where_they_are(view, theme):
    view.show_difference(english_difference(), language="en")
    view.next_change()
    before, words = view.page.current, view.page.toPlainText()
    sizes = letter_sizes(view)
    try:
        theme.set_zoom(200)
        assert letter_sizes(view) == [2 * size for size in sizes]
        assert (view.page.current, view.page.toPlainText()) == (before, words)
    finally:
        theme.set_zoom(100)
    assert letter_sizes(view) == sizes


def letter_sizes(view):
    block, sizes = view.page.document().begin(), []
    while block.isValid():
        sizes += [run.format.font().pixelSize() for run in block.textFormats()]
        block = block.next()
    return sizes
