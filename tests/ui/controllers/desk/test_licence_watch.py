"""The end of a photo's rights is told in the window beforehand, once each time it comes nearer, with the articles."""

from datetime import timedelta

import pytest

from cms.domain.photos.usage_leases import LeaseKind, LeaseTerms

TALKS = "secretariat-backs-strait-talks"
AUTHOR, PICTURES = "minji", "yuna"


@pytest.fixture
def grant(colleague, newsroom_file):
    """Let a picture editor at another computer say until when the photo of the talks may be used."""
    pictures = colleague(PICTURES)
    photo = next(one for one in pictures.photos.library() if TALKS in one.used_in)

    def grant(**left):
        for lease in pictures.photos.leases(photo.photo_id):
            if not lease.is_withdrawn:
                pictures.photos.withdraw_lease(lease.lease_id)
        ends_at = pictures.connection.clock() + timedelta(**left)
        pictures.photos.grant(photo.photo_id, LeaseTerms(LeaseKind.ALLOW, "Contract 12.", None, ends_at))
        return photo

    return grant


def told(desk):
    return [words for words in desk.toasts if "right to use" in words]


def test_the_author_is_told_beforehand_which_articles_use_it_and_is_led_to_their_own(
    open_window, newsroom_file, grant
):
    photo = grant(days=6)
    desk = open_window(newsroom_file, AUTHOR)
    desk.wait(lambda: bool(told(desk)))
    assert told(desk)[0].endswith("Used in: " + ", ".join(photo.used_in))
    desk.click("Open", desk.window.toasts)
    desk.wait(lambda: desk.app.writing.opened is not None)
    assert desk.opened_row().slug in photo.used_in


def test_what_was_told_is_told_again_only_when_the_end_is_nearer(open_window, newsroom_file, grant):
    grant(days=6)
    desk = open_window(newsroom_file, AUTHOR)
    desk.wait(lambda: len(told(desk)) == 1)
    desk.window.toasts.clear()
    desk.app.photo_rooms.licence_watch.look()
    desk.settle()
    grant(hours=5)
    desk.wait(lambda: bool(told(desk)))
    (only,) = told(desk)
    assert "ends in 4 h" in only


def test_a_picture_editor_is_led_to_the_photos_whose_rights_end(open_window, newsroom_file, grant):
    photo = grant(hours=-1)
    desk = open_window(newsroom_file, PICTURES)
    desk.wait(lambda: bool(told(desk)))
    assert "ended on" in told(desk)[0]
    desk.click("Show", desk.window.toasts)
    desk.wait(lambda: desk.window.library.photo_ids == (photo.photo_id,))
    assert desk.window.library.search.is_expiring


def test_it_reaches_the_system_while_the_window_is_not_in_front(
    open_window, newsroom_file, grant, monkeypatch
):
    desk = open_window(newsroom_file, AUTHOR)
    outside = []
    monkeypatch.setattr(desk.app.desk_day.notices, "is_in_front", lambda: False)
    desk.app.desk_day.notices.told_outside.connect(outside.append)
    grant(days=6)
    desk.wait(lambda: any("right to use" in words for words in outside))


def test_who_has_nothing_to_do_with_the_photo_is_told_nothing(open_window, newsroom_file, grant):
    grant(days=6)
    desk = open_window(newsroom_file, "clara")
    asked = []
    desk.app.photo_rooms.licence_watch._tell = lambda _newsroom, endings: asked.append(endings)
    desk.app.photo_rooms.licence_watch.look()
    desk.wait(lambda: bool(asked))
    assert asked[0] == ()
