"""Captions are read for spelling at their desk, by the page's own reader, each in its language."""

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QMenu

from ui.photos.caption_desk import CaptionDesk


@pytest.fixture
def captions(desk):
    """The whole library at the caption desk, no article open."""
    desk.go_to("Photos")
    desk.click("Captions…")
    desk.wait(lambda: desk.window.is_in_the_middle(CaptionDesk) and bool(desk.window.captions.photo_ids))
    desk.settle()
    desk.window.captions.sheet.select_row(0)
    return desk


def marks(desk, name="caption", proof=None):
    proof = proof or desk.app.photo_rooms.caption_proof
    block, found = proof._fields[name].document().begin(), []
    while block.isValid():
        found += [remark.words for remark in proof._marks[name].remarks_in(block)]
        block = block.next()
    return found


def write(desk, words, name="caption"):
    field = desk.window.captions.panel.texts[name]
    field.selectAll()
    field.insertPlainText(words)


def test_an_unknown_word_is_marked_in_caption_and_alternative_text(captions):
    write(captions, "A ferri leaves the harbour at dawn.")
    write(captions, "The harbuor at dawn.", "alt_text")
    captions.wait(lambda: marks(captions) == ["ferri"])
    captions.wait(lambda: marks(captions, "alt_text") == ["harbuor"])


def test_a_korean_caption_is_read_as_korean(captions):
    write(captions, "여객선이 항구를 떠나고 있다. 됬다.")
    captions.wait(lambda: any("됬" in words for words in marks(captions)))


def test_the_words_of_another_photo_are_read_without_a_key_being_pressed(captions):
    write(captions, "A ferri leaves.")
    captions.wait(lambda: marks(captions) == ["ferri"])
    captions.window.captions.panel.leave_untouched()
    captions.wait(lambda: marks(captions) == [])


def test_a_suggestion_from_the_menu_is_put_in_place(captions):
    write(captions, "A ferri leaves.")
    captions.wait(lambda: marks(captions) == ["ferri"])
    field = captions.window.captions.panel.texts["caption"]
    put_ferry(captions, field, 4)
    captions.wait(lambda: field.text == "A ferry leaves.")
    captions.wait(lambda: marks(captions) == [])


def put_ferry(desk, field, at):
    """Choose “ferry” from the menu on the word at a position."""
    cursor = field.textCursor()
    cursor.setPosition(at)
    field.setTextCursor(cursor)
    field.customContextMenuRequested.emit(field.cursorRect().center() + QPoint(1, 0))
    desk.wait(lambda: any("ferry" in one.text() for one in actions(desk)))
    next(one for one in actions(desk) if one.text() == "ferry").trigger()


def test_each_paragraph_of_a_caption_is_marked_and_put_right_where_it_stands(captions):
    write(captions, "A ferri leaves 🎉.\nThe harbuor wakes.\nA ferri returns.")
    captions.wait(lambda: marks(captions) == ["ferri", "harbuor", "ferri"])
    field = captions.window.captions.panel.texts["caption"]
    put_ferry(captions, field, field.document().characterCount() - len("rri returns.") - 1)
    captions.wait(lambda: field.text.endswith("A ferry returns."))
    captions.wait(lambda: marks(captions) == ["ferri", "harbuor"])


def test_the_caption_of_an_articles_photo_is_marked_beside_it_until_its_writer_says_to_leave_it(desk):
    desk.open_article("Lakeside Secretariat")
    desk.window.page.tray._list.clicked.emit(desk.window.page.tray._cards.index(0))
    desk.wait(lambda: desk.window.inspector.photo_id)
    proof = desk.app.photo_rooms.inspector_proof
    field = proof._fields["caption"]
    field.selectAll()
    field.insertPlainText("A ferri leaves.\nThe harbuor wakes.")
    desk.wait(lambda: marks(desk, proof=proof) == ["ferri", "harbuor"])
    block = field.document().begin()
    proof._ignore(proof._marks["caption"].remarks_in(block)[0])
    assert marks(desk, proof=proof) == ["harbuor"]
    assert desk.app.proofreading._ignored == {("spelling", "ferri")}


def actions(desk):
    menus = [menu for menu in desk.window.findChildren(QMenu) if menu.isVisible()]
    return [action for menu in menus for action in menu.actions()]


def test_nothing_is_marked_where_nobody_wants_it_marked(captions):
    write(captions, "A ferri leaves.")
    captions.wait(lambda: marks(captions) == ["ferri"])
    captions.app.proofreading.toggle()
    captions.wait(lambda: marks(captions) == [])
