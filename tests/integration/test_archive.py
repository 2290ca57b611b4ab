"""A release is kept as a WARC file, and a page of the past is read from it."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from attrs import frozen
from click.testing import CliRunner, Result

from tests.fakes.small_content import write_small_content
from wijkwijzer.archive.warc_archive import archives, records
from wijkwijzer.cli import main

COFFEE = """---
titel: Koffie in Oostwijk
begin: 2 april 2027, 10.00
einde: 12.00
locatie: De Kern
wijken: Oostwijk
contact: bel 0999 – 00 00 00
gecontroleerd: 21-2-2027
gecontroleerd_door: F. de Vries
eigenaar: f.devries@voorbeeld.nl
---
Kom langs voor koffie.
"""
SAFETY = """---
titel: Hulp bij geweld thuis
onderwerpen: veilig
gevoelig: ja
wijken: Oostwijk
contact: bel 0999 – 00 00 00
eigenaar: f.devries@voorbeeld.nl
gecontroleerd: 21-2-2027
gecontroleerd_door: A. Jansen
---
U kunt altijd bellen.
"""
PAGE = "/testdorp/agenda/koffie/"
NOW = "2027-03-01T08:00+01:00"
LATER = "2027-03-03T08:00+01:00"


@frozen
class Hub:
    """A hub with nothing but what editors wrote."""

    root: Path

    @property
    def archive(self) -> Path:
        return self.root / "archief"

    def write(self, name: str, text: str) -> None:
        path = self.root / "content" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)

    def run(self, *words: str, now: str = NOW) -> Result:
        folders = ["--content", f"{self.root}/content", "--output", f"{self.root}/output"]
        return CliRunner().invoke(
            main, [*words, "--now", now, *folders], catch_exceptions=False
        )

    def keep(self, now: str = NOW) -> dict[str, Any]:
        done = self.run("archive", "--warc", str(self.archive), "--json", now=now)
        facts: dict[str, Any] = json.loads(done.stdout)
        return facts

    def show(self, on: str, url: str, *words: str) -> Result:
        return self.run("show", "--on", on, url, "--warc", str(self.archive), *words)


@pytest.fixture
def hub(tmp_path: Path) -> Iterator[Hub]:
    made = Hub(tmp_path)
    write_small_content(tmp_path / "content", source="")
    made.write("testdorp/agenda/koffie.md", COFFEE)
    made.write("testdorp/informatie/geweld.md", SAFETY)
    made.run("refresh")
    return made


def site_files(hub: Hub) -> dict[str, bytes]:
    site = hub.root / "output/site"
    return {
        path.relative_to(site).as_posix(): path.read_bytes()
        for path in site.rglob("*")
        if path.is_file()
    }


def test_archive_holds_every_file_of_the_site_that_is_live(hub: Hub) -> None:
    facts = hub.keep()

    kept = [one.body for one in records(Path(facts["archive"])) if one.type == "response"]
    assert sorted(kept) == sorted(site_files(hub).values())
    assert facts["files"] == len(kept)


def test_sensitive_pages_are_in_it_for_they_were_public(hub: Hub) -> None:
    facts = hub.keep()

    urls = [one.url for one in records(Path(facts["archive"])) if one.type == "metadata"]
    assert "http://127.0.0.1:8000/testdorp/informatie/geweld/" in urls


def test_names_of_owner_and_checker_are_not_in_it(hub: Hub) -> None:
    facts = hub.keep()

    bodies = b"".join(one.body for one in records(Path(facts["archive"])))
    assert b"Vries" not in bodies
    assert b"devries" not in bodies


def test_archiving_again_gives_the_same_bytes(hub: Hub) -> None:
    first = Path(hub.keep()["archive"]).read_bytes()

    again = hub.keep(now=LATER)

    assert Path(again["archive"]).read_bytes() == first
    assert len(archives(hub.archive)) == 1


def test_page_is_shown_as_it_stood_on_a_day(hub: Hub) -> None:
    hub.keep()
    then = site_files(hub)[f"{PAGE.strip('/')}/index.html"]
    hub.write("testdorp/agenda/koffie.md", COFFEE.replace("voor koffie", "voor thee"))
    hub.run("refresh", now=LATER)
    hub.keep(now=LATER)

    old, new = hub.show("2027-03-02", PAGE), hub.show("2027-03-03", PAGE)

    assert old.stdout_bytes == then
    assert "Kom langs voor thee" in new.stdout


def test_provenance_tells_where_a_page_is_from(hub: Hub) -> None:
    hub.keep()

    shown = json.loads(hub.show("2027-03-01", PAGE, "--json").stdout)

    provenance = shown["provenance"]
    assert shown["url"] == f"http://127.0.0.1:8000{PAGE}"
    assert shown["published_at"] == "2027-03-01T07:00:00+00:00"
    assert provenance["item_id"] == "testdorp-redactie:agenda/koffie"
    assert provenance["publisher"] == "Redactie Testdorp"
    assert provenance["licence"] == "eigen"
    assert provenance["first_seen"] == "2027-03-01T07:00:00+00:00"
    assert provenance["changed_since"] is False


def test_provenance_says_when_the_item_changed_after_publication(hub: Hub) -> None:
    hub.write("testdorp/agenda/koffie.md", COFFEE.replace("voor koffie", "voor thee"))
    hub.run("harvest", now=LATER)
    hub.keep(now=LATER)

    shown = json.loads(hub.show("2027-03-01", PAGE, "--json").stdout)

    assert shown["provenance"]["changed_since"] is True


@pytest.mark.parametrize(
    ("on", "url", "told"),
    [
        ("2027-02-28", PAGE, "geen archief van op of voor 2027-02-28"),
        (
            "2027-03-05",
            "/testdorp/agenda/thee/",
            "stond /testdorp/agenda/thee/ niet op de site",
        ),
    ],
)
def test_page_that_was_not_there_is_told(hub: Hub, on: str, url: str, told: str) -> None:
    hub.keep()

    done = hub.show(on, url)

    assert done.exit_code == 2
    assert told in done.output


def test_day_that_is_none_is_a_usage_error(hub: Hub) -> None:
    assert hub.show("gisteren", PAGE).exit_code == 2


def test_hub_without_a_site_has_nothing_to_keep(hub: Hub) -> None:
    (hub.root / "output/site").unlink()

    done = hub.run("archive", "--warc", str(hub.archive))

    assert done.exit_code == 4
    assert "nog geen site" in done.output


def test_site_that_lost_a_file_is_not_kept(hub: Hub) -> None:
    (hub.root / "output/site/testdorp/agenda/koffie/index.html").unlink()

    done = hub.run("archive", "--warc", str(hub.archive))

    assert done.exit_code == 4
    assert "niet volledig" in done.output
    assert not hub.archive.exists()


def test_archive_is_not_kept_where_it_may_be_deleted(hub: Hub) -> None:
    done = hub.run("archive", "--warc", str(hub.root / "output/archief"))

    assert done.exit_code == 2
    assert "buiten" in done.output
