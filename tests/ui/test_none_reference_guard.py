"""Guards against a PySide6 that loses a reference to None on every void call (6.12.0 under Python 3.11)."""

import sys

from PySide6.QtCore import QObject


def test_calls_into_qt_do_not_use_up_references_to_none(qapp):
    asked = QObject()
    before = sys.getrefcount(None)
    for number in range(1_000):
        asked.setObjectName(str(number))
    assert sys.getrefcount(None) > before - 500, "this PySide6 would abort the interpreter"
