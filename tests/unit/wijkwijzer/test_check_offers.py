"""What `check --fix` changes after a yes, and what `--yes` changes without a question."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.unit.wijkwijzer.test_check_fix import FILE, LOOK
from wijkwijzer.check.difference import difference
from wijkwijzer.check.findings import Finding
from wijkwijzer.check.repair import agreed, mend_file, never, when_safe

FRONT = "---\ntitel: Koffie\nbegin: 6 april 2027, 10.00\nlocatie: De Eik\n---\n"


def yes(_: Finding) -> bool:
    return True


@pytest.mark.parametrize(
    ("wrong", "right"),
    [
        ("titel: Koffie\nonderwerp: geld\n", "titel: Koffie\nonderwerpen: geld\n"),
        ("titel: Koffie\nwijken: Oostwijck\n", "titel: Koffie\nwijken: Oostwijk\n"),
        (
            "titel: K\nbegin: 6 april 2027\ntijd: 14.00\n",
            "titel: K\nbegin: 6 april 2027, 14.00\n",
        ),
        ("titel: K\ntalen: Arabsch\n", "titel: K\ntalen: Arabisch\n"),
    ],
)
def test_what_was_probably_meant_is_written_after_a_yes(wrong: str, right: str) -> None:
    data = f"---\n{wrong}---\nKom langs.\n".encode()

    assert agreed(FILE, data, LOOK, yes).data.decode() == f"---\n{right}---\nKom langs.\n"


@pytest.mark.parametrize(
    ("wrong", "right"),
    [
        ("Kom langs!!", "Kom langs!"),
        ("# Waar\n\nHier.", "## Waar\n\nHier."),
        ("#### Waar\n\nHier.", "## Waar\n\nHier."),
        ("**Waar**\n\nHier.", "## Waar\n\nHier."),
    ],
)
def test_what_changes_no_word_needs_no_question(wrong: str, right: str) -> None:
    data = f"{FRONT}{wrong}\n".encode()

    assert agreed(FILE, data, LOOK, when_safe).data.decode() == f"{FRONT}{right}\n"


@pytest.mark.parametrize(
    ("wrong", "right"),
    [
        ("Dag\tTijd\nma\t10.00", "| Dag | Tijd |\n|---|---|\n| ma | 10.00 |"),
        ("CafÃ© open", "Café open"),
        ("[a](http://b.nl)", "[a](https://b.nl)"),
        ("Bel 036 – 0OO 00 00", "Bel 036 – 000 00 00"),
    ],
)
def test_what_was_pasted_is_written_anew_after_a_yes(wrong: str, right: str) -> None:
    data = f"{FRONT}{wrong}\n".encode()

    assert agreed(FILE, data, LOOK, yes).data.decode() == f"{FRONT}{right}\n"
    assert agreed(FILE, data, LOOK, when_safe).data == data


def test_table_of_a_spreadsheet_keeps_its_tabs_until_somebody_says_yes(tmp_path: Path) -> None:
    path = tmp_path / "koffie.md"
    path.write_text(f"{FRONT}Dag\tTijd\nma\t10.00\n")

    done = mend_file(path, lambda _, data: LOOK(FILE, data), never)

    assert done is None


def test_key_that_is_there_already_is_not_offered() -> None:
    data = b"---\ntitel: A\nkop: B\n---\nTekst.\n"

    assert agreed(FILE, data, LOOK, yes).data == data


BODY = st.lists(
    st.sampled_from(
        ["# A", "### B", "##### C", "**D**", "E!!! en F??", "", "g!?", "1)h", "- i", "Kom."]
    ),
    max_size=8,
)


@given(body=BODY, title=st.sampled_from(["Koffie", "Koffie.", "Kom!!", "Wat..?!"]))
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_second_time_changes_nothing_and_no_word_is_lost(body: list[str], title: str) -> None:
    data = f"---\ntitel: {title}\n---\n{chr(10).join(body)}\n".encode()

    once = agreed(FILE, data, LOOK, when_safe).data

    assert agreed(FILE, once, LOOK, when_safe).data == once
    assert letters(once) == letters(data)


def letters(data: bytes) -> str:
    return "".join(sign for sign in data.decode() if sign.isalnum())


def test_difference_shows_the_lines_that_went_and_came() -> None:
    before, after = b"a\r\nb\r\n", b"\xef\xbb\xbfa\nc\n"

    assert difference(before, after) == ("    2 - b", "    2 + c")


def test_long_difference_is_cut_off() -> None:
    shown = difference(b"a\n" * 100, b"b\n" * 100)

    assert len(shown) == 41
    assert shown[-1] == "… en nog 160 regels"
