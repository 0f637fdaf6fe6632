"""Why we may use a photograph: the categories of usage rights, and what each demands of its credit."""

import re
from collections.abc import Callable, Collection
from dataclasses import dataclass
from enum import StrEnum

from cms.domain.credits.agencies import SHIPPED, AgencyBook
from cms.domain.credits.credit import Credit, CreditPart, CreditRole
from cms.domain.credits.pieces import says_file_photo
from cms.domain.credits.words import looks_like_a_house
from cms.domain.errors import RuleBroken


class UsageRights(StrEnum):
    """The ground on which a photograph may be used."""

    STAFF = "staff"
    CONTRACT = "contract"
    COMMISSIONED = "commissioned"
    AGENCY = "agency"
    HANDOUT = "handout"
    COURTESY = "courtesy"
    POOL = "pool"
    SOCIAL_MEDIA = "social_media"
    SCREENGRAB = "screengrab"
    READER_SUBMISSION = "reader_submission"
    CREATIVE_COMMONS = "creative_commons"
    PUBLIC_DOMAIN = "public_domain"
    FILE_PHOTO = "file_photo"
    COMPOSITE = "composite"
    AI_MADE = "ai_made"


@dataclass(frozen=True, slots=True)
class RightsLabel:
    """What a category is called in the two languages of the newsroom."""

    english: str
    korean: str


@dataclass(frozen=True, slots=True)
class RightsProblem:
    """A demand of the usage rights that is not met; *sentence* awaits the photo's position."""

    rule: str
    sentence: str


LABELS: dict[UsageRights, RightsLabel] = {
    UsageRights.STAFF: RightsLabel("Staff photographer", "자사 기자"),
    UsageRights.CONTRACT: RightsLabel("Contract photographer", "계약 사진가"),
    UsageRights.COMMISSIONED: RightsLabel("Commissioned", "의뢰 촬영"),
    UsageRights.AGENCY: RightsLabel("Agency", "통신사"),
    UsageRights.HANDOUT: RightsLabel("Handout", "제공 사진"),
    UsageRights.COURTESY: RightsLabel("By courtesy", "호의 제공"),
    UsageRights.POOL: RightsLabel("Pool", "공동취재"),
    UsageRights.SOCIAL_MEDIA: RightsLabel("Social media", "소셜미디어"),
    UsageRights.SCREENGRAB: RightsLabel("Screen grab", "화면 캡처"),
    UsageRights.READER_SUBMISSION: RightsLabel("Sent in by a reader", "독자 제보"),
    UsageRights.CREATIVE_COMMONS: RightsLabel("Creative Commons", "크리에이티브 커먼즈"),
    UsageRights.PUBLIC_DOMAIN: RightsLabel("Public domain", "퍼블릭 도메인"),
    UsageRights.FILE_PHOTO: RightsLabel("File photo", "자료사진"),
    UsageRights.COMPOSITE: RightsLabel("Composite", "합성 사진"),
    UsageRights.AI_MADE: RightsLabel("Made with AI", "AI 생성"),
}


def usage_rights_named(text: str) -> UsageRights:
    """Return the category *text* names, by its key (`file-photo`) or its label (“File photo”, 자료사진)."""
    rights = _BY_NAME.get(_folded(text))
    if rights is None:
        raise RuleBroken(
            "“{category}” is not a category of usage rights. Choose one of: {choices}.",
            category=text,
            choices=", ".join(UsageRights),
        )
    return rights


def rights_problems(
    rights: UsageRights | None,
    credit: Credit,
    caption: str,
    *,
    staff: Collection[str] = (),
    book: AgencyBook = SHIPPED,
) -> list[RightsProblem]:
    """Return what *rights* demand of credit and caption and do not find; no rights demand nothing here.

    *staff* are the bylines of our own people, who are recognised in a credit also without 기자 or “Staff”; *book* knows
    the agencies.
    """
    said = _Said(credit, caption, frozenset(staff), book)
    findings = [find(said) for find in _DEMANDS.get(rights, ())] if rights else []
    return [finding for finding in findings if finding]


def made_as(digital_source_type: str) -> UsageRights | None:
    """Return what a file says it was made as, where that demands a label: by AI, or put together."""
    kind = re.split(r"[/:#]", digital_source_type.strip().rstrip("/"))[-1]
    return _MADE.get(kind.casefold())


def suggested_rights(credit: Credit, book: AgencyBook = SHIPPED) -> UsageRights | None:
    """Return the category a credit speaks for by itself, to be offered and never to be taken as given.

    *book* says which category an agency's pictures usually have.
    """
    if not credit.parts or not credit.understood:
        return None
    roles = {part.role for part in credit.parts}
    keys = {part.agency for part in credit.parts if part.agency}
    if credit.is_file_photo:
        return UsageRights.FILE_PHOTO
    if CreditRole.POOL in roles:
        return UsageRights.POOL
    if keys:
        # What a government's own service gives away is a handout until somebody else stands for it.
        if keys <= _GIVEN_AWAY_BY_GOVERNMENTS:
            return UsageRights.HANDOUT
        usual = {agency.rights for key in keys if (agency := book.by_key(key)) and agency.rights}
        return UsageRights(usual.pop()) if len(usual) == 1 else UsageRights.AGENCY
    return UsageRights.HANDOUT if CreditRole.PROVIDER in roles else None


