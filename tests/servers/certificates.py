"""Certificates for servers of the tests: good ones, and every kind that a desk must refuse.

authority = Authority("Newsroom CA")
PostgresServer(tls=authority.certify("localhost"))          # what a newsroom has
PostgresServer(tls=authority.certify("localhost", days=-1))  # expired yesterday
PostgresServer(tls=authority.certify("db.elsewhere.example", host="localhost"))  # for another name
PostgresServer(tls=Authority("Newsroom CA").certify("localhost"))  # an impostor: same name, another key
"""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from cryptography.x509.oid import NameOID


@dataclass(frozen=True, slots=True)
class Certificates:
    """What a server shows (*certificate*, *key*), whom it is signed by, and the name it is reached by; all PEM."""

    authority: str
    certificate: str
    key: str
    host: str


class Authority:
    """A certificate authority as a newsroom's administrator would make one."""

    def __init__(self, name: str = "Newsroom CA") -> None:
        self._key = ec.generate_private_key(ec.SECP256R1())
        self._name = _named(name)
        unsigned = _unsigned(self._name, self._name, self._key.public_key(), days=3650)
        usage = x509.KeyUsage(
            digital_signature=True,
            content_commitment=False,
            key_encipherment=False,
            data_encipherment=False,
            key_agreement=False,
            key_cert_sign=True,
            crl_sign=True,
            encipher_only=False,
            decipher_only=False,
        )
        self._certificate = (
            unsigned.add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
            .add_extension(usage, critical=True)
            .sign(self._key, hashes.SHA256())
        )

    @property
    def pem(self) -> str:
        """What a desk is given to know the newsroom's server by."""
        return self._certificate.public_bytes(Encoding.PEM).decode()

    def certify(self, name: str, *, host: str = "", days: int = 30, starts_in: int = -2) -> Certificates:
        """Certify a server called *name*, reached as *host*, from *starts_in* days until *days* days from now."""
        key = ec.generate_private_key(ec.SECP256R1())
        certificate = (
            _unsigned(_named(name), self._name, key.public_key(), days=days, starts_in=starts_in)
            .add_extension(x509.SubjectAlternativeName([x509.DNSName(name)]), critical=False)
            .add_extension(x509.BasicConstraints(ca=False, path_length=None), critical=True)
            .sign(self._key, hashes.SHA256())
        )
        return Certificates(
            authority=self.pem,
            certificate=certificate.public_bytes(Encoding.PEM).decode(),
            key=key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()).decode(),
            host=host or name,
        )


def _named(name: str) -> x509.Name:
    return x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)])


def _unsigned(
    subject: x509.Name, issuer: x509.Name, key: ec.EllipticCurvePublicKey, *, days: int, starts_in: int = -2
) -> x509.CertificateBuilder:
    now = datetime.now(UTC)
    return (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(issuer)
        .public_key(key)
        .serial_number(x509.random_serial_number())
        .not_valid_before(now + timedelta(days=starts_in))
        .not_valid_after(now + timedelta(days=days))
    )
