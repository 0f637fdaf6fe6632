"""Signatures with Ed25519 keys, by which a text taken out of the newsroom can be proved later to be what it was."""

import base64
import binascii
import os
import stat
from pathlib import Path

from cryptography.exceptions import InvalidSignature, UnsupportedAlgorithm
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from cryptography.hazmat.primitives.serialization import load_pem_private_key, load_pem_public_key

from cms.domain.errors import UnreadableFile

_FOR_OTHERS = stat.S_IRWXG | stat.S_IRWXO


def signature_of(text: bytes, key_file: Path) -> str:
    """Return the signature of *text* with the private key in *key_file* (PEM), which nobody else may read."""
    key = _private_key(key_file)
    return base64.b64encode(key.sign(text)).decode()


def is_signed(text: bytes, signature: str, key_file: Path) -> bool:
    """Return whether *signature* was made of *text* with the private key that belongs to the public one in *key_file*."""
    try:
        _public_key(key_file).verify(base64.b64decode(signature, validate=True), text)
    except (InvalidSignature, binascii.Error):
        return False
    return True


def _private_key(file: Path) -> Ed25519PrivateKey:
    pem = _read(file)
    if os.name != "nt" and file.stat().st_mode & _FOR_OTHERS:
        raise UnreadableFile(
            "Others may read the key “{file}”. Take that right away (chmod 600), and make a new key if they have.",
            file=file,
        )
    try:
        key = load_pem_private_key(pem, password=None)
    except (ValueError, TypeError, UnsupportedAlgorithm) as error:
        raise _no_key(file) from error
    if not isinstance(key, Ed25519PrivateKey):
        raise _no_key(file)
    return key


def _public_key(file: Path) -> Ed25519PublicKey:
    try:
        key = load_pem_public_key(_read(file))
    except (ValueError, UnsupportedAlgorithm) as error:
        raise _no_key(file) from error
    if not isinstance(key, Ed25519PublicKey):
        raise _no_key(file)
    return key


def _read(file: Path) -> bytes:
    try:
        return file.read_bytes()
    except OSError as error:
        raise UnreadableFile("The key “{file}” cannot be read.", file=file) from error


def _no_key(file: Path) -> UnreadableFile:
    return UnreadableFile(
        "“{file}” holds no Ed25519 key in PEM. “openssl genpkey -algorithm ed25519” makes one.", file=file
    )
