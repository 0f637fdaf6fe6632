"""Real files of real agencies: what comes in of each format, and what is refused in a sentence."""

import json
import os
from collections import Counter, defaultdict
from datetime import UTC, datetime
from pathlib import Path

import pytest

from cms.body.model import plain_text
from cms.domain.errors import NewsroomError, UnreadableFile
from cms.domain.wire import NotAWireItem, WireForm, WireItem
from cms.intake.wire.reading import items_in

SHARED = Path(os.environ.get("COPYDESK_SHARED_DATA", Path(__file__).parents[5] / "shared" / "data"))
WIRE = SHARED / "wire"
needs_wire = pytest.mark.skipif(
    not (WIRE / "INDEX.tsv").is_file(), reason=f"the wire files are not at {WIRE}"
)

# One line per file: its format, headline, byline, dateline, source, when it was sent, how many blocks.
TABLE = (
    (
        "superdesk-core/IPTC7901_odd_charset.txt",
        "iptc-7901",
        "German football saddened by illness to striker legend Mueller",
        "By Manuel Schwarz, dpa",
        "Munich (dpa)",
        "dpa",
        "2015-10-07T13:41:00+00:00",
        26,
    ),
    (
        "superdesk-core/anpa-1.tst",
        "anpa-1312",
        "For Argentine chemo patients, mirrors can hurt",
        "By PAUL BYRNE and ALMUDENA CALATRAVA",
        "BUENOS AIRES, Argentina (AP)",
        "AP",
        "2013-11-13T15:09:00+00:00",
        14,
    ),
    (
        "superdesk-belga/io/fixtures/kyodo.txt",
        "anpa-1312",
        "Soccer: Urawa Reds claim 7th Emperor's Cup by beating Vegalta Sendai",
        "",
        "SAITAMA, Japan, Dec. 9 (Kyodo)",
        "Kyodo",
        "2018-12-09T21:37:00+00:00",
        11,
    ),
    (
        "superdesk-core/pa5.xml",
        "nitf",
        "HARD BREXIT TO COST UK UP TO £66BN A YEAR, SAYS TREASURY",
        "By Sam Lister, Press Association Political Correspondent",
        "",
        "Press Association",
        "2016-10-11T00:13:27+01:00",
        19,
    ),
    (
        "superdesk-core/afp.xml",
        "newsml-1",
        "Sweden court accepts receivership for Saab carmaker",
        "",
        "STOCKHOLM, Aug 29, 2014 (AFP) -",
        "AFP",
        "2014-08-29T13:49:51+00:00",
        10,
    ),
    (
        "dpa-digitalwires/output/with_dateline.xml",
        "newsml-g2",
        "DeepSeek-Schock aus China: Zeichen für KI-Zeitenwende?",
        "Von Andrej Sokolow, dpa",
        "New York (dpa) -",
        "dpa",
        "2025-01-28T09:18:34+01:00",
        23,
    ),
    (
        "ninjs-iptc-guidelines/1.6/005_complex_text_article.json",
        "ninjs",
        "Captain of wrecked cruise ship on trial in Italy",
        "Paulo Santalucia and Frances d'Emilio",
        "Grossetto, Italy",
        "",
        "2013-07-09T10:37:00+00:00",
        4,
    ),
    (
        "ninjs-iptc-guidelines/3.1/005_complex_text_article.json",
        "ninjs",
        "Captain of wrecked cruise ship on trial in Italy",
        "Paulo Santalucia and Frances d'Emilio",
        "Grossetto, Italy",
        "",
        "2013-07-09T10:37:00+00:00",
        4,
    ),
)
# Of how many files of each kind a text comes in, and with how many of these their headline, their body, their date; the
# other files are pictures, packages, concepts and scraps, and what lacks here lacks in the file.
COME_IN = {
    "anpa-1312/iptc7901": (15, 15, 15, 15),
    "newsml-1.x": (13, 13, 13, 13),
    "newsml-g2/newsItem": (38, 32, 32, 38),
    "newsml-g2/newsMessage": (25, 25, 24, 25),
    "ninjs": (61, 61, 36, 39),
    "json": (47, 41, 23, 19),
    "nitf": (16, 16, 16, 16),
    "xml/rss": (1, 1, 1, 1),
    "xml/feed": (1, 1, 1, 1),
}
# How many are pictures by themselves.
PICTURES = 35
EMBARGOES = {
    "superdesk-core/ninjs_embargoed.json": datetime(2022, 6, 29, 2, 30, tzinfo=UTC),
    "superdesk-core/pa3.xml": datetime(2016, 9, 8, 23, 1, tzinfo=UTC),
    "dpa-digitalwires/output/embargoed.xml": datetime(2025, 1, 23, 18, 0, tzinfo=UTC),
}


