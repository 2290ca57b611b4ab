"""The neighbourhood paper: what stands in it, and that everybody can read the file."""

from collections.abc import Iterator
from datetime import date, datetime
from io import BytesIO

import pypdf
import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from hub.clock import AMSTERDAM
from hub.gemeente import CrisisNumber
from hub.model import Details, Location
from hub.vocabulary import Domain, Kind
from site_builder.press import press
from site_builder.views.bulletin import Bulletin, is_legible, printable
from tests.fakes.small_hub import World, make_event, make_item, make_occurrence, make_world

PAPER, LARGE = "/almere/filmwijk/buurtkrant.pdf", "/almere/filmwijk/buurtkrant-groot.pdf"


def with_paper(world: World) -> World:
    return World(hub=world.hub, build=evolve(world.build, paper=True))


def paper(world: World, url: str = PAPER) -> Bulletin:
    return next(one for one in world.plan.papers if one.url == url)


def words(one: Bulletin) -> str:
    return repr(one)


@pytest.fixture(scope="module")
def world() -> World:
    return with_paper(
        make_world().with_items(
            make_event("🎉 Feest", make_occurrence("2027-03-20"), areas=("WK003416",)),
            make_event("معلومات", make_occurrence("2027-03-20"), areas=("WK003416",)),
            make_event(
                "Praatgroep", make_occurrence("2027-03-21"), areas=("WK003416",), sensitive=True
            ),
            make_event("April", make_occurrence("2027-04-02"), areas=("WK003416",)),
        )
    )


def test_every_wijk_where_people_live_has_two_papers(world: World) -> None:
    assert [one.url for one in world.plan.papers if "/almere/" in one.url] == [
        PAPER,
        LARGE,
        "/almere/parkwijk/buurtkrant.pdf",
        "/almere/parkwijk/buurtkrant-groot.pdf",
    ]


def test_where_papers_cannot_be_made_nothing_leads_to_them() -> None:
    bare = make_world()

    assert bare.plan.papers == ()
    assert ".pdf" not in bare.markup("/almere/filmwijk/")


def test_page_of_the_wijk_leads_to_its_papers(world: World) -> None:
    links = world.tree("/almere/filmwijk/").xpath("//a[@type='application/pdf']/@href")

    assert links == [PAPER, LARGE]


def test_paper_holds_the_month_and_not_the_next(world: World) -> None:
    text = words(paper(world))

    assert paper(world).period == "maart 2027"
    assert "Koffie en taal" in text
    assert "'April'" not in text


def test_last_week_of_a_month_brings_the_next_along(world: World) -> None:
    late = world.at(datetime(2027, 3, 28, 8, tzinfo=AMSTERDAM))

    assert paper(late).period == "maart en april 2027"
    assert "'April'" in words(paper(late))


def test_nothing_sensitive_stands_in_the_paper(world: World) -> None:
    assert "Praatgroep" not in words(paper(world))


def test_what_may_not_be_passed_on_is_not_printed(world: World) -> None:
    assert "Avond over pubers" not in words(paper(world))


def test_number_for_a_sensitive_subject_stays_on_the_site(world: World) -> None:
    crisis = (
        *world.hub.crisis_numbers,
        CrisisNumber(name="Lijn", number="0800-1234", when="Nood", subjects=("zelfdoding",)),
    )

    shown = paper(world.with_hub(evolve(world.hub, crisis_numbers=crisis)))

    assert "0800-1234" not in words(shown)
    assert {"112", "0800-2000"} <= {one.phone.text for one in shown.numbers}


def test_name_in_other_letters_is_left_to_the_site_and_a_picture_to_the_screen(
    world: World,
) -> None:
    titles = [entry.title for day in paper(world).days for entry in day.entries]

    assert "Feest" in titles
    assert "معلومات" not in titles


def test_wijk_without_events_of_its_own_has_those_around_it() -> None:
    party = make_event("Feest", make_occurrence("2027-03-20"), areas=("WK003416",))

    shown = paper(with_paper(make_world().only(party)), "/almere/parkwijk/buurtkrant.pdf")

    assert "staat niets op de agenda" in shown.agenda_note
    assert "Feest" in words(shown)


def test_helper_without_a_number_is_not_in_the_paper() -> None:
    silent = make_item(
        Kind.ORGANISATION,
        "Zonder nummer",
        areas=("WK003416",),
        domains=(Domain.ZORG,),
        details=Details(),
    )

    shown = paper(with_paper(make_world().with_items(silent)))

    assert "Zonder nummer" not in words(shown)


@given(st.text(max_size=40))
def test_printable_text_stays_as_it_is_when_printed_again(text: str) -> None:
    assert printable(printable(text)) == printable(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [("Koffie – thee", True), ("Şölen", True), ("ⵣ", False), ("🎉", False), ("中文", False)],
)
def test_name_is_legible_when_all_its_letters_are(text: str, expected: bool) -> None:  # noqa: FBT001 - given by the table
    assert is_legible(text) is expected


# The file itself.


@pytest.fixture(scope="module")
def printed(world: World) -> bytes:
    return bytes(press()(paper(world)))


def elements(node: object) -> Iterator[str]:
    found = node.get_object() if hasattr(node, "get_object") else node
    below = (
        found if isinstance(found, list) else [found.get("/K")] if hasattr(found, "get") else []
    )
    if hasattr(found, "get") and "/S" in found:
        yield str(found["/S"])
    for one in below:
        yield from elements(one) if one is not None else ()


def test_equal_papers_give_equal_bytes(world: World, printed: bytes) -> None:
    assert bytes(press()(paper(world))) == printed


def test_file_is_tagged_and_says_its_title_and_language(printed: bytes) -> None:
    reader = pypdf.PdfReader(BytesIO(printed))
    root = reader.trailer["/Root"]

    assert root["/Lang"] == "nl-NL"
    assert root["/MarkInfo"]["/Marked"]
    assert root["/ViewerPreferences"]["/DisplayDocTitle"]
    assert reader.metadata.title == "Buurtkrant Filmwijk, maart 2027"
    assert b"<pdfuaid:part>1</pdfuaid:part>" in reader.trailer["/Root"]["/Metadata"].get_data()


def test_file_gives_the_date_of_the_build_and_never_that_of_the_clock(printed: bytes) -> None:
    reader = pypdf.PdfReader(BytesIO(printed))

    assert reader.metadata.creation_date.date() == date(2027, 3, 1)


def test_file_has_headings_lists_and_a_text_for_its_picture(printed: bytes) -> None:
    root = pypdf.PdfReader(BytesIO(printed)).trailer["/Root"]

    found = list(elements(root["/StructTreeRoot"]["/K"]))

    assert {"/Document", "/H1", "/H2", "/L", "/LI", "/P", "/Figure", "/Link"} <= set(found)


def test_text_of_a_source_is_never_read_as_markup() -> None:
    nasty = '#read("/etc/passwd") $x$ *vet* = kop'
    event = make_event(
        nasty,
        make_occurrence("2027-03-20"),
        areas=("WK003416",),
        location=Location(name="`#sys.inputs`"),
    )

    made = press()(paper(with_paper(make_world().only(event))))

    text = " ".join(page.extract_text() for page in pypdf.PdfReader(BytesIO(made)).pages)
    assert '#read("/etc/passwd")' in text
    assert "*vet* = kop" in " ".join(text.split())
