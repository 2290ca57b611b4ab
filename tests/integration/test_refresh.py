"""A hub that somebody runs: real HTTP, files and mistakes; nothing already right is lost."""

import json
import os
import shutil
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from attrs import define, field

from tests.fakes.command_line import Done, command
from tests.fakes.feed_server import FeedServer, Handler, Page, feed_server
from tests.fakes.small_content import AREAS, write_small_content
from wijkwijzer.lock import held

WESTWIJK = """
[[area]]
code = "WK999902"
level = "wijk"
name = "Westwijk"
slug = "westwijk"
parent = "GM9999"
neighbours = ["WK999901"]
"""
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
CALENDAR = """BEGIN:VCALENDAR\r
VERSION:2.0\r
PRODID:-//test//NL\r
BEGIN:VEVENT\r
UID:eetclub@testdorp.example\r
DTSTART;TZID=Europe/Amsterdam:20270304T180000\r
DTEND;TZID=Europe/Amsterdam:20270304T200000\r
SUMMARY:Eetclub in Westwijk\r
LOCATION:Westwijk\r
URL:https://testdorp.example/eetclub\r
END:VEVENT\r
END:VCALENDAR\r
"""
NOW = "2027-03-01T08:00+01:00"
LATER = "2027-03-01T18:00+01:00"
LATEST = "2027-03-02T07:00+01:00"


def calendar(_: object) -> Page:
    return Page(body=CALENDAR.encode(), headers=(("Content-Type", "text/calendar"),))


@define
class Workplace:
    """A content folder, an output folder, and a server with one calendar."""

    root: Path
    server: FeedServer
    pages: dict[str, Handler] = field(factory=dict)

    @property
    def content(self) -> Path:
        return self.root / "content"

    @property
    def output(self) -> Path:
        return self.root / "output"

    def write(self, name: str, text: str) -> Path:
        path = self.content / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
        return path

    def source(self, name: str, url: str) -> Path:
        text = f"""
            id = "{name}"
            title = "Agenda {name}"
            url = "{url}"
            format = "ics"
            scope = "GM9999"
            publisher = "Testdorp"
            cadence = "1h"
            [limits]
            allow_hosts = ["{self.server.authority}"]
        """
        return self.write(f"testdorp/bronnen/{name}.toml", text)

    def run(self, *words: str, now: str = NOW) -> Done:
        name, *rest = words
        folders = ("--content", self.content, "--output", self.output)
        return command(name, *folders, "--now", now, *rest)

    def refresh(self, *words: str, now: str = NOW) -> dict[str, Any]:
        done = self.run("refresh", "--json", *words, now=now)
        result: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
        assert result["exit"] == done.returncode
        return result | {"stderr": done.stderr}

    def page(self, url: str) -> str:
        return (self.output / "site" / url.strip("/") / "index.html").read_text()


@pytest.fixture
def workplace(tmp_path: Path) -> Iterator[Workplace]:
    pages: dict[str, Handler] = {"/agenda.ics": calendar}
    with feed_server(pages) as server:
        made = Workplace(root=tmp_path, server=server, pages=pages)
        write_small_content(made.content, source="")
        made.write("testdorp/gebieden.toml", AREAS + WESTWIJK)
        made.write("testdorp/agenda/koffie.md", COFFEE)
        made.source("agenda", server.url("/agenda.ics"))
        yield made


def test_feed_entry_and_markdown_file_become_lines_on_their_district_pages(
    workplace: Workplace,
) -> None:
    result = workplace.refresh()

    assert result["exit"] == 0
    assert result["sources"] == {"agenda": "ok"}
    assert "Koffie in Oostwijk" in workplace.page("/testdorp/oostwijk/")
    assert "Eetclub in Westwijk" in workplace.page("/testdorp/westwijk/")


