"""Corrections in curatie.toml whose source has changed, and how `--fix` renews them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hub.content.curation import WrittenCuration
from hub.curation import one_line
from hub.toml_file import load
from wijkwijzer.check.corrections import with_was

HEAD = '[[verbeter]]  # gebeld\nitem = "a:1"\ndoor = "R"\nop = 2027-02-01\n'
NEXT = '\n# het volgende besluit\n[[verberg]]\nitem = "a:2"\n'


@pytest.mark.parametrize(
    ("wrong", "right"),
    [
        (
            'kosten = "€ 3"  # prijs\nwas = { kosten = "€ 2" } # oud\n',
            'kosten = "€ 3"  # prijs\nwas = { kosten = "€ 4" } # oud\n',
        ),
        ('was.kosten = "€ 2"\nkosten = "€ 3"\n', 'was.kosten = "€ 4"\nkosten = "€ 3"\n'),
        ('kosten = "€ 3"\n', 'was.kosten = "€ 4"\nkosten = "€ 3"\n'),
        (
            'kosten = "€ 3"\nwas = { titel = "T" }\n',
            'kosten = "€ 3"\nwas = { titel = "T", kosten = "€ 4"}\n',
        ),
    ],
)
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_only_what_the_source_says_is_changed(wrong: str, right: str, end: str) -> None:
    before = f"{HEAD}{wrong}{NEXT}".replace("\n", end).encode()

    after = with_was(before, 0, "kosten", "€ 4")

    assert after.decode() == f"{HEAD}{right}{NEXT}".replace("\n", end)


@given(said=st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1, max_size=40))
def test_whatever_the_source_says_is_read_back_and_a_second_time_changes_nothing(
    said: str,
) -> None:
    text = f'{HEAD}kosten = "€ 3"\n'.encode()
    present = one_line(said) or "x"

    once = with_was(text, 0, "kosten", present)

    written, problems = load("curatie.toml", once, WrittenCuration)
    assert problems == ()
    assert written
    assert list(written.verbeter[0].was.values()) == [present]
    assert with_was(once, 0, "kosten", present) == once
