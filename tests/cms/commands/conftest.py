"""The `copydesk` command in process: its exit code, and what it wrote to either stream."""

import json
from dataclasses import dataclass

import pytest

from cms.commands.app import command_tree, run


@dataclass(frozen=True)
class Answer:
    code: int
    out: str
    err: str

    @property
    def json(self):
        return json.loads(self.out)


@pytest.fixture
def copydesk(newsroom, capfd, monkeypatch, tmp_path):
    """Run a command as somebody, Minji unless said otherwise, in the staffed newsroom or another."""
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "home"))

    def command(*words, login="minji", path=newsroom.path):
        before = ["--newsroom", str(path), *(["--as", login] if login else [])]
        capfd.readouterr()
        code = run(command_tree(), [*before, *map(str, words)])
        out, err = capfd.readouterr()
        return Answer(code, out, err)

    return command


@pytest.fixture
def assert_refused(copydesk):
    """See a command refused by the newsroom: exit code 1, nothing but one clear line on standard error."""

    def refused(*words, saying, **how):
        answer = copydesk(*words, **how)
        assert answer.code == 1, answer
        assert saying in answer.err
        assert answer.err.endswith("\n")
        assert answer.err.count("\n") == 1
        assert "Traceback" not in answer.err
        return answer

    return refused


@pytest.fixture
def body_file(tmp_path):
    path = tmp_path / "body.txt"
    path.write_text("The ferry left at dawn.\n\nNobody on the quay had expected it.\n", encoding="utf-8")
    return path


@pytest.fixture
def ferry(copydesk, body_file):
    """Minji's article, made by the command."""
    words = ("--desk", "world", "--language", "en", "--headline", "Ferry leaves", "--body", body_file)
    assert copydesk("article", "new", "--slug", "ferry", *words).code == 0
    return "ferry"
