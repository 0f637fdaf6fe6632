"""The law's months, where months have unequal ends."""

from datetime import date

import pytest

from cms.domain.correction_limits import limits_of, months_after


@pytest.mark.parametrize(
    ("day", "months", "after"),
    [
        (date(2026, 1, 15), 3, date(2026, 4, 15)),
        (date(2026, 11, 30), 3, date(2027, 2, 28)),
        (date(2027, 11, 30), 3, date(2028, 2, 29)),
        (date(2026, 8, 31), 6, date(2027, 2, 28)),
        (date(2026, 7, 1), 6, date(2027, 1, 1)),
    ],
)
def test_a_month_ends_on_the_same_day_or_on_its_last(day, months, after):
    assert months_after(day, months) == after


def test_the_earlier_of_the_two_limits_counts():
    limits = limits_of(date(2026, 1, 1), date(2026, 6, 1))
    assert limits.last_day == date(2026, 7, 1)
    assert limits_of(date(2026, 1, 1), date(2026, 2, 1)).last_day == date(2026, 5, 1)


def test_the_last_day_is_still_in_time_and_the_next_is_not():
    limits = limits_of(date(2026, 1, 1), None)
    assert limits.is_in_time(date(2026, 7, 1))
    assert not limits.is_in_time(date(2026, 7, 2))
    assert (limits.days_left(date(2026, 7, 1)), limits.days_left(date(2026, 7, 2))) == (0, -1)
