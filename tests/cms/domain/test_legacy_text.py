"""Texts of old picture desks are read in the encoding they were written in."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cms.domain.legacy_text import guess_encoding, read_texts, read_texts_as

KOREAN = ("미국 국방부 부대변인이 브리핑에서 질문에 답하고 있다.", "홍길동", "AP=연합뉴스")
FRENCH = ("Élysée : l’arrivée du président à São Tomé", "José Müller", "AFP")
JAPANESE = ("首相が記者会見で質問に答える。", "山田太郎", "共同")
CHINESE = ("外交部发言人在北京举行例行记者会回答提问", "张伟", "新华社")
GERMAN = ("Die Kanzlerin in Köln – „größer“ als üblich", "Jörg Weiß", "dpa")


@pytest.mark.parametrize(
    ("encoding", "texts"),
    [
        ("cp949", KOREAN),
        ("euc_kr", KOREAN),
        ("utf-8", KOREAN),
        ("shift_jis", JAPANESE),
        ("euc_jp", JAPANESE),
        ("gb18030", CHINESE),
        ("cp1252", FRENCH),
        ("mac_roman", FRENCH),
        ("cp1252", GERMAN),
        ("mac_roman", GERMAN),
        ("cp949", ("▲ 똠방각하 펲시콜라 설명 ⓒ뉴스1",)),
        ("cp949", ("홍길동",)),
        ("cp1252", ("© 2010 AFP",)),
        ("mac_roman", ("Photographer’s Mate 3rd Class",)),
        ("mac_roman", ("O presidente discursa após a votação em São Paulo",)),
        ("mac_roman", ("Rueda de prensa del presidente español",)),
        ("mac_roman", ("La selección celebra su victoria ante Perú",)),
        ("cp1252", ("La compañía créée à Évora, après la votação – l’œuvre",)),
        ("cp1252", ("The man—who spoke first—waves…and leaves the east–west talks",)),
        ("shift_jis", ("東京スカイツリー",)),
        ("euc_jp", ("東京都庁",)),
        ("euc_jp", ("共同通信社",)),
        ("gb18030", ("中国外交部发言人回答记者提问",)),
        ("gb18030", ("新华社",)),
        ("cp949", ("곽튜브",)),
        ("cp949", ("최불암",)),
        ("cp949", ("文대통령 訪美",)),
    ],
)
def test_caption_without_a_declared_encoding_is_read_as_it_was_written(encoding, texts):
    assert read_texts([text.encode(encoding) for text in texts]).texts == texts


def test_korean_caption_names_its_encoding():
    assert guess_encoding([text.encode("cp949") for text in KOREAN]) == "cp949"


def test_short_credit_is_read_with_the_help_of_its_long_caption():
    """“AP=연합” alone could be anything; beside its caption it is Korean."""
    assert read_texts([text.encode("cp949") for text in (KOREAN[0], "연합")]).texts[1] == "연합"


def test_file_without_texts_has_no_encoding():
    assert read_texts([]).encoding == "none"


def test_editor_can_read_a_caption_again_in_an_encoding_they_choose():
    assert read_texts_as(["경향".encode("cp949")], "cp949").texts == ("경향",)


@given(st.lists(st.text(min_size=1), min_size=1))
def test_every_text_written_in_utf8_comes_back_unchanged(texts):
    assert read_texts([text.encode() for text in texts]).texts == tuple(texts)


@given(st.lists(st.binary()))
def test_no_bytes_whatever_stop_the_reading(raw_texts):
    assert len(read_texts(raw_texts).texts) == len(raw_texts)
