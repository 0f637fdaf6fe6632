"""The pages of the sheet for spelling and style: which English, which rules, the house's own rules, the words."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QListView, QVBoxLayout, QWidget

from cms.domain.own_rules import LONGEST_TERM, LONGEST_WHY, OwnRule
from cms.domain.style_choice import English, Preferences, RuleLine, Wording
from ui.theme.icons import Icons
from ui.theme.theme import Theme
from ui.theme.tokens import SPACE_2, SPACE_3, SPACE_4
from ui.widgets.buttons import PushButton
from ui.widgets.composing import ComposedLineEdit
from ui.widgets.drop_down import DropDown
from ui.widgets.fields import FieldRow, SearchField
from ui.widgets.labels import plain_label
from ui.widgets.listed_lines import ListedLines
from ui.widgets.tick_delegate import TickDelegate

_ID = Qt.ItemDataRole.UserRole
_CHECK = Qt.ItemDataRole.CheckStateRole


class RulesPage(QWidget):
    """Which English is right, and every rule of house style with a box to tick it off."""

    chosen = Signal(Preferences)

    def __init__(self, theme: Theme, icons: Icons) -> None:
        super().__init__()
        self._rules: Sequence[RuleLine] = ()
        self._preferences = Preferences()
        self._is_filling = False
        self._english = DropDown(icons)
        self._row = FieldRow(self._english)
        self._search = SearchField(icons)
        self._count = plain_label(look="meta")
        self._model = QStandardItemModel(self)
        self.list = QListView()
        self._build(theme, icons)
        self._retranslate()

    def show_wording(self, wording: Wording) -> None:
        """Show the rules, ticked unless they are off."""
        self._rules, self._preferences = wording.rules, wording.preferences
        self._show()

    def use_language(self, code: str) -> None:
        """Say in another language what the rules say."""
        self._language = code
        self._show()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        if event.type() is QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def _build(self, theme: Theme, icons: Icons) -> None:
        self._language = "en"
        self.list.setModel(self._model)
        self.list.setItemDelegate(TickDelegate(theme, icons, self.list))
        self.list.setProperty("look", "outline")
        self.list.setWordWrap(True)
        self.list.setResizeMode(QListView.ResizeMode.Adjust)
        self.list.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        head = QHBoxLayout()
        head.setSpacing(SPACE_3)
        head.addWidget(self._search, 1)
        head.addWidget(self._count)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_3)
        column.addWidget(self._row)
        column.addLayout(head)
        column.addWidget(self.list, 1)
        self._search.textChanged.connect(self._show)
        self._model.itemChanged.connect(self._tick)
        self._english.activated.connect(self._choose_english)

    def _show(self) -> None:
        self._is_filling = True
        self._english.setCurrentIndex(list(English).index(self._preferences.english))
        row = self.list.currentIndex().row()
        self._model.clear()
        wanted = self._search.text().casefold().split()
        for rule in self._rules:
            words = f"{rule.explanation_in(self._language)}\n{rule.example}".strip()
            if all(word in words.casefold() for word in wanted):
                self._model.appendRow(self._line(rule, words))
        self.list.setCurrentIndex(self._model.index(max(row, 0), 0))
        self._say_how_many()
        self._is_filling = False

    def _line(self, rule: RuleLine, words: str) -> QStandardItem:
        line = QStandardItem(words)
        line.setEditable(False)
        line.setCheckable(True)
        is_off = rule.rule_id in self._preferences.off
        line.setCheckState(Qt.CheckState.Unchecked if is_off else Qt.CheckState.Checked)
        line.setData(rule.rule_id, _ID)
        return line

    def _tick(self, line: QStandardItem) -> None:
        if self._is_filling:
            return
        rule_id = line.data(_ID)
        is_on = line.checkState() is Qt.CheckState.Checked
        off = self._preferences.off - {rule_id} if is_on else self._preferences.off | {rule_id}
        self._choose(Preferences(self._preferences.english, off))

    def _choose_english(self, number: int) -> None:
        self._choose(Preferences(list(English)[number], self._preferences.off))

    def _choose(self, preferences: Preferences) -> None:
        self._preferences = preferences
        self._say_how_many()
        self.chosen.emit(preferences)

    def _say_how_many(self) -> None:
        count = len(self._preferences.off)
        self._count.setText(self.tr("Rules off: {0}").format(count))
        self._count.setVisible(bool(count))

    def _retranslate(self) -> None:
        self._row.set_label(self.tr("English spelling"))
        self._english.clear()
        self._english.addItems(
            [self.tr("American and British"), self.tr("American only"), self.tr("British only")]
        )
        self._search.set_words(self.tr("Find a rule"))
        self.list.setAccessibleName(self.tr("Rules of house style; those not ticked say nothing to you"))
        self._show()


class HousePage(QWidget):
    """The newsroom's own rules, and for administrators the fields for one more."""

    rule_given = Signal(OwnRule)
    rule_removed = Signal(OwnRule)

    def __init__(self, icons: Icons) -> None:
        super().__init__()
        self._wording: Wording | None = None
        self._line = plain_label(look="secondary", wraps=True)
        self.rules = ListedLines()
        self._form = QWidget()
        self._language = DropDown(icons)
        self._language.addItems(["English", "한국어"])
        self.term, self.better, self.why = ComposedLineEdit(), ComposedLineEdit(), ComposedLineEdit()
        self._rows = [FieldRow(field) for field in (self._language, self.term, self.better, self.why)]
        self._add = PushButton()
        self._build()
        self._retranslate()

    def show_wording(self, wording: Wording) -> None:
        """Show the rules; what is being typed stays."""
        self._wording = wording
        lines = [(_in_one_line(rule), rule) for rule in wording.own_rules]
        self.rules.show_lines(lines, can_remove=wording.may_rule)
        self._form.setVisible(wording.may_rule)
        self._line.setVisible(not wording.may_rule)

    def clear_fields(self) -> None:
        """The rule was taken: the fields are for the next one."""
        for field in (self.term, self.better, self.why):
            field.clear()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        if event.type() is QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def _build(self) -> None:
        for field, most in ((self.term, LONGEST_TERM), (self.better, LONGEST_TERM), (self.why, LONGEST_WHY)):
            field.setMaxLength(most)
            field.returnPressed.connect(self._give)
        grid = QGridLayout(self._form)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(SPACE_3)
        grid.setVerticalSpacing(SPACE_2)
        for column, row in enumerate(self._rows[:3]):
            grid.addWidget(row, 0, column)
            grid.setColumnStretch(column, 2 if column else 1)
        grid.addWidget(self._rows[3], 1, 0, 1, 2)
        grid.addWidget(self._add, 1, 2, Qt.AlignmentFlag.AlignBottom | Qt.AlignmentFlag.AlignLeft)
        column_ = QVBoxLayout(self)
        column_.setContentsMargins(0, 0, 0, 0)
        column_.setSpacing(SPACE_3)
        column_.addWidget(self._line)
        column_.addWidget(self.rules, 1)
        column_.addWidget(self._form)
        self._add.clicked.connect(self._give)
        self.rules.removed.connect(self.rule_removed)

    def _give(self) -> None:
        for field in (self.term, self.better, self.why):
            field.composition.commit()
        language = ("en", "ko")[self._language.currentIndex()]
        if self.term.text().strip():
            self.rule_given.emit(OwnRule(language, self.term.text(), self.better.text(), self.why.text()))
        else:
            self.term.setFocus(Qt.FocusReason.OtherFocusReason)

    def _retranslate(self) -> None:
        names = (self.tr("Articles in"), self.tr("Instead of"), self.tr("we write"), self.tr("because"))
        for row, name in zip(self._rows, names, strict=True):
            row.set_label(name)
        self._line.setText(self.tr("Administrators write these rules for everybody."))
        self._add.setText(self.tr("Add the rule"))
        self.rules.set_words(
            self.tr("The newsroom’s own rules"),
            self.tr("The newsroom has no rules of its own yet."),
            self.tr("Take the rule off"),
        )


