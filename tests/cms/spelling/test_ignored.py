"""What somebody wants to hear no more of stays so, in one article and on one computer."""

import pytest

from cms.spelling.ignored import Ignored


def test_what_was_ignored_is_so_the_next_time_in_that_article_only(tmp_path):
    Ignored(tmp_path / "words" / "minji.json").add("a1", ("en-wordy", "prior to"))
    Ignored(tmp_path / "words" / "minji.json").add("a1", ("spelling", "Norrmark"))
    assert Ignored(tmp_path / "words" / "minji.json").of("a1") == {
        ("en-wordy", "prior to"),
        ("spelling", "Norrmark"),
    }
    assert Ignored(tmp_path / "words" / "minji.json").of("a2") == frozenset()


def test_the_articles_read_long_ago_are_forgotten_first(tmp_path):
    ignored = Ignored(tmp_path / "minji.json")
    for number in range(301):
        ignored.add(f"a{number}", ("rule", "words"))
    assert not ignored.of("a0")
    assert ignored.of("a1")
    assert ignored.of("a300")


@pytest.mark.parametrize("damaged", ["", "[]", '{"a1": 3}', '{"a1": [["one"]]}', "\x00"])
def test_a_damaged_list_stops_nobody(tmp_path, damaged):
    (tmp_path / "minji.json").write_text(damaged, encoding="utf-8")
    ignored = Ignored(tmp_path / "minji.json")
    assert ignored.of("a1") == frozenset()
    ignored.add("a1", ("rule", "words"))
    assert ignored.of("a1") == {("rule", "words")}
