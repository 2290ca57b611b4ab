"""Read the files that define sources, of the hub and of each gemeente."""

from collections.abc import Iterable
from functools import partial
from pathlib import Path

import attrs

from hub.areas import LAND, Division
from hub.content import sources
from hub.content.files import Check, ContentFiles, no_last_good
from hub.content.sources import WrittenSource
from hub.errors import Problem
from hub.gemeente import (
    Hub,
)
from hub.source import Source


def load_source(path: Path, hub: Hub) -> tuple[Source | None, tuple[Problem, ...]]:
    """Return the source that one file defines, wherever it lies, and what is wrong with it."""
    files = ContentFiles(path.parent, no_last_good)
    written = files.read(path.name, WrittenSource, _source_check(hub))
    found = _with_present_scope(sources.source(written, path.name), hub) if written else None
    return found, tuple(sorted(files.problems))


def _source_check(hub: Hub) -> Check[WrittenSource]:
    scopes = {area.code for gemeente in hub.gemeenten for area in gemeente.areas.all}
    before = {
        text
        for gemeente in hub.gemeenten
        for old in gemeente.succession
        for text in (old.code, f"{old.edition}{old.code}")
        if gemeente.division.present(text)
    }
    return partial(sources.check_source, scopes=frozenset(scopes | before | {LAND}))


def _with_present_scope(source: Source, hub: Hub) -> Source:
    """Return the source with its scope as it is called now, when it has an old code."""
    known = (gemeente.division for gemeente in hub.gemeenten)
    now = next((code for one in known if (code := _present(one, source.scope))), source.scope)
    return attrs.evolve(source, scope=now)


def _present(division: Division, scope: str) -> str:
    # What stands in content/ is written against the present file, unless it says otherwise.
    return scope if scope in division.areas else division.present(scope)


def read_sources(files: ContentFiles, hub: Hub) -> Iterable[Source]:
    """Yield the sources of the hub, then those of each gemeente; each id once."""
    check = _source_check(hub)
    seen: dict[str, str] = {}
    for folder in ("bronnen", *(f"{gemeente.folder}/bronnen" for gemeente in hub.gemeenten)):
        for name in files.names(folder):
            written = files.read(name, WrittenSource, check)
            if written is None:
                continue
            if written.id in seen:
                message = f"De bron `{written.id}` staat ook in {seen[written.id]}."
                files.complain(name, message, "Geef elke bron een eigen id.")
                continue
            seen[written.id] = name
            yield _with_present_scope(sources.source(written, name), hub)
