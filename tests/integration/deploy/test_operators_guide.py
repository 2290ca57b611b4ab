"""docs/operators.md tells of every file in deploy/ and every exit code; scripts are clean."""

import re
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from wijkwijzer.outcome import ExitCode

ROOT = Path(__file__).parents[3]
GUIDE = (ROOT / "docs" / "operators.md").read_text()
FOR_OTHERS = {"build_json.py", "Dockerfile.dockerignore"}
"""Read by a file beside it, not by a person."""

Tool = Callable[[str], str]
Run = Callable[..., subprocess.CompletedProcess[str]]


def test_every_file_has_its_place_in_the_guide(deploy: Path) -> None:
    files = {
        path.name
        for path in deploy.rglob("*")
        if path.is_file() and path.suffix != ".pyc" and "node_modules" not in path.parts
    }

    assert {name for name in files - FOR_OTHERS if name not in GUIDE} == set()


def test_guide_names_no_file_that_is_not_there() -> None:
    named = set(re.findall(r"deploy/[A-Za-z_./-]*[A-Za-z]", GUIDE))

    assert {name for name in named if not (ROOT / name).exists()} == set()


@pytest.mark.parametrize("code", list(ExitCode))
def test_guide_tells_what_to_do_at_an_exit_code(code: ExitCode) -> None:
    assert f"\n| {code.value} | " in GUIDE


def test_shell_scripts_are_clean(tool: Tool, run: Run, deploy: Path) -> None:
    done = run(tool("shellcheck"), *sorted(deploy.glob("*.sh")))

    assert done.returncode == 0, done.stdout
