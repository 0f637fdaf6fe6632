"""The one style sheet, filled in from the tokens.

Widgets say what they are with the property `look` (`primary`, `quiet`, `chip`, `window`, …); the rules below
say what that looks like. Measures come from `tokens.py`.
"""

import re
from dataclasses import fields
from string import Template

from ui.theme import tokens as measures
from ui.theme.tokens import PillColours, Tokens

_CONTROLS = """
QWidget { color: $text; }
QAbstractScrollArea { background: transparent; border: none; }
QMainWindow, QDialog { background: $window; }
QToolTip { background: $raised; color: $text; border: 1px solid $border_strong; padding: 4px 8px; }
QLabel { background: transparent; }
QLabel[look="secondary"] { color: $text2; }
QLabel[look="label"] { color: $text3; font-size: ${SIZE_META}px; font-weight: 600; }
QLabel[look="meta"] { color: $text2; font-size: ${SIZE_META}px; }
QLabel[look="danger"] { color: $danger; }
QLabel[look="danger_meta"] { color: $danger; font-size: ${SIZE_META}px; font-weight: 600; }
QLabel[look="title"] { font-size: ${SIZE_PANE_TITLE}px; font-weight: 600; }
QLabel[look="headline"] { font-size: ${SIZE_SUBHEADING}px; font-weight: 700; }
QLabel[look="keys"] {
    background: $window; border: 1px solid $border; border-radius: 4px; padding: 1px 6px; color: $text2;
    font-size: ${SIZE_META}px;
}
QLabel[look="strong"] { font-weight: 600; }

QPushButton {
    background: $raised; color: $text; border: 1px solid $border_strong; border-radius: ${RADIUS_CONTROL}px;
    padding: 0 12px; min-height: 30px; font-weight: 500;
}
QPushButton:hover { background: $hover; }
QPushButton:pressed { background: $pressed; }
QPushButton:focus { border: 2px solid $accent; padding: 0 11px; min-height: 28px; }
QPushButton:disabled { color: $disabled; border-color: $border; background: $window; }
QPushButton[look="primary"] {
    background: $accent; color: $on_accent; border: 1px solid $accent; font-weight: 600;
}
QPushButton[look="primary"]:hover { background: $accent_hover; border-color: $accent_hover; }
QPushButton[look="primary"]:pressed { background: $accent_pressed; border-color: $accent_pressed; }
QPushButton[look="primary"]:focus { border: 2px solid $text; }
QPushButton[look="primary"][blocked="true"] {
    background: $window; color: $text2; border-color: $border_strong;
}
QPushButton[look="primary"][blocked="true"]:hover { background: $hover; }
QPushButton[look="primary"]:disabled { background: $window; color: $disabled; border-color: $border; }
QPushButton[look="danger"] { background: $danger; color: $canvas; border-color: $danger; font-weight: 600; }
QPushButton[look="danger"]:hover {
    background: $danger; border: 2px solid $text; padding: 0 11px; min-height: 28px;
}
QPushButton[look="danger"]:focus { border: 2px solid $text; }
QPushButton[look="danger_plain"] { color: $danger; border-color: $danger; }
QPushButton[look="danger_plain"]:focus { border-color: $danger; }
QPushButton[look="danger_plain"]:disabled { color: $disabled; border-color: $border; }
QPushButton[look="search"] {
    background: $canvas; color: $text3; font-weight: 400; text-align: left; padding: 0 8px;
}
QPushButton[look="search"]:hover { border-color: $text2; }
QPushButton[look="search"]:pressed { background: $hover; }
QPushButton[look="search"]:focus { padding: 0 7px; }
QPushButton[look="person"] { text-align: left; padding: 0 12px; min-height: 38px; }
QPushButton[look="person"]:focus { padding: 0 11px; min-height: 36px; }
QPushButton[look="link"] {
    background: transparent; border: none; border-radius: 3px; color: $accent; padding: 0 2px;
    min-height: 18px;
    font-size: ${SIZE_META}px; text-decoration: underline;
}
QPushButton[look="link"]:focus { border: 2px solid $accent; padding: 0; min-height: 14px; }
QPushButton[look="tab"] {
    background: transparent; border: none; border-bottom: 2px solid transparent; border-radius: 0;
    color: $text2; font-weight: 500; padding: 0 8px; min-height: 28px;
}
QPushButton[look="tab"]:hover { color: $text; border-bottom-color: $border_strong; }
QPushButton[look="tab"]:checked { color: $text; font-weight: 600; border-bottom-color: $accent; }
QPushButton[look="tab"]:focus { border: 2px solid $accent; border-radius: ${RADIUS_CONTROL}px; padding: 0 6px; }
QPushButton[look="tab"][alert="true"] { color: $danger; }
QPushButton[look="quiet"] { background: transparent; border-color: transparent; }
QPushButton[look="quiet"]:hover { background: $hover; }
QPushButton[look="quiet"]:pressed { background: $pressed; }
QPushButton[look="quiet"]:focus { border-color: $accent; }
QPushButton[look="quiet"]:disabled { background: transparent; }
QPushButton::menu-indicator { width: 0; height: 0; }

QToolButton {
    background: transparent; border: 2px solid transparent; border-radius: ${RADIUS_CONTROL}px; padding:
    4px;
}
QToolButton:hover { background: $hover; }
QToolButton:pressed, QToolButton:checked { background: $pressed; }
QToolButton:focus { border-color: $accent; }
QToolButton:disabled { color: $disabled; }
QToolButton::menu-indicator { image: none; }
QToolButton[look="chip"] {
    border: 1px solid $border_strong; border-radius: 12px; padding: 0 8px; min-height: 22px;
    font-size: ${SIZE_META}px; font-weight: 500; color: $text2; background: transparent;
}
QToolButton[look="chip"]:hover { background: $hover; }
QToolButton[look="chip"]:pressed { background: $pressed; }
QToolButton[look="chip"]:checked {
    background: $selected; color: $text; border-color: $accent; font-weight: 600;
}
QToolButton[look="chip"]:focus { border: 2px solid $accent; padding: 0 7px; min-height: 20px; }

QLineEdit, QTextEdit, QPlainTextEdit, QComboBox, QSpinBox, QDateTimeEdit {
    background: $canvas; color: $text; border: 1px solid $border_strong; border-radius: ${RADIUS_CONTROL}px;
    padding: 0 9px; selection-background-color: $accent; selection-color: $on_accent;
}
QLineEdit, QComboBox { min-height: 30px; }
/* Qt adds three pixels to these by itself. */
QSpinBox, QDateTimeEdit { min-height: 27px; }
/* Qt keeps two pixels of a line to itself; words then begin where those of the other fields do. */
QLineEdit { padding: 0 7px; }
QAbstractSpinBox QLineEdit, QAbstractSpinBox QLineEdit:focus, QAbstractSpinBox QLineEdit:disabled {
    border: none; padding: 0 8px; min-height: 0; background: transparent;
}
QAbstractSpinBox::up-button, QAbstractSpinBox::down-button { width: 0; border: none; }
QTextEdit, QPlainTextEdit { padding: 6px 5px; }
QLineEdit:hover, QTextEdit:hover, QPlainTextEdit:hover, QComboBox:hover { border-color: $text2; }
QLineEdit:focus, QComboBox:focus { border: 2px solid $accent; padding: 0 8px; min-height: 28px; }
QSpinBox:focus, QDateTimeEdit:focus { border: 2px solid $accent; padding: 0 8px; min-height: 25px; }
QLineEdit:focus { padding: 0 6px; }
QTextEdit:focus, QPlainTextEdit:focus { border: 2px solid $accent; padding: 5px 4px; }
QLineEdit[look="search"] { padding-left: 3px; }
QLineEdit[look="search"]:focus { padding-left: 2px; }
QLineEdit:disabled, QTextEdit:disabled, QPlainTextEdit:disabled, QComboBox:disabled, QAbstractSpinBox:disabled {
    color: $text2; background: $window; border-color: $border;
}
QLineEdit:read-only, QTextEdit:read-only { background: $window; border-color: $border; }
QLineEdit[marked="true"], QTextEdit[marked="true"], QPlainTextEdit[marked="true"], QComboBox[marked="true"] {
    border: 2px solid $danger;
}
QTextEdit[look="page"], QPlainTextEdit[look="page"], QLineEdit[look="page"] {
    border: none; background: transparent; padding: 0; border-radius: 0;
}
QComboBox { combobox-popup: 0; }
QComboBox::drop-down { border: none; width: 24px; }
QComboBox[look="small"] {
    min-height: 20px; padding: 0 6px; font-size: ${SIZE_META}px; background: transparent; border-color: transparent;
    color: $text2;
}
QComboBox[look="small"]:hover { background: $hover; }
QComboBox[look="small"]:focus { border: 2px solid $accent; padding: 0 5px; min-height: 18px; }
QListView[look="offers"] {
    background: $raised; border: 1px solid $border_strong; border-radius: ${RADIUS_CONTROL}px; padding: 4px;
    outline: none; selection-background-color: $selected; selection-color: $text;
}
QComboBox QAbstractItemView {
    background: $raised; border: 1px solid $border_strong; padding: 4px; outline: none;
    selection-background-color: $selected; selection-color: $text;
}
QComboBox QAbstractItemView::item { min-height: 26px; padding: 0 6px; border-radius: ${RADIUS_CONTROL}px; }
QComboBox QAbstractItemView::item:selected { background: $selected; color: $text; }
QCheckBox, QRadioButton { spacing: 8px; min-height: 28px; background: transparent; }
QCheckBox::indicator {
    width: 16px; height: 16px; border: 1px solid $border_strong; border-radius: 4px; background: $canvas;
}
QCheckBox::indicator:hover { border-color: $text2; }
QCheckBox::indicator:checked { background: $accent; border-color: $accent; }
QCheckBox::indicator:focus { border: 2px solid $accent; width: 14px; height: 14px; }
QCheckBox::indicator:checked:focus { border-color: $text; }
QCheckBox::indicator:disabled { background: $window; border-color: $border_strong; }
"""

