"""Where Copydesk keeps things on this computer, and how its demo opens; quick to load, for it is asked first."""

import json
from pathlib import Path

import platformdirs

from resources import RESOURCES

# A newsroom named here is meant wherever none is named before the command.
NEWSROOM_VARIABLE = "COPYDESK_NEWSROOM"


def demo_path(folder: Path | None = None) -> Path:
    """Return the file of the demo newsroom, in *folder* or in the user's data folder."""
    return ((folder or _home() / "demo") / "newsroom.sqlite").expanduser().absolute()


def demo_login() -> str:
    """Return who the demo newsroom opens as."""
    script = json.loads((RESOURCES / "demo" / "newsroom.json").read_text(encoding="utf-8"))
    login: str = script["newsroom"]["opens_as"]
    return login


def journal_home() -> Path:
    """Return the folder in which this computer keeps what is typed, whatever newsroom it is typed for."""
    return _home() / "journal"


def joined_home() -> Path:
    """Return the folder with the list of newsrooms this computer has joined."""
    return _home()


def has_joined() -> bool:
    """Return whether this computer has joined a newsroom."""
    return joined_list(joined_home()).exists()


def joined_list(home: Path) -> Path:
    """Return the file in the folder *home* that lists the newsrooms joined."""
    return home / "newsrooms.json"


def shared_home(newsroom_id: str) -> Path:
    """Return the folder in which this computer keeps copies of a shared newsroom's photographs and pages."""
    return _home() / "shared" / newsroom_id


def _home() -> Path:
    return Path(platformdirs.user_data_dir("copydesk", appauthor=False))
