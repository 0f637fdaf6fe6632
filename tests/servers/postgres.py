"""A real PostgreSQL for tests: its own folder, its own port, gone when the test is over.

    with PostgresServer() as server:
        psycopg.connect(server.superuser_dsn())

The superuser `postgres` comes in through the socket, which only this account can reach; everybody else has to
give a password, as in a newsroom.
"""

import contextlib
import itertools
import os
import random
import shutil
import signal
import socket
import subprocess
import tempfile
from collections.abc import Iterator, Mapping
from pathlib import Path
from types import TracebackType
from typing import Self
from urllib.parse import quote

import psycopg
from psycopg import sql

from tests.servers.accounts import Account, unprivileged_account
from tests.servers.certificates import Certificates
from tests.servers.installations import Installation, installation

# Below the ports that the system hands out to clients, so that none of them sits on a stopped server's port.
_PORTS = range(20000, 32000)
_LONGEST_START = 60.0
_PLAIN_SETTINGS = {
    "listen_addresses": "127.0.0.1",
    "max_connections": "100",
    "shared_buffers": "32MB",
    "min_wal_size": "32MB",
    "logging_collector": "off",
    "lc_messages": "C",
}


class PostgresServer:
    """One server. `start` it, `stop` it, `kill9` it, `restart` it; `close` (or `with`) removes it altogether.

    With *is_durable* it writes to the disk as a newsroom's does (for crashes); without, tests are quicker.
    """

    def __init__(
        self,
        version: int | None = None,
        *,
        tls: Certificates | None = None,
        auth: str = "scram-sha-256",
        is_durable: bool = False,
        settings: Mapping[str, str] | None = None,
    ) -> None:
        self.installation: Installation = installation(version, with_tls=tls is not None)
        # Both may be changed; the next start or restart obeys.
        self.tls = tls
        self.auth = auth
        self.port = 0
        self._settings = {**_PLAIN_SETTINGS, **_durability(is_durable), **(settings or {})}
        self._account: Account = unprivileged_account()
        self._folder: Path | None = None
        self._process: subprocess.Popen[bytes] | None = None
        self._names = itertools.count(1)

    @property
    def version(self) -> int:
        return self.installation.version

    @property
    def host(self) -> str:
        """The name that clients use; with TLS it is the name in the certificate."""
        return self.tls.host if self.tls else "127.0.0.1"

    @property
    def folder(self) -> Path:
        """Where the server keeps everything: `data`, `log`, its socket."""
        if self._folder is None:
            raise RuntimeError("The server has not been started yet.")
        return self._folder

    @property
    def is_running(self) -> bool:
        return self._process is not None and self._process.poll() is None

    def superuser_dsn(self, dbname: str = "postgres") -> str:
        """Return the URL of a database for the superuser, through the socket."""
        socket_folder = quote(str(self.folder), safe="")
        return f"postgresql://postgres@/{quote(dbname)}?host={socket_folder}&port={self.port}"

    def url(self, login: str, dbname: str) -> str:
        """Return the URL of a database as somebody has it who comes over the network; without a password."""
        return f"postgresql://{quote(login)}@{self.host}:{self.port}/{quote(dbname)}"

    def log(self) -> str:
        """Return what the server has written to its log so far."""
        return (self.folder / "log").read_text(encoding="utf-8", errors="replace")

    def memory(self) -> int:
        """Return how many bytes all its processes take together, what they share counted once."""
        return sum(map(_memory_of, self._process_ids()))

    def processor_seconds(self) -> float:
        """Return how long processors have worked for the processes it has now."""
        return sum(map(processor_seconds_of, self._process_ids()))

    def start(self) -> Self:
        """Start the server and return when it answers; makes it first if it is new."""
        if self._folder is None:
            self._make()
        for _ in range(5):
            self._configure()
            self._process = self._launch()
            if self._answers(self._process):
                return self
            # Either another program took the port, or children of a killed server are still on their way out.
            if "could not bind" in self.log():
                self.port = _free_port()
        raise RuntimeError(f"PostgreSQL {self.version} did not start:\n{self.log()[-4000:]}")

    def stop(self) -> None:
        """End every session and shut down in order; what it held is there at the next start."""
        self._end(signal.SIGINT)

    def kill9(self) -> None:
        """Kill the server with all its processes, as a crash of the machine would; the disk stays."""
        process = self._process
        if process is None:
            return
        # Held still first, so that it neither tidies up nor starts new children in between.
        process.send_signal(signal.SIGSTOP)
        for child in _children_of(process.pid):
            with contextlib.suppress(ProcessLookupError):
                os.kill(child, signal.SIGKILL)
        self._end(signal.SIGKILL)

    def restart(self) -> None:
        """Stop and start again, on the same port."""
        self.stop()
        self.start()

    def close(self) -> None:
        """Stop the server and remove everything it held."""
        self.stop()
        if self._folder is not None:
            shutil.rmtree(self._folder)
            self._folder = None

    def create_database(self, name: str = "", *, template: str = "template0") -> str:
        """Make a database, empty or like *template*, and return its name."""
        name = name or f"newsroom_{next(self._names)}"
        make = sql.SQL("CREATE DATABASE {} TEMPLATE {}")
        with self._as_superuser() as connection:
            connection.execute(make.format(sql.Identifier(name), sql.Identifier(template)))
        return name

    def drop_database(self, name: str) -> None:
        """Drop a database, whoever is still in it."""
        with self._as_superuser() as connection:
            connection.execute(
                sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(sql.Identifier(name))
            )

    def create_login(self, login: str, password: str) -> None:
        """Add somebody who may sign in to the server, and no more; their password is sent as a verifier."""
        add = sql.SQL("CREATE ROLE {} LOGIN PASSWORD {}")
        with self._as_superuser() as connection:
            verifier = connection.pgconn.encrypt_password(password.encode(), login.encode(), b"scram-sha-256")
            connection.execute(add.format(sql.Identifier(login), sql.Literal(verifier.decode())))

    def roles(self) -> set[str]:
        """Return the names of everybody and every group the server knows."""
        with self._as_superuser() as connection:
            return {name for (name,) in connection.execute("SELECT rolname FROM pg_roles")}

    def drop_roles(self, names: set[str]) -> None:
        """Drop roles that own nothing any more."""
        with self._as_superuser() as connection:
            # People before the groups they are in, and the groups before whoever put people into them.
            makers = ("copydesk_keeper", "copydesk_owner")
            for name in sorted(names, key=lambda name: (name.startswith("copydesk_"), name in makers, name)):
                connection.execute(sql.SQL("DROP ROLE {}").format(sql.Identifier(name)))

    def __enter__(self) -> Self:
        return self.start()

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    @contextlib.contextmanager
    def _as_superuser(self) -> Iterator[psycopg.Connection]:
        with contextlib.closing(psycopg.connect(self.superuser_dsn(), autocommit=True)) as connection:
            yield connection

    def _process_ids(self) -> list[int]:
        return [self._process.pid, *_children_of(self._process.pid)] if self._process else []

    def _make(self) -> None:
        self._folder = Path(tempfile.mkdtemp(prefix="copydesk-postgres-"))
        self._account.own(self._folder)
        self.port = _free_port()
        made = self._account.run(
            [
                *(self.installation.program("initdb"), "--pgdata", str(self.folder / "data")),
                *("--username=postgres", "--encoding=UTF8", "--locale=C.UTF-8"),
                # Making it takes 0.6 s: as quick as copying one made before.
                *("--no-sync", "--auth=trust"),
            ]
        )
        if made.returncode:
            raise RuntimeError(f"initdb failed:\n{made.stdout}{made.stderr}")

    def _configure(self) -> None:
        data = self.folder / "data"
        if self.tls is not None:
            self._account.write(data / "server.crt", self.tls.certificate)
            self._account.write(data / "server.key", self.tls.key)
        over_network = "hostssl" if self.tls else "host"
        self._account.write(
            data / "pg_hba.conf",
            f"local all postgres trust\nlocal all all {self.auth}\n{over_network} all all 127.0.0.1/32 {self.auth}\n",
        )

    def _launch(self) -> subprocess.Popen[bytes]:
        settings = {**self._settings, "port": str(self.port), "unix_socket_directories": str(self.folder)}
        if self.auth == "md5":
            settings["password_encryption"] = "md5"
        if self.tls is not None:
            settings |= {"ssl": "on", "ssl_cert_file": "server.crt", "ssl_key_file": "server.key"}
        options = [word for name, value in settings.items() for word in ("-c", f"{name}={value}")]
        with (self.folder / "log").open("wb") as log:
            return self._account.launch(
                [self.installation.program("postgres"), "-D", str(self.folder / "data"), *options], log
            )

    def _answers(self, process: subprocess.Popen[bytes]) -> bool:
        """Wait until the server says that it is ready; False if it ended instead."""
        status = self.folder / "data" / "postmaster.pid"
        for _ in range(int(_LONGEST_START / 0.02)):
            with contextlib.suppress(subprocess.TimeoutExpired):
                process.wait(0.02)
                return False
            lines = status.read_text(encoding="utf-8").splitlines() if status.exists() else []
            if lines[0:1] == [str(process.pid)] and lines[7:8] == ["ready   "]:
                return True
        return False

    def _end(self, how: signal.Signals) -> None:
        if self._process is not None:
            self._process.send_signal(how)
            self._process.wait(_LONGEST_START)
            self._process = None


