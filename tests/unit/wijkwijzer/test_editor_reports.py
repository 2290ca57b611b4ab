"""The reports for editors: hostile text stays text, a decision can be copied."""

import csv
import io
import tomllib
from datetime import date
from pathlib import Path

import lxml.html
from hypothesis import given
from hypothesis import strategies as st

from enrich.review import Fragment, MissedWord, Piece, Row
from enrich.unplaced import UnplacedVenue
from wijkwijzer.report.editor_reports import (
    decision_block,
    queue_page,
    words_table,
    write_reports,
)

TODAY = date(2027, 3, 1)


def row(title: str = "Hulp", url: str = "", text: str = "een tillift") -> Row:
    return Row(
        item_id="bron:1",
        title=title,
        source_id="bron",
        url=url,
        reasons=("onderwerp onzeker",),
        guesses=(("zorg", 0.4),),
        fragments=(Fragment(field="body", pieces=(Piece(text=text, marked=True),)),),
    )


def test_the_page_shows_reason_guess_and_marked_words() -> None:
    page = lxml.html.fromstring(queue_page((row(),), TODAY).encode())

    assert page.cssselect(".waarom")[0].text == "onderwerp onzeker"
    assert page.cssselect("mark")[0].text == "een tillift"
    assert "zorg (40%)" in page.text_content()


def test_hostile_text_stays_text() -> None:
    hostile = '<script>alert(1)</script>"><img src=x onerror=alert(1)>'

    page = lxml.html.fromstring(
        queue_page(
            (row(title=hostile, url="javascript:alert(1)", text=hostile),), TODAY
        ).encode()
    )

    assert page.cssselect("script, img, a") == []
    assert hostile in page.text_content()


def test_a_decision_can_be_copied_to_curatie() -> None:
    (written,) = tomllib.loads(decision_block(row(title='Hij zei "ja" \\ nee\n'), TODAY))[
        "onderwerp"
    ]

    assert written == {
        "item": "bron:1",
        "domains": ["zorg"],
        "door": "",
        "op": TODAY,
        "titel": 'Hij zei "ja" \\ nee',
        "tekst": "een tillift",
    }


@given(st.text(max_size=60), st.text(max_size=60))
def test_every_block_is_toml(title: str, text: str) -> None:
    assert tomllib.loads(decision_block(row(title=title, text=text), TODAY))


def test_words_are_no_formulas() -> None:
    words = (MissedWord(word="bijenkast", items=3, example='=HYPERLINK("x")'),)

    lines = list(csv.reader(io.StringIO(words_table(words)), delimiter=";"))

    assert lines == [["woord", "items", "voorbeeld"], ["bijenkast", "3", '\'=HYPERLINK("x")']]


def test_reports_are_written(tmp_path: Path) -> None:
    write_reports(tmp_path / "reports", TODAY, ())

    names = sorted(path.name for path in (tmp_path / "reports").iterdir())
    assert names == ["geen-woord.csv", "nakijken.html", "plekken-zonder-wijk.csv"]


def test_venue_without_a_wijk_is_a_row_for_the_register(tmp_path: Path) -> None:
    venue = UnplacedVenue(
        name="=Zaal De Ster",
        address="",
        postcode="",
        scope="GM9999",
        area="GM9999",
        items=3,
        examples=("bieb:1", "bieb:2"),
    )

    write_reports(tmp_path, TODAY, (), (venue,))

    table = (tmp_path / "plekken-zonder-wijk.csv").read_text("utf-8-sig").splitlines()
    assert table == [
        "plek;adres;postcode;gebied;items;voorbeelden",
        "'=Zaal De Ster;;;GM9999;3;bieb:1 · bieb:2",
    ]
