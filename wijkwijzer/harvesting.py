"""Ask the sources that are due, and write what they say into the store.

The crawl goes in rounds: what parsers ask for (`Follow`) is fetched in the next round. A source
that fails in any round keeps everything it had.
"""

import os
from collections.abc import Callable, Iterable, Mapping
from datetime import datetime

import attrs
from attrs import define, field, frozen

from harvest.clean import clean, identity
from harvest.due import definition_hash, is_due
from harvest.fetch import Answer, CrawlJob, Request
from harvest.parsed import Parse, Parsed
from harvest.reconcile import Listing, reconcile
from hub.errors import ItemRefused, ParseError
from hub.model import Item, RawItem
from hub.source import Fetched, Follow, Source, SourceState, Validators
from hub.store import Store
from hub.vocabulary import SourceStatus
from wijkwijzer.block_list import NOTHING_BLOCKED, BlockList
from wijkwijzer.endpoints import Endpoints
from wijkwijzer.progress import Report, event
from wijkwijzer.raw_archive import RawArchive

Fetch = Callable[[CrawlJob], tuple[Answer, ...]]
"""Fetches a job and returns an answer a request, in order; never raises for one of them."""

FORGOTTEN = "Iets dat op verzoek vergeten is, is niet teruggezet"

NOTED = 5
"""The most losses and removals that a source's message names; the rest is counted."""


