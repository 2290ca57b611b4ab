"""What editors decided survives every refresh, whatever the sources change in the meantime."""

import csv
import io
from collections.abc import Iterator
from pathlib import Path

import lxml.html
import pytest
from attrs import frozen

from tests.fakes.command_line import command
from tests.fakes.feed_server import Asked, Page, feed_server
from tests.fakes.small_content import write_small_content

DAYS = ("2027-03-01T08:00", "2027-03-01T20:00", "2027-03-02T08:00")
COLUMNS = ("kenmerk", "titel", "tekst", "begin", "begintijd", "eindtijd", "kosten", "locatie")
SOURCE = """
id = "{id}"
title = "{id}"
url = "{url}"
format = "csv"
list = "full"
scope = "{scope}"
publisher = "Stichting {id}"
cadence = "1h"

[rechten]
licentie = "toestemming"
tonen = "volledig"
wijzigen = true
bewijs = "voorbeeld"

[defaults]
kind = "{kind}"
{defaults}
[limits]
allow_hosts = ["{host}"]
"""
DECISIONS = """
[[verbeter]]
item = "lijst:koffie"
door = "Redactie"
op = 2027-02-22
kosten = "€ 3"
was = { kosten = "€ 5" }

[[bovenaan]]
item = "lijst:soep"
door = "Redactie"
op = 2027-02-22
wijken = ["WK999901"]

[[verberg]]
item = "lijst:bingo"
door = "Redactie"
op = 2027-02-22
reden = "Op verzoek."

[[zelfde]]
items = ["lijst:taal", "buren:taalles"]
door = "Redactie"
op = 2027-02-22
"""
OVERLAY = """---
bij: landelijk:slapen
titel: Slaapspreekuur in Oostwijk
werkgebied: Oostwijk
contact: bel 036 – 000 00 00
gecontroleerd: 1-2-2027
---
Elke maandag kunt u zonder afspraak langskomen.
"""
LIST = {
    "koffie": ("Koffie", "De koffie staat klaar.", "2027-03-05", "€ 5", "Buurthuis"),
    "kaarten": ("Kaarten", "Neem een vriend mee.", "2027-03-04", "gratis", "Buurthuis"),
    "soep": ("Soep", "We koken soep.", "2027-03-06", "gratis", "Buurthuis"),
    "bingo": ("Bingo", "Een avond bingo.", "2027-03-05", "gratis", "Buurthuis"),
    "taal": ("Taalles", "Oefen Nederlands.", "2027-03-05", "gratis", "Bibliotheek"),
}
NEIGHBOURS = {
    "taalles": ("Samen praten", "Praat mee.", "2027-03-05", "gratis", "Zaal 3"),
}
NATIONAL = {
    "slapen": ("Mijn kind slaapt slecht", "Houd elke avond dezelfde volgorde.", "", "", ""),
}
Rows = dict[str, tuple[str, str, str, str, str]]


def rewritten(rows: Rows, *gone: str) -> Rows:
    """Return the rows as a source writes them later: other words, other order, some gone."""
    return {
        name: (f"{title} (nieuw)", f"Anders gezegd: {text}", day, cost, place)
        for name, (title, text, day, cost, place) in sorted(rows.items(), reverse=True)
        if name not in gone
    }


ALL = (LIST, NEIGHBOURS, NATIONAL)
ANSWERS = (
    dict(zip(("lijst", "buren", "landelijk"), ALL, strict=True)),
    {
        "lijst": rewritten(LIST, "koffie", "soep", "bingo"),
        "buren": rewritten(NEIGHBOURS, "taalles")
        | {"anders": ("Wandelen", "Loop mee.", "2027-03-09", "gratis", "Park")},
        "landelijk": rewritten(NATIONAL),
    },
    dict(zip(("lijst", "buren", "landelijk"), map(rewritten, ALL), strict=True)),
)


def as_list(rows: Rows) -> bytes:
    text = io.StringIO()
    lines = csv.writer(text, delimiter=";")
    lines.writerow(COLUMNS)
    for name, (title, words, day, cost, place) in rows.items():
        times = ("10.00", "12.00") if day else ("", "")
        lines.writerow((name, title, words, day, *times, cost, place))
    return text.getvalue().encode()


