"""Finding a command or an article with the fewest letters, in English and Korean."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ui.models.palette_match import Kind, PaletteEntry, best_score, search


def command(key: str, *names: str) -> PaletteEntry:
    return PaletteEntry(Kind.COMMAND, key, names)


COMMANDS = (
    command("review", "Go to the review queue", "검토 대기로 가기"),
    command("new", "New article", "새 기사"),
    command("preview", "Preview", "미리보기"),
    command("sidebar", "Show or hide the sidebar", "사이드바 보이기·숨기기"),
)
ENTRIES = (
    *COMMANDS,
    PaletteEntry(Kind.ARTICLE, "a1", ("Harbour talks resume", "harbour-talks")),
    PaletteEntry(Kind.ARTICLE, "a2", ("한강 다리 주말 보수로 전면 통제", "bridge")),
    PaletteEntry(Kind.PERSON, "daniel", ("Daniel Weber", "다니엘 베버")),
    PaletteEntry(Kind.DESK, "world", ("World", "국제")),
)


def found(typed: str, **options) -> list[str]:
    return [each.entry.key for each in search(typed, ENTRIES, **options)]


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("rev", "review"),
        ("new a", "new"),
        ("na", "new"),
        ("PREV", "preview"),
        ("검토", "review"),
        ("ㄱㅌㄷㄱ", "review"),
        ("거", "review"),
        ("검톳", None),
        ("ㅅㄱㅅ", "new"),
        ("harb", "a1"),
        ("ㅎㄱㄷㄹ", "a2"),
        ("bridge", "a2"),
        ("danl", "daniel"),
        ("xyzzy", None),
    ],
)
def test_few_letters_find_what_was_meant(typed, first):
    assert (found(typed) or [None])[0] == first


def test_initials_that_the_keyboard_joined_are_taken_apart():
    assert best_score("ㄳ", ["기사"]) is not None


def test_decomposed_hangul_of_a_mac_finds_the_same():
    assert best_score("검토", ["검토 대기"]) is not None


def test_words_in_order_rank_above_letters_strewn_about():
    entries = (command("strewn", "Save every review"), command("meant", "Review"))
    assert search("rev", entries)[0].entry.key == "meant"


@pytest.mark.parametrize(("prefix", "kinds"), [(">", {"command"}), ("@", {"person"}), ("#", {"desk"})])
def test_prefix_looks_in_one_kind_only(prefix, kinds):
    assert {each.entry.kind.value for each in search(prefix, ENTRIES)} == kinds


def test_what_was_used_lately_comes_first_when_nothing_is_typed():
    listed = search("", ENTRIES, recent=("a2", "new"))
    assert [each.entry.key for each in listed[:2]] == ["a2", "new"]
    assert [each.is_recent for each in listed[:3]] == [True, True, False]


@given(st.text(max_size=12), st.text(max_size=40))
def test_nothing_that_can_be_typed_breaks_the_search(typed, name):
    assert isinstance(search(typed, (command("any", name),)), list)


@given(st.text(alphabet="가나다라마바사검토대기 abc", min_size=1, max_size=20))
def test_whole_name_always_finds_itself(name):
    assert not name.strip() or best_score(name, [name]) is not None
