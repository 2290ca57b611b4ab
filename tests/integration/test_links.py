"""The check of links to others: a real crawl of a server on this machine."""

import time
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from harvest.crawling.crawl_job import CrawlJob, FetchLimits
from harvest.crawling.fetch import crawl
from harvest.crawling.link_probe import SOURCE_ID, LinkState, Probe, probe
from tests.fakes.command_line import command
from tests.fakes.feed_server import Asked, FeedServer, Page, feed_server
from tests.fakes.small_content import write_small_content
from wijkwijzer.links.command import links
from wijkwijzer.options import Options

NOW = datetime(2027, 3, 1, 7, tzinfo=UTC)
HTML = (("Content-Type", "text/html; charset=utf-8"),)
ROBOTS = Page(
    body=b"User-agent: *\nDisallow: /geheim\n", headers=(("Content-Type", "text/plain"),)
)


def page(text: str) -> Page:
    return Page(body=text.encode(), headers=HTML)


def only_get(asked: Asked) -> Page:
    return Page(status=405) if asked.method == "HEAD" else page("<title>Hulp</title>")


def moved(status: int, to: str) -> Page:
    return Page(status=status, headers=(("Location", to), ("Content-Length", "0")))


PAGES = {
    "/robots.txt": lambda _: ROBOTS,
    "/goed": lambda _: page("<title>Hulp bij geld</title><h1>Hulp</h1>"),
    "/alleen-get": only_get,
    "/verhuisd": lambda _: moved(301, "/goed"),
    "/even-elders": lambda _: moved(302, "/goed"),
    "/voorgoed": lambda _: moved(308, "/goed"),
    "/weg": lambda _: Page(status=410),
    "/zacht": lambda _: page("<title>Pagina niet gevonden - Voorbeeld</title>"),
    "/oud/nieuws/bericht": lambda _: moved(302, "/"),
    "/": lambda _: page("<title>Welkom</title>"),
    "/rond": lambda _: moved(302, "/rond"),
    "/storing": lambda _: Page(status=503),
    "/folder.pdf": lambda _: Page(body=b"%PDF", headers=(("Content-Type", "application/pdf"),)),
}
EXPECTED = {
    "/goed": LinkState.FINE,
    "/alleen-get": LinkState.FINE,
    "/verhuisd": LinkState.MOVED,
    "/even-elders": LinkState.FINE,
    "/voorgoed": LinkState.MOVED,
    "/weg": LinkState.GONE,
    "/nooit-geweest": LinkState.GONE,
    "/zacht": LinkState.LOOKS_GONE,
    "/oud/nieuws/bericht": LinkState.LOOKS_GONE,
    "/rond": LinkState.TOO_MANY_HOPS,
    "/storing": LinkState.SERVER_ERROR,
    "/folder.pdf": LinkState.FINE,
    "/geheim/pagina": LinkState.UNKNOWN,
}


def job(*hosts: str, seconds: float = 5.0) -> CrawlJob:
    return CrawlJob(
        requests=(),
        user_agent="Wijkwijzer/1.0 (+https://hub.example.nl)",
        now=NOW,
        allow_hosts=((SOURCE_ID, hosts),),
        limits=FetchLimits(
            seconds=seconds, tries=1, redirects=3, delay=0.0, backoff=0.01, robots_seconds=2.0
        ),
    )


@pytest.fixture(scope="module")
def asked(tmp_path_factory: pytest.TempPathFactory) -> tuple[FeedServer, dict[str, Probe]]:
    """Return the server, and how each of its pages was found in one run."""
    workdir = tmp_path_factory.mktemp("crawl")
    with feed_server(PAGES) as server:
        found = probe(
            [server.url(path) for path in EXPECTED],
            job(server.authority),
            lambda wanted: crawl(wanted, workdir=workdir),
        )
    return server, {one.url.removeprefix(server.url("")): one for one in found}


@pytest.mark.parametrize(("path", "state"), EXPECTED.items())
def test_each_kind_of_trouble_is_told_apart(
    asked: tuple[FeedServer, dict[str, Probe]], path: str, state: LinkState
) -> None:
    _, found = asked

    assert found[path].state is state


def test_a_moved_link_says_where_it_went(
    asked: tuple[FeedServer, dict[str, Probe]],
) -> None:
    server, found = asked

    assert found["/verhuisd"].final_url == server.url("/goed")


def test_the_head_is_asked_first_and_only_pages_are_fetched(
    asked: tuple[FeedServer, dict[str, Probe]],
) -> None:
    server, _ = asked

    methods = {
        path: [one.method for one in server.asked_for(path)]
        for path in ("/folder.pdf", "/alleen-get", "/geheim/pagina")
    }
    assert methods == {
        "/folder.pdf": ["HEAD"],
        "/alleen-get": ["HEAD", "GET"],
        "/geheim/pagina": [],
    }


