"""What every newsroom can be told to keep, wherever it is kept.

Services decide in words whether something may be done; a keeper does it. In a file it is Python that changes the rows
(`FileKeeper`); on a server the database changes them itself, through functions that obey the same table of steps and
refuse whoever comes another way (`ServerKeeper`).
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Protocol

from sqlalchemy.orm import Session

from cms.body.notes import Anchor
from cms.db.credit_tables import UsageLease
from cms.db.day_tables import CorrectionRequest, PlannedArticle
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
from cms.domain.workflow import EditionKind, Role, Step


@dataclass(frozen=True, slots=True)
class NewEdition:
    """What readers are to get: the version, why, what they are told, and the edition whole as JSON."""

    edition_id: str
    version: int
    kind: EditionKind
    notice: str
    published_at: datetime
    content: dict[str, Any]


@dataclass(frozen=True, slots=True)
class Taking:
    """A step that is about to be taken.

    *seen* is the version it was decided on, *until* belongs to an embargo, *at* to a schedule and to publishing by
    one, *edition* to publishing.
    """

    step: Step
    reason: str = ""
    seen: int | None = None
    until: datetime | None = None
    at: datetime | None = None
    edition: NewEdition | None = None


@dataclass(frozen=True, slots=True)
class Staffer:
    """Somebody to be added; *roles* are (desk id, role), *verifier* stands for their password."""

    login: str
    name: str
    name_ko: str
    byline: str
    language: str
    is_admin: bool
    verifier: str | None
    roles: Sequence[tuple[str, Role]]


class Keeper(Protocol):
    """Keeps what one person does. Each call belongs to the transaction of the session it is given.

    Where a dictionary is answered, it is the answer kept under the command's UUID: the fields of a `StepTaken`, or
    the id of what was added.
    """

    def start_article(
        self, session: Session, slug: str, desk: Desk, language: str, text: ArticleText
    ) -> dict[str, Any]:
        """Add an article with *text* as its first version."""

    def bring_in(
        self,
        session: Session,
        slug: str,
        desk: Desk,
        item: WireItem,
        text: ArticleText,
    ) -> dict[str, Any]:
        """Add an article of what an agency sent, under its embargo from the first moment on."""

    def bring_again(
        self, session: Session, article: Article, item: WireItem, text: ArticleText, base: int
    ) -> dict[str, Any]:
        """Keep a later version of what an agency sent: the next one, or aside where somebody has worked on it."""

    def link_translation(
        self, session: Session, article: Article, original: Article | None
    ) -> dict[str, Any]:
        """Say that the article is *original* in another language, or a translation of nothing."""

    def save(
        self, session: Session, article_id: str, text: ArticleText, base: int | None, token: str
    ) -> dict[str, Any]:
        """Make *text* the next version, or keep it aside if somebody else's text or lease is in its way."""

    def keep_aside(
        self, session: Session, article: Article, text: ArticleText, base: int | None
    ) -> dict[str, Any]:
        """Keep *text* as a side version."""

    def keep_working_copy(
        self, session: Session, article_id: str, language: str, text: ArticleText, base: int
    ) -> datetime:
        """Keep unfinished text and return when it was kept."""

    def keep_unless_a_version(
        self, session: Session, article_id: str, text: ArticleText, base: int
    ) -> datetime | None:
        """Keep unfinished text and return when it was kept; None, and nothing, where it must be a version at once."""

    def take_lease(self, session: Session, article: Article) -> Lease:
        """Take or renew the right to write, or answer who has it."""

    def release_lease(self, session: Session, article_id: str, token: str) -> None:
        """Give the right to write back."""

    def ask_for_lease(self, session: Session, article: Article) -> None:
        """Ask whoever is writing to let this person write."""

    def hand_over(self, session: Session, article: Article, token: str) -> dict[str, Any]:
        """Let whoever asked for the lease write; the holder's unfinished text becomes a version first."""

    def take(self, session: Session, article: Article, taking: Taking) -> dict[str, Any]:
        """Take a step."""

    def add_photo(self, session: Session, photo: Photo) -> dict[str, Any]:
        """Add a photograph to the library."""

    def reword_photo(self, session: Session, photo: Photo, changed: dict[str, Any]) -> dict[str, Any]:
        """Change what the library says of a photograph."""

    def read_photo_again(self, session: Session, photo: Photo, changed: Mapping[str, Any]) -> dict[str, Any]:
        """Keep what the photograph's file says when its old texts are read in another encoding."""

    def reword_photos(self, session: Session, changes: Sequence[Rewording]) -> dict[str, Any]:
        """Change what the library says of many photographs, all of them or none."""

    def keep_codes(self, session: Session, codes: Mapping[str, Sequence[str]]) -> dict[str, Any]:
        """Keep caption codes, each with its replacements; one without any is taken out."""

    def keep_template(self, session: Session, template: CaptionTemplate) -> dict[str, Any]:
        """Keep a caption template; one without fields is taken away."""

    def add_desk(
        self, session: Session, slug: str, name: str, name_ko: str, *, is_solo: bool
    ) -> dict[str, Any]:
        """Open a desk."""

    def set_solo(self, session: Session, desk: Desk, *, is_solo: bool) -> dict[str, Any]:
        """Relax four eyes at a desk, or ask for them again."""

    def set_site_address(self, session: Session, address: str) -> dict[str, Any]:
        """Say where readers find the site."""

    def add_person(self, session: Session, staffer: Staffer) -> dict[str, Any]:
        """Add somebody."""

    def rename_person(self, session: Session, person: Person, names: Names) -> dict[str, Any]:
        """Call somebody something else."""

    def in_hand_of(self, session: Session, person: Person) -> InHand:
        """Return how much somebody has under way; of articles nobody may see, too."""

    def set_roles(
        self, session: Session, person: Person, roles: Sequence[tuple[str, Role]], *, is_admin: bool
    ) -> dict[str, Any]:
        """Give somebody exactly these roles (desk id, role)."""

    def disable_person(self, session: Session, person: Person, successor: Person | None) -> dict[str, Any]:
        """End somebody's access; what they had under way passes to *successor*, if there is one."""

    def enable_person(self, session: Session, person: Person) -> dict[str, Any]:
        """Let somebody in again who was disabled."""

    def set_password(self, session: Session, person: Person, verifier: str) -> dict[str, Any]:
        """Keep what stands for somebody's new password."""

    def add_word(self, session: Session, word: str) -> dict[str, Any]:
        """Add a word to the newsroom's list."""

    def remove_word(self, session: Session, word: str) -> dict[str, Any]:
        """Take a word off the newsroom's list."""

    def add_note(
        self, session: Session, article: Article, thread_id: str, words: str, anchor: Anchor | None
    ) -> dict[str, Any]:
        """Add a note: with an anchor it begins a thread, without one it answers in it."""

    def resolve_notes(self, session: Session, article: Article, thread_id: str) -> dict[str, Any]:
        """Say that a thread is settled."""

    def grant_lease(self, session: Session, photo: Photo, terms: LeaseTerms) -> dict[str, Any]:
        """Say that a photograph may, or may not, be used."""

    def withdraw_lease(self, session: Session, lease: UsageLease, reason: str) -> dict[str, Any]:
        """Take a lease on a photograph back."""

    def set_agency(self, session: Session, agency: Agency) -> dict[str, Any]:
        """Know an agency as this from now on."""

    def set_photographer(self, session: Session, photographer: Photographer) -> dict[str, Any]:
        """Know a photographer by these spellings from now on."""

    def forget_photographer(self, session: Session, name: str) -> dict[str, Any]:
        """Know a photographer's spellings no longer."""

    def set_house_style(
        self, session: Session, desk: Desk | None, language: str, style: HouseStyle | None
    ) -> dict[str, Any]:
        """Print credits like this at a desk, or in the whole newsroom; None forgets what was said of it."""

    def require_alt_text(self, session: Session, *, is_required: bool) -> dict[str, Any]:
        """Let a photograph without alternative text stop an article, or no longer."""

    def set_country(self, session: Session, country: str) -> dict[str, Any]:
        """Say where the newsroom's readers live."""

    def reopen_notes(self, session: Session, article: Article, thread_id: str) -> dict[str, Any]:
        """Say that a thread is not settled after all."""

    def name_person(self, session: Session, article: Article, person: NamedPerson) -> dict[str, Any]:
        """Say that somebody is named in the article."""

    def unname_person(self, session: Session, article: Article, person: NamedPerson) -> dict[str, Any]:
        """Say that somebody is named in the article no longer."""

    def add_style_rule(self, session: Session, rule: OwnRule) -> dict[str, Any]:
        """Add a rule to the newsroom's own, or put another in the place of the one about the same term."""

    def remove_style_rule(self, session: Session, language: str, term: str) -> dict[str, Any]:
        """Take a rule off the newsroom's own."""

    def plan(self, session: Session, desk: Desk, fields: PlanFields) -> dict[str, Any]:
        """Add an article to a desk's plan."""

    def change_plan(self, session: Session, plan: PlannedArticle, fields: PlanFields) -> dict[str, Any]:
        """Plan it otherwise; somebody else who is asked has not answered yet."""

    def move_plan(self, session: Session, plan: PlannedArticle, move: PlanMove, words: str) -> dict[str, Any]:
        """Accept, decline, begin or drop what is planned."""

    def log_request(
        self, session: Session, article: Article, asked_by: str, wants: str, days: tuple[date, date | None]
    ) -> dict[str, Any]:
        """Log that somebody demands a correction: the days it was received and they knew."""

    def decide_request(
        self, session: Session, request: CorrectionRequest, decision: Decision, answer: str
    ) -> dict[str, Any]:
        """Add what was decided on a request."""

    def seal_ledger(self, session: Session) -> None:
        """Seal every chain of the ledger that grew since the last seal."""
