"""A list in a spreadsheet becomes items: which headings, which rows, which identity."""

from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from harvest.parsed import Parsed
from hub.errors import ParseError
from hub.vocabulary import EventStatus, Kind

Reading = Callable[..., Parsed]


def titles(parsed: Parsed) -> list[str]:
    return sorted(item.title for item in parsed.items)


def ids(parsed: Parsed) -> list[str]:
    return sorted(item.external_id for item in parsed.items)


@pytest.mark.parametrize("delimiter", [";", ",", "\t", "|"])
def test_any_usual_delimiter_is_found(read: Reading, delimiter: str) -> None:
    lines = ("Titel*Telefoon*Kosten", 'Loket*036 000 00 00*"1, 2; 3"', "Balie*036 000 00 00*")
    body = "\n".join(lines).replace("*", delimiter)

    parsed = read("csv", body)

    assert titles(parsed) == ["Balie", "Loket"]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_letters_with_accents_survive_every_encoding(read: Reading, encoding: str) -> None:
    parsed = read("csv", "Titel;Kosten\r\nCafé Één;€ 2\r\n".encode(encoding))

    assert [(item.title, item.details.cost) for item in parsed.items] == [("Café Één", "€ 2")]


@pytest.mark.parametrize(
    "heading", ["voor_wie", "Voor wie", "VOOR  WIE:", "Voor wie *", "vóór-wie"]
)
def test_our_own_names_are_headings_however_they_are_written(
    read: Reading, heading: str
) -> None:
    parsed = read("csv", f"Titel;{heading}\nLoket;de buren\n")

    assert parsed.items[0].details.subjects == ("de buren",)


def test_a_heading_that_is_missing_is_named_with_those_that_are_there(read: Reading) -> None:
    written = '[csv.kolommen]\ntitel = "Naam"\ntelefoon = "Telefoon"\n'

    with pytest.raises(ParseError, match=r"“Telefoon” ontbreekt\. Bedoelde u “Telefoonnr”"):
        read("csv", "Naam;Telefoonnr;Iets\nLoket;1;2\n", written=written)


def test_columns_that_nobody_asked_for_are_not_read(read: Reading) -> None:
    parsed = read("csv", "Titel;Contactpersoon\nLoket;J. Voorbeeld\n")

    assert "Voorbeeld" not in repr(parsed.items)


def test_rows_above_the_headings_are_skipped(read: Reading) -> None:
    parsed = read("csv", "Lijst van maart;\n;\nTitel;Kosten\nLoket;gratis\n")

    assert titles(parsed) == ["Loket"]


def test_a_loss_names_the_row_as_excel_numbers_it(read: Reading) -> None:
    parsed = read("csv", 'Titel;Begin\n"Twee\nregels";2-3-2027\n\nFout;31-2-2027\n')

    assert parsed.losses[0].startswith("rij 4: begin: 31 februari 2027 bestaat niet.")


def test_a_wrong_field_costs_the_field_and_not_the_row(read: Reading) -> None:
    parsed = read("csv", "Titel;Postcode;Verloopt\nLoket;12;ooit\n")

    assert (titles(parsed), parsed.lost, len(parsed.losses)) == (["Loket"], 0, 2)


def test_the_example_of_the_template_is_left_out_without_a_word(read: Reading) -> None:
    parsed = read("csv", "Kenmerk;Titel\nVoorbeeld;Voorbeeld: Koffie\nk1;Koffie\n")

    assert (titles(parsed), parsed.losses) == (["Koffie"], ())


def test_events_that_are_over_are_left_out_without_a_word(read: Reading) -> None:
    parsed = read("csv", "Titel;Begin\nOud;1-2-2027\nNieuw;2-3-2027\n")

    assert (titles(parsed), parsed.losses) == (["Nieuw"], ())


def test_rows_of_one_name_and_different_days_are_different_items(read: Reading) -> None:
    parsed = read("csv", "Titel;Begin\nKoffie;2-3-2027\nKoffie;9-3-2027\n")

    assert len(parsed.items) == 2


def test_a_row_that_says_the_same_twice_is_one_item(read: Reading) -> None:
    parsed = read("csv", "Titel;Begin\nKoffie;2-3-2027\nKoffie;2-3-2027\n")

    assert (len(parsed.items), parsed.losses) == (1, ("rij 3: dit is hetzelfde als rij 2",))


@pytest.mark.parametrize(
    "changed",
    [
        "Koffie;9-3-2027;Buurthuis;gratis",
        "Koffie;2-3-2027;Buurthuis;€ 2",
        "KOFFIE;2-3-2027;buurthuis;gratis",
        "AFGELAST: Koffie;2-3-2027;Buurthuis;gratis",
    ],
)
def test_another_date_price_or_status_leaves_the_identity(read: Reading, changed: str) -> None:
    before = read("csv", "Titel;Begin;Locatie;Kosten\nKoffie;2-3-2027;Buurthuis;gratis\n")

    after = read("csv", f"Titel;Begin;Locatie;Kosten\n{changed}\n")

    assert ids(after) == ids(before)


