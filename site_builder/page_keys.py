"""What decides over the page of an item, as a digest that is cheap to make. Pure.

A view of a page holds every word that it shows, and ten thousand of them take seconds to make.
Most pages of items are as they were. So a page gets a key of all that its view is made from:
the item itself, what the page names beside it (who organises it, the local matches of a
national text), and what all pages share. Equal keys, equal views; what moves a key need not
move a page.
"""

from collections.abc import Iterator
from functools import cached_property

import attrs
from attrs import define, field

from hub import codec
from hub.identity import digest
from hub.model import MergedItem
from site_builder.views.cards import local_areas, stale_since
from site_builder.views.context import Context, SiteContext


def site_key(site: SiteContext) -> str:
    """Return a digest of what all pages of items are made from beside the items.

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


@define(frozen=True, kw_only=True)
class ItemKeys:
    """Gives the keys of the pages of one gemeente's items. `site` is the key of the site."""

    ctx: Context
    site: str
    _digests: dict[str, str] = field(factory=dict, init=False)

    def of(self, merged: MergedItem, area: str = "") -> str:
        """Return the key of an item's page, or of its page in the area with this code."""
        lines = (self._shared, area, *self._about(merged), *self._beside(merged))
        return digest("\n".join(lines).encode())

    @cached_property
    def _shared(self) -> str:
        """What all pages of this gemeente know beside the site."""
        places = codec.encode(sorted(self.ctx.place_urls.items()))
        return f"{self.site} {self.ctx.gemeente.code} {digest(places)}"

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
            self._digests[item_id] = digest(codec.encode(merged))
        return self._digests[item_id]
