"""Ask whether pages of others are still there: first for the head alone, then for the page.

The crawl is that of the harvest, with its robots.txt, its pause between two requests to one
host and its guard against addresses on our own network. Nothing of a page is kept.
"""

import enum
import re
from collections.abc import Callable, Iterable, Iterator
from html import unescape
from urllib.parse import urlsplit

from attrs import evolve, frozen

from harvest.charset import decode
from harvest.crawling.crawl_job import Answer, CrawlJob, Request
from harvest.crawling.trouble import Trouble
from hub.source import Fetched
from hub.vocabulary import SourceStatus

SOURCE_ID = "links"
"""Stands for all links together in a crawl: they belong to no source."""

Crawl = Callable[[CrawlJob], tuple[Answer, ...]]
"""Does a whole job and returns one answer a request, in the order of the job."""


class LinkState(enum.StrEnum):
    """How a link was found."""

    FINE = "fine"
    MOVED = "moved"
    GONE = "gone"
    LOOKS_GONE = "looks-gone"
    CERTIFICATE = "certificate"
    TOO_MANY_HOPS = "too-many-hops"
    NO_HOST = "no-host"
    TIMEOUT = "timeout"
    NO_ANSWER = "no-answer"
    SERVER_ERROR = "server-error"
    UNKNOWN = "unknown"


@frozen(kw_only=True)
class Probe:
    """What became of one link. `code` is the server's own, or 0; `final_url` where it led.

    `why` (Dutch) is there when the link could not be asked at all.
    """

    url: str
    state: LinkState
    code: int = 0
    final_url: str = ""
    why: str = ""


def probe(urls: Iterable[str], job: CrawlJob, crawl: Crawl) -> tuple[Probe, ...]:
    """Return how each of these links is, in order; `job` tells who asks and how politely.

    A page that is there is fetched too, for many a server says "not found" only in its text;
    so is one whose server does not answer a question for the head.
    """
    wanted = tuple(dict.fromkeys(urls))
    heads = crawl(evolve(job, requests=tuple(_request(url, "HEAD") for url in wanted)))
    again = tuple(one.request.url for one in heads if _needs_page(one))
    pages = crawl(evolve(job, requests=tuple(_request(url, "GET") for url in again)))
    found = {one.request.url: one for one in (*heads, *pages)}
    return tuple(found_of(found[url]) for url in wanted)


def found_of(answer: Answer) -> Probe:
    """Return what an answer says about its link."""
    state = _state(answer)
    return Probe(
        url=answer.request.url,
        state=state,
        code=answer.code or (answer.fetched.status if answer.fetched else 0),
        final_url=answer.final_url,
        why=answer.message if state is LinkState.UNKNOWN else "",
    )


def _request(url: str, method: str) -> Request:
    # Nothing is taken over, so a reservation of text and data mining has no part in it.
    return Request(source_id=SOURCE_ID, url=url, method=method, reserved_ok=True)


def _needs_page(head: Answer) -> bool:
    """Return whether the head alone does not tell how the link is."""
    if head.fetched is not None:
        kind = head.fetched.header("content-type").lower()
        return not kind or "html" in kind
    is_answered = bool(head.code) and head.status is not SourceStatus.RATELIMITED
    return is_answered or head.trouble is Trouble.CONNECTION


def _state(answer: Answer) -> LinkState:
    if answer.fetched is None:
        return _without_page(answer)
    if looks_gone(answer.fetched, answer.request.url):
        return LinkState.LOOKS_GONE
    is_elsewhere = _bare(answer.final_url) != _bare(answer.request.url)
    return LinkState.MOVED if answer.moved and is_elsewhere else LinkState.FINE


def _without_page(answer: Answer) -> LinkState:
    if answer.trouble is Trouble.TOO_LARGE:
        return LinkState.MOVED if answer.moved else LinkState.FINE
    if answer.trouble is not None:
        return _TROUBLES[answer.trouble]
    if answer.code in {404, 410}:
        return LinkState.GONE
    return LinkState.SERVER_ERROR if answer.code >= 500 else LinkState.UNKNOWN


_TROUBLES = {
    Trouble.NO_HOST: LinkState.NO_HOST,
    Trouble.TIMEOUT: LinkState.TIMEOUT,
    Trouble.REFUSED: LinkState.NO_ANSWER,
    Trouble.CONNECTION: LinkState.NO_ANSWER,
    Trouble.CERTIFICATE: LinkState.CERTIFICATE,
    Trouble.TOO_MANY_HOPS: LinkState.TOO_MANY_HOPS,
}

READ_BYTES = 256 * 1024
"""Of a page only its beginning is read: title and heading stand there."""

_HEADING = re.compile(
    r"<(?P<tag>title|h1)\b[^>]{0,300}>(?P<text>.{0,500}?)</(?P=tag)", re.DOTALL | re.IGNORECASE
)
_TAG = re.compile(r"<[^>]{0,300}>")
_NOT_FOUND = re.compile(
    r"\b(?:pagina|page|artikel|bericht|document)\s+(?:is\s+|kon\s+|werd\s+|kan\s+)?(?:niet|not)\s+"
    r"(?:meer\s+)?(?:worden\s+)?(?:gevonden|found|beschikbaar|available|bestaat)"
    r"|\b(?:pagina|page)\s+(?:bestaat|does)\s+(?:niet|not)\b"
    r"|\bniets?\s+gevonden\b|\bnot\s+found\b|\b(?:error|fout(?:melding)?|foutcode)\s*[:-]?\s*404\b"
    r"|^\s*404\b|\b404\s*$",
    re.IGNORECASE,
)
_NOT_FOUND_PATH = re.compile(
    r"/(?:404|(?:error|fout)[-_]?404|(?:pagina-)?niet-gevonden|(?:page-)?not-?found)"
    r"(?:\.\w+)?/?$",
    re.IGNORECASE,
)


def looks_gone(page: Fetched, asked: str) -> bool:
    """Return whether a page that the server calls right tells people that it is not there.

    Its title or heading says so, or a deep address led to the front page.
    """
    there, wanted = urlsplit(page.url), urlsplit(asked)
    if _NOT_FOUND_PATH.search(there.path) and not _NOT_FOUND_PATH.search(wanted.path):
        return True
    is_front = there.path in {"", "/"} and not there.query
    if is_front and len(wanted.path.strip("/").split("/")) > 1:
        return True
    if "html" not in page.header("content-type").lower() or not page.body:
        return False
    return any(map(_NOT_FOUND.search, _headings(page)))


def _headings(page: Fetched) -> Iterator[str]:
    """Yield the title and the main headings of a page as plain text."""
    text = decode(page.body[:READ_BYTES], page.header("content-type"))
    for found in _HEADING.finditer(text):
        yield " ".join(unescape(_TAG.sub(" ", found["text"])).split())


def _bare(url: str) -> str:
    """Return an address as people see it: without the part that only a browser uses."""
    return url.partition("#")[0].rstrip("/")
