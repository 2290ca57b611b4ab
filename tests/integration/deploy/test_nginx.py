"""deploy/nginx.conf in a real nginx on a loopback port."""

import os
import re
import signal
import socket
import subprocess
import tomllib
from collections.abc import Callable, Iterator, Mapping
from contextlib import closing, contextmanager
from http.client import HTTPConnection
from pathlib import Path

import pytest
from attrs import frozen

from site_builder.urls import SECTIONS

PAGES_POLICY = re.compile(r'Content-Security-Policy" content="([^"]+)"')
TEMPLATE = Path(__file__).parents[3] / "site_builder" / "templates" / "base.html.j2"
DOMAINS = Path(__file__).parents[3] / "content" / "levensdomeinen.toml"

# Around the file under test: what Debian's own nginx.conf says, and visitors of any address.
AROUND = """
daemon off;
{user}
pid {folder}/nginx.pid;
error_log {folder}/start.log notice;
events {{ worker_connections 64; }}
http {{
    include /etc/nginx/mime.types;
    default_type application/octet-stream;
    sendfile on;
    client_body_temp_path {folder}/body;
    proxy_temp_path {folder}/proxy;
    fastcgi_temp_path {folder}/fastcgi;
    uwsgi_temp_path {folder}/uwsgi;
    scgi_temp_path {folder}/scgi;
    set_real_ip_from 127.0.0.1;
    real_ip_header X-Visitor;
    include {folder}/site.conf;
}}
"""


@frozen(kw_only=True)
class Answer:
    """What a visitor got."""

    status: int
    headers: Mapping[str, str]
    body: str


@frozen(kw_only=True)
class Server:
    """A running nginx."""

    port: int

    def get(self, path: str, **headers: str) -> Answer:
        """Ask for a path and read the whole answer."""
        names = {name.replace("_", "-"): value for name, value in headers.items()}
        with closing(HTTPConnection("127.0.0.1", self.port, timeout=10)) as connection:
            connection.request("GET", path, headers=names)
            response = connection.getresponse()
            body = response.read()
        return Answer(
            status=response.status,
            headers={name.lower(): value for name, value in response.getheaders()},
            body=body.decode("utf-8", "replace"),
        )


Tool = Callable[[str], str]
Run = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture
def prefix(tmp_path: Path) -> Path:
    folder = tmp_path / "nginx"
    folder.mkdir()
    return folder


@pytest.fixture
def config(deploy: Path, output: Path, prefix: Path) -> Callable[[int], Path]:
    """Return a function that writes the configuration for a port."""

    def written(port: int) -> Path:
        text = (deploy / "nginx.conf").read_text()
        for here, there in (
            ("listen 80;", f"listen 127.0.0.1:{port};"),
            ("listen [::]:80;", ""),
            ("/var/lib/wijkwijzer/output", str(output)),
            ("/var/log/wijkwijzer/access.log", str(prefix / "access.log")),
            ("/var/log/wijkwijzer/error.log", str(prefix / "error.log")),
        ):
            assert text.count(here) == 1, here
            text = text.replace(here, there)
        (prefix / "site.conf").write_text(text)
        path = prefix / "nginx.conf"
        # Under root the workers must read what only root may read here: pytest's folder.
        user = "user root;" if os.geteuid() == 0 else ""
        path.write_text(AROUND.format(folder=prefix, user=user))
        return path

    return written


@pytest.fixture
def nginx(tool: Tool, config: Callable[[int], Path], prefix: Path) -> Iterator[Server]:
    with running(tool("nginx"), config, prefix) as server:
        yield server


@contextmanager
def running(program: str, config: Callable[[int], Path], prefix: Path) -> Iterator[Server]:
    """Run nginx on a socket that listens already, so that nobody has to wait for it."""
    with socket.create_server(("127.0.0.1", 0)) as listening:
        port = listening.getsockname()[1]
        process = subprocess.Popen(  # noqa: S603 - the program under test
            [program, "-p", str(prefix), "-c", str(config(port))],
            # How nginx itself hands its sockets to a new version of the program.
            env={**os.environ, "NGINX": f"{listening.fileno()};"},
            pass_fds=[listening.fileno()],
            stderr=subprocess.DEVNULL,
        )
    try:
        yield Server(port=port)
    finally:
        # Finishes what it is doing, its log lines included.
        process.send_signal(signal.SIGQUIT)
        process.wait(timeout=10)


