"""How a list shows one item, and where that item came from."""

from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from functools import partial

from attrs import evolve, frozen

from hub.areas import Area
from hub.clock import local_date
from hub.gemeente import Counter
from hub.model import Contact, Copy, MergedItem, Occurrence
from hub.partition import Provenance
from hub.reasons import ReasonId, reason
from hub.seasons import is_in_season
from hub.vocabulary import Display, EventStatus, Kind, Level, SourceFormat, SourceStatus
from site_builder import urls
from site_builder.languages import DUTCH
from site_builder.shelves import Neighbour, is_cancelled, months_late, upcoming
from site_builder.views.context import Context, SiteContext, first_phone, phone
from site_builder.views.page import Link, Phone, Report

STALE_CADENCES = 3
"""A source is old once this many of its cadences passed without an answer,"""

STALE_DAYS = 3
"""and at least this many days, so that a weekend of trouble is not on every page."""

_SHORT_SUMMARY = 220
"""Three lines on a phone; the item's own page has the rest."""


@frozen(kw_only=True, cache_hash=True)
class Origin:
    """Where an item comes from and how to say that it is wrong; folds under its card."""

    title: str
    source: str
    href: str
    checked: str
    validated: str
    rights: str
    stale: str
    report: Report
    also: tuple[Link, ...] = ()


@frozen(kw_only=True, cache_hash=True)
class Card:
    """One item in a list."""

    kind: str
    title: str
    href: str
    lang: str
    summary: str
    when: str
    where: str
    facts: tuple[str, ...]
    status: str
    cancelled: bool
    phone: Phone | None
    warning: str
    origin: Origin


@frozen(kw_only=True)
class Listed:
    """A card on a page, with the one sentence why it stands there (empty when sensitive)."""

    card: Card
    reason: str = ""


@frozen(kw_only=True)
class ContactView:
    """How to reach somebody, in the order in which every page offers it.

    `visit` is where one can walk in; `chat_href` is empty when the chat is only told of.
    """

    text: str = ""
    phones: tuple[Phone, ...] = ()
    visit: str = ""
    post: str = ""
    mails: tuple[str, ...] = ()
    chat: str = ""
    chat_href: str = ""
    video: str = ""
    website: str = ""

    @property
    def is_empty(self) -> bool:
        """Whether it says nothing at all."""
        return self == ContactView()


@frozen(kw_only=True, cache_hash=True)
class CounterView:
    """The one counter where a resident can call or walk in."""

    name: str
    phones: tuple[Phone, ...]
    mails: tuple[str, ...]
    website: str
    address: str
    hours: tuple[str, ...]
    note: str
    lang: str = DUTCH


def contact_view(contact: Contact) -> ContactView:
    """Return how to reach somebody; the line an editor wrote comes first."""
    return ContactView(
        text=sentence(contact.text),
        phones=tuple(phone(number) for number in contact.phones),
        post=contact.post,
        mails=contact.mails,
        chat=contact.chat,
        chat_href=web_url(contact.chat),
        video=contact.video,
        website=contact.website,
    )


def item_contact(ctx: Context, merged: MergedItem) -> Contact:
    """Return how to reach who is behind an item: of a notice always an organisation."""
    own = merged.item.details.contact
    by = ctx.organisation_named(merged.item.details.organised_by)
    if merged.item.kind is Kind.NOTICE and by and not (own.phones or own.mails):
        return by.item.details.contact
    return own


def counter_view(ctx: Context, code: str) -> CounterView:
    """Return the counter of an area; without any, the contact of the site itself."""
    if not ctx.gemeente.counters:
        name = ctx.words("counter.gemeente", gemeente=ctx.gemeente.name)
        own = Counter(name=name, areas=(), contact=ctx.site.hub.contact)
        return evolve(_counter(ctx, own), lang="")
    counter = ctx.gemeente.counter_for(code)
    view = _counter(ctx, counter)
    if view.phones:
        return view
    gemeente_phone = ctx.shell.phone
    return _counter(ctx, counter, phones=(gemeente_phone,) if gemeente_phone else ())


def _counter(ctx: Context, counter: Counter, phones: tuple[Phone, ...] = ()) -> CounterView:
    town = " ".join(part for part in (counter.postcode, counter.city) if part)
    # The name of the town alone is no address to go to.
    has_street = bool(counter.address or counter.postcode)
    return CounterView(
        name=counter.name,
        phones=phones or tuple(phone(number) for number in counter.contact.phones),
        mails=counter.contact.mails,
        website=counter.contact.website,
        address=", ".join(part for part in (counter.address, town) if part)
        if has_street
        else "",
        hours=ctx.site.dates.weekly_hours(counter.hours),
        note=counter.note,
    )


