"""What to do after one reply of a server. Pure: no clock, no network.

reply ─judge→ Taken | Redirect | Again | Stop
"""

import re
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime

from attrs import frozen

from harvest.crawling.trouble import Trouble
from hub.identity import digest
from hub.vocabulary import SourceStatus

LONGEST_WAIT = 7 * 24 * 3600.0
"""A longer Retry-After is cut to this, and a person must look: nobody waits that long."""

NONSENSE = 366 * 24 * 3600.0
NONSENSE_WAIT = 3600.0
"""A Retry-After past a year is no time at all but a mistake; then an hour is polite."""

_PERMANENT = frozenset({301, 308})
_REDIRECTS = _PERMANENT | {302, 303, 307}
_PASSING = frozenset({408, 429, 500, 502, 503, 504, 522, 524})


@frozen(kw_only=True)
class Reply:
    """The status, the headers (lower-case names) and the unpacked body of one response."""

    status: int
    headers: tuple[tuple[str, str], ...] = ()
    body: bytes = b""

    def header(self, name: str) -> str:
        """Return a header's value, or an empty string."""
        return next((value for key, value in self.headers if key == name), "")


@frozen(kw_only=True)
class Taken:
    """The answer is there, or the one we have is still good (`not_modified`)."""

    not_modified: bool = False


@frozen(kw_only=True)
class Redirect:
    """The answer is elsewhere; `location` as the server wrote it."""

    location: str
    permanent: bool = False


@frozen(kw_only=True)
class Stop:
    """There is no answer. `retry_after` is in seconds, as the server asked.

    `code` is the status line's, when the server gave one and that decided; `trouble` is what
    went wrong when it gave none.
    """

    status: SourceStatus
    message: str
    retry_after: float | None = None
    code: int = 0
    trouble: Trouble | None = None

    def retry_at(self, now: datetime) -> datetime | None:
        """Return the moment before which the server does not want to be asked again."""
        return None if self.retry_after is None else now + timedelta(seconds=self.retry_after)


@frozen(kw_only=True)
class Again:
    """It may go better soon: wait at least this long. `otherwise` holds after the last try."""

    wait: float
    otherwise: Stop


Verdict = Taken | Redirect | Again | Stop


def judge(reply: Reply, *, conditional: bool, now: datetime) -> Verdict:
    """Return what a reply means. `conditional`: we sent validators along."""
    if reply.status == 200:
        return Taken()
    if reply.status == 304 and conditional:
        return Taken(not_modified=True)
    if reply.status in _REDIRECTS and reply.header("location"):
        permanent = reply.status in _PERMANENT
        return Redirect(location=reply.header("location"), permanent=permanent)
    if reply.status == 410:
        message = "De server zegt dat dit adres voorgoed weg is (code 410)."
        return Stop(status=SourceStatus.GONE, message=message, code=reply.status)
    if reply.status in _PASSING:
        return _busy(reply, now)
    message = f"De server gaf code {reply.status} in plaats van een antwoord."
    return Stop(status=SourceStatus.FAILED, message=message, code=reply.status)


def failed(message: str, trouble: Trouble | None = None) -> Stop:
    """Return that there is no answer this time."""
    return Stop(status=SourceStatus.FAILED, message=message, trouble=trouble)


def backoff(first: float, tries: int, url: str) -> float:
    """Return the wait after so many tries: doubling, and a little different for each URL.

    The difference keeps sources that failed together from coming back together.
    """
    share = int(digest(f"{tries} {url}".encode())[:4], 16) / 0x10000
    return first * float(1 << (tries - 1)) * (1 + share / 4)


def retry_after(reply: Reply, now: datetime) -> float | None:
    """Return the seconds of Retry-After, or None when there is none that can be read.

    A date is measured from the server's own Date, so that a wrong clock does no harm.
    """
    value = reply.header("retry-after").strip()
    if re.fullmatch(r"[0-9]+", value):
        return float(value)
    moment = _http_date(value)
    if moment is None:
        return None
    since = _http_date(reply.header("date")) or now
    return max(0.0, (moment - since).total_seconds())


def _busy(reply: Reply, now: datetime) -> Again | Stop:
    """Decide on a status that passes. Only 429 is about how often we ask."""
    wait = retry_after(reply, now)
    if wait is not None and wait > LONGEST_WAIT:
        message = "De server vraagt om een onmogelijk lange pauze."
        cut = LONGEST_WAIT if wait <= NONSENSE else NONSENSE_WAIT
        return Stop(
            status=SourceStatus.FAILED, message=message, retry_after=cut, code=reply.status
        )
    limited = reply.status == 429
    stop = Stop(
        status=SourceStatus.RATELIMITED if limited else SourceStatus.FAILED,
        message="De server vindt dat wij te vaak vragen (code 429)."
        if limited
        else f"De server doet het nu niet (code {reply.status}).",
        retry_after=wait,
        code=reply.status,
    )
    return Again(wait=wait or 0.0, otherwise=stop)


def _http_date(value: str) -> datetime | None:
    try:
        moment = parsedate_to_datetime(value)
    except ValueError:
        return None
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)
