"""Somebody asks to be forgotten: gone from everything that was written, and kept out."""

import gzip
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping
from io import BytesIO
from pathlib import Path
from typing import Any

import brotli
import pypdf
import pytest
from attrs import define, field
from click.testing import CliRunner, Result

from tests.fakes.feed_server import FeedServer, Handler, Page, feed_server
from tests.fakes.small_content import write_small_content
from wijkwijzer.cli import main

NAME = "Xandrine Quibbelsma"
TRACE = b"quibbelsma"
PHONE = "06-12345678"
NOW = "2027-03-01T08:00+01:00"
LATER = "2027-03-01T18:00+01:00"
LATEST = "2027-03-02T07:00+01:00"

PERSONAL = f"""BEGIN:VEVENT\r
UID:lezing@testdorp.example\r
DTSTART;TZID=Europe/Amsterdam:20270304T180000\r
DTEND;TZID=Europe/Amsterdam:20270304T200000\r
SUMMARY:Lezing door {NAME}\r
DESCRIPTION:Vragen? Bel {PHONE}.\r
LOCATION:Oostwijk\r
URL:https://testdorp.example/lezing\r
END:VEVENT\r
"""
OTHERS = "".join(
    f"""BEGIN:VEVENT\r
UID:eetclub-{number}@testdorp.example\r
DTSTART;TZID=Europe/Amsterdam:2027030{number}T180000\r
DTEND;TZID=Europe/Amsterdam:2027030{number}T200000\r
SUMMARY:Eetclub {number}\r
LOCATION:Oostwijk\r
URL:https://testdorp.example/eetclub-{number}\r
END:VEVENT\r
"""
    for number in range(3, 9)
)
COFFEE = """---
titel: Koffie in Oostwijk
begin: 2 maart 2027, 10.00
einde: 12.00
locatie: De Kern
wijken: Oostwijk
contact: bel 0999 – 00 00 00
---
Kom langs voor koffie.
"""
SOURCE = """
id = "bieb"
title = "Bibliotheek"
url = "{url}"
format = "ics"
scope = "GM9999"
publisher = "Bibliotheek"
cadence = "1h"
[rechten]
tonen = "volledig"
contactpersonen = "toestemming"
[limits]
allow_hosts = ["{host}"]
"""

# Whoever makes the program write something new adds it here, and says how it is read.
KINDS = {"index", "reports", "site", "slots", "state"}
STATE = {
    "blocked.json",
    "check.sqlite",
    "content",
    "crawl",
    "delen.json",
    "hub.sqlite",
    "last-refresh.json",
    "link-check.lock",
    "links.json",
    "made-from.json",
    "manifests",
    "passages",
    "raw",
    "refresh.lock",
    "removable.json",
    "seen-files.json",
    "tags.sqlite",
    "templates",
    "written.sqlite",
}


def as_it_stands(data: bytes) -> bytes:
    return data


def as_paper(data: bytes) -> bytes:
    pages = pypdf.PdfReader(BytesIO(data)).pages
    return "\n".join(page.extract_text() for page in pages).encode()


READERS: Mapping[str, Callable[[bytes], bytes]] = {
    "": as_it_stands,
    ".bin": as_it_stands,
    ".br": brotli.decompress,
    ".css": as_it_stands,
    ".csv": as_it_stands,
    ".damaged-1": as_it_stands,
    ".gz": gzip.decompress,
    ".html": as_it_stands,
    ".ics": lambda data: data.replace(b"\r\n ", b""),
    ".js": as_it_stands,
    ".json": as_it_stands,
    ".lock": as_it_stands,
    ".md": as_it_stands,
    ".pdf": as_paper,
    ".npz": as_it_stands,
    # Icons, and pictures with the names of the site, of a gemeente and its areas: no item can
    # change one (tests/unit/site_builder/test_share_pictures.py).
    ".png": as_it_stands,
    ".prom": as_it_stands,
    ".seg": as_it_stands,
    ".sqlite": as_it_stands,
    ".svg": as_it_stands,
    ".toc": as_it_stands,
    ".toml": as_it_stands,
    ".txt": as_it_stands,
    ".xml": as_it_stands,
}


