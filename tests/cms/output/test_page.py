"""What readers find on the page of an article, in both languages, and what they never find there."""

import dataclasses
import json
import re
from itertools import pairwise
from typing import Any

import pytest
from lxml import html

from cms.body.model import BlockType, MarkType
from cms.domain.edition import (
    Notice,
    NoticeKind,
    PublishedBlock,
    PublishedEdition,
    PublishedMark,
    PublishedRendition,
    Site,
)
from cms.output.page import article_page, excerpt

HOSTILE = (
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "</script><script>alert(1)</script>",
    "'-alert(1)-'{{ 7 * 7 }}{% raw %}",
    "</textarea></style></title><b>\u202e\x00\x1b",
)


def page_of(edition: PublishedEdition, site: Site) -> html.HtmlElement:
    return html.document_fromstring(article_page(edition, site))


def xtexts(page: html.HtmlElement, path: str) -> list[str]:
    return [" ".join(found.text_content().split()) for found in page.xpath(path)]


def structured(page: html.HtmlElement) -> dict[str, Any]:
    (script,) = page.xpath("//script")
    found: dict[str, Any] = json.loads(script.text_content())
    return found


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        (
            "english",
            ["Quick access to top menu", "Direct access to main contents", "Quick access to page bottom"],
        ),
        ("korean", ["상단 메뉴 바로가기", "본문 바로가기", "하단 바로가기"]),
    ],
)
def test_first_links_of_a_page_lead_to_its_three_landmarks(request, site, language, expected):
    page = page_of(request.getfixturevalue(language), site)
    links = page.xpath("//a")[:3]
    assert [link.text_content() for link in links] == expected
    assert [link.get("href") for link in links] == ["#gnb", "#main", "#footer"]
    assert all(page.get_element_by_id(name).get("tabindex") == "-1" for name in ("gnb", "main", "footer"))


def test_page_opens_with_headline_subheadline_byline_and_dateline(english, site):
    page = page_of(english, site)
    assert xtexts(page, "//h1") == ["Island Ferry Talks Resume"]
    assert xtexts(page, "//*[@class='deck']") == ["Both towns say an agreement is near"]
    assert xtexts(page, "//*[@class='byline']") == ["By Mina Seo"]
    assert xtexts(page, "//*[@class='dateline']") == ["PORT ELLEN"]


def test_times_of_publication_and_correction_carry_their_zone(english, site):
    page = page_of(english, site)
    assert xtexts(page, "//header//*[@class='times']/span") == [
        "Published 4 March 2026, 09:30 KST",
        "Corrected 4 March 2026, 12:00 KST",
    ]
    assert page.xpath("//header//time/@datetime") == [
        "2026-03-04T09:30:00+09:00",
        "2026-03-04T12:00:00+09:00",
    ]


def test_korean_page_tells_its_time_the_korean_way(korean, site):
    page = page_of(korean, site)
    assert page.get("lang") == "ko"
    assert xtexts(page, "//*[@class='times']/span") == ["입력 2026.03.04. 09:30 KST"]


@pytest.mark.parametrize("language", ["english", "korean"])
def test_line_under_a_photo_is_exactly_the_printed_line(request, site, language):
    edition = request.getfixturevalue(language)
    captions = [caption.text_content() for caption in page_of(edition, site).xpath("//figure/figcaption")]
    assert captions == [photo.printed for photo in edition.photos]


def test_printed_line_that_does_not_end_with_the_credit_is_left_as_it_is(english, site):
    photo = dataclasses.replace(english.photos[0], printed="▲ [AP=연합뉴스] 사진", credit_line="AP=연합뉴스")
    page = page_of(dataclasses.replace(english, photos=(photo,)), site)
    assert [caption.text_content() for caption in page.xpath("//figcaption")] == ["▲ [AP=연합뉴스] 사진"]


