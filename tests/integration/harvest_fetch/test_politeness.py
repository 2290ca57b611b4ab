"""What a server on the other side sees of us: this process serves, a child of it asks."""

import itertools
import json
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path

from attrs import evolve

from harvest.crawling.fetch import Answer, CrawlJob, FetchLimits, Request, crawl
from hub.vocabulary import SourceStatus
from tests.fakes.feed_server import Asked, Handler, Page, feed_server

NOW = datetime(2026, 12, 1, 8, tzinfo=UTC)
AGENT = "Wijkwijzer/1.0 (+https://hub.example.nl; info@hub.example.nl)"
LIMITS = FetchLimits(seconds=5.0, size=100_000, delay=0.0, backoff=0.01, robots_seconds=2.0)
SITE = "http://feeds.example.nl"
OTHER = "http://elders.example.nl"
ROBOTS = "/robots.txt"
TDM = "/.well-known/tdmrep.json"
ALL_RESERVED = json.dumps([{"location": "/", "tdm-reservation": 1}]).encode()
META = b'<html><head><meta name="tdm-reservation" content="1"></head></html>'


def say(body: bytes, status: int = 200, **headers: str) -> Handler:
    lines = tuple((name.replace("_", "-"), value) for name, value in headers.items())
    return lambda _: Page(status=status, body=body, headers=lines)


def wish(url: str) -> Request:
    return Request(source_id="bron", url=url)


def crawled(
    pages: dict[str, Handler], wishes: tuple[Request, ...], workdir: Path, **limits: float
) -> tuple[tuple[Answer, ...], list[str]]:
    """Return the answers, and what was asked in order; a proxy stands in for far hosts."""
    with feed_server(pages) as proxy:
        job = CrawlJob(
            requests=wishes,
            user_agent=AGENT,
            now=NOW,
            proxy=proxy.url(""),
            limits=evolve(LIMITS, **limits),
        )
        answers = crawl(job, workdir=workdir)
    return answers, [asked.path for asked in proxy.asked]


def test_promised_limits_are_those_of_a_job() -> None:
    limits = FetchLimits()

    assert (limits.tries, limits.redirects, limits.size) == (4, 10, 15 * 2**20)
    assert limits.seconds <= 30
    assert limits.delay >= 1


def test_site_is_asked_for_its_rules_once_and_before_its_pages(tmp_path: Path) -> None:
    urls = [f"{SITE}/{number}" for number in range(3)]
    pages = dict.fromkeys(urls, say(b"x"))

    _, asked = crawled(pages, tuple(map(wish, urls)), tmp_path)

    assert asked[:2] == [SITE + ROBOTS, SITE + TDM]
    assert sorted(asked[2:]) == urls


def test_all_requests_to_a_host_come_one_by_one_with_a_pause(tmp_path: Path) -> None:
    moments: list[tuple[float, float]] = []

    def slow(_: Asked) -> Page:
        began = time.monotonic()
        time.sleep(0.05)
        moments.append((began, time.monotonic()))
        return Page(status=200, body=b"")

    paths = [ROBOTS, TDM, "/a", "/b"]
    pages = dict.fromkeys([SITE + path for path in paths], slow)

    crawled(pages, (wish(f"{SITE}/a"), wish(f"{SITE}/b")), tmp_path, delay=0.2)

    pauses = [after[0] - before[0] for before, after in itertools.pairwise(moments)]
    assert len(moments) == len(paths)
    assert all(before[1] <= after[0] for before, after in itertools.pairwise(moments))
    assert min(pauses) >= 0.15


def test_other_host_of_a_redirect_is_asked_for_its_own_rules(tmp_path: Path) -> None:
    pages = {
        f"{SITE}/a": say(b"", 302, Location=f"{OTHER}/dicht", Content_Length="0"),
        OTHER + ROBOTS: say(b"User-agent: *\nDisallow: /dicht"),
        f"{OTHER}/dicht": say(b"x"),
    }

    answers, asked = crawled(pages, (wish(f"{SITE}/a"),), tmp_path)

    assert answers[0].status is SourceStatus.BLOCKED_BY_ROBOTS
    assert asked == [SITE + ROBOTS, SITE + TDM, f"{SITE}/a", OTHER + ROBOTS]


