"""What a site's robots.txt says about our requests. Pure.

What happens when it cannot be read is RFC 9309 and Google's published rules: 4xx means that
there are no rules, so all is allowed; 429, 5xx and a server that does not answer mean that
nothing may be asked at this time.
"""

from attrs import field, frozen
from protego import Protego

READ_BYTES = 500 * 1024
"""How much of robots.txt counts; Google reads 500 KiB."""

LONGEST_DELAY = 10.0
"""A longer Crawl-delay is cut to this: otherwise one site could hold a refresh for hours."""


@frozen(kw_only=True)
class Robots:
    """The rules of one origin; without rules everything is allowed."""

    unreadable: str = ""
    _rules: Protego | None = field(default=None, alias="rules")

    def allows(self, url: str, user_agent: str) -> bool:
        """Return whether this robot may ask for this URL."""
        return self._rules is None or self._rules.can_fetch(url, user_agent)

    def delay(self, user_agent: str) -> float:
        """Return the seconds it wants between two requests, within reason."""
        asked = self._rules.crawl_delay(user_agent) if self._rules else None
        return min(asked or 0.0, LONGEST_DELAY)


def read_robots(status: int, body: bytes) -> Robots:
    """Return the rules in an answer to a request for robots.txt."""
    if status == 200:
        text = body[:READ_BYTES].decode("utf-8-sig", errors="ignore")
        return Robots(rules=Protego.parse(text))
    if 300 <= status < 500 and status != 429:
        return Robots()
    return unreadable_robots(f"De server gaf code {status} voor robots.txt.")


def unreadable_robots(why: str) -> Robots:
    """Return the rules of a site whose robots.txt could not be asked for."""
    return Robots(unreadable=why)
