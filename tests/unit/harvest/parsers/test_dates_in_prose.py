"""Sentences about dates: what they mean, and what is refused."""

from datetime import UTC, date, datetime, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from harvest.formats.dates_in_prose import When, read_when
from hub.clock import local, local_date
from hub.dutch_dates import MONTHS, WEEKDAYS
from hub.vocabulary import EventStatus

NOW = datetime(2027, 3, 1, 7, 0, tzinfo=UTC)


def shown(when: When) -> list[str]:
    """Return the dates as an editor would say them; whole days without a time."""
    return [
        f"{local(one.start):%Y-%m-%d}/{local_date(one.end - timedelta(seconds=1))}"
        if one.all_day
        else f"{local(one.start):%Y-%m-%d %H.%M}-{local(one.end):%H.%M}"
        for one in when.occurrences
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("09 Jul 2025", "2025-07-09/2025-07-09"),
        ("vrijdag 5 maart", "2027-03-05/2027-03-05"),
        ("zaterdag, 6 maart", "2027-03-06/2027-03-06"),
        ("vr 26 februari", "2027-02-26/2027-02-26"),
        ("5 januari", "2028-01-05/2028-01-05"),
        ("5/3/2027", "2027-03-05/2027-03-05"),
        ("05-03-27", "2027-03-05/2027-03-05"),
        ("5.3.2027", "2027-03-05/2027-03-05"),
        ("2027-03-05", "2027-03-05/2027-03-05"),
        ("3rd of May 2027", "2027-05-03/2027-05-03"),
        ("zaterdag 6/3", "2027-03-06/2027-03-06"),
        ("vrijdag 5 maart t/m zondag 7 maart", "2027-03-05/2027-03-07"),
        ("5-7 maart 2027", "2027-03-05/2027-03-07"),
        ("5 – 7 maart 2027", "2027-03-05/2027-03-07"),
        ("12 Jul 2025 up to 13 Jul 2025", "2025-07-12/2025-07-13"),
        ("20 dec. t/m 3 jan. 2027", "2026-12-20/2027-01-03"),
        ("30 december t/m 2 januari", "2027-12-30/2028-01-02"),
        ("1 september t/m 30 juni", "2026-09-01/2027-06-30"),
        ("up to 13 Aug 2025", "2025-08-13/2025-08-13"),
        ("t/m 30 april", "2027-03-01/2027-04-30"),
        ("1 maart t/m 30 april 2027, 10.00-17.00 uur", "2027-03-01/2027-04-30"),
        ("vanaf 3 maart", "2027-03-03/2027-03-03"),
        ("2027-03-05T19:30", "2027-03-05 19.30-19.30"),
        ("2027-03-05T19:30:00Z", "2027-03-05 20.30-20.30"),
        ("2027-03-05 19:30-21:00", "2027-03-05 19.30-21.00"),
        ("5 maart 2027 om 20:00u", "2027-03-05 20.00-20.00"),
        ("5 maart 2027 - 19.30 uur", "2027-03-05 19.30-19.30"),
        ("za 5 dec. 2026 van 10.00 tot 12.30 uur", "2026-12-05 10.00-12.30"),
        ("Datum: 5 maart 2027 | Tijd: 10:00 – 12:00", "2027-03-05 10.00-12.00"),
        ("5 maart 10-12 uur", "2027-03-05 10.00-12.00"),
        ("5 maart 2000 uur", "2027-03-05 20.00-20.00"),
        ("5 maart 20u30", "2027-03-05 20.30-20.30"),
        ("van 10 tot 12 uur op vrijdag 5 maart", "2027-03-05 10.00-12.00"),
        ("inloop tussen 10.00 en 12.00 uur, vr 5 maart", "2027-03-05 10.00-12.00"),
        ("5 maart inloop 19.00, start 19.30", "2027-03-05 19.30-19.30"),
        ("5 maart aanvang 19.30, einde 21.00", "2027-03-05 19.30-21.00"),
        ("5 maart half acht ’s avonds", "2027-03-05 19.30-19.30"),
        ("dinsdagavond 2 maart 8 uur", "2027-03-02 20.00-20.00"),
        ("woensdagmiddag 3 maart van 1 tot 3 uur", "2027-03-03 13.00-15.00"),
        ("Fri 5 March, 2027 at 7pm", "2027-03-05 19.00-19.00"),
        ("vr 5 maart 2027 van 22.00 tot 24.00 uur", "2027-03-05 22.00-00.00"),
        ("March 5, 2027 7:30 PM", "2027-03-05 19.30-19.30"),
        ("Friday, March 5th 2027, 7 - 9pm", "2027-03-05 19.00-21.00"),
        ("Friday 5 March 11am-1pm", "2027-03-05 11.00-13.00"),
        ("vr 5 maart 20.00 - 01.00 uur", "2027-03-05 20.00-01.00"),
        ("vr 5 maart 19.00 uur tot zo 7 maart 12.00 uur", "2027-03-05 19.00-12.00"),
        ("28 maart 2027 10.00 uur", "2027-03-28 10.00-10.00"),
    ],
)
def test_a_sentence_is_one_date(text: str, expected: str) -> None:
    when = read_when(text, NOW)

    assert (when.why, shown(when)) == ("", [expected])


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("do 3 t/m za 5 december, 19.30 uur", ["2026-12-03", "2026-12-04", "2026-12-05"]),
        ("3, 10 en 17 maart 2027", ["2027-03-03", "2027-03-10", "2027-03-17"]),
        ("28 december en 4 januari 2027", ["2026-12-28", "2027-01-04"]),
        ("vr 5 maart 19.30 uur en za 6 maart 14.00 uur", ["2027-03-05", "2027-03-06"]),
        ("5 maart 2027 10.00 uur en 14.00 uur", ["2027-03-05", "2027-03-05"]),
    ],
)
def test_a_sentence_is_several_dates(text: str, expected: list[str]) -> None:
    when = read_when(text, NOW)

    assert [one[:10] for one in shown(when)] == expected


