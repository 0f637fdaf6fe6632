"""`copydesk newsroom …`, `desk …`, `person …`, `export`, `site build`, `ledger verify`; and that none loads Qt."""

import json
import sqlite3
import subprocess
import sys

import pytest
from lxml import html

from cms.services.connection import photo_folder


def test_a_newsroom_is_made_staffed_and_looked_over(copydesk, tmp_path):
    def root(*words):
        return copydesk(*words, path=tmp_path / "new.sqlite", login="")

    made = root("newsroom", "create", "--admin", "boss", "--name", "The Gazette", "--json")
    assert made.json == {"newsroom": str(tmp_path / "new.sqlite"), "admin": "boss"}
    assert root("desk", "add", "world", "--name", "World", "--json").json["slug"] == "world"
    person = root("person", "add", "minji", "--name", "Minji", "--desk", "world:reporter", "--json").json
    assert person["roles"] == {"world": ["reporter"]}
    assert [
        desk["slug"] for desk in copydesk("desk", "list", "--json", path=tmp_path / "new.sqlite").json
    ] == ["world"]
    logins = {row["login"] for row in copydesk("person", "list", "--json", path=tmp_path / "new.sqlite").json}
    assert logins == {"boss", "minji"}
    checked = copydesk("newsroom", "check", "--json", path=tmp_path / "new.sqlite").json
    assert (checked["ok"], checked["problems"], checked["counts"]["article"]) == (True, [], 0)


def test_the_same_in_words(copydesk, newsroom):
    assert "4 open" not in copydesk("desk", "list").out
    assert "daniel           Daniel Reyes  world:editor" in copydesk("person", "list").out
    assert copydesk("newsroom", "check").out.startswith("The newsroom is sound.")
    assert copydesk("newsroom", "upgrade").out == "The newsroom was up to date already.\n"
    assert copydesk("newsroom", "upgrade", "--json").json["kept"] is None


def test_where_the_readers_live_is_told_and_changed_by_command(copydesk, assert_refused):
    assert copydesk("newsroom", "country").out == "The newsroom's readers live in South Korea.\n"
    said = copydesk("newsroom", "country", "Germany", "--json", login="root").json
    assert said == {"country": "DE", "name": "Germany"} == copydesk("newsroom", "country", "--json").json
    assert_refused("newsroom", "country", "KR", saying="administrator")
    assert_refused("newsroom", "country", "Atlantis", login="root", saying="is no country Copydesk knows")


def test_a_disabled_person_is_shown_the_door(copydesk, assert_refused):
    assert copydesk("person", "disable", "jun", "--json", login="root").json["is_active"] is False
    assert_refused("article", "list", login="jun", saying="is disabled")


def test_a_renamed_person_keeps_what_is_not_given_anew(copydesk):
    named = copydesk("person", "rename", "minji", "--name", "Minji Kim-Lee", "--json", login="root").json
    assert (named["name"], named["name_ko"], named["byline"]) == ("Minji Kim-Lee", "김민지", "By Minji Kim")


def test_a_backup_comes_back_under_another_name(copydesk, file_article, tmp_path):
    file_article("ferry")
    assert copydesk("newsroom", "backup", tmp_path / "n.backup", "--json").json["ok"]
    again = tmp_path / "again.sqlite"
    assert copydesk("newsroom", "restore", tmp_path / "n.backup", "--json", path=again).json["ok"]
    assert [row["slug"] for row in copydesk("article", "list", "--json", path=again).json] == ["ferry"]


def test_a_check_that_finds_something_ends_with_one(copydesk, assert_refused, newsroom, library_photo):
    library_photo()
    next(photo_folder(newsroom.path).glob("originals/*/*/*")).unlink()
    refused = assert_refused("newsroom", "check", "--json", saying="its original is missing or damaged")
    assert json.loads(refused.out)["ok"] is False


@pytest.mark.parametrize(
    ("words", "login", "saying"),
    [
        (("desk", "add", "Big Desk", "--name", "x"), "root", "cannot name a desk"),
        (("desk", "add", "world", "--name", "x"), "root", "already a desk"),
        (("desk", "add", "more", "--name", "x"), "daniel", "takes an administrator"),
        (("person", "add", "minji", "--name", "x"), "root", "already signs in as “minji”"),
        (("person", "add", "x y", "--name", "x"), "root", "cannot be a login"),
        (("person", "add", "kim", "--name", "x"), "daniel", "takes an administrator"),
        (("person", "add", "kim", "--name", "x", "--desk", "nodesk:editor"), "root", "no desk “nodesk”"),
        (("person", "add", "kim", "--name", "x", "--password-file", "/no/such"), "root", "cannot be read"),
        (("person", "disable", "nobody"), "root", "Nobody here signs in as “nobody”"),
        (("person", "disable", "root"), "root", "cannot disable your own login"),
        (("person", "rename", "jun", "--name", ""), "root", "Write the person’s name"),
        (("person", "rename", "jun", "--name", "x"), "daniel", "takes an administrator"),
        (("person", "disable", "jun", "--to", "jun"), "root", "cannot take the articles over"),
        (("person", "disable", "jun"), "daniel", "takes an administrator"),
        (("newsroom", "create", "--admin", "boss"), "root", "exists already"),
        (("newsroom", "restore", "/no/such.backup"), "root", "exists already"),
    ],
)
def test_what_the_newsroom_refuses_is_one_line_and_changes_nothing(
    newsroom, assert_refused, words, login, saying
):
    before = newsroom.state_of_file()
    assert_refused(*words, login=login, saying=saying)
    assert newsroom.state_of_file() == before