def test_browser_may_choose_among_all_renditions_of_a_photo(english, site):
    picture = page_of(english, site).xpath("//figure//img")[0]
    assert picture.get("srcset") == "p1-320.jpg 320w, p1-640.jpg 640w, p1-1024.jpg 1024w, p1-2048.jpg 2048w"
    assert (picture.get("src"), picture.get("width"), picture.get("height")) == ("p1-1024.jpg", "1024", "682")
    assert picture.get("alt") == "A woman at a lectern"
    assert picture.get("sizes")


def test_browser_that_knows_webp_is_offered_every_rendition_as_webp_first(english, site):
    page = page_of(english, site)
    first, last = page.xpath("//picture//source")[0], page.xpath("//picture//img")[0]
    assert first.get("type") == "image/webp"
    assert first.get("srcset") == last.get("srcset").replace(".jpg", ".webp")
    assert first.get("sizes") == last.get("sizes")


def test_picture_taller_than_webp_can_be_is_shown_as_jpeg_alone(english, site):
    tower = PublishedRendition(width=1024, height=20_000, file_name="tower-1024.jpg")
    photo = dataclasses.replace(english.photos[0], renditions=(tower,))
    page = page_of(dataclasses.replace(english, photos=(photo,)), site)
    assert page.xpath("//figure/img/@src") == ["tower-1024.jpg"]
    assert not page.xpath("//picture")


def test_first_photo_leads_and_none_parts_a_subheading_from_its_text(english, site):
    pieces = page_of(english, site).xpath("//*[@class='copy']/*")
    assert pieces[0].get("class") == "lead"
    after_subheading = next(piece for piece in pieces if piece.tag == "h2").getnext()
    assert after_subheading.tag == "ul"


def test_every_kind_of_block_has_its_place(english, site):
    page = page_of(english, site)
    copy = "//*[@class='copy']"
    assert xtexts(page, f"{copy}/h2") == ["What is agreed"]
    assert xtexts(page, f"{copy}/ul/li/ul/li") == ["Summer"]
    assert xtexts(page, f"{copy}/ol/li") == ["Sign"]
    assert xtexts(page, f"{copy}/blockquote") == ["We are close.", "Closer than ever."]
    assert len(page.xpath(f"{copy}/hr")) == 1


def test_marks_that_cross_each_other_are_all_kept(english, site):
    paragraph = html.tostring(page_of(english, site).xpath("//*[@class='copy']/p")[0], encoding="unicode")
    assert "<strong>two </strong>" in paragraph
    assert '<a href="https://example.org/towns" rel="noopener"><strong>towns</strong> met</a>' in paragraph


@pytest.mark.parametrize(
    "href", ["javascript:alert(1)", " JaVaScRiPt:x", "data:text/html,x", "file:///etc", "//x", "https:"]
)
def test_link_that_could_do_harm_becomes_plain_text(english, site, href):
    block = PublishedBlock(text="Click here", marks=(PublishedMark(0, 5, MarkType.LINK, href),))
    page = page_of(dataclasses.replace(english, blocks=(block,)), site)
    assert page.xpath("//*[@class='copy']/p//a") == []
    assert xtexts(page, "//*[@class='copy']/p") == ["Click here"]


@pytest.mark.parametrize(
    ("language", "names"),
    [
        ("english", ["Like", "Informative", "Touching", "Sad", "Angry"]),
        ("korean", ["좋아요", "유익해요", "감동이에요", "슬퍼요", "화나요"]),
    ],
)
def test_page_counts_five_reactions(request, site, language, names):
    reactions = page_of(request.getfixturevalue(language), site).xpath("//label[@class='reaction']")
    assert [" ".join(reaction.text_content().split()) for reaction in reactions] == [
        f"{name} +1 0" for name in names
    ]
    assert all(reaction.xpath("input[@type='checkbox']") for reaction in reactions)


@pytest.mark.parametrize(
    ("language", "alt"), [("english", "Mina Seo's Profile image"), ("korean", "서미나의 프로필 이미지")]
)
def test_author_has_a_picture_even_without_a_portrait(request, site, language, alt):
    (portrait,) = page_of(request.getfixturevalue(language), site).xpath("//*[@class='authors']//img")
    assert (portrait.get("src"), portrait.get("alt")) == ("author-1.svg", alt)