def test_second_run_asks_conditionally_and_publishes_nothing(workplace: Workplace) -> None:
    workplace.pages["/agenda.ics"] = lambda asked: (
        Page(status=304)
        if asked.headers.get("if-none-match") == '"v1"'
        else Page(body=CALENDAR.encode(), headers=(("ETag", '"v1"'),))
    )
    first = workplace.refresh()

    second = workplace.refresh(now=LATER)

    asked = workplace.server.asked_for("/agenda.ics")
    assert [one.headers.get("if-none-match") for one in asked] == [None, '"v1"']
    assert (first["published"], second["published"], second["exit"]) == (True, False, 0)
    assert "Eetclub in Westwijk" in workplace.page("/testdorp/westwijk/")


def test_source_that_is_not_due_is_not_asked(workplace: Workplace) -> None:
    workplace.refresh()

    workplace.refresh(now="2027-03-01T08:30+01:00")

    assert len(workplace.server.asked_for("/agenda.ics")) == 1


@pytest.mark.parametrize(
    ("answer", "status"),
    [
        (Page(body=b"<!doctype html><title>Onderhoud</title><p>Even weg."), "failed"),
        (Page(status=500), "failed"),
        (Page(status=410), "gone"),
        (Page(body=b"BEGIN:VCALENDAR\r\nVERSION:2.0\r\nEND:VCALENDAR\r\n"), "held"),
    ],
    ids=["html", "error", "gone", "empty"],
)
def test_source_that_goes_wrong_is_reported_and_loses_nothing(
    workplace: Workplace, answer: Page, status: str
) -> None:
    workplace.refresh()
    workplace.pages["/agenda.ics"] = lambda _: answer

    result = workplace.refresh(now=LATER)

    assert result["exit"] == 3
    assert result["sources"] == {"agenda": status}
    assert "Eetclub in Westwijk" in workplace.page("/testdorp/westwijk/")


def test_held_source_is_believed_once_a_person_accepts_it(workplace: Workplace) -> None:
    empty = Page(body=b"BEGIN:VCALENDAR\r\nVERSION:2.0\r\nEND:VCALENDAR\r\n")
    workplace.refresh()
    workplace.pages["/agenda.ics"] = lambda _: empty
    held_back = workplace.refresh(now=LATER)

    done = workplace.run("sources", "accept", "agenda", now=LATER)
    believed = workplace.refresh(now=LATEST)

    assert held_back["sources"] == {"agenda": "held"}
    assert done.returncode == 0
    assert believed["sources"] == {"agenda": "ok"}


def test_only_a_held_source_can_be_accepted(workplace: Workplace) -> None:
    workplace.refresh()

    assert workplace.run("sources", "accept", "agenda").returncode == 2
    assert workplace.run("sources", "accept", "nergens").returncode == 2


def test_stopped_source_leaves_the_site_and_its_file_says_why(workplace: Workplace) -> None:
    file = workplace.content / "testdorp/bronnen/agenda.toml"
    file.write_text("# Van de bibliotheek\n" + file.read_text())
    workplace.refresh()

    without = workplace.run("sources", "stop", "agenda")
    done = workplace.run("sources", "stop", "agenda", "--reden", "op verzoek van de eigenaar")
    result = workplace.refresh(now=LATER)

    assert (without.returncode, done.returncode) == (2, 0)
    assert "# Van de bibliotheek" in file.read_text()
    assert "enabled = false # gestopt: op verzoek van de eigenaar" in file.read_text()
    assert (result["exit"], result["sources"]) == (0, {})
    assert "Eetclub in Westwijk" not in workplace.page("/testdorp/westwijk/")


def test_unreachable_source_costs_only_itself(workplace: Workplace) -> None:
    workplace.source("weg", "http://127.0.0.1:9/agenda.ics")

    result = workplace.refresh()

    assert result["exit"] == 3
    assert result["sources"] == {"agenda": "ok", "weg": "failed"}
    assert "Eetclub in Westwijk" in workplace.page("/testdorp/westwijk/")


