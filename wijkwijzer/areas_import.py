"""Bring areas, postcodes and key figures of a gemeente in line with files of the CBS."""

import re
from collections.abc import Iterable, Iterator
from functools import partial
from pathlib import Path

import attrs
from attrs import frozen

from hub import toml_file
from hub.areas import Division
from hub.atomic_file import write_atomically
from hub.cbs import continuation, gazetteer_file, polygons
from hub.cbs.address_table import Placed, has_postcodes, place_postcodes, read_postcodes
from hub.cbs.continuation import OldWijk
from hub.cbs.division import DrawnDivision, draw
from hub.cbs.gazetteer_file import GEOMETRY_FILE, Changes
from hub.cbs.geojson import FeatureFile, read_features
from hub.cbs.key_figures import Columns, Counted, count, find_columns
from hub.cbs.polygons import Shape
from hub.cbs.table_file import opened_lines, opened_rows
from hub.content import gazetteer, key_figures
from hub.content.area_geometry import geometry_text
from hub.content.files import ContentFiles, no_last_good
from hub.content.gazetteer import RESERVED_SLUGS, WrittenAreas
from hub.content.labels import DEFAULT_DOMAINS
from hub.content.written import WrittenDomains, WrittenGemeente
from hub.errors import CbsFileRefused, SettingsError
from hub.vocabulary import Level

AREAS_FILE = "gebieden.toml"

_KWB_YEAR = re.compile(r"kwb\D?((?:19|20)\d\d)", re.IGNORECASE)


@frozen(kw_only=True)
class Wish:
    """What the command line asks: a gemeente (folder or code) and the files to read."""

    gemeente: str
    wijken: Path | None = None
    buurten: Path | None = None
    earlier: Path | None = None
    addresses: Path | None = None
    figures: Path | None = None
    edition: int | None = None
    dry_run: bool = False


@frozen(kw_only=True)
class Imported:
    """What an import did, or with `dry_run` would do."""

    folder: str
    name: str
    before: int | None
    edition: int
    changes: Changes
    wijken: int = 0
    placed: Placed | None = None
    counted: Counted | None = None
    mentions: tuple[str, ...] = ()
    files: tuple[str, ...] = ()


@frozen(kw_only=True)
class _Home:
    """The gemeente that is brought in line, as it stands in content/."""

    content: Path
    folder: Path
    code: str
    name: str
    reserved: frozenset[str]
    text: str | None

    @property
    def areas_path(self) -> Path:
        return self.folder / AREAS_FILE


def import_areas(content: Path, wish: Wish) -> Imported:
    """Read the files, work out what changes, and write it unless `wish.dry_run`.

    Raises:
        CbsFileRefused: a file cannot be used; nothing is written.
        SettingsError: gebieden.toml is wrong now, or would be; nothing is written.
    """
    home = _home(content, wish.gemeente)
    before = _read_areas(home, home.text) if home.text is not None else None
    text, changes, drawn = _with_division(home, before, wish)
    written = _read_areas(home, text)
    placed = _placed(written, home.code, wish)
    if placed:
        text = gazetteer_file.with_postcodes(text, placed.by_area)
        written = _read_areas(home, text)
    counted = _counted(written, wish)
    files = _files(home, text, drawn, counted)
    if not wish.dry_run:
        for path, data in files:
            write_atomically(path, data)
    return Imported(
        folder=home.folder.name,
        name=home.name,
        before=before.edition if before else None,
        edition=written.edition,
        changes=changes,
        wijken=sum(area.level is Level.WIJK for area in written.area),
        placed=placed,
        counted=counted,
        mentions=tuple(_mentions(home, changes.touched)),
        files=tuple(str(path) for path, _ in files),
    )


def _home(content: Path, wanted: str) -> _Home:
    for path in sorted(content.glob("*/gemeente.toml")):
        gemeente, problems = toml_file.load(str(path), path.read_bytes(), WrittenGemeente)
        if path.parent.name != wanted and (not gemeente or gemeente.code != wanted.upper()):
            continue
        if gemeente is None:
            raise SettingsError(problems)
        areas = path.parent / AREAS_FILE
        return _Home(
            content=content,
            folder=path.parent,
            code=gemeente.code,
            name=gemeente.name,
            reserved=RESERVED_SLUGS | _domain_slugs(content),
            text=areas.read_text(encoding="utf-8") if areas.is_file() else None,
        )
    raise CbsFileRefused(str(content), f"er is geen gemeente {wanted} met een gemeente.toml")


def _domain_slugs(content: Path) -> frozenset[str]:
    files = ContentFiles(content, no_last_good)
    written = files.read("levensdomeinen.toml", WrittenDomains, lambda *_: ())
    if written is None:
        return frozenset(label.slug for label in DEFAULT_DOMAINS)
    return frozenset(slug for one in written.domein for slug in (one.slug, *one.oude_slugs))


