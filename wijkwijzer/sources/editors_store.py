"""Keep what editors wrote: it takes the same road to the store as a feed."""

from datetime import datetime

import attrs

from harvest.reconcile import reconcile
from hub.errors import Problem
from hub.identity import item_id
from hub.store import Store
from wijkwijzer.forget.block_list import NOTHING_BLOCKED, BlockList
from wijkwijzer.sources.cleaning import Cleaning, clean_all, cleaning_anew
from wijkwijzer.sources.editors import Written, markdown_file


def store_written(
    written: Written,
    store: Store,
    now: datetime,
    blocks: BlockList = NOTHING_BLOCKED,
    cleaning: Cleaning = cleaning_anew,
) -> tuple[Problem, ...]:
    """Bring the store in line with what editors wrote; a broken file keeps its last version.

    Returned are the files that hold what had to be forgotten: they are kept off the site.
    """
    source, known = written.source, store.items(written.source.id)
    cleaned = clean_all(
        written.items,
        source,
        cleaning=cleaning(written.items, source, known),
        unreadable=frozenset(item_id(source.id, name) for name in written.broken),
        blocks=blocks,
    )
    before = store.source_state(source.id)
    state = attrs.evolve(before, last_attempt=now) if before else None
    changes, after = reconcile(known, cleaned.listing, source=source, state=state, now=now)
    message = " ".join((after.message, *cleaned.notes)).strip()
    store.apply(changes, attrs.evolve(after, message=message))
    return tuple(_forgotten(written, one) for one in sorted(cleaned.blocked))


def _forgotten(written: Written, item: str) -> Problem:
    return Problem(
        path=str(markdown_file(written.source, written.folder, item)),
        line=1,
        column=1,
        message="Hier staat iets dat op verzoek vergeten is. Het komt niet op de site.",
        hint="Haal het uit dit bestand, of haal het bestand weg.",
        code="vergeten",
    )
