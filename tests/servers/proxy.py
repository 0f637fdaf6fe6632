"""A wire between a desk and its server that a test can slow down, freeze and cut.

with Proxy(server.port) as wire:
    wire.cut_after(137)   # the next link breaks when 137 bytes have gone through it, in either direction
    wire.freeze()         # nothing arrives any more, and nobody is told
"""

import contextlib
import socket
import struct
import threading
from collections.abc import Callable
from types import TracebackType
from typing import Self

# Closing at once, without saying goodbye: what a cut cable, a dead router and a killed machine have in common.
_AT_ONCE = struct.pack("ii", 1, 0)


class Proxy:
    """Passes every byte from its own *port* to the server's and back, until told otherwise."""

    def __init__(self, server_port: int, *, server_host: str = "127.0.0.1") -> None:
        self.delay_seconds = 0.0
        self.is_refusing = False
        self.bytes_passed = 0
        self.links_cut = 0
        self._server = (server_host, server_port)
        self._flowing = threading.Event()
        self._flowing.set()
        self._closing = threading.Event()
        self._cut_after: int | None = None
        self._length_of_links: Callable[[], int | None] = lambda: None
        self._links: set[_Link] = set()
        self._lock = threading.Lock()
        self._door = socket.create_server(("127.0.0.1", 0), backlog=512)
        self.port: int = self._door.getsockname()[1]
        self._porter = threading.Thread(target=self._let_in, daemon=True)
        self._porter.start()

    def delay(self, seconds: float) -> None:
        """Let every piece arrive so much later."""
        self.delay_seconds = seconds

    def cut_after(self, count: int) -> None:
        """Cut the next link that is made, as soon as *count* bytes have gone through it."""
        self._cut_after = count

    def cut_each_after(self, length: Callable[[], int | None]) -> None:
        """Ask *length* of every link made from now on after how many bytes to cut it; None leaves it whole."""
        self._length_of_links = length

    def cut(self) -> None:
        """Cut every link there is now."""
        with self._lock:
            links = list(self._links)
        for link in links:
            link.cut()

    def refuse(self) -> None:
        """Cut every link, and let nobody in until `resume`."""
        self.is_refusing = True
        self.cut()

    def freeze(self) -> None:
        """Let nothing through, without anybody being told, until `resume`."""
        self._flowing.clear()

    def resume(self) -> None:
        """Pass everything again; what was frozen arrives now."""
        self.is_refusing = False
        self._flowing.set()

    def close(self) -> None:
        """Cut every link and stop listening."""
        self._closing.set()
        self._flowing.set()
        with contextlib.suppress(OSError):
            self._door.shutdown(socket.SHUT_RDWR)
        self._door.close()
        self._porter.join()
        self.cut()
        with self._lock:
            links = list(self._links)
        for link in links:
            link.join()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def wait_to_pass(self) -> None:
        """Hold a piece back for as long as the test has said."""
        self._closing.wait(self.delay_seconds)
        self._flowing.wait()

    def _let_in(self) -> None:
        while not self._closing.is_set():
            with contextlib.suppress(OSError):
                desk, _ = self._door.accept()
                if self.is_refusing:
                    _drop(desk)
                    continue
                self._join(desk)

    def _join(self, desk: socket.socket) -> None:
        try:
            server = socket.create_connection(self._server)
        except OSError:
            _drop(desk)
            return
        cut_after = self._length_of_links() if self._cut_after is None else self._cut_after
        link = _Link(self, desk, server, cut_after=cut_after)
        self._cut_after = None
        with self._lock:
            self._links = {one for one in self._links if one.is_alive} | {link}
        link.start()


class _Link:
    """One desk's way to the server and back."""

    def __init__(
        self, proxy: Proxy, desk: socket.socket, server: socket.socket, *, cut_after: int | None
    ) -> None:
        self._proxy = proxy
        self._ends = (desk, server)
        self._left = cut_after
        self._is_spent = False
        self._lock = threading.Lock()
        self._threads = [
            threading.Thread(target=self._carry, args=ends, daemon=True)
            for ends in ((desk, server), (server, desk))
        ]

    @property
    def is_alive(self) -> bool:
        return any(thread.is_alive() for thread in self._threads)

    def start(self) -> None:
        for thread in self._threads:
            thread.start()

    def join(self) -> None:
        for thread in self._threads:
            thread.join()

    def cut(self) -> None:
        for end in self._ends:
            _drop(end)

    def _carry(self, source: socket.socket, target: socket.socket) -> None:
        with contextlib.suppress(OSError):
            while piece := source.recv(65536):
                self._proxy.wait_to_pass()
                allowed = self._allow(len(piece))
                target.sendall(piece[:allowed])
                if allowed < len(piece):
                    break
        self.cut()

    def _allow(self, count: int) -> int:
        with self._lock:
            if self._left is not None:
                if self._left < count and not self._is_spent:
                    self._is_spent = True
                    self._proxy.links_cut += 1
                count = min(count, self._left)
                self._left -= count
            self._proxy.bytes_passed += count
            return count


def _drop(end: socket.socket) -> None:
    with contextlib.suppress(OSError):
        end.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, _AT_ONCE)
        end.shutdown(socket.SHUT_RDWR)
    end.close()
