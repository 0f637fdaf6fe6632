"""The pictures of a Word document come in as bytes, each once, and never from anywhere but the document."""

import zipfile

import pytest

from cms.intake.documents import document_of
from tests.cms.intake.word_pictures import illustrated

MEGABYTE = 1024 * 1024


def test_pictures_come_in_as_they_were_in_reading_order(tmp_path):
    path = illustrated(tmp_path / "copy.docx", {"b.png": b"first", "a.jpeg": b"second"})
    document = document_of(str(path))
    assert [(picture.file_name, picture.content) for picture in document.pictures] == [
        ("copy-1.png", b"first"),
        ("copy-2.jpg", b"second"),
    ]
    assert (document.headline, [block.text for block in document.below_headline]) == (
        "Ferry back at last",
        ["It left at dawn."],
    )


def test_a_picture_shown_again_and_again_comes_in_once(tmp_path):
    document = document_of(
        str(illustrated(tmp_path / "copy.docx", {"a.png": b"logo", "b.png": b"logo"}, times=20))
    )
    assert (len(document.pictures), document.unread_pictures) == (1, 0)


@pytest.mark.parametrize(
    "address",
    [
        "https://tracker.example/a.png",
        "file:///etc/hostname.png",
        "/etc/hostname.png",
        "../../../etc/hostname.png",
    ],
)
def test_a_picture_that_is_elsewhere_is_not_fetched(tmp_path, address):
    document = document_of(str(illustrated(tmp_path / "copy.docx", {address: None})))
    assert (document.pictures, document.unread_pictures) == ((), 1)
    assert document.body[-1].text == "It left at dawn."


@pytest.mark.parametrize("name", ["drawing.emf", "drawing.svg", "macro.bin"])
def test_a_kind_of_picture_no_reader_can_see_is_counted_and_left_out(tmp_path, name):
    document = document_of(str(illustrated(tmp_path / "copy.docx", {name: b"drawing"})))
    assert (document.pictures, document.unread_pictures) == ((), 1)


def test_pictures_too_large_or_too_many_are_left_out_and_counted(tmp_path):
    large = document_of(
        str(illustrated(tmp_path / "large.docx", {"a.png": bytes(26 * MEGABYTE), "b.png": b"b"}))
    )
    assert ([picture.content for picture in large.pictures], large.unread_pictures) == ([b"b"], 1)
    many = {f"{number}.png": str(number).encode() for number in range(100)}
    counted = document_of(str(illustrated(tmp_path / "many.docx", many)))
    assert (len(counted.pictures), counted.unread_pictures) == (30, 70)


def test_a_picture_that_is_damaged_leaves_the_words_whole(tmp_path):
    path = illustrated(tmp_path / "copy.docx", {"a.png": b"picture" * 3})
    content = path.read_bytes()
    place = content.index(b"media/a.png") + len(b"media/a.png")
    path.write_bytes(content[:place] + b"\xff" + content[place + 1 :])
    document = document_of(str(path))
    assert (document.pictures, document.unread_pictures) == ((), 1)
    assert document.body[-1].text == "It left at dawn."


def test_the_title_of_a_document_is_its_heading(tmp_path):
    styles = (
        '<w:styles xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">'
        '<w:style w:type="paragraph" w:styleId="Heading1"><w:name w:val="Title"/></w:style></w:styles>'
    )
    path = illustrated(tmp_path / "copy.docx", {})
    with zipfile.ZipFile(path, "a") as archive:
        archive.writestr("word/styles.xml", styles)
    assert document_of(str(path)).headline == "Ferry back at last"
