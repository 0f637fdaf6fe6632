"""`copydesk article check` and `copydesk word …`."""

import pytest


@pytest.fixture
def checked(copydesk, tmp_path):
    """Start an article with these words, and return what is remarked on."""

    def check(body, headline="Ferry leaves at dawn", language="en"):
        (tmp_path / "body.txt").write_text(body, encoding="utf-8")
        options = ("--desk", "world", "--headline", headline, "--language", language)
        slug = f"ferry-{language}"
        copydesk("article", "new", "--slug", slug, *options, "--body", tmp_path / "body.txt")
        return copydesk("--json", "article", "check", slug).json["remarks"]

    return check


def test_spelling_style_and_consistency_are_remarked_on_in_the_order_of_the_text(checked):
    said = checked("The goverment met in order to agree with Kim Jong-un.", "Kim Jong Un Visits")
    assert [(one["part"], one["rule"], one["words"], one["fixes"]) for one in said] == [
        ("body", "spelling", "goverment", []),
        ("body", "en-wordy", "in order to", ["to"]),
        ("body", "en-one-name", "Kim Jong-un", ["Kim Jong Un"]),
    ]


def test_a_korean_article_is_read_by_korean_rules(checked):
    said = checked("정부는 몇일 안에 발표한다.", "배 떠난다", "ko")
    assert [(one["words"], one["fixes"]) for one in said] == [("몇일", ["며칠"])]


def test_remarks_are_read_in_words_too(copydesk, ferry):
    copydesk("article", "save", ferry, "--headline", "Ferry leaves prior to dawn")
    answer = copydesk("article", "check", ferry)
    assert answer.code == 0
    assert answer.out == "headline: prior to → before (Fewer words say the same.)\n"


def test_words_are_added_listed_and_removed_for_everybody(copydesk):
    assert copydesk("word", "add", "Veldania").code == 0
    assert copydesk("word", "list", login="daniel").out == "Veldania\n"
    assert copydesk("--json", "word", "remove", "Veldania", login="daniel").json == {
        "word": "Veldania",
        "is_known": False,
    }
    assert copydesk("--json", "word", "list").json == []


def test_two_words_cannot_be_added_as_one(assert_refused):
    assert_refused("word", "add", "two words", saying="one word")
