"""What the usage rights demand of a credit is refused by the database itself, and never more than the program refuses."""

import json
import uuid
from dataclasses import replace

import psycopg
import pytest

from cms.domain.credit import parse_credit
from cms.domain.rights import UsageRights, rights_problems
from cms.services.photos import Wording
from tests.cms.domain.test_credit import HOUSE_STYLES, PRINTED_FORMS
from tests.cms.staffed_newsroom import text

pytestmark = pytest.mark.server

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
