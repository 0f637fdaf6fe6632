"""Every text can be read on every ground it may stand on."""

from dataclasses import fields

import pytest
from PySide6.QtGui import QColor

from ui.theme.tokens import DARK, LIGHT, PillColours, Tokens

GROUNDS = ("canvas", "window", "sidebar", "raised")


def luminance(colour: str) -> float:
    def linear(channel: float) -> float:
        return channel / 12.92 if channel <= 0.03928 else ((channel + 0.055) / 1.055) ** 2.4

    seen = QColor(colour)
    return 0.2126 * linear(seen.redF()) + 0.7152 * linear(seen.greenF()) + 0.0722 * linear(seen.blueF())


def contrast(one: str, other: str) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.fixture(params=[LIGHT, DARK], ids=["light", "dark"])
def tokens(request: pytest.FixtureRequest) -> Tokens:
    return request.param


@pytest.mark.parametrize("text", ["text", "text2", "text3", "accent", "danger"])
@pytest.mark.parametrize("ground", GROUNDS)
def test_text_can_be_read_on_every_ground(tokens, text, ground):
    assert contrast(getattr(tokens, text), getattr(tokens, ground)) >= 4.5


@pytest.mark.parametrize("text", ["text", "text2", "accent"])
def test_text_can_be_read_where_it_is_selected(tokens, text):
    assert contrast(getattr(tokens, text), tokens.selected) >= 4.5


@pytest.mark.parametrize("text", ["text", "text2"])
@pytest.mark.parametrize("ground", ["hover", "pressed"])
def test_text_can_be_read_under_the_mouse(tokens, text, ground):
    assert contrast(getattr(tokens, text), getattr(tokens, ground)) >= 4.5


@pytest.mark.parametrize("ground", ["accent", "accent_hover", "accent_pressed"])
def test_primary_button_can_be_read(tokens, ground):
    assert contrast(tokens.on_accent, getattr(tokens, ground)) >= 4.5


def test_outline_of_a_field_can_be_seen(tokens):
    assert min(contrast(tokens.border_strong, getattr(tokens, ground)) for ground in GROUNDS) >= 3


def test_every_pill_every_change_and_every_match_can_be_read(tokens):
    pairs = [getattr(tokens.pills, field.name) for field in fields(tokens.pills)]
    for pair in [*pairs, tokens.diff_added, tokens.diff_removed, tokens.match, tokens.match_now]:
        assert isinstance(pair, PillColours)
        assert contrast(pair.text, pair.ground) >= 4.5
