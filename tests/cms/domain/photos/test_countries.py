"""How senders of photographs write countries, and which of them are read."""

import re

import pytest

from cms.domain.errors import RuleBroken
from cms.domain.photos.countries import ASIAN, country_named, holds
from cms.domain.photos.country_table import COUNTRIES
from cms.domain.photos.stipulations import stipulations_in

# As agencies write it in Special Instructions.
OUT_OF = [
    ("NETHERLANDS OUT - BELGIUM OUT", ("NL", "BE")),
    ("GERMANY OUT, SWITZERLAND OUT AND AUSTRIA OUT", ("DE", "CH", "AT")),
    ("UK AND IRELAND OUT; NO SALES", ("GB", "IE")),
    ("NORTHERN IRELAND OUT", ("GB",)),
    ("CZECH REPUBLIC OUT", ("CZ",)),
    ("NOT FOR USE IN THE NETHERLANDS", ("NL",)),
    ("NIGERIA OUT", ("NG",)),
    ("OUT: NIGER", ("NE",)),
    ("DOMINICAN REPUBLIC OUT", ("DO",)),
    ("PAPUA NEW GUINEA OUT", ("PG",)),
    ("GUINEA-BISSAU OUT", ("GW",)),
    ("SOUTH KOREA AND NORTH KOREA OUT", ("KR", "KP")),
    ("SOUTH AFRICA OUT", ("ZA",)),
    ("SOUTH SUDAN OUT", ("SS",)),
    ("T\u00dcRK\u0130YE OUT, TURKEY OUT", ("TR",)),
    ("인도네시아 내 사용 금지", ("ID",)),
    ("인도 사용 금지", ("IN",)),
    ("베트남·태국 및 라오스 게재 불가", ("VN", "TH", "LA")),
    ("NEW MEXICO OUT", ()),
    ("NEW ENGLAND OUT", ()),
    ("LATIN AMERICA OUT", ()),
    ("SOUTH AMERICA OUT", ()),
]


@pytest.mark.parametrize(("instructions", "codes"), OUT_OF)
def test_country_is_read_as_agencies_write_it_and_no_other_is_made_of_it(instructions, codes):
    assert stipulations_in(instructions).out_of == codes


@pytest.mark.parametrize("country", COUNTRIES, ids=lambda country: country.code)
def test_country_is_known_by_its_code_and_both_names_and_read_in_instructions(country):
    for name in (
        country.code,
        country.code.lower(),
        country.english,
        country.english.upper(),
        country.korean,
    ):
        assert country_named(name) is country
    for instructions in (
        f"{country.english.upper()} OUT",
        f"OUT: {country.english}",
        f"{country.korean} 사용 금지",
    ):
        assert stipulations_in(instructions).out_of == (country.code,)


def test_no_two_countries_share_a_name_or_a_code():
    names = [name for one in COUNTRIES for name in (one.code, one.english.casefold(), one.korean)]
    assert len(names) == len(set(names))
    assert all(re.fullmatch("[A-Z]{2}", country.code) for country in COUNTRIES)


def test_asia_holds_its_countries_and_no_other():
    assert {"KR", "JP", "VN", "IN", "SG"} < ASIAN
    assert holds("ASIA", "VN")
    assert not holds("ASIA", "DE")


@pytest.mark.parametrize("name", ["Atlantis", "ASIA", "", "K", "New Mexico"])
def test_what_is_no_country_is_refused_in_words(name):
    with pytest.raises(RuleBroken, match="is no country Copydesk knows"):
        country_named(name)
