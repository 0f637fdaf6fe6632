"""The credit of a photograph: taken apart, printed again, put under its caption, compared with the file."""

from cms.domain.credits.pieces import Credit, CreditPart, CreditRole
from cms.domain.credits.printing import print_credit, printed_line
from cms.domain.credits.reading import normalise, parse_credit

__all__ = [
    "Credit",
    "CreditPart",
    "CreditRole",
    "contradicts",
    "normalise",
    "parse_credit",
    "print_credit",
    "printed_line",
]


def contradicts(printed: Credit, embedded: Credit) -> bool:
    """Tell whether the printed credit gives a picture to somebody else than the credit inside its file does.

    So it is when both name agencies and share none, or when one names only persons and the other an agency. A
    text that is not understood contradicts nothing.
    """
    if printed.agencies and embedded.agencies:
        return printed.agencies.isdisjoint(embedded.agencies)
    if embedded.agencies:
        return _names_only_persons(printed)
    return bool(printed.agencies) and _names_only_photographers(embedded)


def _names_only_persons(credit: Credit) -> bool:
    people = {CreditRole.PHOTOGRAPHER, CreditRole.CREDITED}
    return bool(credit.parts) and all(part.role in people for part in credit.parts)


def _names_only_photographers(credit: Credit) -> bool:
    return bool(credit.parts) and all(part.role is CreditRole.PHOTOGRAPHER for part in credit.parts)