def test_what_a_host_allows_is_asked_before_anything_else(
    asked: tuple[FeedServer, dict[str, Probe]],
) -> None:
    server, _ = asked

    assert next(one.path for one in server.asked) == "/robots.txt"


def test_a_stranger_is_asked_once_a_second_at_most() -> None:
    assert FetchLimits().delay >= 1.0


def test_a_page_that_never_answers_costs_no_more_than_its_time(tmp_path: Path) -> None:
    def slow(_: Asked) -> Page:
        return Page(headers=HTML, chunks=(time.sleep(0.1) or b" " for _ in range(30)))

    with feed_server({"/traag": slow}) as server:
        (found,) = probe(
            [server.url("/traag")],
            job(server.authority, seconds=1.0),
            lambda wanted: crawl(wanted, workdir=tmp_path),
        )

    assert found.state is LinkState.TIMEOUT


def test_a_host_that_is_silent_and_one_that_is_not_there_are_told_apart(
    tmp_path: Path,
) -> None:
    with feed_server({}) as gone:
        refused = gone.url("/pagina")
    unknown = "http://bestaat-niet.invalid/pagina"

    found = probe(
        [refused, unknown], job(gone.authority), lambda wanted: crawl(wanted, workdir=tmp_path)
    )

    assert [one.state for one in found] == [LinkState.NO_ANSWER, LinkState.NO_HOST]


def test_nothing_in_the_network_at_home_is_asked(tmp_path: Path) -> None:
    (found,) = probe(
        ["http://127.0.0.1:9/"], job(), lambda wanted: crawl(wanted, workdir=tmp_path)
    )

    assert found.state is LinkState.UNKNOWN
    assert found.why


@pytest.fixture
def mended(tmp_path: Path) -> Iterator[tuple[str, str, str]]:
    """Return a text before and after `links` and `check --fix`, and what was said of it."""
    content = write_small_content(tmp_path / "content", source="")
    path = content / "testdorp" / "informatie" / "hulp.md"
    path.parent.mkdir()
    folders = ("--content", content, "--output", tmp_path / "output", "--now", NOW.isoformat())
    with feed_server(PAGES) as server:
        before = (
            f"---\ntitel: Hulp\n---\nZie [hulp]({server.url('/verhuisd')}) en\n"
            f"[meer hulp]({server.url('/weg')}).\n"
        )
        path.write_text(before)
        options = Options(content=content, output=tmp_path / "output", now=NOW, as_json=False)
        links(options, most=10, own_only=True, allow=(server.authority,))
        command("check", "--fix", *folders)
        said = command("check", *folders).stdout
        yield tuple(one.replace(server.url(""), "") for one in (before, path.read_text(), said))


def test_check_puts_the_new_address_of_a_moved_page(mended: tuple[str, str, str]) -> None:
    before, after, said = mended

    assert after == before.replace("/verhuisd", "/goed")
    assert "link-verhuisd" not in said


def test_check_tells_a_broken_link_and_leaves_it(mended: tuple[str, str, str]) -> None:
    _, after, said = mended

    assert "/weg" in after
    assert "Deze link werkt niet meer: /weg." in said


@pytest.fixture
def told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Iterator[tuple[int, str, Path]]:
    """Return the exit code and the words of `links` over a small hub, and its output."""
    content = write_small_content(tmp_path / "content", source="")
    text = content / "testdorp" / "informatie" / "hulp.md"
    text.parent.mkdir()
    with feed_server(PAGES) as server:
        text.write_text(
            f"---\ntitel: Hulp\n---\nZie [hier]({server.url('/verhuisd')})\n"
            f"en {server.url('/weg')}.\n"
        )
        options = Options(content=content, output=tmp_path / "output", now=NOW, as_json=False)
        code = links(options, most=10, own_only=True, allow=(server.authority,))
        yield code, capsys.readouterr().out.replace(server.url(""), ""), tmp_path / "output"


def test_the_command_says_where_a_link_stands_and_what_to_put_there(
    told: tuple[int, str, Path],
) -> None:
    code, words, output = told

    assert code == 1
    assert "hulp.md:4:12: vervang door /goed" in words
    assert "hulp.md:5:4" in words
    assert "Kapot sinds maandag 1 maart 2027" in words
    assert "2 links nagekeken: 1 kapot, 0 zonder antwoord, 1 verhuisd." in words
    assert (output / "state" / "links.json").is_file()
