"""Somebody in between who has a good certificate: opens the encrypted line, reads, and passes everything on.

PostgreSQL behind it is asked in plain text, as behind a load balancer that ends TLS, or a spy with a stolen key.
"""

import contextlib
import socket
import ssl
import threading
from pathlib import Path
from tempfile import TemporaryDirectory
from types import TracebackType
from typing import Self

from tests.servers.certificates import Certificates

_REQUEST_LENGTH = 8


class TlsTerminator:
    """Listens on its own *port*; what was *overheard* from clients is kept."""

    def __init__(self, server_port: int, certificates: Certificates) -> None:
        self.overheard = b""
        self._server_port = server_port
        self._context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        with TemporaryDirectory() as folder:
            certificate, key = Path(folder, "certificate"), Path(folder, "key")
            certificate.write_text(certificates.certificate)
            key.write_text(certificates.key)
            self._context.load_cert_chain(certificate, key)
        self._door = socket.create_server(("127.0.0.1", 0))
        self.port: int = self._door.getsockname()[1]
        self._threads = [threading.Thread(target=self._let_in, daemon=True)]
        self._threads[0].start()

    def close(self) -> None:
        with contextlib.suppress(OSError):
            self._door.shutdown(socket.SHUT_RDWR)
        self._door.close()
        for thread in self._threads:
            thread.join(10)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def _let_in(self) -> None:
        with contextlib.suppress(OSError):
            while True:
                client, _ = self._door.accept()
                thread = threading.Thread(target=self._serve, args=[client], daemon=True)
                self._threads.append(thread)
                thread.start()

    def _serve(self, client: socket.socket) -> None:
        with client, contextlib.suppress(OSError):
            client.settimeout(5)
            client.recv(_REQUEST_LENGTH)
            client.sendall(b"S")
            with (
                self._context.wrap_socket(client, server_side=True) as opened,
                socket.create_connection(("127.0.0.1", self._server_port), timeout=5) as server,
            ):
                # The server's answers are read as they come; each question is passed on before the next answer.
                while question := opened.recv(65536):
                    self.overheard += question
                    server.sendall(question)
                    opened.sendall(server.recv(65536))
