"""The drawn picture of an author without a portrait."""

import pytest
from lxml import etree

from cms.output.portrait import drawn_portrait, initials


@pytest.mark.parametrize(
    ("name", "drawn"),
    [
        ("Eugene Park", "EP"),
        ("Ana María de la Cruz", "AC"),
        ("박유진", "유진"),
        ("남궁민수", "민수"),
        ("김훈", "김훈"),
        ("plato", "P"),
        ("", "?"),
        ("<b>", "?"),
    ],
)
def test_initials_are_those_a_reader_expects(name, drawn):
    assert initials(name) == drawn


@pytest.mark.parametrize("name", ["Eugene Park", "&<'\"", "a" + "\ud800"])
def test_drawn_portrait_is_a_picture_whatever_the_name(name):
    picture = etree.fromstring(drawn_portrait(name).encode())
    assert picture.tag.endswith("svg")


def test_same_person_always_looks_the_same():
    assert drawn_portrait("Eugene Park") == drawn_portrait("Eugene Park")
