"""The administrator of a shared newsroom adds, invites and offboards people from the window; sessions end at once."""

import psycopg
import pytest
from PySide6.QtCore import Qt

from cms.domain.invite import read_invite
from cms.domain.line import LineState
from tests.cms.staffed_newsroom import text
from tests.journeys.shared_newsrooms import ADMIN, NAME, password_of
from tests.journeys.test_people_in_a_file import choose, lines, offboard
from tests.journeys.test_while_away import cut, far_away, wire  # noqa: F401 (fixtures)
from tests.servers.installations import installations

pytestmark = [
    pytest.mark.server,
    pytest.mark.skipif(
        not any(one.has_tls for one in installations()), reason="no PostgreSQL with TLS is installed"
    ),
]
SECRET = "quiet harbour lantern"


@pytest.fixture
def admin(sit_down):
    """The newsroom's administrator, before its people."""
    desk = sit_down(ADMIN)
    desk.go_to("People")
    desk.wait(lambda: bool(lines(desk)))
    return desk


def sessions_of(gazette, login):
    """Return how many lines *login* has to the server, and whether they may sign in and make logins."""
    with psycopg.connect(gazette.server.superuser_dsn(gazette.database)) as connection:
        (open_,) = connection.execute(
            "SELECT count(*) FROM pg_stat_activity WHERE usename = %s", [login]
        ).fetchone()
        may = connection.execute(
            "SELECT rolcanlogin, rolcreaterole, rolsuper FROM pg_roles WHERE rolname = %s", [login]
        ).fetchone()
    return open_, may


def test_somebody_added_and_invited_from_the_window_comes_in(gazette, admin, tmp_path):
    admin.click("Add a person")
    admin.rewrite("Login: small Latin letters, digits, dots and hyphens", "mira")
    admin.rewrite("Name", "Mira Holm")
    admin.click("Add a role")
    admin.breathe()
    admin.choose("Desk 1", "World")
    admin.window.staff.person.password.field.setFocus(Qt.FocusReason.TabFocusReason)
    admin.write(SECRET)
    admin.press("Return")
    admin.wait_for_words("Mira Holm is added")
    admin.click("Invite…")
    shown = admin.window.staff.invite._text
    admin.wait(lambda: bool(shown.toPlainText()))
    invite = read_invite(shown.toPlainText())
    assert (invite.newsroom, invite.host, invite.login) == (NAME, gazette.server.host, "mira")
    assert SECRET not in shown.toPlainText()
    admin.click("Done")
    with gazette.as_("mira", SECRET) as mira:
        assert mira.drafting.new_article("mira-1", desk="world", language="en", text=text("By Mira"))
    _, (can_sign_in, can_make_logins, is_superuser) = sessions_of(gazette, "mira")
    assert (can_sign_in, can_make_logins, is_superuser) == (True, False, False)
    kept = {str(file): file.read_bytes() for file in tmp_path.rglob("*") if file.is_file()}
    seen = {**kept, "server's log": gazette.server.log().encode()}
    assert [place for place, content in seen.items() if SECRET.encode() in content] == []


def test_the_invite_is_asked_for_by_another_name_of_the_server(gazette, admin):
    choose(admin, "Jun Park")
    admin.click("Invite…")
    shown = admin.window.staff.invite._text
    admin.wait(lambda: bool(shown.toPlainText()))
    admin.rewrite("Host", "copy.example.org")
    admin.click("Make it anew")
    admin.wait(lambda: read_invite(shown.toPlainText()).host == "copy.example.org")
    admin.rewrite("Host", "two hosts")
    admin.click("Make it anew")
    admin.wait_for_words("names no server that can be reached")


@pytest.fixture
def writer(gazette, sit_down):
    """Jun, writing; the last words typed are on this computer only."""
    with gazette.as_("jun") as jun:
        jun.drafting.new_article("ferry", desk="world", language="en", text=text("Headline of ferry"))
    writer = sit_down("jun")
    writer.open_article("Headline of ferry")
    writer.click_into("Body")
    writer.press("Ctrl+End")
    writer.write(" Typed before the end.")
    writer.wait_until_saved()
    writer.app.writing._bringing._soon.setInterval(600_000)
    writer.app.writing._bringing._at_latest.setInterval(600_000)
    writer.write(" And a little after.")
    writer.wait(lambda: writer.status.startswith("Saved on this computer"))
    return writer


def test_a_person_disabled_at_work_elsewhere_is_out_at_once_and_their_words_stay(
    gazette, admin, writer, tmp_path
):
    words = offboard(admin, "Jun Park", to="Minji Kim")
    assert "Their 1 article goes to Minji Kim." in words
    assert "Others can write in the article they have open" in words
    writer.wait_for_words("Your session has ended")
    assert writer.can_read("The newsroom no longer lets “jun” in")
    assert writer.can_read("stays on this computer")
    writer.settle()
    open_, (can_sign_in, *_) = sessions_of(gazette, "jun")
    assert (open_, can_sign_in) == (0, False)
    writer.app.unsent.save(tmp_path / "unsent.txt")
    writer.wait_for_words("1 unsent text is in unsent.txt")
    assert "And a little after." in (tmp_path / "unsent.txt").read_text(encoding="utf-8")
    with gazette.as_("minji") as minji:
        assert [row.slug for row in minji.reading.my_articles()] == ["ferry"]
        opened = minji.reading.open("ferry")
        assert minji.drafting.take_lease(opened.row.article_id).token
        versions = [minji.reading.version("ferry", one.number) for one in minji.reading.versions("ferry")]
    assert any("Typed before the end." in version.plain_body for version in versions)
    writer.click("Sign in")
    writer.wait_for_words("the password is wrong, or the login is switched off")


