"""Three holes a first prototype had, tried in raw SQL: each stays closed."""

import json
import uuid
from dataclasses import replace

import psycopg
import pytest

from cms.domain.article import content_hash, text_to_json
from cms.domain.errors import NewsroomError
from cms.domain.workflow import EditionKind, Stage
from tests.cms.db.postgres.test_step_matrix import edition_for
from tests.cms.staffed_newsroom import text

pytestmark = pytest.mark.server


def take(newsroom, login, step, slug, edition=None):
    """Take a step in raw SQL, and return the refusal's rule or nothing."""
    article_id = newsroom.as_("daniel").reading.open(slug).row.article_id
    needs = json.dumps({"edition": edition} if edition else {})
    with newsroom.psql(login) as connection:
        try:
            connection.execute(
                f"SELECT cms.step_{step}(%s, %s, NULL, '', %s::jsonb)",
                (str(uuid.uuid4()), article_id, needs),
            )
        except psycopg.Error as refusal:
            return refusal.diag.message_detail
        return ""


def save(newsroom, login, slug, words):
    article_id = newsroom.as_("daniel").reading.open(slug).row.article_id
    measured = {"hash": content_hash(words), "words": 5, "characters": 30}
    with newsroom.psql(login) as connection:
        connection.execute(
            "SELECT cms.save_version(%s, %s, %s::jsonb, %s::jsonb, NULL, '')",
            (str(uuid.uuid4()), article_id, json.dumps(text_to_json(words)), json.dumps(measured)),
        )


def test_an_editor_who_edits_after_approval_does_not_publish_the_unapproved_text(newsroom, as_, file_article):
    file_article("ferry", Stage.APPROVED)
    approved = edition_for(newsroom, "ferry", EditionKind.FIRST)
    changed = replace(text(), headline="Nobody approved this")
    save(newsroom, "daniel", "ferry", changed)
    assert as_("minji").reading.open("ferry").row.stage is Stage.SUBMITTED
    assert (
        take(newsroom, "daniel", "publish", "ferry", edition_for(newsroom, "ferry", EditionKind.FIRST))
        == "publish"
    )
    assert take(newsroom, "daniel", "publish", "ferry", approved) == "publish"
    # Nor does the approved text pass for the new one, once somebody else has approved that.
    assert take(newsroom, "sora", "approve", "ferry") == ""
    assert take(newsroom, "sora", "publish", "ferry", approved) == "edition_forged"


def test_four_eyes_are_not_laundered_by_letting_a_third_person_make_the_last_edit(
    newsroom, as_, file_article
):
    # Sora, an editor, wrote in it, and Minji made the last change.
    file_article("ferry", Stage.DRAFT)
    as_("minji").drafting.save("ferry", replace(text(), headline="One comma, more"))
    as_("minji").review.submit("ferry")
    assert take(newsroom, "sora", "approve", "ferry") == "approve"
    with pytest.raises(NewsroomError):
        as_("sora").review.approve("ferry")
    assert take(newsroom, "daniel", "approve", "ferry") == ""


def test_four_eyes_are_not_switched_off_without_a_row_in_the_ledger(newsroom, as_, file_article):
    file_article("ferry", Stage.SUBMITTED)
    desk_id = next(desk.desk_id for desk in as_("root").people.desks() if desk.slug == "world")
    with newsroom.psql("root") as root, pytest.raises(psycopg.errors.InsufficientPrivilege):
        root.execute("UPDATE cms.desk SET is_solo = true")
    with newsroom.psql("root") as root:
        root.execute("SELECT cms.set_solo(%s, %s, true)", (str(uuid.uuid4()), desk_id))
    recorded = as_("root").reading.newsroom_history()[0]
    assert (recorded.step, recorded.reason) == ("relax_four_eyes", "world")
    assert take(newsroom, "sora", "approve", "ferry") == ""
    approved = as_("daniel").reading.history("ferry")[0]
    assert "self-approved" in approved.reason
    assert as_("root").ledger.broken_rows() == []
