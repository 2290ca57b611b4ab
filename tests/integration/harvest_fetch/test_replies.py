"""What each kind of reply becomes: one crawl over a server with many faults."""

import gzip
import itertools
import time
from datetime import UTC, datetime, timedelta

import pytest
from attrs import frozen

from harvest.crawling.fetch import Answer, CrawlJob, FetchLimits, Request, crawl
from hub.vocabulary import SourceStatus
from tests.fakes.feed_server import Asked, FeedServer, Page, feed_server

NOW = datetime(2026, 12, 1, 8, tzinfo=UTC)
AGENT = "Wijkwijzer/1.0 (+https://hub.example.nl; info@hub.example.nl)"
LIMITS = FetchLimits(seconds=5.0, size=100_000, redirects=3, delay=0.0, backoff=0.01)
MOST_CHUNKS = 2000


@frozen(kw_only=True)
class Crawled:
    """A crawl that is over: what the server saw, and what came of it."""

    server: FeedServer
    answers: dict[str, Answer]
    moments: list[float]
    chunks_sent: int

    def tries(self, path: str) -> int:
        return len(self.server.asked_for(path))

    def body(self, path: str) -> bytes:
        fetched = self.answers[path].fetched
        return fetched.body if fetched else b""

    def header(self, path: str, name: str) -> str:
        fetched = self.answers[path].fetched
        return fetched.header(name) if fetched else ""


def page(body: bytes = b"", status: int = 200, **headers: str) -> Page:
    lines = tuple((name.replace("_", "-"), value) for name, value in headers.items())
    return Page(status=status, body=body, headers=lines)


@pytest.fixture(scope="module")
def crawled(tmp_path_factory: pytest.TempPathFactory) -> Crawled:
    sent = itertools.count()
    moments: list[float] = []

    def limited(asked: Asked) -> Page:
        moments.append(time.monotonic())
        return (page(status=429, Retry_After="1"), page(b"x"))[asked.nth - 1]

    def flaky(asked: Asked) -> Page:
        return (page(status=503), page(status=502), page(b"x"))[asked.nth - 1]

    def large(_: Asked) -> Page:
        numbers = itertools.takewhile(lambda number: number < MOST_CHUNKS, sent)
        return Page(chunks=(bytes(50_000) for _ in numbers))

    bomb = gzip.compress(bytes(50_000_000))
    flood = tuple((f"X-{number}", "y" * 1000) for number in range(2000))
    pages = {
        "/etag": lambda _: page(b"x", ETag='W/"\xe9"'),
        "/cookie": lambda _: page(b"x", Set_Cookie="wie=ik", X_Extra="ja"),
        "/moved": lambda _: page(status=301, Location="/etag", Content_Length="0"),
        "/passing": lambda _: page(status=302, Location="/etag", Content_Length="0"),
        "/loop": lambda _: page(status=302, Location="/loop", Content_Length="0"),
        "/nowhere": lambda _: page(status=302, Location="http://[x", Content_Length="0"),
        "/large": large,
        "/announced": lambda _: page(b"x", Content_Length="99999999"),
        "/bomb": lambda _: page(bomb, Content_Encoding="gzip"),
        "/packed": lambda _: page(gzip.compress(b"<rss/>"), Content_Encoding="gzip"),
        "/lies": lambda _: page(b"<rss/>", Content_Encoding="gzip"),
        "/cut-off": lambda _: page(b"<rss>half", Content_Length="100"),
        "/surplus": lambda _: page(b"<rss><item/></rss>", Content_Length="7"),
        "/line-break": lambda _: page(b"<rss/>\r\n", Content_Length="6"),
        "/flood": lambda _: Page(headers=flood),
        "/flaky": flaky,
        "/down": lambda _: page(status=500),
        "/gone": lambda _: page(status=410),
        "/busy": lambda _: page(status=429, Retry_After="3600"),
        "/short": limited,
    }
    with feed_server(pages) as server:
        job = CrawlJob(
            requests=tuple(Request(source_id="bron", url=server.url(path)) for path in pages),
            user_agent=AGENT,
            now=NOW,
            allow_hosts=(("bron", (server.authority,)),),
            limits=LIMITS,
        )
        answers = crawl(job, workdir=tmp_path_factory.mktemp("crawl"))
    found = dict(zip(pages, answers, strict=True))
    return Crawled(server=server, answers=found, moments=moments, chunks_sent=next(sent))


