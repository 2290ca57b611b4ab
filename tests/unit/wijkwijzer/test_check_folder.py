"""`check` over a whole folder: nothing that a file does hides what is wrong in the others."""

import os
from datetime import UTC, datetime
from pathlib import Path

from click.testing import CliRunner

from harvest.written.front_matter import split
from hub.errors import Problem
from tests.fakes.one_text import AREAS, GEMEENTE, GOOD, HUB, WRONG
from wijkwijzer.check.checking import examine, mend
from wijkwijzer.check.findings import Edit, edited
from wijkwijzer.check.rules import code_of, rules
from wijkwijzer.check.scope import Scope
from wijkwijzer.check.stored import version_edit
from wijkwijzer.cli import main

NOW = datetime(2027, 3, 1, 7, 0, tzinfo=UTC)


def hub(root: Path, **texts: str) -> Path:
    (root / "dorp/nieuws").mkdir(parents=True)
    (root / "wijkwijzer.toml").write_text(HUB)
    (root / "dorp/gemeente.toml").write_text(GEMEENTE)
    (root / "dorp/gebieden.toml").write_text(AREAS)
    for name, text in texts.items():
        (root / f"dorp/nieuws/{name}.md").write_text(text)
    return root


def run(root: Path, *arguments: str) -> tuple[int, str]:
    options = ("--content", str(root), "--output", str(root / "uit"), "--now", "2027-03-01")
    done = CliRunner().invoke(main, ["check", *arguments, *options])
    return done.exit_code, done.output


def test_good_folder_is_in_order(tmp_path: Path) -> None:
    assert run(hub(tmp_path, goed=GOOD)) == (0, "Alles in orde.\n")


def test_texts_are_checked_although_the_settings_are_broken(tmp_path: Path) -> None:
    root = hub(tmp_path, fout=WRONG)
    (root / "wijkwijzer.toml").write_text("name = \n")

    found = {Path(one.problem.path).name for one in examine(Scope(root=root), NOW)}

    assert found == {"wijkwijzer.toml", "fout.md"}


def test_strange_files_stop_nothing(tmp_path: Path) -> None:
    root = hub(tmp_path, fout=WRONG, diep="---\ntitel: " + "[" * 5000 + "\n---\n")
    (root / "dorp/nieuws/citaten.md").write_text(GOOD + "> " * 20000)
    (root / "dorp/nieuws/nul.md").write_bytes(b"\0" * 100)
    (root / "dorp/bronnen").mkdir()
    (root / "dorp/bronnen/diep.toml").write_text("a = " + "[" * 5000)
    os.mkfifo(root / "dorp/nieuws/pijp.md")
    (root / "dorp/nieuws/lus.md").symlink_to(root / "dorp/nieuws/lus.md")

    found = {Path(one.problem.path).name for one in examine(Scope(root=root), NOW)}

    assert {"fout.md", "diep.md", "nul.md", "diep.toml"} <= found


def test_only_the_files_that_are_named_are_checked(tmp_path: Path) -> None:
    root = hub(tmp_path, een=WRONG, twee=WRONG)

    code, told = run(root, str(root / "dorp/nieuws/een.md"))

    assert code == 1
    assert "een.md" in told
    assert "twee.md" not in told


def test_a_path_outside_the_content_is_a_mistake_of_usage(tmp_path: Path) -> None:
    root = hub(tmp_path / "hub")

    assert run(root, str(tmp_path))[0] == 2


def test_fix_mends_says_so_and_leaves_nothing_for_a_second_time(tmp_path: Path) -> None:
    root = hub(tmp_path, fout=WRONG)

    code, told = run(root, "--fix")

    assert code == 0
    assert "Hersteld: " in told
    assert '"Nieuw: de markt"' in (root / "dorp/nieuws/fout.md").read_text()
    assert list(mend(Scope(root=root), NOW)) == []


def test_mistakes_in_a_concept_do_not_fail_the_check(tmp_path: Path) -> None:
    root = hub(tmp_path, concept=WRONG.replace("voorbeeld: ja", "concept: ja"))

    code, told = run(root)

    assert code == 0
    assert "dubbele-punt" in told
    assert "concept-lezer" in told


def test_a_setting_without_a_code_has_one_too() -> None:
    assert code_of(Problem(path="a", line=1, column=1, message="M")) in rules()


def test_edits_of_one_place_are_done_once() -> None:
    same = Edit(line=1, column=1, length=1, text="b")

    assert edited(
        "\ufeffa\r\nc", (same, same, Edit(line=1, column=2, length=2, text="\n"))
    ) == ("\ufeffb\nc")


def test_the_version_of_a_national_text_is_noted_in_its_place() -> None:
    document, _ = split("a.md", b"---\ntitel: a\nlandelijke_versie: oud # zo\n---\n")

    assert document
    assert version_edit(document, "nieuw") == Edit(line=3, column=20, length=3, text="nieuw")
    assert version_edit(document, "oud") is None
