"""`copydesk article import` and `watch`: what comes in, what is refused, what stays where it was."""

import pytest

STORY = "Tide comes late\n\nThe tide came late on Monday. Nobody knows why.\n"
NITF = """<nitf><head><docdata><doc-id id-string="n1" regsrc="Agency"/><date.issue norm="20261120T080000Z"/>
<date.release norm="20991120T080000Z"/></docdata></head><body><body.head><hedline><hl1>Harbour closed</hl1></hedline>
<byline>By Ana Ruiz</byline></body.head><body.content><p>The harbour is closed.</p></body.content></body></nitf>"""
KEYS = {"file", "ok", "slug", "format", "headline", "words", "byline", "embargo_until", "error"}


@pytest.fixture
def arrived(tmp_path):
    """A folder with a text, a wire item under embargo and a broken file."""
    folder = tmp_path / "arrived"
    folder.mkdir()
    (folder / "tide.txt").write_text(STORY, encoding="utf-8")
    (folder / "harbour.xml").write_text(NITF, encoding="utf-8")
    (folder / "half.xml").write_text(NITF[:200], encoding="utf-8")
    return folder


def test_each_file_is_told_of(copydesk, arrived):
    files = [arrived / name for name in ("tide.txt", "harbour.xml", "half.xml")]
    answer = copydesk("article", "import", *files, "--desk", "world", "--json")
    assert answer.code == 1
    text, item, half = answer.json
    assert set(text) == KEYS
    assert (text["ok"], text["slug"], text["format"], text["words"]) == (True, "tide-comes-late", "text", 9)
    assert (item["byline"], item["embargo_until"]) == ("By Ana Ruiz", "2099-11-20T08:00:00+00:00")
    assert (half["ok"], half["slug"]) == (False, None)
    assert "not whole XML" in half["error"]
    assert answer.err == "1 of 3 did not come in.\n"
    assert (arrived / "half.xml").exists()


def test_where_an_article_came_from_is_shown(copydesk, arrived):
    copydesk("article", "import", arrived / "harbour.xml", "--desk", "world")
    (arrival,) = copydesk("article", "origin", "harbour-closed", "--json").json
    assert (arrival["source"], arrival["guid"], arrival["form"]) == ("Agency", "n1", "nitf")
    assert "Agency (nitf), sent 2026-11-20 08:00 UTC" in copydesk("article", "origin", "harbour-closed").out


def test_a_folder_is_emptied_of_what_came_in_and_keeps_the_broken(copydesk, arrived, tmp_path):
    answer = copydesk("article", "watch", arrived, "--desk", "world", "--once", "--done", tmp_path / "done")
    assert answer.code == 0
    assert "under embargo until 2099-11-20 08:00 UTC" in answer.out
    assert [file.name for file in arrived.iterdir()] == ["half.xml"]
    assert sorted(file.name for file in (tmp_path / "done").iterdir()) == ["harbour.xml", "tide.txt"]


def test_everything_is_taken_along(copydesk, ferry, tmp_path):
    answer = copydesk("export-everything", tmp_path / "all", "--json").json
    assert (answer["articles"], answer["photos"]) == (1, 0)
    assert (tmp_path / "all" / "articles" / "ferry" / "article.txt").is_file()


def test_a_site_has_feeds_once_it_has_an_address(copydesk, assert_refused, tmp_path):
    assert_refused("site", "address", "https://news.example", saying="administrator")
    assert copydesk("site", "address", "https://news.example", login="root").code == 0
    assert copydesk("site", "build", tmp_path / "site").code == 0
    assert "https://news.example/feed.xml" in (tmp_path / "site" / "feed.xml").read_text(encoding="utf-8")


def test_a_folder_that_is_not_there_is_refused(assert_refused, tmp_path):
    assert_refused(
        "article", "watch", tmp_path / "no", "--desk", "world", "--once", saying="cannot be watched"
    )
