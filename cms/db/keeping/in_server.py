"""The keeper of a shared newsroom: each act is a function of its database, which decides for itself."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import text as sql
from sqlalchemy.orm import Session

from cms.body.notes import Anchor
from cms.db.commands import COMMAND_ID
from cms.db.credit_tables import UsageLease
from cms.db.day_tables import CorrectionRequest, PlannedArticle
from cms.db.keeping.keeper import NewEdition, Staffer, Taking
from cms.db.tables import Article, Desk, Person, Photo
from cms.domain.article import ArticleText, cleaned, content_hash, text_to_json
from cms.domain.correction_limits import Decision
from cms.domain.counts import characters_in, words_in
from cms.domain.credits.agencies import Agency, agency_to_json
from cms.domain.credits.house_style import HouseStyle
from cms.domain.credits.photographers import Photographer
from cms.domain.named_people import NamedPerson
from cms.domain.own_rules import OwnRule
from cms.domain.photos.captioning import CaptionTemplate, Rewording, template_to_json
from cms.domain.photos.usage_leases import LeaseTerms
from cms.domain.planning import PlanFields, PlanMove
from cms.domain.rows import Lease
from cms.domain.staff import InHand, Names
from cms.domain.wire import WireItem, told_of
from cms.domain.workflow import Role

_PHOTO_TIMES = ("taken_at",)


@dataclass(frozen=True, slots=True)
class ServerKeeper:
    """Keeps what the signed-in person does; see `Keeper` for each act."""

    def start_article(
        self, session: Session, slug: str, desk: Desk, language: str, text: ArticleText
    ) -> dict[str, Any]:
        """Add an article with *text* as its first version."""
        words, measured = _words(text), _measured(text)
        return _command(session, "start_article", slug, desk.desk_id, language, words, measured)

    def bring_in(
        self, session: Session, slug: str, desk: Desk, item: WireItem, text: ArticleText
    ) -> dict[str, Any]:
        """Add an article of what an agency sent."""
        words, measured, language = _words(text), _measured(text), item.language
        sent = told_of(item)
        return _command(session, "bring_in", slug, desk.desk_id, language, words, measured, sent)

    def bring_again(
        self, session: Session, article: Article, item: WireItem, text: ArticleText, base: int
    ) -> dict[str, Any]:
        """Keep a later version of what an agency sent."""
        words, measured, sent = _words(text), _measured(text), told_of(item)
        return _command(session, "bring_again", article.article_id, words, measured, base, sent)

    def link_translation(
        self, session: Session, article: Article, original: Article | None
    ) -> dict[str, Any]:
        """Say that the article is *original* in another language."""
        original_id = original.article_id if original else None
        return _command(session, "link_translation", article.article_id, original_id)

    def save(
        self, session: Session, article_id: str, text: ArticleText, base: int | None, token: str
    ) -> dict[str, Any]:
        """Make *text* the next version, or keep it aside."""
        words, measured = _words(text), _measured(text)
        return _command(session, "save_version", article_id, words, measured, base, token)

    def keep_aside(
        self, session: Session, article: Article, text: ArticleText, base: int | None
    ) -> dict[str, Any]:
        """Keep *text* as a side version: what was written from an older version cannot be anything else."""
        return self.save(session, article.article_id, text, base, "")

    def keep_working_copy(
        self, session: Session, article_id: str, language: str, text: ArticleText, base: int
    ) -> datetime:
        """Keep unfinished text and return when it was kept."""
        words, measured = _words(text), _measured(cleaned(text))
        kept_at: datetime = _call(session, "keep_working_copy", article_id, words, measured, base)
        return kept_at

    def keep_unless_a_version(
        self, session: Session, article_id: str, text: ArticleText, base: int
    ) -> datetime | None:
        """Keep unfinished text, or nothing where it must be a version at once: one question, whatever the answer."""
        clean = cleaned(text)
        words, measured = _words(text), _measured(clean)
        kept_at: datetime | None = _call(
            session, "keep_unless_a_version", article_id, clean.headline, words, measured, base
        )
        return kept_at

    def take_lease(self, session: Session, article: Article) -> Lease:
        """Take or renew the right to write, or answer who has it."""
        told: dict[str, str] = _call(session, "take_lease", article.article_id)
        return Lease(
            token=told["token"],
            expires_at=datetime.fromisoformat(told["expires_at"]),
            since=datetime.fromisoformat(told["since"]),
            held_by_name=told["held_by"],
            asked_by_name=told["asked_by"],
        )

    def release_lease(self, session: Session, article_id: str, token: str) -> None:
        """Give the right to write back."""
        _call(session, "release_lease", article_id, token)

    def ask_for_lease(self, session: Session, article: Article) -> None:
        """Ask whoever is writing to let this person write."""
        _call(session, "ask_for_lease", article.article_id)

    def hand_over(self, session: Session, article: Article, token: str) -> dict[str, Any]:
        """Let whoever asked for the lease write."""
        return _command(session, "hand_over", article.article_id, token)

    def take(self, session: Session, article: Article, taking: Taking) -> dict[str, Any]:
        """Take a step."""
        needs = {
            "until": taking.until.isoformat() if taking.until else None,
            "at": taking.at.isoformat() if taking.at else None,
            "edition": _edition(taking.edition),
        }
        return _command(
            session,
            f"step_{taking.step}",
            article.article_id,
            taking.seen,
            taking.reason,
            {name: need for name, need in needs.items() if need is not None},
        )

    def add_photo(self, session: Session, photo: Photo) -> dict[str, Any]:
        """Add a photograph to the library."""
        columns = {column.name: getattr(photo, column.name) for column in Photo.__table__.columns}
        defaults: dict[str, Any] = {"caption": "", "credit_line": "", "alt_text": "", "stipulations": {}}
        fields = {name: defaults.get(name) if value is None else value for name, value in columns.items()}
        return _command(session, "add_photo", json.loads(json.dumps(fields, default=_iso)))

    def reword_photo(self, session: Session, photo: Photo, changed: dict[str, Any]) -> dict[str, Any]:
        """Change what the library says of a photograph."""
        return _command(session, "reword_photo", photo.photo_id, changed)

    def read_photo_again(self, session: Session, photo: Photo, changed: Mapping[str, Any]) -> dict[str, Any]:
        """Keep what the photograph's file says when its old texts are read in another encoding."""
        return _command(session, "read_photo_again", photo.photo_id, dict(changed))

    def reword_photos(self, session: Session, changes: Sequence[Rewording]) -> dict[str, Any]:
        """Change what the library says of many photographs."""
        return _command(
            session,
            "reword_photos",
            [
                {"photo_id": one.photo_id, "changed": dict(one.changed), "seen": dict(one.seen)}
                for one in changes
            ],
        )

    def keep_codes(self, session: Session, codes: Mapping[str, Sequence[str]]) -> dict[str, Any]:
        """Keep caption codes."""
        return _command(session, "keep_codes", {code: list(words) for code, words in codes.items()})

    def keep_template(self, session: Session, template: CaptionTemplate) -> dict[str, Any]:
        """Keep a caption template."""
        return _command(session, "keep_template", template.name, template_to_json(template))

    def add_desk(
        self, session: Session, slug: str, name: str, name_ko: str, *, is_solo: bool
    ) -> dict[str, Any]:
        """Open a desk."""
        return _command(session, "add_desk", slug, name, name_ko, is_solo)

    def set_solo(self, session: Session, desk: Desk, *, is_solo: bool) -> dict[str, Any]:
        """Relax four eyes at a desk, or ask for them again."""
        return _command(session, "set_solo", desk.desk_id, is_solo)

    def set_site_address(self, session: Session, address: str) -> dict[str, Any]:
        """Say where readers find the site."""
        return _command(session, "set_site_address", address)

    def add_person(self, session: Session, staffer: Staffer) -> dict[str, Any]:
        """Add somebody, with a login of the server."""
        fields = {
            "login": staffer.login,
            "name": staffer.name,
            "name_ko": staffer.name_ko,
            "byline": staffer.byline,
            "language": staffer.language,
            "is_admin": staffer.is_admin,
            "roles": _roles(staffer.roles),
        }
        return _command(session, "add_person", fields, staffer.verifier)

    def rename_person(self, session: Session, person: Person, names: Names) -> dict[str, Any]:
        """Call somebody something else."""
        return _command(session, "rename_person", person.person_id, asdict(names))

    def in_hand_of(self, session: Session, person: Person) -> InHand:
        """Return how much somebody has under way; the database counts what an administrator may not read."""
        return InHand(**_call(session, "in_hand_of", person.person_id))

    def set_roles(
        self, session: Session, person: Person, roles: Sequence[tuple[str, Role]], *, is_admin: bool
    ) -> dict[str, Any]:
        """Give somebody exactly these roles."""
        return _command(session, "set_roles", person.person_id, _roles(roles), is_admin)

    def disable_person(self, session: Session, person: Person, successor: Person | None) -> dict[str, Any]:
        """End somebody's access, their open sessions included."""
        heir = successor.person_id if successor else None
        return _command(session, "disable_person", person.person_id, heir)

    def enable_person(self, session: Session, person: Person) -> dict[str, Any]:
        """Let somebody in again who was disabled."""
        return _command(session, "enable_person", person.person_id)

    def set_password(self, session: Session, person: Person, verifier: str) -> dict[str, Any]:
        """Give the server what stands for somebody's new password."""
        return _command(session, "set_password", person.person_id, verifier)

    def add_word(self, session: Session, word: str) -> dict[str, Any]:
        """Add a word to the newsroom's list."""
        return _command(session, "add_word", word)

    def remove_word(self, session: Session, word: str) -> dict[str, Any]:
        """Take a word off the newsroom's list."""
        return _command(session, "remove_word", word)

    def add_note(
        self, session: Session, article: Article, thread_id: str, words: str, anchor: Anchor | None
    ) -> dict[str, Any]:
        """Add a note."""
        place = asdict(anchor) if anchor else None
        return _command(session, "add_note", article.article_id, thread_id, words, place)

    def resolve_notes(self, session: Session, article: Article, thread_id: str) -> dict[str, Any]:
        """Say that a thread is settled."""
        return _command(session, "resolve_notes", article.article_id, thread_id)

    def grant_lease(self, session: Session, photo: Photo, terms: LeaseTerms) -> dict[str, Any]:
        """Say that a photograph may, or may not, be used."""
        said = {"kind": terms.kind.value, "reason": terms.reason}
        times = {"starts_at": terms.starts_at, "ends_at": terms.ends_at}
        said |= {name: time.isoformat() for name, time in times.items() if time}
        return _command(session, "grant_lease", photo.photo_id, said)

    def withdraw_lease(self, session: Session, lease: UsageLease, reason: str) -> dict[str, Any]:
        """Take a lease on a photograph back."""
        return _command(session, "withdraw_lease", lease.lease_id, reason)

    def set_agency(self, session: Session, agency: Agency) -> dict[str, Any]:
        """Know an agency as this from now on."""
        return _command(session, "set_agency", agency.key, agency_to_json(agency))

    def set_photographer(self, session: Session, photographer: Photographer) -> dict[str, Any]:
        """Know a photographer by these spellings from now on."""
        return _command(session, "set_photographer", photographer.name, list(photographer.spellings))

    def forget_photographer(self, session: Session, name: str) -> dict[str, Any]:
        """Know a photographer's spellings no longer."""
        return _command(session, "forget_photographer", name)

    def set_house_style(
        self, session: Session, desk: Desk | None, language: str, style: HouseStyle | None
    ) -> dict[str, Any]:
        """Print credits like this at a desk, or in the whole newsroom."""
        kept = {"line": style.line, "forms": list(style.forms)} if style else {}
        return _command(session, "set_house_style", desk.desk_id if desk else None, language, kept)

    def require_alt_text(self, session: Session, *, is_required: bool) -> dict[str, Any]:
        """Let a photograph without alternative text stop an article, or no longer."""
        return _command(session, "require_alt_text", is_required)

    def set_country(self, session: Session, country: str) -> dict[str, Any]:
        """Say where the newsroom's readers live."""
        return _command(session, "set_country", country)

    def reopen_notes(self, session: Session, article: Article, thread_id: str) -> dict[str, Any]:
        """Say that a thread is not settled after all."""
        return _command(session, "reopen_notes", article.article_id, thread_id)

    def name_person(self, session: Session, article: Article, person: NamedPerson) -> dict[str, Any]:
        """Say that somebody is named in the article."""
        return _command(session, "name_person", article.article_id, person.name, person.name_ko)

    def unname_person(self, session: Session, article: Article, person: NamedPerson) -> dict[str, Any]:
        """Say that somebody is named in the article no longer."""
        return _command(session, "unname_person", article.article_id, person.name, person.name_ko)

    def add_style_rule(self, session: Session, rule: OwnRule) -> dict[str, Any]:
        """Add a rule of style."""
        return _command(session, "add_style_rule", asdict(rule))

    def remove_style_rule(self, session: Session, language: str, term: str) -> dict[str, Any]:
        """Take a rule of style off the list."""
        return _command(session, "remove_style_rule", language, term)

    def plan(self, session: Session, desk: Desk, fields: PlanFields) -> dict[str, Any]:
        """Add an article to a desk's plan."""
        return _command(session, "plan_article", desk.desk_id, _plan_fields(fields))

    def change_plan(self, session: Session, plan: PlannedArticle, fields: PlanFields) -> dict[str, Any]:
        """Plan it otherwise."""
        return _command(session, "change_plan", plan.plan_id, _plan_fields(fields))

    def move_plan(self, session: Session, plan: PlannedArticle, move: PlanMove, words: str) -> dict[str, Any]:
        """Accept, decline, begin or drop what is planned."""
        return _command(session, "move_plan", plan.plan_id, move.value, words)

    def log_request(
        self, session: Session, article: Article, asked_by: str, wants: str, days: tuple[date, date | None]
    ) -> dict[str, Any]:
        """Log that somebody demands a correction."""
        received_on, known_on = days
        fields = {
            "asked_by": asked_by,
            "wants": wants,
            "received_on": received_on.isoformat(),
            "known_on": known_on.isoformat() if known_on else None,
        }
        return _command(session, "log_request", article.article_id, fields)

    def decide_request(
        self, session: Session, request: CorrectionRequest, decision: Decision, answer: str
    ) -> dict[str, Any]:
        """Add what was decided on a request."""
        return _command(session, "decide_request", request.request_id, decision.value, answer)

    def seal_ledger(self, session: Session) -> None:
        """Seal every chain of the ledger that grew since the last seal."""
        _call(session, "seal_ledger")


