"""The search page: a field for a word, and every other way to find something.

Without a script it offers subjects, names, postcodes, wijken and the counter. With one it also
shows what a word finds; the words that this needs stand in the page as data.
"""

import json
from collections.abc import Iterator
from urllib.parse import quote

from attrs import frozen

from hub.areas import Area
from hub.vocabulary import Audience, Kind, Level, Mode
from site_builder import urls
from site_builder.languages import DUTCH, RIGHT_TO_LEFT
from site_builder.postcodes import areas_of_postcodes, page_url
from site_builder.views.area import SubjectLink, subject_link
from site_builder.views.cards import CounterView, counter_view
from site_builder.views.context import Context, SiteContext
from site_builder.views.page import Link, Page
from site_builder.views.search_help import SearchHelp, search_help

FOLDER = "zoeken"

_AREA_LEVELS = frozenset({Level.STADSDEEL, Level.WIJK})

_WHEN = (("today", "vandaag"), ("week", "week"), ("month", "maand"))
"""What a reader may ask of a date: what the worker calls it, and what the address does."""

_SENTENCES = (
    *("one", "many", "shown", "none", "also", "corrected", "exact", "suggestion", "wijk"),
    *("all", "guarded", "failed", "careful"),
)
"""The sentences that the script fills in; a * in them is a name or a number."""


@frozen(kw_only=True)
class AreaChoice:
    """A wijk or stadsdeel; `path` is its Dutch address, by which a device remembers it."""

    link: Link
    code: str
    path: str


@frozen(kw_only=True)
class SearchView:
    """The search page of a gemeente.

    `settings` (JSON) is what the script says and offers. `manifest` (JSON) tells it where the
    index is, below `base`; without it the page works without a script.
    """

    page: Page
    gemeente: str
    action: str
    examples: tuple[Link, ...]
    a_z: Link
    subjects: tuple[SubjectLink, ...]
    postcodes: tuple[Link, ...]
    areas: tuple[AreaChoice, ...]
    counter: CounterView
    help: tuple[SearchHelp, ...]
    settings: str
    manifest: str = ""
    base: str = ""


@frozen(kw_only=True)
class GemeenteSearchView:
    """The search page of the hub: the gemeenten to search in."""

    page: Page
    gemeenten: tuple[Link, ...]


def search_view(ctx: Context) -> SearchView:
    """Return the search page of a gemeente."""
    words, gemeente = ctx.words, ctx.gemeente
    url = urls.gemeente_url(gemeente, FOLDER)
    return SearchView(
        page=ctx.page(
            url,
            words("search.title"),
            words("search.description", area=gemeente.name),
            translated=True,
        ),
        gemeente=gemeente.code,
        action=ctx.site.address(url),
        examples=_examples(ctx.site),
        a_z=Link(
            text=words("nav.a_z"),
            href=urls.gemeente_url(gemeente, "a-z"),
            hreflang=ctx.site.foreign,
        ),
        subjects=tuple(subject_link(ctx, gemeente.area, label) for label in ctx.site.labels),
        postcodes=tuple(
            Link(text=code, href=page_url(gemeente, code))
            for code in areas_of_postcodes(gemeente.areas)
        ),
        areas=tuple(_areas(ctx)),
        counter=counter_view(ctx, gemeente.code),
        help=search_help(ctx),
        settings=_settings(ctx),
    )


def hub_search_view(site: SiteContext) -> GemeenteSearchView:
    """Return the search page of the hub."""
    words = site.words
    return GemeenteSearchView(
        page=site.page(
            f"/{FOLDER}/",
            words("search.title"),
            words("search.description_hub", site=site.hub.name),
            translated=True,
        ),
        gemeenten=tuple(
            Link(
                text=one.name,
                href=site.address(urls.gemeente_url(one, FOLDER)),
                lang=DUTCH,
            )
            for one in site.hub.gemeenten
        ),
    )


def _examples(site: SiteContext) -> tuple[Link, ...]:
    """Return the words that stand under the search field as examples; they are Dutch."""
    words = (one.strip() for one in site.words("search.examples").split(","))
    return tuple(Link(text=word, href=f"?q={quote(word)}", lang=DUTCH) for word in words)


def _areas(ctx: Context) -> Iterator[AreaChoice]:
    for area in ctx.gemeente.areas.all:
        if area.level in _AREA_LEVELS and area.inhabited:
            yield _area(ctx, area)


def _area(ctx: Context, area: Area) -> AreaChoice:
    path = urls.area_url(ctx.gemeente, area)
    link = Link(text=area.shown_name, href=ctx.site.address(path), lang=DUTCH)
    return AreaChoice(link=link, code=area.code, path=path)


def _settings(ctx: Context) -> str:
    """Return what the script needs to speak: sentences, names of choices, the language."""
    words, site = ctx.words, ctx.site
    data = {
        "language": site.language,
        # Digits as on the rest of the page: those of an Arabic phone number are Western too.
        "locale": words("search.locale"),
        # The sample lives on its own day; the real site asks the device.
        "today": site.today.isoformat() if site.mode is Mode.SAMPLE else "",
        "words": {name: words(f"search.{name}") for name in _SENTENCES},
        "rtl": sorted(RIGHT_TO_LEFT),
        "groups": [_group(site, key, param) for key, param in _GROUPS],
    }
    return json.dumps(data, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


_GROUPS = (
    ("domain", "onderwerp"),
    ("audience", "voor"),
    ("kind", "soort"),
    ("when", "wanneer"),
    ("language", "taal"),
)
"""By what results can be narrowed: what the worker calls it, and what the address does."""


def _group(site: SiteContext, key: str, param: str) -> dict[str, object]:
    """Return a group of choices; each is [value, how the address says it, name]."""
    options = [list(option) for option in _options(site, key)]
    return {
        "key": key,
        "param": param,
        "title": site.words(f"search.by_{key}"),
        "options": options,
    }


def _options(site: SiteContext, key: str) -> Iterator[tuple[str, str, str]]:
    """Yield the choices of a group; the browser itself knows the names of languages."""
    words = site.words
    if key == "domain":
        yield from ((label.id, label.slug, label.name) for label in site.labels)
    elif key == "audience":
        yield from (
            (label.id, label.slug, audience_name(site, label.id, label.name))
            for label in site.hub.audiences
        )
    elif key == "kind":
        yield from (
            (kind, urls.SECTIONS[kind], words(f"kind.{kind}"))
            for kind in Kind
            if kind in urls.SECTIONS and kind is not Kind.SERVICE
        )
        yield Kind.SERVICE, "hulp", words(f"kind.{Kind.SERVICE}")
    elif key == "when":
        yield from ((value, slug, words(f"search.when_{value}")) for value, slug in _WHEN)


def audience_name(site: SiteContext, audience: Audience, dutch: str) -> str:
    """Return what a group of people is called; in Dutch as the content says."""
    return dutch if site.language == DUTCH else site.words(f"audience.{audience}")
