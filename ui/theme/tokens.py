"""Every colour and measure of the window, by name; nothing else names a colour.

The contrast of each text colour on each ground it may stand on is kept by `tests/ui/theme/test_tokens.py`.
"""

from dataclasses import dataclass
from operator import attrgetter

# Space between things: only these steps.
SPACE_1, SPACE_2, SPACE_3, SPACE_4, SPACE_6, SPACE_8, SPACE_12 = 4, 8, 12, 16, 24, 32, 48

RADIUS_CONTROL, RADIUS_CARD, RADIUS_PILL = 6, 8, 9

CONTROL_HEIGHT = 32
PLACE_ROW_HEIGHT = 32
ARTICLE_ROW_HEIGHT = 96
TOP_BAR_HEIGHT = 48
STATUS_BAR_HEIGHT = 28
SIDEBAR_WIDTH, SIDEBAR_WIDTH_MAX = 208, 320
LIST_WIDTH, LIST_WIDTH_MIN, LIST_WIDTH_MAX = 320, 280, 420
INSPECTOR_WIDTH, INSPECTOR_WIDTH_MIN, INSPECTOR_WIDTH_MAX = 300, 260, 380
COLUMN_WIDTH_MAX = 720
PALETTE_WIDTH = 560
SCROLL_BAR_WIDTH = 10
FOCUS_RING = 2
ICON_SIZE = 18

# Text sizes in pixels.
SIZE_PILL, SIZE_META, SIZE_UI, SIZE_LIST_HEADLINE, SIZE_PANE_TITLE = 11, 12, 13, 14, 16
SIZE_BODY, SIZE_DECK, SIZE_SUBHEADING, SIZE_HEADLINE = 17, 18, 20, 30

# Milliseconds.
MOTION = 120


@dataclass(frozen=True, slots=True)
class PillColours:
    """The two colours of a pill, a banner or a marked stretch of text."""

    text: str
    ground: str


@dataclass(frozen=True, slots=True)
class Pills:
    """A pair of colours for every state an article can be in."""

    draft: PillColours
    in_review: PillColours
    returned: PillColours
    approved: PillColours
    published: PillColours
    scheduled: PillColours
    retracted: PillColours

    def of(self, name: str) -> PillColours:
        """Return the pair called *name*."""
        pair: PillColours = getattr(self, name)
        return pair


@dataclass(frozen=True, slots=True)
class Tokens:
    """The colours of one theme.

    *canvas* is the page, *window* the panes beside it; *border* only decorates, *border_strong* outlines what
    can be typed in; *text3* is for labels and may not stand on *selected*.
    """

    canvas: str
    window: str
    sidebar: str
    raised: str
    hover: str
    selected: str
    border: str
    border_strong: str
    text: str
    text2: str
    text3: str
    accent: str
    on_accent: str
    accent_hover: str
    accent_pressed: str
    danger: str
    disabled: str
    pressed: str
    veil: str
    toast: PillColours
    toast_action: str
    diff_added: PillColours
    diff_removed: PillColours
    match: PillColours
    match_now: PillColours
    pills: Pills

    def text_colour(self, name: str) -> str:
        """Return the colour called *name*: a token, or a pair's text as in `pills.draft` and `toast`."""
        colour: str | PillColours | Pills = attrgetter(name)(self)
        if isinstance(colour, Pills):
            raise TypeError(f"“{name}” names several colours.")
        return colour.text if isinstance(colour, PillColours) else colour


LIGHT = Tokens(
    canvas="#FFFFFF",
    window="#F5F5F2",
    sidebar="#ECEBE6",
    raised="#FFFFFF",
    hover="#E3E2DC",
    selected="#D9E6F8",
    border="#DBDAD3",
    border_strong="#85857D",
    text="#1B1B19",
    text2="#55554F",
    text3="#62625B",
    accent="#1A5FB4",
    on_accent="#FFFFFF",
    accent_hover="#154D92",
    accent_pressed="#113F78",
    danger="#B3261E",
    disabled="#A3A39B",
    pressed="#D1D0CA",
    veil="#33161719",
    toast=PillColours("#F5F5F2", "#2B2B28"),
    toast_action="#9CC5FA",
    diff_added=PillColours("#0F4D26", "#D8F1DF"),
    diff_removed=PillColours("#8C1D18", "#FBE0DE"),
    match=PillColours("#1B1B19", "#FFE7A3"),
    match_now=PillColours("#FFFFFF", "#7A4B00"),
    pills=Pills(
        draft=PillColours("#4A4A45", "#E8E7E1"),
        in_review=PillColours("#7A4B00", "#FFEFCF"),
        returned=PillColours("#9A3412", "#FFE6D8"),
        approved=PillColours("#14602F", "#D8F1DF"),
        published=PillColours("#1A4F95", "#D9E6F8"),
        scheduled=PillColours("#5B34A0", "#EBE3FA"),
        retracted=PillColours("#9B1C1C", "#FBE0DE"),
    ),
)

DARK = Tokens(
    canvas="#1B1C1F",
    window="#161719",
    sidebar="#1D1E21",
    raised="#25262A",
    hover="#2C2E33",
    selected="#22395C",
    border="#34363C",
    border_strong="#7C7F87",
    text="#ECEBE7",
    text2="#B3B4B8",
    text3="#9C9EA4",
    accent="#7DB2F7",
    on_accent="#0A1A30",
    accent_hover="#9CC5FA",
    accent_pressed="#B4D3FB",
    danger="#FF8A80",
    disabled="#62656C",
    pressed="#36393F",
    veil="#80000000",
    toast=PillColours("#1B1B19", "#E3E2DC"),
    toast_action="#154D92",
    diff_added=PillColours("#A6EBB9", "#16351F"),
    diff_removed=PillColours("#FFB3AC", "#47201E"),
    match=PillColours("#FFE3A3", "#4A3A10"),
    match_now=PillColours("#1B1B19", "#FFCB66"),
    pills=Pills(
        draft=PillColours("#C9CACD", "#2E3036"),
        in_review=PillColours("#FFCB66", "#3D2F10"),
        returned=PillColours("#FFB08A", "#45241A"),
        approved=PillColours("#86DFA0", "#16351F"),
        published=PillColours("#9CC5FA", "#1C3152"),
        scheduled=PillColours("#CDB5FF", "#32254F"),
        retracted=PillColours("#FFA39B", "#47201E"),
    ),
)
