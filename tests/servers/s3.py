"""A real S3 server for tests, on free ports of this computer; gone when the test is over.

with S3Server() as server:
    S3Archive(server.place, server.keys)
"""

import contextlib
import json
import shutil
import socket
import subprocess
import sysconfig
import tempfile
from pathlib import Path
from types import TracebackType
from typing import Self

import obstore
from obstore.exceptions import BaseError
from obstore.store import S3Store

from cms.media.s3_place import S3Keys, S3Place
from tests.servers.certificates import Certificates

_WEED = Path(sysconfig.get_path("scripts")) / "weed"
_PARTS = ("master", "volume", "filer", "s3")
_TRIES = 200


def has_s3() -> bool:
    """Say whether the S3 server of the test group is installed."""
    return _WEED.exists()


class S3Server:
    """One server with an empty bucket `photos`; with *tls* it speaks nothing else."""

    keys = S3Keys("COPYDESK", "a secret of this test")

    def __init__(self, *, tls: Certificates | None = None) -> None:
        self._tls = tls
        self._folder = Path(tempfile.mkdtemp(prefix="copydesk-s3-"))
        self._ports: dict[str, int] = {}
        self._process: subprocess.Popen[bytes] | None = None

    @property
    def place(self) -> S3Place:
        host = self._tls.host if self._tls else "127.0.0.1"
        return S3Place(
            endpoint=f"{'https' if self._tls else 'http'}://{host}:{self._ports['s3']}",
            bucket="photos",
            authority=self._tls.authority if self._tls else "",
            is_plain=self._tls is None,
        )

    @property
    def bucket(self) -> S3Store:
        """The bucket as its owner has it, for a test that wants to do harm in it."""
        place = self.place
        return S3Store(
            place.bucket,
            endpoint=place.endpoint,
            region=place.region,
            access_key_id=self.keys.access_key_id,
            secret_access_key=self.keys.secret_access_key,
            client_options={
                "allow_http": place.is_plain,
                **({"root_certificate": place.authority} if place.authority else {}),
            },
            retry_config={"max_retries": 0},
        )

    def __enter__(self) -> Self:
        self._ports = _free_ports()
        (self._folder / "identities.json").write_text(json.dumps(self._identities()), encoding="utf-8")
        with (self._folder / "log").open("wb") as log:
            self._process = subprocess.Popen(
                [_WEED, "server", *self._options()], stdin=subprocess.DEVNULL, stdout=log, stderr=log
            )
        self._wait_until_it_keeps(self._process)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._process is not None:
            # Asked to stop, it waits for parts of itself that have stopped already.
            self._process.kill()
            self._process.wait()
        shutil.rmtree(self._folder)
        # Its parts talk through sockets with names of its own choice.
        for port in self._ports.values():
            for left in Path(tempfile.gettempdir()).glob(f"seaweedfs-*-{port}.sock"):
                left.unlink(missing_ok=True)

    def _options(self) -> list[str]:
        options = {
            "dir": self._folder,
            "ip": "127.0.0.1",
            "ip.bind": "127.0.0.1",
            "master.telemetry": "false",
            "master.volumeSizeLimitMB": 64,
            "volume.max": 30,
            "s3": "true",
            "s3.config": self._folder / "identities.json",
            "s3.port.iceberg": 0,
            "s3.port.lance": 0,
        } | {f"{part}.port{kind}": self._ports[part + kind] for part in _PARTS for kind in ("", ".grpc")}
        if self._tls is not None:
            for name, pem in (("cert", self._tls.certificate), ("key", self._tls.key)):
                (self._folder / name).write_text(pem, encoding="utf-8")
                options[f"s3.{name}.file"] = self._folder / name
        return [f"-{name}={value}" for name, value in options.items()]

    def _identities(self) -> object:
        keys = {"accessKey": self.keys.access_key_id, "secretKey": self.keys.secret_access_key}
        return {
            "identities": [{"name": "newsroom", "credentials": [keys], "actions": ["Admin", "Read", "Write"]}]
        }

    def _wait_until_it_keeps(self, process: subprocess.Popen[bytes]) -> None:
        # The first thing put into a bucket makes it.
        bucket = self.bucket
        for _ in range(_TRIES):
            with contextlib.suppress(BaseError, OSError):
                obstore.put(bucket, "ready", b"yes")
                obstore.delete(bucket, "ready")
                return
            with contextlib.suppress(subprocess.TimeoutExpired):
                process.wait(0.1)
                break
        log = (self._folder / "log").read_text(encoding="utf-8", errors="replace")
        raise RuntimeError(f"The S3 server did not start:\n{log[-4000:]}")


def _free_ports() -> dict[str, int]:
    """Return a port for each part of the server; all are held at once, so that none is given twice."""
    with contextlib.ExitStack() as held:
        ports = {}
        for name in (part + kind for part in _PARTS for kind in ("", ".grpc")):
            probe = held.enter_context(socket.socket())
            probe.bind(("127.0.0.1", 0))
            ports[name] = probe.getsockname()[1]
        return ports
