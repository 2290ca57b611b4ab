"""What decides over a page, as a digest that is cheap to make. Pure.

A view of a page holds every word that it shows, and ten thousand of them take seconds to make.
Most pages are as they were. So a page gets a key of all that its view is made from. That of an
item: the item itself, what the page names beside it (who organises it, the local matches of a
national text), and what all pages share. That of an area: all items that the page chooses from,
in their order. Equal keys, equal views; what moves a key need not move a page.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cached_property
from operator import attrgetter

import attrs
from attrs import define, field

from hub import codec
from hub.areas import Area
from hub.gemeente import DomainLabel
from hub.identity import digest
from hub.model import EnrichedItem, MergedItem
from hub.vocabulary import Domain
from site_builder.views.agenda_page import Agenda
from site_builder.views.area import with_events_this_week
from site_builder.views.cards import local_areas, stale_since
from site_builder.views.context import Context, SiteContext
from site_builder.views.who import helpers


def site_key(site: SiteContext) -> str:
    """Return a digest of what all pages with a key are made from beside the items.

    The shapes of areas are left out, since only pages of areas have maps, and so is what stands
    on the live site. Of how a source is doing a page shows only since when it is silent.
    """
    sources = [
        (one.source, stale_since(site, one))
        for _, one in sorted(site.sources.items(), key=lambda pair: pair[0])
    ]
    # As plain fields: what a record remembers for itself is no part of what it says.
    parts = (
        attrs.asdict(site.hub),
        site.words.language,
        site.words.form,
        sorted(site.words.entries.items()),
        site.today,
        site.mode,
        site.themed,
        site.paper,
        sources,
    )
    return digest(codec.encode(parts))


RevisionOf = Callable[[EnrichedItem], str]
"""Returns a digest of an item with its tags: equal digests, equal items; pure."""

_BESIDE_TAGS = attrgetter(
    *(one.name for one in attrs.fields(MergedItem) if one.name != "enriched")
)
"""All that a gemeente makes of a tagged item."""


def whole(enriched: EnrichedItem) -> str:
    """Return a digest of all of an item."""
    return digest(codec.encode(enriched))


@define(frozen=True, kw_only=True)
class Revisions:
    """Tells of each item of one gemeente, as a digest, all that any page may show of it.

    It is the same in every language; the words around it are in the key of the site.
    """

    ctx: Context
    revision_of: RevisionOf = whole
    _digests: dict[str, str] = field(factory=dict, init=False)
    _revisions: dict[str, str] = field(factory=dict, init=False)

    def of(self, merged: MergedItem) -> str:
        """Return the revision of an item, with what is named beside it."""
        item_id = merged.item.id
        if item_id not in self._revisions:
            lines = (*self._about(merged), *self._beside(merged))
            self._revisions[item_id] = digest("\n".join(lines).encode())
        return self._revisions[item_id]

    def of_all(self, items: Iterable[MergedItem]) -> str:
        """Return the revision of items in their order."""
        return digest("\n".join(map(self.of, items)).encode())

    def passed_on(self, items: Iterable[MergedItem]) -> str:
        """Return the revision of what feeds may say of items, in their order."""
        urls = self.ctx.urls
        lines = (f"{self._digest(one)} {urls[one.item.id]}" for one in items)
        return digest("\n".join(lines).encode())

    def _about(self, merged: MergedItem) -> Iterator[str]:
        """Yield what an item is, where its page stands, and what stands for it on a list."""
        item_id = merged.item.id
        yield self._digest(merged)
        yield self.ctx.urls[item_id]
        yield self.ctx.list_refs.get(item_id, "")
        yield " ".join(local_areas(self.ctx, merged))

    def _beside(self, merged: MergedItem) -> Iterator[str]:
        """Yield the other items that the page of an item may name."""
        ctx = self.ctx
        organiser = ctx.organisation_named(merged.item.details.organised_by)
        if organiser:
            yield from self._about(organiser)
        for layer in merged.layers:
            for match in layer.matches:
                if match.item_id in ctx.by_id:
                    yield from self._about(ctx.by_id[match.item_id])

    def _digest(self, merged: MergedItem) -> str:
        item_id = merged.item.id
        if item_id not in self._digests:
            beside = codec.encode(_BESIDE_TAGS(merged))
            self._digests[item_id] = digest(self.revision_of(merged.enriched).encode() + beside)
        return self._digests[item_id]


@define(frozen=True, kw_only=True)
class ItemKeys:
    """Gives the keys of the pages of one gemeente's items. `site` is the key of the site."""

    ctx: Context
    site: str
    revisions: Revisions

    def of(self, merged: MergedItem, area: str = "") -> str:
        """Return the key of an item's page, or of its page in the area with this code."""
        return digest(f"{self._shared}\n{area}\n{self.revisions.of(merged)}".encode())

    @cached_property
    def _shared(self) -> str:
        """What all pages of this gemeente know beside the site."""
        return _gemeente_key(self.ctx, self.site)