class WordsPage(QWidget):
    """The two lists of words the speller was taught, side by side."""

    own_removed = Signal(object)
    newsroom_removed = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.mine, self.newsroom = ListedLines(), ListedLines()
        self._line = plain_label(look="secondary", wraps=True)
        row = QHBoxLayout()
        row.setSpacing(SPACE_4)
        row.addWidget(self.mine, 1)
        row.addWidget(self.newsroom, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_3)
        column.addWidget(self._line)
        column.addLayout(row, 1)
        self.mine.removed.connect(self.own_removed)
        self.newsroom.removed.connect(self.newsroom_removed)
        self._retranslate()

    def show_wording(self, wording: Wording) -> None:
        """Show both lists."""
        self.mine.show_lines([(word, word) for word in wording.my_words])
        words = [(word, word) for word in wording.newsroom_words]
        self.newsroom.show_lines(words, can_remove=wording.may_remove_words)

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        if event.type() is QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def _retranslate(self) -> None:
        self._line.setText(
            self.tr(
                "Words are added with a right click in the text. Editors take them off the newsroom’s list."
            )
        )
        nothing = self.tr("No words yet.")
        self.mine.set_words(self.tr("My words"), nothing, self.tr("Take the word off"))
        self.newsroom.set_words(self.tr("The newsroom’s words"), nothing, self.tr("Take the word off"))


def _in_one_line(rule: OwnRule) -> str:
    said = f"{rule.term} → {rule.better}" if rule.better else f"{rule.term} ✕"
    return f"{said} — {rule.why}" if rule.why else said
