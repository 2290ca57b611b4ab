"""One gemeente and the items it sees: what every stage after the store works on."""

from datetime import datetime

from attrs import frozen

from hub.gemeente import Gemeente
from hub.model import MergedItem
from hub.population import Population
from hub.source import Source, SourceState
from hub.vocabulary import Mode

Point = tuple[float, float]
"""Longitude and latitude."""

Ring = tuple[Point, ...]
"""A closed line; the last point leads back to the first."""


@frozen(kw_only=True)
class Outline:
    """The borders of an area; a ring inside another is a hole."""

    code: str
    rings: tuple[Ring, ...]


@frozen(kw_only=True)
class Partition:
    """All that is needed to build the pages of one gemeente; a pure function's whole input.

    `items` are sorted by id and hold no overlays (those are inside `MergedItem.layers`).
    `populations` tell by area code who live there, where key figures are known.
    """

    gemeente: Gemeente
    items: tuple[MergedItem, ...]
    populations: tuple[tuple[str, Population], ...] = ()


@frozen(kw_only=True)
class Provenance:
    """A source beside how it has been doing, for the page about sources."""

    source: Source
    state: SourceState | None


@frozen(kw_only=True)
class GuardedWords:
    """By which words a search is seen to be about a sensitive subject (CARE.md part 1.2).

    A text is compared as ` its words with single spaces `. A word that begins or ends with a
    space does so there; `~` at its end stands for any usual ending.
    """

    subject: str
    words: tuple[str, ...]


@frozen(kw_only=True)
class BuildInput:
    """What the site is a function of, beside the templates.

    `outlines` are the borders of areas where they were imported. `theme` is the style sheet
    with a municipality's own colours and letters (site_builder.theme); empty for ours.
    `paper`: the wijken get a paper to print, which needs an extra that not every machine has.
    `standing` are the files of the live site: an address that somebody follows keeps answering.
    """

    now: datetime
    mode: Mode
    partitions: tuple[Partition, ...]
    provenance: tuple[Provenance, ...]
    outlines: tuple[Outline, ...] = ()
    theme: str = ""
    standing: frozenset[str] = frozenset()
    guarded: tuple[GuardedWords, ...] = ()
    paper: bool = False
