"""The icons that ship: one set, one stroke, coloured by whoever draws them."""

import pytest
from PySide6.QtSvg import QSvgRenderer

from resources import RESOURCES

ICONS = RESOURCES / "icons"
LINE_ICONS = sorted(file for file in ICONS.glob("*.svg") if file.stem != "copydesk")


@pytest.mark.parametrize("file", LINE_ICONS, ids=lambda file: file.stem)
def test_icon_is_drawn_with_the_house_stroke_in_the_colour_of_its_place(file):
    svg = file.read_text(encoding="utf-8")
    assert 'stroke-width="1.75"' in svg
    assert 'stroke="currentColor"' in svg
    assert QSvgRenderer(str(file)).isValid()


def test_copydesk_has_an_icon_of_its_own():
    assert QSvgRenderer(str(ICONS / "copydesk.svg")).isValid()


def test_licence_of_the_icons_ships_with_them():
    licence = (ICONS / "LICENSE").read_text(encoding="utf-8")
    assert "ISC License" in licence
    assert "Lucide" in licence