@frozen(kw_only=True)
class Hub:
    """A hub after some refreshes."""

    root: Path

    def command(self, *words: object) -> str:
        folders = ("--content", self.root / "content", "--output", self.root / "output")
        done = command(*words, *folders)
        assert done.returncode in {0, 1}, done.stderr
        return done.stdout

    def main(self, url: str) -> str:
        """Return the words of a page."""
        return " ".join(self.tree(url).find(".//main").text_content().split())

    def tree(self, url: str) -> lxml.html.HtmlElement:
        path = self.root / "output/site" / url / "index.html"
        return lxml.html.document_fromstring(path.read_bytes())

    def page_of(self, title: str) -> str:
        """Return the words of the page of an event."""
        agenda = self.tree("testdorp/agenda")
        (link,) = [one for one in agenda.iterlinks() if one[0].text_content() == title]
        return self.main(link[2].strip("/"))

    def all_pages(self) -> str:
        site = (self.root / "output/site").resolve()
        return "\n".join(path.read_text() for path in sorted(site.rglob("*.html")))


@pytest.fixture(scope="module")
def hub(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Hub]:
    """Return the hub after three refreshes: all changed, some were gone, and all came back."""
    root = tmp_path_factory.mktemp("besluiten")
    nth = [0]

    def answer(asked: Asked) -> Page:
        rows = ANSWERS[nth[0]][asked.path.strip("/").removesuffix(".csv")]
        return Page(body=as_list(rows), headers=(("Content-Type", "text/csv"),))

    pages = {f"/{name}.csv": answer for name in ANSWERS[0]}
    with feed_server(pages) as server:
        write_hub(root / "content", server.url(""), server.authority)
        made = Hub(root=root)
        for number, now in enumerate(DAYS):
            nth[0] = number
            made.command("refresh", "--now", now)
        yield made


def write_hub(content: Path, base: str, host: str) -> None:
    write_small_content(content, source="")
    for name, scope, kind, defaults in (
        ("lijst", "GM9999", "event", ""),
        ("buren", "GM9999", "event", ""),
        ("landelijk", "NL", "information", 'domains = ["opvoeding"]'),
    ):
        folder = content / ("bronnen" if scope == "NL" else "testdorp/bronnen")
        folder.mkdir(parents=True, exist_ok=True)
        (folder / f"{name}.toml").write_text(
            SOURCE.format(
                id=name, url=f"{base}/{name}.csv", scope=scope, kind=kind, host=host,
                defaults=defaults,
            )
        )  # fmt: skip
    (content / "testdorp/curatie.toml").write_text(DECISIONS)
    (content / "testdorp/aanvulling").mkdir()
    (content / "testdorp/aanvulling/slapen.md").write_text(OVERLAY)


def test_the_sources_really_changed(hub: Hub) -> None:
    agenda = hub.main("testdorp/agenda")

    assert "Koffie (nieuw)" in agenda
    assert "Soep (nieuw)" in agenda


def test_an_edit_survives_beside_the_new_words_of_the_source(hub: Hub) -> None:
    page = hub.page_of("Koffie (nieuw)")

    assert "Anders gezegd: De koffie staat klaar." in page
    assert "€ 3" in page
    assert "€ 5" not in page


def test_a_pin_survives(hub: Hub) -> None:
    assert "Soep (nieuw) De redactie van Testhub koos dit." in hub.main("testdorp/oostwijk")


def test_a_hidden_item_stays_hidden_on_every_page(hub: Hub) -> None:
    assert "bingo" not in hub.all_pages().lower()


def test_what_was_joined_stays_one_thing(hub: Hub) -> None:
    agenda = hub.main("testdorp/agenda")

    joined = [name for name in ("Samen praten (nieuw)", "Taalles (nieuw)") if name in agenda]
    assert len(joined) == 1
    assert "Ook bij: Stichting" in hub.page_of(joined[0])


def test_an_overlay_stands_beside_the_changed_text(hub: Hub) -> None:
    (page,) = (hub.root / "output/site/testdorp/oostwijk/informatie").iterdir()

    told = hub.main(f"testdorp/oostwijk/informatie/{page.name}")

    assert "Anders gezegd: Houd elke avond dezelfde volgorde." in told
    assert "Elke maandag kunt u zonder afspraak langskomen." in told


def test_editors_hear_that_the_national_text_changed(hub: Hub) -> None:
    told = hub.command("report", "--now", DAYS[-1], "--json")

    assert '"aanvullingen": 1' in told
    assert (hub.root / "output/reports/redactie/aanvullingen.csv").is_file()
