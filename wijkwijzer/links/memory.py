"""What is remembered of links to other sites: how each was found, and since when broken."""

from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta

import msgspec
from attrs import frozen

from harvest.crawling.link_probe import LinkState, Probe
from hub.atomic_file import write_atomically
from wijkwijzer.workspace import Workspace

FILE = "links.json"

FINE_FOR = timedelta(days=7)
"""A link that was fine is asked again after a week; a broken one at every run."""

SURELY = timedelta(hours=20)
"""A server that does not answer is believed to be gone when it is so on two days."""

_BROKEN = frozenset(
    {
        LinkState.GONE,
        LinkState.LOOKS_GONE,
        LinkState.CERTIFICATE,
        LinkState.TOO_MANY_HOPS,
    }
)
_MAY_PASS = frozenset(
    {
        LinkState.NO_HOST,
        LinkState.TIMEOUT,
        LinkState.NO_ANSWER,
        LinkState.SERVER_ERROR,
    }
)


@frozen(kw_only=True)
class KnownLink:
    """One link as it was last found. `broken_since` is the first run that found it broken."""

    url: str
    state: LinkState
    tried_at: datetime
    code: int = 0
    final_url: str = ""
    why: str = ""
    broken_since: datetime | None = None

    @property
    def is_broken(self) -> bool:
        """Whether people who follow it find nothing, as far as we can be sure."""
        if self.state in _BROKEN:
            return True
        since = self.broken_since
        return self.state in _MAY_PASS and since is not None and self.tried_at - since >= SURELY

    @property
    def is_doubtful(self) -> bool:
        """Whether it did not answer, and may well do so tomorrow."""
        return self.state in _MAY_PASS and not self.is_broken

    @property
    def is_moved(self) -> bool:
        """Whether the page says for good that it is elsewhere."""
        return self.state is LinkState.MOVED


Memory = Mapping[str, KnownLink]


def due(urls: Iterable[str], memory: Memory, now: datetime, most: int) -> tuple[str, ...]:
    """Return the links to ask now, at most so many: new ones first, then the longest ago."""
    wanted = [url for url in dict.fromkeys(urls) if _is_due(memory.get(url), now)]
    return tuple(sorted(wanted, key=lambda url: (_tried(memory.get(url)), url))[:most])


def updated(memory: Memory, probes: Iterable[Probe], now: datetime) -> dict[str, KnownLink]:
    """Return the memory with what was found now."""
    found = (_known(probe, memory.get(probe.url), now) for probe in probes)
    return {**memory, **{one.url: one for one in found}}


def only(memory: Memory, urls: Iterable[str]) -> dict[str, KnownLink]:
    """Return what is known of these links; of others nothing is kept."""
    return {url: memory[url] for url in sorted(set(urls)) if url in memory}


def load_memory(workspace: Workspace) -> dict[str, KnownLink]:
    """Return what is remembered; nothing when there is no memory, or it is damaged."""
    try:
        data = (workspace.state / FILE).read_bytes()
        known = msgspec.json.decode(data, type=tuple[KnownLink, ...])
    except (OSError, msgspec.DecodeError):
        return {}
    return {one.url: one for one in known}


def save_memory(workspace: Workspace, memory: Memory) -> None:
    """Write what is remembered.

    Raises:
        OSError: the disk refuses; the earlier memory stands.
    """
    known = [memory[url] for url in sorted(memory)]
    write_atomically(workspace.state / FILE, msgspec.json.encode(known, order="deterministic"))


def _is_due(known: KnownLink | None, now: datetime) -> bool:
    if known is None or known.broken_since is not None:
        return True
    return now - known.tried_at >= FINE_FOR


def _tried(known: KnownLink | None) -> str:
    return known.tried_at.isoformat() if known else ""


def _known(probe: Probe, before: KnownLink | None, now: datetime) -> KnownLink:
    since = before.broken_since if before else None
    is_wrong = probe.state in _BROKEN | _MAY_PASS
    # A question that could not be put says nothing: what was broken stays so.
    unasked = probe.state is LinkState.UNKNOWN
    return KnownLink(
        url=probe.url,
        state=before.state if unasked and before and since else probe.state,
        tried_at=now,
        code=probe.code,
        final_url=probe.final_url,
        why=probe.why,
        broken_since=(since or now) if is_wrong else (since if unasked else None),
    )
