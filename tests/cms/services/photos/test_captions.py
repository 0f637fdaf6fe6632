"""The caption desk: many photographs are worded in one act, with the newsroom's own codes and templates."""

import pytest

from cms.domain.errors import RuleBroken, StaleArticle, UnreadableFile
from cms.domain.photos.caption_codes import CodeTable
from cms.domain.photos.captioning import CaptionTemplate, FieldChange, Mode, rewordings
from cms.domain.photos.rights import UsageRights
from cms.services.photos.library import Wording
from tests.cms.staffed_newsroom import text


@pytest.fixture
def photos(as_, picture):
    files = [picture(f"{colour}.jpg", colour, (640, 400)) for colour in ("teal", "navy", "olive")]
    return [as_("minji").photos.add(file) for file in files]


def test_many_photos_are_worded_at_once_and_taken_back_at_once(as_, photos):
    desk = as_("minji").captions
    touched = {"caption": FieldChange("부산항,", Mode.PREFIX), "usage_rights": FieldChange("staff")}
    changes = rewordings(photos, touched)
    after = desk.reword(changes)
    assert [row.caption.startswith("부산항,") for row in after] == [True, True, True]
    assert {row.usage_rights for row in after} == {UsageRights.STAFF}
    before = desk.reword([change.undone() for change in changes])
    assert [(row.caption, row.usage_rights) for row in before] == [
        (row.caption, row.usage_rights) for row in photos
    ]


def test_words_a_colleague_changed_meanwhile_are_never_written_over(as_, photos):
    changes = rewordings(photos, {"credit_line": FieldChange("AP=연합뉴스")})
    as_("daniel").photos.reword(photos[2].photo_id, Wording(credit_line="Reuters"))
    with pytest.raises(StaleArticle, match="colleague has reworded"):
        as_("minji").captions.reword(changes)
    assert [as_("minji").photos.show(row.photo_id).credit_line for row in photos] == [
        photos[0].credit_line,
        photos[1].credit_line,
        "Reuters",
    ]


def test_what_nobody_touched_is_not_written(as_, photos):
    as_("daniel").photos.reword(photos[0].photo_id, Wording(alt_text="A ferry at the pier."))
    (row, *_) = as_("minji").captions.reword(rewordings(photos, {"caption": FieldChange("The pier.")}))
    assert (row.caption, row.alt_text) == ("The pier.", "A ferry at the pier.")


def test_codes_are_taken_from_a_table_changed_and_taken_out(as_):
    desk = as_("minji").captions
    read = desk.take_codes("ap\tAP=Associated Press\nhsm\t손흥민\tSon Heung-min\nno tab\n")
    assert read.unfit == (3,)
    assert (
        as_("daniel").captions.codes().expanded("\\hsm#2\\ / \\ap\\") == "Son Heung-min / AP=Associated Press"
    )
    desk.take_codes("ap\tAP=연합뉴스\n")
    assert desk.codes().replacements["ap"] == ("AP=연합뉴스",)
    assert desk.keep_codes(CodeTable({"yna": ("연합뉴스",)})) == CodeTable({"yna": ("연합뉴스",)})


def test_a_table_without_codes_is_refused(as_):
    with pytest.raises(RuleBroken, match="no caption code"):
        as_("minji").captions.take_codes("just words\n")


def test_a_template_is_kept_replaced_and_taken_away(as_):
    desk = as_("minji").captions
    wire = CaptionTemplate(" Wire  photo ", {"credit_line": FieldChange("AP")})
    desk.keep_template(wire)
    desk.keep_template(CaptionTemplate("Wire photo", {"caption": FieldChange("FILE:", Mode.PREFIX)}))
    assert as_("daniel").captions.templates() == [
        CaptionTemplate("Wire photo", {"caption": FieldChange("FILE:", Mode.PREFIX)})
    ]
    desk.keep_template(CaptionTemplate("Wire photo"))
    assert desk.templates() == []
    with pytest.raises(RuleBroken, match="a name"):
        desk.keep_template(CaptionTemplate("  ", wire.fields))


def test_a_table_is_read_as_windows_wrote_it_in_korea(as_, tmp_path):
    file = tmp_path / "codes.txt"
    file.write_bytes("yna\t연합뉴스\n".encode("cp949"))
    assert as_("minji").captions.table_in(file) == "yna\t연합뉴스\n"
    with pytest.raises(UnreadableFile, match="cannot be read"):
        as_("minji").captions.table_in(tmp_path / "none.txt")


def test_a_correction_in_the_library_names_the_articles_that_keep_their_own_words(as_, photos):
    minji = as_("minji")
    for slug in ("ferry", "harbour"):
        minji.drafting.new_article(slug, desk="world", language="en", text=text())
        minji.photos.attach(slug, photos[0].photo_id, Wording(caption="The quay.", credit_line="AP"))
    minji.photos.reword(photos[0].photo_id, Wording(caption="The quay in Busan.", credit_line="AP"))
    uses = minji.captions.uses(photos[0].photo_id)
    assert [(use.slug, use.differing) for use in uses] == [("ferry", ("caption",)), ("harbour", ("caption",))]
    minji.photos.reword_use("ferry", photos[0].photo_id, Wording(caption="The quay in Busan."))
    assert [use.differing for use in minji.captions.uses(photos[0].photo_id)] == [(), ("caption",)]
