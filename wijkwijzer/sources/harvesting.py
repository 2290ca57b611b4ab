"""Ask the sources that are due, and write what they say into the store.

The crawl goes in rounds: what parsers ask for (`Follow`) is fetched in the next round. A source
whose list fails in any round keeps everything it had; a detail page that fails costs one item.
"""

import os
from collections.abc import Callable, Iterable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime

import attrs
from attrs import frozen

from harvest.crawling.fetch import Answer, CrawlJob, Request
from harvest.crawling.tdm import has_permission
from harvest.due import definition_hash, is_due
from harvest.first_request import first_url
from harvest.parsed import Parse, Parsed, WarmUp, nothing_to_load
from harvest.reconcile import reconcile
from hub.clock import local_date
from hub.errors import ParseError
from hub.source import Fetched, Follow, Source, SourceState, Validators
from hub.store import Store
from hub.vocabulary import SourceStatus
from wijkwijzer.forget.block_list import NOTHING_BLOCKED, BlockList
from wijkwijzer.progress import Report, event
from wijkwijzer.sources.cleaning import CleanedAll, Cleaning, clean_all, cleaning_anew
from wijkwijzer.sources.endpoints import Endpoints
from wijkwijzer.sources.gathering import Failure, Gathering
from wijkwijzer.sources.raw_archive import RawArchive

Fetch = Callable[[CrawlJob], tuple[Answer, ...]]
"""Fetches a job and returns an answer a request, in order; never raises for one of them."""

NOTED = 5
"""The most losses and removals that a source's message names; the rest is counted."""

PARSED_AT_ONCE = 2
"""As many as the parse pool has children; each of them waits for one thread."""

CONDITIONAL = frozenset({SourceStatus.OK, SourceStatus.DEGRADED})
"""How the last harvest must have ended for an old answer to be asked after."""


@frozen(kw_only=True)
class _Asked:
    """One request and whom it is for; `known` is what makes it conditional."""

    gathering: Gathering
    request: Request
    url: str
    follow: Follow | None = None
    known: Validators | None = None


@frozen(kw_only=True)
class _Read:
    """What an answer holds; `is_known`: no more than the store has.

    There is nothing `parsed` when there was no answer, or when it could not be read: `trouble`
    says why (in Dutch).
    """

    is_known: bool = False
    fetched: Fetched | None = None
    parsed: Parsed | None = None
    trouble: str = ""


