"""How long a photograph takes, held against the fastest programs there are, printed as JSON.

Run it from the project's folder: `python -m tests.benchmarks.photos`. The picture is made on the spot: 24
megapixels of noise and shapes at quality 90, about the 11 MB a camera makes of a busy scene. What `djpeg`,
`vipsthumbnail` and `exiv2` need is measured where they are installed (libjpeg-turbo-progs, libvips-tools, exiv2).
"""

import json
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

import exiv2
from PIL import Image

from cms.domain.photos.crop import Crop
from cms.media.darkroom import Darkroom
from cms.media.glance import glance_at
from cms.media.rendition import RenditionCredit, RenditionFormat
from cms.media.store import FolderStore

ROUNDS = 7
FILES = 1_000
# EXIF's ways to hold a camera: as it stands, turned to the right, to the left, and mirrored on its side.
ORIENTATIONS = (1, 6, 8, 5)
CREDIT = RenditionCredit(caption="▲ A busy scene", creator="Hong Gil-dong", credit_line="AP=Associated Press")


def main() -> None:
    """Print milliseconds, the median and the worst of several rounds; the darkroom has been started before."""
    with tempfile.TemporaryDirectory() as folder:
        landscape = Path(folder, "landscape.jpg")
        _make_busy_scene(landscape)
        with Darkroom() as darkroom:
            darkroom.examine(landscape)
            darkroom.render(landscape, Path(folder, "first"), credit=CREDIT)
            measured: dict[str, object] = {"peak_mb_of_the_worker": _peak_megabytes(darkroom)}
            measured |= _one_photo(darkroom, landscape) | _renditions(darkroom, landscape)
            measured["peak_mb_of_the_worker_after_sideways_photos"] = _peak_megabytes(darkroom)
            for path in (landscape, landscape.with_name("held-6.jpg")):
                darkroom.render(path, Path(folder, "webp"), credit=CREDIT, file_format=RenditionFormat.WEBP)
                measured[f"peak_mb_of_the_worker_after_webp_of_{path.stem}"] = _peak_megabytes(darkroom)
            measured |= _parts(darkroom, landscape)
        with Darkroom() as darkroom:
            measured |= _many_files(darkroom, Path(folder, "roll"))
    sys.stdout.write(json.dumps(measured, indent=2) + "\n")


def _one_photo(darkroom: Darkroom, landscape: Path) -> dict[str, object]:
    """Measure what a person waits for when one photo is added, however the camera was held."""
    held = {orientation: _held(landscape, orientation) for orientation in ORIENTATIONS}
    store = FolderStore(landscape.parent / "store")

    def attach(path: Path) -> None:
        sha256 = store.add(path)
        kept = store.path_of(sha256)
        darkroom.examine(kept)
        darkroom.render(kept, store.renditions_of(sha256), credit=CREDIT)

    copies = landscape.parent / "copies"
    return {
        "examine_ms": _milliseconds(lambda: darkroom.examine(landscape)),
        "render_ms": _milliseconds(lambda: darkroom.render(landscape, copies, credit=CREDIT)),
    } | {
        f"attach_24_megapixels_orientation_{orientation}_ms": _milliseconds(partial(attach, path))
        for orientation, path in held.items()
    }


def _renditions(darkroom: Darkroom, landscape: Path) -> dict[str, object]:
    """Measure one copy at a time beside the programs that make nothing else."""
    out = landscape.parent / "one"
    ppm, thumbnail = landscape.with_suffix(".ppm"), landscape.with_suffix(".small.jpg")

    def rendered(width: int) -> Callable[[], object]:
        return lambda: darkroom.render(landscape, out, credit=CREDIT, widths=[width])

    def vips(width: int) -> Sequence[str | Path]:
        return ["vipsthumbnail", landscape, "--size", f"{width}x", "-o", f"{thumbnail}[Q=85]"]

    return {
        "rendition_400_ms": _milliseconds(rendered(400)),
        "djpeg_scale_1_8_ms": _program(["djpeg", "-scale", "1/8", "-outfile", ppm, landscape]),
        "vipsthumbnail_400_ms": _program(vips(400)),
        "rendition_2048_ms": _milliseconds(rendered(2048)),
        "vipsthumbnail_2048_ms": _program(vips(2048)),
    }


