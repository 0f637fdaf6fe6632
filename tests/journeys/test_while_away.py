"""The line is cut: one's own drafts go on, what was asked waits, and all of it arrives when the newsroom answers."""

import re
from dataclasses import replace

import psycopg
import pytest

from cms.domain.article import PhotoUse
from cms.domain.invite import read_invite
from cms.domain.photos.rights import UsageRights
from cms.domain.workflow import Stage
from cms.homes import joined_home
from cms.services.computer.joined_newsrooms import JoinedNewsrooms
from cms.services.computer.joining import join
from tests.cms.secrets.keyrings import DesktopKeyring, using
from tests.cms.staffed_newsroom import text
from tests.journeys.shared_newsrooms import password_of
from tests.servers.installations import installations
from tests.servers.proxy import Proxy
from ui.shell.status_bar import Connection

pytestmark = [
    pytest.mark.server,
    pytest.mark.skipif(
        not any(one.has_tls for one in installations()), reason="no PostgreSQL with TLS is installed"
    ),
]


@pytest.fixture
def wire(gazette):
    """The line between the desk and the newsroom; it can be cut."""
    with Proxy(gazette.server.port) as wire:
        yield wire


@pytest.fixture
def far_away(gazette, wire, open_window):
    """Open Minji's window at the other end of that line."""
    with using(DesktopKeyring()):
        invite = replace(read_invite(gazette.invite("minji")), port=wire.port)
        list(join(invite, password_of("minji"), JoinedNewsrooms(joined_home())))

        def far_away(*, opens=True, language="en"):
            # Of the newsrooms this computer has joined there is one, so it is not asked for.
            desk = open_window("", "", computer="far away", language=language, waits=False)
            if opens:
                desk.wait(lambda: desk.app.newsroom is not None)
                desk.wait_for_words("World" if language == "en" else "국제")
                desk.settle()
            return desk

        yield far_away


def wait_for_copy(desk, slug):
    """Wait until the article is in this computer's copy, which nobody at the window waits for."""
    copy = desk.app.newsroom.connection.copy

    def has_it():
        if not copy.is_filled:
            return False
        with copy.engine.connect() as here:
            return here.exec_driver_sql("SELECT 1 FROM article WHERE slug = ?", (slug,)).scalar() == 1

    desk.wait(has_it)


def cut(wire, desk):
    """Cut the line, and let so much time pass that the window says so."""
    wire.refuse()
    wire.cut()
    desk.wait(lambda: desk.window.status.connection is Connection.RECONNECTING)
    desk.app.newsroom.connection.line.given_up()
    desk.app.hearing.try_now()
    desk.wait(lambda: desk.window.status.connection is Connection.OFFLINE)


def test_a_draft_is_written_and_submitted_on_the_train_and_arrives_at_the_station(gazette, wire, far_away):
    with gazette.as_("minji") as minji:
        minji.drafting.new_article("train", desk="world", language="en", text=text("Headline of train"))
    desk = far_away()
    desk.open_article("Headline of train")
    wait_for_copy(desk, "train")
    cut(wire, desk)
    assert "You see it as it was at" in desk.banner
    desk.settle()
    assert any("Headline of train" in row for row in desk.rows())
    desk.click_into("Body")
    desk.press("Ctrl+End")
    desk.write(" Typed on the train.")
    desk.wait(lambda: desk.status.startswith("Saved on this computer"))
    # The newsroom is looked at again, in vain, and nothing else is said of what was typed.
    desk.app.writing.look_again()
    desk.settle()
    assert desk.status.startswith("Saved on this computer")
    desk.click("Send to review")
    desk.wait(lambda: any("goes to review as soon as" in toast for toast in desk.toasts))
    desk.wait_for_words("1 change waiting")
    with gazette.as_("daniel") as daniel:
        assert daniel.reading.open("train").row.stage is Stage.DRAFT
    wire.resume()
    desk.app.hearing.try_now()
    desk.wait(lambda: any("was sent to review" in toast for toast in desk.toasts))
    desk.wait(lambda: not desk.can_read("change waiting"))
    with gazette.as_("daniel") as daniel:
        opened = daniel.reading.open("train")
    assert opened.row.stage is Stage.SUBMITTED
    assert "Typed on the train." in opened.text.plain_body
    desk.settle()


def test_a_submission_refused_late_is_told_of_in_the_language_of_the_window(gazette, wire, far_away):
    with gazette.as_("minji") as minji:
        minji.drafting.new_article("tram", desk="world", language="en", text=text("Headline of tram"))
    desk = far_away(language="ko")
    desk.open_article("Headline of tram")
    wait_for_copy(desk, "tram")
    cut(wire, desk)
    desk.app.steps.take_next()
    desk.wait(lambda: bool(desk.toasts))
    desk.settle()
    with gazette.as_("daniel") as daniel:
        daniel.review.spike("tram", reason="Overtaken.")
    wire.resume()
    desk.app.hearing.try_now()
    desk.wait(lambda: "검토로 보내지 못했습니다" in desk.banner)
    assert not re.search("[A-Za-z]", desk.banner.replace("Headline of tram", "")), desk.banner


