"""Write a synthetic Netherlands, or a part of it: a hub of many gemeenten, with invented names.

    .venv/bin/python -m bench.country FOLDER [--gemeenten 342] [--items 1000000]

Writes FOLDER/content and prints what is in it. 342 gemeenten have some ten wijken and 42
buurten each (3,400 and 14,500 in all), spread as in the country: a few large, many small. The
items are shared out by size, and there are national ones beside them. All are on lists below
FOLDER/lists, a list for each 2,500, which FOLDER/content names at a loopback port (--port).
"""

import argparse
import json
import sys
from collections.abc import Iterator
from pathlib import Path

from attrs import frozen

from bench import own_site
from bench.own_site import HOST, area
from bench.workload import DOMAINS, below, entry, throws

GEMEENTEN = 342
WIJKEN = 3_400
BUURTEN = 14_500
ITEMS = 1_000_000
NATIONAL = 5_000
"""National items for the whole country; of a smaller one its share."""

FIRST_NATIONAL = 10_000_000
"""The number of the first national item: no local item has the same text."""

LIST = 2_500
"""Items of one list: 15 MB is the most that an answer may be, 5,000 rows the most of a list."""

_FIRST = ("Aal", "Bar", "Cel", "Dui", "Eik", "Fluit", "Gors", "Haar", "IJs", "Kraan", "Lange",
          "Meer", "Noor", "Oude", "Pol", "Riet", "Steen", "Tol", "Veen")  # fmt: skip
_LAST = ("berg", "dam", "dorp", "drecht", "haven", "hout", "horst", "kerk", "laar", "loo",
         "mond", "oord", "rode", "sloot", "stede", "veld", "voort", "wolde")  # fmt: skip
_PARTS = ("Noord", "Oost", "Zuid", "West", "Midden")


@frozen(kw_only=True)
class Town:
    """A gemeente of the synthetic country: how many wijken, buurten and items it has."""

    number: int
    wijken: int
    buurten: int
    items: int
    first: int
    """The number of its first item."""

    @property
    def code(self) -> str:
        """Its code; real codes end below 2000."""
        return f"GM{5000 + self.number}"

    @property
    def name(self) -> str:
        """Its invented name; no two are alike."""
        first, last = divmod(self.number, len(_LAST))
        return f"{_FIRST[first % len(_FIRST)]}{_LAST[last]}"

    @property
    def folder(self) -> str:
        """Its folder below content/."""
        return self.name.lower()

    @property
    def wijk_names(self) -> tuple[str, ...]:
        """The names of its wijken, each unlike every other in the country."""
        names = (f"{self.name} {_PARTS[n % 5]} {n // 5 + 1}" for n in range(self.wijken))
        return tuple(names)


def towns(gemeenten: int, items: int) -> tuple[Town, ...]:
    """Return the first gemeenten of the country, with their share of so many items."""
    weights = [_weight(number) for number in range(GEMEENTEN)]
    whole = sum(weights)
    chosen = weights[:gemeenten]
    made = []
    first = 0
    for number, weight in enumerate(chosen):
        count = max(1, round(items * weight / sum(chosen)))
        made.append(
            Town(
                number=number,
                wijken=max(1, round(WIJKEN * weight / whole)),
                buurten=max(1, round(BUURTEN * weight / whole)),
                items=count,
                first=first,
            )
        )
        first += count
    return tuple(made)


def _weight(number: int) -> float:
    """Return how large a gemeente is: most near the middle, one in ten some four times."""
    thrown = below(throws(f"size {number}"), 1000) / 1000
    return 0.4 + thrown + (3.0 if thrown > 0.9 else 0.0)


