"""Many photographs are worded at once: only what was touched changes, and it can be taken back."""

from dataclasses import replace

from cms.domain.photos.captioning import (
    CaptionTemplate,
    FieldChange,
    Mode,
    in_common,
    rewordings,
    template_from_json,
    template_to_json,
)
from cms.domain.photos.rights import UsageRights
from tests.ui.editor.newsroom_rows import photo_row as photo

HARBOUR = photo("p1", caption="The harbour", credit_line="AP", usage_rights=None)
BRIDGE = photo("p2", caption="The bridge", credit_line="AP", usage_rights=UsageRights.AGENCY)


def test_photos_that_agree_are_shown_with_their_words_and_others_as_mixed():
    assert in_common([HARBOUR, BRIDGE], "credit_line") == "AP"
    assert in_common([HARBOUR, BRIDGE], "caption") is None
    assert in_common([HARBOUR, BRIDGE], "usage_rights") is None


def test_only_touched_fields_and_only_photos_they_change_are_written():
    changes = rewordings(
        [HARBOUR, replace(BRIDGE, credit_line="Reuters")], {"credit_line": FieldChange("AP")}
    )
    assert [(one.photo_id, one.changed, one.seen) for one in changes] == [
        ("p2", {"credit_line": "AP"}, {"credit_line": "Reuters"})
    ]


def test_words_are_put_before_and_behind_what_is_there_and_not_twice():
    before = FieldChange("FILE PHOTO:", Mode.PREFIX)
    behind = FieldChange("Busan, Monday.", Mode.APPEND)
    assert before.made_of("The harbour") == "FILE PHOTO: The harbour"
    assert behind.made_of("The harbour") == "The harbour Busan, Monday."
    assert before.made_of(before.made_of("The harbour")) == "FILE PHOTO: The harbour"
    assert behind.made_of("") == "Busan, Monday."


def test_a_rewording_is_undone_with_no_rights_where_there_were_none():
    changes = rewordings([HARBOUR], {"usage_rights": FieldChange("agency"), "caption": FieldChange("")})
    assert changes[0].changed == {"usage_rights": "agency", "caption": ""}
    assert changes[0].undone().changed == {"usage_rights": None, "caption": "The harbour"}


def test_a_template_is_kept_with_the_mode_of_each_field():
    template = CaptionTemplate(
        "Wire", {"caption": FieldChange("(Wire)", Mode.APPEND), "credit_line": FieldChange("AP")}
    )
    assert template_from_json("Wire", template_to_json(template)) == template
