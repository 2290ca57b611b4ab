"""The whole way: job file, child process, Scrapy, a real server, answers."""

import itertools
import time
from datetime import UTC, datetime
from ipaddress import IPv4Address
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from harvest.crawling.fetch import Answer, CrawlJob, FetchLimits, Request, crawl, crawling
from hub.vocabulary import SourceStatus
from tests.fakes.feed_server import Asked, FeedServer, Handler, Page, feed_server

NOW = datetime(2026, 12, 1, 8, tzinfo=UTC)
AGENT = "Wijkwijzer/1.0 (+https://hub.example.nl; info@hub.example.nl)"
LIMITS = FetchLimits(
    seconds=5.0, size=100_000, redirects=3, delay=0.0, backoff=0.01, robots_seconds=2.0
)
SECRET = "geheim-0123"
TDM = "/.well-known/tdmrep.json"


def job(server: FeedServer, *requests: Request, limits: FetchLimits = LIMITS) -> CrawlJob:
    return CrawlJob(
        requests=requests,
        user_agent=AGENT,
        now=NOW,
        allow_hosts=(("bron", (server.authority,)),),
        limits=limits,
    )


def through(proxy: FeedServer, *requests: Request, limits: FetchLimits = LIMITS) -> CrawlJob:
    """Return a job whose hosts are far away; the proxy answers for them."""
    return CrawlJob(
        requests=requests, user_agent=AGENT, now=NOW, proxy=proxy.url(""), limits=limits
    )


def ask(server: FeedServer, path: str, workdir: Path, **fields: str) -> Answer:
    request = Request(source_id="bron", url=server.url(path), **fields)  # type: ignore[arg-type]  # only strings
    return crawl(job(server, request), workdir=workdir)[0]


def say(body: bytes, status: int = 200, **headers: str) -> Handler:
    lines = tuple((name.replace("_", "-"), value) for name, value in headers.items())
    return lambda _: Page(status=status, body=body, headers=lines)


def to(location: str, status: int = 302) -> Handler:
    return say(b"", status, Location=location, Content_Length="0")


def test_answers_come_in_the_order_of_the_job(tmp_path: Path) -> None:
    pages = {"/a": say(b"eerste"), "/b": say(b"", 410), "/c": say(bytes(range(256)))}

    with feed_server(pages) as server:
        wishes = [
            Request(source_id="bron", url=server.url(path)) for path in ("/c", "/b", "/a")
        ]
        third, second, first = crawl(job(server, *wishes), workdir=tmp_path)

    assert first.fetched is not None
    assert first.fetched.body == b"eerste"
    assert first.fetched.url == first.final_url == server.url("/a")
    assert first.fetched.fetched_at == NOW
    assert (second.status, second.fetched) == (SourceStatus.GONE, None)
    assert third.fetched is not None
    assert third.fetched.body == bytes(range(256))
    assert list(tmp_path.iterdir()) == []


def test_nothing_to_ask_starts_nothing(tmp_path: Path) -> None:
    nothing = CrawlJob(requests=(), user_agent=AGENT, now=NOW)

    assert crawl(nothing, workdir=tmp_path) == ()


def test_validators_go_back_byte_for_byte_and_304_is_not_modified(tmp_path: Path) -> None:
    stamp = "Sat, 20 Mar 2027 07:00:00 GMT"
    etags = {"/0": '"r-1"', "/1": 'W/"r-1"', "/2": 'zonder "haakjes', "/3": '"\xe9\xff"'}

    with feed_server(dict.fromkeys(etags, say(b"", 304))) as server:
        wishes = [
            Request(source_id="bron", url=server.url(path), etag=etag, last_modified=stamp)
            for path, etag in etags.items()
        ]
        answers = crawl(job(server, *wishes), workdir=tmp_path)

    sent = {path: server.asked_for(path)[0].headers for path in etags}
    assert {path: headers["if-none-match"] for path, headers in sent.items()} == etags
    assert {headers["if-modified-since"] for headers in sent.values()} == {stamp}
    assert {(answer.status, answer.not_modified, answer.fetched) for answer in answers} == {
        (SourceStatus.OK, True, None)
    }


