"""How long a photograph takes from being dropped until its copies are ready, printed as JSON.

Run it from the project's folder: `python -m tests.benchmarks.photos`. The picture is made on the spot: 24
megapixels of noise and shapes at quality 90, about the 11 MB a camera makes of a busy scene.
"""

import json
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

from PIL import Image

from cms.media.darkroom import Darkroom
from cms.media.rendition import RenditionCredit
from cms.media.store import FolderStore

ROUNDS = 7
# EXIF's ways to hold a camera: as it stands, turned to the right, to the left, and mirrored on its side.
ORIENTATIONS = (1, 6, 8, 5)
CREDIT = RenditionCredit(caption="▲ A busy scene", creator="Hong Gil-dong", credit_line="AP=Associated Press")


def main() -> None:
    """Print milliseconds, the median and the worst of several rounds; the first round starts the darkroom."""
    with tempfile.TemporaryDirectory() as folder, Darkroom() as darkroom:
        landscape = Path(folder, "landscape.jpg")
        _make_busy_scene(landscape)
        held = {orientation: _held(landscape, orientation) for orientation in ORIENTATIONS}
        store = FolderStore(Path(folder, "store"))

        def attach(path: Path) -> None:
            sha256 = store.add(path)
            kept = store.path_of(sha256)
            darkroom.examine(kept)
            darkroom.render(kept, store.renditions_of(sha256), credit=CREDIT)

        measured = {
            "first_examine_ms": _milliseconds(lambda: darkroom.examine(landscape), rounds=1),
            "examine_ms": _milliseconds(lambda: darkroom.examine(landscape)),
            "render_ms": _milliseconds(lambda: darkroom.render(landscape, Path(folder), credit=CREDIT)),
        } | {
            f"attach_24_megapixels_orientation_{orientation}_ms": _milliseconds(partial(attach, path))
            for orientation, path in held.items()
        }
    sys.stdout.write(json.dumps(measured, indent=2) + "\n")


def _milliseconds(work: Callable[[], object], *, rounds: int = ROUNDS) -> dict[str, float]:
    taken = []
    for _ in range(rounds):
        started = time.perf_counter()
        work()
        taken.append((time.perf_counter() - started) * 1000)
    return {"median": round(statistics.median(taken), 1), "worst": round(max(taken), 1)}


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
