"""What a credit says, in words a reporter can check: “Agency AP · full name Associated Press”."""

from PySide6.QtCore import QCoreApplication

from cms.domain.credits.credit import Credit, CreditPart, CreditRole

translate = QCoreApplication.translate


def credit_in_words(credit: Credit) -> str:
    """Name everybody the credit names and as what; a credit we cannot take apart is printed as typed."""
    if not credit.printed:
        return ""
    if not credit.understood or not credit.parts:
        return translate("credit", "Printed as typed")
    words = [_part_in_words(part) for part in credit.parts]
    return " · ".join([*words, *([credit.tail] if credit.tail else [])])


def _part_in_words(part: CreditPart) -> str:
    words = _role_in_words(part.role).format(part.name)
    if not part.full_name:
        return words
    return words + " · " + translate("credit", "full name {0}").format(part.full_name)


def _role_in_words(role: CreditRole) -> str:
    return {
        CreditRole.PHOTOGRAPHER: translate("credit", "Photographer {0}"),
        CreditRole.AGENCY: translate("credit", "Agency {0}"),
        CreditRole.RELAY: translate("credit", "through {0}"),
        CreditRole.PROVIDER: translate("credit", "provided by {0}"),
        CreditRole.POOL: translate("credit", "Pool {0}"),
        CreditRole.HANDLER: translate("credit", "handled by {0}"),
        CreditRole.CREDITED: translate("credit", "credited to {0}"),
    }[role]