def _durability(is_durable: bool) -> dict[str, str]:
    return {} if is_durable else {"fsync": "off", "full_page_writes": "off"}


def _free_port() -> int:
    for port in random.sample(_PORTS, len(_PORTS)):
        with socket.socket() as probe, contextlib.suppress(OSError):
            probe.bind(("127.0.0.1", port))
            return port
    raise RuntimeError("There is no free port for a PostgreSQL.")


def _children_of(process_id: int) -> Iterator[int]:
    # Only Linux tells; elsewhere a server's children end by themselves when they miss it.
    for stat in Path("/proc").glob("[0-9]*/stat"):
        with contextlib.suppress(OSError):
            parent = stat.read_text(encoding="utf-8", errors="replace").rpartition(")")[2].split()[1]
            if int(parent) == process_id:
                yield int(stat.parent.name)


def _memory_of(process_id: int) -> int:
    with contextlib.suppress(OSError):
        told = Path(f"/proc/{process_id}/smaps_rollup").read_text(encoding="utf-8")
        return 1024 * sum(int(line.split()[1]) for line in told.splitlines() if line.startswith("Pss:"))
    return 0


def processor_seconds_of(process_id: int) -> float:
    """Return how long processors have worked for a process."""
    with contextlib.suppress(OSError):
        told = Path(f"/proc/{process_id}/stat").read_text(encoding="utf-8", errors="replace")
        ticks = told.rpartition(")")[2].split()[11:13]
        return sum(map(int, ticks)) / os.sysconf("SC_CLK_TCK")
    return 0
