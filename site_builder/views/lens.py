"""What a gemeente has for one group of people: who to call, what is on, and how to take part.

It shows the same things as other pages, in the order that suits the group. Nothing sensitive
stands here: those pages have their own guards.
"""

from collections.abc import Iterable, Iterator, Mapping

from attrs import evolve, frozen

from hub.gemeente import AudienceLabel
from hub.model import MergedItem
from hub.vocabulary import Audience, Kind
from site_builder import urls
from site_builder.views.agenda import Diary, Entry, gathered
from site_builder.views.area import SubjectLink, guidance_links, subject_link
from site_builder.views.cards import (
    CounterView,
    Listed,
    counter_view,
    listed,
)
from site_builder.views.context import Context
from site_builder.views.direct_help import HelpNumber, numbers_named
from site_builder.views.forms import FormEntry, form_entry
from site_builder.views.lens_links import lens_links, lens_url
from site_builder.views.page import Link, Page
from site_builder.views.submission import submission_url
from site_builder.views.who import Helper, helper
from site_builder.wording import load_words

EVENTS = 8
HELPERS = 12
CARDS = 12
NOTICES = 12

LARGE = frozenset({Audience.OUDEREN})
"""These read large letters, and a telephone number comes before anything else."""

YOUNG = frozenset({Audience.JEUGD})
"""These are addressed with je, whatever the rest of the site says."""

TAKING_PART = frozenset({Audience.VRIJWILLIGERS, Audience.ORGANISATIES})
"""These come to do something themselves: what is asked and offered is all for them."""

_HELPERS = frozenset({Kind.ORGANISATION, Kind.SERVICE})
_CARDS = (Kind.PRODUCT, Kind.AID, Kind.INFORMATION)
_JOIN = (Kind.NOTICE, Kind.SAY)


@frozen(kw_only=True)
class LensView:
    """The page for one group.

    `large`: in large letters, who to call stands first. `takes_part`: what one can take part in
    stands first.
    """

    page: Page
    intro: str
    large: bool
    takes_part: bool
    counter: CounterView
    numbers: tuple[HelpNumber, ...]
    helpers: tuple[Helper, ...]
    events: tuple[Entry, ...]
    agenda: Link
    cards: tuple[Listed, ...]
    notices: tuple[FormEntry, ...]
    join: tuple[Link, ...]
    subjects: tuple[SubjectLink, ...]
    guidance: tuple[Link, ...]
    others: tuple[Link, ...]


def lens_views(ctx: Context, book: Diary) -> Iterator[LensView]:
    """Yield the page of every group."""
    young = evolve(ctx, site=evolve(ctx.site, words=load_words("je")))
    # What all groups share is looked for once: it goes over all items.
    by_audience = _by_audience(ctx.shelves.listed)
    subjects = tuple(subject_link(ctx, ctx.gemeente.area, one) for one in ctx.site.labels)
    for label in ctx.site.hub.audiences:
        fitting = tuple(by_audience.get(label.id, ()))
        yield lens_view(young if label.id in YOUNG else ctx, book, label, fitting, subjects)


def lens_view(
    ctx: Context,
    book: Diary,
    label: AudienceLabel,
    fitting: tuple[MergedItem, ...],
    subjects: tuple[SubjectLink, ...],
) -> LensView:
    """Return the page of one group, with the items that are for it."""
    words, gemeente = ctx.words, ctx.gemeente
    name = label.name[:1].lower() + label.name[1:]
    return LensView(
        page=ctx.page(
            lens_url(ctx, label),
            words("lens.title", audience=name),
            words("lens.description", audience=name, gemeente=gemeente.name),
        ),
        intro=words(f"lens.intro_{label.id}", gemeente=gemeente.name),
        large=label.id in LARGE,
        takes_part=label.id in TAKING_PART,
        counter=counter_view(ctx, gemeente.code),
        numbers=numbers_named(ctx, label.numbers),
        helpers=_helpers(ctx, fitting, label.id),
        events=tuple(_events(ctx, book, fitting))[:EVENTS],
        agenda=Link(
            text=words("area.agenda", area=gemeente.name),
            href=urls.gemeente_url(gemeente, "agenda"),
        ),
        cards=listed(ctx, _of_kinds(fitting, _CARDS)[:CARDS], gemeente.area),
        notices=tuple(
            form_entry(ctx, one) for one in _notices(ctx, fitting, label.id)[:NOTICES]
        ),
        join=tuple(_join(ctx, label.id)),
        subjects=subjects,
        guidance=tuple(guidance_links(ctx)),
        others=lens_links(ctx, label.id),
    )


def _by_audience(items: Iterable[MergedItem]) -> Mapping[Audience, list[MergedItem]]:
    """Return what is for each group, in the order of the items; nothing sensitive."""
    found: dict[Audience, list[MergedItem]] = {}
    for merged in items:
        if not merged.enriched.is_sensitive:
            for audience in set(merged.enriched.audience_ids):
                found.setdefault(audience, []).append(merged)
    return found


def _helpers(
    ctx: Context, items: Iterable[MergedItem], audience: Audience
) -> tuple[Helper, ...]:
    """Return who helps; where people look for a number, those that have one come first."""
    found = [one for one in items if one.item.kind in _HELPERS]
    if audience in LARGE:
        found.sort(key=lambda one: not one.item.details.contact.phones)
    return tuple(helper(ctx, one) for one in found[:HELPERS])


def _events(ctx: Context, book: Diary, items: Iterable[MergedItem]) -> Iterator[Entry]:
    """Yield each event once, under its first date."""
    coming = (entry for one in items for entry in book.get(one.item.id, ()))
    ordered = sorted(coming, key=lambda one: (one.start, one.title.casefold(), one.item_id))
    shown: set[str] = set()
    for entry in gathered(ctx, ordered):
        if entry.item_id not in shown:
            shown.add(entry.item_id)
            yield entry


def _of_kinds(items: Iterable[MergedItem], kinds: tuple[Kind, ...]) -> tuple[MergedItem, ...]:
    """Return items of some kinds, the kinds in order."""
    found = [one for one in items if one.item.kind in kinds]
    return tuple(sorted(found, key=lambda one: kinds.index(one.item.kind)))


def _notices(
    ctx: Context, fitting: tuple[MergedItem, ...], audience: Audience
) -> tuple[MergedItem, ...]:
    """Return what one can take part in: what is for the group, or all for who comes for it."""
    own = _of_kinds(fitting, _JOIN)
    if audience not in TAKING_PART:
        return own
    shown = {one.item.id for one in own}
    others = (
        one
        for one in ctx.shelves.listed
        if one.item.id not in shown and not one.enriched.is_sensitive
    )
    return (*own, *_of_kinds(others, _JOIN))


def _join(ctx: Context, audience: Audience) -> Iterator[Link]:
    for section in ("vraag-en-aanbod", "meepraten"):
        if section in ctx.sections:
            yield Link(
                text=ctx.words(f"section.{section}.title"),
                href=urls.gemeente_url(ctx.gemeente, section),
            )
    if audience in TAKING_PART:
        yield Link(text=ctx.words("submission.title"), href=submission_url(ctx))
