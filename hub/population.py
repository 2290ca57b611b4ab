"""Who live in an area compared with the whole gemeente, as far as it may count at all. Pure.

CARE.md part 2.1: age groups and households with children; nothing of few residents; no figure
leaves this module, only how much an area differs.
"""

from collections.abc import Iterable, Mapping

from attrs import frozen

from hub.areas import Areas
from hub.cbs.key_figures import FEWEST_RESIDENTS
from hub.content.key_figures import KeyFigures

LEAST_GROUP = 1
"""A gemeente in which a group does not live at all gives nothing to compare with."""


@frozen(kw_only=True)
class Population:
    """How large a part of an area's residents a group is: 1 is as in the whole gemeente."""

    families: float | None = None
    youth: float | None = None
    elderly: float | None = None


UNKNOWN = Population()
"""What is known without key figures: nothing, so that nothing counts."""


def populations(
    figures: Iterable[KeyFigures], areas: Areas, gemeente: str
) -> tuple[tuple[str, Population], ...]:
    """Return (code, population) of each area with figures, sorted; of the newest edition."""
    newest = _newest(figures)
    whole = newest.get(gemeente)
    if whole is None:
        return ()
    return tuple(
        (code, _compared(one, whole))
        for code, one in sorted(newest.items())
        if code in areas and code != gemeente
    )


def _newest(figures: Iterable[KeyFigures]) -> Mapping[str, KeyFigures]:
    enough = (one for one in figures if one.residents >= FEWEST_RESIDENTS)
    return {one.area: one for one in sorted(enough, key=lambda one: (one.area, one.edition))}


def _compared(one: KeyFigures, whole: KeyFigures) -> Population:
    return Population(
        families=_times(
            one.households_with_children, one, whole.households_with_children, whole
        ),
        youth=_times(one.age_15_24, one, whole.age_15_24, whole),
        elderly=_times(one.age_65_plus, one, whole.age_65_plus, whole),
    )


def _times(
    group: int | None, one: KeyFigures, whole_group: int | None, whole: KeyFigures
) -> float | None:
    if group is None or whole_group is None or whole_group < LEAST_GROUP:
        return None
    return round(group * whole.residents / (one.residents * whole_group), 6)
