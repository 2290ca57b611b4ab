"""Which days are public holidays in the Netherlands, from the holidays library."""

from collections.abc import Mapping
from datetime import date
from functools import cache
from types import MappingProxyType

_PUBLIC, _OPTIONAL = "public", "optional"
"""As the library calls them: loading it takes longer than reading a hundred texts."""


def feestdagen(first: int, last: int) -> Mapping[date, str]:
    """Return the public holidays of these years, both included, by their Dutch name.

    Bevrijdingsdag is among them in the years in which it is one for everybody (2025, 2030).
    """
    return _calendar(first, last, _PUBLIC)


@cache
def named_days(first: int, last: int) -> Mapping[date, str]:
    """Return all days with a name that closes doors: Bevrijdingsdag each year too."""
    return MappingProxyType(
        {**_calendar(first, last, _OPTIONAL), **_calendar(first, last, _PUBLIC)}
    )


@cache
def _calendar(first: int, last: int, category: str) -> Mapping[date, str]:
    from holidays import country_holidays  # noqa: PLC0415 - see _PUBLIC

    days = country_holidays(
        "NL", years=range(first, last + 1), categories=category, language="nl"
    )
    return MappingProxyType({day: name.lower() for day, name in sorted(days.items())})
