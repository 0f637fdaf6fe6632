"""The way to a newsroom's server, step by step: its name, its port, its certificate; each failure in one sentence.

The driver goes the same way by itself. It is walked here first, before a password is sent, and again when the driver
has failed, because its own words for it differ from system to system.
"""

import socket
import ssl
import struct
from collections.abc import Iterator
from contextlib import contextmanager

from cms.domain.errors import DatabaseUnavailable

# A server that is there answers far sooner, also from the other side of the world.
PATIENCE = 8.0
# PostgreSQL's message “may we speak TLS?”: its length and the number it is known by.
_MAY_WE_ENCRYPT = struct.pack("!ii", 8, 80877103)
# OpenSSL's numbers for what can be wrong with a certificate (X509_V_ERR_…).
_NOT_YET_VALID, _EXPIRED = 9, 10
_WRONG_NAME = frozenset({62, 64})
# OpenSSL's words when the two sides share no version of TLS.
_OUTDATED = frozenset({"UNSUPPORTED_PROTOCOL", "TLSV1_ALERT_PROTOCOL_VERSION"})
# … and when the other side does not speak TLS at all, although its first letter was right (SSH begins with an S).
_NOT_TLS = "WRONG_VERSION_NUMBER"


class NotTheServer(DatabaseUnavailable):
    """Whoever answers cannot prove to be the newsroom's server; nothing was told to them."""


def find(host: str) -> None:
    """Refuse a name that no network knows."""
    try:
        socket.getaddrinfo(host, None, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        raise DatabaseUnavailable(
            "No server called “{host}” was found. Check the network or the VPN, and the name in the invite.",
            host=host,
        ) from error


def reach(host: str, port: int) -> None:
    """Refuse a port on which nobody answers."""
    with _line_to(host, port):
        pass


def check_certificate(host: str, port: int, authority: str) -> None:
    """Refuse a server that does not encrypt, or whose certificate is not vouched for by *authority* (PEM)."""
    with _line_to(host, port) as line:
        try:
            answer = _ask_to_encrypt(line)
        except OSError as error:
            raise _silent(host, port) from error
        if answer == b"N":
            raise NotTheServer(
                "“{host}” does not encrypt, so nothing was sent to it. Its administrator has to switch TLS on.",
                host=host,
            )
        if answer != b"S":
            raise _no_postgres(host, port)
        _shake_hands(line, host, port, authority)


def _ask_to_encrypt(line: socket.socket) -> bytes:
    line.sendall(_MAY_WE_ENCRYPT)
    return line.recv(1)


def _shake_hands(line: socket.socket, host: str, port: int, authority: str) -> None:
    trusting = _trusting(authority)
    try:
        trusting.wrap_socket(line, server_hostname=host).close()
    except ssl.SSLCertVerificationError as error:
        raise _about_certificate(host, error.verify_code) from error
    except ssl.SSLError as error:
        if error.reason == _NOT_TLS:
            raise _no_postgres(host, port) from error
        if error.reason in _OUTDATED:
            raise NotTheServer(
                "“{host}” encrypts in an outdated way; nothing was sent to it. Its administrator has to allow TLS 1.2.",
                host=host,
            ) from error
        # An impostor who borrows the authority's name is found out by the signature, while it is computed.
        raise _untrusted(host) from error
    except OSError as error:
        raise DatabaseUnavailable(
            "“{host}” broke off before the line was encrypted. Try again; if it goes on, ask the administrator.",
            host=host,
        ) from error


def _trusting(authority: str) -> ssl.SSLContext:
    trusting = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    trusting.minimum_version = ssl.TLSVersion.TLSv1_2
    try:
        trusting.load_verify_locations(cadata=authority)
    except (ssl.SSLError, ValueError) as error:
        raise NotTheServer(
            "The invite’s certificate cannot be read, so nobody could tell the server from an impostor. Ask for a new "
            "invite."
        ) from error
    return trusting


def _about_certificate(host: str, code: int) -> NotTheServer:
    if code == _EXPIRED:
        return NotTheServer(
            "The certificate of “{host}” has expired. Its administrator has to renew it. Is the date here right?",
            host=host,
        )
    if code == _NOT_YET_VALID:
        return NotTheServer(
            "The certificate of “{host}” is not valid yet. Check the date and time of this computer.",
            host=host,
        )
    if code in _WRONG_NAME:
        return NotTheServer(
            "What answers at “{host}” has a certificate for another name. Check the host in the invite; ask the "
            "administrator.",
            host=host,
        )
    return _untrusted(host)


def _untrusted(host: str) -> NotTheServer:
    return NotTheServer(
        "What answers at “{host}” is not the server of your invite: its certificate is not trusted. Your password was "
        "not sent. Tell the administrator.",
        host=host,
    )


def _no_postgres(host: str, port: int) -> NotTheServer:
    return NotTheServer(
        "What answers at “{host}”, port {port}, is no PostgreSQL server. Check the port in the invite.",
        host=host,
        port=port,
    )


def _silent(host: str, port: int) -> DatabaseUnavailable:
    return DatabaseUnavailable(
        "“{host}” does not answer on port {port}. Check the network or the VPN; the server may be switched off.",
        host=host,
        port=port,
    )


@contextmanager
def _line_to(host: str, port: int) -> Iterator[socket.socket]:
    try:
        line = socket.create_connection((host, port), timeout=PATIENCE)
    except ConnectionRefusedError as error:
        raise DatabaseUnavailable(
            "“{host}” is there, but no database answers on port {port}. Check the port; the database may be stopped.",
            host=host,
            port=port,
        ) from error
    except OSError as error:
        raise _silent(host, port) from error
    with line:
        yield line
