"""`copydesk plan …` and `copydesk request …`."""

from datetime import date

from cms.domain.workflow import Publication, Stage

PLAN = (
    "--desk",
    "world",
    "--slug",
    "quay",
    "--deadline",
    "2099-01-01T18:00",
    "--to",
    "minji",
    "--words",
    "400",
)


def test_an_article_is_planned_accepted_and_begun(copydesk, ferry):
    plan_id = copydesk("plan", "add", *PLAN, "--photo", "--json", login="daniel").json["plan_id"]
    assert copydesk("plan", "accept", plan_id).code == 0
    assert copydesk("plan", "begin", plan_id, ferry).code == 0
    (plan,) = copydesk("plan", "list", "--json").json
    assert (plan["slug"], plan["answer"], plan["article_slug"], plan["stage"]) == (
        "quay",
        "accepted",
        "ferry",
        "draft",
    )
    assert plan["deadline_at"] == "2099-01-01T18:00:00+00:00"


def test_a_plan_is_changed_in_what_is_said_and_nothing_else(copydesk, assert_refused):
    plan_id = copydesk("plan", "add", *PLAN, "--photo", login="daniel").out.strip()
    copydesk("plan", "accept", plan_id)
    changed = copydesk("plan", "change", plan_id, "--words", "900", "--no-photo", "--json", login="daniel")
    assert changed.json == {"plan_id": plan_id, "changed": ["has_photo", "words"]}
    (plan,) = copydesk("plan", "list", "--json").json
    assert (plan["slug"], plan["words"], plan["has_photo"], plan["answer"]) == (
        "quay",
        900,
        False,
        "accepted",
    )
    assert copydesk("plan", "change", plan_id, login="daniel").code == 2
    changed = copydesk("plan", "change", plan_id, "--to", "", login="daniel")
    assert changed.out == f"{plan_id}  assigned_to\n"
    (plan,) = copydesk("plan", "list", "--json").json
    assert (plan["assigned_to"], plan["answer"], plan["deadline_at"]) == (
        "",
        "asked",
        "2099-01-01T18:00:00+00:00",
    )
    assert_refused("plan", "change", plan_id, "--words", "1", login="minji", saying="Only editors of a desk")
    assert_refused(
        "plan", "change", "none-such", "--words", "1", login="daniel", saying="There is no such plan"
    )


def test_a_missed_deadline_cannot_be_overlooked(copydesk):
    words = ("--desk", "world", "--slug", "quay", "--deadline", "2020-01-01T18:00")
    copydesk("plan", "add", *words, login="daniel")
    assert "MISSED 2020-01-01 18:00 UTC" in copydesk("plan", "list").out


def test_a_plan_is_declined_with_a_reason(copydesk, assert_refused):
    plan_id = copydesk("plan", "add", *PLAN, login="daniel").out.strip()
    assert_refused("plan", "accept", plan_id, login="jun", saying="Only whoever was asked")
    assert copydesk("plan", "decline", plan_id, "--reason", "At the court.").code == 0
    assert "At the court." in copydesk("plan", "list").out


def test_a_request_is_logged_counted_and_decided(copydesk, file_article):
    file_article("quay", Stage.APPROVED, Publication.LIVE)
    today = date.today().isoformat()  # noqa: DTZ011 (the command takes a day as people write it)
    words = ("quay", "--from", "Oh Jin-su", "--wants", "I own no ferry.", "--received", today)
    request_id = copydesk("request", "log", *words, "--json").json["request_id"]
    (one,) = copydesk("request", "list", "quay", "--json").json
    assert (one["is_in_time"], one["decision"]) == (True, "open")
    assert one["limits"]["six_months_from_publication"] == "2027-05-23"
    decided = ("request", "decide", request_id, "--decision", "corrected", "--answer", "Corrected today.")
    assert copydesk(*decided, login="daniel").code == 0
    assert "corrected Corrected today." in copydesk("request", "list").out


def test_a_day_or_a_decision_that_is_none_is_wrong_usage(copydesk, file_article):
    file_article("quay")
    words = ("quay", "--from", "Oh", "--wants", "x", "--received", "yesterday")
    assert copydesk("request", "log", *words).code == 2
    assert copydesk("request", "decide", "x", "--decision", "open", "--answer", "x").code == 2
