"""Who works here: desks, logins, passwords, and that only administrators change them."""

import sqlite3

import pytest

from cms.api import PasswordNeeded, open_newsroom, staff_of
from cms.domain.errors import NotAllowed, NotFound, RuleBroken
from cms.domain.workflow import Role
from cms.services.people import NewPerson
from tests.cms.staffed_newsroom import text

SECRET = "correct horse battery"


@pytest.fixture
def opened(newsroom, tmp_path):
    """Open the newsroom anew as somebody with a password; every one opened is closed again."""
    found = []

    def sign_in(login, password=""):
        found.append(
            open_newsroom(str(newsroom.path), login, password, journal_folder=tmp_path / "another-journal")
        )
        return found[-1]

    yield sign_in
    for one in found:
        one.close()


def test_a_person_may_hold_different_roles_at_different_desks(as_):
    roles = (("world", Role.REPORTER), ("world", Role.PICTURE_EDITOR), ("sports", Role.EDITOR))
    person = as_("root").people.add_person(NewPerson("kim", "Kim", roles))
    assert person.roles == {
        "world": frozenset({Role.REPORTER, Role.PICTURE_EDITOR}),
        "sports": frozenset({Role.EDITOR}),
    }
    assert person.is_editor


def test_administrators_have_no_right_over_copy(as_, file_article):
    slug = file_article("ferry", "submitted")
    with pytest.raises(RuleBroken, match="not a member of this article’s desk"):
        as_("root").review.approve(slug)


@pytest.mark.parametrize("login", ["minji", "daniel", "hana"])
def test_only_an_administrator_changes_the_staff(newsroom, as_, login):
    people = as_(login).people
    before = newsroom.state_of_file()
    with pytest.raises(NotAllowed, match="takes an administrator"):
        people.add_desk("more", "More")
    with pytest.raises(NotAllowed, match="takes an administrator"):
        people.add_person(NewPerson("kim", "Kim", is_admin=True))
    with pytest.raises(NotAllowed, match="takes an administrator"):
        people.disable("jun")
    with pytest.raises(NotAllowed, match="takes an administrator"):
        people.set_password("jun", SECRET)
    assert newsroom.state_of_file() == before


def test_somebody_added_to_a_desk_nobody_knows_is_not_added_at_all(as_):
    with pytest.raises(NotFound, match="no desk “nodesk”"):
        as_("root").people.add_person(NewPerson("kim", "Kim", (("nodesk", Role.EDITOR),)))
    with pytest.raises(NotFound, match="Nobody here signs in as “kim”"):
        as_("root").people.by_login("kim")


def test_a_solo_desk_is_on_record_from_the_day_it_opens(as_):
    as_("root").people.add_desk("night", "Night", is_solo=True)
    assert as_("root").reading.newsroom_history()[0].reason == "night (solo: four eyes relaxed)"


def test_a_password_once_given_is_needed_and_no_other_lets_in(newsroom_file, as_, opened):
    as_("minji").people.set_password("minji", SECRET)
    assert as_("minji").people.me().has_password
    for wrong in ("", "wrong horse battery"):
        with pytest.raises(PasswordNeeded):
            opened("minji", wrong)
    assert opened("minji", SECRET).person.login == "minji"


def test_a_password_is_nowhere_in_the_newsrooms_file(newsroom, newsroom_file, as_):
    as_("root").people.set_password("minji", SECRET)
    newsroom.close()
    connection = sqlite3.connect(newsroom_file)
    dump = "\n".join(connection.iterdump())
    connection.close()
    assert SECRET not in dump
    assert "$argon2id$" in dump


def test_a_short_password_is_refused(as_):
    with pytest.raises(RuleBroken, match="at least 12 characters"):
        as_("minji").people.set_password("minji", "short")


def test_a_disabled_login_opens_nothing_and_is_not_offered(newsroom_file, as_, opened):
    as_("root").people.disable("jun")
    with pytest.raises(NotAllowed, match="“jun” is disabled"):
        opened("jun")
    with pytest.raises(NotAllowed, match="“jun” is disabled"):
        as_("root").as_person("jun")
    assert "jun" not in {person.login for person in staff_of(str(newsroom_file))}
    assert not as_("root").people.by_login("jun").is_active


def test_disabling_somebody_frees_what_they_were_writing(as_):
    article_id = as_("jun").drafting.new_article("ferry", desk="world", language="en", text=text()).article_id
    as_("jun").drafting.take_lease(article_id)
    as_("root").people.disable("jun")
    assert as_("minji").drafting.take_lease(article_id).token


def test_switching_to_a_colleague_asks_for_their_password(as_):
    as_("daniel").people.set_password("daniel", SECRET)
    with pytest.raises(PasswordNeeded):
        as_("minji").as_person("daniel")
    switched = as_("minji").as_person("daniel", SECRET)
    assert switched.person.name == "Daniel Reyes"
    switched.connection.engine.dispose()
