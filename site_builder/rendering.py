"""Render many pages: here, or in chunks by the workers of an executor, with the same bytes."""

from collections.abc import Iterator, Sequence
from concurrent.futures import Executor
from datetime import date
from functools import lru_cache

import attrs
from attrs import field, frozen

from hub import codec
from hub.chunked import Inline, in_chunks
from hub.gemeente import Hub
from hub.identity import digest
from hub.vocabulary import Mode
from site_builder.manifest import OutputFile
from site_builder.plan import PlannedPage
from site_builder.render import Renderer

CHUNK = 200
"""Pages a task: some tenth of a second of work."""

FEWEST = 5_000
"""Below this a worker's start and the journey of the pages cost more than they bring: a page
takes 0.4 ms to render and 0.2 ms to send."""


@frozen(kw_only=True)
class RenderChunk:
    """Renders a chunk of pages; two for the same hub and day are equal: `version` tells."""

    version: str
    hub: Hub = field(eq=False)
    mode: Mode = field(eq=False)
    today: date = field(eq=False)

    def __call__(self, pages: tuple[PlannedPage, ...]) -> tuple[bytes, ...]:
        """Return the bytes of the pages, in their order."""
        return tuple(map(_renderer(self).render, pages))


@lru_cache(maxsize=1)
def _renderer(task: RenderChunk) -> Renderer:
    return Renderer(task.hub, task.mode, task.today)


def render_chunk(hub: Hub, mode: Mode, today: date) -> RenderChunk:
    """Return the task that renders the pages of this hub as they are on this day."""
    # As plain fields: what a record remembers for itself is no part of what it says.
    version = digest(codec.encode((attrs.asdict(hub), mode, today)))
    return RenderChunk(version=version, hub=hub, mode=mode, today=today)


def rendered_by(
    executor: Executor, renderer: Renderer, task: RenderChunk, pages: Sequence[PlannedPage]
) -> Iterator[OutputFile]:
    """Yield every page as a file, in the order of the pages.

    `renderer` renders them here when they are too few for the executor.
    """
    alone = len(pages) < FEWEST or isinstance(executor, Inline)
    bodies = map(renderer.render, pages) if alone else in_chunks(executor, task, pages, CHUNK)
    for page, body in zip(pages, bodies, strict=True):
        yield OutputFile(path=page.path, body=body, input_hash=renderer.input_hash(page))
