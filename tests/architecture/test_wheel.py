"""The wheel holds exactly our packages, with templates and word lists, and nothing else."""

import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def names(tmp_path_factory: pytest.TempPathFactory) -> frozenset[str]:
    folder = tmp_path_factory.mktemp("wheel")
    subprocess.run(  # noqa: S603 - our own interpreter
        [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)],
        cwd=ROOT,
        check=True,
        capture_output=True,
    )
    (wheel,) = folder.glob("*.whl")
    with zipfile.ZipFile(wheel) as archive:
        return frozenset(archive.namelist())


def test_wheel_has_exactly_six_packages(names: frozenset[str]) -> None:
    tops = {name.split("/")[0] for name in names if ".dist-info" not in name}

    assert tops == {"wijkwijzer", "hub", "harvest", "enrich", "index", "site_builder"}


@pytest.mark.parametrize(
    "name",
    [
        "site_builder/templates/area.html.j2",
        "site_builder/assets/style.css",
        "site_builder/catalogue/nl_u.toml",
        "enrich/vocabulary/levensdomeinen.toml",
        "hub/content/settings.py",
        "wijkwijzer/report/report.js",
        "wijkwijzer/drafts/sent_labels.toml",
        "wijkwijzer/starter/direct-hulp.toml",
        "wijkwijzer/starter/wegwijs/begin.toml",
        "hub/py.typed",
    ],
)
def test_wheel_has_what_runs_without_the_repository(names: frozenset[str], name: str) -> None:
    assert name in names
