"""Times as people name them, where clocks are put forward and back too."""

from datetime import UTC, datetime

import pytest

from cms.domain.errors import RuleBroken
from cms.domain.zones import in_zones, moment_of


def test_a_time_without_an_offset_is_the_newsrooms():
    assert moment_of("2026-11-29T18:00", "Asia/Seoul") == datetime(2026, 11, 29, 9, 0, tzinfo=UTC)


def test_a_time_with_an_offset_is_what_it_says():
    assert moment_of("2026-11-29T18:00-05:00", "Asia/Seoul") == datetime(2026, 11, 29, 23, 0, tzinfo=UTC)


def test_what_is_no_time_is_refused():
    with pytest.raises(RuleBroken, match="is no time"):
        moment_of("18 o’clock", "UTC")


@pytest.mark.parametrize(("words", "saying"), [("2026-03-08T02:30", "skip"), ("2026-11-01T01:30", "twice")])
def test_a_time_that_clocks_skip_or_show_twice_is_refused(words, saying):
    with pytest.raises(RuleBroken, match=saying):
        moment_of(words, "America/New_York")


def test_the_second_of_two_equal_times_is_named_by_its_offset():
    assert moment_of("2026-11-01T01:30-05:00", "America/New_York") == datetime(2026, 11, 1, 6, 30, tzinfo=UTC)


def test_a_moment_is_shown_once_for_each_zone():
    shown = in_zones(datetime(2026, 11, 29, 9, 0, tzinfo=UTC), "Asia/Seoul", "UTC", "Asia/Seoul")
    assert [(one.zone, f"{one.at:%H:%M}") for one in shown] == [("Asia/Seoul", "18:00"), ("UTC", "09:00")]
