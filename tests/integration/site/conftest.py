"""The example site, built once by the real command, for all tests that read it."""

import subprocess
import sys
from pathlib import Path

import pytest
from lxml import html

ROOT = Path(__file__).parents[3]


class Site:
    """A built site, read the way a browser without JavaScript would."""

    def __init__(self, output: Path) -> None:
        self.output = output
        self.root = output / "site"

    def page(self, url: str) -> html.HtmlElement:
        """Return the page at a URL, such as /almere/filmwijk/."""
        path = url.lstrip("/") + ("index.html" if url.endswith("/") else "")
        return html.fromstring((self.root / path).read_bytes())

    def text(self, url: str) -> str:
        """Return the words on a page, with single spaces."""
        return " ".join(self.page(url).text_content().split())

    def pages(self) -> list[Path]:
        """Return every HTML file of the site, sorted."""
        return sorted(self.root.rglob("*.html"))


def refresh(output: Path, *options: str) -> subprocess.CompletedProcess[str]:
    """Run the real command over the example content."""
    command = [
        sys.executable,
        "-m",
        "wijkwijzer",
        "refresh",
        "--sample",
        "--output",
        str(output),
    ]
    return subprocess.run(  # noqa: S603 - our own interpreter
        [*command, "--content", str(ROOT / "content"), *options],
        capture_output=True,
        text=True,
        check=False,
        cwd=output,
    )


@pytest.fixture(scope="session")
def built(
    tmp_path_factory: pytest.TempPathFactory,
) -> tuple[Site, subprocess.CompletedProcess[str]]:
    """Build the example site once and return it with what the command said."""
    output = tmp_path_factory.mktemp("output")
    done = refresh(output)
    assert done.returncode == 0, done.stderr
    return Site(output / "voorbeeld"), done


@pytest.fixture(scope="session")
def site(built: tuple[Site, object]) -> Site:
    """The example site."""
    return built[0]
