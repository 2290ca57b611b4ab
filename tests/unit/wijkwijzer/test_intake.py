"""A mail becomes a concept: in any order and spelling, without a person in it."""

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import PurePath
from urllib.parse import parse_qs, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from enrich.sensitive import sensitive_step
from enrich.word_lists import load_vocabulary
from harvest.written.editor_context import EditorContext
from harvest.written.markdown import examine
from hub.content.labels import DEFAULT_AUDIENCES, DEFAULT_DOMAINS
from hub.submission import QUESTIONS
from hub.vocabulary import Kind, RowField
from site_builder.views.submission import mailto
from wijkwijzer.drafts.intake import Intake, Step, intake
from wijkwijzer.drafts.sent_privacy import contact_without_persons, without_persons
from wijkwijzer.drafts.sent_text import read_sent

CONTEXT = EditorContext(
    source_id="testdorp-redactie",
    now=datetime(2026, 11, 20, 9, tzinfo=UTC),
    areas=frozenset({"Testdorp", "Oostwijk"}),
    domains=DEFAULT_DOMAINS,
    audiences=DEFAULT_AUDIENCES,
)
FULL = """Wat: Samen soep koken
Wanneer: dinsdag 1 december 2026
Tijd: 10.00 - 12.00 uur
Waar: Buurthuis Het Filmdoek
Kosten: 2,50
Organisatie: Stichting Soep
Contact: info@stichtingsoep.nl
Omschrijving: We koken samen soep.
"""
FREE = """Van: Annie Bakker <annie.bakker@gmail.com>
Verzonden: maandag 16 november 2026 20:11
Aan: redactie@voorbeeld.nl
Onderwerp: RE: bingo in de Griffel

Hoi redactie,

Op zaterdag 5 december 2026 houden wij van 14.00 tot 16.30 uur een bingomiddag. Iedereen is
welkom. Aanmelden kan bij mij, bel 06-12345678. Mijn bsn is 111222333 (voor de subsidie).

Groetjes,
Annie Bakker
06-12345678

> Op 14 november 2026 schreef redactie@voorbeeld.nl:
> Wat: Voorbeeldmarkt
> Waar: Ergens anders
> Wanneer: 1 januari 2027
"""


@pytest.fixture(scope="module")
def made() -> Callable[[str], Intake]:
    step: Step = sensitive_step(load_vocabulary())

    return lambda text: intake(read_sent(text.encode()), CONTEXT, step)


def value(found: Intake, key: str) -> str:
    path = PurePath(found.folder, "x.md")
    document = examine(path, found.text.encode(), CONTEXT).document
    assert document is not None
    return document.text(key)


@pytest.mark.parametrize(
    ("mail", "key", "expected"),
    [
        (FULL, "titel", "Samen soep koken"),
        (FULL, "begin", "dinsdag 1 december 2026, 10.00"),
        (FULL, "einde", "12.00 uur"),
        (FULL, "locatie", "Buurthuis Het Filmdoek"),
        (FULL, "kosten", "€ 2,50"),
        (FULL, "organisatie", "Stichting Soep"),
        (FULL, "contact", "info@stichtingsoep.nl"),
        (FULL, "concept", "ja"),
        (FREE, "titel", "bingo in de Griffel"),
        (FREE, "begin", "zaterdag 5 december 2026, 14.00"),
        (FREE, "einde", "16.30 uur"),
        (FREE, "locatie", ""),
    ],
)
def test_mail_fills_in_the_keys_that_it_tells_for_certain(
    made: Callable[[str], Intake], mail: str, key: str, expected: str
) -> None:
    assert value(made(mail), key) == expected


@pytest.mark.parametrize(
    "text",
    [
        FULL,
        "\n".join(reversed(FULL.splitlines())),
        FULL.replace("Wat:", "WAT :").replace("Wanneer:", "* Datum:"),
        "".join(f"> {line}\n" for line in FULL.splitlines()),
        FULL.replace(": ", ":\n"),
        FULL.replace("Wat:", "Wat?").replace("Waar:", "Waar is het?"),
        f"Van: iemand@voorbeeld.nl\nAan: redactie\nDatum: 1-1-2020\n\nBeste mensen,\n\n{FULL}",
        f"{FULL}\nMet vriendelijke groet,\nWat: niets\n",
        FULL.replace("\n", "\r\n"),
    ],
)
def test_order_spelling_and_quoting_do_not_matter(
    made: Callable[[str], Intake], text: str
) -> None:
    found = made(text)

    assert value(found, "titel") == "Samen soep koken"
    assert value(found, "begin") == "dinsdag 1 december 2026, 10.00"
    assert value(found, "locatie") == "Buurthuis Het Filmdoek"
    assert found.missing == ()


