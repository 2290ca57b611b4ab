"""The page of an organisation or a service: who it is, when it is open, what it does."""

from collections.abc import Mapping

from attrs import frozen

from hub.model import MergedItem, Organisation
from hub.vocabulary import Kind
from site_builder import urls
from site_builder.dutch_words import hours_in_words
from site_builder.jsonld import organisation_jsonld
from site_builder.views.cards import Listed, card_of, sentence, web_url, where_of
from site_builder.views.context import Context
from site_builder.views.item import (
    ItemCore,
    description_of,
    is_gone,
    item_core,
    organiser_fact,
    place_fact,
)
from site_builder.views.opening import Opening, opening_view
from site_builder.views.page import Link, Page

Doers = Mapping[str, tuple[MergedItem, ...]]
"""What each organisation does, by its name in lower case."""


@frozen(kw_only=True)
class OrganisationView:
    """An organisation or service with its week and what it does."""

    page: Page
    core: ItemCore
    opening: Opening
    sessions: tuple[str, ...]
    apply: Link | None
    needs_digid: bool
    does: tuple[Listed, ...]


def doers(items: tuple[MergedItem, ...]) -> Doers:
    """Return what is listed for each organisation that is named as organiser."""
    found: dict[str, list[MergedItem]] = {}
    for merged in items:
        name = merged.item.details.organised_by.casefold()
        if name:
            found.setdefault(name, []).append(merged)
    return {name: tuple(done) for name, done in found.items()}


def organisation_view(ctx: Context, merged: MergedItem, done: Doers) -> OrganisationView:
    """Return the page of an organisation or a service."""
    details = merged.item.details
    organisation, service = details.organisation or Organisation(), details.service
    url = ctx.urls[merged.item.id]
    structured = organisation_jsonld(merged, url=urls.absolute(ctx.site.hub, url))
    is_organisation = merged.item.kind is Kind.ORGANISATION
    its_own = done.get(merged.title.casefold(), ()) if is_organisation else ()
    return OrganisationView(
        page=ctx.page(
            url,
            merged.title,
            description_of(ctx, merged),
            title=_title(ctx, merged),
            crumbs=ctx.section_crumb("organisaties"),
            noindex=is_gone(ctx, merged),
            sensitive=merged.enriched.is_sensitive,
            canonical=merged.item.canonical,
            jsonld=(structured,),
        ),
        core=item_core(ctx, merged, (*place_fact(ctx, merged), *organiser_fact(ctx, merged))),
        opening=opening_view(ctx, organisation.hours, organisation.closed),
        sessions=tuple(sentence(hours_in_words(one)) for one in organisation.sessions),
        apply=apply_link(ctx, merged),
        needs_digid=service.needs_digid if service else False,
        does=tuple(Listed(card=card_of(ctx, one)) for one in its_own),
    )


def apply_link(ctx: Context, merged: MergedItem) -> Link | None:
    """Return where a resident arranges it."""
    service = merged.item.details.service
    href = web_url(service.apply_url) if service else ""
    return Link(text=ctx.words("product.apply"), href=href) if href else None


def _title(ctx: Context, merged: MergedItem) -> str:
    """Return a title that tells two of one name apart by their place."""
    where = where_of(merged) if merged.title.casefold() in ctx.shared_names else ""
    name = f"{merged.title}, {where}" if where else merged.title
    return f"{name} – {ctx.gemeente.name}"