@needs_wire
@pytest.mark.parametrize("line", TABLE, ids=lambda line: line[0])
def test_what_an_agency_sent_comes_in_with_its_lines(line):
    path, form, headline, byline, dateline, source, sent_at, blocks = line
    (item,) = items_in(WIRE / path)
    assert (item.form, item.headline, item.byline, item.dateline) == (form, headline, byline, dateline)
    assert (item.source, item.created_at, len(item.body)) == (source, datetime.fromisoformat(sent_at), blocks)


def whole(texts):
    """Of how many texts there is a headline, a body, a date."""
    bodies = [item for item in texts if plain_text(item.body).strip()]
    return (
        len(texts),
        sum(bool(item.headline) for item in texts),
        len(bodies),
        sum(bool(item.created_at) for item in texts),
    )


@needs_wire
def test_every_file_comes_in_or_is_refused_in_one_sentence():
    come_in: dict[str, list[WireItem]] = defaultdict(list)
    refusals, pictures = [], 0
    lines = (WIRE / "INDEX.tsv").read_text(encoding="utf-8").splitlines()[1:]
    for path, kind, *_ in (line.split("\t") for line in lines):
        try:
            items = items_in(WIRE / path)
        except NewsroomError as refusal:
            refusals.append(str(refusal))
            continue
        come_in[kind] += [item for item in items if not item.is_picture][:1]
        pictures += any(item.is_picture for item in items)
        for item in items:
            assert item.guid, path
            is_flash = item.is_text and item.headline
            assert plain_text(item.body) or is_flash or item.is_picture or item.status == "canceled", path
    assert [sentence for sentence in refusals if "\n" in sentence or not sentence.endswith((".", "?"))] == []
    assert pictures == PICTURES
    assert {kind: whole(texts) for kind, texts in come_in.items() if texts} == COME_IN


@needs_wire
@pytest.mark.parametrize(("path", "until"), EMBARGOES.items())
def test_an_embargo_is_read(path, until):
    (item,) = items_in(WIRE / path)
    assert (item.has_embargo, item.embargo_until) == (True, until)


@needs_wire
def test_an_item_its_agency_took_back_says_so():
    (item,) = items_in(WIRE / "superdesk-core/tag_reuters.com_2016_newsml_L1N14N0FF_version_1542761538")
    assert item.status == "canceled"


@pytest.mark.parametrize(
    ("kind", "comes_in"), [("text", True), (None, True), ("video", False), ("event", False)]
)
def test_a_headline_alone_is_a_flash_where_it_is_sent_as_a_text(tmp_path, kind, comes_in):
    file = tmp_path / "flash.json"
    file.write_text(json.dumps({"uri": "tag:flash", "type": kind, "headline": "Ferry sinks off Busan"}))
    if comes_in:
        (item,) = items_in(file)
        assert (item.headline, item.body) == ("Ferry sinks off Busan", ())
    else:
        with pytest.raises(NotAWireItem, match="no text"):
            items_in(file)


def test_entities_of_a_stranger_are_never_resolved(tmp_path):
    secret = tmp_path / "secret"
    secret.write_text("the password", encoding="utf-8")
    laughs = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
    bombs = {
        "file.xml": (f'<!ENTITY x SYSTEM "{secret.as_uri()}">', "&x;"),
        "laughs.xml": (f'<!ENTITY l0 "ha">{laughs}', "&l9;"),
    }
    for name, (declared, said) in bombs.items():
        file = tmp_path / name
        words = f"<nitf><body><body.content><p>{said}</p></body.content></body></nitf>"
        file.write_text(f"<!DOCTYPE nitf [{declared}]>{words}", encoding="utf-8")
        with pytest.raises(UnreadableFile, match="entities of its own"):
            items_in(file)