def national_items(gemeenten: int) -> int:
    """Return how many national items there are for so many gemeenten."""
    return max(10, NATIONAL * gemeenten // GEMEENTEN)


def write(folder: Path, chosen: tuple[Town, ...], port: int, national: int = 0) -> None:
    """Write the settings and the lists of a country of these gemeenten.

    `national` is how many national items there are; 0 is their share of the whole country's.
    """
    content, lists = folder / "content", folder / "lists"
    lists.mkdir(parents=True, exist_ok=True)
    _put(content / "wijkwijzer.toml", _hub(chosen))
    for_all = _lists(FIRST_NATIONAL, national or national_items(len(chosen)))
    for number, range_ in enumerate(for_all):
        _source(content / "bronnen", lists, f"landelijk-{number}", "NL", (), range_, port)
    for town in chosen:
        place = content / town.folder
        _put(place / "gemeente.toml", f'name = "{town.name}"\ncode = "{town.code}"\n')
        _put(place / "gebieden.toml", "\n".join(("edition = 2025\n", *_areas(town))))
        for number, range_ in enumerate(_lists(town.first, town.items)):
            name = f"{town.folder}-{number}"
            wijken = town.wijk_names
            _source(place / "bronnen", lists, name, town.code, wijken, range_, port)


def _put(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")


def _hub(chosen: tuple[Town, ...]) -> str:
    folders = json.dumps([town.folder for town in chosen])
    return (
        'name = "Rekenland"\nbase_url = "https://land.example"\nlanguages = ["nl"]\n'
        f'gemeenten = {folders}\nbeheerder = "Rekenkamer (voorbeeld)"\n'
    )


def _areas(town: Town) -> Iterator[str]:
    yield area(town.code, "gemeente", town.name)
    for number, name in enumerate(town.wijk_names):
        yield area(f"WK{5000 + town.number}{number:02}", "wijk", name, town.code)
    for number in range(town.buurten):
        wijk = number % town.wijken
        code = f"{5000 + town.number}{wijk:02}{number // town.wijken:02}"
        name = f"{town.wijk_names[wijk]} buurt {number // town.wijken + 1}"
        yield area(f"BU{code}", "buurt", name, f"WK{5000 + town.number}{wijk:02}")


def _lists(first: int, size: int) -> Iterator[range]:
    for begin in range(first, first + size, LIST):
        yield range(begin, min(begin + LIST, first + size))


def _source(
    folder: Path,
    lists: Path,
    name: str,
    scope: str,
    wijken: tuple[str, ...],
    numbers: range,
    port: int,
) -> None:
    """Write a source, and the list that it serves."""
    _put(
        folder / f"{name}.toml",
        f'id = "{name}"\ntitle = "Lijst {name}"\nurl = "http://{HOST}:{port}/{name}.csv"\n'
        f'format = "csv"\nlist = "full"\nscope = "{scope}"\n'
        f'publisher = "Bron {name} (voorbeeld)"\ncadence = "6h"\n'
        '[rechten]\nlicentie = "CC0"\ntonen = "volledig"\ndoorleveren = true\n'
        f'[limits]\nallow_hosts = ["{HOST}:{port}"]\n',
    )
    text = own_site.sheet(_row(number, wijken, scope) for number in numbers)
    (lists / f"{name}.csv").write_text(text, "utf-8")


def _row(number: int, wijken: tuple[str, ...], scope: str) -> tuple[str, ...]:
    made = entry(number)
    there = sorted({wijken[one % len(wijken)] for one in made.districts}) if wijken else []
    subjects = ", ".join(DOMAINS[one] for one in made.domains)
    title = made.title if wijken else f"{made.title} ({scope})"
    return (title, made.url, made.slug, made.body, "informatie", ", ".join(there), subjects)


def main(arguments: list[str]) -> int:
    """Write the country and tell what is in it."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--gemeenten", type=int, default=GEMEENTEN)
    parser.add_argument("--items", type=int, default=ITEMS)
    parser.add_argument("--port", type=int, default=8700)
    chosen = parser.parse_args(arguments)
    made = towns(chosen.gemeenten, chosen.items)
    write(chosen.folder, made, chosen.port)
    facts = {
        "gemeenten": len(made),
        "wijken": sum(town.wijken for town in made),
        "buurten": sum(town.buurten for town in made),
        "items": sum(town.items for town in made),
        "national": national_items(len(made)),
    }
    sys.stdout.write(json.dumps(facts) + "\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
