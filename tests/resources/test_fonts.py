"""The fonts that ship draw every character a newsroom needs, on a system that has no fonts at all."""

import pytest
from PySide6.QtGui import QFontDatabase, QRawFont

from resources import RESOURCES

FONTS = RESOURCES / "fonts"
WEIGHTS = ("Regular", "Medium", "SemiBold", "Bold")
KS_X_1001_HANGUL = "".join(
    bytes((row, cell)).decode("euc_kr") for row in range(0xB0, 0xC9) for cell in range(0xA1, 0xFF)
)


def missing_from(file_name: str, text: str) -> str:
    """The characters of *text* for which the font has no glyph."""
    font = QRawFont(str(FONTS / file_name), 16)
    glyphs = font.glyphIndexesForString(text)
    return "".join(letter for letter, glyph in zip(text, glyphs, strict=True) if not glyph)


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize("weight", WEIGHTS)
def test_every_weight_has_hangul_latin_and_the_marks_of_a_caption(weight):
    text = KS_X_1001_HANGUL + "The quick brown fox 0123456789 é ñ ø “”‘’…·–—▲▼©→"
    assert missing_from(f"Pretendard-{weight}.otf", text) == ""


@pytest.mark.usefixtures("qapp")
def test_fallback_has_the_credit_mark_and_the_hanja_of_headlines():
    assert missing_from("CopydeskFallback-Regular.ttf", "ⓒⓐⓩ美中日北韓英獨佛與野檢靑") == ""


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize("file", sorted(FONTS.glob("*.[ot]tf")), ids=lambda file: file.stem)
def test_qt_opens_the_font_under_its_family(file):
    font_id = QFontDatabase.addApplicationFont(str(file))
    families = QFontDatabase.applicationFontFamilies(font_id)
    assert families[0] == ("Copydesk Fallback" if "Fallback" in file.stem else "Pretendard")


def test_licences_of_the_fonts_ship_with_them():
    for name in ("LICENSE-Pretendard.txt", "LICENSE-CopydeskFallback.txt"):
        assert "SIL OPEN FONT LICENSE Version 1.1" in (FONTS / name).read_text(encoding="utf-8")
