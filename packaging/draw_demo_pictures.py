"""Draw the demo newsroom's pictures again, as a maintainer: `python packaging/draw_demo_pictures.py [NAME …]`."""

import io
import sys
from pathlib import Path

from demo_pictures import interiors, landscapes, stadium, waterside, workplaces
from demo_pictures.canvas import Canvas
from demo_pictures.labels import LABELS, write_label
from PIL import Image, ImageDraw, ImageFont

_RESOURCES = Path(__file__).resolve().parent.parent / "resources"
_PICTURES = _RESOURCES / "demo" / "pictures"
_SIZE = (2000, 1334)
_LARGEST_FILE = 245_000

_SCENES = {
    "briefing-room": interiors.draw_briefing_room,
    "chip-wafer": workplaces.draw_wafer,
    "container-harbour": waterside.draw_harbour,
    "floodlit-stadium": stadium.draw_stadium,
    "island-ferry": waterside.draw_ferry,
    "market-hall": workplaces.draw_market,
    "parliament-chamber": interiors.draw_chamber,
    "radio-telescope": landscapes.draw_dish,
    "river-bridge": waterside.draw_bridge,
    "snow-village": landscapes.draw_village,
}


def main(names: list[str]) -> None:
    """Draw the named pictures, or all of them."""
    _PICTURES.mkdir(parents=True, exist_ok=True)
    for number, (name, draw) in enumerate(_SCENES.items()):
        if names and name not in names:
            continue
        sheet = Canvas(*_SIZE)
        draw(sheet)
        picture = sheet.finished(grain_seed=number)
        _mark_as_drawing(picture)
        file = _PICTURES / f"{name}.jpg"
        file.write_bytes(_jpeg(picture))
        write_label(file, LABELS[name])
        print(f"{name}: {file.stat().st_size // 1000} kB")


def _mark_as_drawing(picture: Image.Image) -> None:
    """Print the word in a corner, so that no copy of the picture can pass for a photograph."""
    font = ImageFont.truetype(str(_RESOURCES / "fonts" / "Pretendard-SemiBold.otf"), 26)
    pen = ImageDraw.Draw(picture, "RGBA")
    right, bottom = picture.width - 28, picture.height - 26
    left, top = right - 158, bottom - 44
    pen.rounded_rectangle((left, top, right, bottom), radius=10, fill=(16, 20, 30, 150))
    pen.text(
        ((left + right) / 2, (top + bottom) / 2),
        "drawing 그림",
        font=font,
        fill=(255, 255, 255, 235),
        anchor="mm",
    )


def _jpeg(picture: Image.Image) -> bytes:
    """Return the best JPEG that is still small enough to ship."""
    quality = 88
    while len(file := _saved(picture, quality)) > _LARGEST_FILE:
        quality -= 2
    return file


def _saved(picture: Image.Image, quality: int) -> bytes:
    file = io.BytesIO()
    picture.save(file, "JPEG", quality=quality, optimize=True, progressive=True)
    return file.getvalue()


if __name__ == "__main__":
    main(sys.argv[1:])
