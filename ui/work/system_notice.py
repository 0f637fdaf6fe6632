"""A notification of the system's own where there is no tray to show one: most Linux desktops, by their message bus."""

import importlib
import os
from types import ModuleType

_NAME, _PATH = "org.freedesktop.Notifications", "/org/freedesktop/Notifications"
# Seconds; nobody waits, but a lane must not stand still for a desktop that does not answer.
_PATIENCE = 3.0


def show_notice(program: str, sentence: str) -> bool:
    """Have the desktop show *sentence*, and say whether it took it; a desktop that shows none is no error."""
    bus = _jeepney()
    if bus is None or not os.environ.get("DBUS_SESSION_BUS_ADDRESS"):
        return False
    blocking = importlib.import_module("jeepney.io.blocking")
    there = bus.DBusAddress(_PATH, bus_name=_NAME, interface=_NAME)
    # The sentence is the summary, which is shown letter by letter; in a body desktops look for markup.
    told: tuple[object, ...] = (program, 0, "copydesk", sentence, "", [], {}, -1)
    call = bus.new_method_call(there, "Notify", "susssasa{sv}i", told)
    try:
        with blocking.open_dbus_connection(bus="SESSION") as connection:
            answer = connection.send_and_get_reply(call, timeout=_PATIENCE)
    except (OSError, ValueError):
        return False  # no desktop there, or one that lets nobody in
    return bool(answer.header.message_type is bus.MessageType.method_return)


def _jeepney() -> ModuleType | None:
    try:
        return importlib.import_module("jeepney")
    except ImportError:  # only Linux has such a bus
        return None