@frozen(kw_only=True)
class Harvester:
    """What a harvest needs from outside: store, archive, network, parsers and the time."""

    store: Store
    archive: RawArchive
    fetch: Fetch
    parse: Parse
    endpoints: Endpoints
    user_agent: str
    now: datetime
    report: Report
    proxy: str = ""
    blocks: BlockList = NOTHING_BLOCKED

    def run(self, sources: Iterable[Source], sample_hashes: Mapping[str, str]) -> None:
        """Harvest the sources that are due; each is stored on its own."""
        gathered = [
            _Gathering(source=source, sample_hash=sample_hashes.get(source.id, ""))
            for source in sources
            if self._is_due(source, sample_hashes.get(source.id, ""))
        ]
        requests = [request for one in gathered for request in self._first_requests(one)]
        by_id = {one.source.id: one for one in gathered}
        while requests:
            job = CrawlJob(
                requests=tuple(requests),
                user_agent=self.user_agent,
                now=self.now,
                proxy=self.proxy,
                allow_hosts=tuple(
                    (one.source.id, self.endpoints(one.source).allow_hosts) for one in gathered
                ),
            )
            requests = [
                following
                for answer in self.fetch(job)
                for following in self._take(by_id[answer.request.source_id], answer)
            ]
        for one in gathered:
            self._conclude(one)

    def _is_due(self, source: Source, sample_hash: str) -> bool:
        state = self.store.source_state(source.id)
        return is_due(source, state, self.now, sample_hash=sample_hash)

    def _first_requests(self, gathering: "_Gathering") -> Iterable[Request]:
        source = gathering.source
        headers, missing = _secret_headers(source)
        if missing:
            gathering.fail(
                SourceStatus.FAILED, f"De sleutel {missing} ontbreekt in de omgeving."
            )
            return
        gathering.asked = 1
        known = self._validators(source)
        yield Request(
            source_id=source.id,
            url=self.endpoints(source).url,
            headers=headers,
            etag=known.etag if known else "",
            last_modified=known.last_modified if known else "",
        )

    def _validators(self, source: Source) -> Validators | None:
        """Return what makes a request conditional: only while we still have that answer."""
        state = self.store.source_state(source.id)
        if state is None or state.status is not SourceStatus.OK or not self._archived(source):
            return None
        return next((known for known in state.validators if known.url == source.url), None)

    def _archived(self, source: Source) -> Fetched | None:
        """Return the last raw answer for the source's own URL, as if it came just now."""
        for response in self.store.raw(source.id):
            body = self.archive.read(response.digest) if response.url == source.url else None
            if body is not None:
                return Fetched(
                    source_id=source.id,
                    url=source.url,
                    status=200,
                    headers=(),
                    body=body,
                    fetched_at=self.now,
                )
        return None

    def _take(self, gathering: "_Gathering", answer: Answer) -> Iterable[Request]:
        """Parse one answer into its gathering and yield the requests that it asks for."""
        if answer.status is not SourceStatus.OK:
            gathering.fail(answer.status, answer.message, answer.retry_at)
            return
        fetched = self._own(gathering.source, answer)
        if fetched is None:
            gathering.fail(
                SourceStatus.FAILED, "Niets veranderd, maar het oude antwoord is weg."
            )
            return
        try:
            parsed = self.parse(gathering.source, fetched)
        except ParseError as exc:
            gathering.fail(SourceStatus.FAILED, exc.message)
            return
        gathering.add(parsed, fetched, not_modified=answer.not_modified)
        yield from gathering.following(parsed.follows, answer.request.headers)

    def _own(self, source: Source, answer: Answer) -> Fetched | None:
        """Return the answer under the source's own URL, whatever stood in for it."""
        if answer.not_modified:
            return self._archived(source)
        fetched = answer.fetched
        if fetched is None or answer.request.url != self.endpoints(source).url:
            return fetched
        return attrs.evolve(fetched, url=source.url)

    def _conclude(self, gathering: "_Gathering") -> None:
        """Write what a source said, or that it failed, into the store."""
        source = gathering.source
        before = self.store.source_state(source.id) or SourceState(
            source_id=source.id, status=SourceStatus.OK
        )
        attempted = attrs.evolve(
            before, last_attempt=self.now, definition_hash=definition_hash(source)
        )
        if gathering.failure:
            status, message, retry_at = gathering.failure
            state = attrs.evolve(
                attempted,
                status=status,
                message=self.blocks.without_hidden(message),
                retry_at=retry_at,
                changed=False,
            )
            self.store.save_state(state)
        else:
            state = self._believe(gathering, attempted)
        self.report(
            event(
                "source",
                f"{source.title}: {state.status.value}. {state.message}".strip(),
                source=source.id,
                status=state.status.value,
                items=state.items,
                changed=state.changed,
            )
        )

    def _believe(self, gathering: "_Gathering", attempted: SourceState) -> SourceState:
        source = gathering.source
        cleaned = clean_all(
            gathering.items,
            source,
            lost=gathering.lost,
            cut_off=gathering.cut_off,
            blocks=self.blocks,
        )
        changes, state = reconcile(
            self.store.items(source.id),
            cleaned.listing,
            source=source,
            state=attempted,
            now=self.now,
        )
        losses = tuple(map(self.blocks.without_hidden, gathering.losses))
        may_keep = self._may_keep(gathering, cleaned)
        # A held answer must come whole the next time, so that it can be counted; so must one
        # that is not kept, for there will be no old answer to fall back on.
        whole_again = bool(changes.held) or not may_keep
        state = attrs.evolve(
            state,
            message=_message(state.message, losses, cleaned.notes),
            sample_hash=gathering.sample_hash,
            validators=() if whole_again else gathering.validators or attempted.validators,
        )
        self.store.apply(changes, state)
        if may_keep:
            self.store.add_raw(self.archive.keep(fetched) for fetched in gathering.fetched)
        return state

    def _may_keep(self, gathering: "_Gathering", cleaned: "CleanedAll") -> bool:
        """Return whether the raw answers hold nothing that was forgotten."""
        return not cleaned.blocked and not any(
            self.blocks.hides_bytes(fetched.body) for fetched in gathering.fetched
        )


