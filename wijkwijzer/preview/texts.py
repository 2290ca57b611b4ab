"""What editors write, read for a preview: concepts too, and broken files with what is wrong.

A file is read again only when its bytes are others than the last time.
"""

from collections.abc import Iterator
from enum import StrEnum
from hashlib import blake2b
from pathlib import Path

from attrs import define, field, frozen

from harvest.cleaning.clean import identity
from harvest.reconcile import Listing
from harvest.written.markdown import (
    examine,
    external_id,
    file_bytes,
    is_markdown,
    text_files,
    unreadable,
)
from hub.errors import Problem
from hub.gemeente import Gemeente, Hub
from hub.identity import item_id
from hub.model import Item, RawItem
from hub.source import Source
from wijkwijzer.check.texts import Folder
from wijkwijzer.forget.block_list import BlockList
from wijkwijzer.sources.cleaning import clean_all
from wijkwijzer.sources.editors import editors_source


class Standing(StrEnum):
    """How a text stands: would it be on the site after the next refresh?"""

    READY = "klaar"
    CONCEPT = "concept"
    WAITING = "wacht op tweede lezer"
    BROKEN = "fout"
    REFUSED = "geweigerd"


@frozen(kw_only=True)
class Draft:
    """A text of an editor: what it makes, how it stands, and what the reader says of it."""

    path: Path
    gemeente: str
    item_id: str
    standing: Standing
    problems: tuple[Problem, ...] = ()
    notes: tuple[str, ...] = ()
    item: Item | None = None


@frozen(kw_only=True)
class Shelf:
    """The folder of one gemeente: where its texts lie and what they are read against."""

    gemeente: Gemeente
    source: Source
    folder: Folder


def shelf(hub: Hub, gemeente: Gemeente, folder: Folder) -> Shelf:
    """Return the shelf of a gemeente."""
    return Shelf(gemeente=gemeente, source=editors_source(hub, gemeente), folder=folder)


@define
class DraftReader:
    """Reads the texts of gemeenten, and remembers what it read."""

    _blocks: BlockList
    _known: dict[Path, tuple[bytes, Draft]] = field(factory=dict)

    def read(self, where: Shelf) -> tuple[Draft, ...]:
        """Return every text of a gemeente in the order of the paths."""
        paths, _ = text_files(where.folder.path)
        return tuple(self._read(where, path) for path in paths if is_markdown(path))

    def _read(self, where: Shelf, path: Path) -> Draft:
        try:
            data = file_bytes(path)
        except OSError as exc:
            return _unread(where, path, exc)
        print_ = blake2b(data, digest_size=16).digest()
        known = self._known.get(path)
        if known and known[0] == print_:
            return known[1]
        draft = read_draft(where, path, data, self._blocks)
        self._known[path] = (print_, draft)
        return draft


def read_draft(where: Shelf, path: Path, data: bytes, blocks: BlockList) -> Draft:
    """Return what a file says; without an item when something is wrong with it."""
    below = path.relative_to(where.folder.path)
    found = examine(below, data, where.folder.context, root=where.folder.path)
    cleaned = _cleaned(found.draft, where.source, blocks)
    return Draft(
        path=path,
        gemeente=where.gemeente.code,
        item_id=item_id(where.source.id, external_id(below)),
        standing=_standing(
            is_broken=found.draft is None,
            is_refused=cleaned.item is None,
            is_concept=found.is_concept,
            is_waiting=found.item is None,
        ),
        problems=found.problems,
        notes=cleaned.notes,
        item=cleaned.item,
    )


def _standing(
    *, is_broken: bool, is_refused: bool, is_concept: bool, is_waiting: bool
) -> Standing:
    if is_broken:
        return Standing.BROKEN
    if is_refused:
        return Standing.REFUSED
    if is_concept:
        return Standing.CONCEPT
    return Standing.WAITING if is_waiting else Standing.READY


@frozen(kw_only=True)
class _Cleaned:
    item: Item | None = None
    notes: tuple[str, ...] = ()


def _cleaned(raw: RawItem | None, source: Source, blocks: BlockList) -> _Cleaned:
    """Return the item as it may be shown, and what was taken out or refused."""
    if raw is None:
        return _Cleaned()
    done = clean_all((raw,), source, blocks=blocks)
    prefix = f"{identity(raw)}: "
    notes = tuple(note.removeprefix(prefix) for note in done.notes)
    return _Cleaned(item=next(iter(done.listing.items), None), notes=notes)


def _unread(where: Shelf, path: Path, exc: OSError) -> Draft:
    below = path.relative_to(where.folder.path)
    return Draft(
        path=path,
        gemeente=where.gemeente.code,
        item_id=item_id(where.source.id, external_id(below)),
        standing=Standing.BROKEN,
        problems=(unreadable(path, exc),),
    )


def listing(drafts: tuple[Draft, ...]) -> Listing:
    """Return the texts as an answer of their source; of a broken one the last version stays."""
    return Listing(
        items=tuple(one.item for one in drafts if one.item),
        unreadable=frozenset(_ids(drafts, Standing.BROKEN)),
        refused=frozenset(_ids(drafts, Standing.REFUSED)),
    )


def _ids(drafts: tuple[Draft, ...], standing: Standing) -> Iterator[str]:
    yield from (one.item_id for one in drafts if one.standing is standing)