def _parts(darkroom: Darkroom, landscape: Path) -> dict[str, object]:
    """Measure parts, lying and held upright: a small one, half of it, a square, and one twice as high as wide."""
    out = landscape.parent / "parts"
    shares = {
        False: ((0.1, 0.1), (0.5, 0.5), (0.6, 0.9), (0.33, 1)),
        True: ((0.1, 0.1), (0.5, 0.5), (0.9, 0.6), (0.5, 0.67)),
    }
    files = {False: landscape, True: landscape.with_name("held-6.jpg")}
    parts = [(files[held], Crop(0, 0, *share)) for held in files for share in shares[held]]
    half = Crop(0.25, 0.25, 0.5, 0.5)
    timed = _milliseconds(lambda: darkroom.render(landscape, out, credit=CREDIT, part=half))
    for path, part in parts:
        for file_format in RenditionFormat:
            darkroom.render(path, out, credit=CREDIT, part=part, file_format=file_format)
    return {"render_half_of_it_ms": timed, "peak_mb_of_the_worker_after_parts": _peak_megabytes(darkroom)}


def _many_files(darkroom: Darkroom, roll: Path) -> dict[str, object]:
    """Measure a glance at a thousand files, and the reading of all they say, beside the `exiv2` command."""
    files = _make_roll(roll)
    # Both children are there before the clock runs.
    darkroom.look(files)
    looks, peers = [], []
    for _ in range(ROUNDS):
        looks.append(_once(lambda: darkroom.look(files)))
        peers.append(_once(lambda: _run(["exiv2", "-pa", "print", *files])))
    return {
        "glance_at_1000_files_ms": _milliseconds(lambda: [glance_at(file) for file in files]),
        "metadata_of_1000_files_ms": _summary(looks),
        "exiv2_of_1000_files_ms": _summary(peers) if shutil.which("exiv2") else "exiv2 is not installed",
        "examination_of_1000_files_ms": _milliseconds(
            lambda: [darkroom.examine(file) for file in files], rounds=3
        ),
    }


def _milliseconds(work: Callable[[], object], *, rounds: int = ROUNDS) -> dict[str, float]:
    return _summary([_once(work) for _ in range(rounds)])


def _once(work: Callable[[], object]) -> float:
    started = time.perf_counter()
    work()
    return (time.perf_counter() - started) * 1000


def _summary(taken: Sequence[float]) -> dict[str, float]:
    return {
        "best": round(min(taken), 1),
        "median": round(statistics.median(taken), 1),
        "worst": round(max(taken), 1),
    }


def _program(command: Sequence[str | Path], *, rounds: int = ROUNDS) -> dict[str, float] | str:
    if shutil.which(str(command[0])) is None:
        return f"{command[0]} is not installed"
    return _milliseconds(lambda: _run(command), rounds=rounds)


def _run(command: Sequence[str | Path]) -> None:
    if shutil.which(str(command[0])):
        subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False)


def _peak_megabytes(darkroom: Darkroom) -> float | str:
    child = darkroom._child
    status = Path(f"/proc/{child.process.pid}/status") if child else Path()
    if not status.is_file():
        return "not told by this system"
    peak = next(line for line in status.read_text().splitlines() if line.startswith("VmHWM:"))
    return round(int(peak.split()[1]) / 1024, 1)


def _make_busy_scene(path: Path) -> None:
    size = (6000, 4000)
    grain = Image.effect_noise(size, 22)
    shapes = [
        Image.effect_noise((size[0] // scale, size[1] // scale), 90).resize(size, Image.Resampling.BICUBIC)
        for scale in (8, 16)
    ]
    channels = (
        Image.blend(grain, shapes[0], 0.5),
        Image.blend(grain, shapes[1], 0.5),
        Image.blend(*shapes, 0.6),
    )
    Image.merge("RGB", channels).save(path, quality=90)


def _make_roll(folder: Path) -> list[Path]:
    """Write a thousand files as an agency sends them: a picture of 100 KB with texts in IIM, XMP and EXIF."""
    folder.mkdir()
    first = folder / "0000.jpg"
    Image.effect_noise((640, 427), 60).convert("RGB").save(first, quality=90)
    image = exiv2.ImageFactory.open(str(first))
    image.readMetadata()
    for name, text in {
        "Caption": "미국 국방부 부대변인",
        "Byline": "홍길동",
        "Credit": "AP=연합뉴스",
    }.items():
        image.iptcData()[f"Iptc.Application2.{name}"] = text
    image.xmpData()["Xmp.photoshop.Credit"] = "AP=연합뉴스"
    image.exifData()["Exif.Image.Artist"] = "Hong Gil-dong"
    image.exifData()["Exif.Photo.DateTimeOriginal"] = "2026:05:14 09:30:00"
    image.writeMetadata()
    content = first.read_bytes()
    files = [folder / f"{number:04}.jpg" for number in range(FILES)]
    for file in files:
        file.write_bytes(content)
    return files


def _held(landscape: Path, orientation: int) -> Path:
    """Write the same pixels with a note of how the camera was held, and return that file."""
    note = Image.Exif()
    note[0x0112] = orientation
    held = landscape.with_name(f"held-{orientation}.jpg")
    with Image.open(landscape) as picture:
        picture.save(held, quality="keep", exif=note)
    return held


if __name__ == "__main__":
    main()
