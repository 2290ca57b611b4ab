"""What one source has said so far in a harvest that takes several requests."""

from collections.abc import Iterable, Iterator
from datetime import datetime
from urllib.parse import urlsplit

from attrs import define, field, frozen

from harvest.crawling.fetch import Answer, Request
from harvest.join import joined
from harvest.parsed import Parsed
from hub.identity import item_id
from hub.model import RawItem
from hub.source import Fetched, Follow, Source, Validators
from hub.vocabulary import SourceStatus

NOT_THERE = frozenset({SourceStatus.GONE, SourceStatus.BLOCKED_BY_ROBOTS})
"""Answers after which a detail page no longer speaks for its item."""


@frozen(kw_only=True)
class Failure:
    """Why there is no answer to believe."""

    status: SourceStatus
    message: str
    retry_at: datetime | None = None


@define
class Gathering:
    """The items, losses and raw answers of one source.

    `unread` are external ids whose detail page could not be read this time: their last good
    version stays. `is_unchanged`: the store holds it all. `failure` is the first thing that
    makes the whole answer worthless. In a trial a part of a long list is enough.
    """

    source: Source
    sample_hash: str = ""
    is_trial: bool = False
    is_unchanged: bool = False
    found: list[RawItem] = field(factory=list)
    fetched: list[Fetched] = field(factory=list)
    losses: list[str] = field(factory=list)
    lost: int = 0
    cut_off: bool = False
    unread: set[str] = field(factory=set)
    validators: dict[str, Validators] = field(factory=dict)
    failure: Failure | None = None
    retry_at: datetime | None = None
    _asked: set[str] = field(factory=set)

    def ask(self, url: str) -> None:
        """Note that a URL was asked for."""
        self._asked.add(url)

    def fail(
        self, status: SourceStatus, message: str, retry_at: datetime | None = None
    ) -> None:
        """Note the first thing that went wrong: half an answer is no answer."""
        self.failure = self.failure or Failure(
            status=status, message=message, retry_at=retry_at
        )

    def add(self, parsed: Parsed, fetched: Fetched, known: Validators | None) -> None:
        """Add what one answer held; `known` when it is an old answer that is still good."""
        self.found.extend(parsed.items)
        self.losses.extend(parsed.losses)
        self.lost += parsed.lost
        self.cut_off = self.cut_off or parsed.cut_off
        validators = known
        if known is None:
            self.fetched.append(fetched)
            validators = _validators(fetched)
        # An answer that broke off must come whole the next time.
        if validators and not parsed.cut_off:
            self.validators[fetched.url] = validators

    def miss(self, follow: Follow, answer: Answer, known: Validators | None) -> None:
        """Note that a request for more was not answered.

        Without the next page of a list the whole list is worthless; without a detail page only
        one item is not renewed, unless the page is really gone.
        """
        if not follow.detail_of:
            self.fail(answer.status, answer.message, answer.retry_at)
            return
        self.losses.append(f"{follow.url[:200]}: {answer.message}")
        self.retry_at = max(filter(None, (self.retry_at, answer.retry_at)), default=None)
        if answer.status not in NOT_THERE and answer.code != 404:
            self.unread.add(follow.detail_of)
            if known:
                self.validators[follow.url] = known

    def following(
        self, follows: Iterable[Follow], request: Request
    ) -> Iterator[tuple[Follow, tuple[tuple[str, str], ...]]]:
        """Yield what may be asked next with its headers: on the same site, within the limit."""
        limit = self.source.limits.max_requests
        for follow in follows:
            if follow.url in self._asked:
                continue
            if not _may_ask(self.source, follow.url):
                self.losses.append(f"{follow.url[:200]}: dit is een andere site")
                self.lost += 1
            elif len(self._asked) < limit:
                self.ask(follow.url)
                same = _origin(follow.url) == _origin(self.source.url)
                # The key of an API is for its own server only.
                yield follow, (*(request.headers if same else ()), *follow.headers)
            elif follow.detail_of or self.is_trial:
                self.losses.append(f"{follow.url[:200]}: meer dan {limit} pagina's")
                self.unread.add(follow.detail_of or follow.url)
            else:
                self.fail(
                    SourceStatus.FAILED,
                    f"De bron vraagt meer dan {limit} pagina's. Verhoog max_requests.",
                )

    def items(self, known: frozenset[str]) -> tuple[RawItem, ...]:
        """Return the items, each once; `known` are ids that the hub has a good version of.

        What a list says of an item is less than what its page said the last time.
        """
        return tuple(
            item
            for item in joined(self.found)
            if item.external_id not in self.unread
            or item_id(item.source_id, item.external_id) not in known
        )

    @property
    def requests(self) -> int:
        """How many addresses were asked for."""
        return len(self._asked)

    @property
    def unreadable(self) -> frozenset[str]:
        """The ids of the items whose page could not be read this time."""
        return frozenset(item_id(self.source.id, one) for one in self.unread)


def _validators(fetched: Fetched) -> Validators | None:
    etag, modified = fetched.header("etag"), fetched.header("last-modified")
    if not (etag or modified):
        return None
    return Validators(
        url=fetched.url, etag=etag, last_modified=modified, final_url=fetched.final_url
    )


def _may_ask(source: Source, url: str) -> bool:
    """Return whether a page lies on the source's own site, or where its file allows it."""
    try:
        parts = urlsplit(url)
        host, port = parts.hostname or "", parts.port
    except ValueError:
        return False
    if parts.scheme not in ("http", "https") or not host:
        return False
    allowed = {one.lower() for one in source.limits.allow_hosts}
    return (
        _site(url) == _site(source.url)
        or host.lower() in allowed
        or f"{host.lower()}:{port}" in allowed
    )


def _site(url: str) -> tuple[str, int | None]:
    parts = urlsplit(url)
    port = None if parts.port in (80, 443) else parts.port
    return (parts.hostname or "").lower().removeprefix("www."), port


def _origin(url: str) -> tuple[str, str, int | None]:
    parts = urlsplit(url)
    return parts.scheme, (parts.hostname or "").lower(), parts.port