@dataclass(frozen=True, slots=True)
class _Said:
    """What the demands are held against."""

    credit: Credit
    caption: str
    staff: frozenset[str]
    book: AgencyBook

    @property
    def all_words(self) -> str:
        """Caption and credit, for a label may stand in either."""
        return f"{self.caption} {self.credit.printed}"


# The words of IPTC's vocabulary of digital source types.
_MADE = {
    "trainedalgorithmicmedia": UsageRights.AI_MADE,
    "compositewithtrainedalgorithmicmedia": UsageRights.AI_MADE,
    "algorithmicmedia": UsageRights.AI_MADE,
    "composite": UsageRights.COMPOSITE,
    "compositesynthetic": UsageRights.COMPOSITE,
    "virtualrecording": UsageRights.COMPOSITE,
}


def _folded(text: str) -> str:
    return re.sub(r"[\s_\-]+", "_", text.strip().casefold())


_BY_NAME = {
    _folded(name): rights
    for rights, label in LABELS.items()
    for name in (rights, label.english, label.korean)
}
_GIVEN_AWAY_BY_GOVERNMENTS = frozenset({"kcna", "kns", "rodong", "sana"})


def _is_credited_to_staff(said: _Said) -> RightsProblem | None:
    """Find our reporter's name where that of the giver belongs, the fault papers are cautioned for most."""
    credit, staff = said.credit, said.staff
    somebody_gave_it = any(part.role in _GIVERS or part.agency for part in credit.parts)
    ours = any(part.role is CreditRole.PHOTOGRAPHER or part.name in staff for part in credit.parts)
    if not credit.understood:
        ours = _STAFF_TITLE.search(credit.printed) is not None or any(
            name in credit.printed for name in staff
        )
    if somebody_gave_it or not ours:
        return None
    return RightsProblem(
        "handout_credited_to_staff",
        "Photo {position} is a handout but is credited to staff. Name who provided it.",
    )


def _names_no_agency(said: _Said) -> RightsProblem | None:
    credit = said.credit
    known = credit.agencies or (not credit.understood and said.book.within(credit.printed))
    if known or any(_may_be_an_agency(part) for part in credit.parts):
        return None
    return RightsProblem(
        "agency_not_named",
        "Photo {position} is an agency picture but its credit names no agency. Add the agency.",
    )


def _may_be_an_agency(part: CreditPart) -> bool:
    """Accept agencies our table does not list, where the credit's form or the name speaks for one."""
    return part.role is CreditRole.RELAY or bool(part.full_name) or looks_like_a_house(part.name)


def _is_not_marked_as_old(said: _Said) -> RightsProblem | None:
    if said.credit.is_file_photo or says_file_photo(said.caption):
        return None
    return RightsProblem(
        "file_photo_not_marked",
        "Photo {position} is a file photo but does not say so. Add “File photo” or “자료사진” to its credit.",
    )


def _lacks_composite_label(said: _Said) -> RightsProblem | None:
    if _COMPOSITE_LABEL.search(said.all_words):
        return None
    return RightsProblem(
        "label_missing",
        "Photo {position} is a composite but does not say so. Add “Composite” or “합성” to its caption.",
    )


def _lacks_ai_label(said: _Said) -> RightsProblem | None:
    if _AI_LABEL.search(said.all_words):
        return None
    return RightsProblem(
        "label_missing",
        "Photo {position} was made with AI but does not say so. Add “AI-generated” or “AI 생성” to it.",
    )


_GIVERS = frozenset({CreditRole.PROVIDER, CreditRole.RELAY, CreditRole.POOL})
_STAFF_TITLE = re.compile(r"기자|특파원|(?i:\bstaff\b)")
_COMPOSITE_LABEL = re.compile(
    r"합성|콜라주|몽타주|(?i:\bcomposites?\b|\bmontage\b|\bcollage\b|\bphoto illustration\b)"
)
_AI_LABEL = re.compile(
    r"인공지능|(?<![A-Za-z])AI(?![A-Za-z]).{0,12}"
    r"(?:생성|제작|그림|이미지|합성|(?i:generated|made|created|image|illustration))"
    r"|(?i:generated|made|created)\s(?i:by|with|using)\s(?:an\s)?(?:AI|artificial intelligence)(?![A-Za-z])"
)

# What each category demands; one that is not named demands nothing beyond caption, credit and rights.
_DEMANDS: dict[UsageRights, tuple[Callable[[_Said], RightsProblem | None], ...]] = {
    UsageRights.HANDOUT: (_is_credited_to_staff,),
    UsageRights.AGENCY: (_names_no_agency,),
    UsageRights.FILE_PHOTO: (_is_not_marked_as_old,),
    UsageRights.COMPOSITE: (_lacks_composite_label,),
    UsageRights.AI_MADE: (_lacks_ai_label,),
}
