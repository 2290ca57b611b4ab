"""What the pages of all kinds of items share: text, facts, contact, rights and origin."""

import re

from attrs import evolve, frozen

from hub.areas import LAND
from hub.model import Location, MergedItem, Offer, SafeHtml
from hub.vocabulary import Domain, Kind, Tier
from site_builder import urls
from site_builder.dutch_words import and_list, day_with_year
from site_builder.shelves import ended_on, is_over
from site_builder.views.cards import (
    ContactView,
    CounterView,
    Origin,
    contact_view,
    counter_view,
    item_contact,
    kind_words,
    language_of,
    origin_of,
    read_on,
    sentence,
    shortened,
    warning_of,
)
from site_builder.views.context import Context
from site_builder.views.my_list import AddLink, add_link
from site_builder.views.page import Link

DESCRIPTION_LENGTH = 155
"""What a search engine shows of a description."""

RIGHTS_DOMAINS = frozenset({Domain.ZORG, Domain.INKOMEN, Domain.OPVOEDING})
"""Subjects where a decision of the gemeente may follow: Wmo, debts, youth care."""

_PRODUCT_FACTS = ("fact.for_whom", "fact.cost", "fact.term", "product.bring")
"""What one asks first of a product of the gemeente."""

_HEADING = re.compile(r"<(/?)h([1-6])\b")


@frozen(kw_only=True)
class Fact:
    """One line of an item's list of facts; `href` may lead to more about it."""

    label: str
    value: str
    href: str = ""


@frozen(kw_only=True)
class RightsBox:
    """What a resident may do when a decision of the gemeente is needed (CARE.md part 2.6)."""

    helper: str
    contact: ContactView


@frozen(kw_only=True)
class ItemCore:
    """The part of an item's page that every kind has."""

    title: str
    kind: str
    lang: str
    summary: str
    body: SafeHtml
    read_on: Link | None
    facts: tuple[Fact, ...]
    contact: ContactView | None
    counter: CounterView | None
    notes: tuple[str, ...]
    origin: Origin
    subjects: tuple[Link, ...]
    rights: RightsBox | None
    add: AddLink | None
    sensitive: bool
    urgent: bool


def item_core(ctx: Context, merged: MergedItem, facts: tuple[Fact, ...] = ()) -> ItemCore:
    """Return what an item's page shows whatever its kind; `facts` come before the rest."""
    lang = language_of(merged)
    contact = evolve(contact_view(item_contact(ctx, merged)), visit=_visit(merged))
    own_phone = bool(contact.phones)
    body = headings_from(merged.body, 2)
    return ItemCore(
        title=merged.title,
        kind=kind_words(ctx, merged),
        lang=lang,
        summary="" if _opens_with(body, merged.summary) else merged.summary,
        body=body,
        read_on=read_on(ctx, merged),
        facts=(*facts, *_facts(ctx, merged), *offer_facts(ctx, merged)),
        contact=None if contact.is_empty else contact,
        counter=None if own_phone and not _is_do_it_yourself(merged) else _counter(ctx, merged),
        notes=_notes(ctx, merged),
        origin=origin_of(ctx, merged),
        subjects=subject_links(ctx, merged),
        rights=_rights(ctx, merged),
        add=add_link(ctx, merged),
        sensitive=merged.enriched.is_sensitive,
        urgent=merged.enriched.tier_id is Tier.ACUUT
        or Domain.VEILIGHEID in merged.enriched.domain_ids,
    )


def headings_from(body: SafeHtml, level: int) -> SafeHtml:
    """Return the text with its highest heading at `level` and no level skipped.

    It trusts the tags, as only SafeHtml may be: the sanitiser wrote them.
    """
    wanted: list[int] = []
    stack: list[tuple[int, int]] = []
    for closing, number in _HEADING.findall(body.html):
        if not closing:
            stack = [pair for pair in stack if pair[0] < int(number)]
            shown = min(stack[-1][1] + 1 if stack else level, 6)
            stack.append((int(number), shown))
            wanted.append(shown)
    if not wanted:
        return body
    opened = iter(wanted)
    current = [level]

    def renamed(match: re.Match[str]) -> str:
        if not match[1]:
            current[0] = next(opened)
        return f"<{match[1]}h{current[0]}"

    return SafeHtml(html=_HEADING.sub(renamed, body.html))


