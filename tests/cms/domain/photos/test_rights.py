import pytest

from cms.domain.credits.agencies import SHIPPED, Agency
from cms.domain.credits.credit import parse_credit
from cms.domain.errors import RuleBroken
from cms.domain.photos.rights import (
    LABELS,
    UsageRights,
    rights_problems,
    suggested_rights,
    usage_rights_named,
)


def rules_broken(rights, credit_line, caption="A briefing.", **more):
    return [problem.rule for problem in rights_problems(rights, parse_credit(credit_line), caption, **more)]


@pytest.mark.parametrize(
    "text", ["file-photo", "file photo", "File Photo", "FILE_PHOTO", " file_photo ", "자료사진"]
)
def test_a_category_is_understood_however_it_is_typed(text):
    assert usage_rights_named(text) is UsageRights.FILE_PHOTO


@pytest.mark.parametrize("rights", UsageRights)
def test_every_category_has_a_name_in_both_languages_that_leads_back_to_it(rights):
    assert usage_rights_named(rights) is rights
    assert usage_rights_named(LABELS[rights].english) is rights
    assert usage_rights_named(LABELS[rights].korean) is rights


@pytest.mark.parametrize("text", ["stolen", "", "파일"])
def test_an_unknown_category_is_refused_with_the_choices(text):
    with pytest.raises(RuleBroken, match=f"“{text}” is not a category.*staff, contract, .*ai_made"):
        usage_rights_named(text)


@pytest.mark.parametrize(
    "credit_line", ["박민지 기자", "사진=박민지 기자", "ⓒ김 특파원(논산) 기자", "Park Min-ji (Staff)"]
)
def test_a_handout_cannot_be_credited_to_staff(credit_line):
    assert rules_broken(UsageRights.HANDOUT, credit_line) == ["handout_credited_to_staff"]


def test_a_handout_cannot_be_credited_to_our_reporter_by_name_alone():
    assert rules_broken(UsageRights.HANDOUT, "박민지", staff=["박민지"]) == ["handout_credited_to_staff"]


@pytest.mark.parametrize(
    "credit_line", ["논산시 제공", "AP=연합뉴스", "사진=박민지 기자, 논산시 제공", "U.S Navy"]
)
def test_a_handout_that_names_its_giver_passes(credit_line):
    assert rules_broken(UsageRights.HANDOUT, credit_line, staff=["박민지"]) == []


@pytest.mark.parametrize("credit_line", ["박민지 기자", "Park Min-ji", "논산시 제공", "somebody sent it"])
def test_an_agency_picture_must_name_its_agency(credit_line):
    assert rules_broken(UsageRights.AGENCY, credit_line) == ["agency_not_named"]


@pytest.mark.parametrize(
    "credit_line",
    ["AP=Associated Press", "박민지/AP", "AFP Forum", "CD=Copydesk Drawings", "X=Nordic Images"],
)
def test_an_agency_picture_that_names_an_agency_passes_even_one_we_do_not_list(credit_line):
    assert rules_broken(UsageRights.AGENCY, credit_line) == []


def test_a_file_photo_must_say_that_it_is_one():
    assert rules_broken(UsageRights.FILE_PHOTO, "AP") == ["file_photo_not_marked"]


@pytest.mark.parametrize(
    ("credit_line", "caption"),
    [
        ("연합뉴스 자료사진", "회담장"),
        ("AP", "FILE - Fans cheer in Leeds."),
        ("AP", "A file photo of the stadium."),
        ("AP", "회담장(자료사진)"),
    ],
)
def test_a_file_photo_may_say_so_in_credit_or_caption(credit_line, caption):
    assert rules_broken(UsageRights.FILE_PHOTO, credit_line, caption) == []


@pytest.mark.parametrize("rights", [UsageRights.COMPOSITE, UsageRights.AI_MADE])
def test_a_made_picture_needs_its_label(rights):
    assert rules_broken(rights, "AP", "A MAIDEN flight.") == ["label_missing"]


@pytest.mark.parametrize(
    ("rights", "caption"),
    [
        (UsageRights.COMPOSITE, "합성 사진"),
        (UsageRights.COMPOSITE, "A composite of two views."),
        (UsageRights.AI_MADE, "AI로 생성한 이미지"),
        (UsageRights.AI_MADE, "생성형 AI 이미지"),
        (UsageRights.AI_MADE, "An AI-generated image."),
        (UsageRights.AI_MADE, "Image created with AI."),
    ],
)
def test_a_made_picture_with_its_label_passes(rights, caption):
    assert rules_broken(rights, "AP", caption) == []


def test_staff_pictures_and_pictures_without_rights_demand_nothing_here():
    assert rules_broken(UsageRights.STAFF, "박민지 기자") == []
    assert rules_broken(None, "박민지 기자") == []


def test_a_problem_reads_as_a_sentence_once_the_photo_has_its_number():
    (problem,) = rights_problems(UsageRights.HANDOUT, parse_credit("박민지 기자"), "딸기 축제")
    assert problem.sentence.format(position=2) == (
        "Photo 2 is a handout but is credited to staff. Name who provided it."
    )


@pytest.mark.parametrize(
    ("credit_line", "suggested"),
    [
        ("AP=Associated Press", UsageRights.AGENCY),
        ("논산시 제공", UsageRights.HANDOUT),
        ("조선중앙통신", UsageRights.HANDOUT),
        ("조선중앙통신=연합", UsageRights.AGENCY),
        ("사진공동취재단", UsageRights.POOL),
        ("연합뉴스 자료사진", UsageRights.FILE_PHOTO),
        ("박민지 기자", None),
        ("this is no credit", None),
        ("", None),
    ],
)
def test_a_credit_suggests_rights_only_where_it_speaks_for_itself(credit_line, suggested):
    assert suggested_rights(parse_credit(credit_line)) is suggested


def test_the_newsroom_says_which_rights_an_agencys_pictures_usually_have():
    harbour = Agency("harbour", "항구사진", "Harbour Pictures", "Harbour Pictures", rights="contract")
    book = SHIPPED.with_own([harbour])
    assert suggested_rights(parse_credit("Park Min-ji/Harbour Pictures", book), book) is UsageRights.CONTRACT
    assert suggested_rights(parse_credit("AP=연합뉴스", book), book) is UsageRights.AGENCY