def test_robots_are_asked_once_and_obeyed(tmp_path: Path) -> None:
    rules = b"User-agent: wijkwijzer\nDisallow: /dicht"
    pages = {"/robots.txt": say(rules), "/dicht": say(b"x"), "/open": say(b"x")}

    with feed_server(pages) as server:
        wishes = [
            Request(source_id="bron", url=server.url(path)) for path in ("/dicht", "/open")
        ]
        shut, opened = crawl(job(server, *wishes), workdir=tmp_path)

    assert shut.status is SourceStatus.BLOCKED_BY_ROBOTS
    assert opened.status is SourceStatus.OK
    assert [asked.path for asked in server.asked] == ["/robots.txt", TDM, "/open"]


def test_robots_hold_at_a_redirect_too(tmp_path: Path) -> None:
    rules = b"User-agent: *\nDisallow: /dicht"
    pages = {"/robots.txt": say(rules), "/a": to("/dicht"), "/dicht": say(b"x")}

    with feed_server(pages) as server:
        answer = ask(server, "/a", tmp_path)

    assert answer.status is SourceStatus.BLOCKED_BY_ROBOTS
    assert server.asked_for("/dicht") == []


def test_site_whose_robots_cannot_be_read_is_left_alone(tmp_path: Path) -> None:
    pages = {"/robots.txt": say(b"stuk", 503), "/a": say(b"x")}

    with feed_server(pages) as server:
        answer = ask(server, "/a", tmp_path)

    assert answer.status is SourceStatus.FAILED
    assert "robots.txt" in answer.message
    assert server.asked_for("/a") == []


def test_robots_that_keep_moving_are_no_rules(tmp_path: Path) -> None:
    with feed_server({"/robots.txt": to("/robots.txt"), "/a": say(b"x")}) as server:
        answer = ask(server, "/a", tmp_path)

    assert answer.status is SourceStatus.OK
    assert len(server.asked_for("/robots.txt")) == 6


CLOSED_DOORS = (
    "http://{other}/",
    "//{other}/",
    "http://localhost:{port}/",
    "http://0x7f000001:{port}/",
    "http://2130706433:{port}/",
    "http://127.1:{port}/",
    "http://0177.0.0.1:{port}/",
    "http://[::ffff:127.0.0.1]:{port}/",
    "http://x@127.0.0.1:{port}/",
    "http://{other}\\@{allowed}/",
    "http://169.254.169.254/latest/meta-data/",
    "file:///etc/passwd",
    "ftp://127.0.0.1/x",
    "data:text/plain,x",
)


def test_redirect_to_a_closed_door_is_refused(tmp_path: Path) -> None:
    pages: dict[str, Handler] = {}
    paths = [f"/{number}" for number in range(len(CLOSED_DOORS))]

    with feed_server(pages) as server, feed_server({}, host="127.0.0.9") as other:
        names = {"other": other.authority, "port": server.port, "allowed": server.authority}
        targets = [to(door.format(**names)) for door in CLOSED_DOORS]
        pages.update(zip(paths, targets, strict=True))
        wishes = [Request(source_id="bron", url=server.url(path)) for path in paths]
        answers = crawl(job(server, *wishes), workdir=tmp_path)

    assert {answer.status for answer in answers} == {SourceStatus.FAILED}
    assert other.asked == []
    assert sorted(asked.path for asked in server.asked) == sorted(["/robots.txt", TDM, *paths])


def test_redirect_to_a_closed_door_is_not_asked_of_a_proxy_either(tmp_path: Path) -> None:
    start = "http://feeds.example.nl/a"
    doors = ("http://169.254.169.254/", "http://127.0.0.9/", "http://feeds.example.nl:8080/")
    pages = {f"{start}{number}": to(door) for number, door in enumerate(doors)}
    wishes = [Request(source_id="bron", url=url) for url in pages]

    with feed_server(pages) as proxy:
        answers = crawl(through(proxy, *wishes), workdir=tmp_path)

    assert {answer.status for answer in answers} == {SourceStatus.FAILED}
    assert not {asked.path for asked in proxy.asked} & set(doors)


def test_redirect_of_robots_to_a_closed_door_is_refused(tmp_path: Path) -> None:
    pages: dict[str, Handler] = {"/a": say(b"x")}

    with feed_server(pages) as server, feed_server({}, host="127.0.0.9") as other:
        pages["/robots.txt"] = to(other.url("/robots.txt"))
        answer = ask(server, "/a", tmp_path)

    assert answer.status is SourceStatus.FAILED
    assert other.asked == []


