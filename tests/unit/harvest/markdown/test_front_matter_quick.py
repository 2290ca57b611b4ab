"""The quick reader of plain front matter reads what YAML reads, or leaves it to YAML."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from harvest.written.document import Document
from harvest.written.front_matter import _is_plain, _repair_key_lines
from harvest.written.front_matter_quick import read_quickly
from harvest.written.front_matter_yaml import read_entries

PIECES = st.sampled_from(
    [
        "titel:",
        "voor_wie:",
        "Begin:",
        "contact:",
        "  telefoon:",
        "  mail:",
        "- ",
        "  - ",
        "    ",
        " ",
        "a",
        "ma 9.00-12.00",
        "een, twee",
        '"x: y"',
        "'z'",
        "'",
        '"',
        "#",
        " # b",
        ":",
        ": ",
        "|",
        ">",
        "&a",
        "*a",
        "!",
        "[a]",
        "{a}",
        "?",
        "-",
        "--- ",
        "%",
        "@",
        "\u3000",
        "é–“”",
        "~",
    ]
)
LINES = st.lists(PIECES, max_size=5).map("".join)


@given(lines=st.lists(LINES, max_size=7).map(tuple))
@example(lines=("titel: a", "  b"))
@example(lines=("a:", "- b", "- c"))
@example(lines=("a:", "  b: c", " d: e"))
@example(lines=("a: b #c", 'd: "e" # f'))
def test_what_it_reads_is_what_yaml_reads(lines: tuple[str, ...]) -> None:
    quick = read_quickly(lines, 1)

    assert quick is None or quick == read_entries(lines, 1)


@pytest.mark.parametrize(
    "lines",
    [
        ("titel: Koffie en taal", "begin: dinsdag 1 december 2026, 10.00", "kosten: gratis"),
        ("contact:", "  telefoon: 036 – 000 00 00", "  mail: info@voorbeeld.nl"),
        ("openingstijden:", "  - ma, wo 9.00-12.00", "  - do 13.00-16.30", "titel: b"),
        ('titel: "Nieuw: de markt"', "toegang: zonder afspraak    # of: met afspraak", ""),
    ],
)
def test_plain_front_matter_needs_no_yaml(lines: tuple[str, ...]) -> None:
    assert read_quickly(lines, 1) is not None


@given(lines=st.lists(LINES, max_size=7).map(tuple))
@example(lines=("a: b #c",))
@example(lines=(f"{'k' * 45}: a",))
def test_block_that_is_read_at_once_has_nothing_to_repair(lines: tuple[str, ...]) -> None:
    document = Document(path="a.md", lines=("---", *lines, "---"))
    at_once = _is_plain(lines) and read_quickly(lines, 1) is not None

    repaired, problems = _repair_key_lines(document, lines, 1)

    assert not at_once or (repaired, problems) == (lines, ())
