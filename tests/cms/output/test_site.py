"""The site on disk: what is written, what is left alone, what is taken away, and what is refused."""

import dataclasses
import os
import stat
from datetime import timedelta

import pytest
from lxml import html

from cms.domain.edition import Site
from cms.domain.errors import NewsroomError, RuleBroken, UnreadableFile
from cms.output.site import build_site, take_away_article, write_article, write_front_pages


def names_in(folder):
    return sorted(path.name for path in folder.iterdir())


def test_article_gets_a_folder_with_its_page_and_pictures(english, site, tmp_path, picture_source):
    page = write_article(english, site, tmp_path / "site", picture_source)
    assert page == tmp_path / "site" / "ferry-talks" / "index.html"
    sources = html.document_fromstring(page.read_text()).xpath("//img/@src")
    assert all((page.parent / source).is_file() for source in sources)
    assert (page.parent / "p1-320.jpg").read_bytes() == b"picture p1-320.jpg"
    assert (page.parent / "p1-320.webp").read_bytes() == b"picture p1-320.webp"
    assert (page.parent.parent / "site.css").is_file()


def test_readers_may_read_what_was_written(english, site, tmp_path, picture_source):
    page = write_article(english, site, tmp_path / "site", picture_source)
    assert stat.S_IMODE(page.stat().st_mode) & 0o044 == 0o644 & ~_umask() & 0o044


def _umask():
    mask = os.umask(0)
    os.umask(mask)
    return mask


def test_nothing_half_written_is_left_behind(english, site, tmp_path, picture_source):
    write_article(english, site, tmp_path / "site", picture_source)
    assert list((tmp_path / "site").rglob("*.part")) == []


def test_changing_the_site_does_not_reach_into_the_newsroom(english, site, tmp_path, picture_source):
    page = write_article(english, site, tmp_path / "site", picture_source)
    (page.parent / "p1-320.jpg").write_bytes(b"scribbled over")
    assert picture_source("p1-320.jpg").read_bytes() == b"picture p1-320.jpg"


def test_photo_removed_in_a_correction_is_no_longer_served(english, site, tmp_path, picture_source):
    page = write_article(english, site, tmp_path / "site", picture_source)
    write_article(
        dataclasses.replace(english, photos=english.photos[1:]), site, tmp_path / "site", picture_source
    )
    assert not [name for name in names_in(page.parent) if name.startswith("p1")]


def test_retraction_takes_the_pictures_away_and_keeps_the_address(
    english, retracted, site, tmp_path, picture_source
):
    page = write_article(english, site, tmp_path / "site", picture_source)
    assert write_article(retracted, site, tmp_path / "site", picture_source) == page
    assert names_in(page.parent) == [".edition.json", "index.html"]


@pytest.mark.parametrize(
    "slug", ["", "../up", "a/b", "Ferry", ".hidden", "-a", "a" * 81, "ferry\n", "섬", "a.b"]
)
def test_slug_that_could_leave_the_folder_is_refused(english, site, tmp_path, picture_source, slug):
    with pytest.raises(RuleBroken, match="cannot be the address of a page"):
        write_article(dataclasses.replace(english, slug=slug), site, tmp_path / "site", picture_source)
    assert not (tmp_path / "site").exists()


def test_no_picture_name_leaves_the_article_folder(english, site, tmp_path, picture_source):
    author = dataclasses.replace(english.authors[0], portrait_file="../../etc.jpg")
    with pytest.raises(ValueError, match="No picture of ours"):
        write_article(
            dataclasses.replace(english, authors=(author,)), site, tmp_path / "site", picture_source
        )


def test_missing_picture_is_named_and_the_old_page_stays(english, site, tmp_path, picture_source):
    page = write_article(english, site, tmp_path / "site", picture_source)
    before = page.read_text()
    changed = dataclasses.replace(english, headline="Another")
    with pytest.raises(UnreadableFile, match=r"p1-1024\.jpg.* is missing"):
        write_article(changed, site, tmp_path / "site", lambda name: tmp_path / "nowhere" / name)
    assert page.read_text() == before


def test_folder_that_cannot_be_written_is_explained(english, site, tmp_path, picture_source):
    (tmp_path / "site").write_text("a file where the folder should be")
    with pytest.raises(NewsroomError, match="article is safe"):
        write_article(english, site, tmp_path / "site", picture_source)


def test_second_article_cannot_take_the_address_of_another(english, site, tmp_path, picture_source):
    write_article(english, site, tmp_path / "site", picture_source)
    with pytest.raises(RuleBroken, match="already has the address “ferry-talks”"):
        write_article(
            dataclasses.replace(english, article_id="other"), site, tmp_path / "site", picture_source
        )


def test_site_has_a_front_page_desk_pages_and_a_page_for_lost_readers(
    english, korean, site, tmp_path, picture_source
):
    pages = build_site([english, korean], site, tmp_path / "site", picture_source)
    assert sorted(str(page.relative_to(tmp_path / "site")) for page in pages) == [
        "404.html",
        "author-427b5b30c6.html",
        "desk-gukje.html",
        "desk-world.html",
        "ferry-talks-ko/index.html",
        "ferry-talks/index.html",
        "index.html",
    ]


