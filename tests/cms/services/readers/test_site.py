"""The readers' site as the newsroom writes it: languages lead to each other, only what changed is written."""

import json

import pytest
from lxml import html

from cms.domain.errors import NotAllowed, RuleBroken
from cms.domain.workflow import EditionKind, Stage
from tests.cms.staffed_newsroom import ADMIN, text


@pytest.fixture
def publishing(as_):
    """Publishing, of a newsroom whose site has an address."""
    as_(ADMIN).publishing.set_site_address("https://news.example/")
    return as_("daniel").publishing


@pytest.fixture
def both(as_, file_article, publishing):
    """An article out in English, and the same in Korean, approved."""
    file_article("ferry", Stage.APPROVED)
    as_("minji").drafting.new_article("ferry-ko", desk="world", language="ko", text=text("새벽에 떠난 배"))
    as_("minji").wire.link_translation("ferry-ko", "ferry")
    as_("minji").review.submit("ferry-ko")
    as_("daniel").review.approve("ferry-ko")
    publishing.publish("ferry")


def languages_of(as_, slug):
    page = html.parse(as_("daniel").connection.site_folder / slug / "index.html").getroot()
    return page.xpath("//link[@rel='alternate'][@hreflang]/@hreflang")


def test_both_pages_name_each_other_once_both_are_out(as_, publishing, both):
    assert languages_of(as_, "ferry") == []
    publishing.publish("ferry-ko")
    assert languages_of(as_, "ferry") == ["en", "ko", "x-default"]
    assert languages_of(as_, "ferry-ko") == ["ko", "en", "x-default"]


def test_a_page_no_longer_names_a_translation_that_was_withdrawn(as_, publishing, both):
    publishing.publish("ferry-ko")
    publishing.withdraw("ferry-ko", reason="A source asked us to check.")
    assert languages_of(as_, "ferry") == []


def test_only_an_administrator_says_where_the_site_is(as_):
    with pytest.raises(NotAllowed):
        as_("daniel").publishing.set_site_address("https://news.example")
    with pytest.raises(RuleBroken, match="not the address of a site"):
        as_(ADMIN).publishing.set_site_address("news.example")


def test_pages_that_are_out_follow_when_the_site_moves(as_, publishing, both):
    as_(ADMIN).publishing.set_site_address("https://papers.example/world")
    site = as_("daniel").connection.site_folder
    for page in ("ferry/index.html", "feed.xml", "news-sitemap.xml"):
        words = (site / page).read_text(encoding="utf-8")
        assert "https://papers.example/world/" in words, page
        assert "news.example" not in words, page


def test_other_newsrooms_are_told_what_is_withdrawn_or_retracted(as_, publishing, both):
    def status():
        item = json.loads(publishing.export("ferry", "ninjs"))
        return item["pubStatus"], item["version"]

    assert status() == ("usable", "1")
    publishing.withdraw("ferry", reason="A source asked us to check.")
    assert status() == ("withheld", "1")
    publishing.retract("ferry", notice="The report was wrong.")
    assert status() == ("canceled", "2")


def test_a_second_build_writes_nothing_and_a_third_only_what_changed(as_, publishing, both, tmp_path):
    folder = tmp_path / "site"

    def built():
        publishing.build_site(folder)
        return {
            file: (file.stat().st_mtime_ns, file.stat().st_ino)
            for file in folder.rglob("*")
            if file.is_file()
        }

    first = built()
    assert {"feed.xml", "atom.xml", "feed.json", "sitemap.xml", "news-sitemap.xml", "robots.txt"} <= {
        file.name for file in first
    }
    assert built() == first
    publishing.publish("ferry-ko")
    changed = {file.relative_to(folder).parts[0] for file, at in built().items() if first.get(file) != at}
    assert "ferry-ko" in changed
    assert "site.css" not in changed
    assert "404.html" not in changed


def test_readers_are_told_when_what_and_why_an_article_changed(as_, publishing, file_article):
    slug = file_article("tide", Stage.APPROVED)
    publishing.publish(slug)
    as_("minji").drafting.save(slug, text("Tide comes very late", "The ferry left at noon."))
    as_("daniel").review.approve(slug)
    page = html.parse(publishing.publish(slug, kind=EditionKind.UPDATE).page).getroot()
    (change,) = page.xpath("//section[@class='log']//li")
    assert "headline, subheadline, text" in change.text_content()
    # Readers were given no reason, so there is no notice above the text.
    assert page.xpath("//section[@class='notices']") == []
