"""What the usage rights demand of a credit is refused by the database itself, and never more than the program refuses."""

import json
import uuid
from dataclasses import replace
from datetime import UTC, datetime

import psycopg
import pytest

from cms.domain.credits.credit import parse_credit
from cms.domain.photos.rights import UsageRights, made_as, rights_problems
from cms.domain.photos.stipulations import stipulations_to_json
from cms.domain.photos.usage_leases import LeaseKind, LeaseTerms, bar_to_use
from cms.services.photos.library import Wording
from tests.cms.domain.credits.test_credit import HOUSE_STYLES, PRINTED_FORMS
from tests.cms.domain.photos.usage_cases import usage_cases
from tests.cms.staffed_newsroom import text

pytestmark = pytest.mark.server

NOW = datetime(2026, 11, 23, 5, 0, tzinfo=UTC)
CAPTIONS = (
    "The quay.",
    "A file photo of the quay.",
    "부두(자료사진)",
    "합성 사진",
    "AI-generated image",
    "AI 생성",
)
SAID_BY_NOBODY_ELSE = (
    "Park Min-ji",
    "ⓒ박민지 기자",
    "사진=박민지",
    "Minji",
    "박민지/AP",
    "file",
    "AP, file",
    "자료",
)


@pytest.fixture
def broken_by(library_photo, as_, newsroom):
    """Submit, in raw SQL, an article with a photo of these rights, credit and caption; return the rule it broke."""

    def submit(rights, credit_line, caption):
        use = library_photo("navy", credit_line, caption)
        as_("minji").photos.reword(use.photo_id, Wording(caption, credit_line), usage_rights=rights)
        slug = f"quay-{uuid.uuid4().hex[:6]}"
        as_("minji").drafting.new_article(
            slug, desk="world", language="en", text=replace(text(), photos=(use,))
        )
        article_id = as_("minji").reading.open(slug).row.article_id
        with newsroom.psql("minji") as connection:
            try:
                connection.execute(
                    "SELECT cms.step_submit(%s, %s, NULL, '', %s::jsonb)",
                    (str(uuid.uuid4()), article_id, json.dumps({})),
                )
            except psycopg.Error as refusal:
                return refusal.diag.message_detail
        return ""

    return submit


@pytest.mark.parametrize(
    ("rights", "credit_line", "caption", "rule"),
    [
        (UsageRights.HANDOUT, "ⓒ{ours}", "The quay.", "handout_credited_to_staff"),
        (UsageRights.AGENCY, "{ours}", "The quay.", "agency_not_named"),
        (UsageRights.FILE_PHOTO, "AP", "The quay.", "file_photo_not_marked"),
        (UsageRights.COMPOSITE, "AP", "The quay.", "label_missing"),
        (UsageRights.AI_MADE, "AP", "The quay.", "label_missing"),
        (UsageRights.HANDOUT, "논산시 제공", "The quay.", ""),
    ],
)
def test_the_database_itself_refuses_what_the_rights_forbid(
    broken_by, as_, rights, credit_line, caption, rule
):
    ours = as_("minji").people.me().name
    assert broken_by(rights, credit_line.format(ours=ours), caption) == rule


def test_the_database_refuses_nothing_that_the_program_lets_pass(newsroom):
    lines = [form[0] for form in (*PRINTED_FORMS, *HOUSE_STYLES)] + list(SAID_BY_NOBODY_ELSE)
    tried = [(rights, line, caption) for rights in UsageRights for line in lines for caption in CAPTIONS]
    with newsroom.superuser() as connection:
        connection.execute(
            "UPDATE cms.person SET name = 'Park Min-ji', name_ko = '박민지' WHERE login = 'minji'"
        )
        names = connection.execute("SELECT name, name_ko, byline FROM cms.person").fetchall()
        answers = connection.execute(
            "SELECT cms.rights_problem(r, c, k) FROM unnest(%s::text[], %s::text[], %s::text[]) "
            "WITH ORDINALITY AS x (r, c, k, n) ORDER BY n",
            tuple(map(list, zip(*tried, strict=True))),
        ).fetchall()
    staff = {name for person in names for name in person if name}
    refused = [(case, rule) for case, (rule,) in zip(tried, answers, strict=True) if rule]
    assert {rule for _, rule in refused} >= {"handout_credited_to_staff", "agency_not_named", "label_missing"}
    for (rights, line, caption), rule in refused:
        found = [one.rule for one in rights_problems(rights, parse_credit(line), caption, staff=staff)]
        assert rule in found, (rights, line, caption)


