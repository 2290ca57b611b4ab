"""The small readers that the parsers share: titles, dates, places, links, names, bytes."""

from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from harvest.charset import decode
from harvest.links import canonical, is_own_page, without_tracking
from harvest.locations import read_location, read_point
from harvest.moments import instant, read_moment
from harvest.organisers import organisation
from harvest.plain import markup, plain_text
from harvest.status_words import read_title
from hub.model import Location
from hub.vocabulary import EventStatus

CANCELLED, MOVED, FULL = EventStatus.CANCELLED, EventStatus.MOVED, EventStatus.FULL
SCHEDULED = EventStatus.SCHEDULED


@pytest.mark.parametrize(
    ("written", "title", "status", "note"),
    [
        ("AFGELAST: Buurtmaal", "Buurtmaal", CANCELLED, ""),
        ("Afgelast! Buurtmaal", "Buurtmaal", CANCELLED, ""),
        ("AFGELAST Buurtmaal", "Buurtmaal", CANCELLED, ""),
        ("Buurtmaal (geannuleerd)", "Buurtmaal", CANCELLED, ""),
        ("Buurtmaal gaat niet door", "Buurtmaal", CANCELLED, ""),
        ("Buurtmaal – gaat helaas niet door", "Buurtmaal", CANCELLED, ""),
        ("[VOL] Yoga", "Yoga", FULL, ""),
        ("Yoga - volgeboekt", "Yoga", FULL, ""),
        ("Vol: yoga voor 55-plus", "yoga voor 55-plus", FULL, ""),
        ("Verplaatst naar zaal 2: Yoga", "Yoga", MOVED, "Verplaatst naar zaal 2"),
        ("Yoga: verplaatst naar 3 mei", "Yoga", MOVED, "verplaatst naar 3 mei"),
        ("Yoga verplaatst", "Yoga", MOVED, ""),
        ("Yoga | Verplaatst", "Yoga", MOVED, ""),
        ("Vol verwachting klopt ons hart", "Vol verwachting klopt ons hart", SCHEDULED, ""),
        ("Een huis vol", "Een huis vol", SCHEDULED, ""),
        ("Verzet in Almere: lezing", "Verzet in Almere: lezing", SCHEDULED, ""),
        ("Koffie - thee - taal", "Koffie - thee - taal", SCHEDULED, ""),
        ("Afgelast", "Afgelast", CANCELLED, ""),
    ],
)
def test_status_words_leave_the_title(
    written: str, title: str, status: EventStatus, note: str
) -> None:
    found = read_title(written)

    assert (found.title, found.status, found.note) == (title, status, note)


@given(st.text(max_size=400))
def test_any_title_can_be_read(written: str) -> None:
    assert len(read_title(written).title) <= 300


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("2027-03-20T10:00:00+01:00", datetime(2027, 3, 20, 9, tzinfo=UTC)),
        ("2027-03-20T10:00", datetime(2027, 3, 20, 9, tzinfo=UTC)),
        ("Sat, 20 Mar 2027 10:00:00 +0100", datetime(2027, 3, 20, 9, tzinfo=UTC)),
        ("za, 20 mrt 2027 10:00:00 +0100", datetime(2027, 3, 20, 9, tzinfo=UTC)),
        ("zaterdag 20 maart 2027 10.00", datetime(2027, 3, 20, 9, tzinfo=UTC)),
        ("20-03-2027 10:00", datetime(2027, 3, 20, 9, tzinfo=UTC)),
        ("2027-03-20", date(2027, 3, 20)),
        ("20270320", date(2027, 3, 20)),
        ("20 maart 2027", date(2027, 3, 20)),
        ("31-12-2027", date(2027, 12, 31)),
        ("gisteren", None),
        ("31-02-2027", None),
        ("Fri, 31 Dec 9999 23:59:59 GMT", None),
    ],
)
def test_dates_are_read_as_the_dutch_write_them(
    text: str, moment: datetime | date | None
) -> None:
    assert read_moment(text) == moment