def test_author_with_a_portrait_is_shown_with_it(english, site):
    author = dataclasses.replace(english.authors[0], portrait_file="mina.jpg")
    page = page_of(dataclasses.replace(english, authors=(author,)), site)
    assert page.xpath("//*[@class='authors']//img/@src") == ["mina.jpg"]


@pytest.mark.parametrize(("language", "word"), [("english", "Comments 0"), ("korean", "댓글 0")])
def test_comments_are_counted_twice_and_limited_to_300_characters(request, site, language, word):
    page = page_of(request.getfixturevalue(language), site)
    assert xtexts(page, "//*[@class='comments']//h2 | //*[@class='tally']") == [word, word]
    assert page.xpath("//textarea/@maxlength") == ["300"]
    assert "300" in page.get_element_by_id("comment-limit").text_content()


def test_article_is_shared_by_mail_or_by_its_link(english, site):
    share = page_of(english, site).xpath("//*[@class='share']")[0]
    assert share.xpath("h2")[0].text_content() == "Share it on"
    assert share.xpath(".//a/@href")[0].startswith("mailto:?subject=Island%20Ferry")
    assert share.xpath(".//input/@value") == ["https://news.example/ferry-talks/"]


def test_correction_is_announced_above_the_text(english, site):
    page = page_of(english, site)
    assert xtexts(page, "//*[@class='notice']") == ["Correction 4 March 2026, 12:00 KST The day was wrong."]


def test_every_change_is_listed_with_when_what_and_why(english, site):
    (change,) = page_of(english, site).xpath("//section[@class='log']//li")
    assert change.xpath("string(.//time/@datetime)") == "2026-03-04T12:00:00+09:00"
    assert [" ".join(p.text_content().split()) for p in change.xpath("p")] == [
        "Correction 4 March 2026, 12:00 KST",
        "The day was wrong.",
        "Changed: headline, text (3 words added, 1 removed)",
    ]


def test_an_article_that_never_changed_has_no_list_of_changes(korean, site):
    assert page_of(korean, site).xpath("//section[@class='log']") == []


def test_newest_notice_comes_first(english, site):
    later = Notice(kind=NoticeKind.UPDATE, text="Newer facts.", at=english.published_at)
    earlier = Notice(kind=NoticeKind.CORRECTION, text="Wrong day.", at=english.first_published_at)
    page = page_of(dataclasses.replace(english, notices=(earlier, later)), site)
    assert xtexts(page, "//*[@class='notice']/p[2]") == ["Newer facts.", "Wrong day."]


def test_retracted_article_leaves_a_tombstone_and_nothing_of_what_it_said(retracted, site):
    text = article_page(retracted, site)
    assert "This article has been retracted" in text
    assert "The document was forged." in text
    assert "Forged" not in text
    assert page_of(retracted, site).xpath("//meta[@name='robots']/@content") == ["noindex, noarchive"]


def test_retracted_article_without_a_notice_still_says_so(retracted, site):
    text = article_page(dataclasses.replace(retracted, notices=()), site)
    assert "no longer stands by it" in text


def test_search_engines_are_told_the_credit_of_every_photo(english, site):
    article = structured(page_of(english, site))
    image = article["image"][0]
    assert article["@type"] == "NewsArticle"
    assert article["datePublished"] == "2026-03-04T09:30:00+09:00"
    assert article["correction"][0]["text"] == "The day was wrong."
    assert image["creditText"] == "AP=Associated Press"
    assert image["copyrightNotice"] == "AP 2026"
    assert image["creator"] == {"@type": "Person", "name": "Kim Doe"}
    assert image["contentUrl"] == "https://news.example/ferry-talks/p1-2048.jpg"