def test_the_database_bars_the_same_photos_as_the_program(newsroom, library_photo, as_):
    photo_id = library_photo().photo_id
    person_id = as_("yuri").people.me().person_id
    wrong, barred = [], 0
    with newsroom.superuser() as connection:
        for number in range(len(usage_cases(NOW))):
            with connection.transaction(force_rollback=True):
                (now,) = connection.execute("SELECT now()").fetchone()
                terms = usage_cases(now)[number]
                _agree(connection, photo_id, person_id, terms)
                (answer,) = connection.execute(
                    "SELECT cms.bar_to_use(p, now()) FROM cms.photo p WHERE photo_id = %s", (photo_id,)
                ).fetchone()
            bar = bar_to_use(terms, now)
            barred += bar is not None
            if answer != (bar.why.value if bar else None):
                wrong.append((terms, answer))
    assert wrong == []
    assert barred > 20


def _agree(connection, photo_id, person_id, terms):
    connection.execute("UPDATE cms.newsroom SET country = %s", (terms.country,))
    connection.execute(
        "UPDATE cms.photo SET added_at = %s, stipulations = %s WHERE photo_id = %s",
        (terms.added_at, json.dumps(stipulations_to_json(terms.stipulations)), photo_id),
    )
    for lease in terms.leases:
        connection.execute(
            "INSERT INTO cms.usage_lease (lease_id, photo_id, kind, reason, starts_at, ends_at, granted_by, granted_at) "
            "VALUES (%s, %s, %s, %s, %s, %s, %s, now())",
            (
                uuid.uuid4().hex,
                photo_id,
                lease.kind.value,
                lease.reason,
                lease.starts_at,
                lease.ends_at,
                person_id,
            ),
        )


def test_what_a_lease_says_is_never_changed_not_even_by_the_owner(newsroom, library_photo, as_):
    lease = as_("yuri").photos.grant(library_photo().photo_id, LeaseTerms(LeaseKind.DENY, "No."))
    for change in ("UPDATE cms.usage_lease SET reason = 'Yes.'", "DELETE FROM cms.usage_lease"):
        with newsroom.superuser() as connection, pytest.raises(psycopg.Error, match="never changed"):
            connection.execute(change)
    as_("yuri").photos.withdraw_lease(lease.lease_id)
    with newsroom.superuser() as connection, pytest.raises(psycopg.Error, match="never changed"):
        connection.execute("UPDATE cms.usage_lease SET withdrawn_at = NULL, withdrawn_by = NULL")


@pytest.mark.parametrize(
    ("login", "call"),
    [
        ("minji", 'cms.grant_lease(\'{id}\', \'{photo}\', \'{{"kind": "allow", "reason": "x"}}\')'),
        ("daniel", "cms.set_agency('{id}', 'ap', '{{}}')"),
        ("daniel", "cms.set_house_style('{id}', NULL, 'en', '{{}}')"),
        ("daniel", "cms.require_alt_text('{id}', true)"),
        ("daniel", "cms.set_country('{id}', 'DE')"),
    ],
)
def test_nobody_without_the_right_may_even_call_what_changes_rights_and_credits(
    newsroom, library_photo, login, call
):
    statement = call.format(id=uuid.uuid4(), photo=library_photo().photo_id)
    with newsroom.psql(login) as connection, pytest.raises(psycopg.errors.InsufficientPrivilege):
        connection.execute(f"SELECT {statement}")


def test_what_the_file_was_made_as_demands_its_label_in_the_database_too(newsroom):
    kinds = [
        "http://cv.iptc.org/newscodes/digitalsourcetype/trainedAlgorithmicMedia",
        "http://cv.iptc.org/newscodes/digitalsourcetype/compositeSynthetic/",
        "algorithmicMedia",
        "http://cv.iptc.org/newscodes/digitalsourcetype/digitalCapture",
        "",
    ]
    with newsroom.superuser() as connection:
        answers = [connection.execute("SELECT cms.made_as(%s)", (kind,)).fetchone()[0] for kind in kinds]
    assert answers == [made_as(kind) for kind in kinds]


def test_an_embargo_without_an_end_hides_the_article_from_every_function_too(newsroom, as_, file_article):
    file_article("quay")
    as_("daniel").review.set_embargo("quay", until=None, reason="The ministry asked.")
    article_id = as_("daniel").reading.open("quay").row.article_id
    told = json.dumps({"asked_by": "Oh", "wants": "x", "received_on": "2026-11-20", "known_on": None})
    with newsroom.psql("tomas") as tomas:
        assert tomas.execute("SELECT cms.can_see_article(%s)", (article_id,)).fetchone() == (False,)
        with pytest.raises(psycopg.Error, match="no_such_article"):
            tomas.execute("SELECT cms.log_request(%s, %s, %s)", (str(uuid.uuid4()), article_id, told))
