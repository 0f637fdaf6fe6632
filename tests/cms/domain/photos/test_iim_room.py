"""What programs that know only IIM will show cut short."""

import pytest

from cms.domain.photos.iim_room import cut_short_in_iim, cut_to_bytes


@pytest.mark.parametrize(
    ("texts", "cut"),
    [
        ({"credit_line": "연합뉴스연합뉴스연합"}, ()),
        ({"credit_line": "연합뉴스연합뉴스연합뉴"}, ("credit_line",)),
        ({"creator": "홍길동 기자; Kim Min-su of the Seoul office"}, ()),
        ({"creator": "홍길동; " + "Kim" * 11}, ("creator",)),
        ({"caption": "x" * 2001, "usage_terms": "x" * 9999}, ("caption",)),
    ],
)
def test_only_what_iim_has_no_room_for_is_named(texts, cut):
    assert cut_short_in_iim(texts) == cut


def test_no_character_is_cut_in_half():
    assert [cut_to_bytes("가나", limit) for limit in range(7)] == ["", "", "", "가", "가", "가", "가나"]
