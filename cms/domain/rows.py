"""The frozen rows that screens and commands are given; never a mapped object, never a half-loaded one."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta

from cms.domain.article import ArticleText
from cms.domain.checks import NO_DEMANDS, NOTHING_KNOWN, Demands, PhotoProvenance, Problem
from cms.domain.errors import NewsroomError
from cms.domain.languages import in_language
from cms.domain.photos.rights import UsageRights
from cms.domain.workflow import EDITORS, EditionKind, HoldState, Publication, Role, Stage, Standing


@dataclass(frozen=True, slots=True)
class DeskRow:
    """A desk and how many articles on it are not yet out."""

    desk_id: str
    slug: str
    name: str
    name_ko: str
    is_solo: bool
    open_articles: int = 0

    def name_in(self, language: str) -> str:
        """Return the name in *language*, or the English one where there is no other."""
        return in_language(language, self.name, self.name_ko)


@dataclass(frozen=True, slots=True)
class PersonRow:
    """A person of the newsroom; *roles* by desk slug."""

    person_id: str
    login: str
    name: str
    name_ko: str
    byline: str
    language: str
    is_admin: bool
    is_active: bool
    has_password: bool
    roles: dict[str, frozenset[Role]] = field(default_factory=dict)

    def name_in(self, language: str) -> str:
        """Return the name in *language*, or the Latin one where there is no other."""
        return in_language(language, self.name, self.name_ko)

    @property
    def is_editor(self) -> bool:
        """Whether this person reviews at any desk."""
        return any(EDITORS & roles for roles in self.roles.values())


@dataclass(frozen=True, slots=True)
class ArticleRow:
    """One article in a list. *version* is the number of the head version; times carry their zone."""

    article_id: str
    slug: str
    desk: str
    language: str
    stage: Stage
    publication: Publication
    version: int
    live_version: int | None
    headline: str
    byline: str
    author: str
    author_name: str
    words: int
    characters: int
    photos: int
    problems: int
    stage_at: datetime
    saved_at: datetime
    saved_by_name: str
    claimed_by: str = ""
    claimed_by_name: str = ""
    edited_by: str = ""
    edited_by_name: str = ""
    return_reason: str = ""
    desk_name: str = ""
    desk_name_ko: str = ""
    has_embargo: bool = False
    embargo_until: datetime | None = None
    scheduled_at: datetime | None = None
    needs_post_review: bool = False
    # The login of whoever looks after it now: its writer, until it passes to somebody else.
    kept_by: str = ""
    # When its planner wants it; None where nobody said.
    deadline_at: datetime | None = None

    @property
    def is_being_corrected(self) -> bool:
        """Whether readers have an older version than the head."""
        return self.publication is Publication.LIVE and self.live_version != self.version


@dataclass(frozen=True, slots=True)
class PhotoRow:
    """A photograph of the library; *caption* and *credit_line* are the library's, not those of one use."""

    photo_id: str
    sha256: str
    file_name: str
    format: str
    width: int
    height: int
    size_bytes: int
    caption: str
    creator: str
    credit_line: str
    source: str
    copyright: str
    alt_text: str
    usage_rights: UsageRights | None
    taken_at: datetime | None
    text_encoding: str
    has_location: bool
    added_by_name: str
    added_at: datetime
    used_in: tuple[str, ...] = ()
    embedded_credit: str = ""
    # As of when it was read, so that two readings of one photograph are still the same row.
    provenance: PhotoProvenance = field(default=NOTHING_KNOWN, compare=False)


@dataclass(frozen=True, slots=True)
class Approval:
    """Who approved which version, bound to its content hash; *revoked_by* says what took it back."""

    version: int
    content_hash: str
    approved_by_name: str
    approved_at: datetime


@dataclass(frozen=True, slots=True)
class LedgerRow:
    """One act: who did what to which version, from where to where, why and when."""

    at: datetime
    person: str
    person_name: str
    step: str
    version: int | None
    stage_from: str
    stage_to: str
    publication_from: str
    publication_to: str
    reason: str


@dataclass(frozen=True, slots=True)
class OpenArticle:
    """An article as it is opened: the row, the text of its head version, what blocks it, where this person stands.

    *working_copy* is this person's text that is not yet a version, begun on version *working_copy_base*;
    *submission* is the act by which the article was last sent to review.
    """

    row: ArticleRow
    text: ArticleText
    content_hash: str
    photos: dict[str, PhotoRow]
    standing: Standing
    blockers: tuple[Problem, ...]
    warnings: tuple[Problem, ...]
    reviewed_version: int | None
    approval: Approval | None
    legal: HoldState
    picture_desk: HoldState
    embargo_until: datetime | None
    has_embargo: bool
    working_copy: ArticleText | None = None
    working_copy_base: int | None = None
    submission: LedgerRow | None = None
    demands: Demands = NO_DEMANDS


@dataclass(frozen=True, slots=True)
class VersionRow:
    """One saved version; *is_side* marks a text kept beside the main line because somebody else had saved first."""

    number: int
    base_number: int | None
    is_side: bool
    content_hash: str
    saved_by_name: str
    saved_at: datetime
    words: int


@dataclass(frozen=True, slots=True)
class StepTaken:
    """The answer to a step or save: where the article stands now.

    *kept_aside* is the number of the side version that holds a text whose base was no longer the head version;
    nothing was overwritten then. *revoked_approval* says that the save took back an approval.
    """

    article_id: str
    slug: str
    stage: Stage
    publication: Publication
    version: int
    kept_aside: int | None = None
    revoked_approval: bool = False
    message: str = ""
    page: str = ""


@dataclass(frozen=True, slots=True)
class EditionRow:
    """What readers got: which version, what kind of edition, by whom and when."""

    number: int
    version: int
    kind: EditionKind
    notice: str
    published_by_name: str
    published_at: datetime


@dataclass(frozen=True, slots=True)
class Lease:
    """The right to write in an article until *expires_at*, shown by *token*; without one, *held_by_name* has it.

    *asked_by_name* is who asks the holder to let them write. Where *is_away*, nobody could be asked: what is typed stays
    on this computer until the newsroom answers.
    """

    token: str
    expires_at: datetime
    since: datetime
    held_by_name: str = ""
    asked_by_name: str = ""
    is_away: bool = False


@dataclass(frozen=True, slots=True)
class Sent:
    """When the newsroom got what was typed; *taken* if it became a version."""

    at: datetime
    taken: StepTaken | None = None


@dataclass(frozen=True, slots=True)
class Opened:
    """An article as its writer finds it: *text* is the newest they typed, on this computer or another.

    *caret* is where they were. *kept_aside* is the version that holds older typing of theirs, which somebody else's
    version had overtaken.
    """

    article: OpenArticle
    text: ArticleText
    caret: str = ""
    kept_aside: int | None = None


@dataclass(frozen=True, slots=True)
class DueRow:
    """An article whose time to be published has come, and the version that time was set for."""

    article_id: str
    slug: str
    version: int
    scheduled_at: datetime


@dataclass(frozen=True, slots=True)
class Fired:
    """What became of a schedule: it was *taken*, or the newsroom's *refusal* says why not; *late_by* if it is late."""

    due: DueRow
    taken: StepTaken | None = None
    refusal: NewsroomError | None = None
    late_by: timedelta | None = None
