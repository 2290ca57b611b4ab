"""Our top-level names are common words: make sure it is *our* code that is imported."""

import ast
import importlib
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PYPROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text())
OURS = PYPROJECT["tool"]["hatch"]["build"]["targets"]["wheel"]["packages"]
MODULES = sorted(path for name in OURS for path in (ROOT / name).rglob("*.py"))


@pytest.mark.parametrize("name", OURS)
def test_package_is_ours(name: str) -> None:
    module = importlib.import_module(name)

    assert module.__file__ is not None
    assert Path(module.__file__).is_relative_to(ROOT)


@pytest.mark.parametrize("name", OURS)
def test_package_tells_type_checkers_that_it_is_typed(name: str) -> None:
    assert (ROOT / name / "py.typed").is_file()


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(ROOT)))
def test_module_is_named_after_its_idea(path: Path) -> None:
    vague = {"utils", "util", "helpers", "helper", "common", "base", "manager", "misc"}

    assert path.stem not in vague


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(ROOT)))
def test_module_has_no_random_hash_and_no_wall_clock(path: Path) -> None:
    names = {
        node.func.id
        for node in ast.walk(ast.parse(path.read_text()))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name)
    }

    assert "hash" not in names


@pytest.mark.parametrize("lock", ["requirements.lock", "requirements-dev.lock"])
def test_lock_has_hashes_and_no_address(lock: str) -> None:
    text = (ROOT / lock).read_text()

    assert "--hash=sha256:" in text
    assert "://" not in text


def test_output_is_ignored_only_at_the_top() -> None:
    assert "/output/" in (ROOT / ".gitignore").read_text().split()
