"""Leases in the real window: a picture editor grants them beside the photo, others are refused in words."""

import pytest

from cms.services.photos.library import Wording

DRAFT = "Lakeside Secretariat"


def grant(desk, reason):
    papers = desk.window.inspector.papers
    papers._add.click()
    papers._form._kind.setCurrentIndex(1)
    papers._form._reason.setText(reason)
    papers._form._give.click()
    desk.settle()


@pytest.fixture
def photo_id(desk):
    desk.open_article(DRAFT)
    photo_id = desk.window.page.photos[0].photo_id
    desk.app.pictures.inspect(photo_id)
    desk.settle()
    return photo_id


def test_a_reporter_is_told_who_says_whether_a_photo_may_be_used(desk, photo_id):
    grant(desk, "I think so")
    desk.wait_for_words("Only picture editors and editors say whether a photograph may be used.")
    assert desk.app.newsroom.photos.leases(photo_id) == []


def test_what_was_forbidden_is_shown_and_taken_back(desk, photo_id):
    editor = next(
        person.login
        for person in desk.app.newsroom.people.everybody()
        if person.is_editor and not person.has_password
    )
    desk.app.entrance.switch_to(editor)
    desk.wait(lambda: desk.app.newsroom is not None and desk.app.newsroom.person.login == editor)
    desk.settle()
    desk.go_to("Photos")
    desk.window.library.photo_opened.emit(photo_id)
    desk.settle()
    grant(desk, "The family asked us")
    desk.wait_for_words("Must not be used: The family asked us")
    desk.window.inspector.papers._lines.itemAt(0).widget().findChildren(
        type(desk.window.inspector.papers._add)
    )[0].click()
    desk.wait(desk.window.inspector.papers._warning.isHidden)


def test_whoever_exports_an_original_is_told_what_old_programs_cut(desk, photo_id, tmp_path):
    desk.app.newsroom.photos.reword(photo_id, Wording(credit_line="연합뉴스" * 4))
    desk.app.photo_rooms._papers._export(photo_id, str(tmp_path / "out.jpg"))
    desk.wait_for_words("show cut short: Credit")
    assert (tmp_path / "out.jpg").is_file()
