"""`copydesk journal export`: what was typed on this computer comes out, whatever has become of the newsroom."""

from cms.homes import journal_home
from cms.journal.journal import Journal
from cms.services.computer.syncing import Syncing
from tests.cms.staffed_newsroom import text


def typed(newsroom, login, headline, body):
    """Let *login* type at this computer without a line to the newsroom."""
    opened = newsroom.as_(login)
    journal = Journal(journal_home() / "journal.sqlite", newsroom_id=opened.newsroom_id, login=login)
    row = opened.reading.open("ferry").row
    Syncing(opened.connection, journal).keep(row.article_id, text(headline, body), base=row.version)


def test_every_unsent_text_is_in_the_file_also_when_the_newsroom_cannot_be_opened(
    copydesk, newsroom, file_article, tmp_path
):
    file_article("ferry")
    typed(newsroom, "minji", "Late ferry", "Typed in the tunnel.")
    typed(newsroom, "sora", "배가 떠났다", "부두에서 썼다.")
    done = copydesk("journal", "export", tmp_path / "mine.txt", path="/no/such/newsroom", login="")
    assert done.out == f"2 unsent texts are in {tmp_path / 'mine.txt'}\n"
    exported = (tmp_path / "mine.txt").read_text(encoding="utf-8")
    for words in ("Late ferry", "Typed in the tunnel.", "배가 떠났다", "부두에서 썼다.", "by minji in"):
        assert words in exported


def test_where_nothing_is_unsent_the_file_is_empty(copydesk, tmp_path):
    assert copydesk("journal", "export", tmp_path / "mine.txt", "--json").json["articles"] == []
    assert (tmp_path / "mine.txt").read_text() == ""


def test_an_export_that_cannot_be_written_says_so(assert_refused, tmp_path):
    assert_refused("journal", "export", tmp_path / "no" / "such" / "f.txt", saying="cannot be written")
