"""Pages of news, notices, aids, participation and products: a text with its facts."""

from attrs import frozen

from hub.clock import local_date
from hub.model import MergedItem
from hub.vocabulary import Kind
from site_builder import urls
from site_builder.views.cards import web_url
from site_builder.views.context import Context
from site_builder.views.item import (
    ItemCore,
    description_of,
    is_gone,
    item_core,
    organiser_fact,
    place_fact,
)
from site_builder.views.organisation import apply_link
from site_builder.views.page import Link, Page, plain_date


@frozen(kw_only=True)
class ArticleView:
    """A text with its facts; `dated` says when it was published."""

    page: Page
    core: ItemCore
    dated: str


@frozen(kw_only=True)
class ProductView:
    """A product of the gemeente: how to arrange it, and how to follow what one asked for.

    `official` are its names in the national list of products (UPL); `product` is what the link
    to arrange it is about.
    """

    page: Page
    core: ItemCore
    apply: Link | None
    track: Link | None
    needs_digid: bool
    product: str
    official: tuple[str, ...]


def article_view(ctx: Context, merged: MergedItem) -> ArticleView:
    """Return the page of a news item, notice, aid, place or call to take part."""
    published = merged.item.published
    dated = plain_date(local_date(published)) if published else ""
    is_news = merged.item.kind is Kind.NEWS
    return ArticleView(
        page=_page(ctx, merged),
        core=item_core(ctx, merged, (*place_fact(ctx, merged), *organiser_fact(ctx, merged))),
        dated=ctx.words("item.published", date=dated) if dated and is_news else "",
    )


def product_view(ctx: Context, merged: MergedItem) -> ProductView:
    """Return the page of a product."""
    service = merged.item.details.service
    names = service.product_names if service else ()
    track = web_url(ctx.gemeente.track_url)
    return ProductView(
        page=_page(ctx, merged),
        core=item_core(ctx, merged),
        apply=apply_link(ctx, merged),
        track=Link(text=ctx.words("product.track"), href=track) if track else None,
        needs_digid=service.needs_digid if service else False,
        product=next(iter(names), merged.title),
        official=names,
    )


def _page(ctx: Context, merged: MergedItem) -> Page:
    kind = ctx.words(f"kind.{merged.item.kind}")
    return ctx.page(
        ctx.urls[merged.item.id],
        merged.title,
        description_of(ctx, merged),
        title=f"{merged.title} ({kind.lower()}) – {ctx.gemeente.name}",
        crumbs=ctx.section_crumb(urls.SECTIONS[merged.item.kind]),
        noindex=is_gone(ctx, merged),
        sensitive=merged.enriched.is_sensitive,
        canonical=merged.item.canonical,
    )
