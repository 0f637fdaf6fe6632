"""What a database refuses with, taken apart so that a reader of any language can be told."""

import sqlite3

import pytest
from sqlalchemy.exc import IntegrityError

from cms.db.refusals import SENTENCES_WITH_PLACES, told_by_file, told_by_server
from cms.db.transaction import worded


@pytest.mark.parametrize("sentence", SENTENCES_WITH_PLACES)
def test_what_a_server_says_is_its_sentence_with_places_again(sentence):
    _, places = told_by_server(sentence)
    assert told_by_server(sentence.format(**{name: f"of {name}" for name in places})) == (
        sentence,
        {name: f"of {name}" for name in places},
    )


def test_a_sentence_nobody_knows_is_said_as_it_is():
    sentence, places = told_by_server("Only {this} is known.")
    assert sentence.format(**places) == "Only {this} is known."


def test_a_trigger_of_a_file_says_its_reason_without_the_name_of_its_rule():
    sentence, places = told_by_file("photo_barred: a photo of the article may not be used now")
    assert (
        sentence.format(**places)
        == "The newsroom database refused it (a photo of the article may not be used now)."
    )


def test_a_record_that_is_only_added_to_is_named():
    refused = IntegrityError("", None, sqlite3.IntegrityError("edition is never replaced"))
    assert str(worded(refused)) == "The newsroom only adds to its records; nothing was changed (edition)."