def test_search_engines_are_told_where_a_photo_can_be_licensed(english, site):
    def image_of(**told):
        (photo, *others) = english.photos
        photos = (dataclasses.replace(photo, **told), *others)
        return structured(page_of(dataclasses.replace(english, photos=photos), site))["image"][0]

    told = image_of(web_statement="https://ap.example/terms", licensor_url=" https://ap.example/buy?id=1 ")
    assert told["license"] == "https://ap.example/terms"
    assert told["acquireLicensePage"] == "https://ap.example/buy?id=1"
    silent = image_of(web_statement="All rights reserved", licensor_url="javascript:alert(1)")
    assert not {"license", "acquireLicensePage"} & set(silent)


def test_languages_point_at_each_other_and_at_themselves(english, site):
    page = page_of(english, site)
    assert page.xpath("//link[@rel='canonical']/@href") == ["https://news.example/ferry-talks/"]
    assert page.xpath("//link[@hreflang]/@hreflang") == ["en", "ko", "x-default"]
    assert page.xpath("//link[@hreflang='x-default']/@href") == ["https://news.example/ferry-talks/"]
    assert page.xpath("//meta[@property='og:locale:alternate']/@content") == ["ko_KR"]


def test_page_without_a_public_address_claims_none(english):
    page = page_of(english, Site(name="The Harbour Post", language="en"))
    assert page.xpath("//link[@rel='canonical'] | //meta[@property='og:url'] | //link[@hreflang]") == []
    assert "url" not in structured(page)
    assert page.xpath("//*[@id='link']") == []


@pytest.mark.parametrize("hostile", HOSTILE)
def test_hostile_words_in_any_field_stay_words(english, site, hostile):
    photos = tuple(
        dataclasses.replace(
            photo,
            caption=hostile,
            alt_text=hostile,
            credit_line=hostile,
            printed=hostile,
            creator=hostile,
            copyright=hostile,
        )
        for photo in english.photos
    )
    marks = (PublishedMark(0, 3, MarkType.LINK, f"https://x.example/{hostile}"),)
    edition = dataclasses.replace(
        english,
        photos=photos,
        authors=(
            dataclasses.replace(english.authors[0], name=hostile, profile_url=f"https://x.example/{hostile}"),
        ),
        blocks=tuple(PublishedBlock(type=kind, text=hostile, marks=marks) for kind in BlockType),
        notices=(Notice(kind=NoticeKind.UPDATE, text=hostile, at=english.published_at),),
        translations=(("ko", f"https://x.example/{hostile}"),),
        **dict.fromkeys(("headline", "subheadline", "summary", "byline", "dateline", "desk_name"), hostile),
    )
    page = page_of(edition, dataclasses.replace(site, name=hostile))
    assert len(page.xpath("//script")) == 1
    assert structured(page)["headline"] == structured(page)["articleSection"]
    assert page.xpath("//*[@onerror] | //img[@src='x'] | //b") == []
    assert not re.search(r"[\x00-\x08\x1b]", article_page(edition, site))
    assert hostile[:8] in xtexts(page, "//h1")[0]


@pytest.mark.parametrize("fixture", ["english", "korean", "retracted"])
def test_page_loads_nothing_from_elsewhere_and_runs_nothing(request, site, fixture):
    page = page_of(request.getfixturevalue(fixture), site)
    (policy,) = page.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")
    assert policy.startswith("default-src 'none'; img-src 'self'; style-src 'self'")
    loaded = page.xpath("//img/@src | //link[@rel='stylesheet']/@href | //script/@src | //iframe/@src")
    assert not [address for address in loaded if ":" in address or address.startswith("//")]
    assert page.xpath("//@style | //*[starts-with(name(@*), 'on')]") == []


@pytest.mark.parametrize("fixture", ["english", "korean", "retracted"])
def test_page_has_one_first_heading_no_skipped_level_and_no_name_twice(request, site, fixture):
    page = page_of(request.getfixturevalue(fixture), site)
    levels = [int(heading.tag[1]) for heading in page.xpath("//h1 | //h2 | //h3 | //h4")]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))
    names = page.xpath("//@id")
    assert len(names) == len(set(names))


def test_excerpt_is_cut_between_words(english):
    edition = dataclasses.replace(english, summary="One two three four five")
    assert excerpt(edition, 14) == "One two three…"
    assert excerpt(edition, 100) == "One two three four five"