@define
class Hub:
    """A small hub with a library that names a person, until `answer` is another one."""

    root: Path
    server: FeedServer
    pages: dict[str, Handler]
    events: list[str] = field(factory=lambda: [PERSONAL, OTHERS])

    @property
    def content(self) -> Path:
        return self.root / "content"

    @property
    def output(self) -> Path:
        return self.root / "output"

    def answer(self, _: object) -> Page:
        head = "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//test//NL\r\n"
        body = f"{head}{''.join(self.events)}END:VCALENDAR\r\n".encode()
        return Page(body=body, headers=(("ETag", '"v1"'),))

    def write(self, name: str, text: str) -> Path:
        path = self.content / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
        return path

    def run(self, *words: str, now: str = NOW) -> Result:
        folders = ["--content", str(self.content), "--output", str(self.output)]
        return CliRunner().invoke(
            main, [*words, "--now", now, *folders], catch_exceptions=False
        )

    def facts(self, *words: str, now: str = NOW) -> dict[str, Any]:
        done = self.run(*words, "--json", now=now)
        facts: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
        return facts | {"code": done.exit_code}

    def page(self, url: str) -> str:
        return (self.output / "site" / url.strip("/") / "index.html").read_text()

    def files(self) -> list[Path]:
        """Every file below output/, and no file twice by way of the link to the live slot."""
        return sorted(
            Path(folder) / name
            for folder, _, names in os.walk(self.output)
            for name in names
            if not (Path(folder) / name).is_symlink()
        )

    def holding(self, trace: bytes) -> list[str]:
        """The files that hold a trace in their name or inside."""
        return [
            path.relative_to(self.output).as_posix()
            for path in self.files()
            if trace in str(path).lower().encode()
            or trace in READERS[path.suffix](path.read_bytes()).lower()
        ]


@pytest.fixture(scope="module")
def first(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Hub]:
    """A hub right after its first refresh; each test gets a copy."""
    pages: dict[str, Handler] = {}
    with feed_server(pages) as server:
        made = Hub(root=tmp_path_factory.mktemp("hub"), server=server, pages=pages)
        pages["/agenda.ics"] = made.answer
        source = SOURCE.format(url=server.url("/agenda.ics"), host=server.authority)
        write_small_content(made.content, source=source)
        made.write("testdorp/agenda/koffie.md", COFFEE)
        assert made.run("refresh").exit_code == 0
        yield made


@pytest.fixture
def hub(first: Hub, tmp_path: Path) -> Hub:
    shutil.copytree(first.root, tmp_path / "hub", symlinks=True)
    made = Hub(root=tmp_path / "hub", server=first.server, pages=first.pages)
    made.pages["/agenda.ics"] = made.answer
    made.server.asked.clear()
    return made


def plant_what_crashes_leave(hub: Hub) -> None:
    """Leave behind what a run can that was cut short, or found its database damaged."""
    state = hub.output / "state"
    for name in ("hub.sqlite.damaged-1", "crawl/crawl-x/0.json", "manifests/a.json.new"):
        (state / name).parent.mkdir(exist_ok=True)
        (state / name).write_text(NAME)
    (state / "raw" / ".new-abc").write_bytes(gzip.compress(NAME.encode()))
    (state / "raw" / f"{'0' * 32}.gz").write_bytes(gzip.compress(b"kapot")[:-3])
    (state / "content" / "testdorp" / "oud.toml").write_text(f'eigenaar = "{NAME}"')
    (state / "links.json").write_text(f'[{{"url": "https://dorp.nl/{NAME}"}}]')
    (hub.output / "reports" / "redactie" / "nakijken.csv").write_text(f"a;{NAME}")
    (hub.output / "reports" / "redactie.html").write_text(f"<p>{NAME.replace(' ', '&nbsp;')}")
    (hub.output / "slots" / "nieuw").mkdir()
    (hub.output / "slots" / "nieuw" / "00000001").write_text(NAME)


