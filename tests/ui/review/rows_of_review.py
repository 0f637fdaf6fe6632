"""Made-up articles on their way through review, for the tests and pictures of the review screens."""

from datetime import UTC, datetime, timedelta
from typing import Any

from cms.body.model import Block, BlockType, Mark, MarkType
from cms.domain.article import ArticleText, PhotoUse
from cms.domain.checks import Problem
from cms.domain.difference import Difference, difference
from cms.domain.rows import Approval, EditionRow, LedgerRow, OpenArticle, VersionRow
from cms.domain.workflow import EditionKind, HoldState, Publication, Role, Stage, Standing
from tests.ui.rows import NOW, ago, article

_HASH = "3f9c1b7ae04d5518c2aa" + "0" * 44

ENGLISH_BEFORE = ArticleText(
    headline="Harbour ferries to return after strike",
    subheadline="Crews accept phased raise; first boats leave the east pier at dawn",
    byline="By Min-ji Park",
    dateline="PORT ELSE",
    body=(
        Block(
            text="The ferries that tie this harbour city together will sail again on Monday, after crews and "
            "the port authority agreed shortly before midnight to a raise of eight percent.",
        ),
        Block(
            text="“We did not get everything, but we got home,” said Anselm Roe, who speaks for the "
            "deckhands. He put down the pen and asked where one could still find soup."
        ),
        Block(type=BlockType.SUBHEADING, text="What changes for passengers"),
        Block(
            type=BlockType.NUMBERED_ITEM, text="Boats run every thirty minutes until eight in the evening."
        ),
        Block(type=BlockType.NUMBERED_ITEM, text="Bicycles travel free of charge in the summer months."),
        Block(type=BlockType.NUMBERED_ITEM, text="Season tickets are valid ten weeks longer."),
        Block(type=BlockType.QUOTE, text="A city on the water that cannot cross it is only half a city."),
        Block(
            text="The authority had offered six percent in January. Details are in the full agreement.",
            marks=(Mark(71, 84, MarkType.LINK, "https://port.example/draft"),),
        ),
    ),
    photos=(
        PhotoUse("singh", "Ferry crews wait at the east pier.", "AP", "Crew members at a pier"),
        PhotoUse("pier", "The east pier at dawn.", "Jae Park", "An empty pier"),
    ),
)

ENGLISH_AFTER = ArticleText(
    headline="Harbour ferries return after ten-week strike ends in late-night deal",
    subheadline=ENGLISH_BEFORE.subheadline,
    byline="By Min-ji Park and Jae Park",
    dateline="PORT ELSE",
    body=(
        Block(
            text="The ferries that tie this harbour city together will sail again on Monday, after crews and "
            "the port authority agreed shortly before midnight to a phased raise of nine percent.",
        ),
        ENGLISH_BEFORE.body[1],
        ENGLISH_BEFORE.body[2],
        Block(
            type=BlockType.NUMBERED_ITEM, text="Boats run every twenty minutes until eight in the evening."
        ),
        Block(type=BlockType.NUMBERED_ITEM, text="Season tickets are valid ten weeks longer."),
        ENGLISH_BEFORE.body[6],
        Block(
            text="Shops along the east pier, which lost most of their trade, expect their first full day "
            "since the autumn. “I have baked since three,” said Ines Okafor, who sells rolls."
        ),
        Block(
            text="The authority had offered six percent in January. Details are in the full agreement.",
            marks=(Mark(71, 84, MarkType.LINK, "https://port.example/agreement"),),
        ),
    ),
    photos=(
        PhotoUse(
            "singh", "Ferry crews wait at the east pier, 3 March.", "AP=Associated Press", "Crew at a pier"
        ),
        PhotoUse("pier", "The east pier at dawn.", "Jae Park", "An empty pier"),
    ),
)