def test_the_order_of_the_rows_plays_no_part_in_identity(read: Reading) -> None:
    rows = ["Koffie;2-3-2027;10.00", "Koffie;2-3-2027;14.00", "Thee;2-3-2027;14.00"]
    forward = read("csv", "\n".join(["Titel;Begin;Begintijd", *rows]))

    backward = read("csv", "\n".join(["Titel;Begin;Begintijd", *reversed(rows)]))

    assert ids(backward) == ids(forward)


def test_a_number_of_the_list_itself_is_the_identity(read: Reading) -> None:
    parsed = read("csv", "Kenmerk;Titel\nA-7;Loket\n")

    assert ids(parsed) == ["A-7"]


@pytest.mark.parametrize(
    ("heading", "cell", "kind"),
    [
        ("Begin", "2-3-2027", Kind.EVENT),
        ("Telefoon", "036 000 00 00", Kind.ORGANISATION),
        ("Openingstijden", "ma 9.00-12.00", Kind.ORGANISATION),
        ("Postcode", "1234 AB", Kind.PLACE),
        ("Tekst", "Iets", Kind.INFORMATION),
        ("Soort", "plek", Kind.PLACE),
        ("Soort", "Hulpmiddel", Kind.AID),
    ],
)
def test_what_a_row_is_shows_from_its_fields(
    read: Reading, heading: str, cell: str, kind: Kind
) -> None:
    parsed = read("csv", f"Titel;{heading}\nIets;{cell}\n")

    assert parsed.items[0].kind is kind


def test_the_source_says_what_its_rows_are(read: Reading) -> None:
    parsed = read(
        "csv", "Titel;Telefoon\nZaal;036 000 00 00\n", written='defaults.kind="place"'
    )

    assert parsed.items[0].kind is Kind.PLACE


@pytest.mark.parametrize(
    ("word", "status"),
    [
        ("vol", EventStatus.FULL),
        ("Uitverkocht", EventStatus.FULL),
        ("geannuleerd", EventStatus.CANCELLED),
        ("gaat door", EventStatus.SCHEDULED),
        ("verplaatst", EventStatus.MOVED),
    ],
)
def test_a_status_is_understood(read: Reading, word: str, status: EventStatus) -> None:
    parsed = read("csv", f"Titel;Begin;Status\nKoffie;2-3-2027;{word}\n")

    event = parsed.items[0].details.event
    assert event is not None
    assert [date.status for date in event.occurrences] == [status]


def test_a_status_that_nobody_knows_keeps_the_row_off_the_site(read: Reading) -> None:
    parsed = read("csv", "Titel;Begin;Status\nKoffie;2-3-2027;concept\n")

    assert (parsed.items, parsed.lost) == ((), 1)


def test_hours_that_cannot_be_read_are_shown_in_their_own_words(read: Reading) -> None:
    parsed = read("csv", 'Titel;Openingstijden\nLoket;"ma 9-12\ndi om de week"\n')

    item = parsed.items[0]
    assert item.details.organisation is not None
    assert item.details.organisation.hours == ()
    assert "Openingstijden: ma 9-12 di om de week" in item.body_html


def test_school_holidays_cannot_be_left_out_and_that_is_said(read: Reading) -> None:
    parsed = read(
        "csv", "Titel;Begin;Herhaling;Behalve\nKoffie;2-3-2027;elke dinsdag;schoolvakanties\n"
    )

    assert parsed.items == ()
    assert "schoolvakanties niet overgeslagen" in parsed.losses[0]


def test_a_quotation_that_never_ends_keeps_what_stands_before_it(read: Reading) -> None:
    parsed = read("csv", 'Titel;Tekst\nEen;Goed\nTwee;"Open\nDrie;Goed\n')

    assert (titles(parsed), parsed.cut_off) == (["Een"], True)


@given(
    st.lists(
        st.lists(st.text(max_size=40), min_size=7, max_size=7).map(";".join), max_size=5
    ).map("\n".join)
)
@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_no_row_is_lost_without_being_counted_or_breaks_the_reader(
    read: Reading, rows: str
) -> None:
    heads = "Titel;Kenmerk;Begin;Begintijd;Openingstijden;Postcode;Status\n"

    parsed = read("csv", heads + "Loket;een-eigen-nummer;;;;;\n" + rows)

    assert "een-eigen-nummer" in ids(parsed) or parsed.cut_off


@given(st.binary(max_size=200))
@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_no_bytes_break_the_reader(read: Reading, body: bytes) -> None:
    assert isinstance(outcome(read, body), Parsed | ParseError)


def outcome(read: Reading, body: bytes) -> Parsed | ParseError:
    try:
        return read("csv", body)
    except ParseError as exc:
        return exc
