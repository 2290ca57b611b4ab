"""A text in a preview: what it makes, and whether it would be on the site."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from tests.fakes.small_content import write_small_content
from wijkwijzer.check import checking
from wijkwijzer.forget.block_list import NOTHING_BLOCKED
from wijkwijzer.preview.texts import DraftReader, Shelf, Standing, listing, read_draft, shelf

NOW = datetime(2027, 3, 1, 8, tzinfo=UTC)
GOOD = "---\ntitel: Koffie\nbegin: 2 maart 2027, 10.00\nlocatie: Buurthuis\n---\nKom.\n"
SENSITIVE = GOOD.replace("titel:", "gevoelig: ja\neigenaar: Jan\ntitel:")


@pytest.fixture
def where(tmp_path: Path) -> Shelf:
    root = write_small_content(tmp_path)
    content = checking.settings(root)
    gemeente = content.hub.gemeenten[0]
    (root / "testdorp" / "agenda").mkdir()
    folder = checking.text_folder(root, content.hub, gemeente, NOW)
    return shelf(content.hub, gemeente, folder)


@pytest.mark.parametrize(
    ("text", "standing"),
    [
        (GOOD, Standing.READY),
        (GOOD.replace("titel:", "concept: ja\ntitel:"), Standing.CONCEPT),
        (SENSITIVE, Standing.WAITING),
        (SENSITIVE.replace("titel:", "concept: ja\ntitel:"), Standing.CONCEPT),
        (GOOD.replace("begin:", "beginn:"), Standing.BROKEN),
        ("geen streepjes", Standing.BROKEN),
    ],
)
def test_text_stands_as_it_would_on_the_site(
    where: Shelf, text: str, standing: Standing
) -> None:
    path = where.folder.path / "agenda" / "koffie.md"

    draft = read_draft(where, path, text.encode(), NOTHING_BLOCKED)

    assert draft.standing is standing
    assert (draft.item is None) == (standing is Standing.BROKEN)


def test_concept_has_its_item(where: Shelf) -> None:
    path = where.folder.path / "agenda" / "koffie.md"
    text = GOOD.replace("titel:", "concept: ja\ntitel:")

    draft = read_draft(where, path, text.encode(), NOTHING_BLOCKED)

    assert draft.item
    assert (draft.item.id, draft.item.title) == ("testdorp-redactie:agenda/koffie", "Koffie")


def test_text_is_read_again_only_when_it_changed(where: Shelf) -> None:
    path = where.folder.path / "agenda" / "koffie.md"
    path.write_text(GOOD)
    reader = DraftReader(blocks=NOTHING_BLOCKED)
    (first,) = reader.read(where)

    (same,) = reader.read(where)
    path.write_text(GOOD.replace("Koffie", "Thee"))
    (changed,) = reader.read(where)

    assert same is first
    assert changed.item
    assert changed.item.title == "Thee"


def test_broken_text_keeps_its_place_in_the_list(where: Shelf) -> None:
    path = where.folder.path / "agenda" / "koffie.md"
    draft = read_draft(where, path, b"geen streepjes", NOTHING_BLOCKED)

    assert listing((draft,)).unreadable == {"testdorp-redactie:agenda/koffie"}
