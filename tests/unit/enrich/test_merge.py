"""The merge of national and local: layers, overlays, matches, and who is left out."""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta

import attrs
import pytest

from enrich.merge import MOST_MATCHES, Chosen, merge, orphans, refusals
from enrich.passages import version
from hub.gemeente import Gemeente
from hub.model import (
    Details,
    EnrichedItem,
    Event,
    MergedItem,
    Occurrence,
    OverlayTarget,
    SafeHtml,
    Upkeep,
)
from hub.store import StoredItem
from hub.vocabulary import EventStatus, Kind

MakeEnriched = Callable[..., EnrichedItem]
Keep = Callable[..., StoredItem]

BODY = "<p>Slaap is nodig. Bel {jgz}.</p><h3>Hulp</h3><p>Bel {het jgz}.</p>"


def nothing_related(_item: EnrichedItem, _gemeente: str) -> tuple[tuple[str, float], ...]:
    return ()


@pytest.fixture
def national(make_enriched: MakeEnriched) -> EnrichedItem:
    return make_enriched(
        serves=("NL",),
        domains=("opvoeding",),
        id="opvoeden:1",
        scope="NL",
        kind=Kind.INFORMATION,
        title="Slapen: {jgz}",
        body=BODY,
    )


@pytest.fixture
def overlay(make_enriched: MakeEnriched, national: EnrichedItem) -> EnrichedItem:
    target = OverlayTarget(
        item_id="opvoeden:1", under="Hulp", version=version(national.item, "Hulp")
    )
    return make_enriched(
        serves=("WK900101",),
        id="md:aanvulling/slapen",
        kind=Kind.OVERLAY,
        title="Slaapspreekuur",
        details=Details(overlay=target),
    )


@pytest.fixture
def counter(make_enriched: MakeEnriched) -> EnrichedItem:
    return make_enriched(
        located_in=("WK900101",),
        domains=("opvoeding", "zorg"),
        id="md:organisaties/inloop",
        kind=Kind.ORGANISATION,
        title="Inloop voor ouders",
    )


@pytest.fixture
def run(gemeente: Gemeente, keep: Keep, now: datetime) -> Callable[..., tuple[MergedItem, ...]]:
    def merged(
        *items: EnrichedItem,
        related: Callable[..., tuple[tuple[str, float], ...]] = nothing_related,
        stored: dict[str, StoredItem] | None = None,
        **chosen: object,
    ) -> tuple[MergedItem, ...]:
        kept = {one.item.id: keep(one.item) for one in items} | (stored or {})
        said = Chosen(**chosen)  # type: ignore[arg-type]  # a builder of tests
        return merge(gemeente, items, kept, related, now, said)

    return merged


Run = Callable[..., tuple[MergedItem, ...]]


def test_placeholders_are_filled_everywhere(run: Run, national: EnrichedItem) -> None:
    (found,) = run(national)

    assert found.title == "Slapen: consultatiebureau"
    assert found.body.html == (
        "<p>Slaap is nodig. Bel consultatiebureau.</p>"
        "<h3>Hulp</h3><p>Bel het consultatiebureau.</p>"
    )
    assert found.item.title == "Slapen: {jgz}"


def test_an_unknown_placeholder_is_refused_and_never_shown(
    run: Run, gemeente: Gemeente, national: EnrichedItem
) -> None:
    raw = attrs.evolve(national, item=attrs.evolve(national.item, summary="Bel {wijkteam}."))

    assert run(raw) == ()
    assert [error.reason for error in refusals(gemeente, (raw,))] == [
        "Waterstad heeft geen woorden voor {wijkteam} (zie gemeente.toml)"
    ]


def test_an_overlay_stands_in_the_layer_of_its_area(
    run: Run, national: EnrichedItem, overlay: EnrichedItem
) -> None:
    (found,) = run(national, overlay)

    assert [layer.area for layer in found.layers] == ["WK900101"]
    (text,) = found.layers[0].texts
    assert (text.item.item.title, text.under, text.changed_on) == (
        "Slaapspreekuur",
        "Hulp",
        None,
    )


def test_a_changed_passage_is_told_with_its_date(
    run: Run, keep: Keep, national: EnrichedItem, overlay: EnrichedItem
) -> None:
    changed = SafeHtml(html=BODY.replace("<p>Bel {het jgz}", "<p>Mail {het jgz}"))
    newer = attrs.evolve(national, item=attrs.evolve(national.item, body=changed))
    kept = keep(newer.item, changed_at=datetime(2027, 2, 1, 23, 30, tzinfo=UTC))

    (found,) = run(newer, overlay, stored={newer.item.id: kept})

    assert found.layers[0].texts[0].changed_on == date(2027, 2, 2)


