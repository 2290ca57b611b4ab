"""The bill of materials that `make sbom` writes, and the waivers in docs/advisories.md."""

import json
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[3]
LOCK = (ROOT / "requirements.lock").read_text()
PINNED = re.compile(r"^([a-z0-9.-]+)==(\S+)", re.MULTILINE)

Tool = Callable[[str], str]
Run = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture
def sbom(tool: Tool, run: Run, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Any:
    monkeypatch.setenv("PATH", str(Path(sys.executable).parent), prepend=":")
    program = tool("cyclonedx-py")
    target = tmp_path / "sbom.cdx.json"
    # As `make sbom` calls it; cyclonedx-py checks the result against the schema itself.
    done = run(
        program,
        "requirements",
        "--output-reproducible",
        "--short-PURLs",
        "--validate",
        "--pyproject",
        ROOT / "pyproject.toml",
        "--output-file",
        target,
        ROOT / "requirements.lock",
    )
    assert done.returncode == 0, done.stderr
    return json.loads(target.read_bytes())


def test_bill_names_every_locked_package_with_its_hashes(sbom: Any) -> None:
    components = {(one["name"], one["version"]): one for one in sbom["components"]}

    hashes = [one["externalReferences"][0]["hashes"] for one in components.values()]

    assert (sbom["bomFormat"], sbom["specVersion"]) == ("CycloneDX", "1.6")
    assert set(components) == set(PINNED.findall(LOCK))
    assert all(hashes)


def test_bill_says_what_it_is_of(sbom: Any) -> None:
    assert sbom["metadata"]["component"]["name"] == "wijkwijzer"


def test_every_locked_package_has_a_hash() -> None:
    blocks = re.split(r"\n(?=[a-z0-9.-]+==)", LOCK)

    assert [block.split()[0] for block in blocks if "--hash=sha256:" not in block] == []


def test_lock_names_no_registry() -> None:
    assert re.findall(r"https?://\S+|--index-url", LOCK) == []


def test_waivers_are_for_packages_that_are_in_use() -> None:
    rows = (ROOT / "docs" / "advisories.md").read_text().splitlines()

    named = {row.split()[1] for row in rows if re.match(r"\| [a-z0-9.-]+ \(", row)}

    assert "feedparser" in named
    assert named <= {name for name, _ in PINNED.findall(LOCK)}
