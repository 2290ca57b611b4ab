"""The upper folders of the live site tell that somebody took something out or changed it."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from wijkwijzer.unchanged.live_look import MOST, upper_folders

LATER = 1_800_000_000_000_000_000


@pytest.fixture
def site(tmp_path: Path) -> Path:
    for name in ("index.html", "almere/index.html", "almere/filmwijk/index.html"):
        path = tmp_path / "site" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("pagina")
    return tmp_path / "site"


@pytest.fixture
def large(site: Path) -> Path:
    """A site in which a gemeente has more entries than are looked at, made long ago."""
    for number in range(MOST):
        (site / "almere" / f"wijk-{number}").touch()
    os.utime(site / "almere", ns=(1, 1))
    return site


def take_front_page(site: Path) -> None:
    (site / "index.html").unlink()


def take_page_of_a_wijk(site: Path) -> None:
    (site / "almere/filmwijk/index.html").unlink()


def write_over_the_page_of_a_gemeente(site: Path) -> None:
    (site / "almere/index.html").write_text("een andere pagina")


def add_a_folder(site: Path) -> None:
    (site / "almere/vreemd").mkdir()


@pytest.mark.parametrize(
    "change",
    [
        take_front_page,
        take_page_of_a_wijk,
        write_over_the_page_of_a_gemeente,
        add_a_folder,
    ],
)
def test_what_somebody_did_shows(site: Path, change: Callable[[Path], None]) -> None:
    # The clock of a disk may stand still for a moment: what was made lies well in the past.
    os.utime(site / "almere/filmwijk", ns=(1, 1))
    before = [*upper_folders(site)]

    change(site)

    assert [*upper_folders(site)] != before


def test_a_site_that_nobody_touched_looks_the_same(site: Path) -> None:
    assert [*upper_folders(site)] == [*upper_folders(site)]


def test_the_entries_of_a_large_folder_are_not_looked_at(large: Path) -> None:
    before = [*upper_folders(large)]

    os.utime(large / "almere/wijk-7", ns=(LATER, LATER))

    assert [*upper_folders(large)] == before
    assert len(before) < MOST


def test_a_large_folder_tells_that_something_left_it(large: Path) -> None:
    before = [*upper_folders(large)]

    (large / "almere/wijk-7").unlink()

    assert [*upper_folders(large)] != before
