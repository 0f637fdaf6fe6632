"""An administrator keeps the people of a newsroom in a file, from the window; whoever is disabled is told so."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QCheckBox

from cms.api import open_newsroom
from ui.shell.shortcuts import BY_COMMAND, Command
from ui.staff.offboarding import OffboardingQuestion
from ui.widgets.empty_state import EmptyState

ADMIN = "eunseo"
PEOPLE = "Go to the people of the newsroom"
SECRET = "quiet harbour lantern"
DRAFT = "Lakeside Secretariat"


@pytest.fixture
def admin(open_window, newsroom_file):
    """Yoon Eun-seo, who administers the newsroom, before its people."""
    desk = open_window(newsroom_file, ADMIN, computer="the administrator's")
    desk.go_to("People")
    desk.wait(lambda: bool(lines(desk)))
    return desk


def lines(desk):
    """Return what a screen reader says of each line of the list."""
    model = desk.window.staff.side.list.model()
    spoken = Qt.ItemDataRole.AccessibleTextRole
    return [model.index(row, 0).data(spoken) for row in range(model.rowCount())]


def choose(desk, name):
    """Click somebody in the list."""
    listed = desk.window.staff.side.list
    place = next(number for number, line in enumerate(lines(desk)) if name in line)
    index = listed.model().index(place, 0)
    listed.scrollTo(index)
    QTest.mouseClick(listed.viewport(), Qt.MouseButton.LeftButton, pos=listed.visualRect(index).center())
    desk.wait(lambda: name in desk.window.staff.person.title.text())


def offboard(desk, name, *, to=""):
    """Answer the question that ends somebody's access, and return what it said."""
    choose(desk, name)
    desk.click("Offboard…")
    desk.wait(lambda: bool(desk.window.findChildren(OffboardingQuestion)))
    question = desk.window.findChildren(OffboardingQuestion)[0]
    if to:
        box = question._heir
        box.setCurrentIndex(box.findText(to))
    words = question.words()
    question.do_it.click()
    desk.wait(lambda: any("can no longer sign in" in toast for toast in desk.toasts))
    desk.app.window.activateWindow()
    return words


def test_somebody_is_added_with_a_generated_password_that_is_shown_once_and_lets_them_in(
    admin, newsroom_file, tmp_path
):
    admin.click("Add a person")
    admin.rewrite("Login: small Latin letters, digits, dots and hyphens", "mira")
    admin.rewrite("Name", "Mira Holm")
    admin.rewrite("Name in Korean", "미라 홀름")
    admin.click("Add a role")
    admin.breathe()
    admin.choose("Desk 1", "Politics")
    admin.choose("Role 1", "Editor")
    admin.click("Generate")
    made = admin.window.staff.person.password.text
    admin.click("Add the person")
    admin.wait_for_words("Mira Holm is added")
    assert admin.can_read(made)
    admin.click("Copy the password")
    assert QGuiApplication.clipboard().text() == made
    admin.click("Done")
    admin.wait(lambda: not admin.can_read(made))
    assert "Mira Holm, mira, Politics: Editor" in lines(admin)
    newsroom = open_newsroom(str(newsroom_file), "mira", made, journal_folder=tmp_path / "mira")
    assert newsroom.person.roles.keys() == {"politics"}
    newsroom.close()
    # They can be chosen at this window from now on.
    assert "mira" in {person.login for person in admin.app.entrance.people}


def test_refusals_stand_at_their_fields_in_words_and_nothing_typed_is_lost(admin):
    admin.click("Add a person")
    login = "Login: small Latin letters, digits, dots and hyphens"
    admin.click("Add the person")
    assert admin.can_read("Write the login they will sign in with.")
    admin.rewrite(login, "minji")
    admin.click("Add the person")
    assert admin.can_read("Write the person’s name")
    admin.rewrite("Name", "Another Minji")
    admin.rewrite("First password", "short")
    admin.click("Add the person")
    admin.wait_for_words("Somebody already signs in as “minji”.")
    admin.rewrite(login, "minji2")
    admin.click("Add the person")
    admin.wait_for_words("A password has at least 12 characters.")
    assert admin.field("Name").text() == "Another Minji"
    choose_other = admin.window.staff.side.list
    choose_other.setFocus()
    admin.press("Down")
    assert admin.can_read("Save this first, or cancel it.")
    assert admin.field("Name").text() == "Another Minji"


def test_somebody_moves_to_another_desk_is_renamed_and_becomes_an_administrator(admin, newsroom_file):
    choose(admin, "Park Min-ji")
    admin.breathe()
    assert not admin.button("Save the changes").isEnabled()
    admin.choose("Desk 1", "Sports")
    admin.rewrite("Name", "Park Min-ji Holm")
    admin.button("Administrator").setFocus(Qt.FocusReason.TabFocusReason)
    admin.press("Space")
    assert admin.button("Administrator", admin.window.staff).isChecked()
    admin.click("Save the changes")
    admin.wait(lambda: any("saved" in toast for toast in admin.toasts))
    line = next(line for line in lines(admin) if "minji" in line)
    assert line.startswith(
        "Park Min-ji Holm, minji, Science, Sports, World: Reporter · no password, Administrator"
    )
    # And no administrator any more.
    admin.window.staff.person.findChild(QCheckBox).click()
    admin.click("Save the changes")
    admin.wait(lambda: not any("minji" in line and "Administrator" in line for line in lines(admin)))