@pytest.mark.parametrize(
    ("when", "begin", "repeat"),
    [
        ("1-12-2026 10.00", "dinsdag 1 december 2026, 10.00", ""),
        ("2026-12-01, 10:00", "dinsdag 1 december 2026, 10.00", ""),
        ("1 december 2026 van 10 uur tot 12 uur", "dinsdag 1 december 2026, 10.00", ""),
        (
            "elke dinsdag vanaf 1 december 2026 van 10.00 tot 12.00 uur",
            "dinsdag 1 december 2026, 10.00",
            "elke dinsdag",
        ),
    ],
)
def test_moments_of_every_form_are_read(
    made: Callable[[str], Intake], when: str, begin: str, repeat: str
) -> None:
    found = made(f"Wat: Soep\nWanneer: {when}\nWaar: Het Filmdoek\n")

    assert value(found, "begin") == begin
    assert value(found, "herhaling") == repeat


@pytest.mark.parametrize(
    ("when", "told"),
    [
        ("volgende week dinsdag", "niet duidelijk"),
        ("woensdag 1 december 2026", "niet duidelijk"),
        ("dinsdag 1 december om 10.00 uur", "geen jaar"),
        ("1 december 2025, 10.00", "al geweest"),
    ],
)
def test_what_is_not_certain_is_told(
    made: Callable[[str], Intake], when: str, told: str
) -> None:
    found = made(f"Wat: Soep\nWanneer: {when}\nWaar: Het Filmdoek\n")

    assert any(told in doubt for doubt in found.doubts), found.doubts


def test_what_is_missing_is_asked(made: Callable[[str], Intake]) -> None:
    found = made("Wat: Soep\nWanneer: 1 december 2026\n")

    assert [one.split("?")[0] for one in found.missing] == [
        "Waar is het",
        "Hoe bereiken mensen de organisatie",
        "Hoe laat begint het",
        "Wat kunnen mensen er doen",
    ]


def test_nothing_of_a_person_comes_along(made: Callable[[str], Intake]) -> None:
    found = made(
        FULL.replace(
            "Contact: info@stichtingsoep.nl",
            "Contactpersoon: Jan de Vries, 06-12345678 of info@stichtingsoep.nl\n"
            "Uw naam: Jan de Vries\nTelefoon: 06 12 34 56 78\nMail: jan.devries@gmail.com",
        )
        + "Bel Jan op 0612345678. BSN 111222333. Geboren op 1-2-1980.\n"
        + "\nGroetjes,\nJan de Vries\n0612345678\n"
    )

    traces = ("Vries", "jan.devries", "12345678", "12 34 56", "111222333", "1-2-1980")
    assert [trace for trace in traces if trace in found.text] == []
    assert "info@stichtingsoep.nl" in found.text
    assert len(found.left_out) >= 4


def test_a_gevoelig_subject_awaits_a_second_reader(made: Callable[[str], Intake]) -> None:
    found = made(
        FULL.replace("We koken samen soep.", "Voor slachtoffers van huiselijk geweld.")
    )

    assert found.sensitive
    assert value(found, "gevoelig") == "ja"


def test_two_answers_to_one_question_are_told(made: Callable[[str], Intake]) -> None:
    found = made(f"{FULL}Waar: De Griffel\n")

    assert value(found, "locatie") == "Buurthuis Het Filmdoek"
    assert any("twee antwoorden" in doubt for doubt in found.doubts)


def test_names_that_are_not_known_are_asked(made: Callable[[str], Intake]) -> None:
    found = made(f"{FULL}Voor wie: ouderen, kunstenaars\nWijk: Nergenswijk\n")

    assert value(found, "voor_wie") == "ouderen"
    assert value(found, "wijken") == ""
    assert sum("niet bekend" in doubt for doubt in found.doubts) == 2


