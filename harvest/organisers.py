"""Whether the name of an organiser is that of an organisation. Pure.

Persons are never published (CARE.md part 4), so a name counts as an organisation only when a
word in it says so. Uncertain means no.
"""

import re

from harvest.plain import plain_text

_WORDS = re.compile(
    r"\b(?:stichting|gemeente|vereniging|coöperatie|b\.?v\.?|n\.?v\.?|wmo|ggd|cjg|jgz|kbo|pcob|anbo"
    r"|\w*(?:bibliotheek|bieb|centrum|center|museum|theater|school|college|loket|inloop|club|bond"
    r"|vereniging|kerk|moskee|parochie|gemeenschap|raad|team|dienst|organisatie|fonds|groep|netwerk"
    r"|bedrijf|instituut|academie|atelier|studio|platform|coöperatie|welzijn|thuiszorg|festival)"
    r"|(?:buurt|wijk|dorps|jongeren|zieken|stad|verzorgings|ontmoetings|gemeente)huis"
    r"|huis\s+van|het\s+huis|humanitas|buurtkamer|wijkkamer|speeltuin|kinderboerderij|muziekhuis)\b",
    re.IGNORECASE,
)
_LONGEST = 120


def organisation(name: str) -> str:
    """Return the name when it is certainly an organisation's, else an empty string."""
    plain = plain_text(name, _LONGEST).strip(" \"'")
    return plain if "@" not in plain and _WORDS.search(plain) else ""
