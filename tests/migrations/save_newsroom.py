"""Save a newsroom of this release, for the tests of later ones: `python -m tests.migrations.save_newsroom`.

Run once when a release is made; a saved newsroom is never saved again, because it stands for what people have.
"""

import gzip
import tempfile
from pathlib import Path

from PIL import Image

from cms.domain.article import PhotoUse
from cms.domain.photos.rights import UsageRights
from cms.domain.workflow import Publication, Stage
from cms.media.darkroom import Darkroom
from cms.services.newsroom.in_files import copy_database
from cms.version import VERSION
from tests.cms.staffed_newsroom import BODY, StillClock, TestNewsroom, staffed, text

HERE = Path(__file__).parent


def save(target: Path) -> None:
    """Write a newsroom with an article in every stage and one published, corrected and held, to *target*."""
    with tempfile.TemporaryDirectory() as folder, Darkroom() as darkroom:
        path = Path(folder) / "newsroom.sqlite"
        staffed(path, darkroom)
        newsroom = TestNewsroom(path, StillClock(), darkroom)
        _fill(newsroom, Path(folder))
        newsroom.close()
        copy_database(path, Path(folder) / "copy.sqlite")
        target.write_bytes(gzip.compress((Path(folder) / "copy.sqlite").read_bytes(), mtime=0))


def _fill(newsroom: TestNewsroom, folder: Path) -> None:
    Image.new("RGB", (64, 40), "navy").save(folder / "quay.jpg")
    photos = newsroom.as_("minji").photos
    photo = photos.set_rights(photos.add(folder / "quay.jpg").photo_id, UsageRights.AGENCY)
    use = PhotoUse(photo.photo_id, "The quay at dawn.", "AP=Associated Press", "A quay.")
    words = text("Ferry leaves at dawn", BODY, use)
    for stage in Stage:
        newsroom.file_article(f"stage-{stage.replace('_', '-')}", stage, words=words)
    for publication in (
        Publication.SCHEDULED,
        Publication.LIVE,
        Publication.WITHDRAWN,
        Publication.RETRACTED,
    ):
        newsroom.file_article(f"publication-{publication}", Stage.APPROVED, publication, words)
    draft = newsroom.as_("minji").reading.open("stage-draft").row
    newsroom.as_("minji").drafting.take_lease(draft.article_id)
    newsroom.as_("minji").drafting.keep_working_copy(draft.article_id, text("Unfinished"), base=draft.version)
    newsroom.as_("daniel").review.set_embargo("stage-approved", until=None, reason="A hostage.")


if __name__ == "__main__":
    save(HERE / f"newsroom-{VERSION}.sqlite.gz")
