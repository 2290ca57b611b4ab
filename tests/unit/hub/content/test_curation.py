"""curatie.toml: one decision an item, mistakes told with their line."""

from datetime import date
from pathlib import Path

import pytest

from hub.areas import Area, Areas
from hub.content.curation import read_curation
from hub.content.files import ContentFiles, no_last_good
from hub.curation import CorrectedField, Correction, Curation, Judged, joined
from hub.vocabulary import Audience, Domain, Level, Tier

AREAS = Areas(
    (
        Area(code="GM9001", level=Level.GEMEENTE, name="Waterstad", slug="waterstad"),
        Area(code="WK900101", level=Level.WIJK, name="A", slug="a", parent="GM9001"),
    )
)

UNTIL = date(2027, 6, 30)
WHOLE = """
[[onderwerp]]
item = "bron:1"
door = "redactie"
op = 2027-02-01
reden = "Gaat over een boek."
domains = ["zorg", "wonen"]
voor_wie = ["ouderen"]
hulplijn = "1"
gevoelig = false
titel = "Lezing"
tekst = "Een boek over vroeger."

[[verberg]]
item = "bron:2"
door = "redactie"
op = 2027-02-02
reden = "Al geweest."

[[bovenaan]]
item = "bron:1"
door = "redactie"
op = 2027-02-03
wijken = ["WK900101"]
tot = 2027-03-31

[[verbeter]]
item = "bron:3"
door = "redactie"
op = 2027-02-01
tot = 2027-06-30
was = { kosten = "€ 5" }
kosten = ""
telefoon = "036 – 000 00 00"

[[zelfde]]
items = ["bron:9", "anders:4", "bron:9"]
door = "redactie"
op = 2027-02-01

[[niet_zelfde]]
items = ["bron:1", "bron:2"]
door = "redactie"
op = 2027-02-01
"""


def read(folder: Path, text: str) -> tuple[Curation, ContentFiles]:
    (folder / "waterstad").mkdir()
    (folder / "waterstad" / "curatie.toml").write_text(text, encoding="utf-8")
    files = ContentFiles(folder, no_last_good)
    return read_curation(files, "waterstad", "GM9001", AREAS), files


def test_all_that_was_decided_about_an_item_is_one_decision(tmp_path: Path) -> None:
    found, files = read(tmp_path, WHOLE)

    first, second, third = found.decisions
    assert files.problems == []
    assert first.domains == (Domain.ZORG, Domain.WONEN)
    assert first.audiences == (Audience.OUDEREN,)
    assert first.tier is Tier.DICHTBIJ
    assert first.sensitive is False
    assert first.reason == "Gaat over een boek."
    assert first.pinned == ("WK900101",)
    assert first.on.isoformat() == "2027-02-03"
    assert first.judged == Judged(title="Lezing", text="Een boek over vroeger.")
    assert second.hidden
    assert third.domains is None
    assert third.corrections == (
        Correction(field=CorrectedField.COST, value="", was="€ 5", until=UNTIL),
        Correction(field=CorrectedField.PHONE, value="036 – 000 00 00", until=UNTIL),
    )


def test_pairs_are_sorted_and_each_item_is_named_once(tmp_path: Path) -> None:
    found, _ = read(tmp_path, WHOLE)

    assert found.same == (("anders:4", "bron:9"),)
    assert found.not_same == (("bron:1", "bron:2"),)
    assert found.hidden == {"bron:2"}


def test_a_gemeente_without_the_file_decided_nothing(tmp_path: Path) -> None:
    files = ContentFiles(tmp_path, no_last_good)

    assert read_curation(files, "x", "GM9001", AREAS) == Curation(gemeente="GM9001")
    assert files.problems == []


SIGNED = 'door = "redactie"\nop = 2027-02-01\n'


@pytest.mark.parametrize(
    ("text", "line", "message"),
    [
        (
            '[[onderwerp]]\nitem = "a:1"\ngevoelig = false\n' + SIGNED,
            3,
            "Met `gevoelig = false` hoort een reden.",
        ),
        (
            ('[[verberg]]\nitem = "a:1"\nreden = "Dicht."\n' + SIGNED) * 2,
            7,
            "Over `a:1` staat hier al een [[verberg]].",
        ),
        (
            '[[bovenaan]]\nitem = "a:1"\nwijken = ["WK1"]\n' + SIGNED,
            3,
            "Het gebied `WK1` bestaat niet.",
        ),
        (
            '[[verberg]]\nitem = "a:1"\nreden = " "\n' + SIGNED,
            1,
            "Wie iets verbergt, schrijft op waarom.",
        ),
        (
            '[[verbeter]]\nitem = "a:1"\nkosten = "€ 1"\nwas = { mail = "a" }\n' + SIGNED,
            4,
            "Bij `was` staat `mail`, maar dat verbetert u hier niet.",
        ),
        ('[[verbeter]]\nitem = "a:1"\n' + SIGNED, 1, "Hier staat niet wat er beter moet."),
        (
            '[[verbeter]]\nitem = "a:1"\ntitel = " "\n' + SIGNED,
            3,
            "Een titel mag niet leeg zijn.",
        ),
        ('[[zelfde]]\nitems = ["a:1"]\n' + SIGNED, 2, "Noem hier twee items of meer."),
        (
            '[[zelfde]]\nitems = ["a:1", "a:2"]\n'
            + SIGNED
            + '[[niet_zelfde]]\nitems = ["a:2", "a:1"]\n'
            + SIGNED,
            6,
            "Deze items staan ook bij [[zelfde]].",
        ),
        (
            '[[onderwerp]]\nitem = "a:1"\ntekst = "x"\n' + SIGNED,
            3,
            "Bij `tekst` hoort ook `titel`.",
        ),
        ('[[onderwerp]]\nitem = ""\n' + SIGNED, 2, "Hier hoort het kenmerk van een item."),
    ],
)
def test_a_mistake_is_told_with_its_line(
    tmp_path: Path, text: str, line: int, message: str
) -> None:
    found, files = read(tmp_path, text)

    assert found == Curation(gemeente="GM9001")
    assert [(one.line, one.message) for one in files.problems] == [(line, message)]


def test_pairs_of_all_gemeenten_count_together() -> None:
    one = Curation(gemeente="GM1", same=(("a", "b"),), not_same=(("c", "d"),))
    two = Curation(gemeente="GM2", same=(("a", "b"), ("e", "f")))

    assert joined((two, one)).same == (("a", "b"), ("e", "f"))
    assert joined((two, one)).not_same == (("c", "d"),)


def test_every_item_that_is_named_is_known(tmp_path: Path) -> None:
    found, _ = read(tmp_path, WHOLE)

    assert found.named == {"bron:1", "bron:2", "bron:3", "bron:9", "anders:4"}