def kind_words(ctx: Context, merged: MergedItem) -> str:
    """Return what sort of thing an item is, as exactly as it is known."""
    offer = merged.item.details.offer
    if offer and offer.form:
        return ctx.words(f"form.{offer.form}")
    return ctx.words(f"kind.{merged.item.kind}")


def language_of(merged: MergedItem) -> str:
    """Return the language of an item's text."""
    tagged = merged.enriched.language.value if merged.enriched.language else ""
    return tagged or merged.item.language or "nl"


def publisher_of(ctx: Context, merged: MergedItem) -> str:
    """Return who says it: the item's publisher, its source, or the editors."""
    known = ctx.site.sources.get(merged.item.source_id)
    by_source = (known.source.publisher or known.source.title) if known else ""
    return (
        merged.item.publisher
        or by_source
        or ctx.words("origin.editors", gemeente=ctx.gemeente.name)
    )


def is_own_text(known: Provenance | None) -> bool:
    """Return whether an item was written for this hub by its own editors."""
    return known is None or known.source.format is SourceFormat.MARKDOWN


def stale_since(site: SiteContext, known: Provenance | None) -> str:
    """Return the day since which a source gives no answer, once that is past its limit."""
    if known is None or known.state is None or is_own_text(known):
        return ""
    state = known.state
    if state.status is SourceStatus.OK or state.last_success is None:
        return ""
    limit = max(STALE_CADENCES * known.source.cadence, timedelta(days=STALE_DAYS))
    since = local_date(state.last_success)
    late = site.today - since >= timedelta(days=limit.days)
    return site.dates.plain(since) if late else ""


def origin_of(ctx: Context, merged: MergedItem) -> Origin:
    """Return where an item comes from."""
    words, known = ctx.words, ctx.site.sources.get(merged.item.source_id)
    checked = merged.item.details.upkeep.checked_on
    key = "origin.checked" if checked else "origin.changed"
    since = stale_since(ctx.site, known)
    own = is_own_text(known)
    return Origin(
        title=merged.title,
        source=publisher_of(ctx, merged),
        href="" if own else web_url(merged.item.url),
        checked=words(key, date=ctx.site.dates.plain(checked or merged.changed_on)),
        validated=words("origin.validated") if merged.item.validated else "",
        rights=known.source.rights.naamsvermelding if known and not own else "",
        stale=words("origin.stale", date=since) if since else "",
        report=ctx.shell.report,
        also=also_at(ctx, merged),
    )


def also_at(ctx: Context, merged: MergedItem) -> tuple[Link, ...]:
    """Return links to the other sources that have the same thing, by name."""
    own = publisher_of(ctx, merged), web_url(merged.item.url)
    found = {
        (_named(ctx, copy), web_url(copy.url)): copy.language
        for copy in merged.copies
        if not copy.withdrawn
    }
    return tuple(
        Link(text=name, href=href, hreflang=lang)
        for (name, href), lang in sorted(found.items())
        if (name, href) != own
    )


def _named(ctx: Context, copy: Copy) -> str:
    known = ctx.site.sources.get(copy.source_id)
    by_source = (known.source.publisher or known.source.title) if known else ""
    return (
        copy.publisher or by_source or ctx.words("origin.editors", gemeente=ctx.gemeente.name)
    )


def web_url(url: str) -> str:
    """Return the URL when it leads to a web page, else nothing."""
    return url if url.startswith(("https://", "http://")) else ""


def read_on(ctx: Context, merged: MergedItem) -> Link | None:
    """Return the link to the source when its rights show a part of the text only."""
    known = ctx.site.sources.get(merged.item.source_id)
    href = web_url(merged.item.url)
    if is_own_text(known) or not href:
        return None
    whole = known is not None and known.source.rights.tonen is Display.VOLLEDIG
    key = "item.at_source" if whole else "item.read_on"
    return Link(text=ctx.words(key, source=publisher_of(ctx, merged)), href=href)


def warning_of(ctx: Context, merged: MergedItem) -> str:
    """Return the sentence about an item that was not checked for long, or nothing."""
    months = months_late(merged, ctx.today)
    return ctx.words("item.unchecked", months=months) if months else ""


def status_of(ctx: Context, merged: MergedItem, occurrence: Occurrence | None) -> str:
    """Return the word for a date that is not as planned."""
    if merged.maybe_lapsed:
        return ctx.words("status.maybe_lapsed")
    if occurrence is None or occurrence.status is EventStatus.SCHEDULED:
        return ""
    return ctx.words(f"status.{occurrence.status}")


def where_of(merged: MergedItem) -> str:
    """Return the name of the place of an item, or its address."""
    location = merged.item.details.location
    return (location.name or location.address or location.city) if location else ""