def test_forgotten_name_is_nowhere_below_output_and_does_not_come_back(hub: Hub) -> None:
    hub.write("testdorp/agenda/thee.md", COFFEE.replace("Koffie", "Thee"))
    hub.run("refresh", now=LATER)
    kinds_before = {name.partition("/")[0] for name in hub.holding(TRACE)}
    assert hub.run("report", now=LATER).exit_code == 0
    plant_what_crashes_leave(hub)

    done = hub.run("forget", NAME, "--yes", "--reden", "verzoek 2027-12", now=LATER)

    assert done.exit_code == 0, done.output
    assert "nergens meer" in done.output
    assert kinds_before == {"index", "slots", "state"}
    assert hub.holding(TRACE) == []
    assert {path.name for path in hub.output.iterdir()} == KINDS
    assert {path.name for path in (hub.output / "state").iterdir()} <= STATE
    assert "Eetclub 4" in hub.page("/testdorp/oostwijk/")
    assert hub.run("rollback", now=LATER).exit_code == 4

    again = hub.facts("refresh", now=LATEST)

    assert (again["code"], again["sources"]) == (0, {"bieb": "ok"})
    asked = hub.server.asked_for("/agenda.ics")
    assert [one.headers.get("if-none-match") for one in asked] == ['"v1"', None]
    assert hub.holding(TRACE) == []
    assert "Eetclub 4" in hub.page("/testdorp/oostwijk/")
    assert hub.facts("health", now=LATEST)["code"] == 0


def test_forgotten_item_goes_with_its_answer_and_stays_away(hub: Hub) -> None:
    done = hub.facts("forget", "bieb:lezing@testdorp.example", "--yes")
    hub.run("refresh", now=LATER)

    assert (done["code"], done["items"]) == (0, ["bieb:lezing@testdorp.example"])
    assert (done["answers"], done["left"]) == (1, [])
    assert hub.holding(TRACE) == []
    assert "Eetclub 4" in hub.page("/testdorp/oostwijk/")


def test_forgotten_number_is_found_in_every_notation(hub: Hub) -> None:
    done = hub.facts("forget", "+31 6 1234 5678", "--yes")

    assert (done["code"], done["kind"]) == (0, "number")
    assert hub.holding(b"12345678") == []


def test_withdrawn_item_is_found_as_well(hub: Hub) -> None:
    hub.events = [OTHERS]
    hub.run("refresh", now=LATER)
    hub.run("refresh", now=LATEST)

    done = hub.facts("forget", NAME, "--yes", now=LATEST)

    assert done["items"] == ["bieb:lezing@testdorp.example"]
    assert hub.holding(TRACE) == []


def test_dry_run_tells_all_and_changes_nothing(hub: Hub) -> None:
    before = {path: path.read_bytes() for path in hub.files()}

    done = hub.run("forget", NAME, "--dry-run")

    assert done.exit_code == 0
    assert "bieb:lezing@testdorp.example" in done.output
    assert "1 antwoorden van bronnen" in done.output
    assert {path: path.read_bytes() for path in hub.files()} == before


def test_without_a_person_to_ask_nothing_is_removed(hub: Hub) -> None:
    before = {path: path.read_bytes() for path in hub.files()}

    done = hub.run("forget", NAME)

    assert done.exit_code == 2
    assert "--yes" in done.output
    assert {path: path.read_bytes() for path in hub.files()} == before


