"""A small site to serve, and the tools of the machine that these tests stand on."""

import os
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from site_builder.manifest import OutputFile, entry_of, manifest_of, public_json

Tool = Callable[[str], str]
Run = Callable[..., subprocess.CompletedProcess[str]]

PAGES = {
    "index.html": "<h1>Wijkwijzer</h1>",
    "404.html": "<h1>Deze pagina is er niet</h1>",
    "sitemap.xml": "<urlset/>",
    "assets/style.css": "body{}",
    "assets/kaart-0123abcd.svg": "<svg/>",
    "zoek/woorden-01.json": "{}",
    "almere/index.html": "<h1>Almere</h1>",
    "almere/atom.xml": "<feed/>",
    "almere/agenda.ics": "BEGIN:VCALENDAR",
    "almere/bewaar.js": "addEventListener('install', () => skipWaiting());",
    "almere/manifest.json": "{}",
    "almere/informatie/slecht-slapen/index.html": "<h1>Slecht slapen</h1>",
    "almere/filmwijk/veilig/index.html": "<h1>Veilig</h1>",
    "almere/direct-hulp/index.html": "<h1>Direct hulp</h1>",
    "almere/wegwijs/geld/index.html": "<h1>Help mij zoeken</h1>",
    "almere/zoeken/index.html": "<h1>Zoeken</h1>",
}


@pytest.fixture
def tool() -> Tool:
    """Return a function that gives the path of a program of this machine."""

    def found(name: str) -> str:
        path = shutil.which(name, path=f"{os.environ.get('PATH', '')}:/usr/sbin:/sbin")
        if path is None and os.environ.get("WIJKWIJZER_NEED_BROWSER") == "1":
            pytest.fail(f"{name} is not installed, and here everything must be tested")
        if path is None:
            pytest.skip(f"{name} is not installed")
        return path

    return found


@pytest.fixture
def run() -> Run:
    """Return a function that runs a command to its end, whatever comes of it."""

    def done(*command: str | Path, path: str = "") -> subprocess.CompletedProcess[str]:
        environment = os.environ | {"PATH": f"{path}:{os.environ['PATH']}"}
        return subprocess.run(  # noqa: S603 - the commands stand in the tests
            command, capture_output=True, text=True, check=False, env=environment
        )

    return done


@pytest.fixture
def deploy() -> Path:
    """Return the folder with the files under test."""
    return Path(__file__).parents[3] / "deploy"


@pytest.fixture
def output(tmp_path: Path) -> Path:
    """Return an output folder with a live site in slot a and a newer one in slot b."""
    root = tmp_path / "output"
    _write(root / "slots" / "a", PAGES)
    newer = PAGES | {"index.html": "<h1>De nieuwe Wijkwijzer</h1>", "over/index.html": "nieuw"}
    del newer["almere/informatie/slecht-slapen/index.html"]
    _write(root / "slots" / "b", newer)
    (root / "site").symlink_to("slots/a")
    return root


def _write(folder: Path, pages: dict[str, str]) -> None:
    for name, text in pages.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
    bodies = {name: text.encode() for name, text in pages.items()}
    manifest = manifest_of(
        entry_of(OutputFile(path=name, body=body)) for name, body in bodies.items()
    )
    (folder / "build.json").write_bytes(public_json(manifest))
