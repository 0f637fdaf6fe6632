"""Every credit, byline and instruction inside the shared photographs: nothing lost, nothing raised, nothing invented."""

import json
import os
from pathlib import Path

import pytest

from cms.domain.credits.cleaning import Attribution, cleaned
from cms.domain.credits.credit import normalise, parse_credit, print_credit
from cms.domain.credits.house_style import STYLES, House
from cms.domain.photos.stipulations import stipulations_from_json, stipulations_in, stipulations_to_json

SHARED = Path(os.environ.get("COPYDESK_SHARED_DATA", Path(__file__).parents[5] / "shared" / "data"))
MANIFEST = SHARED / "photos" / "manifest.json"
NAMED = {"Credit", "By-line", "Creator", "Source", "Artist", "CopyrightNotice", "Rights"}
SAID = {"Instructions", "SpecialInstructions", "UsageTerms"}

pytestmark = pytest.mark.skipif(not MANIFEST.is_file(), reason=f"the shared photos are not at {MANIFEST}")


def texts(told, wanted, name=""):
    """Every text under one of these tags, however deep it lies."""
    if isinstance(told, dict):
        return [text for tag, value in told.items() for text in texts(value, wanted, tag)]
    if isinstance(told, list):
        return [text for value in told for text in texts(value, wanted, name)]
    return [told] if isinstance(told, str) and name.split(":")[-1] in wanted else []


@pytest.fixture(scope="module")
def files():
    return json.loads(MANIFEST.read_text(encoding="utf-8"))["files"]


def test_every_credit_is_printed_as_it_came_or_read_again_alike(files):
    written = set(texts(files, NAMED))
    assert len(written) > 80
    for text in written:
        credit = parse_credit(text)
        assert print_credit(credit) == normalise(text)
        for style in STYLES.values():
            printed = print_credit(credit, House(style))
            assert print_credit(parse_credit(printed), House(style)) == printed


def test_every_byline_and_credit_is_tidied_once_and_for_all(files):
    tried = 0
    for file in files:
        byline = "; ".join(dict.fromkeys(texts(file, {"Creator", "By-line"})))
        credit = next(iter(texts(file, {"Credit"})), "")
        tidy = cleaned(Attribution(byline, credit))
        assert cleaned(tidy) == tidy
        assert bool(tidy.credit or tidy.byline) >= bool(credit.strip(" ©"))
        tried += bool(byline or credit)
    assert tried > 50


def test_every_instruction_is_kept_as_it_was_read(files):
    written = set(texts(files, SAID))
    assert written
    for text in written:
        stipulations = stipulations_in(text)
        assert stipulations_from_json(stipulations_to_json(stipulations)) == stipulations
