"""An invite says where the newsroom is, arrives whole or not at all, and holds no secret."""

import base64
import hashlib
import json
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cms.domain.invite import Invite, UnreadableInvite, invite_text, read_invite

CERTIFICATE = "-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----\n"
INVITE = Invite("대한일보", "db.daehan.example", 5432, "newsroom", CERTIFICATE, "minji")


def test_invite_is_read_as_it_was_made():
    assert read_invite(invite_text(INVITE)) == INVITE


@given(
    newsroom=st.text(min_size=1),
    database=st.text(min_size=1),
    login=st.text(min_size=1),
    port=st.integers(1, 65535),
)
def test_any_newsroom_can_be_named_in_an_invite(newsroom: str, database: str, login: str, port: int):
    invite = replace(INVITE, newsroom=newsroom, database=database, login=login, port=port)
    assert read_invite(invite_text(invite)) == invite


def test_invite_is_found_in_the_mail_it_came_with():
    line = invite_text(INVITE)
    folded = "\r\n> ".join(line[start : start + 76] for start in range(0, len(line), 76))
    assert read_invite(f"민지 씨, 이것을 붙여 넣으세요:\n\n> {folded}\n") == INVITE


@pytest.mark.parametrize("cut", [1, 8, 20, 200])
def test_invite_cut_short_is_refused(cut: int):
    with pytest.raises(UnreadableInvite, match="not whole"):
        read_invite(invite_text(INVITE)[:-cut])


def test_invite_changed_on_the_way_is_refused():
    text = invite_text(INVITE)
    changed = f"{text[:60]}{'A' if text[60] != 'A' else 'B'}{text[61:]}"
    with pytest.raises(UnreadableInvite, match="not whole"):
        read_invite(changed)


@pytest.mark.parametrize("pasted", ["", "hello", "postgresql://minji@db.example/newsroom"])
def test_any_other_text_is_no_invite(pasted: str):
    with pytest.raises(UnreadableInvite, match="not an invite"):
        read_invite(pasted)


def test_invite_of_a_newer_copydesk_asks_for_an_update():
    with pytest.raises(UnreadableInvite, match="Update Copydesk"):
        read_invite(_with(v=2))


@pytest.mark.parametrize(
    "wrong", [{"port": "5432"}, {"port": True}, {"host": None}, {"login": 7}, {"ca": ["a", "b"]}]
)
def test_invite_with_a_field_of_another_kind_is_refused(wrong: dict[str, object]):
    with pytest.raises(UnreadableInvite, match="cannot be read"):
        read_invite(_with(**wrong))


@pytest.mark.parametrize("payload", ["bm90IGpzb24", "W10", "AAAAA", "_____w"])
def test_invite_of_nothing_sensible_is_refused(payload: str):
    with pytest.raises(UnreadableInvite, match="cannot be read"):
        read_invite(_signed(payload))


@pytest.mark.parametrize(
    "host", ["/var/run/postgresql", "@socket", "db1,db2", "-h", "a b", "", "db.example/x", "."]
)
def test_invite_cannot_lead_around_the_certificate(host: str):
    with pytest.raises(UnreadableInvite, match="no server that can be reached"):
        replace(INVITE, host=host)


@pytest.mark.parametrize("host", ["localhost", "10.0.0.7", "db-1.daehan.example", "2001:db8::7", "db_1"])
def test_every_usual_name_of_a_server_is_taken(host: str):
    assert replace(INVITE, host=host).host == host


@pytest.mark.parametrize("port", [0, -1, 65536])
def test_invite_with_an_impossible_port_is_refused(port: int):
    with pytest.raises(UnreadableInvite, match="no server that can be reached"):
        replace(INVITE, port=port)


def test_administrator_cannot_send_the_private_key_by_mistake():
    with pytest.raises(UnreadableInvite, match="must stay on the server"):
        replace(
            INVITE, authority=f"{CERTIFICATE}-----BEGIN PRIVATE KEY-----\nMIIB\n-----END PRIVATE KEY-----\n"
        )


def test_invite_without_a_certificate_is_refused():
    with pytest.raises(UnreadableInvite, match="no certificate"):
        replace(INVITE, authority="")


def test_invite_says_who_and_where_and_nothing_else():
    payload = invite_text(INVITE).removeprefix("copydesk-invite:").partition(".")[0]
    said = json.loads(base64.urlsafe_b64decode(payload + "=" * (-len(payload) % 4)))
    assert set(said) == {"v", "newsroom", "host", "port", "database", "ca", "login"}


def _with(**changed: object) -> str:
    payload = invite_text(INVITE).removeprefix("copydesk-invite:").partition(".")[0]
    said = json.loads(base64.urlsafe_b64decode(payload + "=" * (-len(payload) % 4)))
    return _signed(base64.urlsafe_b64encode(json.dumps(said | changed).encode()).decode().rstrip("="))


def _signed(payload: str) -> str:
    # The checksum guards against accidents only, so that whoever likes can make one.
    return f"copydesk-invite:{payload}.{hashlib.sha256(payload.encode()).hexdigest()[:8]}"
