"""Two people’s edits of one made-up article, in English and in Korean, for tests and pictures of the conflict screen."""

from dataclasses import replace

from cms.body.model import Block, BlockType, Mark, MarkType
from cms.domain.article import ArticleText, PhotoUse
from cms.domain.merging import MergedText, merge_texts
from tests.ui.rows import ago
from ui.review.conflict_view import Writer

MINE, THEIRS = Writer("Min-ji Park", ago(minutes=42)), Writer("Daniel Weber", ago(minutes=7))
KOREAN_MINE, KOREAN_THEIRS = replace(MINE, name="박민지"), replace(THEIRS, name="이도현")

_LINK = "https://port.example/inquiry"
_ENGLISH = ArticleText(
    headline="Ferry runs aground off the northern coast",
    summary="Rescue boats are on their way. The port is closed.",
    byline="By Min-ji Park",
    body=(
        Block(
            text="A ferry with 214 people aboard ran aground on Monday, and 5 people were injured, the coast "
            "guard said. The sea was calm."
        ),
        Block(type=BlockType.SUBHEADING, text="What is known"),
        Block(text="The “White Heron” had left Port Else at dawn. It was due on the islands at nine."),
        Block(text="An inquiry was opened.", marks=(Mark(3, 10, MarkType.LINK, _LINK),)),
        Block(text="The owner could not be reached."),
    ),
    photos=(
        PhotoUse("reef", "The ferry on the reef on Monday.", "AP=Associated Press", "A white ferry"),
        PhotoUse("boats", "Rescue boats in the port.", "Jae Park", "Boats"),
    ),
)
_KOREAN = ArticleText(
    headline="여객선, 북쪽 해안서 좌초",
    byline="박민지 기자",
    body=(
        Block(text="214명이 탄 여객선이 2일 좌초해 5명이 다쳤다고 해경이 밝혔다. 바다는 잔잔했다."),
        Block(type=BlockType.SUBHEADING, text="지금까지 알려진 것"),
        Block(text="‘백로호’는 새벽에 엘스항을 떠났다. 아홉 시에 섬에 닿을 예정이었다."),
        Block(text="선사는 연락을 받지 않았다."),
    ),
    photos=(PhotoUse("reef", "2일 암초에 걸린 여객선.", "AP=연합뉴스", "흰 여객선"),),
)


def _replaced(text: ArticleText, *changes: tuple[str, str], **more: object) -> ArticleText:
    """Return *text* with words exchanged in its body."""
    body = text.body
    for old, new in changes:
        body = tuple(
            replace(block, text=block.text.replace(old, new), marks=() if old in block.text else block.marks)
            for block in body
        )
    return replace(text, **{"body": body, **more})


def english_merge() -> MergedText:
    """Five places to settle, and a few that were merged by themselves."""
    reef, boats = _ENGLISH.photos
    mine = _replaced(
        _ENGLISH,
        ("5 people", "6 people"),
        ("at dawn", "shortly before dawn"),
        headline="Ferry with 214 aboard runs aground",
        photos=(
            replace(reef, credit_line="AP=Yonhap"),
            replace(boats, caption="Rescue boats leave the port."),
        ),
    )
    mine = replace(mine, body=(*mine.body, Block(text="The mayor is expected at the port in the evening.")))
    theirs = _replaced(
        _ENGLISH,
        ("5 people", "7 people"),
        ("calm", "rough"),
        ("at nine", "at ten"),
        headline="Ferry hits reef off the northern coast",
        summary="Rescue boats have reached the ferry. The port is closed.",
        photos=(replace(reef, credit_line="Reuters=Associated Press"),),
    )
    theirs = replace(theirs, body=(*theirs.body, Block(text="The owner will speak to the press on Tuesday.")))
    return merge_texts(_ENGLISH, mine, theirs)


def korean_merge() -> MergedText:
    """Two places to settle."""
    mine = _replaced(_KOREAN, ("5명이", "6명이"), ("새벽에", "동트기 전에"), headline="214명 탄 여객선 좌초")
    theirs = _replaced(
        _KOREAN,
        ("5명이", "7명이"),
        ("잔잔했다", "거칠었다"),
        ("아홉 시에", "열 시에"),
        headline="여객선, 북쪽 해안 암초에 걸려",
    )
    return merge_texts(_KOREAN, mine, theirs)


def clean_merge() -> MergedText:
    """Nothing to settle: each changed another sentence."""
    return merge_texts(
        _ENGLISH, _replaced(_ENGLISH, ("at dawn", "at noon")), _replaced(_ENGLISH, ("calm", "rough"))
    )