def test_a_search_finds_by_name_login_and_role_while_one_types(admin):
    admin.click_into("Search names, logins, roles")
    admin.write("culture")
    assert lines(admin)
    assert all("Culture" in line or "Every desk" in line for line in lines(admin))
    admin.press("Ctrl+A")
    admin.write("nobody of this name")
    assert admin.can_read("Nobody matches the search.")
    (nothing,) = [one for one in admin.seen(EmptyState) if admin.has_button("Clear the search", one)]
    admin.click("Clear the search", nothing)
    admin.write("eun")
    admin.press("Return")
    admin.wait(lambda: "Yoon Eun-seo" in admin.window.staff.person.title.text())


def test_nobody_disables_themselves_and_the_button_says_why(admin):
    choose(admin, "Yoon Eun-seo")
    offboarding = admin.button("Offboard…")
    assert not offboarding.isEnabled()
    assert "You cannot disable your own login" in offboarding.accessibleDescription()
    assert not admin.window.staff.person.findChild(QCheckBox).isEnabled()


def test_articles_pass_to_the_successor_and_the_question_says_how_many(admin, newsroom_file, tmp_path):
    newsroom = open_newsroom(str(newsroom_file), "hyunwoo", journal_folder=tmp_path / "h")
    number = len(newsroom.reading.my_articles())
    minji = newsroom.as_person("minji")
    before = len(minji.reading.my_articles())
    assert number > 0
    words = offboard(admin, "Choi Hyun-woo", to="Park Min-ji")
    assert (
        f"Their {number} articles go to Park Min-ji." in words
        or "Their 1 article goes to Park Min-ji." in words
    )
    assert "The login “hyunwoo” is switched off" in words
    assert len(minji.reading.my_articles()) == before + number
    newsroom.close()
    assert "Disabled" in next(line for line in lines(admin) if "hyunwoo" in line)
    admin.click("Let in again")
    admin.wait(lambda: any("can sign in again" in toast for toast in admin.toasts))
    assert "Disabled" not in next(line for line in lines(admin) if "hyunwoo" in line)


def test_cancelling_the_question_is_the_default_and_changes_nothing(admin):
    choose(admin, "Choi Hyun-woo")
    admin.click("Offboard…")
    admin.wait(lambda: bool(admin.window.findChildren(OffboardingQuestion)))
    question = admin.window.findChildren(OffboardingQuestion)[0]
    assert question.leave_it.isDefault()
    QTest.keyClick(question, Qt.Key.Key_Return)
    admin.settle()
    assert "Disabled" not in next(line for line in lines(admin) if "hyunwoo" in line)


def test_a_person_disabled_while_writing_is_told_and_every_word_stays(
    open_window, newsroom_file, admin, tmp_path
):
    writer = open_window(newsroom_file, "minji", computer="the writer's")
    writer.open_article(DRAFT)
    writer.click_into("Body")
    writer.press("Ctrl+End")
    writer.write(" Typed before the end.")
    writer.wait_until_saved()
    # Words that only this computer has when the login ends.
    writer.app.writing._bringing._soon.setInterval(600_000)
    writer.app.writing._bringing._at_latest.setInterval(600_000)
    writer.write(" And a little after.")
    offboard(admin, "Park Min-ji")
    writer.wait_for_words("Your session has ended")
    assert writer.can_read("An administrator has switched off the login “minji”.")
    assert writer.can_read("stays on this computer")
    assert not writer.window.page.isVisible()
    file = tmp_path / "unsent.txt"
    writer.app.unsent.save(file)
    writer.wait_for_words("1 unsent text is in unsent.txt")
    assert "And a little after." in file.read_text(encoding="utf-8")
    newsroom = open_newsroom(str(newsroom_file), ADMIN, journal_folder=tmp_path / "root")
    found = [row.slug for row in newsroom.reading.articles() if DRAFT in row.headline]
    bodies = [
        newsroom.reading.version(slug, version.number).plain_body
        for slug in found
        for version in newsroom.reading.versions(slug)
    ]
    newsroom.close()
    assert any("Typed before the end." in body for body in bodies)
    writer.click("Sign in")
    writer.wait_for_words("Who is writing?")
    assert not writer.can_read("Park Min-ji")