def test_a_change_in_another_passage_is_no_change(
    run: Run, national: EnrichedItem, overlay: EnrichedItem
) -> None:
    changed = SafeHtml(html=BODY.replace("Slaap is nodig", "Slaap is  fijn"))
    newer = attrs.evolve(national, item=attrs.evolve(national.item, body=changed))

    (found,) = run(newer, overlay)

    assert found.layers[0].texts[0].changed_on is None


def test_an_expired_overlay_is_left_out(
    run: Run, national: EnrichedItem, overlay: EnrichedItem, now: datetime
) -> None:
    upkeep = Upkeep(expires_on=(now - timedelta(days=1)).date())
    details = attrs.evolve(overlay.item.details, upkeep=upkeep)
    expired = attrs.evolve(overlay, item=attrs.evolve(overlay.item, details=details))

    (found,) = run(national, expired)

    assert found.layers == ()


def test_an_overlay_without_its_national_text_is_an_orphan(overlay: EnrichedItem) -> None:
    assert orphans((overlay,)) == (overlay,)


def test_what_fits_by_subject_and_area_is_matched(
    run: Run, national: EnrichedItem, counter: EnrichedItem
) -> None:
    found = run(national, counter, related=lambda *_: (("md:organisaties/inloop", 4.0),))

    layers = next(one.layers for one in found if one.item.id == "opvoeden:1")
    assert [(layer.area, [m.item_id for m in layer.matches]) for layer in layers] == [
        ("WK900101", ["md:organisaties/inloop"])
    ]


@pytest.mark.parametrize(
    "change",
    [
        {"domains": ("werk",)},
        {"audiences": ("ouderen",)},
        {"sensitive": True},
        {"kind": Kind.NEWS},
        {"located_in": ("WK777701",)},
        {"kind": Kind.EVENT},
    ],
)
def test_what_does_not_fit_is_no_match(
    run: Run,
    make_enriched: MakeEnriched,
    national: EnrichedItem,
    change: dict[str, object],
) -> None:
    fields: dict[str, object] = {
        "located_in": ("WK900101",),
        "domains": ("opvoeding",),
        "id": "lokaal:1",
        "kind": Kind.ORGANISATION,
    }
    local = make_enriched(**(fields | change))
    parents = attrs.evolve(national, audiences=make_enriched(audiences=("ouders",)).audiences)

    found = run(parents, local, related=lambda *_: (("lokaal:1", 4.0),))

    assert next(one.layers for one in found if one.item.id == "opvoeden:1") == ()


@pytest.mark.parametrize(
    ("days", "status", "matched"),
    [
        (3, EventStatus.SCHEDULED, 1),
        (3, EventStatus.CANCELLED, 0),
        (-3, EventStatus.SCHEDULED, 0),
    ],
)
def test_only_a_coming_event_is_a_match(
    run: Run,
    make_enriched: MakeEnriched,
    national: EnrichedItem,
    now: datetime,
    days: int,
    status: EventStatus,
    matched: int,
) -> None:
    start = now + timedelta(days=days)
    when = Occurrence(start=start, end=start + timedelta(hours=1), status=status)
    local = make_enriched(
        located_in=("WK900101",),
        domains=("opvoeding",),
        id="lokaal:1",
        kind=Kind.EVENT,
        details=Details(event=Event(occurrences=(when,))),
    )

    found = run(national, local, related=lambda *_: (("lokaal:1", 4.0),))

    assert sum(len(layer.matches) for one in found for layer in one.layers) == matched


def test_weak_matches_and_more_than_a_few_are_left_out(
    run: Run, make_enriched: MakeEnriched, national: EnrichedItem
) -> None:
    local = [
        make_enriched(
            located_in=("WK900101",),
            domains=("opvoeding",),
            id=f"lokaal:{number}",
            kind=Kind.SERVICE,
        )
        for number in range(9)
    ]
    scores = tuple((one.item.id, 9.0 - number) for number, one in enumerate(local))

    found = run(national, *local, related=lambda *_: scores)

    layers = next(one.layers for one in found if one.item.id == "opvoeden:1")
    assert [match.item_id for match in layers[0].matches] == [
        f"lokaal:{number}" for number in range(MOST_MATCHES)
    ]


