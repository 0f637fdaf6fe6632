"""The window in the reader's language, changed while it is open."""

import json

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication, QLabel

from cms.domain.errors import RuleBroken
from cms.domain.workflow import Publication, Role, Stage, Standing, Step, refusal_of
from ui.shell.language import Language, read_words


class Greeting(QLabel):
    def __init__(self) -> None:
        super().__init__()
        self._retranslate()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        if event.type() is QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def _retranslate(self) -> None:
        self.setText(self.tr("Review queue"))


def test_open_window_changes_its_words_at_once(qtbot, language):
    greeting = Greeting()
    qtbot.addWidget(greeting)
    language.use("ko")
    QApplication.sendPostedEvents()
    assert greeting.text() == "검토 대기"
    language.use("en")
    QApplication.sendPostedEvents()
    assert greeting.text() == "Review queue"


def test_text_without_translation_is_shown_in_english(qtbot, language):
    language.use("ko")
    assert language.tr("A sentence nobody translated") == "A sentence nobody translated"


def test_refusal_is_told_in_korean_with_its_number_in_place(language):
    error = RuleBroken("Photo {position} has no credit.", position=2)
    assert language.sentence(error) == "Photo 2 has no credit."
    language.use("ko")
    assert language.sentence(error) == "사진 2에 크레딧이 없습니다."


def test_roles_and_steps_inside_a_refusal_are_korean_too(language):
    standing = Standing(Stage.IN_REVIEW, Publication.UNPUBLISHED, frozenset({Role.REPORTER}))
    refusal = refusal_of(Step.RETURN, standing)
    language.use("ko")
    told = language.sentence(refusal)
    assert not any(letter.isascii() and letter.isalpha() for letter in told), told


def test_words_of_all_files_of_a_language_are_read(tmp_path):
    (tmp_path / "ko.json").write_text(json.dumps({"Photos": "사진"}), encoding="utf-8")
    (tmp_path / "ko.editor.json").write_text(json.dumps({"Caption": "사진 설명"}), encoding="utf-8")
    assert read_words("ko", tmp_path) == {"Photos": "사진", "Caption": "사진 설명"}


def test_dates_follow_the_language(language):
    language.use("ko")
    assert language.locale.name() == "ko_KR"


def test_language_of_the_computer_can_be_followed(language):
    assert isinstance(language, Language)
    language.use("system")
    assert language.code in ("en", "ko")
