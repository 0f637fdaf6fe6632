"""When the tags of a picture disagree, the more trusted one is believed."""

from cms.media.metadata import reconcile
from cms.media.tags import Tags

XMP = {"Xmp.dc.description": ("The caption in XMP",), "Xmp.photoshop.Credit": ("AP",)}
IIM = {"2:120": (b"The caption in IIM",), "2:110": (b"Reuters",)}
EXIF = {"Exif.Image.ImageDescription": b"The caption in EXIF", "Exif.Image.Artist": b"Kim"}


def test_xmp_is_believed_before_iim_and_exif():
    assert reconcile(Tags(xmp=XMP, iim=IIM, exif=EXIF)).texts["caption"] == "The caption in XMP"


def test_iim_changed_after_the_xmp_is_believed_first():
    texts = reconcile(Tags(xmp=XMP, iim=IIM, iim_is_newer=True)).texts
    assert (texts["caption"], texts["credit_line"]) == ("The caption in IIM", "Reuters")


def test_field_that_only_exif_has_is_taken_from_there():
    assert reconcile(Tags(xmp=XMP, exif=EXIF)).texts["creator"] == "Kim"


def test_credit_cut_short_by_iim_is_read_whole_from_xmp():
    whole = "Agence France-Presse via Getty Images"
    tags = Tags(
        xmp={"Xmp.photoshop.Credit": (whole,)}, iim={"2:110": (whole[:32].encode(),)}, iim_is_newer=True
    )
    assert reconcile(tags).texts["credit_line"] == whole


def test_camera_makers_slogan_is_no_caption():
    assert not reconcile(Tags(exif={"Exif.Image.ImageDescription": b"OLYMPUS DIGITAL CAMERA   \0"})).texts


def test_several_photographers_are_all_named():
    assert (
        reconcile(Tags(iim={"2:80": (b"Kim Min-su", b"Lee Ji-eun")})).texts["creator"]
        == "Kim Min-su; Lee Ji-eun"
    )


def test_korean_exif_caption_is_read_though_exif_knows_only_ascii():
    read = reconcile(Tags(exif={"Exif.Image.ImageDescription": "국방부 브리핑".encode("cp949")}))
    assert (read.texts["caption"], read.text_encoding) == ("국방부 브리핑", "cp949")


def test_keyword_written_twice_is_one_keyword():
    assert reconcile(Tags(iim={"2:25": (b"talks", b"Seoul", b"talks")})).keywords == ("talks", "Seoul")


def test_line_breaks_of_a_caption_stay_and_control_characters_go():
    assert reconcile(Tags(iim={"2:120": (b"One\r\ntwo\x07 three\0",)})).texts["caption"] == "One\ntwo three"


def test_part_that_not_every_structure_has_is_told_of_the_first_only():
    """Else “Seoul” of the one place and “Japan” of the other would go out as one place, Seoul in Japan."""
    place = "Xmp.iptcExt.LocationShown[{}]/Iptc4xmpExt:{}"
    xmp = {place.format(1, "City"): ("Seoul",), place.format(2, "CountryName"): ("Japan",)}
    texts = reconcile(Tags(xmp=xmp)).texts
    assert (texts.get("shown_city"), texts.get("shown_country")) == ("Seoul", None)
    both = {place.format(1, "CountryName"): ("Korea",)} | xmp
    assert reconcile(Tags(xmp=both)).texts["shown_country"] == "Korea\nJapan"


def test_name_with_a_semicolon_is_one_name():
    owner = "Xmp.plus.CopyrightOwner[1]/plus:CopyrightOwnerName"
    assert reconcile(Tags(xmp={owner: ("Kim; Lee & Co",)})).texts["copyright_owner"] == "Kim; Lee & Co"
