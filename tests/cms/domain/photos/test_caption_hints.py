"""Captions are asked for who, what, where and when; a hint is right often enough to be worth a glance."""

import pytest

from cms.domain.photos.caption_hints import Hint, hints_in

ALL = set(Hint)


@pytest.mark.parametrize(
    ("caption", "said"),
    [
        ("Residents wait for the ferry at Busan harbour on Monday.", ALL),
        ("Prime Minister Kim Boo-kyum speaks in Sejong on Nov. 23, 2026.", ALL),
        ("A white ferry leaves the pier.", {Hint.WHAT}),
        ("", set()),
        ("이재명 대통령이 23일 오전 국회 본회의장에서 연설하고 있다.", ALL),
        ("손흥민 선수가 훈련하는 모습", {Hint.WHO, Hint.WHAT}),
        ("23일 새벽 부산항", {Hint.WHERE, Hint.WHEN}),
        ("여객선", set()),
    ],
)
def test_a_caption_says_what_it_says(caption, said):
    assert hints_in(caption) == said
