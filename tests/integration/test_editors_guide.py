"""The guide for editors, done as it stands there: from an empty folder to a published event."""

import re
import shlex
from pathlib import Path

import pytest
from attrs import frozen

from tests.fakes.cbs_files import area, collection, square
from tests.fakes.command_line import Done, command

GUIDE = Path(__file__).parents[2] / "docs" / "redactie.md"
NOW = "2026-11-22T08:00"
WIJKEN = collection(
    area("WK777701", "Dijkkant", square(0, 0)), area("WK777702", "Molenveld", square(1, 0))
)
BLOCK = re.compile(
    r"^```(?P<language>\w+) ?(?P<file>\S*)\n(?P<text>.*?)^```$", re.MULTILINE | re.DOTALL
)


@frozen(kw_only=True)
class Walk:
    """What each command of the guide said, and the folder in which it ended."""

    done: tuple[tuple[str, Done], ...]
    hub: Path

    def of(self, name: str) -> Done:
        return next(done for line, done in self.done if line.split()[1] == name)

    def page(self, below: str) -> str:
        return (self.hub / "output/site" / below / "index.html").read_text()


def blocks() -> tuple[re.Match[str], ...]:
    """Return the blocks of code of the first part of the guide."""
    section = GUIDE.read_text().split("\n## ")[1]
    return tuple(BLOCK.finditer(section))


@pytest.fixture(scope="module")
def walk(tmp_path_factory: pytest.TempPathFactory) -> Walk:
    here = tmp_path_factory.mktemp("gids")
    (here / "wijken.geojson").write_bytes(WIJKEN)
    done: list[tuple[str, Done]] = []
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(here)
        for block in blocks():
            if block["file"]:
                Path(block["file"]).write_text(block["text"])
                continue
            for line in block["text"].splitlines():
                program, *words = shlex.split(line)
                if program == "cd":
                    patch.chdir(words[0])
                else:
                    done.append((line, command(*words, "--now", NOW)))
        return Walk(done=tuple(done), hub=Path.cwd())


def test_every_command_of_the_guide_works(walk: Walk) -> None:
    failed = [(line, done.stderr) for line, done in walk.done if done.returncode]

    assert failed == []


def test_the_guide_goes_from_nothing_to_a_site(walk: Walk) -> None:
    assert [line.split()[1] for line, _ in walk.done] == ["init", "new", "check", "refresh"]


def test_new_names_the_file_that_the_guide_fills_in(walk: Walk) -> None:
    (written,) = [block["file"] for block in blocks() if block["file"]]

    assert written in walk.of("new").stdout


def test_what_the_guide_writes_is_right(walk: Walk) -> None:
    assert walk.of("check").stdout.strip() == "Alles in orde."


@pytest.mark.parametrize(
    "below", ["nieuwdorp/agenda/koffie-en-taal", "nieuwdorp/agenda", "nieuwdorp/dijkkant"]
)
def test_the_activity_stands_where_the_guide_says(walk: Walk, below: str) -> None:
    assert "Koffie en taal" in walk.page(below)


def test_nothing_of_the_owner_is_published(walk: Walk) -> None:
    assert "redactie@voorbeeld.nl" not in walk.page("nieuwdorp/agenda/koffie-en-taal")


def test_a_new_hub_is_not_drowned_in_remarks(walk: Walk) -> None:
    folders = ("--content", walk.hub / "content", "--output", walk.hub / "output")

    told = command("check", *folders, "--now", NOW, "--json").stdout

    assert told.count('"severity"') < 25