ANSWERS = {
    RowField.TITEL: "Samen zingen",
    RowField.WANNEER: "vrijdag 4 december 2026",
    RowField.BEGINTIJD: "19.30",
    RowField.EINDTIJD: "21.00",
    RowField.HERHALING: "elke vrijdag",
    RowField.LOCATIE: "Wijkcentrum De Griffel",
    RowField.VOOR_WIE: "iedereen",
    RowField.KOSTEN: "gratis",
    RowField.AANMELDEN: "niet nodig",
    RowField.ORGANISATIE: "Koor De Griffel",
    RowField.CONTACT: "036 – 000 00 00",
    RowField.TEKST: "Iedereen kan meedoen.",
}


def test_the_mail_of_the_site_is_read_back(made: Callable[[str], Intake]) -> None:
    link = urlsplit(mailto("redactie@voorbeeld.nl", "Testdorp"))
    (body,) = parse_qs(link.query)["body"]
    filled = "\r\n".join(
        f"{line} {ANSWERS[asked[line]]}" if line in asked else line
        for asked in [{f"{one.label}:": one.field for one in QUESTIONS}]
        for line in body.split("\r\n")
    )

    found = made(filled)

    assert link.path == "redactie@voorbeeld.nl"
    assert (found.kind, found.missing, found.doubts) == (Kind.EVENT, (), ())
    assert value(found, "begin") == "vrijdag 4 december 2026, 19.30"
    assert value(found, "herhaling") == "elke vrijdag"
    assert found.text.rstrip().endswith("Iedereen kan meedoen.")


def test_a_raw_mail_is_unpacked(made: Callable[[str], Intake]) -> None:
    raw = (
        "From: Iemand <iemand@voorbeeld.nl>\nSubject: Activiteit\nMIME-Version: 1.0\n"
        "Content-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: quoted-printable\n"
        "\nWat: Caf=C3=A9 voor iedereen\nWanneer: 1 december 2026, 10.00\nWaar: Het Filmdoek\n"
    )

    assert value(made(raw), "titel") == "Café voor iedereen"


@pytest.mark.parametrize(
    "told", ["eerdere mail", "onderwerp van de mail", "De dag komt uit de tekst"]
)
def test_a_free_mail_says_what_to_look_at(made: Callable[[str], Intake], told: str) -> None:
    assert any(told in doubt for doubt in made(FREE).doubts)


@pytest.mark.parametrize("trace", ["Annie", "Bakker", "12345678", "111222333", "markt"])
def test_of_a_free_mail_neither_the_sender_nor_the_earlier_mail_stays(
    made: Callable[[str], Intake], trace: str
) -> None:
    assert trace not in made(FREE).text


@pytest.mark.parametrize(
    "note",
    [
        "Hierbij ingevuld!",
        "Kan dit voor zaterdag 28 november om 12.00 uur op de site? Alvast dank.",
    ],
)
def test_a_form_filled_in_below_a_note_is_read(
    made: Callable[[str], Intake], note: str
) -> None:
    quoted = "".join(
        f"> {one.label}: {ANSWERS[one.field]}\n" for one in QUESTIONS if one.field in ANSWERS
    )

    found = made(f"{note}\n\nOp 14 november 2026 schreef de redactie:\n{quoted}")

    assert value(found, "titel") == "Samen zingen"
    assert value(found, "begin") == "vrijdag 4 december 2026, 19.30"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Op 4 en op 5 december 2026 is er markt. Ook op 12 december 2026.", "meer dagen"),
        ("Er is binnenkort weer markt op het plein.", ""),
    ],
)
def test_a_day_that_is_not_certain_is_not_filled_in(
    made: Callable[[str], Intake], text: str, told: str
) -> None:
    found = made(text)

    assert value(found, "begin") == ""
    assert told in " ".join(found.doubts)


