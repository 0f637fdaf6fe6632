"""The frame of the window: sidebar, top bar, status bar, who is signed in."""

from datetime import UTC, datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication, QLabel, QMenu, QPushButton

from cms.domain.counts import Length
from tests.ui.rows import desks, people
from ui.shell.sidebar import PlaceButton, Sidebar
from ui.shell.sign_in import SignIn
from ui.shell.status_bar import Connection, StatusBar
from ui.shell.top_bar import TopBar


@pytest.fixture
def sidebar(qtbot, theme, icons, language):
    sidebar = Sidebar(theme, icons)
    qtbot.addWidget(sidebar)
    sidebar.show_desks(desks(), "en")
    sidebar.show()
    return sidebar


@pytest.fixture
def top(qtbot, theme, icons, language):
    top = TopBar(theme, icons)
    qtbot.addWidget(top)
    top.show_people(people(), people()[0], "en")
    top.show()
    return top


@pytest.fixture
def status(qtbot, theme, language):
    status = StatusBar(theme)
    qtbot.addWidget(status)
    status.show()
    return status


@pytest.fixture
def sign_in(qtbot, theme, icons, language):
    sign_in = SignIn(theme, icons)
    qtbot.addWidget(sign_in)
    sign_in.show()
    return sign_in


def words(widget) -> str:
    return " | ".join(label.text() for label in widget.findChildren(QLabel) if label.isVisible())


def place(sidebar, name: str) -> PlaceButton:
    return next(b for b in sidebar.findChildren(PlaceButton) if b.text() == name)


def menu_action(widget, text: str) -> QAction:
    actions = [action for menu in widget.findChildren(QMenu) for action in menu.actions()]
    return next(action for action in actions if action.text().startswith(text))


def test_click_on_a_place_goes_there(qtbot, sidebar):
    with qtbot.waitSignal(sidebar.place_chosen) as chosen:
        qtbot.mouseClick(place(sidebar, "Published"), Qt.MouseButton.LeftButton)
    assert chosen.args == ["published"]


def test_desk_is_a_place_of_its_own(qtbot, sidebar):
    with qtbot.waitSignal(sidebar.place_chosen) as chosen:
        qtbot.mouseClick(place(sidebar, "Politics"), Qt.MouseButton.LeftButton)
    assert chosen.args == ["desk:politics"]


def test_arrows_and_enter_lead_through_the_places(qtbot, sidebar):
    first = place(sidebar, "My articles")
    first.setFocus()
    qtbot.keyClick(first, Qt.Key.Key_Down)
    with qtbot.waitSignal(sidebar.place_chosen) as chosen:
        qtbot.keyClick(sidebar.focusWidget(), Qt.Key.Key_Return)
    assert chosen.args == ["review"]


def test_tab_goes_on_from_the_photos_to_the_desks_wherever_it_was_before(qtbot, sidebar):
    sidebar.show_desks(desks()[:1], "en")
    sidebar.show_desks(desks(), "en")
    place(sidebar, "World").setFocus()
    place(sidebar, "Photos").setFocus()
    qtbot.keyClick(sidebar.focusWidget(), Qt.Key.Key_Tab)
    assert sidebar.focusWidget().text() == desks()[0].name


def test_place_is_spoken_with_how_many_articles_wait_there(sidebar):
    sidebar.show_counts({"review": 7})
    assert place(sidebar, "Review queue").accessibleName() == "Review queue, 7"


def test_choosing_a_place_from_outside_is_not_told_again(qtbot, sidebar):
    with qtbot.assertNotEmitted(sidebar.place_chosen):
        sidebar.choose("photos")
    assert place(sidebar, "Photos").isChecked()


def test_desks_carry_korean_names_in_a_korean_window(sidebar, language):
    language.use("ko")
    sidebar.show_desks(desks(), "ko")
    QApplication.sendPostedEvents()
    assert sidebar.name_of("desk:world") == "국제"
    assert sidebar.name_of("review") == "검토 대기"


def test_next_step_is_named_and_asked_for(qtbot, top):
    top.set_step("Send to review")
    with qtbot.waitSignal(top.primary_pressed):
        qtbot.mouseClick(top.primary, Qt.MouseButton.LeftButton)


def test_window_without_an_article_offers_nothing_of_articles(top):
    top.set_article_open(is_open=False)
    top.set_step("")
    assert [b.text() for b in top.findChildren(QPushButton) if b.isVisible() and b.text() == "Preview"] == []
    assert top.primary.isHidden()


