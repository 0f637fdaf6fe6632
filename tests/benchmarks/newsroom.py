"""How long the newsroom's own work takes, on a real file with durable commits: `python -m tests.benchmarks.newsroom`.

Prints JSON, milliseconds throughout; nothing here fails for being slow.
"""

import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from PIL import Image

from cms.api import Newsroom, open_newsroom
from cms.body.model import body_from_text
from cms.domain.article import ArticleText, PhotoUse
from cms.domain.photos.rights import UsageRights
from cms.media.darkroom import Darkroom
from cms.services.photos.library import Wording
from tests.cms.staffed_newsroom import staffed

ROUNDS = 50
# What issue 2 asks for.
LIMITS = {"create": 20, "save": 20, "submit": 20, "approve": 20, "publish": 100, "attach_24_mp": 500}
_WORDS = "The ferry left the harbour at dawn and nobody on the quay had expected it to. " * 10
_CREDIT = Wording("The quay at dawn.", "AP=Associated Press", "A quay.")


def measure(rounds: int = ROUNDS) -> dict[str, object]:
    """Return what each act took at the median and at the 95th percentile of *rounds*, and the limits."""
    with tempfile.TemporaryDirectory(prefix="copydesk-benchmark-") as folder:
        path = Path(folder) / "newsroom.sqlite"
        with Darkroom() as darkroom:
            staffed(path, darkroom)
        minji = open_newsroom(str(path), "minji", journal_folder=Path(folder) / "journal")
        minji.connection.darkroom.warm_up()
        try:
            taken = _acts(minji, minji.as_person("daniel"), Path(folder), rounds)
            taken["attach_24_mp"] = _attach(minji, Path(folder))
        finally:
            minji.close()
        taken["command_start"] = [_milliseconds(lambda: _command(path)) for _ in range(5)]
    return {name: _summary(name, times) for name, times in taken.items()}


def _acts(minji: Newsroom, daniel: Newsroom, folder: Path, rounds: int) -> dict[str, list[float]]:
    photo = _library_photo(minji, folder)
    text = ArticleText("Ferry leaves", body=body_from_text("\n".join([_WORDS] * 8)), photos=(photo,))
    names = ("create", "journal", "save", "submit", "approve", "publish", "open", "list")
    taken: dict[str, list[float]] = {name: [] for name in names}
    for number in range(rounds):
        slug, later = f"ferry-{number}", replace(text, headline=f"Ferry leaves, {number}")
        acts: dict[str, Callable[[], object]] = {
            "create": lambda: minji.drafting.new_article(slug, desk="world", language="en", text=text),  # noqa: B023
            "journal": lambda: minji.syncing.keep(slug, later, base=1),  # noqa: B023
            "save": lambda: minji.drafting.save(slug, later, base=1),  # noqa: B023
            "submit": lambda: minji.review.submit(slug),  # noqa: B023
            "approve": lambda: daniel.review.approve(slug),  # noqa: B023
            "publish": lambda: daniel.publishing.publish(slug),  # noqa: B023
            "open": lambda: minji.syncing.open(slug),  # noqa: B023
            "list": minji.reading.articles,
        }
        for name, act in acts.items():
            taken[name].append(_milliseconds(act))
    return taken


def _library_photo(minji: Newsroom, folder: Path) -> PhotoUse:
    Image.effect_noise((1600, 1000), 60).convert("RGB").save(folder / "quay.jpg")
    photo = minji.photos.add(folder / "quay.jpg")
    minji.photos.reword(photo.photo_id, _CREDIT, usage_rights=UsageRights.AGENCY)
    return PhotoUse(photo.photo_id, "The quay at dawn.", "AP=Associated Press", "A quay.")


def _attach(minji: Newsroom, folder: Path) -> list[float]:
    """Time from choosing a 24-megapixel JPEG until it is in the article and its copies are ready."""
    minji.drafting.new_article("pictures", desk="world", language="en", text=ArticleText("Pictures"))
    taken = []
    for number in range(8):
        path = folder / f"camera-{number}.jpg"
        _camera_picture(number).save(path, quality=90)
        taken.append(_milliseconds(lambda: _choose(minji, path)))  # noqa: B023
    # The first also starts the darkroom's child and loads what decodes; a picture editor waits for the others.
    return taken[1:]


def _choose(minji: Newsroom, path: Path) -> None:
    photo = minji.photos.add(path)
    minji.photos.attach("pictures", photo.photo_id, _CREDIT)
    if not minji.photos.picture(photo.sha256, 640).is_file():
        raise RuntimeError("The copies are not ready.")


def _camera_picture(number: int) -> Image.Image:
    # As detailed as a photograph: noise over a gradient; plain noise or a plain colour would not be fair.
    noise = Image.effect_noise((6000, 4000), 24 + number)
    gradient = Image.linear_gradient("L").resize((6000, 4000))
    return Image.merge("RGB", (noise, gradient, Image.blend(noise, gradient, 0.5)))


def _command(path: Path) -> None:
    words = ["--newsroom", str(path), "--as", "minji", "--json", "article", "list"]
    subprocess.run(
        [sys.executable, "-m", "tests.cms.commands.copydesk", *words], check=True, stdout=subprocess.DEVNULL
    )


def _milliseconds(act: Callable[[], object]) -> float:
    began = time.perf_counter()
    act()
    return (time.perf_counter() - began) * 1000


def _summary(name: str, times: list[float]) -> dict[str, object]:
    ordered = sorted(times)
    limit = LIMITS.get(name)
    median = statistics.median(ordered)
    return {
        "p50_ms": round(median, 1),
        "p95_ms": round(ordered[min(len(ordered) - 1, int(len(ordered) * 0.95))], 1),
        "rounds": len(ordered),
        "limit_ms": limit,
        "within": None if limit is None else median <= limit,
    }


if __name__ == "__main__":
    answer = {"cpus": os.cpu_count(), "newsroom": measure()}
    sys.stdout.write(json.dumps(answer, indent=2) + "\n")