def sentence(text: str) -> str:
    """Return a fact with a capital first letter."""
    return text[:1].upper() + text[1:]


def shortened(text: str, most: int = _SHORT_SUMMARY) -> str:
    """Return the text, cut at a word when it is too long."""
    if len(text) <= most:
        return text
    return text[:most].rsplit(" ", 1)[0].rstrip(" ,;:.") + "…"


def href_in(ctx: Context, merged: MergedItem, area: Area | None) -> str:
    """Return where an item is read from an area's page: its local version when there is one."""
    url = ctx.urls[merged.item.id]
    if area is not None and area.code in local_areas(ctx, merged):
        return urls.local_url(ctx.gemeente, area, url)
    return url


def local_areas(ctx: Context, merged: MergedItem) -> tuple[str, ...]:
    """Return the stadsdelen and wijken that have their own version of an information page."""
    if not merged.layers or merged.item.kind is not Kind.INFORMATION:
        return ()
    areas = ctx.gemeente.areas
    levels = (Level.STADSDEEL, Level.WIJK)
    return tuple(
        layer.area
        for layer in merged.layers
        if layer.area in areas
        and areas[layer.area].level in levels
        and areas[layer.area].inhabited
        and (layer.texts or any(match.item_id in ctx.by_id for match in layer.matches))
    )


def card_of(ctx: Context, merged: MergedItem, area: Area | None = None) -> Card:
    """Return how a list of an area shows an item."""
    details = merged.item.details
    dates = upcoming(merged, ctx.today)
    soonest = dates[0] if dates else None
    lang = language_of(merged)
    return Card(
        kind=kind_words(ctx, merged),
        title=merged.title,
        href=href_in(ctx, merged, area),
        lang=lang,
        summary="" if merged.summary == merged.title else shortened(merged.summary),
        when=sentence(_when(ctx, merged, dates)),
        where=where_of(merged),
        facts=tuple(sentence(fact) for fact in (details.cost, details.age) if fact),
        status=status_of(ctx, merged, soonest),
        cancelled=soonest is not None and is_cancelled(soonest),
        phone=first_phone(details.contact.phones),
        warning=warning_of(ctx, merged),
        origin=origin_of(ctx, merged),
    )


def _when(ctx: Context, merged: MergedItem, dates: tuple[Occurrence, ...]) -> str:
    event = merged.item.details.event
    if not dates or event is None:
        return ""
    words = ctx.site.dates.span(dates[0])
    if len(dates) == 1:
        return words
    in_dutch = "" if ctx.site.foreign else event.repeats
    again = in_dutch or ctx.words("event.more_dates", count=len(dates) - 1)
    return f"{words} ({again})"


def listed(ctx: Context, items: Iterable[MergedItem], area: Area) -> tuple[Listed, ...]:
    """Return items as cards on an area's page, each with its reason."""
    return tuple(
        Listed(card=card_of(ctx, merged, area), reason=reason_of(ctx, merged, area))
        for merged in items
    )


def near_listed(ctx: Context, found: Iterable[Neighbour], area: Area) -> tuple[Listed, ...]:
    """Return items of the neighbours as cards on an area's page."""
    return tuple(
        Listed(card=card_of(ctx, one.merged, one.area), reason=reason_of(ctx, one.merged, area))
        for one in found
    )


def reason_of(ctx: Context, merged: MergedItem, area: Area) -> str:
    """Return the sentence why an item stands on an area's page, or nothing."""
    areas = ctx.gemeente.areas
    why_when = partial(
        reason,
        merged,
        area.code,
        areas,
        organisations=ctx.organisations,
        population=ctx.population(area.code),
        much_for_elderly=ctx.shelves.has_much_for_elderly(area.code),
    )
    why = why_when(in_season=True)
    # To read a title costs more than all the rest, and most reasons come before the season.
    if why and why.id is ReasonId.SEASON and not is_in_season(merged.title, ctx.today.month):
        why = why_when()
    if why is None:
        return ""
    is_bare = why.id is ReasonId.NATIONAL_LOCAL and not why.organisation
    return ctx.words(
        "reason.national" if is_bare else f"reason.{why.id}",
        area=area.shown_name,
        whole=areas[why.place].shown_name if why.place else "",
        organisation=why.organisation,
        site=ctx.site.hub.name,
    )


EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
"""Sorts undated news last."""


def newest_first(items: Iterable[MergedItem]) -> tuple[MergedItem, ...]:
    """Return items with the newest first; equal moments by title and id."""
    by_name = sorted(items, key=lambda one: (one.title.casefold(), one.item.id))
    return tuple(sorted(by_name, key=lambda one: one.item.published or EPOCH, reverse=True))
