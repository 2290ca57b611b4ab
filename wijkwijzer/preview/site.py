"""The site as it would be with the texts as they are now; a saved text costs little.

What a text cannot change (settings, harvested items, which items are alike) is worked out once
and again when a settings file changes.
"""

from collections.abc import Iterator, Mapping
from datetime import date
from functools import cached_property

import attrs
from attrs import define, field, frozen

from enrich.duplicates import Duplicates
from enrich.merge import Related
from enrich.plain_words import load_plain_words
from enrich.run import Step, enrich, steps
from enrich.sensitive import sensitive_step
from enrich.word_lists import load_vocabulary
from harvest.reconcile import reconcile
from hub.clock import local_date, system_clock
from hub.content.settings import Content
from hub.errors import Problem
from hub.model import EnrichedItem, Item
from hub.partition import BuildInput
from hub.store import StoredItem
from index.engine import Reader
from site_builder.plan import OnDemand, on_demand
from site_builder.render import Renderer
from wijkwijzer.check.checking import text_folder
from wijkwijzer.check.links import site_pages
from wijkwijzer.check.texts import Known
from wijkwijzer.forget.block_list import load_block_list
from wijkwijzer.preview.texts import Draft, DraftReader, Shelf, Standing, listing, shelf
from wijkwijzer.run import Run
from wijkwijzer.steps.index import search_index, update_index
from wijkwijzer.steps.merge import merged_with, related_in
from wijkwijzer.steps.publish import build_input
from wijkwijzer.steps.settings_read import read_content
from wijkwijzer.steps.sources_in_use import with_school_holidays
from wijkwijzer.steps.tagged_items import (
    curated_everywhere,
    known_places,
    same_things,
    visible_items,
)
from wijkwijzer.unchanged.nothing_new import seen_now

TITLE_MARKS: Mapping[Standing, str] = {
    Standing.CONCEPT: "Concept: ",
    Standing.WAITING: "Wacht op tweede lezer: ",
    Standing.BROKEN: "Oude tekst: ",
}
"""What stands before a title in lists and on the page, so that nobody mistakes it."""


@frozen(kw_only=True)
class Snapshot:
    """The site at one moment; a page of it is made when somebody asks for it.

    `items` are the items by id as residents would get them, with the evidence for their tags;
    `published` are the editors' items as they were at the last refresh.
    """

    number: int
    content: Content
    drafts: tuple[Draft, ...]
    items: Mapping[str, EnrichedItem]
    published: Mapping[str, Item]
    shelves: Mapping[str, Shelf]
    known: Known
    site: OnDemand
    renderer: Renderer
    today: date
    theme: str = ""

    @property
    def settings_problems(self) -> tuple[Problem, ...]:
        """What is wrong with the settings files."""
        return self.content.problems

    def draft_of(self, item_id: str) -> Draft | None:
        """Return the text that an item is made of; None for a harvested one."""
        return self._by_item.get(item_id)

    @cached_property
    def _by_item(self) -> Mapping[str, Draft]:
        return {one.item_id: one for one in self.drafts}


@frozen(kw_only=True)
class _Fixed:
    """What a text cannot change."""

    content: Content
    through: tuple[Step, ...]
    harvested: tuple[StoredItem, ...]
    shelves: tuple[Shelf, ...]
    reader: DraftReader
    known: Known
    build: BuildInput
    renderer: Renderer


