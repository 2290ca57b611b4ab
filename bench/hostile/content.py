"""A content folder in which hostile strings stand in every field of every format.

A pack is some strings that share one item: each of its text fields holds all of them, and which
one comes first differs from field to field and from format to format, because a field that is
cut at its length keeps only what comes first.
"""

from collections.abc import Iterator
from pathlib import Path

from bench.hostile import feeds, lists, pages, services
from bench.hostile.pack import PACKS_IN_SOURCE, Carried, Carrier, Pack

NOW = "2027-03-01T08:00+01:00"
"""When the site is made: before the events of every pack."""


def grouped(vectors: tuple[str, ...], together: int) -> tuple[tuple[str, ...], ...]:
    """Return the strings in groups that share an item."""
    return tuple(vectors[at : at + together] for at in range(0, len(vectors), together))


def sources(groups: tuple[tuple[str, ...], ...], base: str) -> Iterator[tuple[str, Carried]]:
    """Yield every source by its id. `base` is the address of the server."""
    for shift, (name, carrier) in enumerate(CARRIERS.items()):
        for at in range(0, len(groups), PACKS_IN_SOURCE):
            number = at // PACKS_IN_SOURCE
            packs = tuple(
                Pack(number=at + nth, vectors=group, shift=shift)
                for nth, group in enumerate(groups[at : at + PACKS_IN_SOURCE])
            )
            place = f"{base}/{name}-{number}"
            yield f"{name}-{number}", carrier(place, packs)


def write_source(content: Path, name: str, carried: Carried, base: str) -> None:
    """Write the definition of a source, which may reach the server and show everything."""
    path, _ = carried.answers[0]
    (content / "testdorp/bronnen").mkdir(parents=True, exist_ok=True)
    (content / "testdorp/bronnen" / f"{name}.toml").write_text(
        f"""id = "{name}"
title = "Bron {name}"
url = "{base}/{name}{path}{carried.question}"
format = "{carried.format}"
list = "full"
scope = "GM9999"
publisher = "Stichting Voorbeeld"
cadence = "1h"

[rechten]
tonen = "volledig"
wijzigen = true
doorleveren = true
contactpersonen = "toestemming"

[defaults]
domains = ["samenleven"]

[limits]
max_requests = 1000
allow_hosts = ["{base.removeprefix("http://")}"]
{carried.settings}
""",
        encoding="utf-8",
    )


CARRIERS: dict[str, Carrier] = {
    "rss": feeds.rss,
    "rss-loose": feeds.loose_rss,
    "atom": feeds.atom,
    "json-feed": feeds.json_feed,
    "ics": feeds.calendar,
    "jsonld": pages.json_ld,
    "microdata": pages.microdata,
    "html": pages.html_list,
    "sitemap": pages.sitemap,
    "sru-sc": services.search_service,
    "sc-feed": services.catalogue,
    "opvoeden": services.articles,
    "rijksoverheid": pages.government,
    "rijksoverheid-dump": services.government_dump,
    "schoolvakanties": services.holidays,
    "hsds": services.open_referral,
    "tec": services.events_calendar,
    "csv": lists.csv_list,
    "xlsx": lists.workbook,
}
"""What carries the strings, by the name of its sources; Markdown is written to the disk."""
