"""Every broken picture kept beside the project, taken in as one batch with good ones among them."""

import os
from pathlib import Path

import pytest

SHARED = Path(os.environ.get("COPYDESK_SHARED_DATA", Path(__file__).parents[5] / "shared" / "data"))
CORRUPT = SHARED / "photos" / "corrupt"
C2PA = SHARED / "photos" / "c2pa"

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not CORRUPT.is_dir(), reason=f"the shared photos are not at {CORRUPT.parent}"),
]


def test_every_broken_picture_costs_one_sentence_and_no_good_one(as_, picture):
    good = [picture(f"{colour}.jpg", colour, (64, 48)) for colour in ("teal", "navy")]
    broken = sorted(path for path in CORRUPT.iterdir() if path.is_file())
    answers = as_("minji").importing.add([good[0], *broken, good[1]])
    assert len(answers) == len(broken) + 2
    assert answers[0].photo
    assert answers[-1].photo
    refusals = [answer for answer in answers if answer.refusal]
    assert len(refusals) > len(broken) / 2
    for answer in refusals:
        assert str(answer.refusal).startswith(f"“{answer.path.name}” "), answer.refusal
        assert str(answer.refusal).count(".") - answer.path.name.count(".") <= 2


def test_content_credentials_are_told_and_the_original_keeps_them(as_, tmp_path):
    photos = as_("minji").photos
    original = C2PA / "contentauth__c2pa-rs__sdk__tests__fixtures__C.jpg"
    photo = photos.add(original)
    assert photos.told(photo.photo_id)["has_content_credentials"] is True
    assert photos.export(photo.photo_id, tmp_path / "out.jpg").leaves_content_credentials
    kept = as_("minji").connection.store.path_of(photo.sha256)
    assert kept.read_bytes() == original.read_bytes()
    exported = photos.add(tmp_path / "out.jpg")
    assert "has_content_credentials" not in photos.told(exported.photo_id)
