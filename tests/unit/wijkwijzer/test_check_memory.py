"""A second check looks only at what changed, and finds what a first check would find."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner

from tests.fakes.one_text import AREAS, GEMEENTE, GOOD, HUB, WRONG
from wijkwijzer.check.findings import Looked
from wijkwijzer.check.memory import FILE, Memory, memory_of
from wijkwijzer.check.scope import Scope
from wijkwijzer.cli import main
from wijkwijzer.workspace import Workspace

TODAY = date(2027, 3, 1)

Change = Callable[[Path], object]


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A hub with one text, on which a refresh has run."""
    content = tmp_path / "content"
    (content / "dorp/nieuws").mkdir(parents=True)
    (content / "wijkwijzer.toml").write_text(HUB)
    (content / "dorp/gemeente.toml").write_text(GEMEENTE)
    (content / "dorp/gebieden.toml").write_text(AREAS)
    (content / "dorp/nieuws/een.md").write_text(GOOD)
    (tmp_path / "output/state").mkdir(parents=True)
    return tmp_path


def told(root: Path, *arguments: str, day: str = "2027-03-01") -> str:
    folders = ("--content", str(root / "content"), "--output", str(root / "output"))
    return CliRunner().invoke(main, ["check", *folders, "--now", day, *arguments]).output


def told_anew(root: Path, day: str = "2027-03-01") -> str:
    (root / "output/state" / FILE).unlink()
    return told(root, day=day)


def memory(root: Path, *only: Path, today: date = TODAY) -> Memory:
    workspace = Workspace(root / "output")
    found = memory_of(Scope(root=root / "content", only=only, workspace=workspace), today)
    assert found
    return found


def test_nothing_is_kept_where_no_refresh_has_run(tmp_path: Path) -> None:
    scope = Scope(root=tmp_path, workspace=Workspace(tmp_path / "output"))

    assert memory_of(scope, TODAY) is None


def test_the_same_is_told_twice(root: Path) -> None:
    (root / "content/dorp/nieuws/twee.md").write_text(WRONG)

    first, second = told(root), told(root)

    assert first == second
    assert "twee.md" in first


@pytest.mark.parametrize(
    "change",
    [
        lambda content: (content / "dorp/nieuws/een.md").write_text(WRONG),
        lambda content: (content / "dorp/nieuws/twee.md").write_text(WRONG),
        lambda content: (content / "dorp/nieuws/twee.md").write_text(GOOD),
        lambda content: (content / "dorp/nieuws/een.txt").write_text("Een bericht."),
        lambda content: (content / "dorp/nieuws/een.md").unlink(),
        lambda content: (content / "wijkwijzer.toml").write_text("name = \n"),
        lambda content: (content / "moeilijke_woorden.toml").write_text(
            '[[woorden]]\n"bericht" = "brief"\n'
        ),
        lambda content: (content / "dorp/gemeente.toml").write_text('name = "Dorp"\n'),
    ],
)
def test_after_a_change_is_told_what_a_first_check_tells(root: Path, change: Change) -> None:
    told(root)

    change(root / "content")

    assert told(root) == told_anew(root)


def test_a_text_that_expired_in_the_night_is_told(root: Path) -> None:
    text = GOOD.replace("voorbeeld: ja", "voorbeeld: ja\nverloopt: 1 maart 2027")
    (root / "content/dorp/nieuws/een.md").write_text(text)
    told(root)

    assert "verlopen" in told(root, day="2027-03-02")


def test_a_mistake_outside_the_named_files_stays_untold(root: Path) -> None:
    (root / "content/dorp/nieuws/twee.md").write_text(WRONG)
    told(root)

    named = told(root, str(root / "content/dorp/nieuws/een.md"))

    assert named == "Alles in orde.\n"


@pytest.mark.parametrize("damage", [b"", b"geen database", b"SQLite format 3\0" + b"x" * 99])
def test_a_damaged_memory_is_made_again(root: Path, damage: bytes) -> None:
    expected = told(root)

    (root / "output/state" / FILE).write_bytes(damage)

    assert told(root) == expected


def test_only_the_text_that_changed_is_looked_at(root: Path) -> None:
    asked: list[str] = []

    def find(names: tuple[str, ...]) -> dict[str, Looked]:
        asked.extend(names)
        return {name: Looked(findings=()) for name in names}

    memory(root).texts({"een": "1", "twee": "1"}, find)
    memory(root).texts({"een": "1", "twee": "2"}, find)

    assert asked == ["een", "twee", "twee"]


def test_what_is_gone_leaves_the_memory(root: Path) -> None:
    (root / "content/dorp/nieuws/twee.md").write_text(GOOD + "Zeldzaamwoord!!\n")
    told(root)
    kept = (root / "output/state" / FILE).read_bytes()

    (root / "content/dorp/nieuws/twee.md").unlink()
    told(root)

    assert b"Zeldzaamwoord" in kept
    assert b"Zeldzaamwoord" not in (root / "output/state" / FILE).read_bytes()


@pytest.mark.parametrize(
    ("name", "same_settings", "same_all"),
    [
        ("content/dorp/nieuws/een.md", True, False),
        ("content/dorp/nieuws/.een.md.swp", True, True),
        ("content/dorp/foto.jpg", False, True),
        ("content/levensdomeinen.toml", False, True),
        ("output/state/links.json", False, True),
        ("output/state/hub.sqlite", True, False),
        ("output/state/check.sqlite", True, True),
    ],
)
def test_each_file_counts_for_what_depends_on_it(
    root: Path, name: str, *, same_settings: bool, same_all: bool
) -> None:
    before = memory(root)

    (root / name).write_bytes(b"anders")

    after = memory(root)
    assert (after.settings == before.settings) is same_settings
    assert (after.everything == before.everything) is same_all


def test_the_words_in_a_picture_are_not_read(root: Path) -> None:
    picture = root / "content/dorp/foto.jpg"
    picture.write_bytes(b"een")
    before = memory(root)

    picture.write_bytes(b"twee")

    assert memory(root) == before


def test_another_day_is_looked_at_anew(root: Path) -> None:
    assert memory(root).settings != memory(root, today=date(2027, 3, 2)).settings
