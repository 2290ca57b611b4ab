"""Where the question tree leads nowhere: told by `check` and at a refresh."""

from pathlib import Path

import pytest

from hub.content.settings import load_content
from tests.fakes.small_content import write_small_content
from wijkwijzer.guidance import guidance_problems, structure_problems

QUESTION = 'vraag = "Waar gaat het over?"\n[[antwoord]]\ntekst = "Geld"\nnaar = "geld"\n'
OUTCOME = 'titel = "Geld"\nonderwerp = "inkomen"\n'


@pytest.fixture
def root(tmp_path: Path) -> Path:
    write_small_content(tmp_path)
    (tmp_path / "wegwijs/uitkomsten").mkdir(parents=True)
    (tmp_path / "wegwijs/begin.toml").write_text(QUESTION)
    return tmp_path


def test_dead_end_is_told_with_its_file_and_line(root: Path) -> None:
    found = structure_problems(load_content(root).hub)

    assert [(Path(one.path).name, one.line) for one in found] == [("begin.toml", 4)]


def test_outcome_without_a_live_item_is_told(root: Path) -> None:
    (root / "wegwijs/uitkomsten/geld.toml").write_text(OUTCOME)
    hub = load_content(root).hub

    assert [one.message for one in guidance_problems(hub, {})] == [
        "Bij `geld` is er niets te vinden in: Testdorp."
    ]
    assert guidance_problems(hub, {}, lambda _, __: True) == ()


def test_outcome_that_a_refresh_can_fill_is_right_in_itself(root: Path) -> None:
    (root / "wegwijs/uitkomsten/geld.toml").write_text(OUTCOME)

    assert structure_problems(load_content(root).hub) == ()


def test_question_about_safety_in_the_check_is_refused(root: Path) -> None:
    (root / "hoe-gaat-het.toml").write_text(
        '[veiligheid]\ntekst = "Bel."\n[[onderwerp]]\nid = "veiligheid"\n'
        'zin = "a"\nlastig = "b"\nzelf = "c"\n'
    )

    messages = [one.message for one in load_content(root).problems]

    assert any("Over veiligheid stellen wij geen vraag" in one for one in messages)