@pytest.mark.parametrize(
    ("text", "words", "first", "number"),
    [
        ("elke dinsdag", "elke dinsdag", "2027-03-02/2027-03-02", 52),
        (
            "elke eerste maandag van de maand, 10-12 uur",
            "elke eerste maandag van de maand",
            "2027-03-01 10.00-12.00",
            12,
        ),
        ("Tuesdays 10am - 11.30am", "elke dinsdag", "2027-03-02 10.00-11.30", 52),
        (
            "Every first Monday of the month, 10am-12pm",
            "elke eerste maandag van de maand",
            "2027-03-01 10.00-12.00",
            12,
        ),
        (
            "elke dinsdag van 3 maart t/m 5 mei, 10-12 uur",
            "elke dinsdag, vanaf woensdag 3 maart 2027, t/m woensdag 5 mei 2027",
            "2027-03-09 10.00-12.00",
            9,
        ),
        (
            "om de week op dinsdag, vanaf 2 maart 2027, 10 uur",
            "om de week op dinsdag, vanaf dinsdag 2 maart 2027",
            "2027-03-02 10.00-10.00",
            26,
        ),
        (
            "Elke maandag 10.00-12.00 en woensdag 14.00-16.00 uur",
            "elke maandag, elke woensdag",
            "2027-03-01 10.00-12.00",
            105,
        ),
        (
            "dinsdagen behalve feestdagen",
            "elke dinsdag, behalve feestdagen",
            "2027-03-02/2027-03-02",
            51,
        ),
        ("werkdagen van 9.00 tot 17.00 uur", "werkdagen", "2027-03-01 09.00-17.00", 261),
        ("elke maand op de 3e, 10.00 uur", "elke maand op de 3e", "2027-03-03 10.00-10.00", 12),
    ],
)
def test_a_repeat_gives_the_dates_of_a_year(
    text: str, words: str, first: str, number: int
) -> None:
    when = read_when(text, NOW)

    assert (when.why, when.repeats, shown(when)[0], len(when.occurrences)) == (
        "",
        words,
        first,
        number,
    )


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("", "geen datum"),
        ("dinsdag 10.00-12.00 uur", "niet welke datum"),
        ("za 5 maart 2027", "is een vrijdag, geen zaterdag"),
        ("do 4 maart 2027 t/m zo 6 maart", "geen zondag"),
        ("5 maart half acht", "overdag of ’s avonds"),
        ("5 maart 2 uur", "overdag of ’s avonds"),
        ("vandaag om 10.00 uur", "elke dag iets anders"),
        ("5 of 6 maart 2027", "“of”"),
        ("03/05/2027 7:30 PM", "3 mei en 5 maart"),
        ("5/12", "niet duidelijk"),
        ("van 3 tot 5 maart 2027", "Hoort"),
        ("tot 5 maart", "Hoort"),
        ("elke dinsdag tot 5 maart", "Hoort"),
        ("29 februari", "bestaat niet"),
        ("31 april 2027", "bestaat niet"),
        ("5 maart 25.00 uur", "geen tijd"),
        ("5 maart 24.00 uur", "de volgende dag"),
        ("iedere maandag- en woensdagavond om 20.00 uur", "niet duidelijk"),
        ("maart 2027", "niet duidelijk"),
        ("om de week op dinsdag", "eerste dag"),
        ("elke week", "eerste dag"),
        ("elke dinsdag behalve schoolvakanties", "schoolvakanties"),
        ("5 maart behalve feestdagen", "hoe vaak"),
        ("10 maart en 3 maart 2027", "Van welk jaar"),
        ("7 maart t/m 5 maart 2027 10.00 uur t/m 12.00 uur nog iets", "“nog”"),
        ("zaterdag 6 maart, ca. 19.30 uur", "“ca”"),
        ("5 maart 2027 12.00-10.00 uur", "niet later"),
        ("5 maart 10.00 11.00", "twee tijden"),
        ("5 maart t/m 7 maart t/m 9 maart 2027", "niet duidelijk"),
        ("1 maart 2020 t/m 1 maart 2090", "wel erg lang"),
        ("ma t/m vr 9.00-17.00", "niet welke datum"),
        ("elke dinsdag 10.00 11.00", "twee tijden"),
        ("5 maart " * 100, "te lang"),
    ],
)
def test_what_is_not_sure_is_refused_with_the_reason(text: str, part: str) -> None:
    when = read_when(text, NOW)

    assert when.event is None
    assert part in when.why


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("za 6 maart 2027 (afgelast)", EventStatus.CANCELLED),
        ("za 6 maart 2027, uitverkocht", EventStatus.FULL),
        ("za 6 maart 2027", EventStatus.SCHEDULED),
    ],
)
def test_a_sentence_says_whether_it_goes_ahead(text: str, status: EventStatus) -> None:
    (occurrence,) = read_when(text, NOW).occurrences

    assert occurrence.status is status