KOREAN_BEFORE = ArticleText(
    headline="항구 여객선 다시 운항",
    byline="박민지 기자",
    body=(
        Block(
            text="항구 도시를 잇는 여객선이 월요일부터 다시 다닌다. 선원 노조와 항만 당국은 자정 직전 임금을 "
            "8% 올리는 데 합의했다고 밝혔다."
        ),
        Block(
            text="선원들을 대표하는 안서로 씨는 “모든 것을 얻지는 못했지만 집으로 돌아갈 수 있게 됐다”고 "
            "말했다. 그는 펜을 내려놓고 아직 문을 연 국밥집이 있는지 물었다."
        ),
        Block(type=BlockType.SUBHEADING, text="승객에게 달라지는 점"),
        Block(type=BlockType.LIST_ITEM, text="저녁 여덟 시까지 30분 간격으로 운항한다."),
        Block(type=BlockType.LIST_ITEM, text="여름철 자전거는 무료로 실을 수 있다."),
        Block(text="당국은 지난 1월 6% 인상안을 냈다. 합의문 전문은 이번 주 안에 공개된다."),
    ),
    photos=(PhotoUse("pier", "동쪽 부두에서 기다리는 선원들", "AP", "부두의 선원들"),),
)

KOREAN_AFTER = ArticleText(
    headline="열 주 만에 돌아온 항구 여객선…심야 합의로 파업 끝",
    byline="박민지 기자",
    body=(
        Block(
            text="항구 도시를 잇는 여객선이 월요일부터 다시 다닌다. 선원 노조와 항만 당국은 자정 직전 임금을 "
            "단계적으로 9% 올리는 데 합의했다고 밝혔다."
        ),
        KOREAN_BEFORE.body[1],
        KOREAN_BEFORE.body[2],
        Block(type=BlockType.LIST_ITEM, text="저녁 여덟 시까지 20분 간격으로 운항한다."),
        Block(
            text="매출 대부분을 잃었던 동쪽 부두 상점들은 지난가을 이후 처음으로 온전한 하루를 기대하고 있다."
        ),
        KOREAN_BEFORE.body[5],
    ),
    photos=(PhotoUse("pier", "3일 동쪽 부두에서 기다리는 선원들", "AP=Associated Press", "부두의 선원들"),),
)


def english_difference() -> Difference:
    return difference(ENGLISH_BEFORE, ENGLISH_AFTER, from_version=3, to_version=5)


def korean_difference() -> Difference:
    return difference(KOREAN_BEFORE, KOREAN_AFTER, from_version=3, to_version=5)


def between(before: ArticleText, after: ArticleText) -> Difference:
    return difference(before, after, from_version=1, to_version=2)


def opened(
    stage: Stage = Stage.SUBMITTED,
    role: Role = Role.EDITOR,
    *,
    text: ArticleText = ENGLISH_AFTER,
    wrote_it: bool = False,
    is_solo_desk: bool = False,
    publication: Publication = Publication.UNPUBLISHED,
    blockers: tuple[Problem, ...] = (),
    warnings: tuple[Problem, ...] = (),
    holds: dict[str, Any] | None = None,
    **row: Any,
) -> OpenArticle:
    """An article as one person opens it; *row* changes its row, *holds* what forbids publication."""
    shown = article(
        **{"stage": stage, "publication": publication, "version": 5, "headline": text.headline, **row}
    )
    is_approved = stage is Stage.APPROVED
    held = {
        "legal": HoldState.NONE,
        "picture_desk": HoldState.NONE,
        "embargo_until": None,
        "has_embargo": False,
        **(holds or {}),
    }
    return OpenArticle(
        row=shown,
        text=text,
        content_hash=_HASH,
        photos={},
        standing=Standing(
            stage,
            publication,
            frozenset({role}),
            is_contributor=wrote_it or role is Role.REPORTER,
            is_solo_desk=is_solo_desk,
        ),
        blockers=blockers,
        warnings=warnings,
        reviewed_version=3,
        approval=Approval(5, _HASH, "Daniel Weber", ago(4)) if is_approved else None,
        **held,
    )


def submission(reason: str = "", name: str = "Min-ji Park") -> LedgerRow:
    """The act by which a writer sent an article to review."""
    return act("submit", 5, 12, name, reason, stage_to="submitted")


def act(step: str, version: int, minutes: int, name: str, reason: str = "", **places: str) -> LedgerRow:
    """One act, so many minutes ago."""
    known = {"stage_from": "", "stage_to": "", "publication_from": "", "publication_to": "", **places}
    return LedgerRow(
        at=ago(minutes),
        person=name.casefold(),
        person_name=name,
        step=step,
        version=version,
        reason=reason,
        **known,
    )


