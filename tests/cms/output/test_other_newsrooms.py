"""What other newsrooms get of an edition: ninjs, NewsML-G2 and NITF, judged by the published schemas."""

from dataclasses import replace

import pytest

from cms.domain.edition import PublishedBlock
from cms.output.forms import WRITERS
from cms.output.release import Release, ReleaseStatus
from tests.cms.output.conftest import NOON
from tests.cms.output.judges import assert_valid_ninjs, assert_valid_xml

NITF_SCHEMA = "nitf-3.6/nitf-3-6.xsd"
G2_SCHEMA = "newsml-g2-2.35/NewsML-G2_2.35-spec-All-Power.xsd"
G2 = {"g2": "http://iptc.org/std/nar/2006-10-01/"}
NITF = {"n": "http://iptc.org/std/NITF/2006-10-18/"}
USABLE = Release()
WITHHELD = Release(ReleaseStatus.WITHHELD, 3, NOON)
CANCELED = Release(ReleaseStatus.CANCELED, 4)


@pytest.fixture(params=["english", "korean", "retracted"])
def edition(request):
    return request.getfixturevalue(request.param)


@pytest.mark.parametrize("release", [USABLE, WITHHELD, CANCELED], ids=lambda release: release.status.value)
def test_every_edition_is_valid_in_every_standard(edition, site, release):
    assert_valid_xml(WRITERS["nitf"](edition, site, release), NITF_SCHEMA)
    assert_valid_xml(WRITERS["newsml-g2"](edition, site, release), G2_SCHEMA)
    assert_valid_ninjs(WRITERS["ninjs"](edition, site, release))


def test_a_site_without_an_address_makes_valid_items_too(english, site):
    site = replace(site, base_url="")
    assert_valid_xml(WRITERS["nitf"](english, site, USABLE), NITF_SCHEMA)
    assert_valid_xml(WRITERS["newsml-g2"](english, site, USABLE), G2_SCHEMA)
    assert_valid_ninjs(WRITERS["ninjs"](english, site, USABLE))


def test_ninjs_carries_headline_text_and_the_credit_of_each_photo(english, site):
    item = assert_valid_ninjs(WRITERS["ninjs"](english, site, USABLE))
    assert [line["value"] for line in item["headlines"]] == [english.headline, english.subheadline]
    assert "<h2>What is agreed</h2>" in item["bodies"][0]["value"]
    photo = item["associations"][0]
    assert (photo["copyrightNotice"], photo["copyrightHolder"]) == ("ⓒAP=Associated Press", "AP 2026")
    assert photo["infoSources"] == [{"name": "AP=Associated Press", "role": "photo"}]
    assert photo["by"] == "Kim Doe"
    assert photo["renditions"][0]["href"] == "https://news.example/ferry-talks/p1-320.jpg"


def test_newsml_g2_has_the_credit_line_and_the_signal_of_a_correction(english, site):
    message = assert_valid_xml(WRITERS["newsml-g2"](english, site, USABLE), G2_SCHEMA)
    assert message.xpath("//g2:creditline/text()", namespaces=G2) == [
        "AP=Associated Press",
        "Port Ellen Council",
    ]
    assert message.xpath("//g2:signal/@qcode", namespaces=G2) == ["sig:correction"]
    assert message.xpath("string(//g2:edNote)", namespaces=G2) == "The day was wrong."
    assert len(message.xpath("//g2:remoteContent", namespaces=G2)) == 8


def test_nitf_has_the_credit_as_the_producer_of_the_picture(english, site):
    root = assert_valid_xml(WRITERS["nitf"](english, site, USABLE), NITF_SCHEMA)
    assert root.xpath("//n:media-producer/text()", namespaces=NITF) == [
        "AP=Associated Press",
        "Port Ellen Council",
    ]
    assert root.xpath("//n:ul/n:li/n:ul/n:li/text()", namespaces=NITF) == ["Summer"]
    assert root.xpath("string(//n:correction/@info)", namespaces=NITF) == "The day was wrong."


def test_an_embargo_and_a_withheld_text_say_so(english, site):
    item = assert_valid_ninjs(WRITERS["ninjs"](english, site, WITHHELD))
    assert (item["pubStatus"], item["embargoedUntil"], item["version"]) == (
        "withheld",
        "2026-03-04T12:00:00+09:00",
        "3",
    )
    message = assert_valid_xml(WRITERS["newsml-g2"](english, site, WITHHELD), G2_SCHEMA)
    assert message.xpath("string(//g2:embargoed)", namespaces=G2) == "2026-03-04T12:00:00+09:00"
    assert set(message.xpath("//g2:pubStatus/@qcode", namespaces=G2)) == {"stat:withheld"}


@pytest.mark.parametrize("form", ["ninjs", "newsml-g2", "nitf"])
def test_of_a_retracted_article_only_the_notice_is_sent(retracted, english, site, form):
    text = WRITERS[form](retracted, site, USABLE)
    assert "The document was forged." in text
    assert "Forged" not in text
    assert "canceled" in text
    # The receiver finds the item it is to cancel by the id it got before.
    uri = assert_valid_ninjs(WRITERS["ninjs"](english, site, USABLE))["uri"]
    assert uri in text


@pytest.mark.parametrize("form", ["ninjs", "newsml-g2", "nitf"])
def test_words_that_look_like_markup_stay_words(korean, site, form):
    odd = replace(korean, headline="A <b> & “B”\x0b", blocks=(PublishedBlock(text="1 < 2 &amp; ]]>\x00"),))
    text = WRITERS[form](odd, site, USABLE)
    if form == "ninjs":
        item = assert_valid_ninjs(text)
        assert item["headlines"][0]["value"] == "A <b> & “B”"
        assert "1 &lt; 2 &amp;amp; ]]&gt;" in item["bodies"][0]["value"]
    else:
        root = assert_valid_xml(text, NITF_SCHEMA if form == "nitf" else G2_SCHEMA)
        assert "1 < 2 &amp; ]]>" in root.xpath("//n:p/text()", namespaces=NITF)
