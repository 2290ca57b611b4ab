"""An empty list for volunteers: what stands in it, and that it can be read back."""

from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from harvest.formats.csv_list import parse
from harvest.formats.spreadsheet import read_sheet
from harvest.loss import Found
from hub.model import RawItem
from hub.source import Fetched, Source
from hub.vocabulary import Kind, ListMode, SourceFormat
from wijkwijzer.drafts.new_list import (
    ListKind,
    ListRefused,
    Template,
    as_csv,
    as_workbook,
    template,
    write_list,
)

TODAY = date(2027, 3, 1)
KINDS = list(ListKind)


def found_in(body: bytes) -> tuple[Found, ...]:
    source = Source(
        id="bron",
        title="Een bron",
        url="https://bron.example/lijst",
        format=SourceFormat.CSV,
        scope="GM0034",
        publisher="De bron",
        list=ListMode.FULL,
    )
    fetched = Fetched(
        source_id="bron",
        url=source.url,
        status=200,
        headers=(),
        body=body,
        fetched_at=datetime(2027, 3, 1, 7, 0, tzinfo=UTC),
    )
    return tuple(parse(source, fetched))


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("written", [as_csv, as_workbook])
def test_an_empty_list_is_read_as_nothing_at_all(
    kind: ListKind, written: Callable[[Template], bytes]
) -> None:
    assert found_in(written(template(kind, TODAY))) == ()


@pytest.mark.parametrize(
    ("kind", "item_kind"),
    [
        (ListKind.AGENDA, Kind.EVENT),
        (ListKind.ORGANISATIES, Kind.ORGANISATION),
        (ListKind.PLEKKEN, Kind.PLACE),
    ],
)
def test_the_example_itself_is_filled_in_without_a_mistake(
    kind: ListKind, item_kind: Kind
) -> None:
    body = as_csv(template(kind, TODAY)).replace(b"\nvoorbeeld;", b"\nmijn-1;")

    found = found_in(body)

    assert [one.kind for one in found if isinstance(one, RawItem)] == [item_kind]
    assert len(found) == 1


def test_a_workbook_explains_each_of_its_columns() -> None:
    made = template(ListKind.AGENDA, TODAY)

    explained = read_sheet(as_workbook(made), sheet="Uitleg")

    headings = [line.cells[0] for line in explained.lines]
    assert headings == ["Kolom", *(column.heading for column in made.columns)]
    assert all(line.cells[1] for line in explained.lines)


def test_a_list_that_is_there_already_is_not_overwritten(tmp_path: Path) -> None:
    path = tmp_path / "lijst.csv"
    path.write_text("van een ander")

    with pytest.raises(ListRefused, match="bestaat al"):
        write_list(path, ListKind.AGENDA, TODAY, workbook=False)

    assert path.read_text() == "van een ander"


@pytest.mark.parametrize(("name", "workbook"), [("lijst.txt", False), ("lijst.csv", True)])
def test_a_name_with_another_ending_is_refused(
    tmp_path: Path, name: str, *, workbook: bool
) -> None:
    with pytest.raises(ListRefused, match="moet eindigen op"):
        write_list(tmp_path / name, ListKind.AGENDA, TODAY, workbook=workbook)


def test_a_name_on_xlsx_makes_a_workbook(tmp_path: Path) -> None:
    path = tmp_path / "lijst.xlsx"

    told = write_list(path, ListKind.PLEKKEN, TODAY, workbook=False)

    assert path.read_bytes().startswith(b"PK")
    assert "lijst.xlsx is gemaakt" in told
