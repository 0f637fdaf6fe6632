"""Four hundred real and hostile pictures, kept beside the project, are read as an independent judge does."""

import json
import os
from pathlib import Path

import pytest

from cms.domain.errors import UnreadableFile
from cms.media.darkroom import ChildDied
from cms.media.rendition import RenditionCredit

SHARED = Path(os.environ.get("COPYDESK_SHARED_DATA", Path(__file__).parents[4] / "shared" / "data"))
PHOTOS = SHARED / "photos"

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(
        not (PHOTOS / "manifest.json").is_file(), reason=f"the shared photos are not at {PHOTOS}"
    ),
]

# Pictures that contradict themselves, and why we believe another of their tags than the judge does.
BELIEVED_OTHERWISE = {
    "credited/guardian__grid__image-loader__test__resources__cech.jpg": "two XMP packets: the first counts",
}
PLACES = {
    "credit_line": ("XMP-photoshop:Credit", "IPTC:Credit"),
    "source": ("XMP-photoshop:Source", "IPTC:Source"),
    "headline": ("XMP-photoshop:Headline", "IPTC:Headline"),
}


@pytest.fixture(scope="module")
def photos():
    return json.loads((PHOTOS / "manifest.json").read_text(encoding="utf-8"))["files"]


@pytest.fixture(scope="module")
def examined(darkroom, photos):
    """Examine every picture; what is refused is left out, and nothing may have died over it."""
    facts = {}
    for photo in photos:
        try:
            facts[photo["file"]] = darkroom.examine(PHOTOS / photo["file"])
        except UnreadableFile as refusal:
            if isinstance(refusal.__cause__, ChildDied):
                raise
    return facts


def test_every_caption_of_a_known_encoding_is_read_right(photos, examined):
    truths = {photo["file"]: photo["truth"] for photo in photos if "truth" in photo}
    assert truths
    for file, truth in truths.items():
        read = examined[file]
        assert (read.caption, read.creator, read.credit_line) == (
            truth["caption"],
            truth["byline"],
            truth["credit"],
        )


def test_no_credit_source_or_headline_of_a_real_picture_is_lost(photos, examined):
    for photo in photos:
        if photo["file"] not in examined or photo["file"] in BELIEVED_OTHERWISE or "truth" in photo:
            continue
        told = photo["exiftool_12_57"]
        for name, places in PLACES.items():
            expected = next(
                (str(told[place]).split() for place in places if str(told.get(place, "")).strip()), []
            )
            assert getattr(examined[photo["file"]], name).split() == expected, (photo["file"], name)


def test_pictures_of_the_wires_and_cameras_are_all_read(photos, examined):
    """What is refused in these folders holds no picture to show: side-cars, stubs, foreign formats."""
    endings = (".jpg", ".png", ".webp", ".tiff", ".gif", ".avif")
    expected = {
        photo["file"]
        for photo in photos
        if photo["category"] in {"credited", "iptc-reference", "orientation", "iim-structure", "c2pa"}
        and photo["file"].endswith(endings)
    }
    assert expected - examined.keys() == set()


def test_no_picture_kills_the_darkroom_while_copies_are_made(darkroom, examined, tmp_path):
    credit = RenditionCredit(caption="▲ 설명", credit_line="AP=연합뉴스")
    refused = 0
    for file in examined:
        try:
            darkroom.render(PHOTOS / file, tmp_path, credit=credit, widths=[320])
        except UnreadableFile as refusal:
            refused += 1
            assert file.startswith("corrupt/"), refusal  # noqa: PT017 (most are not refused, some must be)
            assert not isinstance(refusal.__cause__, ChildDied), refusal  # noqa: PT017
    assert refused < len(examined) / 10
