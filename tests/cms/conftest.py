"""What tests of the newsroom share: a newsroom with staff, a clock that stands still, pictures made on the spot."""

import os
import subprocess
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from functools import cache
from pathlib import Path

import pytest
from PIL import Image

from cms.api import Newsroom
from cms.domain.article import PhotoUse
from cms.domain.photos.rights import UsageRights
from cms.media.darkroom import Darkroom
from cms.services.photos.library import Wording
from tests.cms.shared_newsroom import SharedTestNewsroom, StaffedServer
from tests.cms.staffed_newsroom import StillClock, TestNewsroom, copied, staffed
from tests.servers.installations import installations
from tests.servers.postgres import PostgresServer

AP_CREDIT = "AP=Associated Press"
# What people do, told of both kinds of newsroom; a test that moves the clock or looks into the file is told of one.
TOLD_TWICE = (
    "articles.test_correcting",
    "articles.test_drafting",
    "articles.test_notes",
    "articles.test_planning",
    "articles.test_proofreading",
    "articles.test_review",
    "articles.test_settling",
    "computer.test_syncing",
    "newsroom.test_people",
    "photos.test_captions",
    "photos.test_credits",
    "photos.test_crops",
    "photos.test_embargo_unseen",
    "photos.test_files",
    "photos.test_finding",
    "photos.test_importing",
    "photos.test_library",
    "photos.test_photographers",
    "photos.test_usage",
    "readers.test_publishing",
    "readers.test_site",
    "test_saying_later",
    "wire.test_desk",
)
_NEEDS_FILE = {"clock", "newsroom_file"}


@pytest.fixture(scope="session")
def shared_darkroom() -> Iterator[Darkroom]:
    """One darkroom for the whole session, because its child takes a moment to start."""
    with Darkroom() as darkroom:
        yield darkroom


@pytest.fixture(scope="session")
def staffed_file(tmp_path_factory: pytest.TempPathFactory, shared_darkroom: Darkroom) -> Path:
    """The file every newsroom of the tests is a copy of; nobody opens it again."""
    path = tmp_path_factory.mktemp("staffed") / "newsroom.sqlite"
    staffed(path, shared_darkroom)
    return path


@pytest.fixture
def clock() -> StillClock:
    return StillClock()


@pytest.fixture(scope="session")
def staffed_servers(
    shared_darkroom: Darkroom, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Callable[[int], StaffedServer]]:
    """The servers whose newsroom every shared newsroom of the tests is a copy of, one for each version; their logins
    are nobody else's.
    """
    if not installations():
        pytest.skip("no PostgreSQL is installed, neither Debian's nor the wheel's")
    with ExitStack() as running:

        @cache
        def staffed_server(version: int) -> StaffedServer:
            server = running.enter_context(PostgresServer(version))
            with pytest.MonkeyPatch.context() as patched:
                patched.setenv("XDG_DATA_HOME", str(tmp_path_factory.mktemp("home")))
                staffed = StaffedServer(server, shared_darkroom, tmp_path_factory.mktemp("staffed-server"))
                staffed.make()
            return staffed

        yield staffed_server


@pytest.fixture
def postgres_version() -> int:
    """Which PostgreSQL the newsroom of a test is on: the oldest there is."""
    return installations()[0].version


@pytest.fixture
def shared_newsroom(
    staffed_servers: Callable[[int], StaffedServer],
    postgres_version: int,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> Iterator[SharedTestNewsroom]:
    """A newsroom on a server, with staff and no article."""
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "home"))
    with staffed_servers(postgres_version).copy(tmp_path) as newsroom:
        yield newsroom


@pytest.fixture
def kind() -> str:
    """Where the newsroom is kept: in a "file", or on a "server" for the tests that are told twice."""
    return "file"


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Tell the tests of what people do twice, in both kinds of newsroom, unless they move the clock by hand."""
    of_what_people_do = metafunc.module.__name__ in {f"tests.cms.services.{name}" for name in TOLD_TWICE}
    if of_what_people_do and "kind" in metafunc.fixturenames and not _NEEDS_FILE & set(metafunc.fixturenames):
        metafunc.parametrize("kind", ["file", pytest.param("server", marks=pytest.mark.server)])


@pytest.fixture
def newsroom(
    kind: str, tmp_path: Path, shared_darkroom: Darkroom, request: pytest.FixtureRequest
) -> Iterator[TestNewsroom]:
    """A newsroom with staff and no article."""
    if kind == "server":
        yield request.getfixturevalue("shared_newsroom")
        return
    staffed_file, clock = request.getfixturevalue("staffed_file"), request.getfixturevalue("clock")
    newsroom = TestNewsroom(copied(staffed_file, tmp_path / "newsroom.sqlite"), clock, shared_darkroom)
    yield newsroom
    newsroom.close()


@pytest.fixture
def newsroom_file(newsroom: TestNewsroom) -> Path:
    """The file of a newsroom that is kept in one."""
    return newsroom.path


@pytest.fixture
def as_(newsroom: TestNewsroom) -> Callable[[str], Newsroom]:
    return newsroom.as_


@pytest.fixture
def file_article(newsroom: TestNewsroom) -> Callable[..., str]:
    return newsroom.file_article


@pytest.fixture
def picture(tmp_path: Path) -> Callable[..., Path]:
    """Write a JPEG; pictures of different colours are different pictures."""

    def draw(name: str = "quay.jpg", colour: str = "navy", size: tuple[int, int] = (320, 200)) -> Path:
        path = tmp_path / name
        Image.new("RGB", size, colour).save(path)
        return path

    return draw


@pytest.fixture
def library_photo(as_: Callable[[str], Newsroom], picture: Callable[..., Path]) -> Callable[..., PhotoUse]:
    """Take a photo into the library, its provenance complete, and return it as an article would use it."""

    def add(
        colour: str = "navy", credit_line: str = AP_CREDIT, caption: str = "The quay at dawn."
    ) -> PhotoUse:
        photos = as_("minji").photos
        photo = photos.add(picture(f"{colour}.jpg", colour))
        photos.reword(photo.photo_id, Wording(caption, credit_line), usage_rights=UsageRights.AGENCY)
        return PhotoUse(photo.photo_id, caption, credit_line, "A quay.")

    return add


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Callable[[int], Path]]:
    """Mount a disk of so many bytes, which fills quickly; skips where nobody may mount one."""
    folder = tmp_path / "small-disk"

    def mount(size: int) -> Path:
        if getattr(os, "geteuid", lambda: -1)() != 0:
            pytest.skip("only root can mount a disk small enough to fill")
        folder.mkdir()
        if subprocess.run(
            ["mount", "-t", "tmpfs", "-o", f"size={size}", "tmpfs", folder], check=False
        ).returncode:
            pytest.skip("no small disk can be mounted here")
        return folder

    yield mount
    if folder.is_mount():
        subprocess.run(["umount", folder], check=True)