def test_every_link_and_picture_within_the_site_is_there(
    english, korean, retracted, tmp_path, picture_source
):
    alone = dataclasses.replace(retracted, article_id="a4", slug="gone", desk_slug="closed")
    pages = build_site(
        [english, korean, alone], Site(name="Post", language="en"), tmp_path / "site", picture_source
    )
    for page in pages:
        found = html.document_fromstring(page.read_text()).xpath("//a/@href | //img/@src | //link/@href")
        inside = [address for address in found if not address.startswith(("#", "https:", "mailto:"))]
        assert all((page.parent / address).is_file() for address in inside), page


def test_retracted_article_is_not_listed(retracted, korean, site, tmp_path, picture_source):
    build_site([retracted, korean], site, tmp_path / "site", picture_source)
    assert "ferry-talks/" not in (tmp_path / "site" / "index.html").read_text()
    assert not (tmp_path / "site" / "desk-world.html").exists()
    assert (tmp_path / "site" / "ferry-talks" / "index.html").exists()


def test_front_page_shows_the_newest_articles_and_stays_light(english, site, tmp_path):
    many = [
        dataclasses.replace(
            english, slug=f"a-{hour}", first_published_at=english.first_published_at + timedelta(hours=hour)
        )
        for hour in range(100)
    ]
    write_front_pages(many, site, tmp_path)
    stories = html.parse(tmp_path / "index.html").xpath("//main//h2/a/@href")
    assert stories == [f"a-{hour}/index.html" for hour in range(99, 39, -1)]


def test_headline_of_a_retracted_article_leaves_every_front_page(
    english, retracted, site, tmp_path, picture_source
):
    build_site([english], site, tmp_path / "site", picture_source)
    write_article(retracted, site, tmp_path / "site", picture_source)
    write_front_pages([retracted], site, tmp_path / "site")
    assert not [page for page in (tmp_path / "site").rglob("*.html") if english.headline in page.read_text()]


@pytest.mark.parametrize(
    ("language", "words"), [("en", "Nothing published yet"), ("ko", "아직 출고된 기사가 없습니다")]
)
def test_empty_newsroom_has_a_front_page_that_says_so(tmp_path, language, words):
    write_front_pages([], Site(name="Post", language=language), tmp_path / "site")
    assert words in (tmp_path / "site" / "index.html").read_text()


def test_unchanged_articles_are_not_written_again(english, site, tmp_path, picture_source):
    build_site([english], site, tmp_path / "site", picture_source)
    build_site([english], site, tmp_path / "site", lambda name: tmp_path / "nowhere" / name)
    with pytest.raises(UnreadableFile):
        build_site(
            [dataclasses.replace(english, headline="New")],
            site,
            tmp_path / "site",
            lambda name: tmp_path / "no" / name,
        )


def test_page_is_made_again_when_its_picture_was_lost(english, site, tmp_path, picture_source):
    build_site([english], site, tmp_path / "site", picture_source)
    lost = tmp_path / "site" / "ferry-talks" / "p2-640.jpg"
    lost.unlink()
    build_site([english], site, tmp_path / "site", picture_source)
    assert lost.is_file()


def test_page_is_made_again_when_its_mark_was_cut_short(english, site, tmp_path, picture_source):
    build_site([english], site, tmp_path / "site", picture_source)
    mark = tmp_path / "site" / "ferry-talks" / ".edition.json"
    mark.write_text("")
    build_site([english], site, tmp_path / "site", picture_source)
    assert "a1" in mark.read_text()


def test_withdrawn_article_disappears_and_other_files_stay(english, korean, site, tmp_path, picture_source):
    folder = tmp_path / "site"
    build_site([english, korean], site, folder, picture_source)
    (folder / "robots.txt").write_text("ours to keep")
    (folder / "desk-plan.html").write_text("the newsroom's own file")
    (folder / "holiday").mkdir()
    build_site([korean], site, folder, picture_source)
    assert names_in(folder) == [
        "404.html",
        "atom.xml",
        "author-427b5b30c6.html",
        "desk-gukje.html",
        "desk-plan.html",
        "feed.json",
        "feed.xml",
        "ferry-talks-ko",
        "holiday",
        "index.html",
        "news-sitemap.xml",
        "robots.txt",
        "site.css",
        "sitemap.xml",
    ]
    assert (folder / "robots.txt").read_text() == "ours to keep"


def test_address_of_a_withdrawn_article_may_be_given_to_another(english, site, tmp_path, picture_source):
    build_site([english], site, tmp_path / "site", picture_source)
    build_site([dataclasses.replace(english, article_id="other")], site, tmp_path / "site", picture_source)
    assert "other" in (tmp_path / "site" / "ferry-talks" / ".edition.json").read_text()


def test_one_article_can_be_taken_away_twice(english, site, tmp_path, picture_source):
    page = write_article(english, site, tmp_path / "site", picture_source)
    take_away_article("ferry-talks", tmp_path / "site")
    take_away_article("ferry-talks", tmp_path / "site")
    assert not page.parent.exists()


def test_two_articles_with_one_slug_make_no_site(english, korean, site, tmp_path, picture_source):
    with pytest.raises(RuleBroken, match="Give one of the two another slug"):
        build_site([english, dataclasses.replace(korean, slug="ferry-talks")], site, tmp_path, picture_source)


def test_address_of_a_site_begins_with_its_scheme():
    with pytest.raises(RuleBroken, match="has to begin with https"):
        Site(name="Post", language="en", base_url="news.example")