def test_pause_that_a_site_asks_for_is_kept_wherever_it_says_so(tmp_path: Path) -> None:
    cases = list(itertools.product((429, 503), (ROBOTS, TDM, "/a")))
    sites = {f"http://site{number}.example.nl": case for number, case in enumerate(cases)}
    pages = {
        site + path: say(b"", status, Retry_After="3600")
        for site, (status, path) in sites.items()
    }

    answers, asked = crawled(pages, tuple(wish(f"{site}/a") for site in sites), tmp_path)

    last = [max(asked.index(url) for url in asked if url.startswith(site)) for site in sites]
    assert {answer.retry_at for answer in answers} == {NOW + timedelta(hours=1)}
    assert [asked[number] for number in last] == list(pages)
    assert {asked.count(url) for url in pages} == {1}


def test_chain_of_ten_redirects_is_followed_and_no_further(tmp_path: Path) -> None:
    pages: dict[str, Handler] = {
        f"{SITE}/{number}": say(b"", 302, Location=f"/{number + 1}", Content_Length="0")
        for number in range(12)
    }
    pages |= {f"{SITE}/12": say(b"x")}

    answers, asked = crawled(pages, (wish(f"{SITE}/2"), wish(f"{SITE}/0")), tmp_path)

    assert [answer.status for answer in answers] == [SourceStatus.OK, SourceStatus.FAILED]
    assert asked.count(f"{SITE}/12") == 1


def test_site_that_reserves_its_texts_is_left_alone(tmp_path: Path) -> None:
    pages = {f"{SITE}/a": say(b"x"), SITE + TDM: say(ALL_RESERVED)}

    answers, asked = crawled(pages, (wish(f"{SITE}/a"),), tmp_path)

    assert answers[0].status is SourceStatus.BLOCKED_BY_ROBOTS
    assert "Vraag toestemming" in answers[0].message
    assert f"{SITE}/a" not in asked


def test_page_that_reserves_itself_is_not_taken(tmp_path: Path) -> None:
    pages = {
        f"{SITE}/header": say(b"x", tdm_reservation="1"),
        f"{SITE}/meta": say(META, Content_Type="text/html"),
        f"{SITE}/known": say(b"", 304, tdm_reservation="1"),
    }
    known = evolve(wish(f"{SITE}/known"), etag='"1"')
    wishes = (wish(f"{SITE}/header"), wish(f"{SITE}/meta"), known)

    answers, _ = crawled(pages, wishes, tmp_path)

    assert {(answer.status, answer.fetched) for answer in answers} == {
        (SourceStatus.BLOCKED_BY_ROBOTS, None)
    }


def test_permission_goes_before_a_reservation(tmp_path: Path) -> None:
    pages = {f"{SITE}/a": say(META, Content_Type="text/html"), SITE + TDM: say(ALL_RESERVED)}
    permitted = evolve(wish(f"{SITE}/a"), reserved_ok=True)

    answers, asked = crawled(pages, (permitted,), tmp_path)

    assert answers[0].status is SourceStatus.OK
    assert asked == [SITE + ROBOTS, f"{SITE}/a"]


def test_reservation_holds_at_a_redirect_too(tmp_path: Path) -> None:
    pages = {
        f"{SITE}/a": say(b"", 302, Location=f"{OTHER}/b", Content_Length="0"),
        f"{OTHER}/b": say(b"x"),
        OTHER + TDM: say(ALL_RESERVED),
    }

    answers, asked = crawled(pages, (wish(f"{SITE}/a"),), tmp_path)

    assert answers[0].status is SourceStatus.BLOCKED_BY_ROBOTS
    assert f"{OTHER}/b" not in asked


def test_file_with_reservations_is_not_asked_for_where_robots_may_not_come(
    tmp_path: Path,
) -> None:
    pages = {
        SITE + ROBOTS: say(b"User-agent: *\nDisallow: /.well-known/"),
        f"{SITE}/a": say(b"x"),
    }

    answers, asked = crawled(pages, (wish(f"{SITE}/a"),), tmp_path)

    assert answers[0].status is SourceStatus.OK
    assert asked == [SITE + ROBOTS, f"{SITE}/a"]


def test_site_without_readable_reservations_is_harvested(tmp_path: Path) -> None:
    troubles = [
        say(b"", 404),
        say(b"", 500),
        say(b"kort", Content_Length="9"),
        say(b"", 302, Location=TDM, Content_Length="0"),
        say(b"", 302, Location="http://127.0.0.1/x", Content_Length="0"),
        say(b"<html>Niet gevonden</html>", Content_Type="text/html"),
    ]
    sites = [f"http://site{number}.example.nl" for number in range(len(troubles))]
    files = {site + TDM: trouble for site, trouble in zip(sites, troubles, strict=True)}
    pages = {f"{site}/a": say(b"x") for site in sites}

    answers, _ = crawled(files | pages, tuple(map(wish, pages)), tmp_path)

    assert {answer.status for answer in answers} == {SourceStatus.OK}
