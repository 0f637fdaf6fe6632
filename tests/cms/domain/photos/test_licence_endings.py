"""Whose photographs end, who is told of it, how often, and what is not said of an article under embargo."""

from datetime import UTC, datetime, timedelta

import pytest

from cms.domain.photos.licence_endings import UsingArticle, Warned, endings_for
from cms.domain.photos.usage_leases import ExpiringPhoto

NOW = datetime(2026, 11, 23, 5, 0, tzinfo=UTC)
FERRY = UsingArticle("a1", "ferry", "minji", "minji")
HARBOUR = UsingArticle("a2", "harbour", "jun", "sora")
SECRET = UsingArticle("a3", "summit", "jun", "jun", is_embargoed=True)


def told_to(person, *articles, ends_in=timedelta(days=5), judges=False):
    photo = ExpiringPhoto("p1", "DSC_1.jpg", "A ferry at dawn", NOW + ends_in, "Contract 12.")
    return endings_for(person, [photo], {"p1": articles}, NOW, judges_pictures=judges)


def test_an_author_is_told_of_all_articles_that_use_the_photo_and_led_to_their_own():
    (ending,) = told_to("minji", HARBOUR, FERRY)
    assert (ending.name, ending.articles, ending.own_article) == (
        "A ferry at dawn",
        ("harbour", "ferry"),
        "a1",
    )


def test_who_took_an_article_over_is_told_and_who_has_nothing_to_do_with_it_is_not():
    assert told_to("sora", HARBOUR)[0].own_article == "a2"
    assert told_to("minji", HARBOUR) == ()


def test_a_picture_editor_is_told_of_photos_in_use_and_of_no_others():
    assert told_to("yuri", FERRY, judges=True)[0].own_article == ""
    assert told_to("yuri", judges=True) == ()


def test_an_article_under_embargo_is_not_named_and_neither_is_its_photo():
    (ending,) = told_to("jun", FERRY, SECRET)
    assert (ending.name, ending.articles, ending.is_secret_too) == ("DSC_1.jpg", ("ferry",), True)


@pytest.mark.parametrize(
    ("days", "warned"), [(14, Warned.SOON), (2, Warned.AT_LAST), (0.1, Warned.AT_LAST), (-1, Warned.ENDED)]
)
def test_it_is_told_anew_when_the_end_is_nearer(days, warned):
    (ending,) = told_to("minji", FERRY, ends_in=timedelta(days=days))
    assert ending.warned is warned
    assert warned in ending.key


def test_another_end_is_told_anew():
    (first,), (second,) = (told_to("minji", FERRY, ends_in=timedelta(days=days)) for days in (5, 6))
    assert first.key != second.key
