"""When an answer is too small to be believed, and when it is believed after all. Pure.

A broken server often answers "200 OK" with an empty or a short list. Then the source is held:
nothing of the answer is taken, what we have stays. The same answer three times in a day is the
new truth, and an editor can say so at once (`wijkwijzer sources accept`).
"""

from collections.abc import Iterable
from datetime import datetime, timedelta

from attrs import evolve

from harvest.lifetime import ends_at
from hub.identity import digest
from hub.model import Item
from hub.source import Source, SourceState
from hub.vocabulary import ListMode, SourceStatus

FEW = 5
"""So many may always go at once: a small list halves when one course ends."""

RELEASE_ANSWERS = 3
RELEASE_TIME = timedelta(hours=24)
"""The same smaller answer, so often and over so long, is no broken server."""

SOON = timedelta(days=7)
"""Events that end this soon leave an answer by themselves while its source is held."""


def distrust(source: Source, *, answered: int, expected: int, gone: int) -> str:
    """Return why an answer is not believed (in Dutch), or an empty string.

    `expected` counts what should still be there, `gone` what of that is missing.
    """
    if answered < source.expect.min_items:
        return (
            f"Het antwoord heeft {answered} items. "
            f"Wij verwachten er minstens {source.expect.min_items}."
        )
    if (
        source.list is ListMode.FULL
        and gone > FEW
        and gone > source.expect.max_vanished * expected
    ):
        return f"Er zijn {gone} van de {expected} items weg."
    return ""


def hold(
    state: SourceState, answer: Iterable[Item], now: datetime, *, reason: str
) -> SourceState:
    """Return the state of a source that is held, with this answer counted.

    It keeps no validators: only a whole answer can be compared with the one before.
    """
    since = state.held_since or now
    seen = _answer_hash(answer, since)
    if state.held_since is None or seen != state.held_hash:
        since, answers = now, 1
        seen = _answer_hash(answer, now)
    else:
        answers = state.held_answers + 1
    return evolve(
        state,
        status=SourceStatus.HELD,
        message=f"{reason} De items van eerder blijven staan.",
        last_attempt=now,
        retry_at=None,
        changed=False,
        validators=(),
        held_since=since,
        held_answers=answers,
        held_hash=seen,
    )


def is_released(held: SourceState, now: datetime) -> bool:
    """Return whether a held source's answer came often enough, over a long enough time."""
    since = held.held_since
    return (
        since is not None
        and held.held_answers >= RELEASE_ANSWERS
        and now - since >= RELEASE_TIME
    )


def _answer_hash(answer: Iterable[Item], since: datetime) -> str:
    """Tell answers apart by which items are in them; their words may change meanwhile."""
    lasting = (item.id for item in answer if _outlasts(item, since))
    return digest("\n".join(sorted(lasting)).encode())


def _outlasts(item: Item, since: datetime) -> bool:
    end = ends_at(item)
    return end is None or end > since + SOON
