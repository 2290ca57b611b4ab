"""The file of the neighbourhood paper, read back as a screen reader and a printer get it."""

from collections.abc import Iterator
from io import BytesIO
from itertools import pairwise

import pypdf
import pytest
from attrs import evolve
from pypdf.generic import ContentStream

from site_builder.press import page_count, press
from site_builder.views.bulletin import (
    ENTRIES,
    MOST_LARGE_PAGES,
    MOST_PAGES,
    Bulletin,
    shorter,
)
from tests.fakes.small_hub import make_event, make_occurrence, make_world

PAPER, LARGE = "/almere/filmwijk/buurtkrant.pdf", "/almere/filmwijk/buurtkrant-groot.pdf"
STANDARD_TYPES = frozenset(
    [
        "/Document",
        "/Part",
        "/Sect",
        "/Div",
        "/P",
        "/H1",
        "/H2",
        "/H3",
        "/L",
        "/LI",
        "/Lbl",
        "/LBody",
        "/Span",
        "/Link",
        "/Figure",
    ]
)
LARGE_PRINT = 18
SHOWS = frozenset({b"Tj", b"TJ", b"'", b'"', b"Do", b"f", b"S", b"B"})
"""Operators that put something on the page."""


@pytest.fixture(scope="module")
def full() -> dict[str, Bulletin]:
    """The papers of a month with more activities than they can hold."""
    world = make_world().with_items(
        *(
            make_event(
                f"Samen eten en praten met de hele buurt, keer {at}",
                make_occurrence(f"2027-03-{at % 28 + 2:02d}"),
                areas=("WK003416",),
            )
            for at in range(2 * ENTRIES)
        )
    )
    build = evolve(world.build, paper=True)
    return {one.url: one for one in evolve(world, build=build).plan.papers}


@pytest.fixture(scope="module", params=[PAPER, LARGE], ids=["small", "large"])
def printed(full: dict[str, Bulletin], request: pytest.FixtureRequest) -> bytes:
    return press()(full[request.param])


@pytest.fixture(scope="module")
def reader(printed: bytes) -> pypdf.PdfReader:
    return pypdf.PdfReader(BytesIO(printed))


def nodes(node: object) -> Iterator[pypdf.generic.DictionaryObject]:
    """Yield all elements of the structure tree in reading order."""
    found = node.get_object() if hasattr(node, "get_object") else node
    if isinstance(found, list):
        for one in found:
            yield from nodes(one)
    elif isinstance(found, pypdf.generic.DictionaryObject):
        yield from [found] if "/S" in found else []
        yield from nodes(found.get("/K"))


def structure(reader: pypdf.PdfReader) -> list[pypdf.generic.DictionaryObject]:
    return list(nodes(reader.trailer["/Root"]["/StructTreeRoot"]["/K"]))


def operations(reader: pypdf.PdfReader) -> Iterator[tuple[list[object], bytes]]:
    for page in reader.pages:
        yield from ContentStream(page["/Contents"], reader).operations


def outside(reader: pypdf.PdfReader) -> list[bytes]:
    """Return what is drawn neither as part of the structure nor as decoration."""
    depth, bare = 0, []
    for _, operator in operations(reader):
        depth += (operator in {b"BDC", b"BMC"}) - (operator == b"EMC")
        bare += [operator] if operator in SHOWS and not depth else []
    return bare


def test_paper_of_a_full_month_keeps_to_its_sheets(full: dict[str, Bulletin]) -> None:
    assert page_count(press()(full[PAPER])) <= MOST_PAGES
    assert page_count(press()(full[LARGE])) <= MOST_LARGE_PAGES


def test_page_count_is_that_of_a_reader(printed: bytes, reader: pypdf.PdfReader) -> None:
    assert page_count(printed) == len(reader.pages)


def test_what_did_not_fit_is_said(reader: pypdf.PdfReader) -> None:
    text = " ".join(" ".join(page.extract_text().split()) for page in reader.pages)

    assert "Er is nog meer te doen." in text


def test_shorter_papers_lose_entries_from_the_end_and_nothing_else(
    full: dict[str, Bulletin],
) -> None:
    versions = list(shorter(full[PAPER]))
    days = [one.days for one in versions]
    titles = [[entry.title for day in one for entry in day.entries] for one in days]

    assert versions[0] == full[PAPER]
    assert titles[-1] == []
    assert all(before[: len(after)] == after != before for before, after in pairwise(titles))
    assert {evolve(one, days=(), more="") for one in versions} == {
        evolve(full[PAPER], days=(), more="")
    }


def test_everything_on_the_page_is_in_the_structure_or_decoration(
    reader: pypdf.PdfReader,
) -> None:
    assert outside(reader) == []


def test_every_element_has_a_type_that_readers_know(reader: pypdf.PdfReader) -> None:
    root = reader.trailer["/Root"]["/StructTreeRoot"]
    known = {str(own): str(meant) for own, meant in root["/RoleMap"].items()}

    types = {known.get(str(one["/S"]), str(one["/S"])) for one in structure(reader)}

    assert types <= STANDARD_TYPES


def test_headings_skip_no_level(reader: pypdf.PdfReader) -> None:
    levels = [
        int(str(one["/S"])[2:]) for one in structure(reader) if str(one["/S"])[:2] == "/H"
    ]

    assert levels[0] == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))


def test_items_of_a_list_stand_in_a_list(reader: pypdf.PdfReader) -> None:
    lists = [one for one in structure(reader) if one["/S"] == "/L"]
    below = {str(item.get_object()["/S"]) for one in lists for item in one["/K"]}

    assert below == {"/LI"}


def test_layout_is_never_a_table(reader: pypdf.PdfReader) -> None:
    assert {"/Table", "/TR", "/TD"}.isdisjoint(str(one["/S"]) for one in structure(reader))


def test_picture_has_a_text(reader: pypdf.PdfReader) -> None:
    figures = [one for one in structure(reader) if one["/S"] == "/Figure"]

    assert [one["/Alt"] for one in figures] == ["QR-code van de pagina van Filmwijk"]


def test_every_link_says_where_it_leads_and_is_part_of_the_structure(
    reader: pypdf.PdfReader,
) -> None:
    links = [one.get_object() for page in reader.pages for one in page.get("/Annots", ())]

    assert links
    assert all(one["/Contents"] and "/StructParent" in one for one in links)
    assert {one["/A"]["/URI"].partition(":")[0] for one in links} == {"tel", "https"}


def test_tab_follows_the_structure(reader: pypdf.PdfReader) -> None:
    assert {page.get("/Tabs") for page in reader.pages if "/Annots" in page} == {"/S"}


def test_letters_come_along_in_the_file(reader: pypdf.PdfReader) -> None:
    fonts = [
        font.get_object()["/DescendantFonts"][0].get_object()["/FontDescriptor"]
        for page in reader.pages
        for font in page["/Resources"]["/Font"].values()
    ]

    assert fonts
    assert all({"/FontFile2", "/FontFile3"} & set(one) for one in fonts)


def test_large_print_has_no_letter_below_eighteen_points(full: dict[str, Bulletin]) -> None:
    reader = pypdf.PdfReader(BytesIO(press()(full[LARGE])))

    sizes = {
        float(str(operands[1]))
        for operands, operator in operations(reader)
        if operator == b"Tf"
    }

    assert min(sizes) >= LARGE_PRINT