def description_of(ctx: Context, merged: MergedItem) -> str:
    """Return one line about an item for search engines."""
    plain = shortened(merged.summary, DESCRIPTION_LENGTH)
    return plain or ctx.words(
        "item.description",
        kind=ctx.words(f"kind.{merged.item.kind}"),
        title=merged.title,
        gemeente=ctx.gemeente.name,
    )


def is_gone(ctx: Context, merged: MergedItem) -> bool:
    """Return whether the page only stays for people who follow an old link."""
    return merged.withdrawn or is_over(merged, ctx.today)


def subject_links(ctx: Context, merged: MergedItem) -> tuple[Link, ...]:
    """Return links to the gemeente's pages about the item's subjects."""
    labels = (ctx.label(domain) for domain in merged.enriched.domain_ids)
    area = ctx.gemeente.area
    return tuple(
        Link(text=label.name, href=urls.subject_url(ctx.gemeente, area, label))
        for label in labels
    )


def address_of(location: Location) -> str:
    """Return the street, postcode and town of a location."""
    town = " ".join(part for part in (location.postcode, location.city) if part)
    return ", ".join(part for part in (location.address, town) if part)


def place_fact(ctx: Context, merged: MergedItem) -> tuple[Fact, ...]:
    """Return where an item is, with a link when the place has a page."""
    location = merged.item.details.location
    if location is None:
        return ()
    known = ctx.place_named(location.name) if location.name else None
    value = ", ".join(part for part in (location.name, address_of(location)) if part)
    href = ctx.place_urls[known.id] if known else ""
    return (Fact(label=ctx.words("fact.where"), value=value, href=href),) if value else ()


def organiser_fact(ctx: Context, merged: MergedItem) -> tuple[Fact, ...]:
    """Return who organises an item, with a link when the organisation has a page."""
    name = merged.item.details.organised_by
    if not name:
        return ()
    known = ctx.organisation_named(name)
    href = ctx.urls[known.item.id] if known else ""
    return (Fact(label=ctx.words("fact.organiser"), value=name, href=href),)


def offer_facts(ctx: Context, merged: MergedItem) -> tuple[Fact, ...]:
    """Return what one has to know of a notice, an aid or a way to have a say."""
    if merged.item.kind not in {Kind.NOTICE, Kind.AID, Kind.SAY}:
        return ()
    words, upkeep = ctx.words, merged.item.details.upkeep
    offer = merged.item.details.offer or Offer()
    until = (
        words("fact.until_day", date=ctx.site.dates.plain(upkeep.expires_on))
        if (upkeep.expires_on)
        else ""
    )
    pairs = (
        ("fact.account", offer.account),
        ("fact.privacy", offer.privacy),
        ("fact.offline", offer.offline),
        ("fact.area", _area_names(ctx, merged)),
        ("fact.until", until),
    )
    return tuple(Fact(label=words(key), value=sentence(value)) for key, value in pairs if value)


def _area_names(ctx: Context, merged: MergedItem) -> str:
    """Return the areas that a notice is about; an aid says elsewhere whom it is for."""
    if merged.item.kind is Kind.AID:
        return ""
    areas, code = ctx.gemeente.areas, ctx.gemeente.code
    codes = [one for one in ctx.shelves.codes(merged) if one in areas]
    if code in codes:
        return ctx.words("fact.whole", gemeente=ctx.gemeente.name)
    return and_list(sorted(areas[one].shown_name for one in codes))


