"""`copydesk ledger head` and `check-head`: what was taken out of the newsroom shows any later change to its past."""

import json
import sqlite3
from contextlib import closing

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
    PublicFormat,
)


@pytest.fixture
def keys(tmp_path):
    """A private key only its owner may read, and the public one."""
    private, public = tmp_path / "key.pem", tmp_path / "key.pub"
    key = Ed25519PrivateKey.generate()
    private.write_bytes(key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()))
    private.chmod(0o600)
    public.write_bytes(key.public_key().public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo))
    return private, public


@pytest.fixture
def head(copydesk, file_article, keys, tmp_path):
    """Yesterday's head in a file, signed."""
    file_article("ferry")
    assert copydesk("ledger", "seal", login="root").code == 0
    out = tmp_path / "head"
    assert copydesk("ledger", "head", "--sign", keys[0], "--out", out, login="root").code == 0
    return out


def change(newsroom, *statements):
    with closing(sqlite3.connect(newsroom.path)) as connection:
        for statement in statements:
            connection.execute(statement)
        connection.commit()


def test_the_newest_seal_is_told_as_it_was_sealed(copydesk, file_article):
    file_article("ferry")
    sealed = copydesk("ledger", "seal", "--json", login="root").json
    assert sealed["seal"] == 1
    assert copydesk("ledger", "head", "--json", login="root").json == sealed
    assert json.loads(copydesk("ledger", "head", login="root").out)["hash"] == sealed["hash"]


def test_a_ledger_that_only_grew_contains_yesterdays_head(copydesk, head, keys, file_article):
    file_article("harbour")
    copydesk("ledger", "seal", login="root")
    said = copydesk("ledger", "check-head", head, "--public-key", keys[1], login="root")
    assert said.code == 0, said
    assert said.out.endswith("all before it is as it was. Its signature is right.\n")
    checked = copydesk("ledger", "check-head", head, "--json", login="root").json
    assert (checked["ok"], checked["seal"], checked["signed"]) == (True, 1, False)


def test_a_past_that_was_cut_off_and_sealed_anew_is_found(newsroom, copydesk, assert_refused, head):
    drops = [f"DROP TRIGGER {table}_never_deleted" for table in ("ledger", "ledger_seal")]
    # The newest act of the newsroom's own chain is taken back: somebody was given a role at a desk.
    newest = "SELECT chain, max(sequence) FROM ledger WHERE chain = 'newsroom'"
    cut = f"DELETE FROM ledger WHERE (chain, sequence) = ({newest})"  # noqa: S608 (our own words)
    change(newsroom, *drops, cut, "DELETE FROM ledger_seal")
    assert copydesk("ledger", "seal", login="root").code == 0
    assert copydesk("ledger", "verify", login="root").code == 0
    assert_refused("ledger", "check-head", head, saying="was rewritten", login="root")


@pytest.mark.parametrize("which", ["head", "signature"])
def test_a_head_that_is_not_what_was_signed_is_refused(assert_refused, head, keys, which):
    line, signature = head.read_text().splitlines()
    if which == "head":
        line = line.replace('"seal": 1', '"seal": 2')
    head.write_text(f"{line}\n{signature if which == 'head' else ''}\n")
    assert_refused(
        "ledger", "check-head", head, "--public-key", keys[1], saying="is missing, or not that", login="root"
    )


def test_a_key_others_may_read_and_a_key_that_is_none_sign_nothing(assert_refused, keys, head, tmp_path):
    keys[0].chmod(0o644)
    out = tmp_path / "other"
    assert_refused("ledger", "head", "--sign", keys[0], "--out", out, saying="Others may read", login="root")
    keys[0].write_text("no key")
    keys[0].chmod(0o600)
    assert_refused("ledger", "head", "--sign", keys[0], "--out", out, saying="no Ed25519 key", login="root")
    assert not out.exists()


def test_what_is_no_head_is_told_apart(assert_refused, tmp_path):
    (tmp_path / "note").write_text("buy milk")
    assert_refused("ledger", "check-head", tmp_path / "note", saying="not the head of a ledger", login="root")
    assert_refused("ledger", "check-head", tmp_path / "gone", saying="cannot be read", login="root")


def test_before_the_first_seal_there_is_no_head(assert_refused):
    assert_refused("ledger", "head", saying="has not been sealed yet", login="root")