@given(st.text(max_size=80))
def test_no_text_breaks_the_reading_of_dates(text: str) -> None:
    found = instant(text)

    assert found is None or found.tzinfo is UTC


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Huis, Filmlaan 12, 1325AB Almere", ("Huis", "Filmlaan 12", "1325 AB", "Almere")),
        ("Huis\nFilmlaan 1a\n1325 AB\nAlmere", ("Huis", "Filmlaan 1a", "1325 AB", "Almere")),
        ("Filmlaan 12, Almere, Nederland", ("", "Filmlaan 12", "", "Almere")),
        ("De Vlinder, zaal 2", ("De Vlinder, zaal 2", "", "", "")),
        ("Filmwijk", ("Filmwijk", "", "", "")),
        ("https://video.example/kamer", ("Online", "", "", "")),
    ],
)  # fmt: skip
def test_a_place_is_taken_apart(text: str, place: tuple[str, str, str, str]) -> None:
    name, address, postcode, city = place

    assert read_location(text) == Location(
        name=name, address=address, postcode=postcode, city=city
    )


@pytest.mark.parametrize(
    ("text", "point"),
    [
        ("52.37;5.22", (5.22, 52.37)),
        ("0;0", None),
        ("100;5", None),
        ("x", None),
        ("nan;5", None),
    ],
)
def test_a_point_lies_on_earth(text: str, point: tuple[float, float] | None) -> None:
    assert read_point(text) == point


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("Stichting Het Filmdoek", "Stichting Het Filmdoek"),
        ("Wijkcentrum Noord", "Wijkcentrum Noord"),
        ("de nieuwe bibliotheek", "de nieuwe bibliotheek"),
        ("Jan Nijhuis", ""),
        ("Fatima el Voorbeeld", ""),
        ("info@stichting.example", ""),
    ],
)
def test_only_certain_organisations_are_named(name: str, shown: str) -> None:
    assert organisation(name) == shown


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("http://x.example/a/", "https://X.example:443/a"),
        ("https://x.example/a?utm_source=b", "https://x.example/a"),
        ("https://x.example/a?id=1&fbclid=2", "https://x.example/a?id=1"),
    ],
)
def test_links_to_one_page_are_one(one: str, other: str) -> None:
    assert canonical(one) == canonical(other)


@given(st.text(max_size=100))
def test_a_canonical_link_is_its_own_canonical_link(url: str) -> None:
    assert canonical(canonical(url)) == canonical(url)


@pytest.mark.parametrize(
    "url", ["", "https://x.example/", "javascript:alert(1)", "http://[1", "/a"]
)
def test_a_front_page_or_worse_belongs_to_no_item(url: str) -> None:
    assert not is_own_page(url)


def test_a_link_without_tracking_stays_as_it_is() -> None:
    assert without_tracking("https://x.example/a?b=%20c") == "https://x.example/a?b=%20c"


def test_plain_text_keeps_a_smaller_than_sign() -> None:
    assert plain_text("<b>5</b> < 6 &amp; 7", 100) == "5 < 6 & 7"


def test_text_becomes_paragraphs_and_html_stays() -> None:
    assert markup("een < twee\n\ndrie\nvier") == "<p>een &lt; twee</p><p>drie<br>vier</p>"
    assert markup("<p>een</p>") == "<p>een</p>"


WORDS = "Café € 5 – ’s"


@pytest.mark.parametrize(
    ("body", "content_type"),
    [
        (WORDS.encode(), ""),
        (WORDS.encode("utf-8-sig"), ""),
        (WORDS.encode("utf-16"), ""),
        (WORDS.encode("cp1252"), ""),
        (WORDS.encode("cp1252"), "text/xml; charset=iso-8859-1"),
        (WORDS.encode(), "text/xml; charset=iso-8859-1"),
        (WORDS.encode(), "text/xml; charset=bestaat-niet"),
        (WORDS.encode("cp1252"), "text/xml; charset=hex"),
    ],
)
def test_text_survives_what_is_said_about_its_encoding(body: bytes, content_type: str) -> None:
    assert decode(body, content_type) == WORDS


def test_the_encoding_in_the_document_goes_before_the_header() -> None:
    body = '<?xml version="1.0" encoding="koi8-r"?>Привет'.encode("koi8-r")

    assert decode(body, "text/xml; charset=iso-8859-1").endswith("Привет")


def test_utf7_is_never_believed() -> None:
    assert decode(b"+ADw-script+AD4-\xff", "text/xml; charset=utf-7").startswith("+ADw-script")


@given(st.binary(max_size=200))
def test_decoded_text_can_always_be_written(body: bytes) -> None:
    assert decode(body).encode() is not None
