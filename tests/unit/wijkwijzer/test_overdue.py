from datetime import date
from pathlib import Path

import pytest
from attrs import evolve

from hub.content.settings import load_content
from hub.gemeente import Hub
from wijkwijzer.report.overdue import overdue

HUB = """name = "T"
base_url = "https://t.example"
gemeenten = ["testdorp"]

[toegankelijkheid]
status = "C"
onderzoek_datum = 2027-01-01
rapport_url = "https://t.example/rapport"
"""
NUMBER = """[[nummer]]
naam = "Hulplijn"
nummer = "0800-1234"
wanneer = "Altijd."
"""


@pytest.fixture
def root(tmp_path: Path) -> Path:
    (tmp_path / "testdorp").mkdir()
    (tmp_path / "wijkwijzer.toml").write_text(HUB)
    (tmp_path / "testdorp/gemeente.toml").write_text('name = "Testdorp"\ncode = "GM9999"\n')
    (tmp_path / "testdorp/gebieden.toml").write_text(
        'edition = 2025\n[[area]]\ncode = "GM9999"\nlevel = "gemeente"\n'
        'name = "Testdorp"\nslug = "testdorp"\n'
    )
    (tmp_path / "direct-hulp.toml").write_text(f"{NUMBER}gecontroleerd = 2027-02-01\n")
    return tmp_path


def hub_of(root: Path) -> Hub:
    return load_content(root).hub


def test_number_of_two_months_ago_is_fine(root: Path) -> None:
    assert overdue(root, hub_of(root), date(2027, 4, 2)) == ()


@pytest.mark.parametrize(
    ("today", "warning"), [(date(2027, 4, 3), True), (date(2027, 6, 1), True)]
)
def test_number_gets_a_warning_after_60_days(root: Path, today: date, *, warning: bool) -> None:
    (problem,) = overdue(root, hub_of(root), today)

    assert "Hulplijn (0800-1234)" in problem.message
    assert problem.warning is warning
    assert problem.line == 5


def test_number_is_an_error_after_120_days(root: Path) -> None:
    (problem,) = overdue(root, hub_of(root), date(2027, 6, 2))

    assert "121 dagen" in problem.message
    assert not problem.warning


def test_number_that_was_never_checked_gets_a_warning(root: Path) -> None:
    (root / "direct-hulp.toml").write_text(NUMBER)

    (problem,) = overdue(root, hub_of(root), date(2027, 2, 1))

    assert problem.message == "Hulplijn (0800-1234) is nog nooit nagekeken."
    assert problem.warning


def test_numbers_of_a_gemeente_are_looked_at_as_well(root: Path) -> None:
    (root / "testdorp/direct-hulp.toml").write_text(NUMBER)

    (problem,) = overdue(root, hub_of(root), date(2027, 2, 1))

    assert Path(problem.path) == root / "testdorp/direct-hulp.toml"


def test_study_for_status_c_fails_after_six_months(root: Path) -> None:
    (root / "direct-hulp.toml").unlink()

    (problem,) = overdue(root, hub_of(root), date(2027, 7, 1))

    assert "ouder dan 6 maanden" in problem.message
    assert (problem.line, problem.warning) == (7, False)


def test_example_keeps_nobody_busy(root: Path) -> None:
    example = evolve(hub_of(root), example=True)

    assert overdue(root, example, date(2030, 1, 1)) == ()
