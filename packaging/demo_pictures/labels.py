"""What each drawing says about itself, and how that is written into its file as IIM, XMP and EXIF."""

from dataclasses import dataclass
from pathlib import Path

import exiv2

CREATOR = "Copydesk Studio"
COPYRIGHT = "Copydesk authors, dedicated to the public domain (CC0 1.0)"
_DEED = "https://creativecommons.org/publicdomain/zero/1.0/"
# The IPTC's word for a picture made with a drawing program, which is never to be taken for a photograph.
_DRAWN = "http://cv.iptc.org/newscodes/digitalsourcetype/digitalCreation"
_UTF_8 = "\x1b%G"


@dataclass(frozen=True, slots=True)
class Label:
    """The words of one file; an empty credit means that the file names nobody at all."""

    caption: str
    credit_line: str
    alt_text: str
    city: str  # "" where the scene is set nowhere in particular
    drawn_on: str
    exif_only: bool = False


def write_label(file: Path, label: Label) -> None:
    """Put the words into the file; the picture itself is not touched."""
    image = exiv2.ImageFactory.open(str(file))
    image.readMetadata()
    _write_exif(image.exifData(), label)
    if not label.exif_only:
        _write_iim(image.iptcData(), label)
        _write_xmp(image.xmpData(), label)
    image.writeMetadata()


def _write_exif(exif: exiv2.ExifData, label: Label) -> None:
    exif["Exif.Image.ImageDescription"] = label.caption
    exif["Exif.Photo.DateTimeOriginal"] = label.drawn_on.replace("-", ":") + " 09:00:00"
    exif["Exif.Photo.OffsetTimeOriginal"] = "+09:00"
    if label.credit_line:
        exif["Exif.Image.Artist"] = CREATOR
        exif["Exif.Image.Copyright"] = COPYRIGHT


def _write_iim(iim: exiv2.IptcData, label: Label) -> None:
    iim["Iptc.Envelope.CharacterSet"] = _UTF_8
    iim["Iptc.Application2.Caption"] = label.caption
    iim["Iptc.Application2.DateCreated"] = label.drawn_on
    iim["Iptc.Application2.TimeCreated"] = "09:00:00+09:00"
    if label.city:
        iim["Iptc.Application2.City"] = label.city
    if label.credit_line:
        iim["Iptc.Application2.Byline"] = CREATOR
        iim["Iptc.Application2.Credit"] = label.credit_line
        iim["Iptc.Application2.Copyright"] = COPYRIGHT


def _write_xmp(xmp: exiv2.XmpData, label: Label) -> None:
    exiv2.XmpProperties.registerNs("http://iptc.org/std/Iptc4xmpExt/2008-02-29/", "Iptc4xmpExt")
    xmp["Xmp.dc.description"] = f"lang=x-default {label.caption}"
    xmp["Xmp.photoshop.DateCreated"] = f"{label.drawn_on}T09:00:00+09:00"
    xmp["Xmp.iptc.AltTextAccessibility"] = f"lang=x-default {label.alt_text}"
    xmp["Xmp.iptcExt.DigitalSourceType"] = _DRAWN
    if label.city:
        xmp["Xmp.photoshop.City"] = label.city
    if label.credit_line:
        xmp["Xmp.dc.creator"] = CREATOR
        xmp["Xmp.dc.rights"] = f"lang=x-default {COPYRIGHT}"
        xmp["Xmp.photoshop.Credit"] = label.credit_line
        xmp["Xmp.xmpRights.WebStatement"] = _DEED


LABELS = {
    "briefing-room": Label(
        caption="A lectern stands ready in the briefing room of the Lakeside Secretariat before a spokesperson meets"
        " reporters. (Drawing)",
        credit_line="CD=Copydesk Drawings",
        alt_text="An empty wooden lectern between four flags, seen over the heads of waiting reporters",
        city="Geneva",
        drawn_on="2026-02-20",
    ),
    "container-harbour": Label(
        caption="A container ship is unloaded at dawn at the east quay of the port of Marrow Bay. (Drawing)",
        credit_line="Copydesk Studio",
        alt_text="Cranes and a laden container ship mirrored in still water at dawn",
        city="Marrow Bay",
        drawn_on="2026-01-14",
    ),
    "river-bridge": Label(
        caption="해 질 녘 누리강을 가로지르는 누리대교에 조명이 켜져 있다. (그림)",
        credit_line="CD=카피데스크 그림",
        alt_text="노을 진 하늘 아래 조명이 켜진 사장교와 강에 비친 도시 불빛",
        city="누리시",
        drawn_on="2026-02-03",
    ),
    "island-ferry": Label(
        caption="섬 주민을 태운 여객선이 솔섬 앞바다를 지나고 있다. (그림)",
        credit_line="CD=카피데스크 그림",
        alt_text="푸른 바다를 지나는 흰 여객선과 뒤로 보이는 섬들",
        city="솔섬",
        drawn_on="2026-01-27",
    ),
    "market-hall": Label(
        caption="Shoppers walk between the fruit stalls of the restored Glasshouse Market. (Drawing)",
        credit_line="",
        alt_text="Shoppers between striped fruit stalls under an arched glass roof",
        city="Elmsworth",
        drawn_on="2026-02-11",
    ),
    "parliament-chamber": Label(
        caption="의원들이 본회의장에 앉아 의장의 발언을 듣고 있다. (그림)",
        credit_line="CD=카피데스크 그림",
        alt_text="유리 돔 아래 반원형으로 앉은 의원들과 단상의 의장",
        city="",
        drawn_on="2026-02-17",
    ),
    "chip-wafer": Label(
        caption="A robot arm holds a silicon wafer in the clean room of a chip plant. (Drawing)",
        credit_line="CD=Copydesk Drawings",
        alt_text="A round silicon wafer covered with small chips, gripped by a robot arm",
        city="Nuri",
        drawn_on="2026-01-30",
    ),
    "floodlit-stadium": Label(
        caption="Harbour City, in red, play Northfield under the floodlights of the Quayside Stadium. (Drawing)",
        credit_line="Copydesk Studio",
        alt_text="",
        city="",
        drawn_on="2026-02-08",
        exif_only=True,
    ),
    "snow-village": Label(
        caption="밤새 내린 눈이 두메마을 지붕을 덮고 있다. (그림)",
        credit_line="카피데스크 그림",
        alt_text="눈 덮인 산 아래 창문마다 불이 켜진 마을",
        city="두메마을",
        drawn_on="2026-01-09",
    ),
    "radio-telescope": Label(
        caption="The largest of three dishes points at the Milky Way above the High Moor observatory. (Drawing)",
        credit_line="CD=Copydesk Drawings",
        alt_text="A large radio telescope under a starry sky, two smaller ones behind it",
        city="High Moor",
        drawn_on="2026-02-01",
    ),
}