@pytest.mark.parametrize(("answer", "code"), [("nee", 2), ("", 2), ("ja", 0)])
def test_person_at_a_terminal_is_asked(hub: Hub, answer: str, code: int) -> None:
    terminal, theirs = os.openpty()
    folders = ["--content", str(hub.content), "--output", str(hub.output)]
    command = [sys.executable, "-m", "wijkwijzer", "forget", NAME, "--now", NOW, *folders]
    os.write(terminal, f"{answer}\n".encode())

    done = subprocess.run(  # noqa: S603 - our own interpreter
        command, stdin=theirs, capture_output=True, text=True, check=False
    )
    os.close(terminal)
    os.close(theirs)

    assert done.returncode == code
    assert "Typ ja" in done.stdout
    assert bool(hub.holding(TRACE)) is (code == 2)


def test_site_that_cannot_be_made_is_told_and_finished_later(hub: Hub) -> None:
    site = hub.output / "site"
    live = site.readlink()
    site.unlink()
    site.mkdir()

    refused = hub.run("forget", NAME, "--yes")
    site.rmdir()
    site.symlink_to(live)
    done = hub.facts("forget", NAME, "--yes")

    assert refused.exit_code == 4
    assert "opnieuw" in refused.output
    assert done["code"] == 0
    assert hub.holding(TRACE) == []


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("forget", "de", "--yes"), "te kort"),
        (("forget", NAME, "--yes", "--reden", f"verzoek van {NAME}"), "reden"),
    ],
)
def test_wish_that_cannot_be_right_is_refused(
    hub: Hub, words: tuple[str, ...], told: str
) -> None:
    done = hub.run(*words)

    assert done.exit_code == 2
    assert told in done.output
    assert NAME in hub.page("/testdorp/oostwijk/")


def test_crisis_number_is_never_forgotten(hub: Hub) -> None:
    hub.write(
        "direct-hulp.toml",
        """
        [[nummer]]
        naam = "Veilig Thuis"
        nummer = "0800-2000"
        wanneer = "Bij geweld thuis."
        """,
    )

    done = hub.run("forget", "0800 2000", "--yes")

    assert done.exit_code == 2
    assert "direct-hulp.toml" in done.output


def test_hub_without_a_database_says_what_to_do_first(hub: Hub) -> None:
    shutil.rmtree(hub.output)

    done = hub.run("forget", NAME, "--yes")

    assert done.exit_code == 2
    assert "wijkwijzer refresh" in done.output
    assert not hub.output.exists()


def test_text_of_editors_leaves_the_site_and_the_file_is_named(hub: Hub) -> None:
    path = hub.write(
        "testdorp/agenda/zingen.md",
        COFFEE.replace("Koffie", "Zingen").replace("Kom langs", f"Vraag naar\n{NAME}. Kom"),
    )
    hub.events = [OTHERS]
    hub.run("refresh", now=LATER)

    done = hub.run("forget", NAME, "--yes", now=LATER)
    refreshed = hub.facts("refresh", now=LATER)

    assert done.exit_code == 1
    assert f"{path}:10: " in done.output
    assert hub.holding(TRACE) == []
    assert "Zingen in Oostwijk" not in hub.page("/testdorp/oostwijk/")
    assert (refreshed["code"], refreshed["errors"]) == (1, 1)

    path.write_text(COFFEE.replace("Koffie", "Zingen"))
    mended = hub.facts("refresh", now=LATEST)

    assert mended["code"] == 0
    assert "Zingen in Oostwijk" in hub.page("/testdorp/oostwijk/")


def test_file_of_a_forgotten_item_is_named(hub: Hub) -> None:
    done = hub.facts("forget", "testdorp-redactie:agenda/koffie", "--yes")

    path = str(hub.content / "testdorp/agenda/koffie.md")
    assert (done["code"], done["content"]) == (1, [{"line": 1, "path": path}])
    assert "Koffie in Oostwijk" not in hub.page("/testdorp/oostwijk/")


