"""Made-up articles and photos for the tests and pictures of the screens."""

from datetime import UTC, datetime

from cms.body.model import Block, BlockType, Body, Mark, MarkType
from cms.domain.article import ArticleText, PhotoUse
from cms.domain.photos.rights import UsageRights
from cms.domain.rows import ArticleRow, OpenArticle, PhotoRow
from cms.domain.workflow import HoldState, Publication, Role, Stage, Standing

NOON = datetime(2026, 3, 1, 12, 0, tzinfo=UTC)

ENGLISH = ArticleText(
    headline="Harbour ferries return after ten-week strike ends in late-night deal",
    subheadline="Crews accept phased raise; first boats leave the east pier at dawn",
    byline="By Mira Lindqvist",
    dateline="PORT ELSE",
    body=(
        Block(
            text=(
                "The ferries that tie this harbour city together will sail again on Monday, after crews "
                "and the port authority agreed shortly before midnight to a phased raise of nine percent."
            ),
            marks=(Mark(4, 11, MarkType.STRONG),),
        ),
        Block(
            text=(
                "“We did not get everything, but we got home,” said Anselm Roe, who speaks for the "
                "deckhands. He put down the pen and asked where one could still find soup."
            )
        ),
        Block(type=BlockType.SUBHEADING, text="What changes for passengers"),
        Block(type=BlockType.LIST_ITEM, text="Boats run every twenty minutes until eight in the evening."),
        Block(type=BlockType.LIST_ITEM, text="Season tickets are valid ten weeks longer."),
        Block(
            type=BlockType.QUOTE,
            text="A city on the water that cannot cross it is only half a city.",
        ),
        Block(
            text=(
                "The authority had offered six percent in January. Details are in the full agreement, which "
                "both sides have promised to publish in the course of the week."
            ),
            marks=(
                Mark(69, 83, MarkType.LINK, "https://port.example/agreement"),
                Mark(0, 13, MarkType.EMPHASIS),
            ),
        ),
    ),
)

KOREAN = ArticleText(
    headline="열 주 만에 돌아온 항구 여객선…심야 합의로 파업 끝",
    subheadline="단계적 임금 인상에 합의, 첫 배는 새벽 동쪽 부두에서",
    byline="박소연 기자",
    dateline="가람항",
    body=(
        Block(
            text=(
                "항구 도시를 잇는 여객선이 월요일부터 다시 다닌다. 선원 노조와 항만 당국은 자정 직전 임금을 "
                "단계적으로 9% 올리는 데 합의했다고 밝혔다."
            )
        ),
        Block(
            text=(
                "선원들을 대표하는 안서로 씨는 “모든 것을 얻지는 못했지만 집으로 돌아갈 수 있게 됐다”고 "
                "말했다. 그는 펜을 내려놓고 아직 문을 연 국밥집이 있는지 물었다."
            ),
            marks=(Mark(17, 49, MarkType.EMPHASIS),),
        ),
        Block(type=BlockType.SUBHEADING, text="승객에게 달라지는 점"),
        Block(type=BlockType.NUMBERED_ITEM, text="저녁 여덟 시까지 20분 간격으로 운항한다."),
        Block(type=BlockType.NUMBERED_ITEM, text="정기권은 열 주 더 쓸 수 있다."),
        Block(text="당국은 지난 1월 6% 인상안을 냈다. 합의문 전문은 이번 주 안에 공개된다."),
    ),
)


def use_of(photo_id: str, *, credit_line: str = "AP=Associated Press", caption: str = "") -> PhotoUse:
    """Return a use of a photo."""
    return PhotoUse(photo_id, caption=caption or f"The caption of {photo_id}.", credit_line=credit_line)


def photo_row(photo_id: str, **changes: object) -> PhotoRow:
    """Return a photo of the library."""
    known: dict[str, object] = {
        "photo_id": photo_id,
        "sha256": "0" * 64,
        "file_name": f"{photo_id}.jpg",
        "format": "JPEG",
        "width": 6000,
        "height": 4000,
        "size_bytes": 10_100_000,
        "caption": f"The caption of {photo_id}.",
        "creator": "Ines Okafor",
        "credit_line": "AP",
        "source": "Associated Press",
        "copyright": "© 2026 AP",
        "alt_text": "",
        "usage_rights": UsageRights.AGENCY,
        "taken_at": NOON,
        "text_encoding": "utf-8",
        "has_location": False,
        "added_by_name": "Mira Lindqvist",
        "added_at": NOON,
    }
    return PhotoRow(**{**known, **changes})  # type: ignore[arg-type]  # the names are those of the row


def opened(
    text: ArticleText = ENGLISH,
    *,
    article_id: str = "a1",
    language: str = "en",
    photos: tuple[PhotoUse, ...] = (),
    rows: dict[str, PhotoRow] | None = None,
    working_copy: ArticleText | None = None,
) -> OpenArticle:
    """Return an article as the page is given it."""
    text = _with_photos(text, photos)
    row = ArticleRow(
        article_id=article_id,
        slug="harbour-ferries",
        desk="city",
        language=language,
        stage=Stage.DRAFT,
        publication=Publication.UNPUBLISHED,
        version=1,
        live_version=None,
        headline=text.headline,
        byline=text.byline,
        author="mira",
        author_name="Mira Lindqvist",
        words=180,
        characters=1100,
        photos=len(photos),
        problems=0,
        stage_at=NOON,
        saved_at=NOON,
        saved_by_name="Mira Lindqvist",
    )
    return OpenArticle(
        row=row,
        text=text,
        content_hash="",
        photos=rows or {use.photo_id: photo_row(use.photo_id) for use in photos},
        standing=Standing(Stage.DRAFT, Publication.UNPUBLISHED, frozenset({Role.REPORTER})),
        blockers=(),
        warnings=(),
        reviewed_version=None,
        approval=None,
        legal=HoldState.NONE,
        picture_desk=HoldState.NONE,
        embargo_until=None,
        has_embargo=False,
        working_copy=working_copy,
    )


def long_body(words: int) -> Body:
    """Return a body of about so many words."""
    line = ENGLISH.body[0].text + " " + ENGLISH.body[1].text
    return tuple(Block(text=line) for _ in range(words // len(line.split())))


def _with_photos(text: ArticleText, photos: tuple[PhotoUse, ...]) -> ArticleText:
    return ArticleText(
        text.headline, text.subheadline, text.summary, text.byline, text.dateline, text.body, photos
    )