@pytest.fixture
def logged(
    tool: Tool, config: Callable[[int], Path], prefix: Path
) -> Callable[[str, str], str]:
    """Return a function that gives the log after one visit."""

    def log(path: str, visitor: str) -> str:
        with running(tool("nginx"), config, prefix) as server:
            server.get(path, X_Visitor=visitor, User_Agent="Telefoon van mij")
        return (prefix / "access.log").read_text()

    return log


def test_configuration_is_valid(
    tool: Tool, run: Run, config: Callable[[int], Path], prefix: Path
) -> None:
    done = run(tool("nginx"), "-t", "-p", str(prefix), "-c", str(config(8080)))

    assert "[warn]" not in done.stderr
    assert done.returncode == 0, done.stderr


def test_header_repeats_the_policy_of_the_pages(nginx: Server) -> None:
    policy = PAGES_POLICY.findall(TEMPLATE.read_text())

    answer = nginx.get("/almere/")

    assert [answer.headers["content-security-policy"]] == [
        f"{policy[0]}; frame-ancestors 'none'"
    ]


@pytest.mark.parametrize("path", ["/", "/almere/agenda.ics", "/niets/", "/assets/style.css"])
def test_every_answer_has_the_security_headers(nginx: Server, path: str) -> None:
    headers = nginx.get(path).headers

    assert headers["referrer-policy"] == "no-referrer"
    assert headers["x-content-type-options"] == "nosniff"
    assert "geolocation=()" in headers["permissions-policy"]
    assert "frame-ancestors 'none'" in headers["content-security-policy"]
    assert headers["server"] == "nginx"


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("/almere/", "text/html; charset=utf-8"),
        ("/almere/agenda.ics", "text/calendar; charset=utf-8"),
        ("/almere/atom.xml", "application/atom+xml; charset=utf-8"),
        ("/sitemap.xml", "text/xml; charset=utf-8"),
        ("/build.json", "application/json; charset=utf-8"),
        ("/assets/kaart-0123abcd.svg", "image/svg+xml"),
    ],
)
def test_file_has_its_content_type(nginx: Server, path: str, expected: str) -> None:
    assert nginx.get(path).headers["content-type"] == expected


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("/almere/", "public, max-age=300, must-revalidate"),
        ("/assets/style.css", "public, max-age=300, must-revalidate"),
        ("/assets/kaart-0123abcd.svg", "public, max-age=31536000, immutable"),
        ("/build.json", "no-cache"),
        ("/zoek/woorden-01.json", "no-cache"),
        ("/almere/bewaar.js", "no-cache"),
        ("/almere/filmwijk/veilig/", "no-store"),
    ],
)
def test_browser_may_keep_it_as_long_as_is_safe(
    nginx: Server, path: str, expected: str
) -> None:
    assert nginx.get(path).headers["cache-control"] == expected


def test_unchanged_page_is_not_sent_twice(nginx: Server) -> None:
    first = nginx.get("/almere/")

    again = nginx.get("/almere/", If_None_Match=first.headers["etag"])

    assert (again.status, again.body) == (304, "")


def test_packed_file_is_sent_as_it_lies_there(nginx: Server, output: Path) -> None:
    (output / "site" / "almere" / "index.html.gz").write_bytes(b"packed before")

    answer = nginx.get("/almere/", Accept_Encoding="gzip")

    assert answer.body == "packed before"
    assert answer.headers["content-encoding"] == "gzip"


@pytest.mark.parametrize("path", ["/niets/", "/assets/", "/almere/../../state/hub.sqlite"])
def test_what_is_no_page_gives_the_hubs_own_404(nginx: Server, path: str) -> None:
    answer = nginx.get(path)

    assert answer.status in {404, 400}
    assert "state" not in answer.body


def test_missing_page_is_told_in_dutch(nginx: Server) -> None:
    answer = nginx.get("/almere/niets/")

    assert (answer.status, answer.body) == (404, "<h1>Deze pagina is er niet</h1>")


def test_link_inside_the_site_is_not_followed(
    nginx: Server, output: Path, tmp_path: Path
) -> None:
    (tmp_path / "geheim.html").write_text("geheim")
    (output / "site" / "geheim.html").symlink_to(tmp_path / "geheim.html")

    answer = nginx.get("/geheim.html")

    assert answer.status == 404