def test_name_that_resolves_to_this_machine_opens_only_for_the_source_that_names_it(
    tmp_path: Path,
) -> None:
    with feed_server({"/a": say(b"x")}) as server:
        url = f"http://localhost:{server.port}/a"
        allow = (("eigen", (f"localhost:{server.port}",)), ("vreemd", (server.authority,)))
        wishes = tuple(Request(source_id=source, url=url) for source in ("eigen", "vreemd"))
        own, strange = crawl(
            CrawlJob(
                requests=wishes, user_agent=AGENT, now=NOW, allow_hosts=allow, limits=LIMITS
            ),
            workdir=tmp_path,
        )

    assert own.status is SourceStatus.OK
    assert strange.status is SourceStatus.FAILED
    assert len(server.asked_for("/a")) == 1


def test_public_looking_name_on_this_machine_is_not_connected(tmp_path: Path) -> None:
    request = Request(source_id="bron", url="http://localhost/feed")
    limits = FetchLimits(seconds=2.0, tries=1, robots_seconds=2.0)

    answer = crawl(
        CrawlJob(requests=(request,), user_agent=AGENT, now=NOW, limits=limits),
        workdir=tmp_path,
    )[0]

    assert answer.status is SourceStatus.FAILED
    assert "geen openbaar adres" in answer.message


def test_secret_header_stays_with_the_first_host(tmp_path: Path) -> None:
    pages = {"http://een.example.nl/a": to("http://twee.example.nl/b")}
    headers = (("Authorization", SECRET), ("X-Key", SECRET), ("Accept", "text/xml"))
    request = Request(source_id="bron", url="http://een.example.nl/a", headers=headers)

    with feed_server(pages) as proxy:
        crawl(through(proxy, request), workdir=tmp_path)

    first = proxy.asked_for("http://een.example.nl/a")[0]
    second = proxy.asked_for("http://twee.example.nl/b")[0]
    assert (first.headers["authorization"], first.headers["x-key"]) == (SECRET, SECRET)
    assert SECRET not in second.headers.values()
    assert first.headers["accept"] == second.headers["accept"] == "text/xml"


def test_message_never_shows_a_query(tmp_path: Path) -> None:
    pages = {
        "/0": say(b"", 500),
        "/1": say(b"", 404),
        "/2": to("ftp://x/"),
        "/3": to("?k=1"),
        "/4": say(b"kort", Content_Length="9"),
    }

    with feed_server(pages) as server:
        wishes = [
            Request(source_id="bron", url=server.url(f"{path}?key={SECRET}")) for path in pages
        ]
        answers = crawl(job(server, *wishes), workdir=tmp_path)

    assert {answer.status for answer in answers} == {SourceStatus.FAILED}
    assert SECRET not in "".join(answer.message for answer in answers)


def drip() -> Page:
    return Page(chunks=(time.sleep(0.1) or b"x" for _ in range(100)))


def test_drip_ends_at_the_time_limit(tmp_path: Path) -> None:
    limits = FetchLimits(seconds=0.8, delay=0.0, backoff=0.01)

    with feed_server({"/a": lambda _: drip()}) as server:
        request = Request(source_id="bron", url=server.url("/a"))
        answer = crawl(job(server, request, limits=limits), workdir=tmp_path)[0]

    assert answer.status is SourceStatus.FAILED
    assert "langer dan 0.8 seconden" in answer.message


def test_named_loopback_server_is_asked_side_by_side(tmp_path: Path) -> None:
    paths = [f"/{number}" for number in range(8)]

    def slow(_: Asked) -> Page:
        return Page(chunks=(time.sleep(0.1) or b"x" for _ in range(3)))

    with feed_server(dict.fromkeys(paths, slow)) as server:
        wishes = [Request(source_id="bron", url=server.url(path)) for path in paths]
        answers = crawl(job(server, *wishes), workdir=tmp_path)

    assert {answer.status for answer in answers} == {SourceStatus.OK}
    assert max(asked.together for asked in server.asked) > 1


def test_other_host_is_asked_one_at_a_time_with_a_pause(tmp_path: Path) -> None:
    times: list[float] = []

    def slow(_: Asked) -> Page:
        times.append(time.monotonic())
        return Page(chunks=(time.sleep(0.05) or b"x" for _ in range(2)))

    urls = [f"http://feeds.example.nl/{number}" for number in range(3)]
    limits = FetchLimits(seconds=5.0, delay=0.2, backoff=0.01)
    with feed_server(dict.fromkeys(urls, slow)) as proxy:
        wishes = [Request(source_id="bron", url=url) for url in urls]
        answers = crawl(through(proxy, *wishes, limits=limits), workdir=tmp_path)

    assert {answer.status for answer in answers} == {SourceStatus.OK}
    assert max(asked.together for asked in proxy.asked) == 1
    assert min(later - earlier for earlier, later in itertools.pairwise(times)) >= 0.15


