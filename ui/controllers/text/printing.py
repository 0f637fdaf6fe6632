"""Printing the open article, and making a PDF of it: set away from the window, shown in it, put where it is wanted."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QDate, QLocale, QObject, QSettings, Qt, QTimer, Signal
from PySide6.QtGui import QImage, QPainter
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QDialog, QFileDialog

from cms.domain.article import ArticleText
from cms.domain.errors import NewsroomError
from cms.domain.rows import OpenArticle, PhotoRow
from cms.domain.workflow import Publication
from ui.controllers.text.writing import Writing
from ui.editor.printing.pages import PrintedArticle, Slip, set_article
from ui.editor.printing.paper import UNITS_PER_INCH, Paper
from ui.editor.printing.view import PrintView
from ui.shell.window import Window
from ui.words.languages import window_language
from ui.work.files import write_whole
from ui.work.runner import Lane, Runner

if TYPE_CHECKING:
    # For types only: the newsroom's heavy parts are loaded after the window is shown.
    from cms.api import Newsroom

# Wide enough for a column of A4 at 150 dots an inch.
_PICTURE_WIDTH = 1024


class Printing(QObject):
    """Sets the text as it stands on the page, marked with its slug, version, time and whether readers have it."""

    # A PDF was saved and the person wants to look at it.
    page_wanted = Signal(Path)

    def __init__(
        self,
        window: Window,
        writing: Writing,
        runner: Runner,
        settings: QSettings,
        *,
        now: Callable[[], datetime],
    ) -> None:
        super().__init__(window)
        self.view = window.bring_screen(PrintView(window.theme, window.icons))
        self._window, self._writing, self._runner = window, writing, runner
        self._settings, self._now = settings, now
        self._newsroom: Newsroom | None = None
        self._follow(self.view)

    def use(self, newsroom: Newsroom) -> None:
        """Print articles of *newsroom* from now on."""
        self._newsroom = newsroom

    def show(self) -> None:
        """Show the article as it will stand on paper."""
        newsroom, opened, page = self._newsroom, self._writing.opened, self._window.page
        if newsroom is None or opened is None:
            return
        page.commit_preedit()
        text, rows, paper = page.text(), page.photo_rows, self._paper()
        slip = self._slip(opened, text, newsroom.person.name_in(window_language()))
        view = self.view
        view.choose_paper(paper)
        view.show_loading()
        self._window.show_middle(view)
        view.setFocus(Qt.FocusReason.OtherFocusReason)
        self._runner.run(
            lambda: set_article(text, _pictures(newsroom, text, rows), slip, paper),
            owner=self,
            then=view.show_article,
            lane=Lane.PICTURES,
        )

    def save_pdf(self) -> None:
        """Ask where the PDF goes; nothing waits for the answer."""
        opened = self._writing.opened
        if opened is None or self.view.printed is None:
            return
        dialog = QFileDialog(self._window, self.tr("Save as PDF"))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setNameFilter(self.tr("PDF files ({0})").format("*.pdf"))
        dialog.setDefaultSuffix("pdf")
        dialog.selectFile(f"{opened.row.slug}-v{opened.row.version}.pdf")
        dialog.fileSelected.connect(self.write_pdf)
        dialog.open()

    def write_pdf(self, file: str) -> None:
        """Put the PDF into *file*, and say that it is there or why it is not."""
        printed = self.view.printed
        if printed is not None:
            path = Path(file)
            self._runner.run(
                lambda: write_whole(path, printed.pdf()),
                owner=self,
                then=partial(self._written, path),
                lane=Lane.PICTURES,
            )

    def choose_printer(self) -> None:
        """Ask which printer and which sheets; nothing waits for the answer."""
        printed = self.view.printed
        if printed is None:
            return
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setDocName(printed.title)
        printer.setPageLayout(printed.paper.layout)
        dialog = QPrintDialog(printer, self._window)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setMinMax(1, len(printed.sheets))
        dialog.accepted.connect(lambda: self.print_on(printer, printed))
        # Its own `open` is an older one, which wants a receiver.
        QDialog.open(dialog)

    def print_on(self, printer: QPrinter, printed: PrintedArticle) -> None:
        """Print sheet after sheet; between two of them the window goes on."""
        first, last = max(printer.fromPage(), 1), printer.toPage() or len(printed.sheets)
        printer.setFullPage(True)
        painter = QPainter()
        if not painter.begin(printer):
            self._window.messages.warn(self.tr("The printer does not answer. Nothing was printed."))
            return
        painter.scale(printer.resolution() / UNITS_PER_INCH, printer.resolution() / UNITS_PER_INCH)
        sheets = list(range(first - 1, min(last, len(printed.sheets))))
        self._print_next(printer, painter, printed, sheets)

    def _print_next(
        self, printer: QPrinter, painter: QPainter, printed: PrintedArticle, sheets: list[int]
    ) -> None:
        printed.paint(painter, sheets[0])
        if sheets[1:]:
            printer.newPage()
            QTimer.singleShot(0, self, lambda: self._print_next(printer, painter, printed, sheets[1:]))
        else:
            painter.end()
            self._window.messages.tell(self.tr("“{0}” is at the printer.").format(printed.title))

    def _follow(self, view: PrintView) -> None:
        view.paper_chosen.connect(self._use_paper)
        view.pdf_wanted.connect(self.save_pdf)
        view.print_wanted.connect(self.choose_printer)
        view.closed.connect(self._close)

    def _use_paper(self, paper: str) -> None:
        self._settings.setValue("print/paper", paper)
        self.show()

    def _paper(self) -> Paper:
        is_metric = QLocale.system().measurementSystem() is QLocale.MeasurementSystem.MetricSystem
        return Paper(str(self._settings.value("print/paper", Paper.A4 if is_metric else Paper.LETTER)))

    def _close(self) -> None:
        self._window.show_middle(self._window.page)
        self._window.page.focus_if_left()

    def _written(self, path: Path, trouble: str) -> None:
        if trouble:
            self._window.messages.warn(
                self.tr("The PDF could not be written to “{0}”: {1}").format(path, trouble),
                action=self.tr("Choose another place"),
                act=self.save_pdf,
            )
        else:
            self._window.messages.tell(
                self.tr("“{0}” is saved.").format(path.name),
                action=self.tr("Open"),
                act=lambda: self.page_wanted.emit(path),
            )

    def _slip(self, opened: OpenArticle, text: ArticleText, person: str) -> Slip:
        version = self.tr("version {0}") if text == opened.text else self.tr("version {0} and later changes")
        return Slip(
            slug=opened.row.slug,
            version=version.format(opened.row.version),
            printed=self.tr("Printed {0} by {1}").format(self._moment(self._now()), person),
            status=self._status(opened, text),
            page=self.tr("Page {0} of {1}"),
            language=opened.row.language,
            house=opened.demands.house,
        )

    def _status(self, opened: OpenArticle, text: ArticleText) -> str:
        row = opened.row
        is_live = row.publication is Publication.LIVE
        if is_live and row.live_version == row.version and text == opened.text:
            return self.tr("Published")
        if is_live:
            return self.tr("PROOF – readers have version {0}").format(row.live_version)
        if opened.embargo_until is not None:
            embargo = self.tr("EMBARGO until {0}").format(self._moment(opened.embargo_until))
            return f"{embargo} · {self.tr('PROOF – not published')}"
        return self.tr("PROOF – not published")

    def _moment(self, at: datetime) -> str:
        local = at.astimezone()
        day = QLocale().toString(QDate(local.year, local.month, local.day), self.tr("d MMM yyyy"))
        return f"{day}, {local:%H:%M %Z}"


def _pictures(newsroom: Newsroom, text: ArticleText, rows: Mapping[str, PhotoRow]) -> dict[str, QImage]:
    """Return the photographs of the article that can be had now."""
    found: dict[str, QImage] = {}
    for use in text.photos:
        if use.photo_id in rows:
            try:
                file = newsroom.photos.picture(rows[use.photo_id].sha256, _PICTURE_WIDTH)
            except NewsroomError:
                # Its caption and credit are printed all the same.
                continue
            found[use.photo_id] = QImage(str(file))
    return found
