"""A text goes to the form of the editing page and comes back as an editor would write it."""

from pathlib import Path, PurePosixPath

import pytest
from hypothesis import given
from hypothesis import strategies as st

from harvest.written.front_matter import split
from tests.fakes.small_content import write_small_content
from wijkwijzer.check import checking
from wijkwijzer.edit.config import choices
from wijkwijzer.edit.text import Choices, for_form, from_form

PATH = PurePosixPath("agenda/koffie.md")
CHOICES = Choices(
    one={"concept": {"ja": "ja", "nee": "nee"}},
    more={
        "onderwerpen": {
            "geld en schulden": "inkomen",
            "familie, vrienden en contact": "sociale-relaties",
        }
    },
)
PLAIN = st.text(
    st.characters(categories=("L", "N", "P", "S", "Zs"), exclude_characters="\xa0"),
    min_size=1,
    max_size=60,
)


def _text(*lines: str, body: str = "Kom langs.\n") -> str:
    return "\n".join(("---", *lines, "---", body))


def _value(text: str, key: str) -> str:
    document, _ = split(PATH.as_posix(), text.encode())
    assert document
    return document.text(key)


def test_telephone_number_keeps_its_nought() -> None:
    shown = for_form(PATH, _text("titel: Koffie", "contact: 0362345678"), CHOICES)

    assert 'contact: "0362345678"' in shown


def test_date_stays_text() -> None:
    shown = for_form(PATH, _text("gecontroleerd: 2026-11-21"), CHOICES)

    assert 'gecontroleerd: "2026-11-21"' in shown


def test_subjects_become_choices_also_when_a_name_has_a_comma() -> None:
    written = _text("onderwerpen: Geld en schulden, Familie, vrienden en contact")

    shown = for_form(PATH, written, CHOICES)

    assert 'onderwerpen: ["inkomen", "sociale-relaties"]' in shown


def test_word_that_is_no_choice_is_kept() -> None:
    shown = for_form(PATH, _text("onderwerpen: tuinieren"), CHOICES)

    assert 'onderwerpen: ["tuinieren"]' in shown


def test_text_without_front_matter_is_left_alone() -> None:
    assert for_form(PATH, "Alleen tekst", CHOICES) == "Alleen tekst"
    assert from_form(PATH, "Alleen tekst") == "Alleen tekst"


def test_contact_in_lines_becomes_keys_of_its_own() -> None:
    saved = _text("contact: |-", "  telefoon: 036 – 000 00 00", "  mail: info@voorbeeld.nl")

    written = from_form(PATH, saved)

    assert "contact:\n  telefoon: 036 – 000 00 00\n" in written


def test_contact_in_a_sentence_stays_a_sentence() -> None:
    written = from_form(PATH, _text('contact: "bel 036 – 000 00 00 (ma t/m do)"'))

    assert "contact: bel 036 – 000 00 00 (ma t/m do)\n" in written


def test_opening_hours_in_lines_become_a_list() -> None:
    saved = _text("openingstijden: |-", "  ma, wo 9.00-12.00", "  do 13.00-16.30")

    written = from_form(PATH, saved)

    assert "openingstijden:\n  - ma, wo 9.00-12.00\n  - do 13.00-16.30\n" in written


def test_chosen_subjects_stand_on_one_line() -> None:
    written = from_form(PATH, _text("onderwerpen:", "  - inkomen", "  - wonen"))

    assert "onderwerpen: inkomen, wonen\n" in written


@pytest.mark.parametrize("empty", ['""', "null", "[]", ""])
def test_key_without_a_value_is_left_out(empty: str) -> None:
    written = from_form(PATH, _text("titel: Koffie", f"kosten: {empty}"))

    assert "kosten" not in written


def test_keys_stand_in_our_order() -> None:
    written = from_form(PATH, _text("kosten: gratis", "titel: Koffie"))

    assert written.index("titel") < written.index("kosten")


@given(PLAIN)
def test_every_title_comes_back_as_it_was(title: str) -> None:
    saved = from_form(PATH, f'---\ntitel: "{_escaped(title)}"\n---\n')

    shown = for_form(PATH, saved, CHOICES)

    assert from_form(PATH, shown) == saved
    assert _value(saved, "titel") == " ".join(_value(shown, "titel").split())


def _escaped(text: str) -> str:
    return text.replace("\\", "\\\\").replace('"', '\\"')


@pytest.mark.parametrize(
    "line",
    [
        "werkgebied: heel Testdorp",
        "werkgebied: Oostwijk, NL",
        "wijken: WK999901",
        "voor_wie: ouderen, iedereen",
        "onderwerpen: Familie, vrienden en contact, geld",
        "gesloten: feestdagen, 24 december 2026 t/m 2 januari 2027",
        "hulplijn: 1",
        "gevoelig: Nee",
    ],
)
def test_road_through_the_form_is_steady(tmp_path: Path, line: str) -> None:
    content = checking.settings(write_small_content(tmp_path))
    offered = choices(content, content.hub.gemeenten[0])
    once = from_form(PATH, for_form(PATH, _text(line), offered))

    twice = from_form(PATH, for_form(PATH, once, offered))

    assert twice == once
