"""What a site's robots.txt says about our requests. Pure.

Protego reads the rules. Two things it does in its own way are brought in line with RFC 9309
first: a group for `wijk` is not one for `wijkwijzer`, and a line of an unknown kind does not
end a group.

What happens when it cannot be read is RFC 9309 and Google's published rules: 4xx means that
there are no rules, so all is allowed; 429, 5xx and a server that does not answer mean that
nothing may be asked at this time.
"""

import re

from attrs import field, frozen
from protego import Protego

from harvest.crawling.trouble import Trouble

READ_BYTES = 500 * 1024
"""How much of robots.txt counts; Google reads 500 KiB."""

_ROBOT = re.compile(r"\s*user[- ]?agent(?:\s*:|\s)\s*(\*(?=\s|#|$)|[a-z0-9_-]*)", re.IGNORECASE)
_KNOWN = re.compile(r"\s*(?:allow|crawl|di|host|request|site|user|visit)", re.IGNORECASE)
_FIELD = re.compile(r"\s*[a-z][a-z-]*\s*:", re.IGNORECASE)

LONGEST_DELAY = 10.0
"""A longer Crawl-delay is cut to this: otherwise one site could hold a refresh for hours."""


@frozen(kw_only=True)
class Robots:
    """The rules of one origin; without rules everything is allowed.

    `unreadable` says why they could not be read; `retry_after` is how many seconds the server
    then wants to be left alone; `trouble` is what went wrong when it did not answer.
    """

    unreadable: str = ""
    retry_after: float | None = None
    trouble: Trouble | None = None
    _rules: Protego | None = field(default=None, alias="rules")

    def allows(self, url: str, user_agent: str) -> bool:
        """Return whether this robot may ask for this URL."""
        return self._rules is None or self._rules.can_fetch(url, _whole(user_agent))

    def delay(self, user_agent: str) -> float:
        """Return the seconds it wants between two requests, within reason."""
        asked = self._rules.crawl_delay(_whole(user_agent)) if self._rules else None
        return min(asked or 0.0, LONGEST_DELAY)


def read_robots(status: int, body: bytes) -> Robots:
    """Return the rules in an answer to a request for robots.txt."""
    if status == 200:
        text = body[:READ_BYTES].decode("utf-8-sig", errors="ignore")
        return Robots(rules=Protego.parse("\n".join(map(_line, text.splitlines()))))
    if 300 <= status < 500 and status != 429:
        return Robots()
    return unreadable_robots(f"De server gaf code {status} voor robots.txt.")


def unreadable_robots(
    why: str, retry_after: float | None = None, trouble: Trouble | None = None
) -> Robots:
    """Return the rules of a site whose robots.txt could not be asked for."""
    return Robots(unreadable=why, retry_after=retry_after, trouble=trouble)


def _line(line: str) -> str:
    """Return a line as Protego should read it: the name of a robot as a whole word."""
    robot = _ROBOT.match(line)
    if robot:
        return f"User-agent: {robot[1] if robot[1] == '*' else _whole(robot[1])}"
    return "" if _FIELD.match(line) and not _KNOWN.match(line) else line


def _whole(robot: str) -> str:
    """Return a name that is found in no other name; capitals do not count."""
    return f"={robot.lower()}="