_PANES = """
QWidget[look="canvas"] { background: $canvas; }
QWidget[look="window"] { background: $window; }
QWidget[look="window"][welcoming="true"] { background: $selected; border: 2px solid $accent; }
QWidget[look="window"][floats="true"] { border-left: 1px solid $border_strong; }
QWidget[look="sidebar"] { background: $sidebar; }
QWidget[look="raised"] { background: $raised; border: 1px solid $border; border-radius: ${RADIUS_CARD}px; }
QWidget[look="top_bar"] { background: $window; border-bottom: 1px solid $border; }
QWidget[look="find_bar"] { background: $canvas; border-bottom: 1px solid $border; }
QWidget[look="status_bar"] { background: $window; border-top: 1px solid $border; }
QFrame[banner] { border: none; border-radius: ${RADIUS_CONTROL}px; }
QFrame[banner="info"] { background: $pill_published_ground; }
QFrame[banner="info"] QLabel { color: $pill_published_text; }
QFrame[banner="warning"] { background: $pill_in_review_ground; }
QFrame[banner="warning"] QLabel { color: $pill_in_review_text; }
QFrame[banner="danger"] { background: $pill_retracted_ground; }
QFrame[banner="danger"] QLabel { color: $pill_retracted_text; }
QFrame[banner] QPushButton { min-height: 22px; padding: 0 9px; font-size: ${SIZE_META}px; }
QFrame[banner] QPushButton:focus { min-height: 20px; padding: 0 8px; }
QFrame[look="toast"] { background: $toast_ground; border: none; border-radius: ${RADIUS_CARD}px; }
QFrame[look="toast"] QLabel { color: $toast_text; }
QFrame[look="toast"] QPushButton {
    background: transparent; border: 2px solid transparent; color: $toast_action; font-weight: 600;
    min-height: 24px; padding: 0 8px;
}
QFrame[look="toast"] QPushButton:hover { border-color: $toast_action; }
QFrame[look="toast"] QPushButton:focus { border-color: $toast_action; }
QFrame[look="toast"] QPushButton:pressed { background: $toast_action; color: $toast_ground; }
QFrame[look="toast"] QToolButton:hover { background: transparent; border-color: $toast_action; }
QFrame[look="toast"] QToolButton:pressed { background: transparent; border-color: $toast_text; }
QFrame[look="toast"] QToolButton:focus { border-color: $toast_action; }

QFrame[look="note"] { background: $raised; border: 1px solid $border; border-radius: ${RADIUS_CARD}px; }
QFrame[look="note"]:hover { border-color: $border_strong; }
QFrame[look="note"][current="true"] { border: 1px solid $accent; }
QFrame[look="note"]:focus { border: 2px solid $accent; }

QWidget[look="line"] { background: $border; }

QListView, QTableView, QTreeView { background: transparent; border: none; outline: none; }
QListView[look="outline"]::item {
    padding: 7px 8px; border: 2px solid transparent; border-radius: ${RADIUS_CONTROL}px; color: $text;
}
QListView[look="outline"]::item:hover { background: $hover; }
QListView[look="outline"]::item:selected { background: $selected; color: $text; }
QListView[look="outline"]:focus::item:selected { border-color: $accent; }
QListView::indicator {
    width: 16px; height: 16px; border: 1px solid $border_strong; border-radius: 4px; background: $canvas;
}
QListView::indicator:checked { background: $accent; border-color: $accent; }
QHeaderView::section {
    background: $window; color: $text3; border: none; border-bottom: 1px solid $border; padding: 6px 8px;
    font-size: ${SIZE_META}px; font-weight: 600;
}
QSplitter::handle { background: $border; }
QScrollBar:vertical { width: ${SCROLL_BAR_WIDTH}px; background: transparent; margin: 0; border: none; }
QScrollBar:horizontal { height: ${SCROLL_BAR_WIDTH}px; background: transparent; margin: 0; border: none; }
QScrollBar::handle { background: $border_strong; border: 2px solid $window; border-radius: 5px; }
QScrollBar::handle:vertical { min-height: 32px; }
QScrollBar::handle:horizontal { min-width: 32px; }
QScrollBar::handle:hover { background: $text2; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; border: none; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }

QMenuBar { background: $window; color: $text; border: none; padding: 2px 4px; }
QMenuBar::item { background: transparent; padding: 4px 8px; border-radius: ${RADIUS_CONTROL}px; }
QMenuBar::item:selected { background: $hover; }
QMenu {
    background: $raised; color: $text; border: 1px solid $border_strong; border-radius:
    ${RADIUS_CARD}px; padding: 4px;
}
QMenu::item { padding: 6px 24px 6px 12px; border-radius: ${RADIUS_CONTROL}px; min-height: 20px; }
QMenu::item:selected { background: $selected; color: $text; }
QMenu::item:disabled { color: $disabled; }
QMenu::separator { height: 1px; background: $border; margin: 4px 8px; }
QMenu::icon { padding-left: 8px; }
QMenu::indicator { width: 16px; height: 16px; left: 8px; }

QFrame[look="calendar"] { background: $raised; border: 1px solid $border_strong; }
#qt_calendar_navigationbar { background: $raised; }
QCalendarWidget QToolButton { color: $text; font-weight: 600; }
QCalendarWidget QAbstractItemView {
    background: $raised; color: $text; border: none; outline: none;
    selection-background-color: $accent; selection-color: $on_accent;
}
QCalendarWidget QAbstractItemView:disabled { color: $text3; }

QTabBar { background: transparent; border: none; }
QTabBar::tab {
    background: transparent; color: $text2; padding: 6px 12px; border: none; border-bottom: 2px solid
    transparent;
}
QTabBar::tab:selected { color: $text; font-weight: 600; border-bottom-color: $accent; }
QTabBar::tab:hover { color: $text; }
QTabWidget::pane { border: none; }
QProgressBar { background: $border; border: none; border-radius: 2px; max-height: 4px; color: transparent; }
QProgressBar::chunk { background: $accent; border-radius: 2px; }
"""

