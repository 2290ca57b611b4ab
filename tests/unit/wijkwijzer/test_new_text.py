"""New files for editors: each kind is right once filled in, and nothing is overwritten."""

from datetime import UTC, date, datetime
from pathlib import Path, PurePath

import pytest
from hypothesis import given
from hypothesis import strategies as st

from harvest.written.editor_context import EditorContext
from harvest.written.editor_schema import KEYS
from harvest.written.front_matter import split
from harvest.written.markdown import examine
from hub.content.labels import DEFAULT_AUDIENCES, DEFAULT_DOMAINS
from hub.vocabulary import Kind
from wijkwijzer.drafts.front_matter_text import value_line
from wijkwijzer.drafts.new_text import (
    FOLDER_OF,
    KINDS,
    NewRefused,
    Setting,
    filled_example,
    new_text,
    write_text,
)
from wijkwijzer.drafts.text_keys import HELP, more_keys, open_keys

TODAY = date(2027, 3, 1)
SETTING = Setting(gemeente="Testdorp", wijk="Oostwijk", today=TODAY, owner="info@voorbeeld.nl")
CONTEXT = EditorContext(
    source_id="testdorp-redactie",
    now=datetime(2027, 3, 1, 7, tzinfo=UTC),
    areas=frozenset({"Testdorp", "Oostwijk"}),
    domains=DEFAULT_DOMAINS,
    audiences=DEFAULT_AUDIENCES,
)
BODY = "U bent welkom. Neem gerust iemand mee.\n"


def test_every_key_of_the_reader_has_its_words() -> None:
    assert set(HELP) == set(KEYS)


@pytest.mark.parametrize("kind", KINDS.values())
def test_every_key_stands_once_in_a_file(kind: Kind) -> None:
    keys = (*open_keys(kind), *more_keys(kind))

    assert len(keys) == len(set(keys))


@pytest.mark.parametrize("name", KINDS)
def test_a_new_file_is_a_concept_without_strange_keys(name: str) -> None:
    text = new_text(KINDS[name], {"titel": "Koffie: en taal"}, SETTING)

    read = examine(PurePath(FOLDER_OF[KINDS[name]], "koffie.md"), text.encode(), CONTEXT)

    assert read.is_concept
    assert {one.code for one in read.problems} <= {"ontbreekt"}
    assert read.document is not None
    assert read.document.text("titel") == "Koffie: en taal"


@pytest.mark.parametrize("name", KINDS)
def test_a_file_that_is_filled_in_is_right(name: str) -> None:
    text = filled_example(KINDS[name], SETTING)

    read = examine(PurePath(FOLDER_OF[KINDS[name]], "koffie.md"), text.encode(), CONTEXT)

    assert read.problems == ()
    assert read.item is not None


@pytest.mark.parametrize("name", KINDS)
def test_every_line_that_waits_is_right_once_its_sign_is_gone(name: str) -> None:
    kind = KINDS[name]
    values = {
        key: SETTING.fill(HELP[key].example) for key in (*open_keys(kind), *more_keys(kind))
    }
    text = new_text(kind, {**values, "concept": "nee"}, SETTING) + BODY

    read = examine(PurePath(FOLDER_OF[kind], "koffie.md"), text.encode(), CONTEXT)

    assert [str(one) for one in read.problems if not one.warning] == []


def test_a_file_is_never_overwritten(tmp_path: Path) -> None:
    first = write_text(tmp_path, "Koffie en taal", "een")

    with pytest.raises(NewRefused, match="bestaat al"):
        write_text(tmp_path, "Koffie en taal", "twee")

    assert first == tmp_path / "koffie-en-taal.md"
    assert first.read_text() == "een"


@given(st.text(alphabet=st.characters(exclude_categories=("Cs", "Cc")), max_size=60))
def test_any_value_is_read_back_as_it_was_meant(value: str) -> None:
    meant = " ".join("".join(char if char.isprintable() else " " for char in value).split())

    document, _ = split("a.md", f"---\n{value_line('titel', value)}\n---\n".encode())

    assert document is not None
    assert document.text("titel") == meant
