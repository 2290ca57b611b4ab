"""How well the enricher does on labelled items. The floors in baseline.json only ever rise."""

from collections.abc import Callable, Mapping
from typing import Any

import pytest

from hub.areas import LAND, OTHER
from hub.vocabulary import Audience, Domain

Baseline = Mapping[str, Mapping[str, float]]
Judge = Callable[[str, str, str], Any]
Tagged = Callable[[str], tuple[tuple[Any, Any], ...]]

DOMAINS = "domains_written.jsonl"
DISTRICTS = "districts_written.jsonl"
SENSITIVE = "gevoelig.jsonl"
INDIRECT = "gevoelig_omschreven.jsonl"
PRODUCTS = "producten.jsonl"

LEAST_SENSITIVE = 100
LEAST_ORDINARY = 60
"""A smaller set would not show a recall of 0.98."""

LABELLED_AUDIENCES = sorted(set(Audience) - {Audience.VRIJWILLIGERS, Audience.ORGANISATIES})


@pytest.mark.parametrize("domain", sorted(Domain))
def test_every_domain_stays_above_its_floor(
    judge: Judge, baseline: Baseline, domain: Domain
) -> None:
    counts = judge(DOMAINS, "domains", "domains").counts(domain)

    assert counts.f1 >= baseline["domains"][domain]


def test_domains_together_stay_above_their_floor(judge: Judge, baseline: Baseline) -> None:
    judgement = judge(DOMAINS, "domains", "domains")

    assert judgement.counts().f1 >= baseline["domains"]["micro"]
    assert judgement.counts().precision >= baseline["domains"]["precision"]
    assert judgement.macro_f1() >= baseline["domains"]["macro"]


def test_names_of_products_get_their_domains(judge: Judge, baseline: Baseline) -> None:
    judgement = judge(PRODUCTS, "domains", "domains")

    exact = sum(one.gold == one.found for one in judgement.items) / len(judgement.items)
    assert judgement.counts().f1 >= baseline["products"]["micro"]
    assert exact >= baseline["products"]["exact"]


def test_scores_of_domains_are_chances(tagged: Tagged, baseline: Baseline) -> None:
    tags = [
        (one["score"], one["value"] in line["domains"])
        for line, got in tagged(DOMAINS)
        for one in {(e["tag"], e["value"]): e for e in got["evidence"]}.values()
        if one["tag"] == "domains"
    ]

    bands = [[tag for tag in tags if int(tag[0] * 5) == band] for band in range(5)]
    off = sum(abs(sum(score - right for score, right in band)) for band in bands) / len(tags)
    assert off <= baseline["calibration"]["domains"]


@pytest.mark.parametrize("audience", LABELLED_AUDIENCES)
def test_every_audience_stays_above_its_floor(
    judge: Judge, baseline: Baseline, audience: Audience
) -> None:
    counts = judge(DOMAINS, "audience", "audience").counts(audience)

    assert counts.f1 >= baseline["audience"][audience]


def test_audiences_together_stay_above_their_floor(judge: Judge, baseline: Baseline) -> None:
    judgement = judge(DOMAINS, "audience", "audience")

    assert judgement.macro_f1() >= baseline["audience"]["macro"]


def test_districts_stay_above_their_floor(judge: Judge, baseline: Baseline) -> None:
    counts = judge(DISTRICTS, "gold", "areas").counts()

    assert counts.f1 >= baseline["districts"]["micro"]
    assert counts.precision >= baseline["districts"]["precision"]


def test_no_item_lands_in_another_wijk(judge: Judge) -> None:
    judgement = judge(DISTRICTS, "gold", "areas")

    sideways = [
        (one.id, sorted(one.found - one.gold))
        for one in judgement.items
        if any(code.startswith("WK") for code in one.found - one.gold)
    ]
    assert sideways == []


def test_no_national_item_lands_in_a_town(judge: Judge) -> None:
    judgement = judge(DISTRICTS, "gold", "areas")

    wrong = [
        one.id
        for one in judgement.items
        if one.gold == {LAND} and any(code.startswith(("WK", "SD")) for code in one.found)
    ]
    assert wrong == []


def test_places_of_elsewhere_are_kept_out(judge: Judge, baseline: Baseline) -> None:
    counts = judge(DISTRICTS, "gold", "areas").counts(OTHER)

    assert counts.precision == 1
    assert counts.recall >= baseline["districts"]["elsewhere"]


def test_hardly_a_sensitive_item_is_missed(tagged: Tagged, baseline: Baseline) -> None:
    sensitive = [(line, got) for line, got in tagged(SENSITIVE) if line["gevoelig"]]

    missed = [line["title"] for line, got in sensitive if not got["gevoelig"]]

    assert len(sensitive) >= LEAST_SENSITIVE
    assert 1 - len(missed) / len(sensitive) >= baseline["gevoelig"]["recall"], missed


def test_ordinary_items_are_not_called_sensitive(tagged: Tagged, baseline: Baseline) -> None:
    ordinary = [(line, got) for line, got in tagged(SENSITIVE) if not line["gevoelig"]]

    wrong = [line["title"] for line, got in ordinary if got["gevoelig"]]

    assert len(ordinary) >= LEAST_ORDINARY
    assert 1 - len(wrong) / len(ordinary) >= baseline["gevoelig"]["ordinary"], wrong


@pytest.mark.parametrize("part", ["ontwikkeld", "later bekeken", "niet bekeken"])
def test_many_sensitive_items_that_name_nothing_are_found(
    tagged: Tagged, baseline: Baseline, part: str
) -> None:
    found = [got["gevoelig"] for line, got in tagged(INDIRECT) if line["set"] == part]

    assert sum(found) / len(found) >= baseline["gevoelig"][part]


def test_ordinary_questions_of_a_person_are_mostly_left_alone(
    tagged: Tagged, baseline: Baseline
) -> None:
    ordinary = [(line, got) for line, got in tagged(INDIRECT) if line["set"] == "gewoon"]

    wrong = [line["title"] for line, got in ordinary if got["gevoelig"]]

    assert 1 - len(wrong) / len(ordinary) >= baseline["gevoelig"]["gewoon"], wrong


def test_all_evidence_stands_in_the_text(tagged: Tagged) -> None:
    pairs = [*tagged(DOMAINS), *tagged(DISTRICTS), *tagged(INDIRECT)]

    wrong = [
        (line["id"], one)
        for line, got in pairs
        for one in got["evidence"]
        if one["field"] in {"title", "body"}
        and line.get(one["field"], "")[one["start"] : one["end"]] != one["text"]
    ]
    assert wrong == []
