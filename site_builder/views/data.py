"""The page that tells others which files they may use."""

from attrs import frozen

from site_builder import urls
from site_builder.hsds import LISTS
from site_builder.open_data import EVENTS, FOLDER
from site_builder.views.context import SiteContext
from site_builder.views.page import Link, Page


@frozen(kw_only=True)
class DataFiles:
    """The files of one gemeente."""

    gemeente: str
    id: str
    files: tuple[Link, ...]


@frozen(kw_only=True)
class DataView:
    """Which files there are, by gemeente."""

    page: Page
    gemeenten: tuple[DataFiles, ...]


def data_view(site: SiteContext) -> DataView:
    """Return the page about the files under /data/."""
    words = site.words
    return DataView(
        page=site.page(f"/{FOLDER}/", words("data.title"), words("data.description")),
        gemeenten=tuple(
            DataFiles(
                gemeente=one.name,
                id=one.slug,
                files=tuple(
                    Link(
                        text=words("data.file", what=words(f"data.{name}"), gemeente=one.name),
                        href=f"/{FOLDER}{urls.gemeente_url(one)}{name}.json",
                    )
                    for name in (*LISTS, EVENTS.removesuffix(".json"))
                ),
            )
            for one in site.hub.gemeenten
        ),
    )
