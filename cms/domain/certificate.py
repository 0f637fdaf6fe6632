"""Approvals as they stand in the ledger: who approved which text when, and what took the approval back."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from cms.domain.rows import LedgerRow
from cms.domain.workflow import Stage, Step

SELF_APPROVED = "self-approved"


@dataclass(frozen=True, slots=True)
class Certificate:
    """One approval of one text, known by its hash; *revoked_at* is None while it stands."""

    version: int
    content_hash: str
    approved_by: str
    approved_by_name: str
    approved_at: datetime
    is_self_approved: bool = False
    revoked_by: str = ""
    revoked_by_name: str = ""
    revoked_at: datetime | None = None
    # The version whose words were no longer those approved.
    revoked_by_version: int | None = None

    @property
    def stands(self) -> bool:
        """Whether nothing has taken the approval back."""
        return self.revoked_at is None


def certificates(acts: Iterable[LedgerRow], hashes: Mapping[int, str]) -> tuple[Certificate, ...]:
    """Return the approvals among *acts* (in the order they were done), the newest first; *hashes* by version."""
    found: list[Certificate] = []
    for act in acts:
        if act.step == Step.APPROVE and act.version is not None:
            found.append(
                Certificate(
                    version=act.version,
                    content_hash=hashes.get(act.version, ""),
                    approved_by=act.person,
                    approved_by_name=act.person_name,
                    approved_at=act.at,
                    is_self_approved=act.reason.startswith(SELF_APPROVED),
                )
            )
        elif found and (act.stage_from, act.stage_to) == (Stage.APPROVED, Stage.SUBMITTED):
            found[-1] = replace(
                found[-1],
                revoked_by=act.person,
                revoked_by_name=act.person_name,
                revoked_at=act.at,
                revoked_by_version=act.version,
            )
    return tuple(reversed(found))
