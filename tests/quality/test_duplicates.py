"""How well duplicates are found. The floors in baseline.json only ever rise."""

import json
from collections.abc import Mapping
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from enrich.duplicates import find_duplicates
from hub.clock import AMSTERDAM, midnight
from hub.model import (
    Contact,
    Details,
    EnrichedItem,
    Event,
    Item,
    Location,
    Occurrence,
    SafeHtml,
    Service,
    Tag,
)
from hub.vocabulary import Kind

Line = Mapping[str, Any]

PAIRS = [
    json.loads(text)
    for text in (Path(__file__).parent / "data" / "duplicates.jsonl")
    .read_text("utf-8")
    .splitlines()
]
TOWN = "GM0034"


def test_pairs_that_are_one_are_joined(baseline: Mapping[str, Mapping[str, float]]) -> None:
    same = [pair for pair in PAIRS if pair["same"]]

    found = [pair for pair in same if find_duplicates(both(pair)).groups]

    assert len(found) / len(same) >= baseline["duplicates"]["recall"]


def test_hardly_a_pair_that_is_one_escapes_an_editor(
    baseline: Mapping[str, Mapping[str, float]],
) -> None:
    same = [pair for pair in PAIRS if pair["same"]]

    seen = [pair for pair in same if is_noticed(pair)]

    assert len(seen) / len(same) >= baseline["duplicates"]["noticed"]


@pytest.mark.parametrize(
    "pair", [one for one in PAIRS if not one["same"]], ids=lambda one: one["note"]
)
def test_pairs_that_are_two_stay_two(pair: Line) -> None:
    assert find_duplicates(both(pair)).groups == ()


def test_all_together_no_two_things_are_joined() -> None:
    numbered = [(f"{number}", pair) for number, pair in enumerate(PAIRS)]
    items = [one for number, pair in numbered for one in both(pair, number)]

    groups = [set(group) for group in find_duplicates(items).groups]

    wrong = [
        pair["note"]
        for number, pair in numbered
        if not pair["same"] and any({f"a:{number}", f"b:{number}"} <= one for one in groups)
    ]
    assert wrong == []


def is_noticed(pair: Line) -> bool:
    found = find_duplicates(both(pair))
    return bool(found.groups or found.doubtful)


def both(pair: Line, number: str = "1") -> tuple[EnrichedItem, EnrichedItem]:
    return enriched(pair["a"], f"a:{number}"), enriched(pair["b"], f"b:{number}")


def enriched(line: Line, item_id: str) -> EnrichedItem:
    item = Item(
        id=item_id,
        source_id=line["source"],
        kind=Kind(line["kind"]),
        title=line["title"],
        content_hash=item_id,
        url=line.get("url", ""),
        body=SafeHtml(html=f"<p>{line['body']}</p>" if line["body"] else ""),
        language=line.get("lang", "nl"),
        published=moment(line["published"]) if "published" in line else None,
        details=details(line),
        scope=line.get("area", TOWN),
    )
    area = Tag(value=line.get("area", TOWN), score=1.0, because=())
    return EnrichedItem(item=item, located_in=(area,))


def details(line: Line) -> Details:
    place = Location(
        name=line.get("venue", ""),
        address=line.get("addr", ""),
        postcode=line.get("pc", ""),
        lat=line.get("lat"),
        lon=line.get("lon"),
    )
    dates = tuple(occurrence(text) for text in line.get("at", ()))
    return Details(
        contact=Contact(
            phones=(line["phone"],) if "phone" in line else (),
            mails=(line["mail"],) if "mail" in line else (),
            website=line.get("site", ""),
        ),
        location=None if place == Location() else place,
        event=Event(occurrences=dates) if dates else None,
        service=Service(product_names=(line["upn"],)) if "upn" in line else None,
    )


def occurrence(text: str) -> Occurrence:
    is_whole_day = len(text) == len("2027-03-01")
    start = moment(text)
    length = timedelta(days=1) if is_whole_day else timedelta(hours=2)
    return Occurrence(start=start, end=start + length, all_day=is_whole_day)


def moment(text: str) -> datetime:
    if len(text) == len("2027-03-01"):
        return midnight(date.fromisoformat(text))
    return datetime.fromisoformat(text).replace(tzinfo=AMSTERDAM)