def test_a_role_nobody_has_is_wrong_usage(copydesk):
    answer = copydesk("person", "add", "kim", "--name", "Kim", "--desk", "world:king", login="root")
    assert answer.code == 2
    assert "duty_editor" in answer.err


@pytest.mark.parametrize("words", [("article", "list"), ("newsroom", "check"), ("newsroom", "upgrade")])
@pytest.mark.parametrize("content", [None, b"", b"Dear diary, " * 90])
def test_a_newsroom_that_is_none_is_one_line_for_every_command(assert_refused, tmp_path, words, content):
    path = tmp_path / "diary.sqlite"
    if content is not None:
        path.write_bytes(content)
    assert_refused(*words, path=path, saying="newsroom")
    assert (path.read_bytes() if path.exists() else None) == content


def test_a_person_with_a_password_is_not_let_in_without_it(copydesk, assert_refused, tmp_path):
    (tmp_path / "first").write_text("a long enough secret\n")
    (tmp_path / "first").chmod(0o600)
    words = (
        "person",
        "add",
        "kim",
        "--name",
        "Kim",
        "--desk",
        "world:reporter",
        "--password-file",
        tmp_path / "first",
    )
    assert copydesk(*words, login="root").code == 0
    assert_refused("article", "list", login="kim", saying="“kim” has a password")


def test_an_export_is_written_or_printed(copydesk, file_article, tmp_path):
    file_article("ferry")
    assert "Ferry leaves at dawn" in copydesk("export", "ferry", "--format", "text").out
    assert copydesk("export", "ferry", "--format", "json").json
    assert copydesk("export", "ferry", "--format", "html", "--out", tmp_path / "f.html").out.strip() == str(
        tmp_path / "f.html"
    )
    assert html.parse(tmp_path / "f.html").getroot().xpath("string(//h1)") == "Ferry leaves at dawn"


def test_an_export_that_cannot_be_is_told_apart(copydesk, assert_refused, file_article, tmp_path):
    file_article("ferry")
    assert copydesk("export", "ferry", "--format", "pdf").code == 2
    assert_refused("export", "nosuch", "--format", "text", saying="no article")
    nowhere = tmp_path / "no" / "such" / "f.txt"
    assert_refused("export", "ferry", "--format", "text", "--out", nowhere, saying="cannot be written")


def test_a_site_is_built_from_what_is_live(copydesk, file_article, tmp_path):
    file_article("ferry", "approved", "live")
    built = copydesk("site", "build", tmp_path / "site", "--json").json
    assert str(tmp_path / "site" / "ferry" / "index.html") in built["pages"]
    assert "pages in" in copydesk("site", "build", tmp_path / "site").out


def test_a_ledger_is_whole_until_somebody_touches_it(copydesk, assert_refused, newsroom, file_article):
    file_article("ferry")
    assert copydesk("ledger", "verify").out == "The ledger is whole.\n"
    connection = sqlite3.connect(newsroom.path)
    connection.execute("DROP TRIGGER ledger_never_changed")
    connection.execute("UPDATE ledger SET reason = 'forged' WHERE step = 'create'")
    connection.commit()
    connection.close()
    refused = assert_refused("ledger", "verify", "--json", saying="ferry row 1")
    assert json.loads(refused.out)["ok"] is False


def test_the_version_is_printed(copydesk):
    assert copydesk("--version").out.startswith("copydesk ")


@pytest.mark.parametrize("words", [["--help"], ["article", "--help"], ["photo", "add", "--help"]])
def test_every_help_ends_well(copydesk, words):
    answer = copydesk(*words)
    assert answer.code == 0
    assert "Usage: copydesk" in answer.out


@pytest.mark.slow
def test_no_command_without_a_screen_loads_qt(newsroom, file_article, tmp_path):
    file_article("ferry", "approved")
    program = (
        "import sys\nfrom ui.command_line import run_command\n"
        "code = run_command(sys.argv[1:])\n"
        "assert not [name for name in sys.modules if name.startswith(('PySide6', 'shiboken6'))]\n"
        "sys.exit(code)\n"
    )
    before = ["--newsroom", str(newsroom.path), "--as", "daniel", "--json"]
    for words in (
        ["article", "publish", "ferry"],
        ["export", "ferry", "--format", "html"],
        ["newsroom", "check"],
    ):
        done = subprocess.run(
            [sys.executable, "-c", program, *before, *words], capture_output=True, text=True, check=False
        )
        assert (done.returncode, done.stderr) == (0, ""), words


@pytest.mark.slow
@pytest.mark.parametrize(
    ("words", "code", "lines"),
    [
        (["article", "list", "--json"], 0, 0),
        (["article", "submit", "nosuch"], 1, 1),
        (["credit", "parse", "AP"], 0, 0),
    ],
)
def test_the_real_program_ends_as_promised(newsroom, words, code, lines):
    before = ["--newsroom", str(newsroom.path), "--as", "minji"]
    done = subprocess.run(
        [sys.executable, "-m", "tests.cms.commands.copydesk", *before, *words],
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stderr.count("\n")) == (code, lines)
