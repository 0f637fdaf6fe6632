"""People in an article are read from one line, and found in byline and captions before anybody types them."""

import pytest

from cms.domain.article import ArticleText, PhotoUse
from cms.domain.named_people import NamedPerson, people_in_sight, person_from


@pytest.mark.parametrize(
    ("words", "person"),
    [
        ("Petra Hollis", NamedPerson("Petra Hollis", "")),
        ("  페트라  홀리스 ", NamedPerson("", "페트라 홀리스")),
        ("Kim Min-ji 김민지", NamedPerson("Kim Min-ji", "김민지")),
        ("김민지 (Kim Min-ji)", NamedPerson("Kim Min-ji", "김민지")),
        ("김민지/Kim Min-ji", NamedPerson("Kim Min-ji", "김민지")),
        ("Łukasz O’Dwyer", NamedPerson("Łukasz O’Dwyer", "")),
    ],
)
def test_both_spellings_are_read_from_one_line(words, person):
    assert person_from(words) == person


@pytest.mark.parametrize("words", ["", "  ", "()", "12-3", "—"])
def test_nobody_is_called_so(words):
    assert person_from(words) is None


def test_who_stands_in_byline_and_captions_is_offered_once_and_nobody_who_is_named_already():
    text = ArticleText(
        byline="By Clara Jensen, 박민지 기자",
        photos=(
            PhotoUse("p", "Petra Hollis, who runs the terminal, with Jan van Dyk. Petra Hollis waves."),
            PhotoUse("q", "The port at dawn."),
        ),
    )
    found = [str(person) for person in people_in_sight(text, [NamedPerson("Clara Jensen")])]
    assert found == ["박민지", "Petra Hollis", "Jan van Dyk"]