@frozen(kw_only=True)
class Harvester:
    """What a harvest needs from outside: store, archive, network, parsers and the time.

    `warm_up` makes the parsers ready, so that they load while the first answers come in.
    `is_trial`: a part of a long list is enough (see Gathering).
    """

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
    cleaning: Cleaning = cleaning_anew
    warm_up: WarmUp = nothing_to_load
    is_trial: bool = False

    def run(self, sources: Iterable[Source], sample_hashes: Mapping[str, str]) -> None:
        """Harvest the sources that are due; each is stored on its own."""
        gathered = [
            Gathering(
                source=source,
                sample_hash=sample_hashes.get(source.id, ""),
                is_trial=self.is_trial,
            )
            for source in sources
            if self._is_due(source, sample_hashes.get(source.id, ""))
        ]
        allowed = tuple(
            (one.source.id, self.endpoints(one.source).allow_hosts) for one in gathered
        )
        asked = [first for one in gathered for first in self._begin(one)]
        if any(one.known is None for one in asked):
            # An answer that we have may be unchanged, and then nothing is parsed.
            self.warm_up()
        while asked:
            job = CrawlJob(
                requests=tuple(one.request for one in asked),
                user_agent=self.user_agent,
                now=self.now,
                proxy=self.proxy,
                allow_hosts=allowed,
            )
            answers = self.fetch(job)
            read = self._read(asked, answers)
            asked = [
                following
                for one, answer, found in zip(asked, answers, read, strict=True)
                for following in self._take(one, answer, found)
            ]
        for one in gathered:
            self._conclude(one)

    def _is_due(self, source: Source, sample_hash: str) -> bool:
        state = self.store.source_state(source.id)
        return is_due(source, state, self.now, sample_hash=sample_hash)

    def _begin(self, gathering: Gathering) -> Iterator[_Asked]:
        """Yield the first request of a source."""
        headers, missing = _secret_headers(gathering.source)
        if missing:
            message = f"De sleutel {missing} ontbreekt in de omgeving."
            gathering.fail(SourceStatus.FAILED, message)
            return
        url = first_url(gathering.source, self.now)
        gathering.ask(url)
        yield self._asking(gathering, url, headers)

    def _asking(
        self,
        gathering: Gathering,
        url: str,
        headers: tuple[tuple[str, str], ...],
        follow: Follow | None = None,
    ) -> _Asked:
        source = gathering.source
        known = self._validators(source, url)
        request = Request(
            source_id=source.id,
            url=self.endpoints(source).address(url),
            headers=headers,
            etag=known.etag if known else "",
            last_modified=known.last_modified if known else "",
            reserved_ok=has_permission(source.rights),
        )
        return _Asked(gathering=gathering, request=request, url=url, follow=follow, known=known)

    def _validators(self, source: Source, url: str) -> Validators | None:
        """Return what makes a request conditional: only while we still have that answer."""
        state = self.store.source_state(source.id)
        if state is None or state.status not in CONDITIONAL:
            return None
        known = next((one for one in state.validators if one.url == url), None)
        return known if known and self._archived(source, known) else None

    def _archived(self, source: Source, known: Validators) -> Fetched | None:
        """Return the last raw answer for a URL, as if it came just now."""
        for response in self.store.raw(source.id):
            body = self.archive.read(response.digest) if response.url == known.url else None
            if body is not None:
                return Fetched(
                    source_id=source.id,
                    url=known.url,
                    status=200,
                    headers=(),
                    body=body,
                    fetched_at=self.now,
                    final_url=known.final_url,
                )
        return None

    def _read(self, asked: list[_Asked], answers: tuple[Answer, ...]) -> Iterator[_Read]:
        """Yield what each answer holds, in order.

        The answers of a round are parsed side by side; the store is for this thread alone.
        """
        looked = [self._looked(one, answer) for one, answer in zip(asked, answers, strict=True)]
        with ThreadPoolExecutor(max_workers=PARSED_AT_ONCE) as threads:
            yield from threads.map(self._parsed, asked, looked)

    def _looked(self, asked: _Asked, answer: Answer) -> _Read:
        if answer.not_modified and self._says_nothing_new(asked.gathering.source):
            return _Read(is_known=True)
        return _Read(fetched=self._own(asked, answer))

    def _parsed(self, asked: _Asked, read: _Read) -> _Read:
        if read.fetched is None:
            return read
        try:
            return attrs.evolve(read, parsed=self.parse(asked.gathering.source, read.fetched))
        except ParseError as exc:
            return attrs.evolve(read, trouble=exc.message)

    def _take(self, asked: _Asked, answer: Answer, read: _Read) -> Iterator[_Asked]:
        """Put what an answer holds into its gathering; yield the requests that it asks for."""
        gathering = asked.gathering
        if read.is_known:
            gathering.is_unchanged = True
        elif read.fetched is None:
            self._miss(asked, answer)
        elif read.parsed is None:
            failed = attrs.evolve(answer, status=SourceStatus.FAILED, message=read.trouble)
            self._miss(asked, failed)
        else:
            known = asked.known if answer.not_modified else None
            gathering.add(read.parsed, read.fetched, known)
            for follow, headers in gathering.following(read.parsed.follows, asked.request):
                yield self._asking(gathering, follow.url, headers, follow)

    def _says_nothing_new(self, source: Source) -> bool:
        """Return whether the store already holds all that an unchanged answer says today.

        That is so when the answer was the whole of the source, was believed earlier on this
        day (what is read of a calendar moves with the day) by the same definition, and left no
        item waiting for a second look.
        """
        state = self.store.source_state(source.id)
        return (
            state is not None
            and state.status is SourceStatus.OK
            and state.requests == 1
            and state.definition_hash == definition_hash(source)
            and state.last_success is not None
            and local_date(state.last_success) == local_date(self.now)
            and not any(one.maybe_lapsed for one in self.store.items(source.id))
        )

    def _miss(self, asked: _Asked, answer: Answer) -> None:
        if answer.status is SourceStatus.OK:
            message = "Niets veranderd, maar het oude antwoord is weg."
            answer = attrs.evolve(answer, status=SourceStatus.FAILED, message=message)
        follow = asked.follow or Follow(url=asked.url)
        asked.gathering.miss(follow, answer, asked.known)

    def _own(self, asked: _Asked, answer: Answer) -> Fetched | None:
        """Return the answer under the source's own URL, whatever stood in for it."""
        if answer.not_modified and asked.known:
            return self._archived(asked.gathering.source, asked.known)
        fetched = answer.fetched
        if fetched is None:
            return None
        elsewhere = asked.request.url == asked.url and fetched.url != asked.url
        return attrs.evolve(fetched, url=asked.url, final_url=fetched.url if elsewhere else "")

    def _conclude(self, gathering: Gathering) -> None:
        """Write what a source said, or that it failed, into the store."""
        source = gathering.source
        before = self.store.source_state(source.id) or SourceState(
            source_id=source.id, status=SourceStatus.OK
        )
        attempted = attrs.evolve(
            before, last_attempt=self.now, definition_hash=definition_hash(source)
        )
        if gathering.failure:
            state = self._failed(gathering.failure, attempted)
            self.store.save_state(state)
        elif gathering.is_unchanged:
            state = self._unchanged(gathering, attempted)
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

    def _failed(self, failure: Failure, attempted: SourceState) -> SourceState:
        return attrs.evolve(
            attempted,
            status=failure.status,
            message=self.blocks.without_hidden(failure.message),
            retry_at=failure.retry_at,
            changed=False,
        )

    def _unchanged(self, gathering: Gathering, attempted: SourceState) -> SourceState:
        return attrs.evolve(
            attempted,
            last_success=self.now,
            changed=False,
            sample_hash=gathering.sample_hash,
            retry_at=gathering.retry_at,
        )

    def _believe(self, gathering: Gathering, attempted: SourceState) -> SourceState:
        source = gathering.source
        before = self.store.items(source.id)
        known = frozenset(one.item.id for one in before if one.withdrawn_at is None)
        raws = gathering.items(known)
        cleaned = clean_all(
            raws,
            source,
            cleaning=self.cleaning(raws, source, before),
            lost=gathering.lost,
            cut_off=gathering.cut_off,
            unreadable=gathering.unreadable & known,
            blocks=self.blocks,
        )
        changes, state = reconcile(
            before,
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
            requests=gathering.requests,
            validators=() if whole_again else _sorted(gathering.validators),
            retry_at=gathering.retry_at,
        )
        self.store.apply(changes, state)
        if may_keep:
            self.store.add_raw(self.archive.keep(fetched) for fetched in gathering.fetched)
        return state

    def _may_keep(self, gathering: Gathering, cleaned: CleanedAll) -> bool:
        """Return whether the raw answers hold nothing that was forgotten."""
        return not cleaned.blocked and not any(
            self.blocks.hides_bytes(fetched.body) for fetched in gathering.fetched
        )


def _secret_headers(source: Source) -> tuple[tuple[tuple[str, str], ...], str]:
    """Return the headers with the source's key, or the name of a key that is missing."""
    if not source.api_key_env:
        return (), ""
    key = os.environ.get(source.api_key_env, "")
    return ((("Authorization", key),), "") if key else ((), source.api_key_env)


def _sorted(validators: Mapping[str, Validators]) -> tuple[Validators, ...]:
    return tuple(validators[url] for url in sorted(validators))


def _message(told: str, losses: tuple[str, ...], notes: tuple[str, ...]) -> str:
    """Return in one line how a source is, what could not be read and what was taken out."""
    parts = [told] if told else []
    for label, found in (("Niet gelezen", losses), ("Weggelaten", notes)):
        if found:
            more = f" en nog {len(found) - NOTED}" if len(found) > NOTED else ""
            parts.append(f"{label}: {'; '.join(found[:NOTED])}{more}.")
    return " ".join(parts)