def test_settings_that_hold_it_are_named_and_what_still_stands_is_told(hub: Hub) -> None:
    gemeente = hub.content / "testdorp/gemeente.toml"
    gemeente.write_text(gemeente.read_text().replace("Loket Testdorp", NAME))
    hub.run("refresh", now=LATER)

    done = hub.facts("forget", NAME, "--yes", now=LATER)

    assert done["code"] == 1
    assert [one["path"] for one in done["content"]] == [str(gemeente)]
    assert done["left"]

    gemeente.write_text(gemeente.read_text().replace(NAME, "Loket Testdorp"))
    mended = hub.facts("forget", NAME, "--yes", now=LATER)

    assert (mended["code"], mended["left"]) == (0, [])
    assert hub.holding(TRACE) == []


def test_forgetting_twice_is_forgetting_once(hub: Hub) -> None:
    hub.run("forget", NAME, "--yes")
    blocked = (hub.output / "state/blocked.json").read_bytes()

    done = hub.facts("forget", NAME, "--yes")

    assert (done["code"], done["items"], done["published"]) == (0, [], False)
    assert (hub.output / "state/blocked.json").read_bytes() == blocked


def test_block_outlives_a_damaged_database(hub: Hub) -> None:
    hub.run("forget", NAME, "--yes")
    (hub.output / "state/hub.sqlite").write_bytes(b"this is no database" * 100)

    again = hub.facts("refresh", now=LATER)

    assert again["code"] == 0
    assert hub.holding(TRACE) == []


def test_answer_that_names_the_person_where_nobody_reads_is_not_kept(hub: Hub) -> None:
    hub.run("forget", NAME, "--yes")
    attendee = f"ATTENDEE;CN={NAME}:mailto:x@voorbeeld.nl\r\n"
    hub.events = [OTHERS.replace("SUMMARY:Eetclub 4", f"{attendee}SUMMARY:Eetclub 4")]

    hub.run("refresh", now=LATER)

    assert "Eetclub 4" in hub.page("/testdorp/oostwijk/")
    assert hub.holding(TRACE) == []


def test_restored_database_shows_nothing_that_was_forgotten(hub: Hub) -> None:
    database = hub.output / "state/hub.sqlite"
    saved = database.read_bytes()
    hub.run("forget", NAME, "--yes")
    database.write_bytes(saved)

    hub.run("build")

    assert hub.holding(TRACE) == ["state/hub.sqlite"]

    hub.run("forget", NAME, "--yes")

    assert hub.holding(TRACE) == []


def test_damaged_block_list_stops_a_refresh_and_the_site_stands(hub: Hub) -> None:
    hub.run("forget", NAME, "--yes")
    (hub.output / "state/blocked.json").write_text("{")

    done = hub.run("refresh", now=LATER)

    assert done.exit_code == 4
    assert "blocked.json" in done.output
    assert hub.holding(TRACE) == []


def test_sample_below_the_tree_forgets_as_well(hub: Hub) -> None:
    hub.write(
        "testdorp/agenda/zingen.md", COFFEE.replace("Kom langs", f"Vraag naar {NAME}. Kom")
    )
    hub.run("refresh", now=LATER)
    hub.run("refresh", "--sample")
    before = {name.partition("/")[0] for name in hub.holding(TRACE)}
    (hub.content / "testdorp/agenda/zingen.md").unlink()

    done = hub.facts("forget", NAME, "--yes")

    assert before >= {"voorbeeld", "slots"}
    assert (done["code"], done["left"]) == (0, [])
    assert hub.holding(TRACE) == []


def test_archives_that_hold_it_are_named_and_not_changed(hub: Hub) -> None:
    kept = Path(hub.facts("archive", "--warc", str(hub.root / "archief"))["archive"])
    before = kept.read_bytes()

    done = hub.run("forget", NAME, "--yes", "--warc", str(hub.root / "archief"))

    assert str(kept) in done.output
    assert "niet aangepast" in done.output
    assert kept.read_bytes() == before