def test_a_colleague_s_change_is_on_the_screen_and_what_is_typed_stays(gazette, admin):
    choose(admin, "Hana Choi")
    admin.rewrite("Byline: how articles name them", "By Hana C")
    with gazette.as_(ADMIN) as root:
        root.people.add_desk("night", "Night")
    admin.wait(lambda: admin.can_read("Desks 4"))
    assert admin.field("Byline: how articles name them").text() == "By Hana C"
    admin.click("Save the changes")
    admin.wait(lambda: any("saved" in toast for toast in admin.toasts))
    with gazette.as_("hana") as hana:
        assert hana.people.me().byline == "By Hana C"


def test_an_administrator_gives_a_new_password_and_only_its_proof_reaches_the_server(gazette, admin):
    choose(admin, "Yuri Han")
    admin.click("Set a new password…")
    admin.click("Generate")
    made = admin.window.staff.password.password.text
    admin.click("Set the password")
    admin.wait_for_words("Yuri Han has a new password")
    assert made not in gazette.server.log()
    with gazette.as_("yuri", made) as yuri:
        assert yuri.person.login == "yuri"


def test_an_administrator_with_a_new_password_of_their_own_goes_on_with_it(gazette, admin):
    choose(admin, "Root Admin")
    admin.click("Set a new password…")
    admin.click_into("New password")
    admin.write(SECRET)
    admin.press("Return")
    admin.wait_for_words("Root Admin has a new password")
    before = admin.app.newsroom
    admin.click("Done")
    admin.wait(lambda: admin.app.newsroom is not before)
    admin.settle()
    # A line made anew is let in.
    admin.app.newsroom.connection.engine.pool.dispose()
    admin.go_to("People")
    admin.wait(lambda: bool(lines(admin)))
    admin.app.newsroom.people.set_password(ADMIN, password_of(ADMIN))


def test_nothing_is_changed_while_the_newsroom_does_not_answer(gazette, admin):
    choose(admin, "Sora Lee")
    gazette.server.stop()
    try:
        admin.wait(lambda: admin.app.newsroom.connection.line.state is not LineState.ONLINE)
        admin.app.newsroom.connection.line.given_up()
        admin.app.hearing.try_now()
        admin.wait_for_words("Nothing can be changed here until it does.")
        for name in ("Save the changes", "Set a new password…", "Offboard…"):
            button = admin.button(name)
            assert not button.isEnabled()
            assert "does not answer" in button.accessibleDescription()
        assert any("Sora Lee" in line for line in lines(admin))
    finally:
        gazette.server.start()
    admin.wait(lambda: not admin.can_read("Nothing can be changed here until it does."))
    assert admin.button("Offboard…").isEnabled()


def test_what_the_database_refuses_is_said_in_the_window(gazette, admin):
    with psycopg.connect(gazette.server.superuser_dsn(gazette.database), autocommit=True) as connection:
        connection.execute("CREATE ROLE ghost")
    try:
        admin.click("Add a person")
        admin.rewrite("Login: small Latin letters, digits, dots and hyphens", "ghost")
        admin.rewrite("Name", "A Ghost")
        admin.click("Add the person")
        admin.wait_for_words("The server knows this login already")
        assert admin.field("Login: small Latin letters, digits, dots and hyphens").hasFocus()
    finally:
        with psycopg.connect(gazette.server.superuser_dsn(gazette.database), autocommit=True) as connection:
            connection.execute("DROP ROLE ghost")


def test_whoever_is_disabled_while_their_line_is_cut_is_told_once_it_is_back(
    gazette,
    wire,  # noqa: F811 (the fixture)
    far_away,  # noqa: F811 (the fixture)
    tmp_path,
):
    with gazette.as_("minji") as minji:
        minji.drafting.new_article("tunnel", desk="world", language="en", text=text("Headline of tunnel"))
    desk = far_away()
    desk.open_article("Headline of tunnel")
    desk.click_into("Body")
    cut(wire, desk)
    desk.write("Typed in the tunnel. ")
    desk.wait(lambda: desk.status.startswith("Saved on this computer"))
    with gazette.as_(ADMIN) as root:
        root.people.disable("minji")
    wire.resume()
    desk.app.hearing.try_now()
    desk.wait_for_words("Your session has ended")
    desk.app.unsent.save(tmp_path / "unsent.txt")
    desk.wait_for_words("1 unsent text is in unsent.txt")
    assert "Typed in the tunnel." in (tmp_path / "unsent.txt").read_text(encoding="utf-8")
    with gazette.as_(ADMIN) as root:
        root.people.enable("minji")
    # Let in again, they go on where they were.
    desk.click("Sign in")
    desk.wait_for_words("World")
    desk.open_article("Headline of tunnel")
    desk.wait_until_saved()
    with gazette.as_("minji") as minji:
        assert "Typed in the tunnel." in minji.reading.open("tunnel").working_copy.plain_body
