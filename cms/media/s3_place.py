"""Where an archive of photographs in S3 is, and what a person signs in to it with."""

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class S3Place:
    """Which bucket, at which `https://` address; *authority* is the PEM of a newsroom's own certificate authority.

    Without TLS is only for a server on this computer: *is_plain* is set by no screen and no command.
    """

    endpoint: str
    bucket: str
    region: str = "us-east-1"
    authority: str = ""
    is_plain: bool = False


@dataclass(frozen=True, slots=True)
class S3Keys:
    """What a person signs in to the store with. It is kept in the keyring or in memory, and never printed."""

    access_key_id: str = field(repr=False)
    secret_access_key: str = field(repr=False)
