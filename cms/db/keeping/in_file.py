"""The keeper of a newsroom in a file: Python changes the rows, in the transaction of the session it is given."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy.orm import Session

from cms.body.notes import Anchor
from cms.db.credit_tables import UsageLease
from cms.db.day_tables import CorrectionRequest, PlannedArticle
from cms.db.keeping import (
    file_arrivals,
    file_captions,
    file_credits,
    file_day,
    file_leases,
    file_names,
    file_notes,
    file_rules,
    file_staff,
    file_steps,
    file_texts,
    file_usage,
    file_words,
)
from cms.db.keeping.file_acts import Hand
from cms.db.keeping.keeper import Staffer, Taking
from cms.db.queries.people import the_newsroom
from cms.db.seals import add_seal
from cms.db.tables import Article, Desk, Person, Photo
from cms.domain.article import ArticleText
from cms.domain.correction_limits import Decision
from cms.domain.credits.agencies import Agency
from cms.domain.credits.house_style import HouseStyle
from cms.domain.credits.photographers import Photographer
from cms.domain.named_people import NamedPerson
from cms.domain.own_rules import OwnRule
from cms.domain.photos.captioning import CaptionTemplate, Rewording
from cms.domain.photos.usage_leases import LeaseTerms
from cms.domain.planning import PlanFields, PlanMove
from cms.domain.rows import Lease
from cms.domain.staff import InHand, Names
from cms.domain.wire import WireItem
from cms.domain.workflow import Role


@dataclass(frozen=True, slots=True)
class FileKeeper:
    """Keeps what one person does in a newsroom's file; see `Keeper` for each act."""

    hand: Hand

    def start_article(
        self, session: Session, slug: str, desk: Desk, language: str, text: ArticleText
    ) -> dict[str, Any]:
        """Add an article with *text* as its first version."""
        return file_texts.start(self.hand, session, slug, desk, language, text)

    def bring_in(
        self, session: Session, slug: str, desk: Desk, item: WireItem, text: ArticleText
    ) -> dict[str, Any]:
        """Add an article of what an agency sent."""
        return file_arrivals.bring_in(self.hand, session, slug, desk, item, text)

    def bring_again(
        self, session: Session, article: Article, item: WireItem, text: ArticleText, base: int
    ) -> dict[str, Any]:
        """Keep a later version of what an agency sent."""
        return file_arrivals.bring_again(self.hand, session, article, item, text, base)

    def link_translation(
        self, session: Session, article: Article, original: Article | None
    ) -> dict[str, Any]:
        """Say that the article is *original* in another language."""
        return file_arrivals.link_translation(self.hand, session, article, original)

    def save(
        self, session: Session, article_id: str, text: ArticleText, base: int | None, token: str
    ) -> dict[str, Any]:
        """Make *text* the next version, or keep it aside."""
        article = session.get_one(Article, article_id)
        return file_texts.save(self.hand, session, article, text, base, token)

    def keep_aside(
        self, session: Session, article: Article, text: ArticleText, base: int | None
    ) -> dict[str, Any]:
        """Keep *text* as a side version."""
        return file_texts.keep_aside(self.hand, session, article, text, base)

    def keep_working_copy(
        self, session: Session, article_id: str, language: str, text: ArticleText, base: int
    ) -> datetime:
        """Keep unfinished text and return when it was kept."""
        file_texts.keep_working_copy(self.hand, session, article_id, language, text, base)
        return self.hand.clock()

    def keep_unless_a_version(
        self, session: Session, article_id: str, text: ArticleText, base: int
    ) -> datetime | None:
        """Keep unfinished text, or nothing where it must be a version at once."""
        return file_texts.keep_unless_a_version(self.hand, session, article_id, text, base)

    def take_lease(self, session: Session, article: Article) -> Lease:
        """Take or renew the right to write, or answer who has it."""
        return file_leases.take(self.hand, session, article)

    def release_lease(self, session: Session, article_id: str, token: str) -> None:
        """Give the right to write back."""
        file_leases.release(session, article_id, token)

    def ask_for_lease(self, session: Session, article: Article) -> None:
        """Ask whoever is writing to let this person write."""
        file_leases.ask(self.hand, session, article)

    def hand_over(self, session: Session, article: Article, token: str) -> dict[str, Any]:
        """Let whoever asked for the lease write."""
        return file_leases.hand_over(self.hand, session, article, token)

    def take(self, session: Session, article: Article, taking: Taking) -> dict[str, Any]:
        """Take a step."""
        return file_steps.take(self.hand, session, article, taking)

    def add_photo(self, session: Session, photo: Photo) -> dict[str, Any]:
        """Add a photograph to the library."""
        session.add(photo)
        session.flush()
        self.hand.enter_newsroom_act(session, "add_photo", f"{photo.photo_id} {photo.sha256}")
        return {"photo_id": photo.photo_id}

    def reword_photo(self, session: Session, photo: Photo, changed: dict[str, Any]) -> dict[str, Any]:
        """Change what the library says of a photograph."""
        for name, value in changed.items():
            setattr(photo, name, value)
        self.hand.enter_newsroom_act(
            session, "reword_photo", f"{photo.photo_id}: {', '.join(sorted(changed))}"
        )
        return {"photo_id": photo.photo_id}

    def read_photo_again(self, session: Session, photo: Photo, changed: Mapping[str, Any]) -> dict[str, Any]:
        """Keep what the photograph's file says when its old texts are read in another encoding."""
        for name, value in changed.items():
            setattr(photo, name, value)
        said = f"{photo.photo_id}: {changed['text_encoding']}"
        self.hand.enter_newsroom_act(session, "read_photo_again", said)
        return {"photo_id": photo.photo_id}

    def reword_photos(self, session: Session, changes: Sequence[Rewording]) -> dict[str, Any]:
        """Change what the library says of many photographs."""
        return file_captions.reword(self.hand, session, changes)

    def keep_codes(self, session: Session, codes: Mapping[str, Sequence[str]]) -> dict[str, Any]:
        """Keep caption codes."""
        return file_captions.keep_codes(self.hand, session, codes)

    def keep_template(self, session: Session, template: CaptionTemplate) -> dict[str, Any]:
        """Keep a caption template."""
        return file_captions.keep_template(self.hand, session, template)

    def add_desk(
        self, session: Session, slug: str, name: str, name_ko: str, *, is_solo: bool
    ) -> dict[str, Any]:
        """Open a desk."""
        return file_staff.add_desk(self.hand, session, slug, name, name_ko, is_solo=is_solo)

    def set_solo(self, session: Session, desk: Desk, *, is_solo: bool) -> dict[str, Any]:
        """Relax four eyes at a desk, or ask for them again."""
        return file_staff.set_solo(self.hand, session, desk, is_solo=is_solo)

    def set_site_address(self, session: Session, address: str) -> dict[str, Any]:
        """Say where readers find the site."""
        the_newsroom(session).base_url = address
        self.hand.enter_newsroom_act(session, "set_site_address", address)
        return {"address": address}

    def add_person(self, session: Session, staffer: Staffer) -> dict[str, Any]:
        """Add somebody."""
        return file_staff.add_person(self.hand, session, staffer)

    def rename_person(self, session: Session, person: Person, names: Names) -> dict[str, Any]:
        """Call somebody something else."""
        return file_staff.rename(self.hand, session, person, names)

    def in_hand_of(self, session: Session, person: Person) -> InHand:
        """Return how much somebody has under way."""
        return file_staff.in_hand_of(session, person)

    def set_roles(
        self, session: Session, person: Person, roles: Sequence[tuple[str, Role]], *, is_admin: bool
    ) -> dict[str, Any]:
        """Give somebody exactly these roles."""
        return file_staff.set_roles(self.hand, session, person, roles, is_admin=is_admin)

    def disable_person(self, session: Session, person: Person, successor: Person | None) -> dict[str, Any]:
        """End somebody's access."""
        return file_staff.disable(self.hand, session, person, successor)

    def enable_person(self, session: Session, person: Person) -> dict[str, Any]:
        """Let somebody in again who was disabled."""
        return file_staff.enable(self.hand, session, person)

    def set_password(self, session: Session, person: Person, verifier: str) -> dict[str, Any]:
        """Keep what stands for somebody's new password."""
        return file_staff.set_password(self.hand, session, person, verifier)

    def add_word(self, session: Session, word: str) -> dict[str, Any]:
        """Add a word to the newsroom's list."""
        return file_words.add(self.hand, session, word)

    def remove_word(self, session: Session, word: str) -> dict[str, Any]:
        """Take a word off the newsroom's list."""
        return file_words.remove(self.hand, session, word)

    def add_note(
        self, session: Session, article: Article, thread_id: str, words: str, anchor: Anchor | None
    ) -> dict[str, Any]:
        """Add a note."""
        return file_notes.add(self.hand, session, article, thread_id, words, anchor)

    def resolve_notes(self, session: Session, article: Article, thread_id: str) -> dict[str, Any]:
        """Say that a thread is settled."""
        return file_notes.resolve(self.hand, session, article, thread_id)

    def grant_lease(self, session: Session, photo: Photo, terms: LeaseTerms) -> dict[str, Any]:
        """Say that a photograph may, or may not, be used."""
        return file_usage.grant(self.hand, session, photo, terms)

    def withdraw_lease(self, session: Session, lease: UsageLease, reason: str) -> dict[str, Any]:
        """Take a lease on a photograph back."""
        return file_usage.withdraw(self.hand, session, lease, reason)

    def set_agency(self, session: Session, agency: Agency) -> dict[str, Any]:
        """Know an agency as this from now on."""
        return file_credits.set_agency(self.hand, session, agency)

    def set_photographer(self, session: Session, photographer: Photographer) -> dict[str, Any]:
        """Know a photographer by these spellings from now on."""
        return file_credits.set_photographer(self.hand, session, photographer)

    def forget_photographer(self, session: Session, name: str) -> dict[str, Any]:
        """Know a photographer's spellings no longer."""
        return file_credits.forget_photographer(self.hand, session, name)

    def set_house_style(
        self, session: Session, desk: Desk | None, language: str, style: HouseStyle | None
    ) -> dict[str, Any]:
        """Print credits like this at a desk, or in the whole newsroom."""
        return file_credits.set_house_style(self.hand, session, desk, language, style)

    def require_alt_text(self, session: Session, *, is_required: bool) -> dict[str, Any]:
        """Let a photograph without alternative text stop an article, or no longer."""
        return file_credits.require_alt_text(self.hand, session, is_required=is_required)

    def set_country(self, session: Session, country: str) -> dict[str, Any]:
        """Say where the newsroom's readers live."""
        return file_credits.set_country(self.hand, session, country)

    def reopen_notes(self, session: Session, article: Article, thread_id: str) -> dict[str, Any]:
        """Say that a thread is not settled after all."""
        return file_notes.reopen(session, article, thread_id)

    def name_person(self, session: Session, article: Article, person: NamedPerson) -> dict[str, Any]:
        """Say that somebody is named in the article."""
        return file_names.add(self.hand, session, article, person)

    def unname_person(self, session: Session, article: Article, person: NamedPerson) -> dict[str, Any]:
        """Say that somebody is named in the article no longer."""
        return file_names.remove(session, article, person)

    def add_style_rule(self, session: Session, rule: OwnRule) -> dict[str, Any]:
        """Add a rule of style."""
        return file_rules.add(self.hand, session, rule)

    def remove_style_rule(self, session: Session, language: str, term: str) -> dict[str, Any]:
        """Take a rule of style off the list."""
        return file_rules.remove(self.hand, session, language, term)

    def plan(self, session: Session, desk: Desk, fields: PlanFields) -> dict[str, Any]:
        """Add an article to a desk's plan."""
        return file_day.plan(self.hand, session, desk, fields)

    def change_plan(self, session: Session, plan: PlannedArticle, fields: PlanFields) -> dict[str, Any]:
        """Plan it otherwise."""
        return file_day.change_plan(self.hand, session, plan, fields)

    def move_plan(self, session: Session, plan: PlannedArticle, move: PlanMove, words: str) -> dict[str, Any]:
        """Accept, decline, begin or drop what is planned."""
        return file_day.move_plan(self.hand, session, plan, move, words)

    def log_request(
        self, session: Session, article: Article, asked_by: str, wants: str, days: tuple[date, date | None]
    ) -> dict[str, Any]:
        """Log that somebody demands a correction."""
        return file_day.log_request(self.hand, session, article, asked_by, wants, days)

    def decide_request(
        self, session: Session, request: CorrectionRequest, decision: Decision, answer: str
    ) -> dict[str, Any]:
        """Add what was decided on a request."""
        return file_day.decide_request(self.hand, session, request, decision, answer)

    def seal_ledger(self, session: Session) -> None:
        """Seal every chain of the ledger that grew since the last seal."""
        add_seal(session, self.hand.person_id, self.hand.clock())
