"""What a server keeps of a password: made here, so that the password itself never travels."""

from sqlalchemy import Engine


def scram_verifier(engine: Engine, login: str, password: str) -> str:
    """Return the SCRAM-SHA-256 verifier (RFC 5803) of *login*'s password, as PostgreSQL stores it."""
    raw = engine.raw_connection()
    try:
        line = raw.driver_connection.pgconn  # type: ignore[union-attr]  # psycopg's own line to the server
        made: bytes = line.encrypt_password(password.encode(), login.encode(), b"scram-sha-256")
        return made.decode()
    finally:
        raw.close()