@define
class _Gathering:
    """What one source has said so far in this harvest."""

    source: Source
    sample_hash: str = ""
    items: list[RawItem] = field(factory=list)
    fetched: list[Fetched] = field(factory=list)
    losses: list[str] = field(factory=list)
    lost: int = 0
    cut_off: bool = False
    asked: int = 0
    validators: tuple[Validators, ...] = ()
    failure: tuple[SourceStatus, str, datetime | None] | None = None

    def fail(
        self, status: SourceStatus, message: str, retry_at: datetime | None = None
    ) -> None:
        """Note the first thing that went wrong: half an answer is no answer."""
        self.failure = self.failure or (status, message, retry_at)

    def add(self, parsed: Parsed, fetched: Fetched, *, not_modified: bool) -> None:
        """Add what one answer held."""
        self.items.extend(parsed.items)
        self.losses.extend(parsed.losses)
        self.lost += parsed.lost
        self.cut_off = self.cut_off or parsed.cut_off
        if not not_modified:
            self.fetched.append(fetched)
            etag, modified = fetched.header("etag"), fetched.header("last-modified")
            if fetched.url == self.source.url and (etag or modified):
                known = Validators(url=fetched.url, etag=etag, last_modified=modified)
                self.validators = (known,)

    def following(
        self, follows: tuple[Follow, ...], headers: tuple[tuple[str, str], ...]
    ) -> Iterable[Request]:
        """Yield the next requests, as far as the source's limit allows."""
        for follow in follows:
            if self.asked >= self.source.limits.max_requests:
                limit = self.source.limits.max_requests
                self.fail(SourceStatus.FAILED, f"De bron vraagt meer dan {limit} pagina's.")
                return
            self.asked += 1
            yield Request(
                source_id=self.source.id, url=follow.url, headers=(*headers, *follow.headers)
            )


@frozen(kw_only=True)
class CleanedAll:
    """What may be shown of an answer, and what was refused or removed, for editors.

    `blocked` are the ids of items that were refused since they, or words in them, had to be
    forgotten; no note names them.
    """

    listing: Listing
    notes: tuple[str, ...] = ()
    blocked: frozenset[str] = frozenset()


def clean_all(
    raws: Iterable[RawItem],
    source: Source,
    *,
    lost: int = 0,
    cut_off: bool = False,
    unreadable: frozenset[str] = frozenset(),
    blocks: BlockList = NOTHING_BLOCKED,
) -> CleanedAll:
    """Return the items of an answer as they may be shown, and what was left out."""
    items: list[Item] = []
    refused: set[str] = set()
    blocked: set[str] = set()
    notes: list[str] = []
    for raw in raws:
        try:
            cleaned = clean(raw, source)
        except ItemRefused as exc:
            refused.add(identity(raw))
            notes.append(blocks.without_hidden(str(exc)))
            continue
        if blocks.refuses(cleaned.item):
            blocked.add(cleaned.item.id)
            continue
        items.append(cleaned.item)
        notes.extend(
            blocks.without_hidden(f"{cleaned.item.id}: {removed}")
            for removed in cleaned.removed
        )
    if blocked:
        notes.append(f"{FORGOTTEN} ({len(blocked)})")
    listing = Listing(
        items=tuple(items),
        lost=lost,
        cut_off=cut_off,
        unreadable=unreadable,
        refused=frozenset(refused | blocked),
    )
    return CleanedAll(listing=listing, notes=tuple(notes), blocked=frozenset(blocked))


def _secret_headers(source: Source) -> tuple[tuple[tuple[str, str], ...], str]:
    """Return the headers with the source's key, or the name of a key that is missing."""
    if not source.api_key_env:
        return (), ""
    key = os.environ.get(source.api_key_env, "")
    return ((("Authorization", key),), "") if key else ((), source.api_key_env)


def _message(told: str, losses: tuple[str, ...], notes: tuple[str, ...]) -> str:
    """Return in one line how a source is, what could not be read and what was taken out."""
    parts = [told] if told else []
    for label, found in (("Niet gelezen", losses), ("Weggelaten", notes)):
        if found:
            more = f" en nog {len(found) - NOTED}" if len(found) > NOTED else ""
            parts.append(f"{label}: {'; '.join(found[:NOTED])}{more}.")
    return " ".join(parts)