def test_wait_for_a_turn_is_not_counted(tmp_path: Path) -> None:
    urls = [f"http://feeds.example.nl/{number}" for number in range(4)]
    limits = FetchLimits(seconds=0.6, delay=0.4, robots_seconds=2.0, tries=1)

    with feed_server(dict.fromkeys(urls, say(b"x"))) as proxy:
        wishes = [Request(source_id="bron", url=url) for url in urls]
        answers = crawl(through(proxy, *wishes, limits=limits), workdir=tmp_path)

    assert {answer.status for answer in answers} == {SourceStatus.OK}


def test_longer_crawl_delay_is_kept(tmp_path: Path) -> None:
    times: list[float] = []

    def timed(_: Asked) -> Page:
        times.append(time.monotonic())
        return Page(body=b"x")

    site = "http://feeds.example.nl"
    pages = {
        f"{site}/robots.txt": say(b"User-agent: *\nCrawl-delay: 0.5"),
        f"{site}/a": timed,
        f"{site}/b": timed,
    }
    with feed_server(pages) as proxy:
        wishes = [Request(source_id="bron", url=f"{site}{path}") for path in ("/a", "/b")]
        crawl(through(proxy, *wishes), workdir=tmp_path)

    assert times[1] - times[0] >= 0.45


def test_proxy_is_used_only_when_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with feed_server({}) as unnamed, feed_server({"/a": say(b"x")}) as server:
        monkeypatch.setenv("http_proxy", unnamed.url(""))
        answer = ask(server, "/a", tmp_path)

    assert answer.status is SourceStatus.OK
    assert unnamed.asked == []


def test_named_proxy_is_asked_for_other_hosts(tmp_path: Path) -> None:
    request = Request(source_id="bron", url="http://feeds.example.nl/a")

    with feed_server({request.url: say(b"via")}) as proxy:
        answer = crawl(through(proxy, request), workdir=tmp_path)[0]

    assert answer.fetched is not None
    assert answer.fetched.body == b"via"


def own_certificate(folder: Path) -> Path:
    """Write a certificate that nobody but the server itself stands for."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "127.0.0.1")])
    address = x509.SubjectAlternativeName([x509.IPAddress(IPv4Address("127.0.0.1"))])
    certificate = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(1)
        .not_valid_before(datetime(2020, 1, 1, tzinfo=UTC))
        .not_valid_after(datetime(2120, 1, 1, tzinfo=UTC))
        .add_extension(address, critical=False)
        .sign(key, hashes.SHA256())
    )
    pem = key.private_bytes(
        serialization.Encoding.PEM,
        serialization.PrivateFormat.PKCS8,
        serialization.NoEncryption(),
    ) + certificate.public_bytes(serialization.Encoding.PEM)
    path = folder / "own.pem"
    path.write_bytes(pem)
    return path


def test_server_that_nobody_stands_for_is_not_believed(tmp_path: Path) -> None:
    with feed_server({"/a": say(b"x")}, certificate=own_certificate(tmp_path)) as server:
        answer = ask(server, "/a", tmp_path)

    assert answer.status is SourceStatus.FAILED
    assert server.asked == []


def test_jobs_of_one_harvest_are_crawls_of_their_own(tmp_path: Path) -> None:
    with feed_server({"/a": say(b"x")}) as server, crawling(tmp_path) as fetch:
        wish = Request(source_id="bron", url=server.url("/a"))

        first, again = fetch(job(server, wish)), fetch(job(server, wish))

    assert [one.status for one in (*first, *again)] == [SourceStatus.OK, SourceStatus.OK]
    assert len(server.asked_for("/a")) == 2


def test_child_that_cannot_start_gives_failed_answers(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.executable", "/bin/false")
    request = Request(source_id="bron", url="https://example.nl/feed")

    answers = crawl(CrawlJob(requests=(request,), user_agent=AGENT, now=NOW), workdir=tmp_path)

    assert [answer.status for answer in answers] == [SourceStatus.FAILED]
    assert "code 1" in answers[0].message