def _command(session: Session, function: str, *arguments: Any) -> dict[str, Any]:
    answer: dict[str, Any] = _call(session, function, session.info[COMMAND_ID], *arguments)
    return answer


def _call(session: Session, function: str, *arguments: Any) -> Any:
    # The functions' names are ours; what people typed travels as parameters.
    names = [f"p{number}" for number in range(len(arguments))]
    places = ", ".join(
        f"CAST(:{name} AS jsonb)" if isinstance(value, dict | list) else f":{name}"
        for name, value in zip(names, arguments, strict=True)
    )
    values = [json.dumps(value) if isinstance(value, dict | list) else value for value in arguments]
    statement = sql(f"SELECT cms.{function}({places})")
    return session.execute(statement, dict(zip(names, values, strict=True))).scalar_one()


def _words(text: ArticleText) -> dict[str, Any]:
    return text_to_json(text)


def _measured(text: ArticleText) -> dict[str, Any]:
    words = text.plain_body
    return {"hash": content_hash(text), "words": words_in(words), "characters": characters_in(words)}


def _edition(edition: NewEdition | None) -> dict[str, Any] | None:
    if edition is None:
        return None
    return {
        "edition_id": edition.edition_id,
        "kind": edition.kind.value,
        "notice": edition.notice,
        "content": edition.content,
    }


def _roles(roles: Sequence[tuple[str, Role]]) -> list[list[str]]:
    return [[desk_id, role.value] for desk_id, role in roles]


def _iso(value: Any) -> str:
    if isinstance(value, datetime):
        return value.isoformat()
    raise TypeError(f"{type(value)} is no part of a photograph.")


def _plan_fields(fields: PlanFields) -> dict[str, Any]:
    return asdict(fields) | {"deadline_at": fields.deadline_at.isoformat()}
