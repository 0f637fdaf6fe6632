"""The shared newsrooms this computer has joined, kept in a small file without any password."""

import hashlib
import json
import os
import tempfile
from collections.abc import Iterable
from dataclasses import asdict
from pathlib import Path
from typing import Any

from cms.domain.errors import UnreadableFile
from cms.domain.invite import Invite
from cms.domain.joining import JoinedNewsroom
from cms.homes import joined_list


class JoinedNewsrooms:
    """`newsrooms.json` in the folder *home*, and the certificates beside it."""

    def __init__(self, home: Path) -> None:
        self._home = home
        self._file = joined_list(home)

    def all(self) -> list[JoinedNewsroom]:
        """Return them, the one joined last first."""
        if not self._file.exists():
            return []
        try:
            kept: list[dict[str, Any]] = json.loads(self._file.read_text(encoding="utf-8"))
            return [JoinedNewsroom(one["newsroom_id"], Invite(**one["invite"])) for one in kept]
        except (OSError, ValueError, KeyError, TypeError) as error:
            raise UnreadableFile(
                "The list of newsrooms “{file}” cannot be read. Move it away and join again with your invite; no text is "
                "in it.",
                file=self._file,
            ) from error

    def add(self, joined: JoinedNewsroom) -> None:
        """Keep *joined* as the newest; the same newsroom and login is kept once."""
        key = (joined.newsroom_id, joined.invite.login)
        others = [one for one in self.all() if (one.newsroom_id, one.invite.login) != key]
        self._write([joined, *others])

    def forget(self, newsroom_id: str, login: str) -> None:
        """Take a newsroom off the list."""
        self._write(one for one in self.all() if (one.newsroom_id, one.invite.login) != (newsroom_id, login))

    def authority_file(self, authority: str) -> Path:
        """Return a file with the certificate *authority*, which the driver reads by itself."""
        name = hashlib.sha256(authority.encode()).hexdigest()[:16]
        file = self._home / f"authority-{name}.pem"
        if not file.exists() or file.read_text(encoding="utf-8") != authority:
            self._replace(file, authority)
        return file

    def _write(self, joined: Iterable[JoinedNewsroom]) -> None:
        kept = [asdict(one) for one in joined]
        self._replace(self._file, json.dumps(kept, ensure_ascii=False, indent=1))

    def _replace(self, file: Path, text: str) -> None:
        """Write *file* whole or not at all, for this account alone."""
        try:
            self._home.mkdir(mode=0o700, parents=True, exist_ok=True)
            handle, name = tempfile.mkstemp(dir=self._home, prefix=file.name)  # only its owner may read it
            with os.fdopen(handle, "w", encoding="utf-8") as new:
                new.write(text)
            Path(name).replace(file)
        except OSError as error:
            raise UnreadableFile(
                "“{file}” cannot be written: {reason}. Free some space or choose a folder you may write to.",
                file=file,
                reason=(error.strerror or "").lower(),
            ) from error
