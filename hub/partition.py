"""One gemeente and the items it sees: what every stage after the store works on."""

from datetime import datetime

from attrs import frozen

from hub.gemeente import Gemeente
from hub.model import MergedItem
from hub.source import Source, SourceState
from hub.vocabulary import Mode


@frozen(kw_only=True)
class Partition:
    """All that is needed to build the pages of one gemeente; a pure function's whole input.

    `items` are sorted by id and hold no overlays (those are inside `MergedItem.layers`).
    """

    gemeente: Gemeente
    items: tuple[MergedItem, ...]


@frozen(kw_only=True)
class Provenance:
    """A source beside how it has been doing, for the page about sources."""

    source: Source
    state: SourceState | None


@frozen(kw_only=True)
class BuildInput:
    """What the site is a function of, beside the templates."""

    now: datetime
    mode: Mode
    partitions: tuple[Partition, ...]
    provenance: tuple[Provenance, ...]