def test_an_entity_html_knows_is_read_although_nobody_declares_it(tmp_path):
    file = tmp_path / "a.xml"
    file.write_text(
        '<!DOCTYPE nitf SYSTEM "nitf.dtd"><nitf><body><body.head><hedline><hl1>Tea&nbsp;&amp;&eacute;clairs</hl1>'
        "</hedline></body.head><body.content><p>Na&iuml;ve &mdash; no.</p></body.content></body></nitf>",
        encoding="utf-8",
    )
    (item,) = items_in(file)
    assert (item.headline, plain_text(item.body)) == ("Tea &éclairs", "Naïve — no.")


@pytest.mark.parametrize(
    ("name", "content", "saying"),
    [
        ("half.xml", b"<nitf><body><body.content><p>The fer", "not whole XML"),
        ("half.json", b'{"uri": "x", "headline": "The fer', "not whole JSON"),
        ("empty.xml", b"", "no format"),
        ("deep.json", b'{"a":' * 100_000, "not whole JSON"),
        ("picture.jpg", b"\xff\xd8\xff\xe0" + bytes(100), "no format"),
        ("page.xml", b"<svg xmlns='http://www.w3.org/2000/svg'/>", "“svg”"),
        ("mail.txt", b"Received: from x\nSubject: y\n\nHello", "e-mail"),
        ("wordless.xml", b"<nitf><body><body.content><p> </p></body.content></body></nitf>", "no text"),
    ],
)
def test_a_broken_file_is_refused_in_a_sentence(tmp_path, name, content, saying):
    file = tmp_path / name
    file.write_bytes(content)
    with pytest.raises((UnreadableFile, NotAWireItem), match=saying) as refusal:
        items_in(file)
    assert "\n" not in str(refusal.value)


@needs_wire
def test_a_file_cut_short_anywhere_comes_in_or_is_refused_in_words(tmp_path):
    lines = (WIRE / "INDEX.tsv").read_text(encoding="utf-8").splitlines()[1:]
    outcomes = Counter()
    for number, path in enumerate(line.split("\t")[0] for line in lines):
        content = (WIRE / path).read_bytes()
        file = tmp_path / f"cut{Path(path).suffix}"
        file.write_bytes(content[: len(content) * (1 + number % 9) // 10])
        try:
            items_in(file)
        except NewsroomError:
            outcomes["refused"] += 1
        else:
            outcomes["came in"] += 1
    assert outcomes["refused"] > outcomes["came in"] > 0


def test_lines_nothing_could_store_are_made_fit(tmp_path):
    file = tmp_path / "odd.json"
    file.write_text(
        r'{"uri": "tag:a\u0000,1\ud800", "headline": "Two\nlines", "by": "x\u0007", "body_text": "Words."}',
        encoding="utf-8",
    )
    (item,) = items_in(file)
    assert (item.guid, item.headline, item.byline) == ("tag:a,1", "Two lines", "x")
    file.write_text("[" * 500 + '{"uri": "tag:a", "body_text": "Words."}' + "]" * 500, encoding="utf-8")
    with pytest.raises(NotAWireItem):
        items_in(file)


def test_scripts_and_harmful_links_of_a_feed_stay_outside(tmp_path):
    file = tmp_path / "feed.xml"
    file.write_text(
        '<rss version="2.0"><channel><title>Agency</title><item><title>Tide</title><guid>tag:a,1</guid>'
        "<pubDate>Mon, 02 Mar 2026 09:00:00 +0900</pubDate><description><![CDATA[<p>The <b>tide</b> "
        '<a href="javascript:alert(1)">came</a>.</p><script>alert(1)</script>]]></description></item></channel></rss>',
        encoding="utf-8",
    )
    (item,) = items_in(file)
    assert (item.form, item.headline, item.source) == (WireForm.RSS, "Tide", "Agency")
    assert plain_text(item.body) == "The tide came."
    assert [mark.type for mark in item.body[0].marks] == ["strong"]
    assert item.created_at == datetime(2026, 3, 2, 0, 0, tzinfo=UTC)
