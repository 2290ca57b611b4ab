"""The order of lists: near, helped locally, fresh, soon, for those who live there."""

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
from hub.population import Population
from hub.reasons import Reason, ReasonId, reason
from hub.relevance import AS_ELSEWHERE, MANY, Weights, nearness, relevance, suits
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
        *,
        changed_on: date = TODAY,
        layers: tuple[LocalLayer, ...] = (),
        pinned: tuple[str, ...] = (),
        **more: object,
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
            pinned=pinned,
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
    item = make_merged(serves=("WK900101",), pinned=("WK900101",), sensitive=True)

    assert reason(item, "WK900101", areas) is None


SHARES = st.one_of(st.none(), st.floats(min_value=0, max_value=20))
WEIGHT = st.floats(min_value=0, max_value=1)
WEIGHTS = st.builds(
    Weights,
    nearness=st.floats(min_value=0.01, max_value=1),
    supply=WEIGHT,
    suits=WEIGHT,
    freshness=WEIGHT,
    season=WEIGHT,
    soon=WEIGHT,
)
POPULATIONS = st.builds(Population, families=SHARES, youth=SHARES, elderly=SHARES)


@given(
    weights=WEIGHTS,
    population=POPULATIONS,
    audiences=st.sets(st.sampled_from(["ouders", "jeugd", "ouderen", "iedereen"])),
)
def test_relevance_has_bounds_whatever_the_weights_and_the_residents(
    areas: Areas,
    make_merged: MakeMerged,
    weights: Weights,
    population: Population,
    audiences: set[str],
) -> None:
    item = make_merged(
        serves=("WK900101",), audiences=tuple(audiences), layers=(layer("WK900101", 9),)
    )

    found = relevance(item, "WK900101", areas, TODAY, weights=weights, population=population)

    assert 0 <= found <= 1


@given(
    weights=WEIGHTS,
    few=st.floats(min_value=0, max_value=9),
    more=st.floats(min_value=0, max_value=9),
    group=st.sampled_from([("ouders", "families"), ("jeugd", "youth"), ("ouderen", "elderly")]),
)
def test_more_of_those_it_is_for_never_counts_less(
    areas: Areas,
    make_merged: MakeMerged,
    weights: Weights,
    few: float,
    more: float,
    group: tuple[str, str],
) -> None:
    item = make_merged(serves=("NL",), audiences=(group[0],))

    less, greater = (
        relevance(
            item,
            "WK900101",
            areas,
            TODAY,
            weights=weights,
            population=Population(**{group[1]: times}),
        )
        for times in (few, few + more)
    )

    assert less <= greater


@given(few=st.integers(0, 5), more=st.integers(0, 5), weights=WEIGHTS)
def test_more_local_help_never_counts_less(
    areas: Areas, make_merged: MakeMerged, few: int, more: int, weights: Weights
) -> None:
    less = make_merged(serves=("NL",), layers=(layer("WK900101", few),))
    greater = make_merged(serves=("NL",), layers=(layer("WK900101", few + more),))

    scores = [
        relevance(one, "WK900101", areas, TODAY, weights=weights) for one in (less, greater)
    ]

    assert scores == sorted(scores)


def test_what_the_editors_put_first_is_first(areas: Areas, make_merged: MakeMerged) -> None:
    pinned = make_merged(serves=("NL",), pinned=("WK900101",), changed_on=date(2020, 1, 1))

    assert relevance(pinned, "WK900101", areas, TODAY) == 1
    assert relevance(pinned, "WK900102", areas, TODAY) < 1


def test_without_key_figures_nobody_counts_more(make_merged: MakeMerged) -> None:
    assert suits(make_merged(audiences=("ouderen",)), Population()) == AS_ELSEWHERE


def test_key_figures_say_nothing_of_what_is_for_everybody(make_merged: MakeMerged) -> None:
    many = Population(families=3.0, youth=3.0, elderly=3.0)

    assert suits(make_merged(audiences=("iedereen",)), many) == AS_ELSEWHERE
    assert suits(make_merged(audiences=("nieuwkomers",)), many) == AS_ELSEWHERE


@pytest.mark.parametrize(
    ("families", "expected"), [(MANY, ReasonId.FAMILIES), (1.0, ReasonId.NATIONAL_LOCAL)]
)
def test_a_text_for_parents_may_stand_there_for_the_families(
    areas: Areas, make_merged: MakeMerged, families: float, expected: ReasonId
) -> None:
    item = make_merged(serves=("NL",), audiences=("ouders",))

    found = reason(item, "WK900101", areas, population=Population(families=families))

    assert found is not None
    assert found.id is expected


def test_families_are_no_reason_for_anything_else(
    areas: Areas, make_merged: MakeMerged
) -> None:
    item = make_merged(serves=("NL",), audiences=("ouderen",))
    many = Population(families=9.0, elderly=9.0)

    assert reason(item, "WK900101", areas, population=many) == Reason(
        id=ReasonId.NATIONAL_LOCAL, area="WK900101"
    )


def test_that_there_is_much_for_older_people_is_a_reason(
    areas: Areas, make_merged: MakeMerged
) -> None:
    item = make_merged(serves=("NL",), audiences=("ouderen",))

    found = reason(item, "WK900101", areas, much_for_elderly=True)

    assert found == Reason(id=ReasonId.ELDERLY, area="WK900101")


def test_a_pin_is_told_where_it_holds(areas: Areas, make_merged: MakeMerged) -> None:
    item = make_merged(serves=("WK900101",), pinned=("WK900101",))

    assert reason(item, "WK900101", areas) == Reason(id=ReasonId.EDITORS, area="WK900101")
