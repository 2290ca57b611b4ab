"""The pages that belong to the hub: start, sources, about, privacy and the like."""

from collections.abc import Mapping

from attrs import frozen

from hub.clock import local_date
from hub.partition import Provenance
from hub.vocabulary import SourceStatus
from site_builder import urls
from site_builder.views.cards import (
    ContactView,
    CounterView,
    contact_view,
    is_own_text,
    stale_since,
    web_url,
)
from site_builder.views.context import SiteContext
from site_builder.views.page import Link, Page, plain_date

_STATUS_KEYS: Mapping[SourceStatus, str] = {
    SourceStatus.OK: "ok",
    SourceStatus.DEGRADED: "degraded",
    SourceStatus.RATELIMITED: "waiting",
    SourceStatus.FAILED: "failed",
    SourceStatus.HELD: "held",
    SourceStatus.GONE: "gone",
    SourceStatus.BLOCKED_BY_ROBOTS: "blocked",
}


@frozen(kw_only=True)
class GemeenteChoice:
    """A gemeente on the start page with its counter and its postcodes."""

    gemeente: Link
    counter: CounterView
    postcodes: tuple[Link, ...]


@frozen(kw_only=True)
class PostcodeList:
    """All postcodes of a gemeente as links, folded under one line."""

    summary: str
    postcodes: tuple[Link, ...]


@frozen(kw_only=True)
class HomeView:
    """The start page: choose a gemeente or a postcode, or search."""

    page: Page
    search_action: str
    gemeenten: tuple[GemeenteChoice, ...]
    postcodes: tuple[PostcodeList, ...]


@frozen(kw_only=True)
class SourceRow:
    """One source on the page about sources."""

    title: str
    href: str
    publisher: str
    rights: str
    last: str
    status: str
    stale: str


@frozen(kw_only=True)
class SourcesView:
    """Where the information comes from."""

    page: Page
    rows: tuple[SourceRow, ...]
    contact: ContactView


@frozen(kw_only=True)
class AboutView:
    """A page about the site itself; its text is in the template."""

    page: Page
    owner: str
    contact: ContactView


@frozen(kw_only=True)
class PrivacyView:
    """What the site and its server know of a reader, and whom to ask about it."""

    page: Page
    owner: str
    contact: ContactView
    log: str
    officer: str
    officer_contact: ContactView
    statement: str


@frozen(kw_only=True)
class AccessibilityView:
    """What is done and known about accessibility; no status without a study by people."""

    page: Page
    contact: ContactView
    status: str
    study: str
    report: str
    statement: str
    problems: tuple[str, ...]


@frozen(kw_only=True)
class MovedView:
    """An old address that leads to the new one."""

    page: Page
    to: Link


def home_view(site: SiteContext, gemeenten: tuple[GemeenteChoice, ...]) -> HomeView:
    """Return the start page."""
    words = site.words
    return HomeView(
        page=site.page(
            "/",
            words("home.heading"),
            words("home.description"),
            title=words("home.title"),
            translated=True,
        ),
        search_action=_search_action(site),
        gemeenten=gemeenten,
        postcodes=tuple(
            PostcodeList(
                summary=words("postcode.list", gemeente=one.gemeente.text),
                postcodes=one.postcodes,
            )
            for one in gemeenten
            if one.postcodes
        ),
    )


def _search_action(site: SiteContext) -> str:
    """Return where a search starts: with one gemeente there is nothing to choose."""
    if len(site.hub.gemeenten) == 1:
        return site.address(urls.gemeente_url(site.hub.gemeenten[0], "zoeken"))
    return site.address("/zoeken/")


def about_view(site: SiteContext, name: str) -> AboutView:
    """Return one of the pages about the site: over, toegankelijkheid, privacy."""
    words = site.words
    return AboutView(
        page=site.page(
            f"/{name}/",
            words(f"{name}.title"),
            words(f"{name}.description", site=site.hub.name),
        ),
        owner=site.hub.owner or site.hub.name,
        contact=contact_view(site.hub.contact),
    )


def privacy_view(site: SiteContext) -> PrivacyView:
    """Return the page about privacy, made from the settings of the hub."""
    about, privacy = about_view(site, "privacy"), site.hub.privacy
    days = privacy.log_days
    key = "privacy.log_none" if days == 0 else "privacy.log"
    return PrivacyView(
        page=about.page,
        owner=about.owner,
        contact=about.contact,
        log=site.words(key, days=days),
        officer=privacy.officer,
        officer_contact=contact_view(privacy.contact),
        statement=web_url(privacy.statement_url),
    )


def accessibility_view(site: SiteContext) -> AccessibilityView:
    """Return the page about accessibility; a status stands there with its study only."""
    about, known = about_view(site, "toegankelijkheid"), site.hub.accessibility
    words, studied = site.words, known.studied_on
    shown = bool(known.status and studied) and not known.is_outdated(site.today)
    return AccessibilityView(
        page=about.page,
        contact=about.contact,
        status=words(f"toegankelijkheid.status_{known.status}") if shown else "",
        study=words("toegankelijkheid.studied", date=plain_date(studied))
        if shown and studied
        else "",
        report=web_url(known.report_url) if shown else "",
        statement=web_url(known.statement_url),
        problems=known.problems,
    )


def not_found_view(site: SiteContext) -> AboutView:
    """Return the page for an address that does not exist."""
    words = site.words
    return AboutView(
        page=site.page(
            urls.NOT_FOUND,
            words("not_found.title"),
            words("not_found.description"),
            noindex=True,
        ),
        owner=site.hub.owner or site.hub.name,
        contact=contact_view(site.hub.contact),
    )


def sources_view(site: SiteContext) -> SourcesView:
    """Return the page about the sources, by publisher and title."""
    words = site.words
    shown = [
        one for one in site.sources.values() if one.source.enabled or one.state is not None
    ]
    shown.sort(key=lambda one: (one.source.publisher, one.source.title, one.source.id))
    return SourcesView(
        page=site.page("/bronnen/", words("bronnen.title"), words("bronnen.description")),
        rows=tuple(_row(site, one) for one in shown),
        contact=contact_view(site.hub.contact),
    )


def _row(site: SiteContext, known: Provenance) -> SourceRow:
    words, source, state = site.words, known.source, known.state
    own = is_own_text(known)
    last = local_date(state.last_success) if state and state.last_success else None
    key = _STATUS_KEYS[state.status] if state else "new"
    since = stale_since(site, known)
    return SourceRow(
        title=source.title,
        href="" if own else web_url(source.url),
        publisher=source.publisher,
        rights=source.rights.naamsvermelding or words(f"rights.{source.rights.tonen}"),
        last=plain_date(last) if last else words("sources.never"),
        status=words("sources.own") if own else words(f"sources.{key}"),
        stale=words("origin.stale", date=since) if since else "",
    )