def _read_areas(home: _Home, text: str) -> WrittenAreas:
    check = partial(gazetteer.check_areas, code=home.code, domain_slugs=home.reserved)
    document, problems = toml_file.parse(str(home.areas_path), text.encode())
    if document is None:
        raise SettingsError(problems)
    written, problems = toml_file.structure(document, WrittenAreas)
    if written is None:
        raise SettingsError(problems)
    wrong = tuple(one for one in check(document, written) if not one.warning)
    if wrong:
        raise SettingsError(wrong)
    return written


def _with_division(
    home: _Home, before: WrittenAreas | None, wish: Wish
) -> tuple[str, Changes, DrawnDivision | None]:
    """Return the text of gebieden.toml with the wijken of the files, when there are any."""
    if not (wish.wijken or wish.buurten):
        if home.text is None:
            raise CbsFileRefused(str(home.areas_path), "geef eerst --wijken of --buurten")
        return home.text, Changes(), None
    division = draw(
        _layer(wish.wijken, "WK", home.code),
        _layer(wish.buurten, "BU", home.code),
        wish.edition,
        _known_names(before),
    )
    if before and before.edition > division.edition:
        reason = f"de indeling van {division.edition} is ouder dan die van {before.edition}"
        raise CbsFileRefused(str(wish.buurten or wish.wijken), reason)
    old = tuple(_old_wijken(home, before, wish)) if before else ()
    same_edition = before is not None and before.edition == division.edition
    became = continuation.compare(old, division, same_edition=same_edition)
    text = home.text or gazetteer_file.first_file(home.name, home.code, division)
    updated = gazetteer_file.with_division(text, division, became, home.reserved)
    return updated.text, updated.changes, division


def _layer(path: Path | None, prefix: str, gemeente: str) -> FeatureFile | None:
    return read_features(str(path), path.read_bytes(), prefix, gemeente) if path else None


def _known_names(before: WrittenAreas | None) -> dict[tuple[str, int], str]:
    if before is None:
        return {}
    return {(area.code, before.edition): area.name for area in before.area}


def _old_wijken(home: _Home, before: WrittenAreas, wish: Wish) -> Iterator[OldWijk]:
    shapes = _earlier_shapes(home, before, wish)
    for area in before.area:
        if area.level is Level.WIJK:
            yield OldWijk(
                code=area.code,
                name=area.name,
                parent=area.parent,
                slug=area.slug,
                centroid=area.centroid,
                shape=shapes.get(area.code),
            )


def _earlier_shapes(home: _Home, before: WrittenAreas, wish: Wish) -> dict[str, Shape]:
    """Return the drawings of the wijken as they are now: as given, or of the last import."""
    kept = home.folder / GEOMETRY_FILE
    path = wish.earlier or (kept if kept.is_file() else None)
    if path is None:
        return {}
    layer = read_features(str(path), path.read_bytes(), "WK", home.code)
    if layer.editions - {before.edition}:
        years = ", ".join(str(year) for year in sorted(layer.editions))
        reason = f"dit is de indeling van {years}; die van nu is van {before.edition}"
        raise CbsFileRefused(str(path), reason)
    geometries = [feature.geometry for feature in layer.features]
    drawn = polygons.read_shapes(str(path), geometries, layer.crs)
    grouped: dict[str, list[Shape]] = {}
    for feature, shape in zip(layer.features, drawn, strict=True):
        grouped.setdefault(feature.code, []).append(shape)
    return {code: polygons.joined(parts) for code, parts in grouped.items()}


def _placed(written: WrittenAreas, gemeente: str, wish: Wish) -> Placed | None:
    path = wish.addresses
    if path is None:
        return None
    with opened_lines(path, has_postcodes) as lines:
        table = read_postcodes(str(path), lines, gemeente)
    edition = table.edition or wish.edition
    if edition != written.edition:
        reason = f"deze tabel is van {edition}; de gebieden zijn van {written.edition}"
        raise CbsFileRefused(str(path), reason)
    return place_postcodes(table, gazetteer.areas(written))


def _counted(written: WrittenAreas, wish: Wish) -> Counted | None:
    path = wish.figures
    if path is None:
        return None
    year = _KWB_YEAR.search(path.name)
    edition = int(year[1]) if year else wish.edition or written.edition
    if edition > written.edition:
        reason = f"deze cijfers zijn van {edition}; haal eerst de gebieden van dat jaar op"
        raise CbsFileRefused(str(path), reason)
    found: list[Columns] = []

    def choose(header: Iterable[object]) -> tuple[int, ...]:
        found.append(find_columns(str(path), tuple(header)))
        return found[0].wanted

    division = Division(
        areas=gazetteer.areas(written),
        edition=written.edition,
        succession=gazetteer.succession(written),
    )
    with opened_rows(path, choose) as rows:
        if found[0].name is None and edition != written.edition:
            reason = f"zonder namen is niet zeker welke wijken de cijfers van {edition} zijn"
            raise CbsFileRefused(str(path), reason)
        return count(rows, found[0], division, edition)


