"""`copydesk article …`: every step without a screen, in words and in JSON, and how each refusal ends."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from cms.services.photos.library import Wording

STEP_KEYS = {"article_id", "slug", "stage", "publication", "version", "revoked_approval", "kept_aside"}
SHOWN_KEYS = {
    "slug",
    "desk",
    "language",
    "stage",
    "publication",
    "version",
    "content_hash",
    "headline",
    "subheadline",
    "byline",
    "dateline",
    "text",
    "photos",
    "blockers",
    "warnings",
}


def test_an_article_is_written_reviewed_and_published_from_the_command_line(copydesk, ferry):
    steps = [
        (("submit", ferry, "--note", "Ready."), "minji", "submitted"),
        (("recall", ferry), "minji", "draft"),
        (("submit", ferry), "minji", "submitted"),
        (("claim", ferry), "daniel", "in_review"),
        (("release", ferry), "daniel", "submitted"),
        (("claim", ferry), "daniel", "in_review"),
        (("return", ferry, "--reason", "Who saw it?"), "daniel", "returned"),
        (("submit", ferry), "minji", "submitted"),
        (("spike", ferry, "--reason", "Overtaken."), "minji", "spiked"),
        (("unspike", ferry), "daniel", "submitted"),
        (("approve", ferry, "--seen", "1"), "daniel", "approved"),
    ]
    for words, login, stage in steps:
        answer = copydesk("article", *words, "--json", login=login)
        assert (answer.code, answer.err, answer.json["stage"]) == (0, "", stage), words
        assert answer.json.keys() == STEP_KEYS
    published = copydesk("--json", "article", "publish", ferry, login="daniel").json
    assert (published["publication"], published["version"]) == ("live", 1)
    assert Path(published["page"]).is_file()


def test_a_step_in_words_says_where_the_article_stands(copydesk, ferry):
    assert copydesk("article", "submit", ferry).out == "ferry: submitted, unpublished, version 1\n"


def test_a_published_step_in_words_names_the_page(copydesk, file_article):
    file_article("quay", "approved")
    line, page = copydesk("article", "publish", "quay", login="daniel").out.splitlines()
    assert line == "quay: approved, live, version 2"
    assert Path(page).is_file()


def test_a_shown_article_has_everything_in_json(copydesk, file_article, library_photo):
    from_library = library_photo()
    copydesk("article", "new", "--slug", "pic", "--desk", "world", "--headline", "Picture")
    copydesk("photo", "set", from_library.photo_id, "--caption", "The quay.")
    shown = copydesk("article", "show", "pic", "--json").json
    assert shown.keys() >= SHOWN_KEYS
    assert [blocker.keys() >= {"rule", "message", "photo"} for blocker in shown["blockers"]] == [True]
    assert shown["blockers"][0]["rule"] == "body_empty"


def test_a_shown_photo_has_its_printed_line(copydesk, newsroom, library_photo, ferry):
    photo = library_photo(caption="The quay.")
    newsroom.as_("minji").photos.attach(ferry, photo.photo_id, Wording())
    (shown,) = copydesk("article", "show", ferry, "--json").json["photos"]
    assert shown.keys() >= {
        "photo_id",
        "position",
        "caption",
        "credit_line",
        "alt_text",
        "usage_rights",
        "printed",
    }
    assert (shown["position"], shown["usage_rights"]) == (1, "agency")
    assert shown["printed"] == "▲ The quay. ⓒAP=Associated Press"
    assert "▲ The quay. ⓒAP=Associated Press" in copydesk("article", "show", ferry).out


def test_a_shown_article_in_words_names_what_blocks_it(copydesk):
    copydesk("article", "new", "--slug", "bare", "--desk", "world", "--headline", "Bare")
    out = copydesk("article", "show", "bare").out
    assert out.startswith("bare  draft, unpublished, version 1  world/en\nBare\n")
    assert "Blocked: The article has no text yet." in out


def test_saving_changes_what_is_given_and_nothing_else(copydesk, ferry, tmp_path):
    assert copydesk("article", "save", ferry, "--headline", "Ferry stays", "--json").json["version"] == 2
    (tmp_path / "new.html").write_text("<p>It <b>stayed</b>.</p><script>x()</script>", encoding="utf-8")
    copydesk("article", "save", ferry, "--body", tmp_path / "new.html")
    shown = copydesk("article", "show", ferry, "--json").json
    assert (shown["headline"], shown["text"], shown["version"]) == ("Ferry stays", "It stayed.", 3)


def test_saving_the_same_words_makes_no_version(copydesk, ferry):
    assert copydesk("article", "save", ferry, "--headline", "Ferry leaves", "--json").json["version"] == 1


def test_a_save_from_an_older_version_is_refused_and_the_text_kept_beside(copydesk, assert_refused, ferry):
    copydesk("article", "save", ferry, "--headline", "Second")
    refused = assert_refused(
        "article", "save", ferry, "--headline", "Late", "--seen", 1, saying="your text is kept as version 3"
    )
    assert refused.out == ""
    in_json = copydesk("article", "save", ferry, "--headline", "Later", "--seen", 1, "--json")
    assert (in_json.code, in_json.json["kept_aside"], in_json.json["version"]) == (1, 4, 2)


def test_one_comma_after_approval_is_told_to_revoke_it(copydesk, file_article):
    file_article("quay", "approved")
    answer = copydesk("article", "save", "quay", "--headline", "Ferry, leaves at dawn")
    assert "the approval was taken back, because the text changed" in answer.out


@pytest.mark.slow
def test_a_body_comes_from_standard_input(newsroom, tmp_path):
    before = ["--newsroom", str(newsroom.path), "--as", "minji", "--json"]
    words = ["--slug", "piped", "--desk", "world", "--headline", "Piped", "--language", "ko", "--body", "-"]
    done = subprocess.run(
        [sys.executable, "-m", "tests.cms.commands.copydesk", *before, "article", "new", *words],
        input="나루에서 배가 떠났다.".encode(),
        capture_output=True,
        check=True,
    )
    assert json.loads(done.stdout)["slug"] == "piped"
    assert newsroom.as_("minji").reading.open("piped").text.plain_body == "나루에서 배가 떠났다."


def test_history_tells_versions_acts_and_editions(copydesk, file_article):
    file_article("quay", "approved", "live")
    told = copydesk("article", "history", "quay", "--json").json
    assert told.keys() == {"slug", "versions", "ledger", "editions"}
    assert [version["number"] for version in told["versions"]] == [4, 3, 2, 1]
    assert told["ledger"][-1]["step"] == "create"
    assert [edition["kind"] for edition in told["editions"]] == ["first"]
    assert "Daniel Reyes" in copydesk("article", "history", "quay").out


def test_a_difference_is_told_in_words_and_in_json(copydesk, ferry):
    copydesk("article", "save", ferry, "--headline", "Ferry stays")
    assert copydesk("article", "diff", ferry).out == (
        "version 1 → 2: +1 −1 words\nFerry [−leaves−][+stays+]\n"
    )
    told = copydesk("article", "diff", ferry, "--from", 1, "--to", 2, "--json").json
    assert (told["from"], told["to"], told["words_added"]) == (1, 2, 1)
    assert told["fields"][0]["field"] == "headline"
    assert copydesk("article", "diff", ferry, "--from", 2, "--to", 2).out == "Nothing changed.\n"


def test_a_first_version_differs_from_nothing(copydesk, ferry):
    assert copydesk("article", "diff", ferry, "--json").json["from"] is None


def test_articles_are_listed_by_stage_and_desk(copydesk, file_article):
    file_article("waiting", "submitted")
    file_article("writing")
    file_article("out", "approved", "live")

    def listed(*words):
        return {row["slug"] for row in copydesk("article", "list", *words, "--json").json}

    assert listed() == {"waiting", "writing", "out"}
    assert listed("--stage", "submitted") == {"waiting"}
    assert listed("--stage", "live") == {"out"}
    assert listed("--stage", "draft", "--stage", "in-review") == {"writing"}
    assert listed("--desk", "sports") == set()
    assert "waiting" in copydesk("article", "list").out


def test_a_correction_needs_its_kind_and_its_notice(copydesk, assert_refused, file_article):
    file_article("quay", "approved", "live")
    assert_refused("article", "publish", "quay", login="daniel", saying="Say whether this is an update")
    correction = ("article", "publish", "quay", "--kind", "correction")
    assert_refused(*correction, login="daniel", saying="needs a notice")
    assert copydesk(*correction, "--notice", "The hour was wrong.", login="daniel").code == 0


@pytest.mark.parametrize(
    ("words", "saying"),
    [
        (("submit", "nosuch"), "no article “nosuch”"),
        (("approve", "ferry"), "A reporter cannot approve"),
        (("submit", "ferry", "--seen", "9"), "The article moved on"),
        (("return", "ferry", "--reason", "x"), "A reporter cannot return"),
        (("spike", "ferry", "--reason", " "), "write the reason"),
        (("show", "nosuch"), "no article"),
        (("diff", "ferry", "--from", "7"), "has no version 7"),
        (("new", "--slug", "ferry", "--desk", "world", "--headline", "H"), "already an article"),
        (("new", "--slug", "F x", "--desk", "world", "--headline", "H"), "cannot be a slug"),
        (("new", "--slug", "f", "--desk", "nodesk", "--headline", "H"), "no desk “nodesk”"),
        (("new", "--slug", "f", "--desk", "world", "--headline", "H", "--language", "xx"), "“en” or “ko”"),
        (("save", "ferry", "--body", "/nosuch/body.txt"), "cannot be read"),
        (("save", "ferry", "--body", "picture.png"), "is not a kind of document"),
    ],
)
def test_what_the_newsroom_refuses_is_one_line_and_changes_nothing(
    newsroom, assert_refused, ferry, words, saying
):
    before = newsroom.state_of_file()
    assert assert_refused("article", *words, saying=saying).out == ""
    assert newsroom.state_of_file() == before


@pytest.mark.parametrize(
    "words",
    [
        ("article", "fly", "ferry"),
        ("article", "return", "ferry"),
        ("article", "new", "--slug", "x"),
        ("article", "list", "--stage", "flying"),
        ("article", "submit", "ferry", "--seen", "two"),
        ("article", "publish", "ferry", "--kind", "first"),
        ("--nosuch", "article", "list"),
        ("nosuch",),
    ],
)
def test_wrong_usage_ends_with_two_and_says_what_was_wrong(copydesk, words):
    answer = copydesk(*words)
    assert answer.code == 2, answer
    assert answer.out == ""
    assert "Traceback" not in answer.err
    assert answer.err


def test_whoever_does_not_say_who_they_are_is_told_the_logins(copydesk):
    answer = copydesk("article", "list", login="")
    assert answer.code == 2
    assert "--as LOGIN" in " ".join(answer.err.split())


def test_a_login_nobody_has_is_named(assert_refused):
    assert_refused("article", "list", login="nobody", saying="Nobody here signs in as “nobody”")


@pytest.mark.parametrize(
    ("form", "beginning"),
    [("ninjs", "{"), ("newsml-g2", "<?xml"), ("nitf", "<?xml"), ("text", "Ferry leaves")],
)
def test_an_article_is_exported_for_other_newsrooms(copydesk, ferry, tmp_path, form, beginning):
    out = tmp_path / "out"
    assert copydesk("export", ferry, "--format", form, out).code == 0
    text = out.read_text(encoding="utf-8")
    assert text.startswith(beginning)
    assert "The ferry left at dawn." in text
    # It has not been published, so nobody else may use it.
    assert form == "text" or "withheld" in text
