"""The race's items as our program gets them: lists of sources on a server, and editors' files.

One item in `EDITORS_SHARE` is a Markdown file of the editors, up to `MOST_FILES`; the others
come from 25 spreadsheets (csv) that a loopback server serves.
"""

import csv
import io
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from bench.workload import DOMAINS, SOURCES, Entry, district_names, entry

GEMEENTE = "GM9901"
FOLDER = "rekendorp"
EDITORS_SHARE = 20
MOST_FILES = 2_000
"""Editors of one gemeente do not keep more files than this."""

HOST = "127.0.0.1"
_HEADINGS = ("titel", "link", "kenmerk", "tekst", "soort", "wijken", "onderwerpen")


def is_editors(number: int) -> bool:
    """Return whether an item is one of the editors' files."""
    return number % EDITORS_SHARE == 0 and number < EDITORS_SHARE * MOST_FILES


def write_content(folder: Path, size: int, port: int) -> None:
    """Write a content folder whose sources are served at this port, with the editors' files."""
    for name, text in settings(port).items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    (folder / FOLDER / "informatie").mkdir(parents=True, exist_ok=True)
    for number in filter(is_editors, range(size)):
        write_file(folder, entry(number))


def write_file(folder: Path, item: Entry) -> None:
    """Write an editors' file."""
    path = folder / FOLDER / "informatie" / f"{item.slug}.md"
    path.write_text(editors_text(item), "utf-8")


def editors_text(item: Entry) -> str:
    """Return an item as the editors write it."""
    return (
        f"---\ntitel: {item.title}\nwijken: {_districts(item)}\n"
        f"onderwerpen: {_domains(item)}\nhulplijn: 0\n---\n{item.body}\n"
    )


def write_lists(folder: Path, size: int, revisions: Mapping[int, int] | None = None) -> None:
    """Write the lists that the sources serve; `revisions` tells which items were changed."""
    folder.mkdir(parents=True, exist_ok=True)
    changed = revisions or {}
    for source in range(SOURCES):
        numbers = (number for number in range(source, size, SOURCES) if not is_editors(number))
        items = (entry(number, changed.get(number, 0)) for number in numbers)
        _write_when_new(folder / f"bron-{source}.csv", rows(items).encode())


def _write_when_new(path: Path, body: bytes) -> None:
    """Write a file, unless it holds this: the server goes by the time of the last change."""
    if not path.is_file() or path.read_bytes() != body:
        path.write_bytes(body)


def rows(items: Iterable[Entry]) -> str:
    """Return items as a spreadsheet."""
    return sheet(map(_row, items))


def sheet(cells: Iterable[tuple[str, ...]]) -> str:
    """Return rows below the headings that our program knows by itself."""
    text = io.StringIO()
    written = csv.writer(text)
    written.writerow(_HEADINGS)
    written.writerows(cells)
    return text.getvalue()


def _row(item: Entry) -> tuple[str, ...]:
    return (
        item.title,
        item.url,
        item.slug,
        item.body,
        "informatie",
        _districts(item),
        _domains(item),
    )


def _districts(item: Entry) -> str:
    return ", ".join(district_names()[number] for number in item.districts)


def _domains(item: Entry) -> str:
    return ", ".join(DOMAINS[number] for number in item.domains)


def settings(port: int) -> dict[str, str]:
    """Return the settings by file: one invented gemeente, its districts and its sources."""
    sources = {
        f"{FOLDER}/bronnen/bron-{number}.toml": _source(number, port)
        for number in range(SOURCES)
    }
    return {
        "wijkwijzer.toml": (
            'name = "Rekenhub"\nbase_url = "https://wijk.example"\nlanguages = ["nl"]\n'
            f'gemeenten = ["{FOLDER}"]\nbeheerder = "Rekenkamer (voorbeeld)"\n'
        ),
        f"{FOLDER}/gemeente.toml": f'name = "Rekendorp"\ncode = "{GEMEENTE}"\n',
        f"{FOLDER}/gebieden.toml": "\n".join(("edition = 2025\n", *_areas())),
        **sources,
    }


def _areas() -> Iterator[str]:
    yield area(GEMEENTE, "gemeente", "Rekendorp")
    for number, name in enumerate(district_names()):
        yield area(f"WK9901{number:02}", "wijk", name, GEMEENTE)


def area(code: str, level: str, name: str, parent: str = "") -> str:
    """Return an area as it stands in gebieden.toml."""
    slug = name.lower().replace(" ", "-")
    lines = [
        "[[area]]",
        f'code = "{code}"',
        f'level = "{level}"',
        f'name = "{name}"',
        f'slug = "{slug}"',
    ]
    lines += [f'parent = "{parent}"'] if parent else []
    return "\n".join((*lines, ""))


def _source(number: int, port: int) -> str:
    return (
        f'id = "bron-{number}"\ntitle = "Lijst {number}"\n'
        f'url = "http://{HOST}:{port}/bron-{number}.csv"\nformat = "csv"\nlist = "full"\n'
        f'scope = "{GEMEENTE}"\npublisher = "Bron {number} (voorbeeld)"\ncadence = "30m"\n'
        '[rechten]\nlicentie = "CC0"\ntonen = "volledig"\ndoorleveren = true\n'
        f'[limits]\nallow_hosts = ["{HOST}:{port}"]\n'
    )