def _files(
    home: _Home, text: str, drawn: DrawnDivision | None, counted: Counted | None
) -> tuple[tuple[Path, bytes], ...]:
    """Return the files that change; gebieden.toml comes after the drawing that it names."""
    wanted: list[tuple[Path, str]] = []
    if drawn:
        shapes = polygons.written(drawn.shapes)
        wanted.append((home.folder / GEOMETRY_FILE, geometry_text(shapes)))
    if counted:
        table = key_figures.key_figures_text(counted.figures)
        wanted.append((home.folder / key_figures.FILE, table))
    wanted.append((home.areas_path, text))
    new = ((path, words.encode()) for path, words in wanted)
    return tuple(
        (path, data) for path, data in new if not path.is_file() or path.read_bytes() != data
    )


def _mentions(home: _Home, codes: frozenset[str]) -> Iterator[str]:
    """Yield where the files of people name a code that is not what it was."""
    if not codes:
        return
    named = re.compile(rf"\b(?:{'|'.join(sorted(codes))})\b")
    folders = (home.folder, home.content / "bronnen")
    paths = sorted(path for folder in folders for path in folder.rglob("*") if path.is_file())
    for path in paths:
        if path.suffix not in {".md", ".toml"} or path == home.areas_path:
            continue
        lines = path.read_text(encoding="utf-8", errors="replace").splitlines()
        for number, line in enumerate(lines, start=1):
            for code in sorted(set(named.findall(line))):
                yield f"{path}:{number}: {code}"


def told(done: Imported, *, dry_run: bool) -> str:
    """Return in plain Dutch what changed, for on the screen."""
    return "\n".join((*_told_areas(done), *_told_tables(done), *_told_files(done, dry_run)))


def facts(done: Imported) -> dict[str, object]:
    """Return the same for machines."""
    return {
        "gemeente": done.folder,
        "before": done.before,
        "edition": done.edition,
        "wijken": done.wijken,
        **{
            name: [list(one) for one in found]
            for name, found in attrs.asdict(done.changes, recurse=False).items()
        },
        "postcodes": _postcodes(done),
        "figures": len(done.counted.figures) if done.counted else 0,
        "mentions": list(done.mentions),
        "files": list(done.files),
    }


_MOST = 10
"""So many names of a kind on the screen; --json has them all."""


def _told_areas(done: Imported) -> Iterator[str]:
    changes = done.changes
    was = f" (was {done.before})" if done.before not in {None, done.edition} else ""
    yield f"{done.name}: {done.wijken} wijken, indeling {done.edition}{was}."
    yield from _line("Nieuw", (f"{name} ({code})" for code, name in changes.added))
    yield from _line("Weg", (f"{name} ({code})" for code, name in changes.gone))
    yield from _line("Andere naam", (f"{old} → {new}" for _, old, new in changes.renamed))
    yield from _line("Andere code", (f"{old} → {new}" for old, new in changes.recoded))
    yield from _line(
        "Let op, de code is nu van een ander gebied",
        (f"{code} was {old}, is {new}" for code, old, new in changes.reused),
    )
    yield from _line("Ligt ergens anders", (name for _, name in changes.moved))
    yield from _line(
        "Kies een stadsdeel (parent) voor",
        (f"{name} ({code})" for code, name in changes.without_stadsdeel),
    )
    yield from _line(
        "Niet zeker wat er nu ligt, kijk bij [[opvolging]] naar",
        (f"{name} ({code})" for code, name in changes.without_successor),
    )
    yield from _line(
        "Buurten die nog geen alias zijn",
        (f"{name} ({code})" for code, name in changes.new_buurten),
    )
    yield from _line("Hier staat nog een oude code", done.mentions)


def _told_tables(done: Imported) -> Iterator[str]:
    if done.placed:
        yield (
            f"Postcodes: {_postcodes(done)} bij een gebied; "
            f"{done.placed.split} liggen in meer dan één wijk."
        )
        yield from _line("Deze wijken uit de tabel zijn onbekend", done.placed.unknown)
    if done.counted:
        areas = {one.area for one in done.counted.figures}
        yield f"Kerncijfers: {len(done.counted.figures)} van {len(areas)} gebieden."
        yield from _line("Te weinig inwoners", done.counted.small)
        yield from _line("Had in dat jaar een andere naam", done.counted.renamed)
        yield from _line("Staat er twee keer, met andere cijfers", done.counted.unclear)


def _told_files(done: Imported, dry_run: bool) -> Iterator[str]:  # noqa: FBT001 - read with its name
    if not done.files:
        yield "Er verandert niets."
        return
    start = "Dit zou veranderen" if dry_run else "Geschreven"
    yield f"{start}: {', '.join(done.files)}."


def _line(label: str, words: Iterable[str]) -> Iterator[str]:
    found = tuple(words)
    if found:
        more = f" en nog {len(found) - _MOST}" if len(found) > _MOST else ""
        yield f"{label} ({len(found)}): {'; '.join(found[:_MOST])}{more}."


def _postcodes(done: Imported) -> int:
    by_area = done.placed.by_area if done.placed else {}
    return sum(len(found) for found in by_area.values())
