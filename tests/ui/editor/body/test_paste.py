"""What comes into the body by paste and drop, and what is copied out of it."""

import pytest
from PySide6.QtCore import QMimeData, QUrl
from PySide6.QtGui import QImage

from cms.body.model import Block, BlockType, Mark, MarkType
from tests.ui.editor.body.test_edit import brought, go_to_end, select, shown, texts
from ui.editor.body.edit import BodyEdit


@pytest.fixture
def body(on_screen, theme):
    body = BodyEdit(theme)
    on_screen(body)
    body.setFocus()
    return body


def test_pasted_lines_become_plain_paragraphs(body):
    shown(body, Block(text="before after"))
    select(body, 7, 7)
    body.insertFromMimeData(brought(text="one\n\n  two \n"))
    assert body.body == (Block(text="before one"), Block(text="twoafter"))


def test_pasted_html_is_handed_on_with_its_plain_words_and_never_enters_by_itself(qtbot, body):
    shown(body, Block(text="before"))
    html = "<h1>one</h1><p onclick='x()'><a href='javascript:x'>two</a><img src='file:///etc/passwd'></p>"
    with qtbot.waitSignal(body.page_brought) as handed_on:
        body.insertFromMimeData(brought(text="one\ntwo", html=html))
    assert handed_on.args[1] == "one\ntwo"
    assert "<h1>one</h1>" in handed_on.args[0]
    assert body.body == (Block(text="before"),)


def test_blocks_taken_in_are_one_step(body):
    shown(body, Block(text="before "))
    select(body, 7, 7)
    body.take_in((Block(text="one"), Block(type=BlockType.LIST_ITEM, text="two")))
    assert body.body == (Block(text="before one"), Block(type=BlockType.LIST_ITEM, text="two"))
    body.undo()
    assert body.body == (Block(text="before "),)


def test_words_copied_here_are_html_for_other_programs_and_blocks_for_ourselves(body):
    item = Block(type=BlockType.LIST_ITEM, text="a <b> & c", marks=(Mark(0, 1, MarkType.STRONG),))
    shown(body, Block(type=BlockType.SUBHEADING, text="Harbour"), item)
    body.selectAll()
    copied = body.createMimeDataFromSelection()
    assert copied.html() == "<h2>Harbour</h2><ul><li><strong>a</strong> &lt;b&gt; &amp; c</li></ul>"
    shown(body)
    body.insertFromMimeData(copied)
    assert body.body == (Block(type=BlockType.SUBHEADING, text="Harbour"), item)


def test_documents_are_handed_on_apart_from_pictures(qtbot, body):
    shown(body)
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile("/home/minji/copy.docx"), QUrl.fromLocalFile("/home/minji/quay.jpg")])
    with qtbot.waitSignals([body.documents_brought, body.files_brought]):
        body.insertFromMimeData(mime)


def test_a_few_pasted_words_keep_the_blanks_around_them(body):
    shown(body, Block(text="one two"))
    select(body, 3, 3)
    body.insertFromMimeData(brought(text=" and a half"))
    assert texts(body) == ["one and a half two"]


def test_hangul_pasted_in_pieces_is_put_together(body):
    shown(body, Block(text=""))
    body.insertFromMimeData(brought(text="\u1112\u1161\u11ab"))
    assert texts(body) == ["한"]


def test_words_copied_here_keep_their_marks_and_types(qtbot, body):
    heading = Block(type=BlockType.SUBHEADING, text="What changes", marks=(Mark(0, 4, MarkType.STRONG),))
    shown(body, heading, Block(text="Boats run."), Block())
    select(body, 0, 22)
    copied = body.createMimeDataFromSelection()
    assert copied.text() == "What changes\n\nBoats run"
    go_to_end(body)
    body.insertFromMimeData(copied)
    assert body.body[2:] == (heading, Block(text="Boats run"))
    assert len({block.block_id for block in body.body}) == 4


def test_blocks_another_program_made_up_are_not_believed(body):
    shown(body, Block(text="one"))
    evil = (
        b'{"schema":1,"blocks":[{"id":"x","type":"paragraph","text":"a","marks":[[0,1,"link","file:///x"]]}]}'
    )
    body.insertFromMimeData(brought(text="a", formats={"application/vnd.copydesk.body+json": evil}))
    assert body.body == (Block(text="aone"),)


def test_dropped_files_go_to_the_photos_and_not_into_the_text(qtbot, body):
    shown(body, Block(text="one"))
    with qtbot.waitSignal(body.files_brought) as taken:
        body.insertFromMimeData(brought(files=("/pictures/a.jpg", "/pictures/b.jpg")))
    assert taken.args == [["/pictures/a.jpg", "/pictures/b.jpg"]]
    assert texts(body) == ["one"]


def test_a_pasted_picture_is_handed_on_as_it_came(qtbot, body):
    shown(body, Block(text="one"))
    mime = brought(formats={"image/jpeg": b"\xff\xd8 with its caption"})
    mime.setImageData(QImage(2, 2, QImage.Format.Format_RGB32))
    with qtbot.waitSignal(body.picture_brought) as taken:
        body.insertFromMimeData(mime)
    assert taken.args == [b"\xff\xd8 with its caption"]


def test_a_pasted_picture_that_is_only_pixels_becomes_a_png(qtbot, body):
    mime = QMimeData()
    mime.setImageData(QImage(2, 2, QImage.Format.Format_RGB32))
    with qtbot.waitSignal(body.picture_brought) as taken:
        body.insertFromMimeData(mime)
    assert taken.args[0].startswith(b"\x89PNG")


def test_nothing_is_ever_loaded_into_the_document(body):
    assert body.loadResource(2, QUrl("file:///etc/passwd")).size().width() == 1


# Composing Hangul.
