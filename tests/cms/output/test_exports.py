"""An article taken away as one page, as plain text and as JSON."""

import base64
import dataclasses
import hashlib
import json
import re

from lxml import html

from cms.body.model import BlockType, LinkCard
from cms.domain.edition import PublishedBlock, from_json
from cms.output.exports import export_html, export_json, export_text
from cms.output.templates import TEMPLATES, style_sheet


def test_exported_page_needs_no_other_file(english, site, picture_source):
    page = html.document_fromstring(export_html(english, site, picture_source))
    assert all(source.startswith("data:image/") for source in page.xpath("//img/@src"))
    assert page.xpath("//link[@rel='stylesheet'] | //img/@srcset | //nav[@id='gnb']//a") == []


def test_exported_page_allows_only_its_own_style_and_pictures(english, site, picture_source):
    text = export_html(english, site, picture_source)
    digest = base64.b64encode(hashlib.sha256(style_sheet().encode()).digest()).decode()
    assert f"<style>{style_sheet()}</style>" in text
    assert f"img-src data:; style-src &#39;sha256-{digest}&#39;" in text


def test_exported_text_reads_from_headline_to_credit(english):
    lines = export_text(english).split("\n\n")
    assert lines[:5] == [
        "Island Ferry Talks Resume",
        "Both towns say an agreement is near",
        "By Mina Seo",
        "PORT ELLEN",
        "The two towns met on Tuesday.",
    ]
    assert "1. Sign" in lines
    assert "▲ A delegate answers a question. ⓒAP=Associated Press" in lines
    assert lines[-1] == "Correction, 4 March 2026, 12:00 KST: The day was wrong.\n"


def test_numbers_of_a_list_begin_again_after_other_text(korean):
    kinds = [BlockType.NUMBERED_ITEM, BlockType.NUMBERED_ITEM, BlockType.PARAGRAPH, BlockType.NUMBERED_ITEM]
    blocks = tuple(PublishedBlock(type=kind, text=kind.value) for kind in kinds)
    text = export_text(dataclasses.replace(korean, blocks=blocks))
    assert "1. numbered_item\n\n2. numbered_item\n\nparagraph\n\n1. numbered_item" in text


def test_retracted_article_is_exported_without_what_it_said(retracted, site, picture_source):
    exported = (
        export_text(retracted),
        export_html(retracted, site, picture_source),
        export_json(retracted, site),
    )
    assert all("The document was forged." in text for text in exported)
    assert not any("Forged" in text for text in exported)


def test_exported_json_has_the_properties_its_schema_names(english, site):
    schema = json.loads((TEMPLATES / "article-export.schema.json").read_text(encoding="utf-8"))
    exported = json.loads(export_json(english, site))
    assert set(exported) == set(schema["properties"]) == set(schema["required"])
    for name in ("blocks", "photos", "authors", "notices"):
        item = schema["properties"][name]["items"]
        assert set(item["required"]) <= set(exported[name][0]) <= set(item["properties"])
    assert re.fullmatch(schema["properties"]["slug"]["pattern"], exported["slug"])


def test_exported_json_can_be_read_back(english, site):
    exported = json.loads(export_json(english, site))
    for added in ("format", "site", "address", "text"):
        del exported[added]
    assert from_json(exported) == english


def test_a_figure_and_a_link_card_stand_where_the_text_has_them(english, site, picture_source):
    card = PublishedBlock(
        type=BlockType.EMBED, text="", card=LinkCard("https://port.example/log", "The log", "Kept <daily>")
    )
    figure = PublishedBlock(type=BlockType.FIGURE, text="", photo_id="p1")
    edition = dataclasses.replace(english, blocks=(english.blocks[0], figure, card, english.blocks[-1]))
    lines = export_text(edition).split("\n\n")
    assert lines[4:8] == [
        "The two towns met on Tuesday.",
        "▲ A delegate answers a question. ⓒAP=Associated Press",
        "The log\nKept <daily>\nhttps://port.example/log",
        "Talks go on.",
    ]
    assert export_text(edition).count("A delegate answers") == 1
    page = html.document_fromstring(export_html(edition, site, picture_source))
    (link,) = page.xpath("//aside[@class='card']/a")
    assert (link.get("href"), link.text_content()) == (
        "https://port.example/log",
        "The logKept <daily>port.example",
    )
