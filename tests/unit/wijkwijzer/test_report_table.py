"""The editors' report: hostile text stays text, mails are ready, and every part is there."""

import base64
import csv
import hashlib
import io
import json
from datetime import date
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import lxml.html
import pytest

from hub.areas import Area, Areas
from hub.gemeente import DomainLabel, Gemeente, Hub
from hub.model import Details, EnrichedItem, Item, Tag, Upkeep
from hub.vocabulary import Domain, Kind, Level, Tier
from wijkwijzer.report.coverage import (
    HOLE,
    NOTHING_OF_ITS_OWN,
    coverage,
    coverage_table,
    holes_table,
)
from wijkwijzer.report.page import report_page, write_report
from wijkwijzer.report.table import (
    LONGEST_MAIL,
    Cell,
    Table,
    as_csv,
    as_json,
    cells,
    mail,
    pasted,
    web_link,
)
from wijkwijzer.report.table_html import as_html
from wijkwijzer.report.upkeep import late_texts, owners_table

TODAY = date(2027, 3, 1)
HOSTILE = '<script>alert(1)</script>"><img src=x onerror=alert(1)>'


def table(*rows: tuple[Cell, ...]) -> Table:
    return Table(id="deel", title="Deel", intro="Uitleg.", columns=("a", "b"), rows=rows)


def item(kind: Kind = Kind.ORGANISATION, **upkeep: object) -> Item:
    return Item(
        id="testdorp-redactie:organisaties/loket",
        source_id="testdorp-redactie",
        kind=kind,
        title="Loket",
        content_hash="",
        details=Details(upkeep=Upkeep(**upkeep)),  # type: ignore[arg-type]  # as each test says
    )


def test_hostile_text_stays_text() -> None:
    row = (web_link(HOSTILE, "javascript:alert(1)"), pasted(HOSTILE))

    page = lxml.html.fromstring(report_page((table(row),), "vandaag").encode())

    assert page.cssselect("tbody script, tbody img, tbody a") == []
    assert page.text_content().count(HOSTILE) == 2


def test_a_spreadsheet_takes_no_cell_for_a_formula() -> None:
    rows = list(
        csv.reader(
            io.StringIO(as_csv(table(cells("=1+1", "b"))).decode("utf-8-sig")), delimiter=";"
        )
    )

    assert rows == [["a", "b"], ["'=1+1", "b"]]


def test_json_has_the_rows_by_column() -> None:
    assert json.loads(as_json(table(cells("1", "2"))))["rows"] == [{"a": "1", "b": "2"}]


def part(name: str, todo: int, total: int = 2) -> Table:
    return Table(
        id=name,
        title=name.title(),
        intro="",
        columns=("a",),
        rows=(cells("x"),) * total,
        task=("ding wacht", "dingen wachten"),
        counted=todo,
    )


def test_the_summary_counts_what_waits_and_names_what_does_not() -> None:
    page = lxml.html.fromstring(
        report_page((part("rust", 0), part("werk", 1), part("meer", 2)), "vandaag").encode()
    )

    (summary,) = page.cssselect("nav.eerst")
    assert [one.text_content() for one in summary.cssselect("li")] == [
        "1 ding wacht",
        "2 dingen wachten",
    ]
    assert [one.get("href") for one in summary.cssselect("p a")] == ["#rust"]


def test_what_waits_stands_before_what_does_not() -> None:
    page = lxml.html.fromstring(
        report_page((part("rust", 0), part("werk", 1)), "vandaag").encode()
    )

    assert [one.get("id") for one in page.cssselect("section")] == ["werk", "rust"]


def test_every_link_of_the_summary_leads_to_its_part() -> None:
    page = lxml.html.fromstring(
        report_page((part("rust", 0), part("werk", 1)), "vandaag").encode()
    )

    targets = {f"#{one.get('id')}" for one in page.cssselect("section")}
    assert {one.get("href") for one in page.cssselect("nav a")} == targets


def test_a_row_says_whose_it_is() -> None:
    owned = Table(
        id="deel",
        title="Deel",
        intro="",
        columns=("titel", "eigenaar"),
        rows=(cells("Loket", "anna@dorp.nl"),),
    )

    (row,) = lxml.html.fromstring(as_html(owned)).cssselect("tbody tr")

    assert row.get("data-eigenaar") == "anna@dorp.nl"


def test_a_spreadsheet_and_json_hold_what_the_page_shows() -> None:
    mixed = table((web_link("Loket", "https://dorp.nl"), pasted("[[plek]]\nnaam")))

    (row,) = json.loads(as_json(mixed))["rows"]
    lines = list(csv.reader(io.StringIO(as_csv(mixed).decode("utf-8-sig")), delimiter=";"))
    shown = lxml.html.fromstring(as_html(mixed)).cssselect("tbody th, tbody td")
    assert list(row.values()) == lines[1] == [one.text_content() for one in shown]


def test_an_empty_part_says_so() -> None:
    assert "Er is nu niets." in as_html(table())


