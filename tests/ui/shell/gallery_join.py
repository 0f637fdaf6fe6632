"""Draws the page on which a newsroom is joined, in each of its states, into PNG files; it is not a test.

QT_QPA_PLATFORM=offscreen python -m tests.ui.shell.gallery_join OUT
"""

import sys
from collections.abc import Callable
from pathlib import Path

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QTextEdit

from cms.db.postgres.connecting_errors import PasswordRefused
from cms.db.postgres.tls import NotTheServer
from cms.domain.errors import NewsroomError
from cms.domain.invite import Invite, invite_text
from cms.domain.joining import JoinedNewsroom, JoinStep, StepChecked
from ui.shell.join_page import JoinPage
from ui.shell.language import Language
from ui.theme.icons import Icons
from ui.theme.theme import Theme

SIZES = ((1440, 900), (960, 600))
CERTIFICATE = f"-----BEGIN CERTIFICATE-----\n{'MIIBdzCCAR2gAwIBAgIUBk' * 20}\n-----END CERTIFICATE-----\n"
INVITE = Invite("대한일보", "db.daehan.example", 5432, "newsroom", CERTIFICATE, "minji")
IMPOSTOR = NotTheServer(
    "What answers at “{host}” is not the server of your invite: its certificate is not trusted. Your password was "
    "not sent. Tell the administrator.",
    host=INVITE.host,
)
REFUSED = PasswordRefused(
    "The newsroom does not let “{login}” in: the password is wrong, or the login is switched off.",
    login="minji",
)
NO_KEYRING = NewsroomError(
    "This computer has no keyring that could keep the password safe, so Copydesk asks for it at each start."
)


PASSWORD = "correct horse battery"


def fill(page: JoinPage, password: str = PASSWORD) -> None:
    page.findChild(QTextEdit).setPlainText(invite_text(INVITE))
    page.findChild(QLineEdit).setText(password)


def _join(page: JoinPage, *steps: StepChecked) -> None:
    fill(page)
    page._join()
    for checked in steps:
        page.show_step(checked)


def done(upto: JoinStep) -> list[StepChecked]:
    return [StepChecked(step) for step in list(JoinStep)[: list(JoinStep).index(upto)]]


def _nothing_typed(page: JoinPage) -> None:
    page._join()


def _bad_invite(page: JoinPage) -> None:
    page.findChild(QTextEdit).setPlainText(invite_text(INVITE)[:-7])


def _checking(page: JoinPage) -> None:
    _join(page, *done(JoinStep.PASSWORD))


def _impostor(page: JoinPage) -> None:
    _join(page, *done(JoinStep.CERTIFICATE), StepChecked(JoinStep.CERTIFICATE, IMPOSTOR, has_failed=True))


def _wrong_password(page: JoinPage) -> None:
    _join(page, *done(JoinStep.PASSWORD), StepChecked(JoinStep.PASSWORD, REFUSED, has_failed=True))


def _no_keyring(page: JoinPage) -> None:
    joined = JoinedNewsroom("d1", INVITE)
    _join(page, *done(JoinStep.KEEPING), StepChecked(JoinStep.KEEPING, NO_KEYRING, joined=joined))


SCENES: dict[str, Callable[[JoinPage], None]] = {
    "empty": lambda _: None,
    "filled": fill,
    "nothing-typed": _nothing_typed,
    "bad-invite": _bad_invite,
    "checking": _checking,
    "impostor": _impostor,
    "wrong-password": _wrong_password,
    "no-keyring": _no_keyring,
}


def main(out: Path) -> None:
    out.mkdir(parents=True, exist_ok=True)
    application = QApplication(sys.argv[:1])
    theme = Theme(application)
    icons, language = Icons(theme), Language(application)
    for look, code in (("light", "en"), ("dark", "ko"), ("light", "ko"), ("dark", "en")):
        theme.use(look)
        language.use(code)
        for width, height in SIZES:
            for name, arrange in SCENES.items():
                page = JoinPage(theme, icons, language)
                page.resize(width, height)
                page.show()
                page.activateWindow()
                page.ask()
                arrange(page)
                QTest.qWait(60)
                page.grab().save(str(out / f"{name}-{look}-{code}-{width}.png"))
                page.close()


if __name__ == "__main__":
    main(Path(sys.argv[1]))
