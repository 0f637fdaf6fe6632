"""The demo newsroom keeps the newsroom's own rules: its people may do what its articles say they did."""

import json
from collections import Counter
from dataclasses import dataclass, field
from typing import Any

import pytest

from cms.domain.credits.credit import parse_credit
from cms.domain.photos.rights import UsageRights, rights_problems
from cms.domain.workflow import STEPS, Publication, Role, Stage, Standing, Step, refusal_of
from resources import RESOURCES

DEMO = RESOURCES / "demo"
NEWSROOM: dict[str, Any] = json.loads((DEMO / "newsroom.json").read_text(encoding="utf-8"))
ARTICLES: list[dict[str, Any]] = NEWSROOM["articles"]
PEOPLE = {person["login"]: person for person in NEWSROOM["people"]}
DESKS = {desk["slug"] for desk in NEWSROOM["desks"]}

each_article = pytest.mark.parametrize("article", ARTICLES, ids=lambda article: article["slug"])


@dataclass
class Journey:
    """An article on its way through the newsroom, moved by the workflow's own table."""

    article: dict[str, Any]
    stage: Stage = Stage.DRAFT
    publication: Publication = Publication.UNPUBLISHED
    contributors: set[str] = field(default_factory=set)
    submitter: str = ""
    is_being_corrected: bool = False

    def walk(self) -> "Journey":
        self.contributors = {self.article["author"]}
        for step in self.article["journey"]:
            self._take(step)
        return self

    def _take(self, step: dict[str, Any]) -> None:
        taken = Step.SAVE if step["step"] == "edit" else Step(step["step"])
        assert refusal_of(taken, self._standing(step["by"])) is None, step
        assert step.get("reason") or not STEPS[taken].needs_reason, step
        if taken is Step.SAVE:
            self._edit(step)
        if taken is Step.SUBMIT:
            assert is_complete(self.article)
            self.submitter = step["by"]
        if taken is Step.APPROVE:
            self.contributors = set()
        self.stage = STEPS[taken].to or self.stage
        self.publication = STEPS[taken].publication_to or self.publication

    def _standing(self, login: str) -> Standing:
        role = PEOPLE[login]["desks"].get(self.article["desk"])
        return Standing(
            self.stage,
            self.publication,
            frozenset({Role(role)} if role else ()),
            is_contributor=login in self.contributors,
            is_submitter=login == self.submitter,
        )

    def _edit(self, step: dict[str, Any]) -> None:
        assert apply_changes(self.article, step["changes"]), "an edit must change a word"
        self.contributors.add(step["by"])
        self.is_being_corrected = self.publication is Publication.LIVE
        if self.stage is Stage.APPROVED:
            self.stage = Stage.SUBMITTED


def apply_changes(article: dict[str, Any], changes: dict[str, Any]) -> bool:
    before = json.dumps(article)
    for name, value in changes.items():
        if name == "blocks":
            for number, text in value.items():
                article["body"][int(number) - 1]["text"] = text
        elif name == "photos":
            for number, fields in value.items():
                article["photos"][int(number) - 1].update(fields)
        else:
            assert name in {"headline", "subheadline", "byline", "dateline", "summary"}
            article[name] = value
    return json.dumps(article) != before


def is_complete(article: dict[str, Any]) -> bool:
    needed = ("caption", "credit_line", "usage_rights")
    return bool(article["headline"] and article["body"]) and all(
        photo[name] for photo in article["photos"] for name in needed
    )


def walked(article: dict[str, Any]) -> Journey:
    return Journey(json.loads(json.dumps(article))).walk()


@each_article
def test_every_step_of_an_article_was_allowed_to_the_person_who_took_it(article):
    walked(article)


@each_article
def test_steps_follow_one_another_in_time(article):
    ages = [article["age_minutes"], *(step["age_minutes"] for step in article["journey"])]
    assert ages == sorted(ages, reverse=True)
    assert len(set(ages)) == len(ages)


@each_article
def test_article_was_written_by_a_member_of_its_desk(article):
    assert article["desk"] in DESKS
    assert article["desk"] in PEOPLE[article["author"]]["desks"]


@each_article
def test_text_has_all_its_parts(article):
    parts = ("headline", "subheadline", "byline", "dateline", "summary")
    assert all(article[part].strip() for part in parts)
    assert {block["type"] for block in article["body"]} <= {"paragraph", "subheading", "quote", "list_item"}
    words = " ".join(block["text"] for block in article["body"])
    assert words.count("“") == words.count("”")
    assert len(words.split()) >= (250 if article["language"] == "en" else 190)


@each_article
def test_photos_exist_and_their_credits_satisfy_their_usage_rights(article):
    staff = [byline for person in PEOPLE.values() for byline in person["byline"].values()]
    for photo in article["photos"]:
        assert (DEMO / "pictures" / photo["picture"]).is_file()
        credit = parse_credit(photo["credit_line"])
        assert not rights_problems(UsageRights(photo["usage_rights"]), credit, photo["caption"], staff=staff)


def test_one_picture_has_the_same_usage_rights_wherever_it_is_used():
    uses = {(photo["picture"], photo["usage_rights"]) for article in ARTICLES for photo in article["photos"]}
    assert len(uses) == len({picture for picture, _ in uses})


def test_newsroom_shows_every_stage():
    ends = [walked(article) for article in ARTICLES]
    unpublished = Counter(end.stage for end in ends if end.publication is Publication.UNPUBLISHED)
    assert unpublished == {
        Stage.DRAFT: 3,
        Stage.SUBMITTED: 3,
        Stage.IN_REVIEW: 2,
        Stage.RETURNED: 2,
        Stage.APPROVED: 2,
        Stage.SPIKED: 1,
    }
    assert Counter(end.is_being_corrected for end in ends if end.publication is Publication.LIVE) == {
        False: 2,
        True: 1,
    }


def test_returned_article_waits_for_a_credit():
    ends = [walked(article) for article in ARTICLES]
    returned = [end.article for end in ends if end.stage is Stage.RETURNED]
    assert [photo for article in returned for photo in article["photos"] if not photo["credit_line"]]


def test_first_article_is_a_foreign_desk_draft_ready_to_submit():
    first = ARTICLES[0]
    assert (first["desk"], first["author"], first["journey"]) == (
        "world",
        NEWSROOM["newsroom"]["opens_as"],
        [],
    )
    assert is_complete(first)
    assert len([block for block in first["body"] if block["type"] == "paragraph"]) == 11
    assert "(local time)" in first["body"][1]["text"]
    assert "=" in first["photos"][0]["credit_line"]


def test_articles_are_written_half_in_english_half_in_korean():
    assert Counter(article["language"] for article in ARTICLES) == {"en": 8, "ko": 8}


def test_every_role_is_held_by_somebody():
    roles = {role for person in PEOPLE.values() for role in person["desks"].values()}
    assert roles == set(Role)
    assert [login for login, person in PEOPLE.items() if person["is_admin"]] == ["eunseo"]


def test_editor_has_written_an_article_that_somebody_else_must_approve():
    own = [a for a in ARTICLES if PEOPLE[a["author"]]["desks"][a["desk"]] == "editor"]
    assert own
    for article in own:
        editors = {
            login for login, person in PEOPLE.items() if person["desks"].get(article["desk"]) == "editor"
        }
        assert editors - {article["author"]}
