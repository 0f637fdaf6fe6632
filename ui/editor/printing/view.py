"""An article as it will stand on paper, sheet by sheet, before it is printed or made a PDF."""

from PySide6.QtCore import QEvent, QRect, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent, QPixmap, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QStackedWidget, QVBoxLayout, QWidget

from ui.editor.printing.pages import PrintedArticle
from ui.editor.printing.paper import Paper
from ui.theme.icons import Icons
from ui.theme.theme import Theme
from ui.theme.tokens import SPACE_1, SPACE_2, SPACE_3, SPACE_4, SPACE_6
from ui.widgets.buttons import IconButton, PushButton, put_into
from ui.widgets.drop_down import DropDown
from ui.widgets.labels import ElidedLabel, Separator
from ui.widgets.skeleton import SkeletonRows

# Loading that takes less than this shows nothing, so that nothing flickers.
_SKELETON_AFTER = 200
_SHEET_WIDTH_MAX = 760


class PrintView(QWidget):
    """Shows the sheets of one article and asks for what is to be done with them."""

    paper_chosen = Signal(str)
    print_wanted = Signal()
    pdf_wanted = Signal()
    closed = Signal()

    def __init__(self, theme: Theme, icons: Icons) -> None:
        super().__init__()
        self.setProperty("look", "canvas")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._theme = theme
        self._printed: PrintedArticle | None = None
        self._build(icons)
        self._connect()
        self._retranslate()

    @property
    def printed(self) -> PrintedArticle | None:
        """What is shown; None while it is being set."""
        return self._printed

    @property
    def paper(self) -> Paper:
        """The paper that is chosen."""
        return Paper(self._paper.currentData())

    def choose_paper(self, paper: Paper) -> None:
        """Show *paper* as chosen; nobody is told."""
        self._paper.blockSignals(True)  # noqa: FBT003 - Qt's signature
        self._paper.setCurrentIndex(self._paper.findData(paper.value))
        self._paper.blockSignals(False)  # noqa: FBT003 - Qt's signature

    def show_loading(self) -> None:
        """Say that the sheets are on their way."""
        self._printed = None
        for button in (self._print, self._pdf):
            button.setEnabled(False)
        self._loading.start()
        self._retranslate()

    def show_article(self, printed: PrintedArticle) -> None:
        """Show the sheets, from the first."""
        self._loading.stop()
        self._printed = printed
        self._sheets.show_sheets(printed)
        self._stack.setCurrentWidget(self._scroll)
        self._scroll.verticalScrollBar().setValue(0)
        for button in (self._print, self._pdf):
            button.setEnabled(True)
        self._retranslate()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Go back to the article with Esc."""
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        if event.type() is QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def _build(self, icons: Icons) -> None:
        self._title = ElidedLabel(look="strong")
        self._paper = DropDown(icons)
        for paper in Paper:
            self._paper.addItem(paper.value, paper.value)
        self._pdf, self._print = PushButton(), PushButton()
        self._close = IconButton(icons, "x")
        head = QWidget()
        row = QHBoxLayout(head)
        row.setContentsMargins(SPACE_4, SPACE_2, SPACE_3, SPACE_2)
        row.setSpacing(SPACE_2)
        row.addWidget(self._title, 1)
        for part in (self._paper, self._pdf, self._print, self._close):
            row.addWidget(part)
        self._sheets = _Sheets(self._theme)
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        put_into(self._scroll, self._sheets)
        self._skeleton, self._blank = SkeletonRows(self._theme), QWidget()
        self._stack = QStackedWidget()
        for state in (self._blank, self._skeleton, self._scroll):
            self._stack.addWidget(state)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(head)
        column.addWidget(Separator())
        column.addWidget(self._stack, 1)
        self.setFocusProxy(self._scroll)

    def _connect(self) -> None:
        self._loading = QTimer(self, interval=_SKELETON_AFTER, singleShot=True)
        self._loading.timeout.connect(lambda: self._stack.setCurrentWidget(self._skeleton))
        self._paper.currentIndexChanged.connect(lambda _place: self.paper_chosen.emit(self.paper.value))
        self._print.clicked.connect(self.print_wanted)
        self._pdf.clicked.connect(self.pdf_wanted)
        self._close.clicked.connect(self.closed)

    def _retranslate(self) -> None:
        count = len(self._printed.sheets) if self._printed else 0
        sheets = self.tr("1 page") if count == 1 else self.tr("{0} pages").format(count)
        self._title.setText(f"{self.tr('On paper')} · {sheets}" if count else self.tr("On paper"))
        self._paper.setItemText(self._paper.findData(Paper.LETTER.value), self.tr("Letter"))
        self._paper.setAccessibleName(self.tr("Paper"))
        self._pdf.setText(self.tr("Save as PDF…"))
        self._print.setText(self.tr("Print…"))
        self._close.set_words(self.tr("Back to the article"), "Esc")
        self._scroll.setAccessibleName(self._title.text())


class _Sheets(QWidget):
    """The sheets under one another; each is drawn when it is first seen."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setProperty("look", "window")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._theme = theme
        self._printed: PrintedArticle | None = None
        self._drawn: dict[int, QPixmap] = {}
        theme.changed.connect(self.update)

    def show_sheets(self, printed: PrintedArticle) -> None:
        """Show the sheets of *printed*."""
        self._printed, self._drawn = printed, {}
        self._fit()
        self.update()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._drawn = {}
            self._fit()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        if self._printed is None:
            return
        painter = QPainter(self)
        for number in range(len(self._printed.sheets)):
            place = self._place(number)
            if place.intersects(event.rect()):
                painter.drawPixmap(place, self._picture(number))
                painter.setPen(QColor(self._theme.tokens.border))
                painter.drawRect(place)

    def _picture(self, number: int) -> QPixmap:
        if number not in self._drawn and self._printed is not None:
            ratio = self.devicePixelRatioF()
            image = self._printed.picture(number, round(self._size().width() * ratio))
            self._drawn[number] = QPixmap.fromImage(image)
        return self._drawn[number]

    def _size(self) -> QSize:
        width = min(self.width() - 2 * SPACE_4, _SHEET_WIDTH_MAX)
        paper = self._printed.paper if self._printed else Paper.A4
        return QSize(width, round(paper.height * width / paper.width))

    def _place(self, number: int) -> QRect:
        size = self._size()
        top = SPACE_4 + number * (size.height() + SPACE_6)
        return QRect((self.width() - size.width()) // 2, top, size.width(), size.height())

    def _fit(self) -> None:
        count = len(self._printed.sheets) if self._printed else 0
        height = self._place(count - 1).bottom() + SPACE_4 + SPACE_1 if count else 0
        self.setMinimumHeight(height)
