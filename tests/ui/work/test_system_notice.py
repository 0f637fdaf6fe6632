"""A desktop without a tray is given the sentence by its message bus, letter by letter, if it has one."""

import json
import shutil
import subprocess
import sys
import textwrap

import pytest

from ui.work.system_notice import show_notice

SENTENCE = "“<b>Ferry</b> & quay” was approved."
# A desktop on a bus of its own: it takes the name, and says what it was asked to show.
DESKTOP = textwrap.dedent(
    """
    import json, sys, threading
    from jeepney import MessageType, new_method_return
    from jeepney.bus_messages import message_bus
    from jeepney.io.blocking import open_dbus_connection
    from ui.work.system_notice import show_notice

    shown, ready = [], threading.Event()

    def desktop():
        with open_dbus_connection(bus="SESSION") as bus:
            bus.send_and_get_reply(message_bus.RequestName("org.freedesktop.Notifications"))
            ready.set()
            while not shown:
                call = bus.receive()
                if call.header.message_type is MessageType.method_call:
                    bus.send(new_method_return(call, "u", (7,)))
                    shown.append(list(call.body))

    thread = threading.Thread(target=desktop)
    thread.start()
    ready.wait(10)
    was_taken = show_notice("Copydesk", sys.argv[1])
    thread.join(10)
    print(json.dumps([was_taken, shown]))
    """
)


def test_without_a_bus_nothing_is_shown_and_nothing_goes_wrong(monkeypatch):
    monkeypatch.delenv("DBUS_SESSION_BUS_ADDRESS", raising=False)
    assert not show_notice("Copydesk", SENTENCE)


def test_a_bus_that_is_not_there_is_no_error(monkeypatch, tmp_path):
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", f"unix:path={tmp_path}/nowhere")
    assert not show_notice("Copydesk", SENTENCE)


@pytest.mark.skipif(shutil.which("dbus-run-session") is None, reason="no message bus is installed")
def test_a_desktop_shows_the_sentence_as_it_was_written():
    run = ["dbus-run-session", "--", sys.executable, "-c", DESKTOP, SENTENCE]
    done = subprocess.run(run, capture_output=True, text=True, timeout=60, check=True)
    was_taken, shown = json.loads(done.stdout)
    assert was_taken
    assert shown == [["Copydesk", 0, "copydesk", SENTENCE, "", [], {}, -1]]
