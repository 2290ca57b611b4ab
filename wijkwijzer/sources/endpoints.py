"""Where a source is fetched: at its own URLs, or at a stand-in for a sample."""

from collections.abc import Callable
from urllib.parse import urlencode

from attrs import frozen

from hub.source import Source


@frozen(kw_only=True)
class Endpoint:
    """How to reach a source, and the hosts (`host` or `host:port`) that it may also reach.

    `stand_in` is a URL that answers for all of the source's own; empty for the real world.
    """

    allow_hosts: tuple[str, ...] = ()
    stand_in: str = ""

    def address(self, url: str) -> str:
        """Return where to ask for one of the source's URLs."""
        return f"{self.stand_in}?{urlencode({'url': url})}" if self.stand_in else url


Endpoints = Callable[[Source], Endpoint]
"""Tells how to reach a source; an answer of a stand-in counts as one of the source's own."""


def own(source: Source) -> Endpoint:
    """Return the source's own URLs and limits."""
    return Endpoint(allow_hosts=source.limits.allow_hosts)
