"""How times are printed for readers."""

from datetime import UTC, datetime, timedelta, timezone

import pytest

from cms.output.times import machine_time, printed_time


@pytest.mark.parametrize(
    ("zone", "printed"),
    [
        (UTC, "1 December 2026, 08:05 UTC"),
        (timezone(timedelta(hours=9)), "1 December 2026, 08:05 KST"),
        (timezone(timedelta(hours=-3, minutes=-30)), "1 December 2026, 08:05 UTC-03:30"),
        (timezone(timedelta(hours=5, minutes=45)), "1 December 2026, 08:05 UTC+05:45"),
    ],
)
def test_printed_time_names_its_zone(zone, printed):
    assert printed_time(datetime(2026, 12, 1, 8, 5, tzinfo=zone), "en") == printed


def test_machines_read_the_offset():
    assert machine_time(datetime(2026, 12, 1, 8, 5, 1, 999, tzinfo=UTC)) == "2026-12-01T08:05:01+00:00"