@define
class PreviewSite:
    """Makes snapshots. One thread at a time may ask for them."""

    run: Run
    _fixed: _Fixed
    _number: int = 0
    _own: dict[str, tuple[StoredItem, ...]] = field(factory=dict)
    _published: dict[str, Item] = field(factory=dict)
    _enriched: dict[str, EnrichedItem] = field(factory=dict)
    _alike: dict[tuple[str, str], tuple[tuple[str, float], ...]] = field(factory=dict)
    _same: Duplicates = Duplicates()

    def whole(self) -> Snapshot:
        """Return the site with everything read again.

        Raises:
            WijkwijzerError: content/ or the database cannot be used.
        """
        # Other files may mean other word lists, which are kept by what the files say.
        seen = seen_now(self.run.content, self.run.workspace, system_clock)
        self.run = attrs.evolve(self.run, seen=seen)
        self._fixed = _read_fixed(self.run)
        self._enriched.clear()
        return self.settled()

    def texts(self) -> Snapshot:
        """Return the site with only the texts read again."""
        return self._snapshot(self._read_texts())

    def settled(self) -> Snapshot:
        """Return the site in which it is worked out anew which items are alike."""
        drafts = self._read_texts()
        self._compare(self._stored())
        return self._snapshot(drafts)

    def _read_texts(self) -> tuple[Draft, ...]:
        """Read the texts and bring the editors' items in line with them."""
        drafts: list[Draft] = []
        for one in self._fixed.shelves:
            read = self._fixed.reader.read(one)
            drafts += read
            known = self._own.get(one.source.id, ())
            changes, _ = reconcile(
                known, listing(read), source=one.source, state=None, now=self.run.now
            )
            after = {kept.item.id: kept for kept in (*known, *changes.write)}
            self._own[one.source.id] = tuple(after[key] for key in sorted(after))
        return tuple(drafts)

    def _stored(self) -> tuple[StoredItem, ...]:
        own = (kept for one in self._fixed.shelves for kept in self._own[one.source.id])
        return tuple(sorted((*self._fixed.harvested, *own), key=lambda kept: kept.item.id))

    def _tagged(self, stored: tuple[StoredItem, ...]) -> tuple[EnrichedItem, ...]:
        """Return the items with their tags; only what is new or changed is tagged."""
        fixed = self._fixed
        for kept in stored:
            known = self._enriched.get(kept.item.id)
            if known is None or known.item != kept.item:
                self._enriched[kept.item.id] = next(enrich((kept.item,), fixed.through))
        found = tuple(self._enriched[kept.item.id] for kept in stored)
        return curated_everywhere(self.run, fixed.content, found)

    def _compare(self, stored: tuple[StoredItem, ...]) -> None:
        """Work out which items are one thing, and bring the preview's own index in line."""
        content = self._fixed.content
        tagged = self._tagged(stored)
        self._same = same_things(content, tagged)
        update_index(self.run, content, stored, tagged, self._same)
        self._alike.clear()

    def _snapshot(self, drafts: tuple[Draft, ...]) -> Snapshot:
        fixed, stored = self._fixed, self._stored()
        tagged = self._tagged(stored)
        marked = tuple(_marked(tagged, drafts))
        search = search_index(self.run.workspace, fixed.content)
        with search.reading() as reader:
            partitions = merged_with(
                self.run, fixed.content, stored, marked, self._same, self._related(reader)
            )
        self._number += 1
        return Snapshot(
            number=self._number,
            content=fixed.content,
            drafts=drafts,
            items={one.item.id: one for one in tagged},
            published=dict(self._published),
            shelves={one.gemeente.code: one for one in fixed.shelves},
            known=fixed.known,
            site=on_demand(fixed.content.hub, attrs.evolve(fixed.build, partitions=partitions)),
            renderer=fixed.renderer,
            today=local_date(self.run.now),
            theme=fixed.build.theme,
        )

    def _related(self, reader: Reader) -> Related:
        """Return what the index says of an item; each is asked once until the index changes."""

        def related(one: EnrichedItem, gemeente: str) -> tuple[tuple[str, float], ...]:
            key = (one.item.id, gemeente)
            if key not in self._alike:
                self._alike[key] = related_in(reader, one, gemeente)
            return self._alike[key]

        return related


def preview_site(run: Run) -> PreviewSite:
    """Return what makes snapshots of the site of this run.

    Raises:
        WijkwijzerError: content/ or the database cannot be used.
    """
    fixed = _read_fixed(run)
    stored = visible_items(run, fixed.content)
    own = {one.source.id: tuple(_of(stored, one.source.id)) for one in fixed.shelves}
    published = {
        kept.item.id: kept.item
        for mine in own.values()
        for kept in mine
        if kept.withdrawn_at is None
    }
    return PreviewSite(run=run, fixed=fixed, own=own, published=published)


def _read_fixed(run: Run) -> _Fixed:
    content = read_content(run)
    vocabulary = load_vocabulary(extra=run.content)
    hub = with_school_holidays(run, content)
    shelves = tuple(
        shelf(hub, one, text_folder(run.content, hub, one, run.now)) for one in hub.gemeenten
    )
    own = {one.source.id for one in shelves}
    stored = visible_items(run, content)
    return _Fixed(
        content=content,
        through=steps(vocabulary, known_places(run, content, vocabulary)),
        harvested=tuple(kept for kept in stored if kept.item.source_id not in own),
        shelves=shelves,
        reader=DraftReader(blocks=load_block_list(run.workspace)),
        known=Known(
            now=run.now,
            plain=load_plain_words(extra=run.content),
            sensitive=sensitive_step(vocabulary),
            pages=site_pages(hub),
        ),
        build=build_input(run, content, ()),
        renderer=Renderer(content.hub, run.mode, local_date(run.now)),
    )


def _of(stored: tuple[StoredItem, ...], source_id: str) -> Iterator[StoredItem]:
    yield from (kept for kept in stored if kept.item.source_id == source_id)


def _marked(
    tagged: tuple[EnrichedItem, ...], drafts: tuple[Draft, ...]
) -> Iterator[EnrichedItem]:
    """Yield the items with a mark before the title of what is not on the site like this."""
    marks = {one.item_id: TITLE_MARKS.get(one.standing, "") for one in drafts}
    for one in tagged:
        mark = marks.get(one.item.id, "")
        title = f"{mark}{one.item.title}"
        yield attrs.evolve(one, item=attrs.evolve(one.item, title=title)) if mark else one
