"""Where the page of each group of people stands."""

from hub.gemeente import AudienceLabel
from hub.vocabulary import Audience
from site_builder import urls
from site_builder.languages import DUTCH
from site_builder.views.context import Context
from site_builder.views.page import Link

FOLDER = "voor"


def lens_url(ctx: Context, label: AudienceLabel) -> str:
    """Return the address of the page for a group."""
    return urls.gemeente_url(ctx.gemeente, FOLDER, label.slug)


def lens_links(ctx: Context, without: Audience | None = None) -> tuple[Link, ...]:
    """Return links to the pages of all groups, in the order of content/."""
    return tuple(
        Link(text=label.name, href=lens_url(ctx, label), lang=DUTCH, hreflang=ctx.site.foreign)
        for label in ctx.site.hub.audiences
        if label.id is not without
    )