def test_broken_markdown_keeps_its_last_version_and_names_the_line(
    workplace: Workplace,
) -> None:
    workplace.refresh()
    workplace.write(
        "testdorp/agenda/koffie.md", COFFEE.replace("begin: 2 maart", "begin: 2 mrat")
    )
    workplace.write("testdorp/agenda/thee.md", COFFEE.replace("Koffie", "Thee"))

    result = workplace.refresh(now=LATER)

    assert result["exit"] == 1
    assert "koffie.md:3:" in result["stderr"]
    assert "Koffie in Oostwijk" in workplace.page("/testdorp/oostwijk/")
    assert "Thee in Oostwijk" in workplace.page("/testdorp/oostwijk/")


def test_broken_source_file_keeps_its_last_version_and_names_the_line(
    workplace: Workplace,
) -> None:
    workplace.refresh()
    workplace.write("testdorp/bronnen/agenda.toml", 'id = "agenda"\ntitle = \n')

    result = workplace.refresh(now=LATER)

    assert result["exit"] == 1
    assert result["sources"] == {"agenda": "ok"}
    assert "agenda.toml:2:" in result["stderr"]
    assert "Eetclub in Westwijk" in workplace.page("/testdorp/westwijk/")


def test_broken_areas_leave_the_site_as_it_was(workplace: Workplace) -> None:
    workplace.refresh()
    workplace.write("testdorp/gebieden.toml", "edition = \n")

    result = workplace.refresh(now=LATER)

    assert result["exit"] == 1
    assert "gebieden.toml:1:" in result["stderr"]
    assert "Koffie in Oostwijk" in workplace.page("/testdorp/oostwijk/")


def test_folder_without_a_hub_gives_four_and_the_old_site_stands(workplace: Workplace) -> None:
    workplace.refresh()
    (workplace.content / "wijkwijzer.toml").unlink()

    done = workplace.run("refresh")

    assert done.returncode == 4
    assert "wijkwijzer.toml" in done.stderr
    assert "Koffie in Oostwijk" in workplace.page("/testdorp/oostwijk/")


def test_removed_file_leaves_the_lists_and_keeps_a_page_that_says_so(
    workplace: Workplace,
) -> None:
    workplace.refresh()
    (workplace.content / "testdorp/agenda/koffie.md").unlink()

    result = workplace.refresh(now=LATER)

    assert result["exit"] == 0
    assert "Koffie in Oostwijk" not in workplace.page("/testdorp/oostwijk/")
    assert "noindex" in workplace.page("/testdorp/agenda/koffie/")


def test_event_that_vanishes_is_called_off_only_after_a_second_look(
    workplace: Workplace,
) -> None:
    other = CALENDAR.replace("eetclub", "lezing").replace("Eetclub", "Lezing")
    workplace.pages["/agenda.ics"] = lambda asked: Page(
        body=(CALENDAR if asked.nth == 1 else other).encode()
    )
    workplace.refresh()

    workplace.refresh(now=LATER)
    maybe = workplace.page("/testdorp/westwijk/")
    workplace.refresh(now=LATEST)

    assert "Eetclub in Westwijk" in maybe
    assert "Mogelijk vervallen" in maybe
    assert "Eetclub in Westwijk" not in workplace.page("/testdorp/westwijk/")


def test_source_whose_file_is_gone_leaves_the_site(workplace: Workplace) -> None:
    workplace.refresh()
    (workplace.content / "testdorp/bronnen/agenda.toml").unlink()

    result = workplace.refresh(now=LATER)

    assert result["sources"] == {}
    assert "Eetclub in Westwijk" not in workplace.page("/testdorp/westwijk/")


def test_damaged_database_is_set_aside_and_filled_again(workplace: Workplace) -> None:
    workplace.refresh()
    (workplace.output / "state/hub.sqlite").write_bytes(b"this is no database" * 100)

    result = workplace.refresh(now=LATER)

    assert result["exit"] == 0
    assert list((workplace.output / "state").glob("hub.sqlite.damaged*"))
    assert "Eetclub in Westwijk" in workplace.page("/testdorp/westwijk/")


