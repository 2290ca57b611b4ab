"""Cut a long row into files of a handy size, so that a small change changes few of them. Pure.

A cut falls after a thing whose own name says so, not after so many things: what is put in
between moves no other cut.
"""

from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar
from zlib import crc32

from hub.identity import digest
from hub.search_files import SearchFile

T = TypeVar("T")

HASH_CHARACTERS = 8
_BITS = 32
"""A cut may fall where a size between half and twice the usual one has been reached."""


def shard_file(kind: str, body: bytes, suffix: str = "bin") -> SearchFile:
    """Return a file of a kind with the name that its bytes give it."""
    return SearchFile(path=f"{kind}-{short_hash(body)}.{suffix}", body=body)


def short_hash(body: bytes) -> str:
    """Return the part of the hash that stands in a file's name."""
    return digest(body)[:HASH_CHARACTERS]


def cut(
    things: Iterable[T], name: Callable[[T], str], size: Callable[[T], int], usual: int
) -> Iterator[tuple[T, ...]]:
    """Yield the things in groups of about the usual size."""
    group: list[T] = []
    total = 0
    for thing in things:
        grown = size(thing)
        if group and total + grown > 2 * usual:
            yield tuple(group)
            group, total = [], 0
        group.append(thing)
        total += grown
        # The smaller a thing, the smaller the chance that the cut falls after it.
        if total >= usual // 2 and _falls_here(name(thing), usual, grown):
            yield tuple(group)
            group, total = [], 0
    if group:
        yield tuple(group)


def _falls_here(name: str, usual: int, size: int) -> bool:
    return crc32(name.encode()) * usual < 2 * size << _BITS