@pytest.mark.parametrize("code", ["OTHER", "GM0034", "WK003401"])
def test_items_of_elsewhere_are_left_out(
    run: Run, make_enriched: MakeEnriched, code: str
) -> None:
    assert run(make_enriched(serves=(code,))) == ()


def test_an_item_that_the_store_does_not_know_is_left_out(
    gemeente: Gemeente, national: EnrichedItem, now: datetime
) -> None:
    assert merge(gemeente, (national,), {}, nothing_related, now) == ()


def test_a_withdrawn_item_stays_with_its_mark(
    run: Run, keep: Keep, counter: EnrichedItem, now: datetime
) -> None:
    kept = keep(counter.item, withdrawn_at=now)

    (found,) = run(counter, stored={counter.item.id: kept})

    assert found.withdrawn


def test_the_order_of_the_input_is_irrelevant(
    run: Run, national: EnrichedItem, overlay: EnrichedItem, counter: EnrichedItem
) -> None:
    forward = run(national, overlay, counter)

    assert run(counter, overlay, national) == forward
    assert [one.item.id for one in forward] == ["md:organisaties/inloop", "opvoeden:1"]


def test_local_text_with_braces_is_left_alone(run: Run, make_enriched: MakeEnriched) -> None:
    (found,) = run(make_enriched(serves=("WK900101",), title="Een {grap} tussen haken"))

    assert found.title == "Een {grap} tussen haken"


@pytest.fixture
def twins(make_enriched: MakeEnriched) -> tuple[EnrichedItem, EnrichedItem]:
    return (
        make_enriched(serves=("GM9001",), id="a:1", title="Markt", summary="Op het plein."),
        make_enriched(serves=("GM9001",), id="b:1", title="Markt"),
    )


Twins = tuple[EnrichedItem, EnrichedItem]
GROUP = (("a:1", "b:1"),)


def test_of_items_that_are_one_thing_one_is_shown(run: Run, twins: Twins) -> None:
    (found,) = run(*twins, groups=GROUP)

    assert found.item.id == "a:1"
    assert [copy.item_id for copy in found.copies] == ["b:1"]


def test_the_editors_own_item_is_the_one_that_is_shown(run: Run, twins: Twins) -> None:
    own = attrs.evolve(twins[1], item=attrs.evolve(twins[1].item, source_id="redactie"))

    (found,) = run(twins[0], own, groups=GROUP, own=frozenset({"redactie"}))

    assert found.item.id == "b:1"


def test_who_hides_what_is_shown_hides_its_copies(run: Run, twins: Twins) -> None:
    assert run(*twins, groups=GROUP, hidden=frozenset({"a:1"})) == ()


def test_who_hides_a_copy_takes_only_its_link_away(run: Run, twins: Twins) -> None:
    (found,) = run(*twins, groups=GROUP, hidden=frozenset({"b:1"}))

    assert found.copies == ()


def test_a_pin_on_a_copy_is_a_pin_on_what_is_shown(run: Run, twins: Twins) -> None:
    pins = (("b:1", "WK900101"), ("c:1", "WK900102"))

    (found,) = run(*twins, groups=GROUP, pins=pins)

    assert found.pinned == ("WK900101",)


def test_a_local_text_on_a_copy_stands_beside_what_is_shown(
    run: Run, make_enriched: MakeEnriched, national: EnrichedItem, overlay: EnrichedItem
) -> None:
    expert = make_enriched(
        serves=("NL",),
        id="rijk:1",
        source_id="rijk",
        scope="NL",
        kind=Kind.INFORMATION,
        title="Slapen",
        body="<p>Andere tekst.</p>",
    )
    second = make_enriched(
        serves=("WK900102",),
        id="md:aanvulling/slapen-velden",
        kind=Kind.OVERLAY,
        title="Nog een spreekuur",
        details=Details(overlay=OverlayTarget(item_id="rijk:1")),
    )

    (found,) = run(national, expert, overlay, second, groups=(("opvoeden:1", "rijk:1"),))

    assert [layer.area for layer in found.layers] == ["WK900101", "WK900102"]
    assert [layer.texts[0].changed_on for layer in found.layers] == [None, None]


def test_a_copy_without_words_for_its_placeholder_hides_nothing(run: Run, twins: Twins) -> None:
    refused = attrs.evolve(
        twins[0],
        item=attrs.evolve(twins[0].item, scope="NL", title="Bel {wijkteam}", validated=True),
    )

    (found,) = run(refused, twins[1], groups=GROUP)

    assert found.item.id == "b:1"
