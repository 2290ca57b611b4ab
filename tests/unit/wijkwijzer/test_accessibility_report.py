from datetime import date
from pathlib import Path

from attrs import evolve

from hub.accountability import Accessibility
from hub.source import Source
from hub.vocabulary import ListMode, SourceFormat
from tests.fakes.small_hub import make_hub
from wijkwijzer.report.accessibility_report import (
    FILE,
    accessibility_report,
    write_accessibility_report,
)

LIBRARY = Source(
    id="bieb",
    title="Agenda",
    url="https://bieb.example/agenda.ics",
    format=SourceFormat.ICS,
    scope="GM0034",
    publisher="Bibliotheek Voorbeeld",
    list=ListMode.FULL,
)


def test_report_gives_no_status_of_its_own() -> None:
    text = accessibility_report(make_hub(), ())

    assert "er is nog geen volledig onderzoek gemeld" in text
    assert "status A" not in text


def test_report_names_the_study_of_the_settings() -> None:
    study = Accessibility(
        status="B", studied_on=date(2026, 12, 1), report_url="https://o.example/r"
    )

    text = accessibility_report(evolve(make_hub(), accessibility=study), ())

    assert "- Onderzoek: 2026-12-01, status B, https://o.example/r" in text


def test_report_names_where_problems_can_be_told() -> None:
    text = accessibility_report(make_hub(), ())

    assert "- Melden van problemen: redactie@voorbeeld.nl, 036 – 000 00 00" in text


def test_report_names_whose_texts_we_do_not_write() -> None:
    text = accessibility_report(make_hub(), (LIBRARY,))

    assert "  - Bibliotheek Voorbeeld" in text


def test_report_lists_known_problems() -> None:
    known = Accessibility(problems=("Een filmpje heeft geen ondertitels.",))

    text = accessibility_report(evolve(make_hub(), accessibility=known), ())

    assert "- Een filmpje heeft geen ondertitels." in text


def test_report_is_written_among_the_reports(tmp_path: Path) -> None:
    write_accessibility_report(tmp_path, make_hub(), ())

    assert (tmp_path / FILE).read_text().startswith("# Toegankelijkheid")
