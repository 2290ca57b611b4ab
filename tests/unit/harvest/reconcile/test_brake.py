from datetime import timedelta

import attrs
import pytest

from harvest.reconcile import Listing, reconcile
from hub.model import Item
from hub.source import Expect, Source, SourceState, Validators
from hub.store import Changes
from hub.vocabulary import ListMode, SourceStatus
from tests.fakes.harvest_records import DAY, NOW, a_source, an_event, an_item, stored

FORTY = tuple(an_item(f"{number:02}") for number in range(40))
KNOWN = tuple(map(stored, FORTY))
FULL = a_source()
WELL = SourceState(
    source_id="bron",
    status=SourceStatus.OK,
    last_success=NOW - DAY,
    validators=(Validators(url="https://bron.example/feed/", etag='"x"'),),
)


def answer_at(
    hours: int, state: SourceState, *items: Item, source: Source = FULL
) -> tuple[Changes, SourceState]:
    return reconcile(
        KNOWN,
        Listing(items=items),
        source=source,
        state=state,
        now=NOW + timedelta(hours=hours),
    )


def answers(
    *moments: tuple[int, tuple[Item, ...]], source: Source = FULL
) -> tuple[Changes, SourceState]:
    """Return the outcome of the last of several answers, each given so many hours after NOW."""
    state = WELL
    changes = Changes(source_id="bron")
    for hours, items in moments:
        changes, state = answer_at(hours, state, *items, source=source)
    return changes, state


def test_source_that_shrinks_is_held() -> None:
    changes, state = answer_at(0, WELL, *FORTY[:2])

    assert changes == Changes(source_id="bron", held=state.message)
    assert state.status is SourceStatus.HELD
    assert state.message == "Er zijn 38 van de 40 items weg. De items van eerder blijven staan."


def test_held_source_is_not_a_success_and_asks_for_the_whole_answer_again() -> None:
    _, state = answer_at(0, WELL, *FORTY[:2])

    assert (state.last_success, state.last_attempt) == (NOW - DAY, NOW)
    assert state.validators == ()


def test_new_items_of_a_held_answer_are_not_taken() -> None:
    renamed = tuple(an_item(f"nieuw-{number}") for number in range(40))

    changes, _ = answer_at(0, WELL, *renamed)

    assert changes.write == ()


@pytest.mark.parametrize(("left", "held"), [(20, False), (19, True)])
def test_half_may_go_and_no_more(left: int, held: bool) -> None:  # noqa: FBT001 - a parameter
    changes, _ = answer_at(0, WELL, *FORTY[:left])

    assert bool(changes.held) is held


@pytest.mark.parametrize(("gone", "held"), [(5, False), (6, True)])
def test_five_may_always_go(gone: int, held: bool) -> None:  # noqa: FBT001 - a parameter
    known = KNOWN[: gone + 1]

    changes, _ = reconcile(known, Listing(items=FORTY[:1]), source=FULL, state=WELL, now=NOW)

    assert bool(changes.held) is held


def test_limit_is_the_sources_own() -> None:
    source = a_source(expect=Expect(max_vanished=0.95))

    changes, _ = answer_at(0, WELL, *FORTY[:2], source=source)

    assert len(changes.withdrawn) == 38


def test_past_events_do_not_count() -> None:
    past = tuple(stored(an_event(f"oud-{number}", NOW - DAY)) for number in range(40))

    changes, _ = reconcile(
        (*past, KNOWN[0]), Listing(items=FORTY[:1]), source=FULL, state=WELL, now=NOW
    )

    assert (changes.held, changes.withdrawn) == ("", ())


def test_what_we_refuse_ourselves_does_not_count() -> None:
    refused = frozenset(item.id for item in FORTY[1:])

    changes, _ = reconcile(
        KNOWN, Listing(items=FORTY[:1], refused=refused), source=FULL, state=WELL, now=NOW
    )

    assert len(changes.withdrawn) == 39


@pytest.mark.parametrize("mode", list(ListMode))
def test_empty_answer_is_held(mode: ListMode) -> None:
    changes, state = answer_at(0, WELL, source=a_source(list=mode))

    assert state.status is SourceStatus.HELD
    assert changes.held.startswith("Het antwoord heeft 0 items. Wij verwachten er minstens 1.")


def test_new_source_that_is_empty_is_held() -> None:
    _, state = reconcile((), Listing(), source=FULL, state=None, now=NOW)

    assert state.status is SourceStatus.HELD


def test_source_that_may_be_empty_is_believed() -> None:
    source = a_source(expect=Expect(min_items=0))

    changes, state = reconcile(KNOWN[:2], Listing(), source=source, state=WELL, now=NOW)

    assert len(changes.withdrawn) == 2
    assert state.status is SourceStatus.OK


def test_rolling_list_may_shrink() -> None:
    changes, _ = answer_at(0, WELL, *FORTY[:2], source=a_source(list=ListMode.ROLLING))

    assert changes.held == ""


def test_same_answer_three_times_in_a_day_is_believed() -> None:
    two = FORTY[:2]

    changes, state = answers((0, two), (12, two), (24, two))

    assert len(changes.withdrawn) == 38
    assert (state.status, state.held_since, state.held_answers) == (SourceStatus.OK, None, 0)


@pytest.mark.parametrize("hours", [(0, 24), (0, 1, 23)])
def test_too_few_or_too_fast_answers_are_not_believed(hours: tuple[int, ...]) -> None:
    changes, _ = answers(*((hour, FORTY[:2]) for hour in hours))

    assert changes.held


def test_another_small_answer_starts_the_count_again() -> None:
    changes, state = answers((0, FORTY[:2]), (12, FORTY[:2]), (24, FORTY[:3]))

    assert changes.held
    assert (state.held_answers, state.held_since) == (1, NOW + DAY)


def test_good_answer_ends_the_count() -> None:
    changes, state = answers((0, FORTY[:2]), (12, FORTY), (24, FORTY[:2]))

    assert changes.held
    assert state.held_answers == 1


def test_event_that_passes_meanwhile_does_not_start_the_count_again() -> None:
    soon = an_event("feest", NOW + timedelta(hours=6))

    changes, _ = answers((0, (FORTY[0], soon)), (12, FORTY[:1]), (24, FORTY[:1]))

    assert changes.held == ""


def test_word_of_an_editor_releases_at_once_and_once_only() -> None:
    _, held = answer_at(0, WELL, *FORTY[:2])

    changes, state = answer_at(1, attrs.evolve(held, accepted=True), *FORTY[:2])

    assert len(changes.withdrawn) == 38
    assert (state.status, state.accepted) == (SourceStatus.OK, False)


def test_word_of_an_editor_does_not_wait_for_a_later_accident() -> None:
    _, state = answer_at(0, attrs.evolve(WELL, accepted=True), *FORTY)

    assert state.accepted is False


def test_clock_that_jumps_back_releases_nothing() -> None:
    changes, _ = answers((0, FORTY[:2]), (-24, FORTY[:2]), (-48, FORTY[:2]))

    assert changes.held
