"""Who works here: desks, logins, passwords, and that only administrators change them."""

import sqlite3

import pytest

from cms.api import PasswordNeeded, open_newsroom, staff_of
from cms.domain.errors import NotAllowed, NotFound, RuleBroken
from cms.domain.staff import InHand, Names, NewPerson
from cms.domain.workflow import Role
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
    with pytest.raises(NotAllowed, match="takes an administrator"):
        people.rename("jun", Names("Jun Park the Younger"))
    with pytest.raises(NotAllowed, match="takes an administrator"):
        people.in_hand("jun")
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


def test_somebody_renamed_keeps_login_and_roles_and_the_ledger_says_so(as_):
    before = as_("root").people.by_login("jun")
    person = as_("root").people.rename("jun", Names("Jun Park-Choi", "박준", "By Jun Park-Choi", "ko"))
    assert (person.name, person.name_ko, person.byline, person.language) == (
        "Jun Park-Choi",
        "박준",
        "By Jun Park-Choi",
        "ko",
    )
    assert (person.login, person.roles) == (before.login, before.roles)
    entry = as_("root").reading.newsroom_history()[0]
    assert (entry.step, entry.reason) == ("rename_person", "jun (Jun Park-Choi)")


def test_nobody_is_without_a_name(as_):
    people = as_("root").people
    with pytest.raises(RuleBroken, match="Write the person’s name"):
        people.add_person(NewPerson("kim", "  "))
    with pytest.raises(RuleBroken, match="Write the person’s name"):
        people.rename("jun", Names(""))
    with pytest.raises(RuleBroken, match="Write the desk’s name"):
        people.add_desk("night", "")


def test_what_somebody_has_in_hand_is_counted_and_passes_to_the_successor(as_, file_article):
    file_article("ferry", "in_review")
    article_id = as_("jun").drafting.new_article("fog", desk="world", language="en", text=text()).article_id
    as_("jun").drafting.take_lease(article_id)
    assert as_("root").people.in_hand("jun") == InHand(articles=1, writing=1, reviewing=0)
    assert as_("root").people.in_hand("daniel") == InHand(articles=0, writing=0, reviewing=1)
    as_("root").people.disable("jun", successor="minji")
    assert as_("root").people.in_hand("jun") == InHand(articles=0, writing=0, reviewing=0)
    assert {row.slug for row in as_("minji").reading.my_articles()} == {"ferry", "fog"}


@pytest.mark.parametrize("successor", ["jun", "tomas"])
def test_articles_pass_to_nobody_who_has_left(as_, successor):
    as_("root").people.disable("tomas")
    with pytest.raises(RuleBroken, match="cannot take the articles over"):
        as_("root").people.disable("jun", successor=successor)
    assert as_("root").people.by_login("jun").is_active


def test_a_password_made_for_somebody_is_long_enough_and_never_the_same(as_):
    made = {as_("root").people.new_password() for _ in range(20)}
    assert len(made) == 20
    as_("root").people.set_password("jun", made.pop())


def test_a_new_person_told_of_in_a_report_does_not_tell_their_password():
    assert SECRET not in repr(NewPerson("kim", "Kim", password=SECRET))