def test_a_word_taught_to_the_newsroom_while_it_is_away_is_said_to_wait_and_arrives(gazette, wire, far_away):
    with gazette.as_("minji") as minji:
        minji.drafting.new_article("buoy", desk="world", language="en", text=text("Headline of buoy"))
    desk = far_away()
    desk.open_article("Headline of buoy")
    wait_for_copy(desk, "buoy")
    desk.wait(lambda: desk.app.proofreading.reader is not None)
    cut(wire, desk)
    desk.app.proofreading.add_to_newsroom("vesselish")
    desk.wait(lambda: any("goes to the newsroom’s words when it does" in toast for toast in desk.toasts))
    desk.wait_for_words("1 change waiting")
    wire.resume()
    desk.app.hearing.try_now()
    desk.wait(lambda: not desk.can_read("change waiting"))
    with gazette.as_("minji") as minji:
        assert "vesselish" in minji.wording.all().newsroom_words


def test_a_caption_and_a_credit_are_written_on_the_train(gazette, wire, far_away, picture):
    with gazette.as_("minji") as minji:
        photo = minji.photos.add(picture)
        minji.photos.set_rights(photo.photo_id, UsageRights.AGENCY)
        words = replace(text("Headline of bridge"), photos=(PhotoUse(photo.photo_id, "", "", ""),))
        minji.drafting.new_article("bridge", desk="world", language="en", text=words)
    desk = far_away()
    desk.open_article("Headline of bridge")
    wait_for_copy(desk, "bridge")
    cut(wire, desk)
    desk.settle()
    desk.rewrite("Caption", "The quay at dawn.")
    desk.rewrite("Credit (required)", "AP=Associated Press")
    desk.wait(lambda: desk.status.startswith("Saved on this computer"))
    desk.click("Send to review")
    desk.wait_for_words("1 change waiting")
    wire.resume()
    desk.app.hearing.try_now()
    desk.wait(lambda: any("was sent to review" in toast for toast in desk.toasts))
    with gazette.as_("daniel") as daniel:
        opened = daniel.reading.open("bridge")
    assert opened.row.stage is Stage.SUBMITTED
    (use,) = opened.text.photos
    assert (use.caption, use.credit_line) == ("The quay at dawn.", "AP=Associated Press")
    desk.settle()


def test_a_newsroom_that_is_away_at_the_start_opens_as_it_was_seen_last(gazette, wire, far_away):
    with gazette.as_("minji") as minji:
        minji.drafting.new_article("tunnel", desk="world", language="en", text=text("Headline of tunnel"))
    first = far_away()
    first.open_article("Headline of tunnel")
    first.settle()
    wait_for_copy(first, "tunnel")
    first.window.close()
    wire.refuse()
    wire.cut()
    desk = far_away(opens=False)
    desk.wait_for_words("Work offline")
    desk.click("Work offline")
    desk.wait_for_words("Offline")
    desk.settle()
    desk.open_article("Headline of tunnel")
    desk.click_into("Body")
    desk.press("Ctrl+End")
    desk.write(" Typed in the tunnel.")
    desk.wait(lambda: desk.status.startswith("Saved on this computer"))
    wire.resume()
    desk.app.hearing.try_now()
    desk.wait(lambda: desk.window.status.connection is Connection.ONLINE)
    desk.wait_until_saved()
    with gazette.as_("minji") as minji:
        assert "Typed in the tunnel." in minji.reading.open("tunnel").working_copy.plain_body


def test_a_program_too_old_for_its_newsroom_says_so_and_brings_out_what_it_has(
    gazette, wire, far_away, tmp_path
):
    with gazette.as_("minji") as minji:
        minji.drafting.new_article("old", desk="world", language="en", text=text("Headline of old"))
    first = far_away()
    first.open_article("Headline of old")
    wire.refuse()
    wire.cut()
    first.click_into("Body")
    first.write("Never sent. ")
    first.wait(lambda: first.status.startswith("Saved on this computer"))
    first.window.close()
    wire.resume()
    with psycopg.connect(gazette.server.superuser_dsn(gazette.database), autocommit=True) as administrator:
        kept = administrator.execute("SELECT oldest_schema FROM cms.newsroom").fetchone()[0]
        administrator.execute("UPDATE cms.newsroom SET oldest_schema = '9999'")
        desk = far_away(opens=False)
        desk.wait_for_words("This Copydesk is too old for the newsroom")
        assert desk.has_button("Save unsent work…")
        desk.app.unsent.save(tmp_path / "unsent.txt")
        desk.wait_for_words("1 unsent text is in unsent.txt")
        administrator.execute("UPDATE cms.newsroom SET oldest_schema = %s", [kept])
    assert "Never sent." in (tmp_path / "unsent.txt").read_text(encoding="utf-8")
