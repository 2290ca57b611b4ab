"""What the live site was made from: when nothing of it changed, nothing need be made.

A full build over the same inputs gives the same bytes, so that leaving it out changes nothing.
What is compared: the files of content/ and of the program, every stored item, how each source
is shown to be doing, who may not come back, and the day.
Within a day the site also changes when an event ends or the page of a withdrawn item goes: the
first of those moments is kept with the record.
"""

from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta

from attrs import frozen

from hub import codec
from hub.atomic_file import write_atomically
from hub.clock import local_date, midnight
from hub.errors import StoreError
from hub.identity import digest
from hub.source import SourceState
from hub.store import StoredItem
from wijkwijzer.workspace import Workspace

FILE = "made-from.json"


@frozen(kw_only=True)
class MadeFrom:
    """The build that came of some inputs, and in which stretch of time [since, until) it holds.

    `documents` is how many the search index then held.
    """

    inputs: str
    build: str
    pages: int
    items: int
    documents: int
    since: datetime
    until: datetime

    def holds(self, inputs: str, now: datetime) -> bool:
        """Return whether a build at this moment from these inputs would be the same."""
        return self.inputs == inputs and self.since <= now < self.until


def read_made_from(workspace: Workspace) -> MadeFrom | None:
    """Return what the last publication noted; None when it is missing or damaged."""
    try:
        return codec.unpack((workspace.state / FILE).read_bytes(), MadeFrom)
    except (OSError, StoreError):
        return None


def write_made_from(workspace: Workspace, made: MadeFrom) -> None:
    """Note what the live site was made from.

    Raises:
        OSError: the disk refuses; the next refresh then makes everything.
    """
    write_atomically(workspace.state / FILE, codec.pack(made))


def inputs_digest(
    files: str,
    items: str,
    states: Iterable[SourceState],
    others: Iterable[str],
) -> str:
    """Return a digest of all that a build is made from, the moment left out.

    `files` stands for content/ and the program, `items` for the stored items, `others` for what
    else decides over the site.
    """
    shown = (
        f"{one.source_id} {one.status} {_day(one.last_success)}"
        for one in sorted(states, key=lambda state: state.source_id)
    )
    lines = (files, items, *others, *shown)
    return digest("\n".join(lines).encode())


def _day(moment: datetime | None) -> str:
    """Return the day of a success: pages show no more of it."""
    return local_date(moment).isoformat() if moment else ""


def next_change(
    items: Iterable[StoredItem], now: datetime, withdrawn_stays: timedelta
) -> datetime:
    """Return the first moment after now at which time alone changes the site."""
    tomorrow = midnight(local_date(now) + timedelta(days=1))
    moments = (moment for one in items for moment in _moments(one, withdrawn_stays))
    return min((moment for moment in moments if now < moment < tomorrow), default=tomorrow)


def _moments(stored: StoredItem, withdrawn_stays: timedelta) -> Iterator[datetime]:
    if stored.withdrawn_at:
        yield stored.withdrawn_at + withdrawn_stays
    event = stored.item.details.event
    for occurrence in event.occurrences if event else ():
        yield occurrence.end