def test_address_without_slash_stays_on_this_server(nginx: Server) -> None:
    answer = nginx.get("/almere")

    assert (answer.status, answer.headers["location"]) == (301, "/almere/")


def test_switched_site_is_seen_at_once(nginx: Server, output: Path) -> None:
    before = nginx.get("/")

    (output / "site.new").symlink_to("slots/b")
    (output / "site.new").replace(output / "site")
    after = nginx.get("/", If_None_Match=before.headers["etag"])

    assert before.body == "<h1>Wijkwijzer</h1>"
    assert after.body == "<h1>De nieuwe Wijkwijzer</h1>"


@pytest.mark.parametrize(
    ("visitor", "expected"),
    [
        ("203.0.113.77", "203.0.113.0"),
        ("2001:db8:1234:5678::9", "2001:db8:1234::"),
        ("2001:db8::9", "2001:db8::"),
        ("2001::9", "2001::"),
        ("::1", "::"),
        ("::ffff:203.0.113.77", "203.0.113.0"),
    ],
)
def test_log_holds_half_of_an_address(
    logged: Callable[[str, str], str], visitor: str, expected: str
) -> None:
    line = logged("/almere/", visitor)

    assert re.fullmatch(rf"{re.escape(expected)} \[[-+:T0-9]+\] GET /almere/ 200\n", line)


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("/", "/"),
        ("/almere/filmwijk/kinderen/", "/almere/filmwijk/kinderen/"),
        ("/almere/filmwijk/atom.xml", "/almere/filmwijk/atom.xml"),
        ("/almere/?q=schulden", "/almere/"),
        ("/almere/informatie/slecht-slapen/", "/almere/informatie/"),
        ("/almere/informatie/slecht-slapen", "/almere/informatie/"),
        ("/almere/filmwijk/informatie/slecht-slapen/", "/almere/filmwijk/informatie/"),
        ("/informatie/slecht-slapen/", "/informatie/"),
        ("/almere/thema/scheiden/", "/almere/thema/"),
        ("/almere/postcode/1325/", "/almere/postcode/"),
        ("/data/almere/items.json", "/data/"),
        ("/almere/%76eilig/", "-"),
        ("/wp-login.php%0aX", "-"),
    ],
)
def test_log_holds_a_page_but_never_an_item_or_a_query(
    logged: Callable[[str, str], str], path: str, expected: str
) -> None:
    line = logged(path, "203.0.113.77")

    assert line.split("] GET ")[1].split()[0] == expected


@pytest.mark.parametrize(
    "path",
    [
        "/almere/veilig/",
        "/almere/filmwijk/veilig/",
        "/almere/filmwijk/veilig",
        "/en/almere/veilig/?bron=mail",
        "/direct-hulp/",
        "/almere/direct-hulp/",
        "/almere/wegwijs/geld/",
        "/almere/hoe-gaat-het/",
        "/almere/gesprek/",
        "/almere/lijstje/?a=1",
        "/almere/zoeken/?q=blauwe+plek",
        "/almere/zoeken?q=blauwe+plek",
        "/zoek/woorden-01.json",
        "/almere/zoek/kaarten-03.json",
        "/assets/wegwijs.js",
    ],
)
def test_sensitive_visit_leaves_no_line(
    logged: Callable[[str, str], str], prefix: Path, path: str
) -> None:
    log = logged(path, "203.0.113.77")

    assert log == ""
    assert (prefix / "error.log").read_text() == ""


def test_slug_of_the_safety_subject_is_known(deploy: Path) -> None:
    text = DOMAINS.read_text(encoding="utf-8")
    label = next(one for one in _tables(tomllib.loads(text)) if one["id"] == "veiligheid")

    silent = (deploy / "nginx.conf").read_text()

    missing = [slug for slug in (label["slug"], *label["oude_slugs"]) if slug not in silent]
    assert missing == []


@pytest.mark.parametrize("section", sorted(set(SECTIONS.values())))
def test_every_folder_of_items_is_cut_short(deploy: Path, section: str) -> None:
    assert re.search(rf"[(|]{section}[|)]", (deploy / "nginx.conf").read_text())


def _tables(document: dict[str, object]) -> list[dict[str, object]]:
    return [row for rows in document.values() if isinstance(rows, list) for row in rows]