HEADINGS = "Titel\tDatum\tBegintijd\tEindtijd\tLocatie\tKosten\tContact\tOmschrijving"
ROW = (
    "Samen soep koken\t1-12-2026\t10:00\t12:00\tBuurthuis Het Filmdoek\t2,5\t"
    'info@stichtingsoep.nl\t"We koken samen soep.\nNeem een schort mee."'
)
BESIDE = (
    "Titel\tSamen soep koken\nDatum\t1-12-2026\nTijd\t10:00 - 12:00\n"
    "Locatie\tBuurthuis Het Filmdoek\nKosten\t2,50\nContact\tinfo@stichtingsoep.nl\n"
    "Omschrijving\tWe koken samen soep.\n"
)
WORD = (
    "Activiteit:\xa0\xa0Samen soep koken\x0bWanneer:\tdinsdag 1 december 2026\r\n"
    "Tijd:\t10.00 – 12.00 uur\r\nWaar:\xa0Buurthuis Het Filmdoek\r\nKosten:\t€ 2,50\r\n"
    "Contact: info@stichtingsoep.nl\r\n•\tOmschrijving: We koken samen soep.\u2028Tot dan.\r\n"
)


@pytest.mark.parametrize("text", [f"{HEADINGS}\n{ROW}\n", BESIDE, WORD])
def test_what_is_pasted_from_excel_or_word_is_read(
    made: Callable[[str], Intake], text: str
) -> None:
    found = made(text)

    assert value(found, "titel") == "Samen soep koken"
    assert value(found, "begin") == "dinsdag 1 december 2026, 10.00"
    assert value(found, "locatie") == "Buurthuis Het Filmdoek"
    assert value(found, "kosten") == "€ 2,50"
    assert "We koken samen soep." in found.text
    assert found.missing == ()


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (f"{HEADINGS}\n{ROW}\n{ROW.replace('soep', 'pap')}\n", "Hoeveel er nog zijn: 1."),
        (f"{ROW}\n", "kolommen zonder kopjes"),
    ],
)
def test_what_of_a_sheet_is_not_read_is_told(
    made: Callable[[str], Intake], text: str, told: str
) -> None:
    assert any(told in doubt for doubt in made(text).doubts)


def test_an_address_in_a_text_is_asked_about(made: Callable[[str], Intake]) -> None:
    found = made(f"{FULL}Ik woon op Kerkstraat 5, 1325 AB.\n")

    assert any("een adres" in doubt for doubt in found.doubts)


@pytest.mark.parametrize("text", [FULL, FREE, BESIDE, WORD, f"{HEADINGS}\n{ROW}\n"])
def test_a_draft_is_right_once_what_is_missing_is_filled_in(
    made: Callable[[str], Intake], text: str
) -> None:
    found = made(text)
    filled = (
        found.text.replace("concept: ja\n", "")
        .replace("locatie:\n", "locatie: Buurthuis Het Filmdoek\n")
        .replace("contact:\n", "contact: bel 036 – 000 00 00\n")
    )

    read = examine(PurePath(found.folder, "x.md"), filled.encode(), CONTEXT)

    assert read.problems == ()
    assert read.item is not None


@pytest.mark.parametrize("text", [FULL, FREE, BESIDE, WORD])
def test_nothing_that_was_sent_in_is_published_by_itself(
    made: Callable[[str], Intake], text: str
) -> None:
    found = made(text)

    assert examine(PurePath(found.folder, "x.md"), found.text.encode(), CONTEXT).is_concept


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Jan de Vries, 036 123 45 67", "036 123 45 67"),
        ("info@buurthuis.nl of 06-12345678", "info@buurthuis.nl"),
        ("bel 036 – 000 00 00", "bel 036 – 000 00 00"),
        ("06-12345678", ""),
    ],
)
def test_of_a_contact_the_organisation_stays(text: str, expected: str) -> None:
    assert contact_without_persons(text).text == expected


@given(st.text(max_size=300))
def test_any_text_makes_a_concept_that_can_be_read(text: str) -> None:
    found = intake(read_sent(text.encode("utf-8", "replace")), CONTEXT, lambda one: one)

    read = examine(PurePath(found.folder, "x.md"), found.text.encode(), CONTEXT)

    assert read.is_concept
    assert read.item is None or read.kind is found.kind


@given(st.text(max_size=200))
def test_taking_persons_out_twice_is_doing_it_once(text: str) -> None:
    once = without_persons(text).text

    assert without_persons(once).text == once
