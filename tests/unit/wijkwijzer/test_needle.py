"""What must be forgotten is recognised however it is written, and nothing else is."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hub.errors import ForgetRefused
from wijkwijzer.forget.needle import NeedleKind, grams, needle

SOURCES = ("bieb", "testdorp-redactie")


@pytest.mark.parametrize(
    ("what", "kind"),
    [
        ("bieb:4711", NeedleKind.ITEM),
        ("testdorp-redactie:agenda/koffie", NeedleKind.ITEM),
        ("onbekend:4711", NeedleKind.WORDS),
        ("Let op: morgen", NeedleKind.WORDS),
        ("Jan de Vries", NeedleKind.WORDS),
        ("j.devries@voorbeeld.nl", NeedleKind.WORDS),
        ("06-12345678", NeedleKind.NUMBER),
        ("+31 (0)6 12 34 56 78", NeedleKind.NUMBER),
        ("12-03-1985", NeedleKind.NUMBER),
        ("2027", NeedleKind.WORDS),
    ],
)
def test_kind_follows_from_what_is_asked(what: str, kind: NeedleKind) -> None:
    assert needle(what, SOURCES).kind is kind


@pytest.mark.parametrize("what", ["", "  ", "de", "a b", "...", "12"])
def test_what_stands_everywhere_is_refused(what: str) -> None:
    with pytest.raises(ForgetRefused):
        needle(what, SOURCES)


@pytest.mark.parametrize(
    "text",
    [
        "Met Jan de Vries.",
        "JAN  DE\nVRIËS",
        "Jan de Vrie\u0308s",
        "/agenda/lezing-van-jan-de-vries-ab2c3/",
        "jan_de_vries.jpg",
        "Jan-de-Vries",
    ],
)
def test_name_is_found_in_every_spelling(text: str) -> None:
    assert needle("Jan de Vries", SOURCES).is_in(text)


@pytest.mark.parametrize(
    "text",
    ["Jan Vries", "Jan de Vriesman", "Marijan de Vries", "de Vries, Jan", "", "Jan de", "…"],
)
def test_other_names_are_left_alone(text: str) -> None:
    assert not needle("Jan de Vries", SOURCES).is_in(text)


@pytest.mark.parametrize("asked", ["06-12345678", "+31612345678", "0031 6 12345678"])
@pytest.mark.parametrize(
    "text",
    [
        "Bel 0612345678.",
        "06 – 12 34 56 78",
        "tel:+31612345678",
        "+31 (0)6-1234.5678",
        "06\u00a01234\u00a05678",
        "٠٦١٢٣٤٥٦٧٨",
    ],
)
def test_number_is_found_in_every_notation(asked: str, text: str) -> None:
    assert needle(asked, SOURCES).is_in(text)


@pytest.mark.parametrize("text", ["0612345679", "06 1234, 5678", "0800-2000", "nul zes"])
def test_other_numbers_are_left_alone(text: str) -> None:
    assert not needle("0612345678", SOURCES).is_in(text)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("testdorp-redactie:agenda/koffie", True),
        ("bij: testdorp-redactie:agenda/koffie.", True),
        ("testdorp-redactie:agenda/koffie-en-taal", False),
        ("oud-testdorp-redactie:agenda/koffie", False),
        ("testdorp-redactie:agenda/koffie/2", False),
        ("testdorp-redactie:agenda/koffie.2", False),
    ],
)
def test_id_is_found_whole(text: str, *, found: bool) -> None:
    assert needle("testdorp-redactie:agenda/koffie", SOURCES).is_in(text) is found


WORDS = st.lists(st.sampled_from(["jan", "de", "vries", "Ünal", "7"]), max_size=8)


@given(before=WORDS, after=WORDS)
def test_words_are_found_wherever_they_stand(before: list[str], after: list[str]) -> None:
    text = " ".join((*before, "Jan", "de", "Vries", *after))

    assert needle("jan de vries", SOURCES).is_in(text)


@given(words=WORDS, size=st.integers(1, 4))
def test_grams_are_all_words_in_a_row(words: list[str], size: int) -> None:
    found = list(grams(" ".join(words), NeedleKind.WORDS, size))

    assert len(found) == max(0, len(words) - size + 1)
    assert all(len(gram) == size for gram in found)
