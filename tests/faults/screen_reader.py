"""A screen reader's way into a program: the accessibility bus of the desktop, spoken to as Orca speaks to it."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from jeepney import DBusAddress, MatchRule, Properties, message_bus, new_method_call
from jeepney.io.blocking import DBusConnection, open_dbus_connection
from jeepney.wrappers import DBusErrorResponse, unwrap_msg

_ATSPI = "org.a11y.atspi"
_ROOT = "/org/a11y/atspi/accessible/root"
_LABELLED_BY = 2
# The bits of a state, as AT-SPI numbers them.
_FOCUSABLE, _FOCUSED, _SHOWING, _VISIBLE = 11, 12, 25, 30


@dataclass(frozen=True, slots=True)
class Thing:
    """Something a screen reader comes to: whose it is, where it is found, what it is and how it is called."""

    owner: str
    path: str
    role: str
    name: str
    state: int

    @property
    def is_focusable(self) -> bool:
        return bool(self.state >> _FOCUSABLE & 1)

    @property
    def is_focused(self) -> bool:
        return bool(self.state >> _FOCUSED & 1)

    @property
    def is_showing(self) -> bool:
        return bool(self.state >> _SHOWING & 1 and self.state >> _VISIBLE & 1)


class ScreenReader:
    """Reads what the programs of this session say of themselves; close it when done."""

    def __init__(self) -> None:
        with open_dbus_connection("SESSION") as session:
            bus = DBusAddress("/org/a11y/bus", "org.a11y.Bus", "org.a11y.Bus")
            address = unwrap_msg(session.send_and_get_reply(new_method_call(bus, "GetAddress"), timeout=20))[
                0
            ]
        self._bus: DBusConnection = open_dbus_connection(bus=address)
        self._announcements = MatchRule(
            type="signal", interface=f"{_ATSPI}.Event.Object", member="Announcement"
        )
        self._bus.send_and_get_reply(message_bus.AddMatch(self._announcements))
        self._register("object:announcement")

    def close(self) -> None:
        self._bus.close()

    def program(self, has_name: Callable[[str], bool], *, within: float) -> Thing:
        """Wait for a program whose name *has_name* to say that it is there."""
        end = time.monotonic() + within
        while time.monotonic() < end:
            for found in self.children(Thing(f"{_ATSPI}.Registry", _ROOT, "", "", 0)):
                if has_name(found.name):
                    return found
            self.announced(within=0.2)
        raise TimeoutError("No such program is on the accessibility bus.")

    def children(self, of: Thing) -> list[Thing]:
        """Return what is directly within; what went meanwhile is left out."""
        try:
            (found,) = self._call(of.owner, of.path, "Accessible", "GetChildren")
        except DBusErrorResponse:
            return []
        return [thing for owner, path in found if (thing := self._thing(owner, path)) is not None]

    def walk(self, of: Thing) -> Iterator[Thing]:
        """Yield everything within that is to be seen, in the order in which it is read."""
        for child in self.children(of):
            if child.is_showing or child.role in ("application", "frame"):
                yield child
                yield from self.walk(child)

    def text_of(self, thing: Thing) -> str:
        """Return the text a reader reads out of a field."""
        return str(self._call(thing.owner, thing.path, "Text", "GetText", "ii", 0, -1)[0])

    def caret_of(self, thing: Thing) -> int:
        return int(self._get(thing.owner, thing.path, "Text", "CaretOffset"))

    def parent_of(self, thing: Thing) -> Thing | None:
        owner, path = self._get(thing.owner, thing.path, "Accessible", "Parent")
        return self._thing(owner, path)

    def labels_of(self, thing: Thing) -> list[str]:
        """Return the names of what labels it."""
        (relations,) = self._call(thing.owner, thing.path, "Accessible", "GetRelationSet")
        labels = [
            self._thing(*target) for kind, targets in relations if kind == _LABELLED_BY for target in targets
        ]
        return [label.name for label in labels if label is not None]

    def description_of(self, thing: Thing) -> str:
        return str(self._get(thing.owner, thing.path, "Accessible", "Description"))

    def grab_focus(self, thing: Thing) -> bool:
        return bool(self._call(thing.owner, thing.path, "Component", "GrabFocus")[0])

    def press(self, thing: Thing) -> bool:
        """Do what a click would do."""
        return bool(self._call(thing.owner, thing.path, "Action", "DoAction", "i", 0)[0])

    def announced(self, *, within: float) -> list[str]:
        """Listen for so long to what is announced, and return it."""
        end, told = time.monotonic() + within, []
        with self._bus.filter(self._announcements) as heard:
            while (left := end - time.monotonic()) > 0:
                try:
                    told.append(str(self._bus.recv_until_filtered(heard, timeout=left).body[3][1]))
                except TimeoutError:
                    break
        return told

    def _register(self, event: str) -> None:
        registry = DBusAddress("/org/a11y/atspi/registry", f"{_ATSPI}.Registry", f"{_ATSPI}.Registry")
        self._bus.send_and_get_reply(new_method_call(registry, "RegisterEvent", "s", (event,)), timeout=10)

    def _thing(self, owner: str, path: str) -> Thing | None:
        try:
            name = str(self._get(owner, path, "Accessible", "Name"))
            role = str(self._call(owner, path, "Accessible", "GetRoleName")[0])
            low, high = self._call(owner, path, "Accessible", "GetState")[0]
        except DBusErrorResponse:
            return None
        return Thing(owner, path, role, name, low | high << 32)

    def _call(self, owner: str, path: str, interface: str, what: str, kinds: str = "", *given: Any) -> Any:
        address = DBusAddress(path, owner, f"{_ATSPI}.{interface}")
        message = new_method_call(address, what, kinds or None, given)
        return unwrap_msg(self._bus.send_and_get_reply(message, timeout=20))

    def _get(self, owner: str, path: str, interface: str, what: str) -> Any:
        message = Properties(DBusAddress(path, owner, f"{_ATSPI}.{interface}")).get(what)
        return unwrap_msg(self._bus.send_and_get_reply(message, timeout=20))[0][1]
