"""Editors' texts that were read before are not read again, and any edits end the same."""

import os
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from attrs import define, evolve
from hypothesis import given, settings
from hypothesis import strategies as st

from harvest.written.editor_context import EditorContext
from harvest.written.markdown import read_folder
from hub.errors import Problem
from hub.model import RawItem
from wijkwijzer.forget.block_list import NOTHING_BLOCKED, BlockList
from wijkwijzer.forget.needle import needle
from wijkwijzer.kept.findings import Findings
from wijkwijzer.kept.kept_findings import WRITTEN
from wijkwijzer.kept.written import kept_texts

Read = tuple[tuple[RawItem, ...], tuple[Problem, ...], frozenset[str]]

CONTEXT = EditorContext(
    source_id="almere-redactie",
    now=datetime(2027, 3, 1, 7, tzinfo=UTC),
    areas=frozenset({"Filmwijk"}),
    domains=(),
    audiences=(),
)
TEXTS = (
    "---\ntitel: Uitleg\n---\nTekst van een uitleg.\n",
    "---\ntitel: Koffie\nbegin: 1 maart 2027, 10.00\nherhaling: elke dag\nlocatie: Hier\n---\n",
    "---\ntitel: Later\ngecontroleerd: 2 maart 2027\n---\nTekst.\n",
    "---\ntitel: Uitleg\nconcept: ja\n---\nTekst.\n",
    "---\ntitel: Uitleg\ngebied: Parkwijk\n---\nTekst.\n",
    "---\ntitel: : stuk\n---\n",
    "",
)
NAMES = (b"informatie/een.md", b"agenda/twee.md", b"informatie/vreemd-\xff.md", b"agenda/x.txt")
FOLDERS = st.dictionaries(st.sampled_from(NAMES), st.sampled_from(TEXTS))
CONTEXTS = st.sampled_from((
    CONTEXT,
    evolve(CONTEXT, now=CONTEXT.now + timedelta(hours=9)),
    evolve(CONTEXT, now=CONTEXT.now + timedelta(days=1)),
    evolve(CONTEXT, areas=frozenset({"Filmwijk", "Parkwijk"})),
))  # fmt: skip
Revision = tuple[dict[bytes, str], EditorContext]


@define
class Folder:
    """What editors wrote, and what is kept of it beside."""

    place: Path

    def hold(self, texts: dict[bytes, str]) -> None:
        for name in NAMES:
            path = self.written / os.fsdecode(name)
            path.parent.mkdir(parents=True, exist_ok=True)
            path.unlink(missing_ok=True)
            if name in texts:
                path.write_text(texts[name])

    def read(
        self, context: EditorContext = CONTEXT, blocks: BlockList = NOTHING_BLOCKED
    ) -> Read:
        with kept_texts(Findings(path=self.notes, program="p"), blocks) as reading:
            return read_folder(self.written, context, reading)

    def revised(self, revisions: list[Revision]) -> Iterator[tuple[Read, Read]]:
        """Yield what each revision says with notes, and without."""
        for texts, context in revisions:
            self.hold(texts)
            yield self.read(context), read_folder(self.written, context)

    @property
    def written(self) -> Path:
        return self.place / "almere"

    @property
    def notes(self) -> Path:
        return self.place / WRITTEN


@pytest.fixture
def folder(tmp_path: Path) -> Folder:
    return Folder(place=tmp_path)


@settings(max_examples=15)
@given(st.lists(st.tuples(FOLDERS, CONTEXTS), min_size=1, max_size=4))
def test_any_edits_end_as_from_nothing(revisions: list[Revision]) -> None:
    with TemporaryDirectory() as place:
        found = list(Folder(place=Path(place)).revised(revisions))

    assert [with_notes for with_notes, _ in found] == [without for _, without in found]


def test_text_that_did_not_change_is_not_read_again(folder: Folder) -> None:
    folder.hold({NAMES[0]: TEXTS[0]})
    folder.read()
    before = folder.notes.read_bytes()

    folder.read(evolve(CONTEXT, now=CONTEXT.now + timedelta(hours=1)))

    assert folder.notes.read_bytes() == before


def test_text_that_is_taken_away_leaves_the_notes(folder: Folder) -> None:
    folder.hold({NAMES[0]: TEXTS[0]})
    folder.read()

    folder.hold({})
    folder.read()

    assert b"uitleg" not in folder.notes.read_bytes()


def test_text_that_had_to_be_forgotten_gets_no_note(folder: Folder) -> None:
    wanted = needle("Tekst van een uitleg", ())
    blocks = NOTHING_BLOCKED.adding(wanted, since=date(2027, 3, 1), reason="", salt="ab" * 16)
    folder.hold({NAMES[0]: TEXTS[0], NAMES[1]: TEXTS[1]})

    items, _, _ = folder.read(blocks=blocks)

    assert [item.title for item in items] == ["Koffie", "Uitleg"]
    assert b"Uitleg" not in folder.notes.read_bytes()
    assert b"Koffie" in folder.notes.read_bytes()
