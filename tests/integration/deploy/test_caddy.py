"""deploy/Caddyfile in a real Caddy on a loopback port."""

import json
import os
import re
import socket
import subprocess
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from http.client import HTTPConnection, HTTPResponse
from pathlib import Path

import pytest

TEMPLATE = Path(__file__).parents[3] / "site_builder" / "templates" / "base.html.j2"
PAGES_POLICY = re.compile(r'Content-Security-Policy" content="([^"]+)"')
WORDS = re.compile(r"\(((?:[a-z-]+\|)+[a-z-]+)\)")

Tool = Callable[[str], str]
Run = Callable[..., subprocess.CompletedProcess[str]]
Get = Callable[[str], tuple[HTTPResponse, str]]


@pytest.fixture
def config(deploy: Path, output: Path, tmp_path: Path) -> Path:
    """Return the file as it is, but for the port and the folders."""
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    text = (deploy / "Caddyfile").read_text()
    for here, there in (
        ("\nwijkwijzer.example {", f"\n{{\n\tadmin off\n}}\n\nhttp://127.0.0.1:{port} {{"),
        ("/var/lib/wijkwijzer/output", str(output)),
        ("/var/log/wijkwijzer/access.log", str(tmp_path / "access.log")),
    ):
        assert text.count(here) == 1, here
        text = text.replace(here, there)
    path = tmp_path / "Caddyfile"
    path.write_text(text)
    return path


@pytest.fixture
def get(tool: Tool, config: Path) -> Iterator[Get]:
    with running(tool("caddy"), config) as visit:
        yield visit


@contextmanager
def running(program: str, config: Path) -> Iterator[Get]:
    """Run Caddy until it says that it serves, and yield a function that visits it."""
    command = [program, "run", "--adapter", "caddyfile", "--config", str(config)]
    home = {"HOME": str(config.parent), "XDG_CONFIG_HOME": "", "XDG_DATA_HOME": ""}
    with subprocess.Popen(  # noqa: S603 - the program under test
        command, env=os.environ | home, stderr=subprocess.PIPE, text=True
    ) as process:
        assert process.stderr is not None
        assert any("serving initial configuration" in line for line in process.stderr)
        found = re.search(r"127\.0\.0\.1:(\d+)", config.read_text())
        assert found

        def visit(path: str) -> tuple[HTTPResponse, str]:
            with closing(HTTPConnection("127.0.0.1", int(found[1]), timeout=10)) as connection:
                connection.request("GET", path, headers={"User-Agent": "Telefoon van mij"})
                response = connection.getresponse()
                return response, response.read().decode()

        try:
            yield visit
        finally:
            process.terminate()
            process.stderr.read()


@pytest.fixture
def logged(tool: Tool, config: Path, tmp_path: Path) -> Callable[[str], str]:
    """Return a function that gives the log after one visit."""

    def log(path: str) -> str:
        with running(tool("caddy"), config) as visit:
            visit(path)
        return (tmp_path / "access.log").read_text()

    return log


def test_configuration_is_valid(tool: Tool, run: Run, config: Path) -> None:
    done = run(tool("caddy"), "validate", "--adapter", "caddyfile", "--config", str(config))

    assert done.returncode == 0, done.stderr


def test_file_is_formatted(tool: Tool, run: Run, deploy: Path) -> None:
    done = run(tool("caddy"), "fmt", str(deploy / "Caddyfile"))

    assert done.stdout == (deploy / "Caddyfile").read_text()


def test_pages_and_errors_have_the_security_headers(get: Get) -> None:
    policy = PAGES_POLICY.findall(TEMPLATE.read_text())[0]

    page, _ = get("/almere/")
    missing, text = get("/almere/niets/")

    assert page.headers["Content-Security-Policy"] == f"{policy}; frame-ancestors 'none'"
    assert missing.headers["Content-Security-Policy"] == page.headers["Content-Security-Policy"]
    assert page.headers["Referrer-Policy"] == "no-referrer"
    assert page.headers["X-Content-Type-Options"] == "nosniff"
    assert (missing.status, text) == (404, "<h1>Deze pagina is er niet</h1>")


def test_files_have_their_type_and_keeping_time(get: Get) -> None:
    paths = (
        "/almere/agenda.ics",
        "/almere/atom.xml",
        "/assets/kaart-0123abcd.svg",
        "/build.json",
        "/zoek/woorden-01.json",
        "/almere/bewaar.js",
        "/almere/filmwijk/veilig/",
    )

    answers = {path: get(path)[0].headers for path in paths}

    assert {path: answers[path]["Content-Type"] for path in paths[:2]} == {
        "/almere/agenda.ics": "text/calendar; charset=utf-8",
        "/almere/atom.xml": "application/atom+xml; charset=utf-8",
    }
    assert [answers[path]["Cache-Control"] for path in paths] == [
        "public, max-age=300, must-revalidate",
        "public, max-age=300, must-revalidate",
        "public, max-age=31536000, immutable",
        "no-cache",
        "no-cache",
        "no-cache",
        "no-store",
    ]


def test_switched_site_is_seen_at_once(get: Get, output: Path) -> None:
    _, before = get("/")

    (output / "site.new").symlink_to("slots/b")
    (output / "site.new").replace(output / "site")
    _, after = get("/")

    assert (before, after) == ("<h1>Wijkwijzer</h1>", "<h1>De nieuwe Wijkwijzer</h1>")


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("/almere/?q=schulden", "/almere/"),
        ("/almere/filmwijk/informatie/slecht-slapen/?a=1", "/almere/filmwijk/informatie/"),
        ("/informatie/slecht-slapen/", "/informatie/"),
        ("/data/almere/items.json", "/data/"),
        ("/%77p-login.php", ""),
    ],
)
def test_log_holds_half_an_address_and_never_an_item(
    logged: Callable[[str], str], path: str, expected: str
) -> None:
    line = json.loads(logged(path))

    assert line["request"]["remote_ip"] == "127.0.0.0"
    assert line["request"]["uri"] == expected
    assert not {"headers", "remote_port"} & set(line["request"])
    assert not {"size", "resp_headers"} & set(line)


@pytest.mark.parametrize(
    "path", ["/almere/filmwijk/veilig/", "/direct-hulp/", "/almere/zoeken/?q=blauw"]
)
def test_sensitive_visit_leaves_no_line(logged: Callable[[str], str], path: str) -> None:
    assert logged(path) == ""


def test_both_servers_know_the_same_folders(deploy: Path) -> None:
    nginx = (deploy / "nginx.conf").read_text()

    caddy = (deploy / "Caddyfile").read_text().replace("(?:", "(")

    assert set(WORDS.findall(caddy)) == set(WORDS.findall(nginx))
