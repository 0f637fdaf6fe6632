"""Where an SQLite newsroom may not lie: folders that another program copies, or another computer serves.

Synchronising programs copy the database and its write-ahead log at different moments, and network file systems do
not keep SQLite's locks (sqlite.org/howtocorrupt.html, sections 2.1 and 1.4): both lose articles.
"""

import re
from pathlib import Path

from cms.domain.errors import DatabaseUnavailable

_SYNCED_NAMES = {
    "dropbox": "Dropbox",
    "onedrive": "OneDrive",
    "google drive": "Google Drive",
    "googledrive": "Google Drive",
    "my drive": "Google Drive",
    "icloud drive": "iCloud Drive",
    "mobile documents": "iCloud Drive",
    "icloud~com~apple~clouddocs": "iCloud Drive",
    "nextcloud": "Nextcloud",
    "owncloud": "ownCloud",
    "megasync": "MEGA",
    "pcloud drive": "pCloud",
    "box sync": "Box",
}
# What a program keeps at the top of a folder it copies. Dropbox's mark is a file; its folder of the same name in the
# user's home only holds its settings.
_SYNC_FILES = {".dropbox": "Dropbox", ".owncloudsync.log": "Nextcloud"}
_SYNC_FOLDERS = {".stfolder": "Syncthing", ".sync": "Resilio Sync"}
_NETWORK_FILE_SYSTEMS = frozenset(
    {"nfs", "nfs4", "cifs", "smb3", "smbfs", "afpfs", "davfs", "fuse.sshfs", "fuse.rclone", "fuse.davfs2",
     "fuse.gvfsd-fuse", "ceph", "glusterfs", "fuse.glusterfs", "lustre", "afs", "ncpfs"}
)  # fmt: skip


# The kernel writes spaces, tabs and backslashes of a mount point as octal codes.
_ESCAPED = re.compile(r"\\([0-7]{3})")


def refuse_shared_folder(path: Path, mounts: Path = Path("/proc/mounts")) -> None:
    """Raise DatabaseUnavailable if *path* lies in a synchronised or network folder; *mounts* lists mounted systems."""
    path = path.expanduser().absolute()
    # A link may lead from a harmless name into a folder of the other kind.
    real = path.resolve()
    program = _synced_by(path) or _synced_by(real)
    if program:
        raise DatabaseUnavailable(
            "“{path}” lies in a folder that {program} copies while you work, which damages a newsroom. Nothing was "
            "changed. Choose a folder on this computer, and use “newsroom backup” for copies.",
            path=path,
            program=program,
        )
    if _is_on_network(real, mounts):
        raise DatabaseUnavailable(
            "“{path}” lies on a network drive, where two computers could write over each other. Nothing was changed. "
            "Choose a folder on this computer; a shared newsroom needs PostgreSQL.",
            path=path,
        )


def _synced_by(path: Path) -> str:
    for folder in path.parents:
        name = folder.name.lower()
        for known, program in _SYNCED_NAMES.items():
            if name == known or name.startswith((f"{known} - ", f"{known}-", f"{known} (")):
                return program
        program = _marked_by(folder)
        if program:
            return program
    return ""


def _marked_by(folder: Path) -> str:
    try:
        for marker, program in _SYNC_FILES.items():
            if (folder / marker).is_file():
                return program
        for marker, program in _SYNC_FOLDERS.items():
            if (folder / marker).is_dir():
                return program
    except OSError:
        # A folder we may not look into is refused where the newsroom is opened, in its own words.
        return ""
    return ""


def _is_on_network(path: Path, mounts: Path) -> bool:
    if str(path).startswith(("\\\\", "//")):
        return True
    try:
        lines = mounts.read_text(encoding="utf-8", errors="replace").splitlines()
    except OSError:
        return False
    longest, kind = 0, ""
    for line in lines:
        _, point, file_system, *_ = line.split(" ")
        point = _ESCAPED.sub(lambda code: chr(int(code[1], 8)), point)
        if path.is_relative_to(point) and len(point) >= longest:
            longest, kind = len(point), file_system
    return kind in _NETWORK_FILE_SYSTEMS
