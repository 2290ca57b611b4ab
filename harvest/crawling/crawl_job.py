"""The records of a crawl: what is asked, within which limits, and what became of it."""

from datetime import datetime

from attrs import field, frozen

from harvest.crawling.trouble import Trouble
from hub.source import Fetched
from hub.vocabulary import SourceStatus


@frozen(kw_only=True)
class Request:
    """One URL that a source wants.

    `etag` and `last_modified` are what the server gave with the answer we still have; they are
    sent back byte for byte. `headers` may hold secrets and go to the first host only.
    `reserved_ok`: we have permission, whatever the site says about text and data mining; or
    we take nothing over. `method` HEAD only asks whether it is there.
    """

    source_id: str
    url: str
    headers: tuple[tuple[str, str], ...] = field(default=(), repr=False)
    etag: str = ""
    last_modified: str = ""
    reserved_ok: bool = False
    method: str = "GET"


@frozen(kw_only=True)
class FetchLimits:
    """What one answer may cost, and how politely we ask.

    `seconds` covers all tries, waits and redirects of one answer, but not waiting for its turn
    at a host. `size` is counted after decompression. `delay` lies between two requests to one
    origin. `backoff` is the first wait before a new try; it doubles.
    """

    # The promise is 30; a server that writes once a second sees a second later that we left.
    seconds: float = 28.5
    size: int = 15 * 2**20
    tries: int = 4
    redirects: int = 10
    delay: float = 1.0
    backoff: float = 1.0
    robots_seconds: float = 10.0


@frozen(kw_only=True)
class CrawlJob:
    """Everything the child process needs.

    `user_agent` names the hub and how to reach its people. `proxy` is used only when settings
    name one. `allow_hosts` gives per source what it may reach beside the public web, as `host`
    or `host:port`. `now` becomes the moment of every answer.
    """

    requests: tuple[Request, ...]
    user_agent: str
    now: datetime
    proxy: str = ""
    allow_hosts: tuple[tuple[str, tuple[str, ...]], ...] = ()
    limits: FetchLimits = FetchLimits()

    def allowed(self, source_id: str) -> frozenset[str]:
        """Return what a source may reach beside the public web, in lower case."""
        named = (hosts for source, hosts in self.allow_hosts if source == source_id)
        return frozenset(host.lower() for hosts in named for host in hosts)


@frozen(kw_only=True)
class Answer:
    """What became of one request.

    `fetched` is there when the status is OK, unless the server said that nothing changed
    (`not_modified`). `message` is a Dutch sentence for an operator and never shows a query.
    `retry_at` is the moment before which the server does not want to be asked again. `code` is
    the status code that decided against an answer, or 0; `trouble` is why there was none.
    `moved`: there were redirects, and all of them were permanent.
    """

    request: Request
    status: SourceStatus
    fetched: Fetched | None = None
    not_modified: bool = False
    message: str = ""
    retry_at: datetime | None = None
    final_url: str = ""
    code: int = 0
    trouble: Trouble | None = None
    moved: bool = False