def test_all_of_the_bar_fits_a_small_window(top):
    top.set_trail("International affairs desk", "a-slug-that-is-longer-than-anyone-would-like-it-to-be")
    top.set_article_open(is_open=True)
    top.set_step("Send to review")
    assert top.minimumSizeHint().width() <= 960


def test_menu_switches_to_another_person(qtbot, top):
    with qtbot.waitSignal(top.person_chosen) as chosen:
        menu_action(top, "Daniel Weber").trigger()
    assert chosen.args == ["daniel"]


def test_menu_names_what_each_person_is(top):
    assert menu_action(top, "Han So-ra").text() == "Han So-ra, Duty editor"
    assert menu_action(top, "Oh Se-jin").text() == "Oh Se-jin, Administrator"


@pytest.mark.parametrize(
    ("text", "signal", "value"),
    [("Dark theme", "theme_chosen", "dark"), ("한국어", "language_chosen", "ko")],
)
def test_menu_chooses_theme_and_language(qtbot, top, text, signal, value):
    with qtbot.waitSignal(getattr(top, signal)) as chosen:
        menu_action(top, text).trigger()
    assert chosen.args == [value]


def test_status_says_where_the_text_is_safe(status):
    at = datetime(2026, 11, 23, 5, 41, 7, tzinfo=UTC)
    clock = f"{at.astimezone():%H:%M:%S}"
    status.show_saved(at, is_shared=True)
    assert status.saved_text() == f"Saved {clock}"
    status.show_saved(at, is_shared=False)
    assert status.saved_text() == f"Saved on this computer {clock}"


def test_status_keeps_saying_that_nothing_was_saved(qtbot, status):
    status.show_not_saved("disk full")
    assert status.saved_text() == "Not saved: disk full"
    details = next(b for b in status.findChildren(QPushButton) if b.isVisible())
    with qtbot.waitSignal(status.details_wanted):
        qtbot.mouseClick(details, Qt.MouseButton.LeftButton)


def test_status_names_the_connection_in_words(status):
    status.show_connection(Connection.OFFLINE, waiting=3)
    assert "Offline · 3 changes waiting" in words(status)


@pytest.mark.parametrize(
    ("article_language", "said"),
    [("en", "1,512 words · 7 min read"), ("ko", "6,480 characters · 32.4 sheets · 7 min read")],
)
def test_length_is_told_in_the_measures_of_the_article(status, article_language, said):
    status.show_length(Length(words=1_512, characters=6_480, sheets=32.4, minutes=7), article_language)
    assert said in words(status)


def test_selected_words_are_counted_beside_the_whole(status):
    whole = Length(words=1_512, characters=6_480, sheets=32.4, minutes=7)
    status.show_length(whole, "en")
    status.show_selected(Length(words=1, characters=5, sheets=0.1, minutes=1))
    assert status._length_label.text() == "Selected: 1 word · 1,512 words · 7 min read"
    status.show_selected(None)
    assert status._length_label.text() == "1,512 words · 7 min read"


def test_korean_window_counts_in_korean(status, language):
    status.show_length(Length(words=300, characters=1_284, sheets=6.5, minutes=3), "ko")
    status.show_connection(Connection.OFFLINE, waiting=3)
    language.use("ko")
    QApplication.sendPostedEvents()
    assert "글자 1,284 · 원고지 6.5매 · 읽기 3분" in words(status)
    assert "오프라인 · 변경 3건 대기" in words(status)


def test_person_without_a_password_is_in_with_one_click(qtbot, sign_in):
    sign_in.ask("The Demo Courier", people(), "en")
    with qtbot.waitSignal(sign_in.signed_in) as signed:
        qtbot.mouseClick(_person(sign_in, "Park Min-ji"), Qt.MouseButton.LeftButton)
    assert signed.args == ["minji", ""]


def test_person_with_a_password_is_asked_for_it(qtbot, sign_in):
    sign_in.ask("The Demo Courier", people(), "en")
    with qtbot.assertNotEmitted(sign_in.signed_in):
        qtbot.mouseClick(_person(sign_in, "Oh Se-jin"), Qt.MouseButton.LeftButton)
    with qtbot.waitSignal(sign_in.signed_in) as signed:
        qtbot.keyClicks(sign_in._password_line, "hanok")
        qtbot.keyClick(sign_in._password_line, Qt.Key.Key_Return)
    assert signed.args == ["admin", "hanok"]


def test_wrong_password_is_said_beside_the_field(sign_in):
    sign_in.ask("The Courier", (), "en")
    sign_in.show_problem("That is not the password of “admin”.")
    assert "That is not the password of “admin”." in words(sign_in)


def _person(sign_in, name: str) -> QPushButton:
    return next(b for b in sign_in.findChildren(QPushButton) if name in b.text())
