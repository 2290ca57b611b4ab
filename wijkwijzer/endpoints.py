"""Where a source is fetched: at its own URL, or at a stand-in for a sample."""

from collections.abc import Callable

from attrs import frozen

from hub.source import Source


@frozen(kw_only=True)
class Endpoint:
    """A URL to fetch and the hosts (`host` or `host:port`) that it may also reach."""

    url: str
    allow_hosts: tuple[str, ...] = ()


Endpoints = Callable[[Source], Endpoint]
"""Tells where to fetch a source; what comes back is treated as if it came from source.url."""


def own(source: Source) -> Endpoint:
    """Return the source's own URL and limits."""
    return Endpoint(url=source.url, allow_hosts=source.limits.allow_hosts)