def version(
    number: int, minutes: int, name: str = "Min-ji Park", *, words: int = 412, is_side: bool = False
) -> VersionRow:
    """One version, saved so many minutes ago."""
    return VersionRow(
        number=number,
        base_number=number - 1 or None,
        is_side=is_side,
        content_hash=str(number),
        saved_by_name=name,
        saved_at=ago(minutes),
        words=words,
    )


def edition(version: int, minutes: int, kind: EditionKind, notice: str = "") -> EditionRow:
    """What readers got, so many minutes ago."""
    return EditionRow(1, version, kind, notice, "Han So-ra", ago(minutes))


def problem(rule: str, sentence: str, field: str, photo: int = 0, **places: object) -> Problem:
    """One finding of the checks."""
    return Problem(rule, sentence, field, photo, "pier" if photo else "", {"position": photo, **places})


CREDIT_MISSING = problem("photo_credit_missing", "Photo {position} has no credit.", "credit_line", 2)
RIGHTS_MISSING = problem("photo_rights_missing", "Photo {position} has no usage rights.", "usage_rights", 2)
ALT_TEXT_MISSING = problem(
    "photo_alt_text_missing",
    "Photo {position} has no alternative text for readers who cannot see it.",
    "alt_text",
    1,
)
CREDIT_DOUBTFUL = problem(
    "credit_contradicts_file",
    "Photo {position} is credited “{printed}”, but its file says “{embedded}”.",
    "credit_line",
    1,
    printed="Jae Park",
    embedded="AP Photo/Ines Okafor",
)
EMBARGO = {"has_embargo": True, "embargo_until": datetime(2026, 11, 23, 21, 0, tzinfo=UTC)}


def past(korean: bool = False) -> tuple[list[VersionRow], list[LedgerRow], list[EditionRow]]:
    """An article published, taken up again by several people, and corrected."""
    minji, daniel, sora = (
        ("박민지", "이도현", "한소라") if korean else ("Min-ji Park", "Daniel Weber", "Han So-ra")
    )
    day = int(timedelta(days=1).total_seconds() // 60)
    versions = [
        version(1, 2 * day + 300, minji, words=120),
        version(2, 2 * day + 280, minji, words=233),
        version(3, 2 * day + 262, minji, words=301),
        version(4, 2 * day + 250, minji, words=388),
        version(5, 2 * day + 120, minji, words=402),
        version(6, day + 40, daniel, words=398, is_side=True),
        version(7, 31, minji, words=411),
        version(8, 12, minji, words=412),
    ]
    reason = (
        "두 번째 문단의 날짜를 확인해 주십시오. 발표문에는 3일로 되어 있습니다."
        if korean
        else "Please check the date in the second paragraph: the statement says the 3rd."
    )
    notice = (
        "이전 기사에서 인상률을 8%로 잘못 적어 9%로 바로잡습니다."
        if korean
        else "An earlier version gave the raise as eight percent. It is nine."
    )
    ledger = [
        act("create", 1, 2 * day + 300, minji),
        act("save", 2, 2 * day + 280, minji),
        act("submit", 4, 2 * day + 240, minji),
        act("claim", 4, 2 * day + 230, daniel),
        act("return", 4, 2 * day + 200, daniel, reason),
        act("submit", 5, 2 * day + 110, minji),
        act("approve", 5, 2 * day + 90, daniel),
        act("publish", 5, 2 * day + 80, sora),
        act("save_aside", 5, day + 40, daniel, "version 6"),
        act(
            "save",
            7,
            31,
            minji,
            "approval revoked: the text changed",
            stage_from="approved",
            stage_to="submitted",
        ),
        act("save", 8, 12, minji),
        act("approve", 8, 6, daniel),
    ]
    editions = [edition(5, 2 * day + 80, EditionKind.FIRST)]
    if notice:
        ledger.append(act("publish", 8, 2, sora, f"correction: {notice}"))
        editions.append(edition(8, 2, EditionKind.CORRECTION, notice))
    return versions, ledger, editions


__all__ = ["NOW", "ago", "article"]