_TEMPLATE = Template(_CONTROLS + _PANES)
# What says how large a text is, and of which widgets.
_SIZED = re.compile(r"^([^\n{}]+) \{(?:[^{}]|\$\{\w+\})*?font-size: \$\{(\w+)\}px;", re.MULTILINE)
# What says how high a control is at least; a scroll bar has its own measure.
_HIGH = re.compile(r"^((?:(?!::)[^\n{}])+) \{(?:[^{}]|\$\{\w+\})*?min-height: (\d+)px;", re.MULTILINE)
_MEASURES = {name: value for name, value in vars(measures).items() if isinstance(value, int)}


def stylesheet(tokens: Tokens) -> str:
    """Return the style sheet in the colours of *tokens*."""
    return _TEMPLATE.substitute({**_MEASURES, **_colours(tokens)})


def text_sizes(percent: int) -> str:
    """Return the rules that show a part of the window in other sizes, text and controls, but leave its colours alone."""
    sizes = [("QWidget", "SIZE_UI"), *_SIZED.findall(_CONTROLS + _PANES)]
    fonts = [
        f"{selector} {{ font-size: {_zoomed(_MEASURES[size], percent)}px; }}" for selector, size in sizes
    ]
    heights = [
        f"{rule[1]} {{ min-height: {_height(rule, percent)}px; }}" for rule in _HIGH.finditer(_CONTROLS)
    ]
    # Qt draws corners that are rounder than the control is high as right angles.
    round_ends = f'QToolButton[look="chip"] {{ border-radius: {12 * percent // 100}px; }}'
    return "\n".join((*fonts, *heights, round_ends))


def _height(rule: re.Match[str], percent: int) -> int:
    # The frame does not grow, so that a control is as high with the ring of the focus around it as without.
    frame = 2 * measures.FOCUS_RING if "border: 2px" in rule[0] else 2
    return _zoomed(int(rule[2]) + frame, percent) - frame


def _zoomed(size: int, percent: int) -> int:
    return round(size * percent / 100)


def _colours(tokens: Tokens) -> dict[str, str]:
    """Return every colour by name; a pair gives two, `toast_text` and `toast_ground`."""
    named = {field.name: getattr(tokens, field.name) for field in fields(tokens)}
    named |= {f"pill_{field.name}": tokens.pills.of(field.name) for field in fields(tokens.pills)}
    colours = {name: value for name, value in named.items() if isinstance(value, str)}
    for name, pair in named.items():
        if isinstance(pair, PillColours):
            colours |= {f"{name}_text": pair.text, f"{name}_ground": pair.ground}
    return colours
