from datetime import date

import pytest
from attrs import field, frozen
from hypothesis import given
from hypothesis import strategies as st

from hub.errors import Problem
from hub.toml_file import load, parse
from hub.vocabulary import Level


@frozen(kw_only=True)
class Street:
    code: str
    level: Level = Level.WIJK
    open: bool = True


@frozen(kw_only=True)
class Town:
    name: str
    edition: int = 0
    founded: date | None = None
    street: tuple[Street, ...] = ()
    words: dict[str, str] = field(factory=dict)


def problems(text: str) -> tuple[Problem, ...]:
    record, found = load("town.toml", text.encode(), Town)
    assert record is None
    return found


def test_right_file_becomes_a_record() -> None:
    text = 'name = "Oost"\nfounded = 2026-01-02\n[[street]]\ncode = "a"\nlevel = "buurt"\n'

    record, found = load("town.toml", text.encode(), Town)

    assert found == ()
    assert record == Town(
        name="Oost", founded=date(2026, 1, 2), street=(Street(code="a", level=Level.BUURT),)
    )


def test_all_mistakes_come_at_once_with_their_lines() -> None:
    found = problems(
        'name = 3\nedition = "x"\n[[street]]\ncode = "a"\n\n[[street]]\nopen = 1\n'
    )

    assert [(problem.line, problem.column) for problem in found] == [
        (1, 1),
        (2, 1),
        (6, 1),
        (7, 1),
    ]


def test_unknown_key_gets_the_likely_one_as_hint() -> None:
    (found,) = problems('name = "Oost"\n[[street]]\ncode = "a"\nlevl = "wijk"\n')

    assert found.line == 4
    assert found.message == "De sleutel `levl` bestaat hier niet."
    assert found.hint == "Bedoelde u `level`?"
    assert found.excerpt == 'levl = "wijk"'


def test_wrong_choice_names_the_choices() -> None:
    (found,) = problems('name = "Oost"\n[[street]]\ncode = "a"\nlevel = "dorp"\n')

    assert "wijk, buurt" in found.message


def test_missing_key_points_to_its_table() -> None:
    (found,) = problems('name = "Oost"\n[[street]]\nopen = true\n')

    assert (found.line, found.message) == (2, "Hier ontbreekt de sleutel `code`.")


def test_inline_tables_and_arrays_have_positions() -> None:
    (found,) = problems('name = "Oost"\nstreet = [\n  { code = "a" },\n  { code = 4 },\n]\n')

    assert (found.line, found.column) == (4, 5)


@pytest.mark.parametrize("text", ["x =\n", "name = Oost\n", '[a\nname = "x"', "a = 1\na = 2\n"])
def test_broken_syntax_has_a_line_and_a_hint(text: str) -> None:
    (found,) = problems(text)

    assert found.line >= 1
    assert found.message.startswith("Dit is geen geldige TOML")
    assert found.hint


def test_other_encoding_is_named() -> None:
    record, (found,) = load("town.toml", b'edition = 1\nname = "caf\xe9"', Town)

    assert record is None
    assert (found.line, found.hint) == (2, "Bewaar het bestand opnieuw als UTF-8.")


def test_bom_and_windows_line_ends_are_fine() -> None:
    record, found = load("town.toml", b'\xef\xbb\xbfname = "Oost"\r\nedition = 2025\r\n', Town)

    assert record == Town(name="Oost", edition=2025)
    assert found == ()


def test_problem_shows_the_line_with_a_caret() -> None:
    (found,) = problems('name = "Oost"\nediton = 1\n')

    assert str(found).splitlines() == [
        "town.toml:2:1: De sleutel `editon` bestaat hier niet.",
        "    editon = 1",
        "    ^",
        "    Bedoelde u `edition`?",
    ]


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ('a = \nb = 1\nc = "x\nd = 2\ne = het\n', [1, 3, 5]),
        ("[[area]\nname = b\n[[area]]\nname = c\n", [1, 4]),
        ('a = [ "x",\nb = 2\nc = fout\n', [1, 3]),
        ('a = [\n "x"\n "y"\n]\nb = d\n', [3, 5]),
        ("x = {a = 1, b = }\ny = z\n", [1, 2]),
        ("[t]\nx = 1\nx = 2\n[t]\nz = 1\n[u]\nq = ja\n", [3, 4, 7]),
        ("a = [1,\n", [1]),
    ],
)
def test_every_syntax_mistake_is_told_and_nothing_that_follows_from_one(
    text: str, lines: list[int]
) -> None:
    document, problems = parse("f.toml", text.encode())

    assert document is None
    assert [one.line for one in problems] == lines


def test_text_that_never_ends_is_told_where_it_begins_and_the_rest_is_not_judged() -> None:
    _, problems = parse("f.toml", b'a = 1\nb = """\n[t]\nc = \n')

    assert [one.line for one in problems] == [2]
    assert problems[0].hint.endswith("is nog niet nagekeken.")


@given(text=st.text(st.sampled_from("ab=[]{}\",\n' #1.-"), max_size=60))
def test_whatever_is_wrong_each_mistake_lies_in_the_file(text: str) -> None:
    document, problems = parse("f.toml", text.encode())

    assert (document is None) == bool(problems)
    assert all(1 <= one.line <= text.count("\n") + 1 for one in problems)
