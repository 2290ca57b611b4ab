"""What the editors of a gemeente decided about items: tags, hides, pins, corrections, pairs.

A decision is stronger than anything the enricher or a source says, survives every refresh, and
carries who took it and when. It stands in content/<gemeente>/curatie.toml.
"""

import enum
from datetime import date

from attrs import frozen

from hub.vocabulary import Audience, Domain, Tier

CUT_OFF = "…"
"""Ends the words of a source that an editor did not copy in full."""


def one_line(text: str) -> str:
    """Return text as it is compared and written: single spaces, nothing that cannot be seen."""
    return " ".join("".join(char if char.isprintable() else " " for char in text).split())


class CorrectedField(enum.StrEnum):
    """A field of an item that an editor may correct, as it is called in curatie.toml."""

    TITLE = "titel"
    SUMMARY = "samenvatting"
    ORGANISED_BY = "organisatie"
    COST = "kosten"
    SIGNUP = "aanmelden"
    AGE = "leeftijd"
    ACCESS = "toegang"
    ACCESSIBILITY = "toegankelijkheid"
    VENUE = "locatie"
    ADDRESS = "adres"
    POSTCODE = "postcode"
    PHONE = "telefoon"
    MAIL = "mail"
    WEBSITE = "website"


@frozen(kw_only=True)
class Correction:
    """The right value of one field. An empty value takes the field away.

    `was` is what the source said when an editor corrected it; None when nobody wrote it down.
    When the source says something else by now, the correction has expired. So it has after
    `until` (the last day).
    """

    field: CorrectedField
    value: str
    was: str | None = None
    until: date | None = None

    def holds_for(self, present: str) -> bool:
        """Return whether the source still says what was corrected.

        White space is no difference. `was` may hold only the beginning of a long text ("…").
        """
        if self.was is None:
            return True
        said, now = one_line(self.was), one_line(present)
        if said.endswith(CUT_OFF):
            return now.startswith(said.removesuffix(CUT_OFF).rstrip())
        return said == now

    def holds_on(self, today: date | None) -> bool:
        """Return whether its last day has not passed; without a day it always holds."""
        return today is None or self.until is None or today <= self.until


@frozen(kw_only=True)
class Judged:
    """The words that an editor judged, so that the decision can teach the word lists."""

    title: str
    text: str = ""


@frozen(kw_only=True)
class Decision:
    """All that was decided about one item.

    None means "not decided": an empty `domains` says that the item has no domain. `pinned` are
    the areas on whose pages it stands first, until `pinned_until` (the last day).
    """

    item: str
    by: str
    on: date
    reason: str = ""
    domains: tuple[Domain, ...] | None = None
    audiences: tuple[Audience, ...] | None = None
    tier: Tier | None = None
    sensitive: bool | None = None
    hidden: bool = False
    pinned: tuple[str, ...] = ()
    pinned_until: date | None = None
    corrections: tuple[Correction, ...] = ()
    judged: Judged | None = None


@frozen(kw_only=True)
class Curation:
    """The decisions of one gemeente, one an item.

    `same`: groups of items that are one thing. `not_same`: groups in which no two are one.
    """

    gemeente: str = ""
    decisions: tuple[Decision, ...] = ()
    same: tuple[tuple[str, ...], ...] = ()
    not_same: tuple[tuple[str, ...], ...] = ()

    @property
    def named(self) -> frozenset[str]:
        """Every item that something was decided about."""
        groups = (*self.same, *self.not_same)
        return frozenset(
            (*(one.item for one in self.decisions), *(item for one in groups for item in one))
        )

    @property
    def hidden(self) -> frozenset[str]:
        """The items that this gemeente does not show."""
        return frozenset(one.item for one in self.decisions if one.hidden)

    def pins(self, today: date) -> tuple[tuple[str, str], ...]:
        """Return (item, area) for each pin that still counts on this day."""
        return tuple(
            (one.item, area)
            for one in self.decisions
            if one.pinned_until is None or today <= one.pinned_until
            for area in one.pinned
        )


def joined(curations: tuple[Curation, ...]) -> Curation:
    """Return the pairs of all gemeenten together: an item is one thing everywhere.

    The decisions stay with their gemeente and are not joined.
    """
    return Curation(
        same=tuple(sorted({pair for one in curations for pair in one.same})),
        not_same=tuple(sorted({pair for one in curations for pair in one.not_same})),
    )
