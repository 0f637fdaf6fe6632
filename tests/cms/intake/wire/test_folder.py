"""A watched folder hands out each file once, and only when it is whole."""

import os

from cms.intake.wire.folder import WatchedFolder


def test_a_file_comes_when_it_has_stopped_growing(tmp_path):
    watched, file = WatchedFolder(tmp_path), tmp_path / "a.xml"
    file.write_text("<ni", encoding="utf-8")
    assert watched.waiting() == []
    file.write_text("<nitf>", encoding="utf-8")
    assert watched.waiting() == []
    assert watched.waiting() == [file]
    assert watched.waiting() == []


def test_a_file_that_was_replaced_comes_again(tmp_path):
    watched, file = WatchedFolder(tmp_path), tmp_path / "a.xml"
    file.write_text("first", encoding="utf-8")
    assert watched.waiting(is_settled=True) == [file]
    file.write_text("second", encoding="utf-8")
    assert watched.waiting(is_settled=True) == [file]


def test_files_come_in_the_order_they_were_written(tmp_path):
    for age, name in enumerate(("b.xml", "a.xml", "c.xml")):
        (tmp_path / name).write_text(name, encoding="utf-8")
        os.utime(tmp_path / name, (1000 + age, 1000 + age))
    assert [file.name for file in WatchedFolder(tmp_path).waiting(is_settled=True)] == [
        "b.xml",
        "a.xml",
        "c.xml",
    ]


def test_pictures_hidden_files_and_half_written_ones_are_no_items(tmp_path):
    for name in ("quay.jpg", ".hidden.xml", "a.xml.part", "b.tmp"):
        (tmp_path / name).write_text("x", encoding="utf-8")
    (tmp_path / "folder").mkdir()
    assert WatchedFolder(tmp_path).waiting(is_settled=True) == []
