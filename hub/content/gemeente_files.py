"""Read what stands in the folder of a gemeente: who it is, its areas, venues and counters."""

from functools import partial

from hub.areas import Areas
from hub.content import gazetteer
from hub.content.crisis_numbers import NUMBERS, read_numbers
from hub.content.files import ContentFiles
from hub.content.gazetteer import WrittenAreas, WrittenPlaces
from hub.content.settings_checks import check_gemeente
from hub.content.written import (
    WrittenCounter,
    WrittenGemeente,
    WrittenSupport,
)
from hub.gemeente import (
    Counter,
    Gemeente,
)
from hub.model import Contact, Place
from hub.opening_hours import parse_hours
from hub.placeholder import filled_in


def read_gemeente(
    files: ContentFiles,
    folder: str,
    domain_slugs: frozenset[str],
    languages: tuple[str, ...],
    only: str,
) -> Gemeente | None:
    """Return the gemeente of a folder; nothing when a file is wrong or `only` is another."""
    name = f"{folder}/gemeente.toml"
    written = files.read(name, WrittenGemeente, check_gemeente)
    if written is None:
        if not (files.root / name).is_file():
            files.complain(name, "Dit bestand ontbreekt.", "Elke gemeente heeft er een.")
        return None
    if only and written.code != only:
        return None
    check = partial(gazetteer.check_areas, code=written.code, domain_slugs=domain_slugs)
    written_areas = files.read(f"{folder}/gebieden.toml", WrittenAreas, check)
    if written_areas is None:
        if not (files.root / folder / "gebieden.toml").is_file():
            files.complain(f"{folder}/gebieden.toml", "Dit bestand ontbreekt.")
        return None
    areas = gazetteer.areas(written_areas)
    return Gemeente(
        folder=folder,
        code=written.code,
        name=written.name,
        slug=areas[written.code].slug,
        areas=areas,
        edition=written_areas.edition,
        succession=gazetteer.succession(written_areas),
        places=_places(files, folder, written.code, areas),
        counters=_counters(written),
        placeholders=tuple(sorted(written.placeholders.items())),
        client_support=_support(written.client_support),
        client_support_name=filled_in(written.client_support.name)
        if written.client_support
        else "",
        track_url=written.track_url,
        crisis_numbers=read_numbers(files, f"{folder}/{NUMBERS}", languages),
        regions=tuple(sorted(written.regions.items())),
        editors_mail=written.editors_mail,
        example=written.voorbeeld,
    )


def _places(files: ContentFiles, folder: str, code: str, areas: Areas) -> tuple[Place, ...]:
    check = partial(gazetteer.check_places, known=areas)
    written = files.read(f"{folder}/locaties.toml", WrittenPlaces, check)
    return gazetteer.places(written, code) if written else ()


def _counters(written: WrittenGemeente) -> tuple[Counter, ...]:
    """Return the counters; the gemeente itself always has one, if only by name."""
    counters = tuple(_counter(counter, written) for counter in written.counters)
    if any(written.code in counter.areas for counter in counters):
        return counters
    nameless = Counter(
        name=f"Gemeente {written.name}", areas=(written.code,), contact=Contact()
    )
    return (*counters, nameless)


def _counter(written: WrittenCounter, gemeente: WrittenGemeente) -> Counter:
    return Counter(
        name=written.name,
        areas=written.areas,
        contact=contact(filled_in(written.phone), written.mail, written.website),
        address=written.address,
        postcode=written.postcode,
        city=written.city,
        hours=parse_hours(written.hours),
        note=written.note,
        example=gemeente.voorbeeld,
    )


def _support(written: WrittenSupport | None) -> Contact:
    if written is None:
        return Contact()
    return contact(filled_in(written.phone), written.mail, written.website)


def contact(phone: str, mail: str, website: str) -> Contact:
    """Return a contact of what is known; an empty text is nothing."""
    return Contact(
        phones=(phone,) if phone else (), mails=(mail,) if mail else (), website=website
    )
