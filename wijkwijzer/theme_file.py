"""Find the theme that the settings name and check it against our own style sheet."""

from importlib.resources import files
from pathlib import Path, PurePosixPath

from hub.content.settings import Content
from hub.errors import Problem
from site_builder.theme import Theme, read_theme

LARGEST = 2_000_000
"""A file with all tokens of a design system has some hundred thousand bytes."""


def load_theme(root: Path, content: Content) -> Theme:
    """Return the theme of a hub; an empty one without a theme, or when it is refused."""
    name = content.hub.theme
    if not name:
        return Theme()
    path = root / name
    if reason := _refusal(root, name):
        message = f"Het thema {name} kan niet worden gebruikt: {reason}."
        hint = "Zet het bestand in de map met inhoud en noem het bij theme."
        settings = str(root / "wijkwijzer.toml")
        return Theme(
            problems=(Problem(path=settings, line=1, column=1, message=message, hint=hint),)
        )
    sheet = (files("site_builder") / "assets" / "style.css").read_text("utf-8")
    return read_theme(str(path), path.read_bytes(), sheet)


def _refusal(root: Path, name: str) -> str:
    """Return why a file may not be read, or "" when it may."""
    path, plain = root / name, PurePosixPath(name)
    if plain.is_absolute() or ".." in plain.parts:
        return "het ligt buiten de map met inhoud"
    if not path.is_file():
        return "het bestand ontbreekt"
    if not path.resolve().is_relative_to(root.resolve()):
        return "het ligt buiten de map met inhoud"
    if path.stat().st_size > LARGEST:
        return "het bestand is te groot"
    return ""