def test_event_that_ends_leaves_the_lists_though_nothing_else_is_new(
    workplace: Workplace,
) -> None:
    before = workplace.refresh(now="2027-03-02T11:30+01:00")
    listed = "Koffie in Oostwijk" in workplace.page("/testdorp/oostwijk/")

    again = workplace.refresh(now="2027-03-02T11:50+01:00")
    ended = workplace.refresh(now="2027-03-03T00:01+01:00")

    assert (before["published"], again["published"], ended["published"]) == (True, False, True)
    assert again["build"] == before["build"]
    assert listed
    assert "Koffie in Oostwijk" not in workplace.page("/testdorp/oostwijk/")


def test_page_that_somebody_removed_comes_back_though_nothing_is_new(
    workplace: Workplace,
) -> None:
    first = workplace.refresh()
    (workplace.output / "site/testdorp/oostwijk/index.html").unlink()

    again = workplace.refresh(now=LATER)

    assert again["build"] == first["build"]
    assert "Koffie in Oostwijk" in workplace.page("/testdorp/oostwijk/")


def test_sample_store_refuses_a_real_refresh(workplace: Workplace) -> None:
    workplace.run("refresh", "--sample")
    sample = str(workplace.output / "voorbeeld")

    real = workplace.run("refresh", "--output", sample)
    looked = workplace.run("sources", "--json", "--output", sample)

    assert real.returncode == 2
    assert "sample data" in real.stderr
    assert looked.returncode == 0


def test_second_refresh_at_once_gives_75_and_says_who_is_busy(workplace: Workplace) -> None:
    since = datetime(2027, 3, 1, 7, 0, tzinfo=UTC)

    with held(workplace.output / "state/refresh.lock", since):
        done = workplace.run("refresh")

    assert done.returncode == 75
    assert f"process {os.getpid()}" in done.stderr
    assert "2027-03-01T07:00:00" in done.stderr


def test_clock_that_jumped_back_does_no_harm(workplace: Workplace) -> None:
    workplace.refresh(now=LATEST)

    result = workplace.refresh(now=NOW)

    assert result["exit"] == 0
    assert len(workplace.server.asked_for("/agenda.ics")) == 2
    assert "Eetclub in Westwijk" in workplace.page("/testdorp/westwijk/")


def test_missing_index_and_missing_live_files_come_back(workplace: Workplace) -> None:
    workplace.refresh()
    shutil.rmtree(workplace.output / "index")
    (workplace.output / "site/testdorp/oostwijk/index.html").unlink()

    result = workplace.refresh(now=LATER)

    assert result["exit"] == 0
    assert "Koffie in Oostwijk" in workplace.page("/testdorp/oostwijk/")
    assert workplace.run("search", "koffie").stdout.startswith("1 gevonden")


def test_page_drop_is_refused_until_it_is_accepted(workplace: Workplace) -> None:
    more = "".join(
        WESTWIJK.replace("WK999902", f"WK99991{number}")
        .replace("Westwijk", f"Wijk {number}")
        .replace("westwijk", f"wijk-{number}")
        for number in range(3)
    )
    workplace.write("testdorp/gebieden.toml", AREAS + WESTWIJK + more)
    workplace.refresh()
    workplace.write("testdorp/gebieden.toml", AREAS)

    refused = workplace.refresh()
    before = workplace.page("/testdorp/wijk-1/")
    accepted = workplace.refresh("--accept-drop")

    assert (refused["exit"], accepted["exit"]) == (4, 0)
    assert "Wijk 1" in before
    assert not (workplace.output / "site/testdorp/wijk-1").exists()


def test_rollback_brings_the_site_before_this_one(workplace: Workplace) -> None:
    workplace.refresh()
    workplace.write("testdorp/agenda/thee.md", COFFEE.replace("Koffie", "Thee"))
    workplace.refresh(now=LATER)

    done = workplace.run("rollback", now=LATER)

    assert done.returncode == 0
    assert "Thee in Oostwijk" not in workplace.page("/testdorp/oostwijk/")


def test_rollback_without_an_earlier_site_gives_four(workplace: Workplace) -> None:
    workplace.refresh()

    assert workplace.run("rollback").returncode == 4