def test_server_can_see_who_asks(crawled: Crawled) -> None:
    assert {asked.headers["user-agent"] for asked in crawled.server.asked} == {AGENT}


def test_etag_is_kept_as_it_came(crawled: Crawled) -> None:
    assert crawled.header("/etag", "etag") == 'W/"\xe9"'


def test_cookies_are_not_kept(crawled: Crawled) -> None:
    assert crawled.header("/cookie", "X-Extra") == "ja"
    assert crawled.header("/cookie", "Set-Cookie") == ""
    assert not any("cookie" in asked.headers for asked in crawled.server.asked)


def test_permanent_redirect_is_followed_and_reported(crawled: Crawled) -> None:
    answer = crawled.answers["/moved"]

    assert answer.final_url == crawled.server.url("/etag")
    assert "verhuisd" in answer.message


def test_passing_redirect_is_followed_in_silence(crawled: Crawled) -> None:
    answer = crawled.answers["/passing"]

    assert answer.status is SourceStatus.OK
    assert answer.message == ""


def test_redirects_end(crawled: Crawled) -> None:
    assert crawled.answers["/loop"].status is SourceStatus.FAILED
    assert crawled.tries("/loop") == LIMITS.redirects + 1


def test_redirect_to_nonsense_is_refused(crawled: Crawled) -> None:
    assert crawled.answers["/nowhere"].message.startswith("Het adres is geen geldig adres.")


def test_large_answer_is_dropped_early(crawled: Crawled) -> None:
    assert "groter dan" in crawled.answers["/large"].message
    assert crawled.chunks_sent < MOST_CHUNKS


@pytest.mark.parametrize("path", ["/announced", "/bomb"])
def test_answer_that_would_be_too_large_is_dropped(crawled: Crawled, path: str) -> None:
    assert crawled.answers[path].status is SourceStatus.FAILED
    assert "groter dan" in crawled.answers[path].message
    assert crawled.tries(path) == 1


def test_packed_answer_is_unpacked_and_no_longer_called_packed(crawled: Crawled) -> None:
    assert crawled.body("/packed") == b"<rss/>"
    assert crawled.header("/packed", "content-encoding") == ""


def test_answer_that_is_not_packed_as_it_says_is_not_believed(crawled: Crawled) -> None:
    assert crawled.answers["/lies"].status is SourceStatus.FAILED


def test_answer_that_is_cut_off_is_not_believed(crawled: Crawled) -> None:
    assert crawled.answers["/cut-off"].status is SourceStatus.FAILED
    assert crawled.tries("/cut-off") == LIMITS.tries


def test_answer_that_goes_on_past_its_end_is_not_believed(crawled: Crawled) -> None:
    assert crawled.answers["/surplus"].status is SourceStatus.FAILED
    assert crawled.tries("/surplus") == LIMITS.tries


def test_line_break_that_is_not_counted_does_no_harm(crawled: Crawled) -> None:
    assert crawled.body("/line-break") == b"<rss/>"


def test_endless_headers_are_not_read(crawled: Crawled) -> None:
    assert crawled.answers["/flood"].status is SourceStatus.FAILED


def test_passing_trouble_is_tried_again(crawled: Crawled) -> None:
    assert crawled.body("/flaky") == b"x"
    assert crawled.tries("/flaky") == 3


def test_tries_end(crawled: Crawled) -> None:
    assert crawled.answers["/down"].status is SourceStatus.FAILED
    assert crawled.tries("/down") == LIMITS.tries


def test_gone_is_gone(crawled: Crawled) -> None:
    assert crawled.answers["/gone"].status is SourceStatus.GONE


def test_long_pause_is_kept_by_not_asking_again(crawled: Crawled) -> None:
    answer = crawled.answers["/busy"]

    assert answer.status is SourceStatus.RATELIMITED
    assert answer.retry_at == NOW + timedelta(hours=1)
    assert crawled.tries("/busy") == 1


def test_short_pause_is_waited_for(crawled: Crawled) -> None:
    first, second = crawled.moments

    assert crawled.body("/short") == b"x"
    assert second - first >= 1.0
