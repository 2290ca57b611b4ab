"""What the page of a wijk needs to answer while somebody types, from one file of that wijk."""

from attrs import frozen

from hub.areas import Area
from hub.search_files import bundle_name, folder_url
from hub.vocabulary import Mode
from site_builder import urls
from site_builder.languages import RIGHT_TO_LEFT
from site_builder.views.context import Context
from site_builder.views.search_help import SearchHelp, search_help

SEARCHER = "/assets/search/worker.js"


def searcher_url(ctx: Context) -> str:
    """Return where a device that keeps a wijk finds what searches in it."""
    return ctx.site.address(urls.gemeente_url(ctx.gemeente)) + "zoeker.js"


@frozen(kw_only=True)
class NearSearch:
    """The search of a wijk: the addresses of the file that it is in and of what searches there.

    `today` is empty on the real site: the device knows which day it is.
    """

    bundle: str
    script: str
    code: str
    heading: str
    nothing: str
    whole: str
    today: str
    rtl: str
    help: tuple[SearchHelp, ...]


def near_search(ctx: Context, area: Area) -> NearSearch | None:
    """Return the search of a wijk or stadsdeel; a gemeente has its own page for it."""
    if area.code == ctx.gemeente.code:
        return None
    words, site = ctx.words, ctx.site
    return NearSearch(
        bundle=folder_url(ctx.gemeente.slug) + bundle_name(area.code),
        script=searcher_url(ctx) if site.hub.offline else SEARCHER,
        code=area.code,
        heading=words("search.near", area=area.shown_name),
        nothing=words("search.near_none"),
        whole=words("search.whole", area=ctx.gemeente.name),
        today=site.today.isoformat() if site.mode is Mode.SAMPLE else "",
        rtl=" ".join(sorted(RIGHT_TO_LEFT)),
        help=search_help(ctx),
    )