def test_let_in_again_the_person_finds_what_was_not_sent(open_window, newsroom_file, admin):
    writer = open_window(newsroom_file, "minji", computer="the writer's")
    writer.open_article(DRAFT)
    writer.app.writing._bringing._soon.setInterval(600_000)
    writer.app.writing._bringing._at_latest.setInterval(600_000)
    writer.click_into("Body")
    writer.press("Ctrl+End")
    writer.write(" Only on this computer.")
    offboard(admin, "Park Min-ji")
    writer.wait_for_words("Your session has ended")
    writer.settle()
    admin.click("Let in again")
    admin.wait(lambda: any("can sign in again" in toast for toast in admin.toasts))
    writer.window.close()
    again = open_window(newsroom_file, "minji", computer="the writer's")
    again.open_article(DRAFT)
    again.wait(lambda: "Only on this computer." in again.window.page.text().plain_body)


def test_a_typed_password_is_nowhere_on_the_disk(admin, newsroom_file, tmp_path, capfd):
    choose(admin, "Park Min-ji")
    admin.click("Set a new password…")
    admin.click_into("New password")
    admin.write(SECRET)
    admin.press("Return")
    admin.wait_for_words("Park Min-ji has a new password")
    admin.click("Done")
    admin.settle()
    admin.window.close()
    kept = [file for file in tmp_path.rglob("*") if file.is_file()]
    assert newsroom_file in kept
    assert [file for file in kept if SECRET.encode() in file.read_bytes()] == []
    assert SECRET not in "".join(capfd.readouterr())
    assert open_newsroom(str(newsroom_file), "minji", SECRET, journal_folder=tmp_path / "m").person


def test_a_password_typed_or_shown_is_forgotten_when_something_else_is_shown(admin):
    choose(admin, "Park Min-ji")
    admin.click("Set a new password…")
    admin.click_into("New password")
    admin.write(SECRET)
    admin.go_to("My articles")
    admin.go_to("People")
    assert admin.window.staff.password.password.text == ""
    assert not admin.can_read(SECRET)


def test_a_desk_is_opened_and_made_solo_which_the_ledger_says(admin, newsroom_file, tmp_path):
    admin.click("Desks")
    admin.click("Open a desk")
    admin.rewrite("Short name: small Latin letters, digits and hyphens", "Night Desk")
    admin.rewrite("Name", "Night")
    admin.click("Open the desk")
    admin.wait_for_words("cannot name a desk")
    admin.rewrite("Short name: small Latin letters, digits and hyphens", "night")
    admin.click("Open the desk")
    admin.wait(lambda: any("The desk “Night” is open." in toast for toast in admin.toasts))
    assert any(line.startswith("Night, night, 0 people") for line in lines(admin))
    admin.wait(lambda: admin.has_button("Night", admin.window.sidebar))
    assert admin.can_read("the ledger says for good who allowed that, and when")
    admin.click("Let people approve their own articles")
    admin.wait_for_words("people here may approve their own articles")
    newsroom = open_newsroom(str(newsroom_file), ADMIN, journal_folder=tmp_path / "root")
    assert newsroom.reading.newsroom_history()[0].step == "relax_four_eyes"
    newsroom.close()
    admin.click("Ask for a second pair of eyes")
    admin.wait_for_words("Every article here is approved by somebody who did not write it.")


def test_nobody_else_gets_there_by_sidebar_keys_or_palette(open_window, newsroom_file):
    desk = open_window(newsroom_file, "daniel")
    assert not desk.has_button("People", desk.window.sidebar)
    desk.press(BY_COMMAND[Command.GO_PEOPLE].keys)
    desk.settle()
    assert desk.window.pane.isVisible()
    desk.press("Ctrl+K")
    desk.write("people of the newsroom")
    assert PEOPLE not in desk.window.palette_.shown_names()
    desk.press("Escape")
    desk.press("F1")
    assert not desk.can_read(PEOPLE)


def test_an_administrator_gets_there_by_keys_and_palette(open_window, newsroom_file):
    desk = open_window(newsroom_file, ADMIN)
    desk.press("Ctrl+6")
    desk.wait(lambda: bool(lines(desk)))
    desk.go_to("My articles")
    desk.press("Ctrl+K")
    desk.write(PEOPLE)
    desk.press("Return")
    desk.wait(desk.window.staff.isVisible)
    desk.settle()


def test_whoever_administers_nothing_any_more_is_shown_their_articles(admin, newsroom_file, tmp_path):
    newsroom = open_newsroom(str(newsroom_file), ADMIN, journal_folder=tmp_path / "root")
    newsroom.people.set_roles("minji", (), is_admin=True)
    minji = newsroom.as_person("minji")
    minji.people.set_roles(ADMIN, (), is_admin=False)
    admin.wait(lambda: not admin.window.staff.isVisible())
    newsroom.close()
    assert not admin.has_button("People", admin.window.sidebar)


def test_the_window_changes_its_language_with_a_sheet_open(admin):
    choose(admin, "Park Min-ji")
    admin.rewrite("Byline: how articles name them", "By Park Min-ji-")
    admin.app._use_language("ko")
    admin.breathe()
    assert any(line.startswith("박민지, minji, 문화, 과학, 국제: 기자") for line in lines(admin))
    assert admin.field("바이라인: 기사에 쓰는 이름").text() == "By Park Min-ji-"
    admin.app._use_language("en")