def test_a_ready_mail_is_never_too_long_for_a_mail_program() -> None:
    link = mail("mail", "a@b.nl", "Onderwerp", (f"Regel {n} met é" for n in range(500)))
    (body,) = parse_qs(urlsplit(link.href).query)["body"]

    assert body.startswith("Regel 0")
    assert "En nog" in body
    assert len(link.href) < LONGEST_MAIL + 200
    assert "Regel 499" in link.text


def test_every_part_is_written_three_ways(tmp_path: Path) -> None:
    page = write_report(tmp_path, (table(cells("1", "2")),), "vandaag")

    names = {path.relative_to(tmp_path).as_posix() for path in tmp_path.rglob("*.*")}
    assert page == tmp_path / "redactie.html"
    assert names == {"redactie.html", "redactie/deel.csv", "redactie/deel.json"}


def test_only_the_script_of_the_page_may_run_on_it() -> None:
    page = lxml.html.fromstring(report_page((table(cells("1", "2")),), "vandaag").encode())

    (script,) = page.cssselect("script")
    (policy,) = page.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")
    digest = base64.b64encode(hashlib.sha256(script.text.encode()).digest()).decode()
    assert (
        f"default-src 'none'; style-src 'unsafe-inline'; script-src 'sha256-{digest}'" == policy
    )


@pytest.mark.parametrize(
    ("kind", "checked", "late"),
    [
        (Kind.ORGANISATION, date(2026, 12, 1), False),
        (Kind.ORGANISATION, date(2026, 11, 30), True),
        (Kind.SERVICE, date(2026, 9, 2), False),
        (Kind.SERVICE, date(2026, 9, 1), True),
        (Kind.INFORMATION, date(2026, 3, 1), False),
        (Kind.INFORMATION, date(2026, 2, 28), True),
        (Kind.INFORMATION, None, True),
        (Kind.EVENT, None, False),
    ],
)
def test_each_kind_has_its_own_time(kind: Kind, checked: date | None, *, late: bool) -> None:
    found = late_texts([(item(kind, checked_on=checked), "a.md")], TODAY)

    assert bool(found) is late


def test_each_owner_gets_one_mail_with_all_texts() -> None:
    late = late_texts(
        [(item(owner="loket@dorp.nl"), "a.md"), (item(owner="loket@dorp.nl"), "b.md")], TODAY
    )

    ((owner, count, ready),) = owners_table(late, TODAY).rows

    (body,) = parse_qs(urlsplit(ready.href).query)["body"]
    assert (owner.text, count.text) == ("loket@dorp.nl", "2")
    assert "a.md" in body
    assert "b.md" in body


def test_what_expired_is_told() -> None:
    (found,) = late_texts([(item(expires_on=date(2027, 2, 27)), "a.md")], TODAY)

    assert (found.why, found.days) == ("verlopen op zaterdag 27 februari 2027", 2)


AREAS = Areas(
    (
        Area(code="GM9999", level=Level.GEMEENTE, name="Testdorp", slug="testdorp"),
        Area(code="WK1", level=Level.WIJK, name="Oost", slug="oost", parent="GM9999"),
        Area(code="WK2", level=Level.WIJK, name="West", slug="west", parent="GM9999"),
    )
)
HUB = Hub(
    name="Test",
    base_url="http://127.0.0.1",
    gemeenten=(
        Gemeente(
            folder="testdorp",
            code="GM9999",
            name="Testdorp",
            slug="testdorp",
            areas=AREAS,
            edition=2025,
        ),
    ),
    domains=(DomainLabel(id=Domain.WERK, name="Werk", slug="werk"),),
)


def help_in(area: str, tier: Tier) -> EnrichedItem:
    def tag(value: str) -> Tag:
        return Tag(value=value, score=1.0, because=())

    return EnrichedItem(
        item=item(), located_in=(tag(area),), domains=(tag("werk"),), tier=tag(tier.value)
    )


@pytest.mark.parametrize(
    ("items", "east", "west"),
    [
        ((), HOLE, HOLE),
        ((help_in("WK1", Tier.DICHTBIJ),), "", HOLE),
        ((help_in("GM9999", Tier.DICHTBIJ),), NOTHING_OF_ITS_OWN, NOTHING_OF_ITS_OWN),
        ((help_in("WK1", Tier.ZELF),), HOLE, HOLE),
        ((help_in("NL", Tier.DICHTBIJ),), HOLE, HOLE),
    ],
)
def test_a_hole_is_where_nobody_can_go_to(
    items: tuple[EnrichedItem, ...], east: str, west: str
) -> None:
    found = {one.wijk.name: one.state for one in coverage(HUB, items)}

    assert found == {"Oost": east, "West": west}


def test_the_matrix_says_a_hole_in_words_too() -> None:
    matrix = holes_table(HUB, coverage(HUB, (help_in("WK1", Tier.DICHTBIJ),)))

    assert matrix.columns == ("wijk", "gemeente", "gaten", "Werk")
    assert [[cell.text for cell in row] for row in matrix.rows] == [
        ["West", "Testdorp", "1", HOLE],
        ["Oost", "Testdorp", "0", "1"],
    ]
    assert matrix.todo == 1


def test_holes_stand_first_in_the_table() -> None:
    found = coverage_table(coverage(HUB, (help_in("WK1", Tier.DICHTBIJ),)))

    assert [row[0].text for row in found.rows] == ["West", "Oost"]
