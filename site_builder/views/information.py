"""Information, nationwide or local, and the same text with what an area adds to it."""

from attrs import frozen

from hub.areas import Area
from hub.model import LocalLayer, MergedItem, SafeHtml
from hub.vocabulary import Level
from site_builder import urls
from site_builder.views.cards import (
    ContactView,
    Listed,
    card_of,
    contact_view,
    language_of,
    local_areas,
)
from site_builder.views.context import Context
from site_builder.views.item import ItemCore, description_of, headings_from, is_gone, item_core
from site_builder.views.page import Link, Page, plain_date


@frozen(kw_only=True)
class LocalTextView:
    """A local text in its own block, under the name of who wrote it."""

    sender: str
    title: str
    body: SafeHtml
    lang: str
    about: str
    changed: str
    contact: ContactView | None


@frozen(kw_only=True)
class LayerView:
    """What one area adds: its texts, its organisations and its evenings."""

    heading: str
    texts: tuple[LocalTextView, ...]
    matches: tuple[Listed, ...]


@frozen(kw_only=True)
class InformationView:
    """Information with the layers of one area and the areas around it."""

    page: Page
    core: ItemCore
    area_name: str
    layers: tuple[LayerView, ...]
    elsewhere: tuple[Link, ...]


def information_view(
    ctx: Context, merged: MergedItem, area: Area | None = None
) -> InformationView:
    """Return an information page; with an area the page that is that area's own."""
    url = ctx.urls[merged.item.id]
    if area is not None:
        url = urls.local_url(ctx.gemeente, area, url)
    heading = ctx.words("information.in", title=merged.title, area=_name(area))
    crumbs = ctx.area_crumbs(area) if area else ctx.section_crumb("informatie")
    return InformationView(
        page=ctx.page(
            url,
            merged.title,
            description_of(ctx, merged),
            title=f"{heading} – {ctx.gemeente.name}" if area else "",
            crumbs=crumbs,
            noindex=is_gone(ctx, merged),
            sensitive=merged.enriched.is_sensitive,
            canonical=merged.item.canonical,
        ),
        core=item_core(ctx, merged),
        area_name=_name(area),
        layers=tuple(_layers(ctx, merged, area or ctx.gemeente.area)),
        elsewhere=() if area else _elsewhere(ctx, merged),
    )


def _name(area: Area | None) -> str:
    return area.shown_name if area else ""


def _layers(ctx: Context, merged: MergedItem, area: Area) -> list[LayerView]:
    """Return the layers that hold for an area: its own first, then those around it."""
    order = [area.code, *(one.code for one in ctx.gemeente.areas.ancestors(area.code))]
    by_area = {layer.area: layer for layer in merged.layers}
    shown: set[str] = set()
    views = []
    for code in order:
        layer = by_area.get(code)
        view = _layer(ctx, layer, ctx.gemeente.areas[code], shown) if layer else None
        if view and (view.texts or view.matches):
            views.append(view)
    return views


def _layer(ctx: Context, layer: LocalLayer, area: Area, shown: set[str]) -> LayerView:
    key = "information.layer_gemeente" if area.level is Level.GEMEENTE else "information.layer"
    fits = sorted(layer.matches, key=lambda match: (-match.score, match.item_id))
    found = [
        ctx.by_id[match.item_id]
        for match in fits
        if match.item_id in ctx.by_id and match.item_id not in shown
    ]
    shown.update(one.item.id for one in found)
    matches = [one for one in found if not is_gone(ctx, one)]
    return LayerView(
        heading=ctx.words(key, area=area.shown_name),
        texts=tuple(_texts(ctx, layer)),
        matches=tuple(Listed(card=card_of(ctx, one, area)) for one in matches),
    )


def _texts(ctx: Context, layer: LocalLayer) -> list[LocalTextView]:
    views = []
    for text in layer.texts:
        item = text.item.item
        sender = (
            item.details.organised_by
            or item.publisher
            or ctx.words("origin.gemeente", gemeente=ctx.gemeente.name)
        )
        lang = item.language or "nl"
        contact = contact_view(item.details.contact)
        changed = text.changed_on
        views.append(
            LocalTextView(
                sender=ctx.words("information.sender", sender=sender),
                title=item.title,
                body=headings_from(item.body, 4),
                lang=lang,
                about=ctx.words("information.about", heading=text.under) if text.under else "",
                changed=ctx.words("information.changed", date=plain_date(changed))
                if changed
                else "",
                contact=None if contact.is_empty else contact,
            )
        )
    return views


def _elsewhere(ctx: Context, merged: MergedItem) -> tuple[Link, ...]:
    """Return links to the areas that have their own version."""
    url = ctx.urls[merged.item.id]
    own = [ctx.gemeente.areas[code] for code in local_areas(ctx, merged)]
    return tuple(
        Link(
            text=ctx.words("information.in", title=merged.title, area=area.shown_name),
            href=urls.local_url(ctx.gemeente, area, url),
            lang=language_of(merged),
        )
        for area in sorted(own, key=lambda one: (one.shown_name, one.code))
    )
