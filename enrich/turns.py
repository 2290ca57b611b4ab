"""Turns of phrase that name a place where something is not: no longer, instead, as elsewhere.

Pure. They look at what stands before a name, in the same clause.
"""

import re

_PREPOSITION = r"(?:in|uit|naar|op|bij|aan|te|voor|van|vanuit|door|rond)"
_CLAUSE = r"(?:(?!\bmaar\b|\bwel\b|\bnu\b|\bvoortaan\b)[^.,;:!?\n]){0,30}$"

_NOT_THERE = re.compile(
    rf"\bniet\s+(?:meer\s+|langer\s+|eens\s+|zozeer\s+)?{_PREPOSITION}\s+"
    r"(?:de\s+|het\s+|heel\s+)?(?:wijk\s+|buurt\s+|stadsdeel\s+)?(?:de\s+|het\s+)?$",
    re.IGNORECASE,
)
_NOT = re.compile(
    r"\b(?:niet|geen)\s(?!alleen\b)(?:(?!\bmaar\b)[^.;:!?\n]){0,60}$", re.IGNORECASE
)
_BUT = re.compile(r"\b(?:niet|geen)\s(?!alleen\b)[^.;:!?\n]{0,60}$", re.IGNORECASE)
_BUT = re.compile(r"^[^.;:!?\n]{0,50}\bmaar\s+(?!ook\b)", re.IGNORECASE)
_NO_MORE = re.compile(
    r"\b(?:voorheen|vroeger|tot\s+nu\s+toe|tot\s+nog\s+toe|tot\s+voor\s+kort|tot\s+dan\s+toe"
    r"|voordien|oorspronkelijk|eertijds)\b" + _CLAUSE,
    re.IGNORECASE,
)
_MOVED_FROM = re.compile(
    r"\b(?:verhuisd|verplaatst|overgeplaatst|vertrokken|weg)\s+(?:van(?:uit)?|uit)\s+"
    r"(?:de\s+|het\s+)?(?:wijk\s+|buurt\s+|stadsdeel\s+)?(?:de\s+|het\s+)?$",
    re.IGNORECASE,
)
_INSTEAD = re.compile(
    r"\b(?:uitwijken\s+naar|wijk(?:en|t)?\b[^.,;:!?\n]{0,20}\buit\s+naar|in\s+plaats\s+van"
    r"|i\.p\.v\.|anders\s+dan|in\s+tegenstelling\s+tot|als\s+alternatief|uitwijklocatie"
    r"|uitwijkmogelijkheid)" + _CLAUSE,
    re.IGNORECASE,
)
_WEATHER = re.compile(
    r"\b(?:bij|met|in\s+geval\s+van)\s+(?:\w+\s+)?(?:weer|regen|storm|vorst|hitte|gladheid"
    r"|onweer|sneeuw|regenweer)\b[^.;:!?\n]{0,50}$",
    re.IGNORECASE,
)
_EXCEPT = re.compile(
    r"\b(?:behalve|uitgezonderd|met\s+uitzondering\s+van|op\s+\w+\s+na|buiten\s+de\s+wijk"
    r"|net\s+buiten|vlak\s+buiten)\b" + _CLAUSE,
    re.IGNORECASE,
)
_AS_ELSEWHERE = re.compile(
    r"\b(?:net\s+als|net\s+zoals|zoals|evenals|in\s+navolging\s+van|naar\s+het\s+voorbeeld\s+van"
    r"|naar\s+voorbeeld\s+van|vergelijkbaar\s+met|eerder\s+al)\s+"
    r"(?:eerder\s+|al\s+|ook\s+|vorig\s+jaar\s+|nu\s+|dat\s+)*"
    rf"(?:{_PREPOSITION}\s+)?(?:de\s+|het\s+)?(?:wijk\s+|buurt\s+|stadsdeel\s+)?(?:de\s+|het\s+)?$",
    re.IGNORECASE,
)

_BEFORE = (_NOT_THERE, _NO_MORE, _MOVED_FROM, _INSTEAD, _WEATHER, _EXCEPT, _AS_ELSEWHERE)


# Most names have none of these words before them, and then the rest need not be tried.
_SIGNS = frozenset(
    {
        *("niet", "geen", "voorheen", "vroeger", "tot", "voordien", "oorspronkelijk"),
        *("eertijds", "verhuisd", "verplaatst", "overgeplaatst", "vertrokken", "weg"),
        *("uitwijken", "wijken", "wijkt", "wijk", "plaats", "i.p.v.", "anders"),
        *("tegenstelling", "alternatief", "uitwijklocatie", "uitwijkmogelijkheid", "weer"),
        *("regen", "storm", "vorst", "hitte", "gladheid", "onweer", "sneeuw", "regenweer"),
        *("behalve", "uitgezonderd", "uitzondering", "na", "buiten", "als", "zoals"),
        *("evenals", "navolging", "voorbeeld", "vergelijkbaar", "eerder"),
    }
)


def is_turned_away(before: str, after: str) -> bool:
    """Return whether the words around a name say that it is not there."""
    if _SIGNS.isdisjoint(before.lower().replace(",", " ").split()):
        return False
    if any(turn.search(before) for turn in _BEFORE):
        return True
    return bool(_NOT.search(before) and _BUT.search(after))
