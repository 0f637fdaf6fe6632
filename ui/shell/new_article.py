"""Starting an article: its slug, its desk, its language; three fields and Enter."""

import re
from collections.abc import Iterable
from pathlib import Path

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from cms.domain.arrival import ArrivedDocument
from cms.domain.rows import DeskRow
from ui.theme.icons import Icons
from ui.theme.theme import Theme
from ui.theme.tokens import SPACE_2, SPACE_3, SPACE_6
from ui.widgets.buttons import PrimaryButton, PushButton
from ui.widgets.drop_down import DropDown
from ui.widgets.fields import FieldRow
from ui.widgets.labels import plain_label

_WIDTH = 440
_NOT_IN_A_SLUG = re.compile(r"[^a-z0-9]+")


class NewArticleSheet(QWidget):
    """Asks what the newsroom must know before the first key: nothing is typed that has no article to go to."""

    article_wanted = Signal(str, str, str)
    left = Signal()

    def __init__(self, theme: Theme, icons: Icons) -> None:
        super().__init__()
        self.setProperty("look", "canvas")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._theme = theme
        self._desks: tuple[DeskRow, ...] = ()
        self._document: ArrivedDocument | None = None
        self._build(icons)
        self._retranslate()

    def _build(self, icons: Icons) -> None:
        self._title, self._source = plain_label(look="headline"), plain_label(look="secondary", wraps=True)
        self._slug_line = QLineEdit()
        self._slug_line.setMaxLength(80)
        self._slug_line.textEdited.connect(self._tidy)
        self._slug_line.returnPressed.connect(self._create)
        self._desk_box, self._language_box = DropDown(icons), DropDown(icons)
        self._language_box.addItem("English", "en")
        self._language_box.addItem("한국어", "ko")
        self._slug, self._desk = FieldRow(self._slug_line), FieldRow(self._desk_box)
        self._language = FieldRow(self._language_box)
        self._create_button, self._cancel = PrimaryButton(), PushButton()
        self._create_button.clicked.connect(self._create)
        self._cancel.clicked.connect(self.left)
        buttons = QHBoxLayout()
        buttons.setSpacing(SPACE_2)
        buttons.addStretch(1)
        buttons.addWidget(self._cancel)
        buttons.addWidget(self._create_button)
        card = QWidget()
        card.setFixedWidth(_WIDTH)
        fields = QVBoxLayout(card)
        fields.setSpacing(SPACE_3)
        for part in (self._title, self._source, self._slug, self._desk, self._language):
            fields.addWidget(part)
        fields.addLayout(buttons)
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE_6, SPACE_6, SPACE_6, SPACE_6)
        column.addStretch(1)
        column.addWidget(card, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(2)

    def ask(self, desks: Iterable[DeskRow], *, language: str, slug: str = "", desk: str = "") -> None:
        """Ask for a new article on one of *desks*; *slug* and *desk* are offered."""
        self._desks = tuple(desks)
        self._desk_box.clear()
        for row in self._desks:
            self._desk_box.addItem(row.name_in(language), row.slug)
        self._desk_box.setCurrentIndex(max(0, self._desk_box.findData(desk)))
        self._language_box.setCurrentIndex(max(0, self._language_box.findData(language)))
        self._slug.set_problem("")
        self._slug_line.setText(_slug_of(slug))
        self._slug_line.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_document(self, document: ArrivedDocument | None) -> None:
        """Show what the article will begin with, and offer a slug and the language that go with it."""
        self._document = document
        self._reword_source()
        if document is not None:
            self._language_box.setCurrentIndex(self._language_box.findData(document.language))
            self._slug_line.setText(_slug_of(document.headline)[:40] or _slug_of(Path(document.name).stem))
            self._slug_line.selectAll()

    def _reword_source(self) -> None:
        self._source.setVisible(self._document is not None)
        if self._document is None:
            self._source.clear()
        elif self._document.headline:
            told = self.tr("“{0}”, with the words of “{1}”")
            self._source.setText(told.format(self._document.headline, self._document.name))
        else:
            self._source.setText(self.tr("With the words of “{0}”").format(self._document.name))

    def show_problem(self, sentence: str) -> None:
        """Say why the article was not started."""
        self._slug.set_problem(sentence)
        self._slug_line.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        if event.type() is QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def _tidy(self, typed: str) -> None:
        tidy = _slug_of(typed, keep_last=True)
        if tidy != typed:
            self._slug_line.setText(tidy)

    def _create(self) -> None:
        slug = _slug_of(self._slug_line.text())
        if not slug:
            self.show_problem(self.tr("Name it in a few Latin letters, such as “noto-quake-housing”."))
            return
        self.article_wanted.emit(slug, self._desk_box.currentData(), self._language_box.currentData())

    def _retranslate(self) -> None:
        self._title.setText(self.tr("New article"))
        self._reword_source()
        self._slug.set_label(self.tr("Slug: what the newsroom calls it"))
        self._slug_line.setPlaceholderText(self.tr("noto-quake-housing"))
        self._desk.set_label(self.tr("Desk"))
        self._language.set_label(self.tr("Language"))
        self._create_button.setText(self.tr("Start writing"))
        self._cancel.setText(self.tr("Cancel"))


def _slug_of(text: str, *, keep_last: bool = False) -> str:
    """Return *text* as a slug; while typing, a hyphen at the end is *kept*, for the next word."""
    slug = _NOT_IN_A_SLUG.sub("-", text.lower()).lstrip("-")
    return (slug if keep_last else slug.strip("-"))[:80]
