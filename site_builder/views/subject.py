"""What an area has on one subject, ordered by how far away the help is (CARE.md part 1)."""

from collections.abc import Iterable, Iterator, Mapping

from attrs import evolve, frozen

from hub.areas import Area
from hub.gemeente import DomainLabel
from hub.model import MergedItem
from hub.vocabulary import Domain, Kind, Tier
from site_builder import urls
from site_builder.shelves import tier_of
from site_builder.views.cards import (
    CounterView,
    Listed,
    counter_view,
    href_in,
    language_of,
    listed,
)
from site_builder.views.context import Context
from site_builder.views.direct_help import HelpNumber, help_numbers
from site_builder.views.divided_lists import MOST, Part, divided
from site_builder.views.list_pages import Listing, ListView, part_pages, ways_of
from site_builder.views.page import FeedLink, Link, Page

CARDS_IN_AREA = 8
"""How many cards a section of a wijk page has; the page of the gemeente has all."""

CARDS_IN_GEMEENTE = 20
"""From here on the page of the gemeente lists titles only."""

_NEAR_FIRST = (Tier.ACUUT, Tier.ZELF, Tier.DICHTBIJ, Tier.VERWIJZING)
_SENSITIVE = (Tier.ACUUT, Tier.DICHTBIJ, Tier.VERWIJZING, Tier.ZELF)

_SECTION_IDS: Mapping[Tier, str] = {
    Tier.ACUUT: "nu",
    Tier.ZELF: "zelf",
    Tier.DICHTBIJ: "dichtbij",
    Tier.VERWIJZING: "verwijzing",
}


@frozen(kw_only=True)
class Section:
    """One step of help: cards, then the titles of what is left."""

    id: str
    heading: str
    cards: tuple[Listed, ...]
    more: tuple[Link, ...]
    contact: CounterView | None = None


@frozen(kw_only=True)
class SubjectView:
    """An area's page about one subject.

    `by_letter` lead to the titles that are too many for the page.
    """

    page: Page
    icon: Domain
    intro: str
    numbers: tuple[HelpNumber, ...]
    sections: tuple[Section, ...]
    counter: CounterView
    everything: Link | None
    others: tuple[Link, ...]
    is_safety: bool
    by_letter: tuple[Link, ...] = ()


def subject_view(
    ctx: Context, area: Area, label: DomainLabel, feeds: tuple[FeedLink, ...] = ()
) -> SubjectView:
    """Return what an area has on one subject; a sensitive page names no feeds."""
    items = _items(ctx, area, label)
    is_safety = label.id is Domain.VEILIGHEID
    sensitive = _is_sensitive(label, items)
    sections = _sections(ctx, area, items, label)
    parts = () if sensitive else _parts(sections)
    if parts:
        sections = [evolve(section, more=()) for section in sections]
    name = area.shown_name
    in_gemeente = area.code == ctx.gemeente.code
    return SubjectView(
        page=ctx.page(
            urls.subject_url(ctx.gemeente, area, label),
            label.name,
            ctx.words("subject.description", subject=label.name.lower(), area=name),
            title=_title(ctx, area, label),
            crumbs=ctx.area_crumbs(area),
            sensitive=sensitive,
            feeds=() if sensitive else feeds,
        ),
        icon=label.id,
        intro=label.explanation or ctx.words("subject.intro", area=name),
        numbers=help_numbers(ctx.site, ctx.gemeente.crisis_numbers) if is_safety else (),
        sections=tuple(map(_without_reasons, sections) if sensitive else sections),
        counter=counter_view(ctx, area.code),
        everything=None if in_gemeente else _everything(ctx, label),
        others=other_subjects(ctx, area, label),
        is_safety=is_safety,
        by_letter=ways_of(_titles(ctx, area, label), parts),
    )


def title_pages(ctx: Context, area: Area, label: DomainLabel) -> Iterator[ListView]:
    """Yield the pages with the titles that are too many for the page about a subject.

    A sensitive page keeps them, in their order: there what people do themselves comes last.
    """
    items = _items(ctx, area, label)
    # Only the page of the gemeente has all titles; most have no more than fit.
    if area.code != ctx.gemeente.code or len(items) <= MOST or _is_sensitive(label, items):
        return
    parts = _parts(_sections(ctx, area, items, label))
    yield from part_pages(ctx, _titles(ctx, area, label), parts)


def _is_sensitive(label: DomainLabel, items: Iterable[MergedItem]) -> bool:
    return label.id is Domain.VEILIGHEID or any(one.enriched.is_sensitive for one in items)


