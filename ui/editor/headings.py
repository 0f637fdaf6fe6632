"""The head of the page: headline with its count, subheadline, byline and dateline."""

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from cms.domain.article import ArticleText
from cms.domain.counts import characters_in, headline_limit
from ui.theme.theme import Theme, ui_font
from ui.theme.tokens import (
    FOCUS_RING,
    RADIUS_PILL,
    SIZE_DECK,
    SIZE_HEADLINE,
    SIZE_META,
    SIZE_UI,
    SPACE_1,
    SPACE_2,
    SPACE_4,
)
from ui.widgets.composing import ComposedLineEdit
from ui.widgets.growing_text import GrowingText

# How high a line of the headline and of the subheadline is.
_HEADLINE_LINE, _DECK_LINE = 40, 28

# Qt leaves this much beside the text of a field of one line; ours stands in line with the headline.
_QT_MARGIN = 2


class Headings(QWidget):
    """What stands above the body, each field plain text of one paragraph."""

    edited = Signal()
    # Enter in the subheadline: the writer goes on to the body.
    finished = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._language = "en"
        self.headline = GrowingText(is_one_paragraph=True)
        self.subheadline = GrowingText(is_one_paragraph=True)
        self.byline = SmallField(theme)
        self.dateline = SmallField(theme)
        self._count = QLabel()
        self._point = QLabel("·")
        self._build()
        self._retranslate()
        theme.changed.connect(self._recolour)
        theme.zoom_changed.connect(self._resize_text)
        self._recolour()

    @property
    def is_composing(self) -> bool:
        """Whether a syllable is being composed in one of the fields."""
        fields = (self.headline, self.subheadline, self.byline, self.dateline)
        return any(field.composition.is_open for field in fields)

    def commit_preedit(self) -> None:
        """Take a syllable being composed into its field."""
        for field in (self.headline, self.subheadline, self.byline, self.dateline):
            field.composition.commit()

    def field(self, name: str) -> QWidget:
        """Return the field of that name."""
        fields: dict[str, QWidget] = {
            "headline": self.headline,
            "subheadline": self.subheadline,
            "byline": self.byline,
            "dateline": self.dateline,
        }
        return fields[name]

    def show_text(self, text: ArticleText, language: str) -> None:
        """Show the head of another text; nobody is told of an edit."""
        self._language = language
        self.headline.set_text(text.headline)
        self.subheadline.set_text(text.subheadline)
        for field, said in ((self.byline, text.byline), (self.dateline, text.dateline)):
            if field.text() != said:  # the same words again would move the cursor
                field.setText(said)
                field.setCursorPosition(0)
        self._show_count()

    def set_read_only(self, *, is_read_only: bool) -> None:
        """Let the fields be read and copied from, but not changed."""
        for field in (self.headline, self.subheadline, self.byline, self.dateline):
            field.setReadOnly(is_read_only)
        # An empty field that cannot be filled in is only a gap.
        self.subheadline.setVisible(not is_read_only or bool(self.subheadline.text))
        self.byline.setVisible(not is_read_only or bool(self.byline.text()))
        self.dateline.setVisible(not is_read_only or bool(self.dateline.text()))
        self._point.setVisible(not self.byline.isHidden() and not self.dateline.isHidden())
        self._count.setVisible(not is_read_only)
        self._give_names_room()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        """Word everything again when the window's language changes."""
        if event.type() is QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def _build(self) -> None:
        for field in (self.headline, self.subheadline):
            field.setProperty("look", "page")
            field.document().setDocumentMargin(0)
            field.edited.connect(self.edited)
        self._lay_out()
        self._resize_text()
        self.headline.edited.connect(self._show_count)
        self.headline.finished.connect(self.subheadline.setFocus)
        self.subheadline.finished.connect(self.finished)
        self.byline.textEdited.connect(self.edited)
        self.dateline.textEdited.connect(self.edited)
        self.byline.returnPressed.connect(self.dateline.setFocus)
        self.dateline.returnPressed.connect(self.finished)

    def _lay_out(self) -> None:
        self._count.setTextFormat(Qt.TextFormat.PlainText)
        self._count.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Maximum)
        self._point.setProperty("look", "secondary")
        names = QHBoxLayout()
        names.setSpacing(SPACE_1)
        for part in (self.byline, self._point, self.dateline):
            names.addWidget(part)
        names.addStretch(1)
        self._small = small = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        small.setSpacing(SPACE_1)
        small.addLayout(names, 1)
        small.addWidget(self._count)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.headline)
        column.addSpacing(SPACE_2)
        column.addWidget(self.subheadline)
        column.addSpacing(SPACE_2)
        column.addLayout(small)
        column.addSpacing(SPACE_4)

    def _resize_text(self) -> None:
        """Show every field in the size it has at this zoom; nothing is written anew."""
        zoomed = self._theme.zoomed
        self.headline.set_type(zoomed(SIZE_HEADLINE), QFont.Weight.Bold, zoomed(_HEADLINE_LINE))
        self.subheadline.set_type(zoomed(SIZE_DECK), QFont.Weight.Normal, zoomed(_DECK_LINE))
        for field in (self.byline, self.dateline):
            field.setFont(ui_font(zoomed(SIZE_UI)))
            field.updateGeometry()
        self._count.setFont(ui_font(zoomed(SIZE_META)))
        self._point.setFont(ui_font(zoomed(SIZE_UI)))
        self._count.setFixedHeight(zoomed(2 * RADIUS_PILL))
        self._give_names_room()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        super().resizeEvent(event)
        self._give_names_room()

    def _give_names_room(self) -> None:
        """Let the count go below the names where all of it does not fit into one line."""
        names = self.byline.sizeHint().width() + self.dateline.sizeHint().width()
        needed = names + self._point.sizeHint().width() + self._count.sizeHint().width() + SPACE_4
        is_narrow = self._count.isVisibleTo(self) and needed > self.width()
        ways = QBoxLayout.Direction
        self._small.setDirection(ways.TopToBottom if is_narrow else ways.LeftToRight)

    def _retranslate(self) -> None:
        self.headline.setPlaceholderText(self.tr("Headline"))
        self.headline.setAccessibleName(self.tr("Headline"))
        self.subheadline.setPlaceholderText(self.tr("Subheadline"))
        self.subheadline.setAccessibleName(self.tr("Subheadline"))
        self.byline.setPlaceholderText(self.tr("Byline"))
        self.byline.setAccessibleName(self.tr("Byline"))
        self.dateline.setPlaceholderText(self.tr("Dateline"))
        self.dateline.setAccessibleName(self.tr("Dateline"))
        self._show_count()

    def _show_count(self) -> None:
        """Count the headline; past the limit say so in words and amber."""
        length, limit = characters_in(self.headline.text), headline_limit(self._language)
        is_long = length > limit
        pattern = (
            self.tr("Headline {0} characters, {1} too many") if is_long else self.tr("Headline {0} of {1}")
        )
        self._count.setText(pattern.format(length, length - limit if is_long else limit))
        colours = self._theme.tokens.pills.in_review
        text, ground = (
            (colours.text, colours.ground) if is_long else (self._theme.tokens.text3, "transparent")
        )
        self._count.setStyleSheet(
            f"color: {text}; background: {ground}; border-radius: {RADIUS_PILL}px; padding: 0 {SPACE_2}px;"
        )
        self._give_names_room()

    def _recolour(self) -> None:
        self.subheadline.setStyleSheet(f"QTextEdit {{ color: {self._theme.tokens.text2}; }}")
        self._show_count()


class SmallField(ComposedLineEdit):
    """A field as wide as its text, without a frame; a line below it shows that it has the focus."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.setProperty("look", "page")
        self.setFont(ui_font(SIZE_UI))
        self.setMaxLength(200)
        self.setTextMargins(-_QT_MARGIN, 0, 0, 0)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.textChanged.connect(self.updateGeometry)

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """As wide as what is written or asked for."""
        shown = self.text() or self.placeholderText()
        return QSize(self.fontMetrics().horizontalAdvance(shown) + SPACE_1, super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Give way to the field beside it."""
        return QSize(SPACE_4 * 3, super().minimumSizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Add the line that shows the focus."""
        super().paintEvent(event)
        if self.hasFocus():
            painter = QPainter(self)
            line = self.rect()
            line.setTop(line.bottom() - FOCUS_RING + 1)
            painter.fillRect(line, QColor(self._theme.tokens.accent))
            painter.end()
