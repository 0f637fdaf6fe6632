"""What the server's database itself thinks of a body: suggestions bar approval, and only what can be shown is kept."""

import json
import uuid
from dataclasses import replace

import psycopg
import pytest

from cms.body.model import Block, BlockType, LinkCard, Mark, MarkType
from cms.body.notes import Place, anchor_of
from cms.domain.workflow import EditionKind, Stage
from tests.cms.db.postgres.test_step_matrix import edition_for
from tests.cms.db.postgres.test_three_holes import save, take
from tests.cms.services.articles.test_settling import CARD, SUGGESTED
from tests.cms.staffed_newsroom import text

pytestmark = pytest.mark.server


def test_raw_sql_approves_and_publishes_no_text_with_open_suggestions(newsroom, file_article):
    file_article("ferry", Stage.SUBMITTED, words=replace(text(), body=(SUGGESTED,)))
    assert take(newsroom, "daniel", "approve", "ferry") == "suggestion_open"
    edition = edition_for(newsroom, "ferry", EditionKind.FIRST)
    article_id = newsroom.as_("daniel").reading.open("ferry").row.article_id
    needs = json.dumps({"edition": edition})
    with newsroom.psql("hana") as connection, pytest.raises(psycopg.Error, match="still to be accepted"):
        connection.execute(
            "SELECT cms.step_publish_urgent(%s, %s, NULL, 'Tsunami.', %s::jsonb)",
            (str(uuid.uuid4()), article_id, needs),
        )


def test_not_even_the_owner_of_the_tables_approves_it(newsroom, file_article):
    file_article("ferry", Stage.SUBMITTED, words=replace(text(), body=(SUGGESTED,)))
    with newsroom.superuser() as connection, pytest.raises(psycopg.Error, match="still to be accepted"):
        connection.execute(
            "UPDATE cms.article SET stage = 'approved', approved_hash = 'h' WHERE slug = 'ferry'"
        )


@pytest.mark.parametrize("block", [CARD, SUGGESTED, Block(BlockType.FIGURE, photo_id="p1")])
def test_what_the_window_can_write_is_kept(newsroom, file_article, block):
    file_article("ferry")
    save(newsroom, "minji", "ferry", replace(text(), body=(Block(text="It left."), block)))
    assert newsroom.as_("minji").reading.open("ferry").text.body[1] == block


@pytest.mark.parametrize(
    "block",
    [
        Block(BlockType.FIGURE),
        Block(BlockType.FIGURE, "words", photo_id="p1"),
        Block(photo_id="p1"),
        Block(BlockType.EMBED),
        Block(BlockType.EMBED, card=LinkCard("javascript:alert(1)")),
        Block(BlockType.EMBED, card=LinkCard("file:///etc/passwd")),
        Block(text="a", marks=(Mark(0, 1, MarkType.LINK, "javascript:alert(1)"),)),
    ],
)
def test_what_no_window_could_show_is_refused(newsroom, file_article, block):
    file_article("ferry")
    with pytest.raises(psycopg.Error, match="This is not the text of an article"):
        save(newsroom, "minji", "ferry", replace(text(), body=(Block(text="It left."), block)))


@pytest.mark.parametrize(
    "mark",
    [
        [0, 1, "note", ""],
        [0, 1, "insertion", "s1"],
        [0, 1, "insertion", "s1", "sora", "yesterday"],
        [0, 1, "deletion", "", "sora", "2026-03-01T09:30:00+00:00"],
        [0, 1, "deletion", "s1", 7, "2026-03-01T09:30:00+00:00"],
    ],
)
def test_a_mark_without_what_it_stands_for_is_refused(newsroom, mark):
    block = {"id": "a", "type": "paragraph", "text": "a", "marks": [mark]}
    stored = {"photos": [], "body": {"schema": 2, "blocks": [block]}}
    stored |= dict.fromkeys(("headline", "subheadline", "summary", "byline", "dateline"), "")
    with newsroom.superuser() as connection, pytest.raises(psycopg.Error, match="not the text of an article"):
        connection.execute("SELECT cms.refuse_misshapen(%s::jsonb)", (json.dumps(stored),))


@pytest.mark.parametrize(
    "block",
    [
        5,
        ["paragraph"],
        {},
        {"id": "a", "type": "paragraph"},
        {"type": "paragraph", "text": "a"},
        {"id": "a", "type": "song", "text": "a"},
        {"id": "a", "type": "paragraph", "text": "a", "marks": None},
        {"id": "a", "type": "paragraph", "text": "a", "card": None},
    ],
)
def test_what_is_no_block_is_refused(newsroom, block):
    stored = {"photos": [], "body": {"schema": 1, "blocks": [block]}}
    stored |= dict.fromkeys(("headline", "subheadline", "summary", "byline", "dateline"), "")
    with newsroom.superuser() as connection, pytest.raises(psycopg.Error, match="not the text of an article"):
        connection.execute("SELECT cms.refuse_misshapen(%s::jsonb)", (json.dumps(stored),))


def test_not_even_the_owner_of_the_tables_changes_what_a_note_says(newsroom, as_, file_article):
    file_article("ferry")
    body = as_("minji").reading.open("ferry").text.body
    as_("minji").notes.add("ferry", anchor_of(body, Place(body[0].block_id, 0, 3)), "Which?")
    for act in ("UPDATE cms.review_note SET words = 'Nothing.'", "DELETE FROM cms.review_note"):
        with (
            newsroom.superuser() as connection,
            pytest.raises(psycopg.Error, match="never changed or deleted"),
        ):
            connection.execute(act)


def test_notes_of_an_article_one_may_not_see_are_not_there(newsroom, as_, file_article):
    file_article("ferry")
    body = as_("minji").reading.open("ferry").text.body
    as_("minji").notes.add("ferry", anchor_of(body, Place(body[0].block_id, 0, 3)), "Which?")
    as_("daniel").review.set_embargo("ferry", until=None, reason="A hostage.")
    with newsroom.psql("tomas") as connection:
        assert connection.execute("SELECT count(*) FROM cms.review_note").fetchone() == (0,)
    with newsroom.psql("jun") as connection:
        assert connection.execute("SELECT count(*) FROM cms.review_note").fetchone() == (1,)
