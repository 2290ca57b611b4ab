"""What may not come back, kept so that nobody can read it: a keyed hash of an id or of words.

It is a file of its own and not a table: a database that is damaged or of another version is
moved aside and made anew, and what somebody asked to forget must not return by that.
"""

import json
from collections.abc import Iterator
from datetime import date
from functools import cached_property
from hashlib import blake2b

from attrs import evolve, frozen

from hub import codec
from hub.atomic_file import write_atomically
from hub.errors import BlockListUnreadable, StoreError
from hub.model import Item
from wijkwijzer.forget.needle import Needle, NeedleKind, Parts, grams
from wijkwijzer.operating.readings import readings, readings_of_bytes, texts_in
from wijkwijzer.workspace import Workspace

HIDDEN = "(een melding over iets dat vergeten is)"
"""Stands in a message where something is named that may not be named."""

_SEPARATOR = "\0"


@frozen(kw_only=True, order=True)
class Block:
    """One thing that may not come back: how many words or digits it has, and their hash."""

    since: date
    kind: NeedleKind
    size: int
    hash: str
    reason: str = ""


@frozen(kw_only=True)
class BlockList:
    """Everything that may not come back. `salt` keys the hashes; it is random, once."""

    salt: str = ""
    blocks: tuple[Block, ...] = ()

    def hides_id(self, item_id: str) -> bool:
        """Return whether an item with this id was forgotten."""
        return self._is_known(NeedleKind.ITEM, (item_id,))

    def hides(self, text: str) -> bool:
        """Return whether a text holds words or a number that were forgotten."""
        return self._hides_any(readings(text))

    def hides_bytes(self, data: bytes) -> bool:
        """Return whether an answer holds words or a number that were forgotten."""
        return bool(self._sizes) and self._hides_any(readings_of_bytes(data))

    def refuses(self, item: Item) -> bool:
        """Return whether an item may not be kept or shown."""
        if not self.blocks:
            return False
        return self.hides_id(item.id) or (bool(self._sizes) and self._hides_any(texts_in(item)))

    def without_hidden(self, message: str) -> str:
        """Return a message, or what stands for it when it names what was forgotten."""
        return HIDDEN if self.hides(message) else message

    def adding(self, wanted: Needle, *, since: date, reason: str, salt: str) -> "BlockList":
        """Return the list with one more; `salt` is taken when there is none yet."""
        if self._is_known(wanted.kind, wanted.parts):
            return self
        key = self.salt or salt
        block = Block(
            since=since,
            kind=wanted.kind,
            size=len(wanted.parts),
            hash=_keyed_hash(key, wanted.kind, wanted.parts),
            reason=reason,
        )
        return evolve(self, salt=key, blocks=tuple(sorted((*self.blocks, block))))

    @cached_property
    def _hashes(self) -> frozenset[str]:
        return frozenset(block.hash for block in self.blocks)

    @cached_property
    def _sizes(self) -> tuple[tuple[NeedleKind, int], ...]:
        """The lengths at which texts are looked at."""
        texts = (block for block in self.blocks if block.kind is not NeedleKind.ITEM)
        return tuple(sorted({(block.kind, block.size) for block in texts}))

    def _hides_any(self, texts: Iterator[str]) -> bool:
        return any(
            self._is_known(kind, gram)
            for text in texts
            for kind, size in self._sizes
            for gram in grams(text, kind, size)
        )

    def _is_known(self, kind: NeedleKind, parts: Parts) -> bool:
        return bool(self.blocks) and _keyed_hash(self.salt, kind, parts) in self._hashes


NOTHING_BLOCKED = BlockList()


def load_block_list(workspace: Workspace) -> BlockList:
    """Return what may not come back into this tree.

    Raises:
        BlockListUnreadable: the file is damaged. Going on without it could show a person who
            asked to be forgotten.
    """
    path = workspace.block_list
    try:
        blocks = codec.decode(path.read_bytes(), BlockList)
        # A person may have edited it: the salt must still be one.
        bytes.fromhex(blocks.salt)
    except FileNotFoundError:
        return NOTHING_BLOCKED
    except (OSError, StoreError, ValueError) as exc:
        raise BlockListUnreadable(str(path), str(exc)) from exc
    return blocks


def save_block_list(workspace: Workspace, blocks: BlockList) -> None:
    """Write the list; one block is a few lines, so that a person can take one out.

    Raises:
        OSError: the disk refuses; the old list stands.
    """
    facts = json.loads(codec.encode(blocks))
    data = json.dumps(facts, ensure_ascii=False, indent=1, sort_keys=True).encode() + b"\n"
    write_atomically(workspace.block_list, data)


def _keyed_hash(salt: str, kind: NeedleKind, parts: Parts) -> str:
    words = _SEPARATOR.join(parts).encode(errors="surrogatepass")
    key = bytes.fromhex(salt)
    return blake2b(words, key=key, digest_size=16, person=kind.encode()).hexdigest()
