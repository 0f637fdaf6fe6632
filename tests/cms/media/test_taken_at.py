"""When a photograph was taken is understood in each of the ways it is written."""

from datetime import UTC, datetime, timedelta, timezone

import pytest

from cms.media.taken_at import Moment, taken_moment

NOW = datetime(2026, 6, 1, 12, tzinfo=UTC)
SEOUL = timezone(timedelta(hours=9))


@pytest.mark.parametrize(
    "written",
    [
        "2026:05:14 09:30:00 +09:00",
        "2026-05-14T09:30:00.00+09:00",
        "20260514 093000+0900",
        "2026-05-14 09:30+09:00",
    ],
)
def test_moment_with_its_zone_is_known_exactly(written):
    assert taken_moment([written], now=NOW) == Moment(
        datetime(2026, 5, 14, 9, 30, tzinfo=SEOUL), zone_known=True
    )


def test_camera_without_a_zone_is_taken_to_mean_utc_and_said_so():
    assert taken_moment(["2026:05:14 09:30:00 "], now=NOW) == Moment(
        datetime(2026, 5, 14, 9, 30, tzinfo=UTC), zone_known=False
    )


def test_picture_desk_can_add_the_zone_to_the_cameras_clock():
    moment = taken_moment(["2026:05:14 09:30:00", "20260514 093000+0900"], now=NOW)
    assert moment == Moment(datetime(2026, 5, 14, 9, 30, tzinfo=SEOUL), zone_known=True)


@pytest.mark.parametrize(
    "written", ["", "0000:00:00 00:00:00", "2026:06:31 10:00:00", "yesterday", "2027-01-01"]
)
def test_clock_never_set_or_running_ahead_is_not_believed(written):
    assert taken_moment([written], now=NOW) is None


def test_picture_from_where_it_is_already_tomorrow_is_believed():
    assert taken_moment(["2026:06:02 01:00:00"], now=NOW) is not None