@define(frozen=True, kw_only=True)
class AreaKeys:
    """Gives the keys of the pages of one gemeente's areas. `site` is the key of the site.

    A page chooses from whole shelves: what is in the area, in those around it, in those next to
    it. So a key holds the revisions of shelves, and those of one are put together once.
    """

    ctx: Context
    site: str
    revisions: Revisions
    _shelves: dict[tuple[str, ...], str] = field(factory=dict, init=False)

    def of_area(self, area: Area) -> str:
        """Return the key of the page of an area where people live."""
        ctx = self.ctx
        lent = with_events_this_week(ctx, area)
        beside = (one.code for one in ctx.shelves.neighbours(area.code))
        lines = (
            *self._in_and_around(area),
            *(f"{code} {self._own(code)}" for code in beside),
            f"{lent.code} {self._events(lent.code)}",
            " ".join(ctx.sections),
        )
        return self._key("area", area, *lines)

    def of_who(self, area: Area) -> str:
        """Return the key of the page that says who is who in an area."""
        shelves = self.ctx.shelves
        around = (shelves.exactly.get(code, ()) for code in shelves.above(area.code))
        found = (shelves.own.get(area.code, ()), *around)
        return self._key("who", area, *(self.revisions.of_all(helpers(one)) for one in found))

    def of_subject(self, area: Area, label: DomainLabel) -> str:
        """Return the key of an area's page about a subject."""
        shelves = self.ctx.shelves
        around = shelves.above(area.code)
        return self._key(
            "subject",
            area,
            label.id,
            self._on(shelves.own_domain, "own", area.code, label.id),
            *(self._on(shelves.exact_domain, "exact", code, label.id) for code in around),
        )

    def of_agenda(self, agenda: Agenda, part: str = "") -> str:
        """Return the key of an agenda, or of a part of it: a choice or a week."""
        source = agenda.source.code
        return self._key("agenda", agenda.area, part, source, self._events(source))

    def _key(self, sort: str, area: Area, *lines: str) -> str:
        # Of older people a card says that an area has much to do for them.
        much = str(self.ctx.shelves.has_much_for_elderly(area.code))
        return digest("\n".join((self._shared, sort, area.code, much, *lines)).encode())

    @cached_property
    def _shared(self) -> str:
        """What all pages of areas know: of the site, of who live there, and the borders."""
        ctx = self.ctx
        outlines = [
            ctx.site.outlines[one.code]
            for one in ctx.gemeente.areas.all
            if one.code in ctx.site.outlines
        ]
        known = codec.encode((sorted(ctx.populations.items(), key=_code), outlines))
        return f"{_gemeente_key(ctx, self.site)} {digest(known)}"

    def _in_and_around(self, area: Area) -> Iterator[str]:
        yield self._own(area.code)
        for code in self.ctx.shelves.above(area.code):
            yield self._shelf(("exactly", code), self.ctx.shelves.exactly.get(code, ()))

    def _own(self, code: str) -> str:
        return self._shelf(("own", code), self.ctx.shelves.own.get(code, ()))

    def _events(self, code: str) -> str:
        return self._shelf(("events", code), self.ctx.shelves.events(code))

    def _on(
        self,
        shelves: Mapping[tuple[str, Domain], tuple[MergedItem, ...]],
        name: str,
        code: str,
        domain: Domain,
    ) -> str:
        return self._shelf((name, code, domain), shelves.get((code, domain), ()))

    def _shelf(self, name: tuple[str, ...], items: tuple[MergedItem, ...]) -> str:
        if name not in self._shelves:
            self._shelves[name] = self.revisions.of_all(items)
        return self._shelves[name]


def _gemeente_key(ctx: Context, site: str) -> str:
    places = codec.encode(sorted(ctx.place_urls.items()))
    return f"{site} {ctx.gemeente.code} {digest(places)}"


def _code(pair: tuple[str, object]) -> str:
    return pair[0]
