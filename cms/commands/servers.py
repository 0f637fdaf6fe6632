"""The database administrator behind the commands that make, look over, carry or upgrade a newsroom on a server."""

from pathlib import Path

from cms.commands.asking import Asking, refuse_unknown_certificate
from cms.commands.passwords import ask_password, password_in_file
from cms.services.newsroom.administering import Administrator
from cms.services.newsroom.shared import authority_of


def administrator_of(asking: Asking, *, url: str = "", password_file: Path | None = None) -> Administrator:
    """Return the administrator whose login is in the address; a socket of this computer may need no password."""
    refuse_unknown_certificate(asking.authority)
    url = url or asking.url
    unknown = Administrator(url)
    file = password_file or asking.password_file
    if file is not None:
        password = password_in_file(file)
    else:
        password = "" if unknown.address.is_socket else ask_password(unknown.address.login)
    return Administrator(url, password, asking.authority or authority_of(unknown.address))