def _facts(ctx: Context, merged: MergedItem) -> tuple[Fact, ...]:
    details = merged.item.details
    labels = {label.id: label.name for label in ctx.site.hub.audiences}
    audiences = [labels[one] for one in merged.enriched.audience_ids if one in labels]
    service = details.service
    areas = ctx.gemeente.areas
    served = [
        areas[tag.value].shown_name for tag in merged.enriched.serves if tag.value in areas
    ]
    if merged.item.kind in {Kind.NOTICE, Kind.SAY}:
        served = []  # offer_facts names the areas of these
    is_product = merged.item.kind is Kind.PRODUCT
    pairs = [
        ("fact.cost", details.cost),
        ("fact.signup", details.signup),
        ("fact.access", service.access if service else ""),
        ("product.bring" if is_product else "fact.bring", service.bring if service else ""),
        ("fact.term", service.term if service else ""),
        ("fact.for_whom", and_list(_lowered(audiences))),
        ("fact.age", details.age),
        ("fact.serves", and_list(served)),
        ("fact.spoken", and_list(details.spoken)),
        ("fact.accessibility", details.accessibility),
    ]
    if is_product:
        pairs.sort(key=lambda pair: (pair[0] not in _PRODUCT_FACTS, _place(pair[0])))
    return tuple(
        Fact(label=ctx.words(key), value=sentence(value)) for key, value in pairs if value
    )


def _visit(merged: MergedItem) -> str:
    """Return where one can walk in, of an organisation or a service."""
    has_door = merged.item.kind in {Kind.ORGANISATION, Kind.SERVICE}
    location = merged.item.details.location
    if not has_door or location is None or merged.enriched.is_sensitive:
        return ""
    return ", ".join(part for part in (location.name, address_of(location)) if part)


def _place(key: str) -> int:
    return _PRODUCT_FACTS.index(key) if key in _PRODUCT_FACTS else 0


def _lowered(names: list[str]) -> tuple[str, ...]:
    return tuple(name[:1].lower() + name[1:] for name in names)


def _notes(ctx: Context, merged: MergedItem) -> tuple[str, ...]:
    words, end = ctx.words, ended_on(merged)
    over = end is not None and is_over(merged, ctx.today)
    key = "note.past" if merged.item.details.event else "note.expired"
    notes = (
        words("note.withdrawn") if merged.withdrawn else "",
        words(key, date=day_with_year(end)) if over and end else "",
        words("note.maybe_lapsed") if merged.maybe_lapsed else "",
        words("note.example") if merged.item.example else "",
        warning_of(ctx, merged),
        words("note.language") if not language_of(merged).startswith("nl") else "",
    )
    return tuple(note for note in notes if note)


def _is_do_it_yourself(merged: MergedItem) -> bool:
    return merged.enriched.tier_id is Tier.ZELF


def _counter(ctx: Context, merged: MergedItem) -> CounterView:
    """Return the counter nearest to the item: never advice without somebody to call."""
    codes = [code for code in ctx.shelves.codes(merged) if code != LAND]
    return counter_view(ctx, codes[0] if len(codes) == 1 else ctx.gemeente.code)


def _rights(ctx: Context, merged: MergedItem) -> RightsBox | None:
    needs_decision = merged.enriched.tier_id is Tier.VERWIJZING
    if not needs_decision or not RIGHTS_DOMAINS.intersection(merged.enriched.domain_ids):
        return None
    return rights_box(ctx)


def rights_box(ctx: Context) -> RightsBox:
    """Return what a resident may do, with the number of the free help of this gemeente."""
    return RightsBox(
        helper=ctx.gemeente.client_support_name,
        contact=contact_view(ctx.gemeente.client_support),
    )


def _opens_with(body: SafeHtml, summary: str) -> bool:
    """Return whether the text itself begins with its summary, which then is not repeated."""
    start = re.sub(r"<[^>]*>|\s+", " ", body.html[: 4 * len(summary) + 200])
    plain = " ".join(start.split())
    return bool(summary) and plain.startswith(summary.rstrip("…. ")[:120])
