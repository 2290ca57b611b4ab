"""The order of lists: near, helped locally, fresh, soon; never by who lives there."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hub.areas import Areas
from hub.gemeente import Gemeente
from hub.model import (
    Details,
    EnrichedItem,
    LocalLayer,
    LocalMatch,
    MergedItem,
    SafeHtml,
    Upkeep,
)
from hub.reasons import Reason, ReasonId, reason
from hub.relevance import nearness, relevance
from hub.seasons import is_in_season

MakeEnriched = Callable[..., EnrichedItem]
MakeMerged = Callable[..., MergedItem]

TODAY = date(2027, 3, 1)


@pytest.fixture(scope="session")
def areas(gemeente: Gemeente) -> Areas:
    return gemeente.areas


@pytest.fixture(scope="session")
def make_merged(make_enriched: MakeEnriched) -> MakeMerged:
    def make(
        *, changed_on: date = TODAY, layers: tuple[LocalLayer, ...] = (), **more: object
    ) -> MergedItem:
        enriched = make_enriched(**more)
        return MergedItem(
            enriched=enriched,
            gemeente="GM9001",
            title=enriched.item.title,
            summary="",
            body=SafeHtml(),
            slug="x",
            first_seen=changed_on,
            changed_on=changed_on,
            layers=layers,
        )

    return make


def layer(area: str, matches: int = 1) -> LocalLayer:
    found = (LocalMatch(item_id=f"m{n}", area=area, score=1.0) for n in range(matches))
    return LocalLayer(area=area, matches=tuple(found))


@pytest.mark.parametrize(
    ("nearer", "farther"),
    [
        ("WK900101", "SD90011"),
        ("SD90011", "GM9001"),
        ("GM9001", "WK900102"),
        ("WK900102", "NL"),
        ("NL", "WK900105"),
    ],
)
def test_what_is_nearer_counts_more(
    areas: Areas, make_merged: MakeMerged, nearer: str, farther: str
) -> None:
    near, far = make_merged(serves=(nearer,)), make_merged(serves=(farther,))

    assert nearness(near, "WK900101", areas) > nearness(far, "WK900101", areas)


@given(
    days=st.integers(min_value=-10, max_value=2000),
    matches=st.integers(min_value=0, max_value=9),
    code=st.sampled_from(["NL", "GM9001", "WK900101", "WK900105", "ELDERS"]),
)
def test_relevance_stays_between_nothing_and_one(
    areas: Areas, make_merged: MakeMerged, days: int, matches: int, code: str
) -> None:
    item = make_merged(
        serves=(code,),
        changed_on=TODAY - timedelta(days=days),
        layers=(layer("WK900101", matches),),
    )

    assert 0 <= relevance(item, "WK900101", areas, TODAY) <= 1


@given(st.integers(min_value=0, max_value=700), st.integers(min_value=0, max_value=700))
def test_what_is_fresher_never_counts_less(
    areas: Areas, make_merged: MakeMerged, days: int, more_days: int
) -> None:
    fresh = make_merged(serves=("NL",), changed_on=TODAY - timedelta(days=days))
    old = make_merged(serves=("NL",), changed_on=TODAY - timedelta(days=days + more_days))

    assert relevance(fresh, "WK900101", areas, TODAY) >= relevance(
        old, "WK900101", areas, TODAY
    )


def test_local_help_makes_a_national_text_count_more(
    areas: Areas, make_merged: MakeMerged
) -> None:
    bare = make_merged(serves=("NL",))
    here = make_merged(serves=("NL",), layers=(layer("WK900101"),))
    elsewhere = make_merged(serves=("NL",), layers=(layer("WK900105"),))

    assert relevance(here, "WK900101", areas, TODAY) > relevance(bare, "WK900101", areas, TODAY)
    assert relevance(elsewhere, "WK900101", areas, TODAY) == relevance(
        bare, "WK900101", areas, TODAY
    )


def test_a_check_by_a_person_makes_an_old_item_fresh(
    areas: Areas, make_merged: MakeMerged
) -> None:
    old = date(2025, 1, 1)
    checked = Details(upkeep=Upkeep(checked_on=TODAY))
    plain = make_merged(serves=("NL",), changed_on=old)
    kept = make_merged(serves=("NL",), changed_on=old, details=checked)

    assert relevance(kept, "WK900101", areas, TODAY) > relevance(
        plain, "WK900101", areas, TODAY
    )


@pytest.mark.parametrize(
    ("title", "month", "expected"),
    [
        ("De griepprik halen", 10, True),
        ("De griepprik halen", 5, False),
        ("Hittegolven in de stad", 7, True),
        ("Koffie", 7, False),
    ],
)
def test_some_subjects_have_a_season(title: str, month: int, expected: bool) -> None:  # noqa: FBT001
    assert is_in_season(title, month) is expected


@pytest.mark.parametrize(
    ("codes", "expected"),
    [
        (("WK900101",), Reason(id=ReasonId.IN_AREA, area="WK900101")),
        (("GM9001",), Reason(id=ReasonId.WHOLE_GEMEENTE, area="WK900101", place="GM9001")),
        (("SD90011",), Reason(id=ReasonId.WHOLE_GEMEENTE, area="WK900101", place="SD90011")),
        (("WK900102",), Reason(id=ReasonId.NEAR, area="WK900101")),
        (("NL",), Reason(id=ReasonId.NATIONAL_LOCAL, area="WK900101")),
        (("WK900105",), None),
    ],
)
def test_a_reason_says_where_the_item_belongs(
    areas: Areas, make_merged: MakeMerged, codes: tuple[str, ...], expected: Reason | None
) -> None:
    assert reason(make_merged(serves=codes), "WK900101", areas) == expected


def test_a_reason_names_who_helps_here(areas: Areas, make_merged: MakeMerged) -> None:
    item = make_merged(serves=("NL",), layers=(layer("GM9001"),))

    found = reason(item, "WK900101", areas, organisations={"m0": "Buurthuis Het Filmdoek"})

    assert found == Reason(
        id=ReasonId.NATIONAL_LOCAL, area="WK900101", organisation="Buurthuis Het Filmdoek"
    )


def test_a_sensitive_item_gets_no_reason(areas: Areas, make_merged: MakeMerged) -> None:
    item = make_merged(serves=("WK900101",), sensitive=True)

    assert reason(item, "WK900101", areas, pinned=True) is None
