"""Photographers an administrator lists: new files get the printed name, the library finds them by any spelling."""

import exiv2
import pytest

from cms.domain.credits.photographers import Photographer
from cms.domain.errors import NotAllowed, NotFound, RuleBroken
from cms.domain.photos.search import PhotoSearch

LEE = Photographer("Lee Jin-man", ("Jin-man Lee", "이진만"))


@pytest.fixture
def by(as_, picture):
    """Take in a picture whose file names this photographer and credit."""

    def take(creator, colour, credit="AP"):
        path = picture(f"{colour}.jpg", colour, (640, 400))
        image = exiv2.ImageFactory.open(str(path))
        image.readMetadata()
        xmp = image.xmpData()
        xmp["Xmp.dc.creator"], xmp["Xmp.photoshop.Credit"] = creator, credit
        image.writeMetadata()
        return as_("minji").photos.add(path)

    return take


def test_new_files_name_the_photographer_as_we_print_them(as_, by):
    as_("root").credits.set_photographer(LEE)
    photo = by("JIN-MAN LEE", "teal", "Jin-man Lee/AP")
    assert (photo.creator, photo.credit_line, photo.embedded_credit) == (
        "Lee Jin-man",
        "Lee Jin-man/AP",
        "Jin-man Lee/AP",
    )


def test_the_library_finds_all_spellings_under_one_name_also_of_photos_it_had_before(as_, by):
    old, other = by("이진만", "teal"), by("Ines Okafor", "navy")
    as_("root").credits.set_photographer(LEE)
    new = by("Jin-man Lee", "olive")
    finding = as_("minji").finding_photos
    assert set(finding.find(PhotoSearch(photographer="Lee Jin-man")).photo_ids) == {
        old.photo_id,
        new.photo_id,
    }
    assert finding.find(PhotoSearch(photographer="Ines Okafor")).photo_ids == (other.photo_id,)
    offered = {one.key: one.photos for one in finding.choices().photographers}
    assert offered == {"Ines Okafor": 1, "Lee Jin-man": 2}


def test_a_name_that_is_replaced_stays_a_spelling(as_):
    root = as_("root").credits
    root.set_photographer(LEE)
    root.set_photographer(Photographer("Lee Jinman", LEE.spellings), before="Lee Jin-man")
    (known,) = as_("minji").credits.photographers().known
    assert known == Photographer("Lee Jinman", ("Jin-man Lee", "이진만", "Lee Jin-man"))


def test_one_spelling_means_one_person(as_):
    as_("root").credits.set_photographer(LEE)
    with pytest.raises(RuleBroken, match="spelling of Lee Jin-man already"):
        as_("root").credits.set_photographer(Photographer("Lee Jin", ("이 진만",)))
    with pytest.raises(RuleBroken, match="Write the photographer"):
        as_("root").credits.set_photographer(Photographer("  "))


def test_only_administrators_list_and_forget(as_):
    with pytest.raises(NotAllowed):
        as_("yuri").credits.set_photographer(LEE)
    as_("root").credits.set_photographer(LEE)
    with pytest.raises(NotAllowed):
        as_("yuri").credits.forget_photographer("Lee Jin-man")
    as_("root").credits.forget_photographer("Lee Jin-man")
    assert as_("minji").credits.photographers().known == ()
    with pytest.raises(NotFound):
        as_("root").credits.forget_photographer("Lee Jin-man")
