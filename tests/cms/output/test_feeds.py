"""What feed readers and search engines get: read back by feedparser, judged by the schema of JSON Feed."""

import dataclasses
import json
from datetime import timedelta

import pytest
from lxml import etree, html

from cms.domain.edition import Site
from cms.output.authors import author_page
from cms.output.feeds import feeds_of
from cms.output.site import build_site
from cms.output.sitemaps import sitemaps_of
from cms.output.translations import linked
from tests.cms.output.conftest import NOON
from tests.cms.output.judges import assert_valid_json_feed

NAMES = {
    "m": "http://www.sitemaps.org/schemas/sitemap/0.9",
    "n": "http://www.google.com/schemas/sitemap-news/0.9",
    "i": "http://www.google.com/schemas/sitemap-image/1.1",
    "x": "http://www.w3.org/1999/xhtml",
    "media": "http://search.yahoo.com/mrss/",
}


@pytest.fixture
def feeds(english, korean, retracted, site):
    gone = dataclasses.replace(retracted, article_id="a9", slug="gone")
    return feeds_of([english, korean, gone], site)


def read(feed):
    feedparser = pytest.importorskip("feedparser", reason="feedparser is not installed")
    found = feedparser.parse(feed)
    assert not found.bozo, found.get("bozo_exception")
    return found


@pytest.mark.parametrize("name", ["feed.xml", "atom.xml"])
def test_a_feed_reader_reads_the_articles_back(feeds, name, english):
    found = read(feeds[name])
    assert [entry.title for entry in found.entries] == ["섬 여객선 협상 재개", english.headline]
    entry = found.entries[1]
    assert (entry.link, entry.author) == ("https://news.example/ferry-talks/", "Mina Seo")
    assert entry.published_parsed[:5] == (2026, 3, 4, 0, 30)
    assert "<h2>What is agreed</h2>" in entry.content[0].value
    assert entry.id.startswith("urn:uuid:")


def test_every_feed_says_where_it_is(feeds):
    for name in ("feed.xml", "atom.xml"):
        (own,) = [link for link in read(feeds[name]).feed.links if link.rel == "self"]
        assert own.href == f"https://news.example/{name}"
    assert json.loads(feeds["feed.json"])["feed_url"] == "https://news.example/feed.json"


def test_a_retracted_article_is_in_no_feed(feeds):
    assert not [name for name, text in feeds.items() if "Forged" in text or "/gone/" in text]


def test_media_rss_has_the_credit_of_each_picture(feeds):
    root = etree.fromstring(feeds["feed.xml"].encode())
    pictures = root.xpath("//item[2]/media:content", namespaces=NAMES)
    assert [picture.get("url") for picture in pictures] == [
        "https://news.example/ferry-talks/p1-1024.jpg",
        "https://news.example/ferry-talks/p2-1024.jpg",
    ]
    credit_lines = pictures[0].xpath("media:credit", namespaces=NAMES)
    assert [(credit.get("role"), credit.text) for credit in credit_lines] == [
        ("credit", "AP=Associated Press"),
        ("photographer", "Kim Doe"),
    ]


def test_json_feed_follows_its_schema(feeds):
    feed = json.loads(feeds["feed.json"])
    assert_valid_json_feed(feed)
    assert (
        feed["items"][1]["attachments"][0]["title"] == "▲ A delegate answers a question. ⓒAP=Associated Press"
    )


def test_an_empty_site_has_valid_feeds(site):
    feeds = feeds_of([], site)
    assert read(feeds["feed.xml"]).entries == read(feeds["atom.xml"]).entries == []
    assert_valid_json_feed(json.loads(feeds["feed.json"]))


def test_a_site_without_an_address_has_no_feeds(english):
    nowhere = Site(name="Post", language="en")
    assert feeds_of([english], nowhere) == sitemaps_of([english], nowhere, NOON) == {}


def test_control_characters_in_a_headline_break_no_feed(english, site):
    feeds = feeds_of([dataclasses.replace(english, headline="Tide\x0b & <b>\x00")], site)
    assert read(feeds["feed.xml"]).entries[0].title == "Tide & <b>"
    assert json.loads(feeds["feed.json"])["items"][0]["title"] == "Tide & <b>"


def test_the_sitemap_lists_every_page_with_its_languages_and_pictures(english, korean, site):
    root = etree.fromstring(sitemaps_of([english, korean], site, NOON)["sitemap.xml"].encode())
    places = root.xpath("//m:url/m:loc/text()", namespaces=NAMES)
    assert places[0] == "https://news.example/"
    assert {"https://news.example/desk-world.html", "https://news.example/ferry-talks/"} <= set(places)
    (article,) = root.xpath("//m:url[m:loc='https://news.example/ferry-talks/']", namespaces=NAMES)
    assert article.xpath("x:link/@hreflang", namespaces=NAMES) == ["en", "ko"]
    assert len(article.xpath("i:image", namespaces=NAMES)) == 2
    assert article.xpath("string(m:lastmod)", namespaces=NAMES) == "2026-03-04T12:00:00+09:00"


def test_only_the_articles_of_two_days_are_news(english, korean, site):
    old = dataclasses.replace(korean, first_published_at=english.first_published_at - timedelta(hours=49))
    maps = sitemaps_of([english, old], site, english.first_published_at)
    root = etree.fromstring(maps["news-sitemap.xml"].encode())
    assert root.xpath("//n:title/text()", namespaces=NAMES) == [english.headline]
    assert root.xpath("//n:publication/n:language/text()", namespaces=NAMES) == ["en"]
    assert "Sitemap: https://news.example/news-sitemap.xml" in maps["robots.txt"]


def test_an_author_has_a_page_with_their_articles(english, korean, site, tmp_path, picture_source):
    ours = dataclasses.replace(english, authors=korean.authors)
    build_site([ours, korean], site, tmp_path, picture_source)
    page = html.parse(tmp_path / author_page("서미나")).getroot()
    assert page.xpath("//main//h1/text()") == ["서미나"]
    assert len(page.xpath("//ul[@class='stories']/li")) == 2
    article = html.parse(tmp_path / "ferry-talks" / "index.html").getroot()
    assert article.xpath("//a[@rel='author']/@href") == [f"../{author_page('서미나')}"]


def test_translations_name_each_other_only_while_readers_can_have_them(english, korean, retracted, site):
    english, korean = (dataclasses.replace(each, translations=()) for each in (english, korean))
    originals = {"a1": "a1", "a2": "a1"}
    ours, theirs = linked([english, korean], originals, site)
    assert ours.translations == (("ko", "https://news.example/ferry-talks-ko/"),)
    assert theirs.translations == (("en", "https://news.example/ferry-talks/"),)
    assert [each.translations for each in linked([retracted, korean], originals, site)] == [(), ()]