@pytest.mark.parametrize(
    ("text", "note"),
    [
        ("vanaf 3 maart", "vanaf woensdag 3 maart 2027"),
        ("1 maart t/m 30 april 2027, 10.00-17.00 uur", "10.00 tot 17.00 uur"),
        ("3 maart 2027 tot 22.00 uur", "tot 22.00 uur"),
    ],
)
def test_what_does_not_fit_in_dates_is_noted(text: str, note: str) -> None:
    event = read_when(text, NOW).event

    assert event is not None
    assert event.note == note


def test_a_run_with_an_end_alone_is_the_same_all_week() -> None:
    monday, sunday = NOW, NOW + timedelta(days=6)

    assert read_when("t/m 30 april", monday) == read_when("t/m 30 april", sunday)


days = st.dates(date(2000, 1, 1), date(2099, 12, 31))
FORMS = (
    "{d} {month} {y}",
    "{weekday} {d} {month} {y}",
    "{short}. {d} {abbreviated}. {y}",
    "{d}-{m}-{y}",
    "{d:02}/{m:02}/{y}",
    "{y}-{m:02}-{d:02}",
    "{d}e {month} {y}",
)


@given(day=days, form=st.sampled_from(FORMS))
def test_a_date_reads_the_same_in_every_form(day: date, form: str) -> None:
    month, weekday = MONTHS[day.month - 1], WEEKDAYS[day.weekday()]
    text = form.format(
        d=day.day,
        m=day.month,
        y=day.year,
        month=month,
        abbreviated=month[:3],
        weekday=weekday,
        short=weekday[:2],
    )

    when = read_when(text, NOW)

    assert shown(when) == [f"{day}/{day}"]


WORDS = (
    "5", "31", "maart", "mei", "2027", "1999", "19.30", "8 uur", "half", "acht", "t/m", "-",
    "tot", "van", "vanaf", "en", ",", "elke", "om de", "week", "dinsdag", "dinsdagen",
    "eerste", "van de maand", "’s avonds", "inloop", "einde", "tussen", "2027-03-05T10:00",
    "5/3", "pm", "3pm", "behalve", "feestdagen", "afgelast", "12-13-14", "twee", "th", "(",
    "\n", "\u0660",
)  # fmt: skip


@given(st.one_of(st.text(max_size=80), st.lists(st.sampled_from(WORDS)).map(" ".join)))
def test_no_text_makes_it_fail(text: str) -> None:
    when = read_when(text, NOW)

    assert bool(when.occurrences) != bool(when.why)
    assert all(one.start <= two.start for one, two in pairwise(when.occurrences))
    assert all(one.start <= one.end for one in when.occurrences)
