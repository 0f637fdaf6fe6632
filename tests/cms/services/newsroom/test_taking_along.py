"""Everything of a newsroom in a folder: whoever leaves has every text, photograph and page."""

import hashlib
import json

import pytest
from lxml import html

from cms.body.model import plain_text
from cms.domain.article import text_from_json
from cms.domain.workflow import Publication, Stage
from tests.cms.staffed_newsroom import BODY, text


@pytest.fixture
def taken(as_, file_article, library_photo, tmp_path):
    """The folder of a newsroom with an article that is out, with a photograph, and a draft."""
    photo = library_photo(caption="Crew on the quay.")
    file_article("ferry", Stage.APPROVED, Publication.LIVE, words=text("Ferry leaves", BODY, photo))
    file_article("tide")
    folder = tmp_path / "everything"
    counts = as_("daniel").taking_along.write(folder)
    assert (counts["articles"], counts["photos"]) == (2, 1)
    return folder


def told(file):
    return json.loads(file.read_text(encoding="utf-8"))


def test_every_version_of_every_article_is_there_with_its_text(taken, as_):
    article = told(taken / "articles" / "ferry" / "article.json")
    numbers = [version["number"] for version in article["versions"]]
    assert numbers == [version.number for version in as_("daniel").reading.versions("ferry")]
    words = text_from_json(article["versions"][-1]["text"])
    assert (words.headline, plain_text(words.body)) == ("Ferry leaves", BODY)
    assert [edition["kind"] for edition in article["editions"]] == ["first"]
    assert article["acts"][-1]["step"] == "create"


def test_each_article_is_there_in_every_form(taken):
    assert sorted(file.name for file in (taken / "articles" / "tide").iterdir()) == [
        "article.edition.json",
        "article.html",
        "article.json",
        "article.newsml-g2.xml",
        "article.ninjs.json",
        "article.nitf.xml",
        "article.txt",
    ]
    page = html.parse(taken / "articles" / "ferry" / "article.html").getroot()
    assert page.xpath("string(//h1)") == "Ferry leaves"


def test_the_originals_are_there_byte_for_byte(taken):
    (photo,) = told(taken / "photos" / "photos.json")
    original = (taken / "photos" / photo["original"]).read_bytes()
    assert hashlib.sha256(original).hexdigest() == photo["sha256"]
    assert photo["caption"] == "Crew on the quay."


def test_the_site_and_the_people_are_there(taken):
    assert (taken / "site" / "ferry" / "index.html").is_file()
    assert {person["login"] for person in told(taken / "people.json")} >= {"minji", "daniel"}
    assert "daniel may see" in (taken / "README.txt").read_text(encoding="utf-8")
