"""Editors hear which of their decisions have no item, or no longer count."""

import tomllib
from collections.abc import Callable
from datetime import date

import pytest

from enrich.curation_notes import notes
from hub.curation import CorrectedField, Correction, Curation, Decision
from hub.model import Details, Item
from hub.source import Rights

MakeItem = Callable[..., Item]

TODAY = date(2027, 3, 1)
EARLIER = date(2027, 2, 1)
FREE = {"bron": Rights(wijzigen=True)}


def deciding(*corrections: Correction, item: str = "bron:1") -> Curation:
    return Curation(
        decisions=(Decision(item=item, by="redactie", on=EARLIER, corrections=corrections),)
    )


def cost(value: str, was: str | None = None, until: date | None = None) -> Correction:
    return Correction(field=CorrectedField.COST, value=value, was=was, until=until)


def told(curation: Curation, item: Item, rights: dict[str, Rights] = FREE) -> list[str]:
    return [str(one) for one in notes(curation, [item], rights, TODAY)]


def test_an_item_that_is_not_there_is_named(make_item: MakeItem) -> None:
    found = told(deciding(item="bron:9"), make_item())

    (note,) = found
    assert note.startswith("curatie.toml, bron:9: dit item is er niet (meer).")


def test_items_of_groups_are_looked_for_too(make_item: MakeItem) -> None:
    curation = Curation(same=(("bron:1", "bron:3"),), not_same=(("bron:1", "bron:2"),))

    found = list(notes(curation, [make_item()], FREE, TODAY))

    assert [one.item_id for one in found] == ["bron:2", "bron:3"]


@pytest.mark.parametrize(
    ("correction", "words"),
    [
        (cost("€ 3", "€ 4"), "de bron heeft dit veld veranderd (kosten)."),
        (cost("€ 3", "€ 4"), 'was.kosten = "€ 5"'),
        (cost("€ 5", "€ 4"), "de bron heeft `kosten` nu zelf goed."),
        (cost("€ 3", "€ 5", EARLIER), "de verbetering van `kosten` is verlopen."),
        (cost("€ 3"), 'Dan ziet u het als dat verandert: was.kosten = "€ 5"'),
    ],
)
def test_a_correction_that_needs_a_look_is_told(
    make_item: MakeItem, correction: Correction, words: str
) -> None:
    (found,) = told(deciding(correction), make_item(details=Details(cost="€ 5")))

    assert words in found


@pytest.mark.parametrize("correction", [cost("€ 3", "€ 5"), cost("€ 3", until=TODAY)])
def test_a_correction_that_is_in_order_is_not_told(
    make_item: MakeItem, correction: Correction
) -> None:
    assert told(deciding(correction), make_item(details=Details(cost="€ 5"))) == []


def test_a_correction_that_rights_forbid_is_told_elsewhere(make_item: MakeItem) -> None:
    assert told(deciding(cost("€ 3", "€ 4")), make_item(), {}) == []


@pytest.mark.parametrize("cost_now", ['een "prijs"\\\n', "€ 5", "x" * 100, "é\t\u200b–"])
def test_what_a_note_offers_can_be_pasted_and_holds(make_item: MakeItem, cost_now: str) -> None:
    (found,) = told(deciding(cost("€ 3")), make_item(details=Details(cost=cost_now)))

    pasted = tomllib.loads(found[found.index("was.kosten") :])
    assert cost("€ 3", pasted["was"]["kosten"]).holds_for(cost_now)
