"""What senders stipulate in Instructions, as they really write it; nothing is read into what does not say it."""

from datetime import UTC, datetime

import pytest

from cms.domain.photos.stipulations import (
    Stipulations,
    stipulations_from_json,
    stipulations_in,
    stipulations_to_json,
)

SAID = [
    ("NO ARCHIVE", ("NO ARCHIVE",)),
    ("NO ARCHIVES; NO SALES", ("NO ARCHIVE", "NO SALES")),
    ("NO RESALE, NO ARCHIVING, MANDATORY CREDIT: KCNA", ("NO ARCHIVE", "NO SALES", "MANDATORY CREDIT: KCNA")),
    ("NO SALES", ("NO SALES",)),
    (
        (
            "THIS IMAGE HAS BEEN SUPPLIED BY A THIRD PARTY. NO THIRD PARTY SALES. SOUTH KOREA OUT. NO COMMERCIAL OR "
            "EDITORIAL SALES IN SOUTH KOREA."
        ),
        ("NO SALES", "OUT: KR"),
    ),
    ("-- SOUTH KOREA OUT --", ("OUT: KR",)),
    ("OUT: KOREA", ("OUT: KR",)),
    ("REPUBLIC OF KOREA OUT  JAPAN OUT", ("OUT: KR", "OUT: JP")),
    ("JAPAN, CHINA AND KOREA OUT", ("OUT: JP", "OUT: CN", "OUT: KR")),
    ("NORTH KOREA OUT", ("OUT: KP",)),
    ("OUT UK, GERMANY", ("OUT: GB", "OUT: DE")),
    ("ASIA OUT", ("OUT: ASIA",)),
    ("한국 사용 금지", ("OUT: KR",)),
    (
        (
            "RESTRICTED TO EDITORIAL USE - MANDATORY CREDIT “AFP PHOTO / KCNA VIA KNS” - NO MARKETING NO ADVERTISING "
            "CAMPAIGNS - DISTRIBUTED AS A SERVICE TO CLIENTS"
        ),
        ("MANDATORY CREDIT: AFP PHOTO / KCNA VIA KNS",),
    ),
    ("MANDATORY CREDIT: NASA; NO ARCHIVE", ("NO ARCHIVE", "MANDATORY CREDIT: NASA")),
    ("MANDATORY CREDIT", ("MANDATORY CREDIT",)),
    ("HONS", ("HONS", "NO ARCHIVE", "14 DAYS")),
    ("NO ARCHIVING; FOR USE WITHIN 30 DAYS", ("NO ARCHIVE", "30 DAYS")),
    ("14일 이내 사용, 보관 금지", ("NO ARCHIVE", "14 DAYS")),
    ("NO USE AFTER MARCH 14, 2024", ("UNTIL 2024-03-14",)),
    ("Not to be used after 2024-03-14", ("UNTIL 2024-03-14",)),
    ("Expires on 1 April 2025.", ("UNTIL 2025-04-01",)),
    ("2026년 12월 31일까지 사용 가능", ("UNTIL 2026-12-31",)),
    ("사용기한: 2026-12-31", ("UNTIL 2026-12-31",)),
    ("이용 기간 2026. 7. 1. 보관 금지", ("NO ARCHIVE", "UNTIL 2026-07-01")),
    ("NO USE GERMANY", ("OUT: DE",)),
    ("NO USE IN THE NETHERLANDS, BELGIUM", ("OUT: NL", "OUT: BE")),
    ("NO KOREA USE", ("OUT: KR",)),
    ("EXCLUSIVE TO THE GAZETTE", ("EXCLUSIVE",)),
    ("*재판매 및 DB 금지", ("NO SALES",)),
    ("NO ARCHIVAL OR WIRELESS USE", ("NO ARCHIVE",)),
    ("No usage or third party sales granted without prior permission.", ("NO SALES",)),
    ("Not for distribution in the United States", ("OUT: US",)),
    ("Not for use within Korea or Japan", ("OUT: KR", "OUT: JP")),
]
SILENT = [
    "",
    "Please check out the attached captions",
    "non-exclusive",
    "12월 31일까지 열리는 전시",
    "no use for it in the end",
    "Walks out of Korea Airlines office",
    "Archive photo, no problem",
    "14 days of rain",
    "EDS NOTE:A FILE PHOTO",
    "This content is intended for editorial use only. For other uses, additional clearances may be required.",
    "Not for use outside the United States",
    "NO USE AFTER FEBRUARY 31, 2024",
]


@pytest.mark.parametrize(("instructions", "said"), SAID)
def test_what_is_stipulated_is_understood(instructions, said):
    assert stipulations_in(instructions).said == said


@pytest.mark.parametrize("instructions", SILENT)
def test_nothing_is_read_into_what_stipulates_nothing(instructions):
    assert stipulations_in(instructions).said == ()


def test_story_only_handouts_are_known_by_the_title_of_their_creator():
    stipulations = stipulations_in("", "HONS")
    assert (stipulations.is_for_one_story, stipulations.no_archive, stipulations.days) == (True, True, 14)


@pytest.mark.parametrize(
    ("instructions", "country", "is_out"),
    [
        ("KOREA OUT", "KR", True),
        ("ASIA OUT", "KR", True),
        ("JAPAN OUT", "KR", False),
        ("JAPAN OUT", "JP", True),
        ("GERMANY OUT", "DE", True),
        ("ASIA OUT", "DE", False),
        ("", "KR", False),
    ],
)
def test_only_the_country_of_our_readers_keeps_a_picture_out(instructions, country, is_out):
    assert stipulations_in(instructions).is_out_in(country) is is_out


@pytest.mark.parametrize(("instructions", "said"), SAID)
def test_what_is_kept_says_the_same(instructions, said):
    stipulations = stipulations_in(instructions)
    assert stipulations_from_json(stipulations_to_json(stipulations)) == stipulations


def test_a_photo_without_stipulations_keeps_nothing():
    assert stipulations_to_json(Stipulations()) == {}
    assert stipulations_from_json({}) == Stipulations()


def test_the_last_day_counts_whole():
    assert stipulations_in("no use after 2024-03-14").until == datetime(2024, 3, 14, 23, 59, 59, tzinfo=UTC)
