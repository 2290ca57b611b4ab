"""Where a needle stands: in the store, in raw answers, in what editors wrote, in output/."""

import os
from collections.abc import Iterable, Iterator
from itertools import pairwise
from pathlib import Path

from attrs import frozen

from harvest.cleaning.clean import identity
from hub.content.settings import Content
from hub.errors import ParseError, Problem
from hub.source import Fetched, Source
from hub.store import RawResponse, Store, StoredItem
from wijkwijzer.forget.needle import Needle
from wijkwijzer.operating.readings import (
    readings,
    readings_of_bytes,
    readings_of_file,
    texts_in,
)
from wijkwijzer.options import SAMPLE_FOLDER
from wijkwijzer.run import Run
from wijkwijzer.sources.editors import editors_source, markdown_file
from wijkwijzer.sources.raw_archive import RawArchive
from wijkwijzer.workspace import Workspace

STANDS_HERE = "Hier staat wat vergeten moet worden."
REMOVE_IT = "Haal het uit dit bestand. Het programma verandert uw bestanden niet."
IS_THE_ITEM = "Dit bestand is het item dat vergeten moet worden."
REMOVE_FILE = "Haal het bestand weg. Het programma verandert uw bestanden niet."


@frozen(kw_only=True)
class Traces:
    """Everything that must go. `answers` are digests; `files` lie below the output folder.

    `written` are the places in content/, which editors must mend themselves.
    """

    items: tuple[StoredItem, ...] = ()
    answers: tuple[str, ...] = ()
    files: tuple[str, ...] = ()
    written: tuple[Problem, ...] = ()


def find_traces(run: Run, content: Content, needle: Needle) -> Traces:
    """Return where it stands now; nothing is changed."""
    items = items_with(run.store, needle)
    return Traces(
        items=items,
        answers=answers_with(run, content, needle, items),
        files=tuple(files_with(run.workspace, needle)),
        written=tuple(written_with(run.content, content, needle)),
    )


def known_sources(store: Store, content: Content) -> frozenset[str]:
    """Return the id of every source that is or was in use: ids of items begin with one."""
    own = (editors_source(content.hub, gemeente).id for gemeente in content.hub.gemeenten)
    return frozenset((*store.source_states(), *(source.id for source in content.sources), *own))


def items_with(store: Store, needle: Needle) -> tuple[StoredItem, ...]:
    """Return the items that hold it in any field, withdrawn ones too; or the item itself."""
    if needle.item_id:
        stored = store.item(needle.item_id)
        return (stored,) if stored else ()
    return tuple(one for one in store.items() if any(map(needle.is_in, texts_in(one))))


def answers_with(
    run: Run, content: Content, needle: Needle, items: tuple[StoredItem, ...]
) -> tuple[str, ...]:
    """Return the raw answers that hold it or that gave one of these items, sorted."""
    gone = frozenset((*(one.item.id for one in items), *filter(None, (needle.item_id,))))
    sources = {source.id: source for source in content.sources}
    archive = RawArchive(run.workspace.raw)
    found: set[str] = set()
    for source_id in sorted(known_sources(run.store, content)):
        own = frozenset(one for one in gone if one.startswith(f"{source_id}:"))
        for response in run.store.raw(source_id):
            body = archive.read(response.digest)
            # What cannot be read is of no use, and nobody knows what it holds.
            if (
                body is None
                or any(map(needle.is_in, readings_of_bytes(body)))
                or (own and _gave(run, sources.get(source_id), response, body, own))
            ):
                found.add(response.digest)
    return tuple(sorted(found))


def files_with(workspace: Workspace, needle: Needle) -> Iterator[str]:
    """Yield the other files that hold it, in their name or inside, relative to the tree.

    The database, the raw answers and the search index have their own ways.
    """
    for path in paths_with(workspace.root, needle, without=_elsewhere(workspace)):
        yield path.relative_to(workspace.root).as_posix()


def paths_with(
    folder: Path, needle: Needle, *, without: frozenset[Path] = frozenset()
) -> Iterator[Path]:
    """Yield the files below a folder that hold it, in their name or inside, sorted."""
    for path in _files(folder, without):
        name = path.relative_to(folder).as_posix()
        if any(map(needle.is_in, readings(name))) or _is_in_file(needle, path):
            yield path


def written_with(root: Path, content: Content, needle: Needle) -> Iterator[Problem]:
    """Yield the places below content/ where it stands, in the order of files and lines."""
    own = _own_file(root, content, needle)
    if own and own.is_file():
        yield _place(own, 1, IS_THE_ITEM, REMOVE_FILE)
    for path in _files(root, frozenset()):
        if path == own:
            continue
        name = path.relative_to(root).as_posix()
        if _is_in_file(needle, path):
            for line in _lines_with(needle, path.read_bytes()):
                yield _place(path, line, STANDS_HERE, REMOVE_IT)
        elif any(map(needle.is_in, readings(name))):
            yield _place(path, 1, STANDS_HERE, "Geef het bestand een andere naam.")


def _gave(
    run: Run, source: Source | None, response: RawResponse, body: bytes, ids: frozenset[str]
) -> bool:
    """Return whether an answer gave one of these items; when in doubt, it did."""
    if source is None:
        return True
    fetched = Fetched(
        source_id=source.id,
        url=response.url,
        status=200,
        headers=(),
        body=body,
        fetched_at=response.fetched_at,
    )
    try:
        parsed = run.parse(source, fetched)
    except ParseError:
        return True
    return any(identity(raw) in ids for raw in parsed.items)


def _elsewhere(workspace: Workspace) -> frozenset[Path]:
    """Return what `files_with` passes by. A sample below a real tree is a tree of its own."""
    return frozenset(
        (
            workspace.database,
            workspace.raw,
            workspace.index,
            workspace.block_list,
            workspace.root / SAMPLE_FOLDER,
        )
    )


def _files(root: Path, without: frozenset[Path]) -> Iterator[Path]:
    """Yield every file below a folder, sorted; no links, and nothing of git's own."""
    if not root.is_dir():
        return
    with os.scandir(root) as found:
        entries = sorted(found, key=lambda entry: entry.name)
    for entry in entries:
        path = root / entry.name
        if path in without or entry.name == ".git":
            continue
        if entry.is_dir(follow_symlinks=False):
            yield from _files(path, without)
        elif entry.is_file(follow_symlinks=False):
            yield path


def _is_in_file(needle: Needle, path: Path) -> bool:
    return any(map(needle.is_in, readings_of_file(path)))


def _lines_with(needle: Needle, data: bytes) -> Iterable[int]:
    """Return the lines on which it begins; the first when it is spread in another way."""
    lines = [*data.decode("utf-8-sig", "replace").splitlines(), ""]
    holds = [any(map(needle.is_in, readings(line))) for line in lines]
    over_two = (
        any(map(needle.is_in, readings(f"{line} {after}"))) for line, after in pairwise(lines)
    )
    found = [
        number
        for number, spread in enumerate(over_two, start=1)
        if holds[number - 1] or (spread and not holds[number])
    ]
    return found or (1,)


def _own_file(root: Path, content: Content, needle: Needle) -> Path | None:
    for gemeente in content.hub.gemeenten:
        source = editors_source(content.hub, gemeente)
        if needle.source_id == source.id:
            return markdown_file(source, root / gemeente.folder, needle.item_id)
    return None


def _place(path: Path, line: int, message: str, hint: str) -> Problem:
    return Problem(path=str(path), line=line, column=1, message=message, hint=hint)