def _items(ctx: Context, area: Area, label: DomainLabel) -> tuple[MergedItem, ...]:
    found = ctx.shelves.on_subject(area.code, label.id)
    return tuple(one for one in found if one.item.kind is not Kind.NEWS)


def _parts(sections: Iterable[Section]) -> tuple[Part, ...]:
    """Return the titles of all sections by letter, when they are too many for a page."""
    titles = {link.href: link for section in sections for link in section.more}
    in_order = sorted(titles.values(), key=lambda link: (link.text.casefold(), link.href))
    return divided(tuple(in_order)) if len(in_order) > MOST else ()


def _titles(ctx: Context, area: Area, label: DomainLabel) -> Listing:
    url = urls.subject_url(ctx.gemeente, area, label)
    return Listing(
        url=url,
        below=f"{url}a-z/",
        title=ctx.words("subject.by_letter", subject=label.name),
        description=ctx.words(
            "subject.description", subject=label.name.lower(), area=area.shown_name
        ),
        intro="",
        crumbs=(*ctx.area_crumbs(area), Link(text=label.name, href=url)),
        choose=ctx.words("list.letters"),
    )


def tiers_in_order(domain: Domain, items: Iterable[MergedItem]) -> tuple[Tier, ...]:
    """Return the order of help: on sensitive subjects what people do themselves comes last."""
    alone = any(one.enriched.is_sensitive and tier_of(one) is Tier.ZELF for one in items)
    return _SENSITIVE if domain is Domain.VEILIGHEID or alone else _NEAR_FIRST


def other_subjects(ctx: Context, area: Area, label: DomainLabel) -> tuple[Link, ...]:
    """Return links to the other subjects of an area."""
    return tuple(
        Link(text=one.name, href=urls.subject_url(ctx.gemeente, area, one))
        for one in ctx.site.hub.domains
        if one.id is not label.id
    )


def _sections(
    ctx: Context, area: Area, items: tuple[MergedItem, ...], label: DomainLabel
) -> list[Section]:
    by_tier: dict[Tier | None, list[MergedItem]] = {}
    for merged in items:
        by_tier.setdefault(tier_of(merged), []).append(merged)
    has_contact = Tier.DICHTBIJ in by_tier
    sections = []
    for tier in tiers_in_order(label.id, items):
        if found := by_tier.get(tier):
            alone = tier is Tier.ZELF and not has_contact
            contact = counter_view(ctx, area.code) if alone else None
            heading = ctx.words(f"tier.{tier}")
            sections.append(_section(ctx, area, found, _SECTION_IDS[tier], heading, contact))
    loose = by_tier.get(None, [])
    events = [one for one in loose if one.item.kind is Kind.EVENT]
    texts = [one for one in loose if one.item.kind is not Kind.EVENT]
    for found, name in ((events, "activiteiten"), (texts, "informatie")):
        if found:
            heading = ctx.words(f"subject.{name}")
            sections.append(_section(ctx, area, found, name, heading, None))
    return sections


def _section(
    ctx: Context,
    area: Area,
    items: list[MergedItem],
    section_id: str,
    heading: str,
    contact: CounterView | None,
) -> Section:
    in_gemeente = area.code == ctx.gemeente.code
    most = CARDS_IN_GEMEENTE if in_gemeente else CARDS_IN_AREA
    rest = items[most:] if in_gemeente else []
    return Section(
        id=section_id,
        heading=heading,
        cards=listed(ctx, items[:most], area),
        more=tuple(
            Link(text=one.title, href=href_in(ctx, one, area), lang=language_of(one))
            for one in rest
        ),
        contact=contact,
    )


def _without_reasons(section: Section) -> Section:
    """Return a section whose cards do not tell why they stand there (CARE.md part 1.2)."""
    return evolve(section, cards=tuple(Listed(card=one.card) for one in section.cards))


def _everything(ctx: Context, label: DomainLabel) -> Link:
    gemeente = ctx.gemeente
    return Link(
        text=ctx.words("subject.everything", subject=label.name, area=gemeente.name),
        href=urls.subject_url(gemeente, gemeente.area, label),
    )


def _title(ctx: Context, area: Area, label: DomainLabel) -> str:
    if area.code == ctx.gemeente.code:
        return f"{label.name} – {ctx.gemeente.name}"
    return f"{label.name} in {area.shown_name} – {ctx.gemeente.name}"
