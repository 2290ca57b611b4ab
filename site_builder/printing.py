"""Have papers and pictures made, by the workers of an executor while other files are made.

One takes as long as fifty pages. What would say the same as on the live site is only named.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import Executor
from itertools import chain
from typing import TypeVar

from hub.chunked import Inline, chunks
from site_builder.manifest import KeptFile, ManifestEntry, OutputFile
from site_builder.picture_press import draw_pictures, picture_hash
from site_builder.press import input_hash, print_papers
from site_builder.urls import output_path
from site_builder.views.bulletin import Bulletin
from site_builder.views.picture import Picture

FEWEST = 40
"""Fewer are made in the time that a worker takes to start."""

CHUNK = 8

T = TypeVar("T", Bulletin, Picture)


def printed_files(
    papers: Sequence[Bulletin],
    pictures: Sequence[Picture],
    known: Mapping[str, ManifestEntry],
    executor: Executor,
) -> Iterator[OutputFile | KeptFile]:
    """Begin to make them all, and return their files in order.

    `known` are the files of the live site by path. The workers go on while the caller makes
    other files, and asks for these.

    Raises:
        BuildError: one cannot be made, or the extra `krant` is not installed.
    """
    return chain(
        _begun(papers, input_hash, print_papers, known, executor),
        _begun(pictures, picture_hash, draw_pictures, known, executor),
    )


def _begun(
    things: Sequence[T],
    hash_of: Callable[[T], str],
    make: Callable[[tuple[T, ...]], tuple[bytes, ...]],
    known: Mapping[str, ManifestEntry],
    executor: Executor,
) -> Iterator[OutputFile | KeptFile]:
    made_from = {output_path(one.url): hash_of(one) for one in things}
    kept = {
        path: KeptFile(path=path, sha256=known[path].sha256, input_hash=said)
        for path, said in made_from.items()
        if path in known and known[path].input_hash == said
    }
    wanted = [one for one in things if output_path(one.url) not in kept]
    who = executor if len(wanted) >= FEWEST else Inline()
    under_way = [who.submit(make, chunk) for chunk in chunks(wanted, CHUNK)]
    bodies = (body for future in under_way for body in future.result())
    return (
        kept.get(path) or OutputFile(path=path, body=next(bodies), input_hash=said)
        for path, said in made_from.items()
    )
