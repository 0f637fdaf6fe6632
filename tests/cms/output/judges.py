"""Who judges what other newsrooms get: the published schemas, where they are at hand."""

import json
import os
from functools import cache
from pathlib import Path

import pytest
from lxml import etree

SHARED = Path(os.environ.get("COPYDESK_SHARED_DATA", Path(__file__).parents[4] / "shared" / "data"))
SCHEMAS = SHARED / "schemas"


@cache
def xml_schema(path: str) -> etree.XMLSchema:
    if not (SCHEMAS / path).exists():
        pytest.skip(f"the schema {path} is not at hand")
    return etree.XMLSchema(etree.parse(SCHEMAS / path))


def assert_valid_xml(text: str, path: str) -> etree._Element:
    schema, root = xml_schema(path), etree.fromstring(text.encode())
    assert schema.validate(root), schema.error_log
    return root


def assert_valid_json_feed(feed: dict) -> None:
    jsonschema = pytest.importorskip("jsonschema", reason="jsonschema is not installed")
    referencing = pytest.importorskip("referencing", reason="referencing is not installed")
    folder = SCHEMAS / "jsonfeed"
    if not (folder / "feed.json").exists():
        pytest.skip("the schema of JSON Feed is not at hand")
    # What version 1.1 took over is written in the schema of version 1 beside it.
    first, second = (json.loads((folder / name).read_text("utf-8")) for name in ("feed-1.json", "feed.json"))
    resource = referencing.Resource.from_contents(first, referencing.jsonschema.DRAFT4)
    known = [(name, resource) for name in ("feed-1", "feed-1.json", first.get("id", "feed-1"))]
    validator = jsonschema.Draft4Validator(second, registry=referencing.Registry().with_resources(known))
    assert [error.message for error in validator.iter_errors(feed)] == []


def assert_valid_ninjs(text: str) -> dict:
    jsonschema = pytest.importorskip("jsonschema", reason="jsonschema is not installed")
    referencing = pytest.importorskip("referencing", reason="referencing is not installed")
    path = SCHEMAS / "ninjs" / "ninjs-schema_3.1.json"
    if not path.exists():
        pytest.skip("the schema of ninjs is not at hand")
    # The one schema it refers to elsewhere says what a place on the map is; no article of ours has one.
    anything = referencing.Resource.from_contents({}, referencing.jsonschema.DRAFT202012)
    registry = referencing.Registry().with_resource("https://geojson.org/schema/GeoJSON.json", anything)
    validator = jsonschema.Draft202012Validator(
        json.loads(path.read_text(encoding="utf-8")),
        registry=registry,
        format_checker=jsonschema.Draft202012Validator.FORMAT_CHECKER,
    )
    item = json.loads(text)
    assert [error.message for error in validator.iter_errors(item)] == []
    return item
