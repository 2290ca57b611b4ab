"""The theme that the settings name."""

from pathlib import Path

import attrs
import pytest

from hub.content.settings import Content
from tests.fakes.small_hub import make_world
from wijkwijzer.theme_file import load_theme

GOOD = ":root { --utrecht-link-color: #00408a }"


@pytest.fixture
def content() -> Content:

    return Content(hub=make_world().hub, sources=(), synonyms=(), problems=(), good=())


def _named(content: Content, name: str) -> Content:
    return attrs.evolve(content, hub=attrs.evolve(content.hub, theme=name))


def test_hub_without_a_theme_has_none(content: Content, tmp_path: Path) -> None:
    theme = load_theme(tmp_path, content)

    assert theme.css == ""
    assert theme.problems == ()


def test_theme_is_read_from_the_content_folder(content: Content, tmp_path: Path) -> None:
    (tmp_path / "theme.css").write_text(GOOD)

    assert "#00408a" in load_theme(tmp_path, _named(content, "theme.css")).css


def test_theme_that_is_not_there_is_told(content: Content, tmp_path: Path) -> None:
    theme = load_theme(tmp_path, _named(content, "theme.css"))

    assert "het bestand ontbreekt" in theme.problems[0].message


@pytest.mark.parametrize("name", ["../theme.css", "/etc/hostname"])
def test_theme_outside_the_content_folder_is_refused(
    content: Content, tmp_path: Path, name: str
) -> None:
    theme = load_theme(tmp_path, _named(content, name))

    assert "buiten de map" in theme.problems[0].message


def test_link_that_leads_outside_is_refused(content: Content, tmp_path: Path) -> None:
    root = tmp_path / "content"
    root.mkdir()
    (tmp_path / "elders.css").write_text(GOOD)
    (root / "theme.css").symlink_to(tmp_path / "elders.css")

    theme = load_theme(root, _named(content, "theme.css"))

    assert theme.css == ""
    assert "buiten de map" in theme.problems[0].message
