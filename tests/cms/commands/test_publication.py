"""`copydesk article …`: schedule, embargo, holds, urgent publication, correction, withdrawal and retraction."""

from pathlib import Path

import pytest

from cms.domain.workflow import Publication, Stage

AT = "2099-11-23T18:00"


def test_an_approved_article_is_scheduled_in_the_newsrooms_own_zone(copydesk, file_article):
    file_article("quay", Stage.APPROVED)
    taken = copydesk("article", "schedule", "quay", "--at", AT, "--json", login="daniel").json
    assert (taken["stage"], taken["publication"]) == ("approved", "scheduled")
    history = copydesk("article", "history", "quay", "--json").json["ledger"]
    assert history[0]["reason"] == "for 2099-11-23 18:00 UTC"


def test_an_offset_names_another_zone_than_the_newsrooms(copydesk, file_article):
    file_article("quay", Stage.APPROVED)
    copydesk("article", "schedule", "quay", "--at", f"{AT}+09:00", login="daniel")
    history = copydesk("article", "history", "quay", "--json").json["ledger"]
    assert history[0]["reason"] == "for 2099-11-23 09:00 UTC"


def test_what_was_scheduled_is_unscheduled(copydesk, file_article):
    file_article("quay", Stage.APPROVED, Publication.SCHEDULED)
    taken = copydesk("article", "unschedule", "quay", "--json", login="daniel").json
    assert (taken["stage"], taken["publication"]) == ("approved", "unpublished")


def test_a_time_that_is_none_or_past_is_refused(assert_refused, file_article):
    file_article("quay", Stage.APPROVED)
    assert_refused("article", "schedule", "quay", "--at", "tonight", login="daniel", saying="is no time")
    assert_refused("article", "schedule", "quay", "--at", "2020-01-01T00:00", login="daniel", saying="past")


def test_an_embargo_is_set_seen_and_lifted(copydesk, assert_refused, file_article):
    file_article("quay", Stage.APPROVED)
    words = ("article", "embargo", "set", "quay", "--until", "2099-01-01T09:00", "--reason", "As agreed.")
    assert copydesk(*words, login="daniel").code == 0
    assert_refused("article", "publish", "quay", login="daniel", saying="until 2099-01-01 09:00 UTC")
    lifted = copydesk("article", "embargo", "lift", "quay", "--reason", "Source agrees.", login="daniel")
    assert lifted.code == 0
    assert copydesk("article", "publish", "quay", "--json", login="daniel").json["publication"] == "live"


def test_an_embargo_without_a_time_lasts_until_it_is_lifted(copydesk, assert_refused, file_article):
    file_article("quay", Stage.APPROVED)
    copydesk("article", "embargo", "set", "quay", "--reason", "As agreed.", login="daniel")
    assert_refused("article", "publish", "quay", login="daniel", saying="until it is lifted")


@pytest.mark.parametrize(
    ("whose", "clears", "saying"),
    [
        ("legal", "daniel", "the lawyer’s clearance"),
        ("picture-desk", "yuri", "the picture desk’s clearance"),
        ("picture_desk", "yuri", "the picture desk’s clearance"),
    ],
)
def test_a_hold_is_set_and_cleared(copydesk, assert_refused, file_article, whose, clears, saying):
    file_article("quay", Stage.APPROVED)
    assert copydesk("article", "hold", "set", "quay", whose, "--reason", "Names.", login="daniel").code == 0
    assert_refused("article", "publish", "quay", login="daniel", saying=saying)
    cleared = copydesk("article", "hold", "clear", "quay", whose, "--reason", "Seen.", login=clears)
    assert cleared.code == 0
    assert copydesk("article", "publish", "quay", login="daniel").code == 0


def test_only_the_picture_desk_clears_its_hold(copydesk, assert_refused, file_article):
    file_article("quay", Stage.APPROVED)
    copydesk("article", "hold", "set", "quay", "picture-desk", "--reason", "Faces.", login="daniel")
    words = ("article", "hold", "clear", "quay", "picture-desk", "--reason", "Fine.")
    assert_refused(*words, login="daniel", saying="a picture editor of the desk")


def test_a_duty_editor_publishes_urgently_and_nobody_else(copydesk, assert_refused, file_article):
    file_article("quay", Stage.SUBMITTED)
    words = ("article", "publish-urgent", "quay", "--reason", "Evacuation order.")
    assert_refused(*words, login="daniel", saying="a duty editor of the desk")
    taken = copydesk(*words, "--json", login="hana").json
    assert (taken["stage"], taken["publication"]) == ("submitted", "live")
    assert Path(taken["page"]).is_file()


def test_a_live_article_is_corrected_with_a_notice(copydesk, assert_refused, file_article):
    file_article("quay", Stage.APPROVED, Publication.LIVE)
    words = ("article", "correct", "quay", "--kind", "correction")
    assert_refused(*words, login="daniel", saying="needs a notice")
    corrected = copydesk(*words, "--notice", "We named the wrong owner.", "--json", login="daniel").json
    assert corrected["publication"] == "live"
    assert "We named the wrong owner." in Path(corrected["page"]).read_text(encoding="utf-8")


def test_what_readers_do_not_have_cannot_be_corrected(assert_refused, file_article):
    file_article("quay", Stage.APPROVED)
    words = ("article", "correct", "quay", "--kind", "update")
    assert_refused(*words, login="daniel", saying="is not live")


def test_a_live_article_is_withdrawn_and_then_retracted(copydesk, file_article):
    file_article("quay", Stage.APPROVED, Publication.LIVE)
    words = ("article", "withdraw", "quay", "--reason", "A source asked us.", "--json")
    assert copydesk(*words, login="daniel").json["publication"] == "withdrawn"
    words = ("article", "retract", "quay", "--notice", "The report was wrong.", "--json")
    retracted = copydesk(*words, login="daniel").json
    assert retracted["publication"] == "retracted"
    assert "The report was wrong." in Path(retracted["page"]).read_text(encoding="utf-8")


@pytest.mark.parametrize(
    "words",
    [
        ("correct", "quay", "--kind", "erratum"),
        ("hold", "set", "quay", "lawyer", "--reason", "Names."),
        ("retract", "quay"),
        ("publish-urgent", "quay"),
    ],
)
def test_a_wrongly_worded_step_is_wrong_usage(copydesk, file_article, words):
    file_article("quay", Stage.APPROVED, Publication.LIVE)
    assert copydesk("article", *words, login="daniel").code == 2
