from pathlib import Path

import pytest

from hub.areas import Succession
from hub.content.settings import load_content
from hub.errors import SettingsError
from tests.fakes.small_content import AREAS, SOURCE, write_small_content

OLD = """
[[opvolging]]
code = "WK999977"
edition = 2021
name = "Oude wijk"
slug = "oude-wijk"
naar = ["WK999901"]

[[opvolging]]
code = "WK999901"
edition = 2021
naar = ["GM9999"]
naar_edition = 2024
"""


def written(root: Path, *, areas: str = AREAS + OLD, scope: str = "GM9999") -> Path:
    write_small_content(root, source=SOURCE.replace("GM9999", scope))
    (root / "testdorp" / "gebieden.toml").write_text(areas, encoding="utf-8")
    return root


def test_an_old_area_is_read_with_what_it_became(tmp_path: Path) -> None:
    content = load_content(written(tmp_path))

    (gemeente,) = content.hub.gemeenten
    assert content.problems == ()
    assert gemeente.succession[0] == Succession(
        code="WK999977",
        edition=2021,
        successors=("WK999901",),
        successor_edition=2025,
        name="Oude wijk",
        slug="oude-wijk",
    )
    assert gemeente.succession[1].successor_edition == 2024


@pytest.mark.parametrize(
    ("scope", "expected"),
    [
        ("WK999901", "WK999901"),
        ("WK999977", "WK999901"),
        ("2021WK999977", "WK999901"),
        ("2021WK999901", "GM9999"),
        ("NL", "NL"),
    ],
)
def test_a_source_may_speak_for_an_area_of_an_old_edition(
    tmp_path: Path, scope: str, expected: str
) -> None:
    content = load_content(written(tmp_path, scope=scope))

    assert content.problems == ()
    assert [source.scope for source in content.sources] == [expected]


@pytest.mark.parametrize(
    ("wrong", "message"),
    [
        ('code = "WK1"\nedition = 2021\nnaar = ["WK9"]', "Het gebied WK9 bestaat niet."),
        ('code = "WK1"\nedition = 2030\nnaar = ["GM9999"]', "De editie 2030 is nieuwer"),
        ('code = "WK1"\nedition = 2021\nnaar = []', "Zeg wat WK1 is geworden."),
    ],
)
def test_an_old_area_that_leads_nowhere_is_reported(
    tmp_path: Path, wrong: str, message: str
) -> None:
    root = written(tmp_path, areas=f"{AREAS}\n[[opvolging]]\n{wrong}\n")

    with pytest.raises(SettingsError, match=message):
        load_content(root)
