"""Two people at two desks in one shared newsroom: what one does, the other sees at once."""

import time
from collections.abc import Iterator

import pytest

from cms.domain.invite import read_invite
from cms.homes import joined_home
from cms.services.joined_newsrooms import JoinedNewsrooms
from cms.services.joining import join
from tests.cms.secrets.keyrings import DesktopKeyring, using
from tests.cms.staffed_newsroom import text
from tests.journeys.shared_newsrooms import SharedGazette, password_of, shared_gazette
from tests.servers.installations import installations
from ui.shell.status_bar import Connection

pytestmark = [
    pytest.mark.server,
    pytest.mark.skipif(
        not any(one.has_tls for one in installations()), reason="no PostgreSQL with TLS is installed"
    ),
]


@pytest.fixture(scope="module")
def gazette(tmp_path_factory) -> Iterator[SharedGazette]:
    with shared_gazette(tmp_path_factory.mktemp("gazette")) as gazette:
        yield gazette


@pytest.fixture
def sit_down(gazette, open_window):
    """Open a window for somebody who has joined; their first list is on screen."""
    with using(DesktopKeyring()):

        def sit_down(login):
            list(join(read_invite(gazette.invite(login)), password_of(login), JoinedNewsrooms(joined_home())))
            desk = open_window(gazette.url(login), login, computer=login, waits=False)
            desk.wait(lambda: desk.app.newsroom is not None)
            desk.wait_for_words("World")
            desk.wait(lambda: desk.window.status.connection is Connection.ONLINE)
            desk.settle()
            return desk

        yield sit_down


def filed(gazette, slug, *, submits=False):
    """Let Minji write an article at another computer."""
    with gazette.as_("minji") as minji:
        words = text(f"Headline of {slug}")
        minji.drafting.new_article(slug, desk="world", language="en", text=words)
        if submits:
            minji.review.submit(slug)


def test_what_is_submitted_here_is_in_the_queue_there(gazette, sit_down):
    filed(gazette, "harbour-fire")
    writer, editor = sit_down("minji"), sit_down("daniel")
    editor.go_to("Review queue")
    writer.open_article("Headline of harbour-fire")
    writer.click("Send to review")
    editor.wait(
        lambda: any("harbour-fire" in row or "Headline of harbour-fire" in row for row in editor.rows())
    )


def test_an_article_open_here_moves_on_when_it_is_returned_there(gazette, sit_down):
    filed(gazette, "harbour-strike", submits=True)
    writer = sit_down("minji")
    writer.open_article("Headline of harbour-strike")
    with gazette.as_("daniel") as daniel:
        daniel.review.return_to_writer("harbour-strike", reason="Who called the strike?")
    writer.wait(lambda: "Who called the strike?" in writer.banner)


def test_a_restart_of_the_server_passes_without_a_word(gazette, sit_down):
    filed(gazette, "harbour-fog")
    writer = sit_down("minji")
    writer.open_article("Headline of harbour-fog")
    writer.click_into("Body")
    gazette.server.stop()
    writer.wait(lambda: writer.window.status.connection is Connection.RECONNECTING)
    writer.press("Ctrl+End")
    writer.write(" Typed while away.")
    began = time.monotonic()
    while time.monotonic() < began + 3:
        writer.breathe()
        assert not writer.banner
        assert not writer.toasts
        assert writer.rows()
    gazette.server.start()
    writer.wait(lambda: writer.window.status.connection is Connection.ONLINE)
    writer.wait_until_saved()
    assert not writer.banner
    with gazette.as_("sora") as sora:
        opened = sora.reading.open("harbour-fog")
    assert opened.working_copy is None
    with gazette.as_("minji") as minji:
        assert "Typed while away." in minji.reading.open("harbour-fog").working_copy.plain_body
