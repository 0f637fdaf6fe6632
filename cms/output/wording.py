"""The words our pages say to readers, in the language of the page."""

from dataclasses import dataclass

from cms.domain.edition import NoticeKind


@dataclass(frozen=True, slots=True, kw_only=True)
class Wording:
    """Every word on a page that is not the newsroom's own copy. Some have a place in braces."""

    locale: str
    skip_to_menu: str
    skip_to_main: str
    skip_to_bottom: str
    skip_links: str
    top_menu: str
    front_page: str
    first_published: str
    corrected: str
    updated: str
    retracted: str
    notices: str
    change_log: str
    what_changed: str
    changed_parts: dict[str, str]
    notice_headings: dict[NoticeKind, str]
    retracted_headline: str
    retracted_text: str
    reactions_heading: str
    reactions: tuple[str, str, str, str, str]
    authors: str
    profile_image: str
    comments: str
    write_comment: str
    comment_limit: str
    post_comment: str
    comments_not_open: str
    share: str
    by_email: str
    link_to_article: str
    other_languages: str
    to_top: str
    no_articles: str
    no_articles_text: str
    missing_headline: str
    missing_text: str
    to_front_page: str


_ENGLISH = Wording(
    locale="en_US",
    skip_to_menu="Quick access to top menu",
    skip_to_main="Direct access to main contents",
    skip_to_bottom="Quick access to page bottom",
    skip_links="Quick access",
    top_menu="Top menu",
    front_page="Front page",
    first_published="Published",
    corrected="Corrected",
    updated="Updated",
    retracted="Retracted",
    notices="Corrections to this article",
    change_log="Changes to this article",
    what_changed="Changed: {parts} ({added} words added, {removed} removed)",
    changed_parts={
        "headline": "headline",
        "subheadline": "subheadline",
        "summary": "summary",
        "byline": "byline",
        "dateline": "dateline",
        "body": "text",
        "photos": "photographs, captions or credits",
    },
    notice_headings={
        NoticeKind.CORRECTION: "Correction",
        NoticeKind.UPDATE: "Update",
        NoticeKind.RETRACTION: "Retraction",
    },
    retracted_headline="This article has been retracted",
    retracted_text="The newsroom has withdrawn this article and no longer stands by it.",
    reactions_heading="What did you think of this article?",
    reactions=("Like", "Informative", "Touching", "Sad", "Angry"),
    authors="Reported by",
    profile_image="{name}'s Profile image",
    comments="Comments",
    write_comment="Write a comment",
    comment_limit="Up to {limit} characters",
    post_comment="Post",
    comments_not_open="Comments are not open for this article yet.",
    share="Share it on",
    by_email="E-mail",
    link_to_article="Link to this article",
    other_languages="Read this article in",
    to_top="Back to top",
    no_articles="Nothing published yet",
    no_articles_text="The first article the newsroom publishes will appear here.",
    missing_headline="This page is not here",
    missing_text="The address may be mistyped, or the article may have moved.",
    to_front_page="Go to the front page",
)

_KOREAN = Wording(
    locale="ko_KR",
    skip_to_menu="상단 메뉴 바로가기",
    skip_to_main="본문 바로가기",
    skip_to_bottom="하단 바로가기",
    skip_links="바로가기",
    top_menu="상단 메뉴",
    front_page="첫 화면",
    first_published="입력",
    corrected="정정",
    updated="수정",
    retracted="취소",
    notices="정정 안내",
    change_log="기사 변경 이력",
    what_changed="바뀐 곳: {parts} (낱말 {added}개 추가, {removed}개 삭제)",
    changed_parts={
        "headline": "제목",
        "subheadline": "부제목",
        "summary": "요약",
        "byline": "바이라인",
        "dateline": "발신지",
        "body": "본문",
        "photos": "사진과 사진 설명·출처",
    },
    notice_headings={
        NoticeKind.CORRECTION: "정정",
        NoticeKind.UPDATE: "수정",
        NoticeKind.RETRACTION: "기사 취소",
    },
    retracted_headline="취소된 기사입니다",
    retracted_text="이 기사는 본사의 결정에 따라 취소되었습니다.",
    reactions_heading="이 기사를 어떻게 보셨나요?",
    reactions=("좋아요", "유익해요", "감동이에요", "슬퍼요", "화나요"),
    authors="취재",
    profile_image="{name}의 프로필 이미지",
    comments="댓글",
    write_comment="댓글 쓰기",
    comment_limit="최대 {limit}자",
    post_comment="등록",
    comments_not_open="이 기사의 댓글은 아직 열려 있지 않습니다.",
    share="공유하기",
    by_email="이메일",
    link_to_article="기사 주소",
    other_languages="다른 언어로 읽기",
    to_top="맨 위로",
    no_articles="아직 출고된 기사가 없습니다",
    no_articles_text="첫 기사가 출고되면 이곳에 실립니다.",
    missing_headline="찾으시는 페이지가 없습니다",
    missing_text="주소가 잘못 입력되었거나 기사가 다른 곳으로 옮겨졌을 수 있습니다.",
    to_front_page="첫 화면으로 가기",
)

LANGUAGE_NAMES = {"en": "English", "ko": "한국어"}


def wording(language: str) -> Wording:
    """Return the words of a page in *language*; any other than Korean is given English ones."""
    return _KOREAN if language == "ko" else _ENGLISH
