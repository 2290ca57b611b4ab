"""Lists by sort of what people ask and offer, of aids, and of ways to have a say."""

from collections.abc import Iterable, Iterator, Mapping

from attrs import frozen

from hub.model import MergedItem
from hub.vocabulary import Form
from site_builder import urls
from site_builder.views.cards import (
    CounterView,
    counter_view,
    item_contact,
    language_of,
    sentence,
    shortened,
    where_of,
)
from site_builder.views.context import LIST_KINDS, Context, first_phone
from site_builder.views.item import Fact, offer_facts, organiser_fact
from site_builder.views.page import Link, Page, Phone

FORMS: Mapping[str, tuple[Form, ...]] = {
    "vraag-en-aanbod": (Form.VRAAG, Form.AANBOD),
    "hulpmiddelen": (
        Form.TELEFOONLIJN,
        Form.CURSUS,
        Form.OP_PAPIER,
        Form.APP,
        Form.WEBSITE,
    ),
    "meepraten": (Form.INSPRAAK, Form.BEWONERSOVERLEG, Form.ADVIESRAAD),
}
"""The lists that go by sort, with their sorts in order: what needs no screen comes first."""


@frozen(kw_only=True)
class FormEntry:
    """One thing on the list: what it is and what one has to know before using it."""

    link: Link
    about: str
    facts: tuple[Fact, ...]
    phone: Phone | None


@frozen(kw_only=True)
class FormGroup:
    """All of one sort."""

    id: str
    heading: str
    entries: tuple[FormEntry, ...]


@frozen(kw_only=True)
class FormsView:
    """The list of one kind of item by sort. `take_part` says how something gets onto it."""

    page: Page
    intro: str
    groups: tuple[FormGroup, ...]
    take_part_title: str
    take_part: tuple[str, ...]
    counter: CounterView


def forms_view(ctx: Context, section: str) -> FormsView:
    """Return the list of a section that goes by sort."""
    words, name = ctx.words, ctx.gemeente.name
    kinds = LIST_KINDS[section]
    items = tuple(one for one in ctx.shelves.listed if one.item.kind in kinds)
    return FormsView(
        page=ctx.page(
            urls.gemeente_url(ctx.gemeente, section),
            words(f"section.{section}.title"),
            words(f"section.{section}.description", gemeente=name),
        ),
        intro=words(f"section.{section}.intro", gemeente=name),
        groups=tuple(_groups(ctx, section, items)),
        take_part_title=words(f"forms.{section}_title"),
        take_part=tuple(words(f"forms.{section}_{number}") for number in (1, 2)),
        counter=counter_view(ctx, ctx.gemeente.code),
    )


def _groups(ctx: Context, section: str, items: tuple[MergedItem, ...]) -> Iterator[FormGroup]:
    """Yield the sorts that there is something of; what has no sort comes last."""
    forms = FORMS[section]
    for form in forms:
        found = tuple(one for one in items if _form(one) is form)
        if found:
            yield _group(ctx, form.value, ctx.words(f"forms.{form}"), found)
    rest = tuple(one for one in items if _form(one) not in forms)
    if rest:
        key = "more" if len(rest) < len(items) else "all"
        yield _group(ctx, "overig", ctx.words(f"forms.{key}"), rest)


def _group(ctx: Context, group_id: str, heading: str, items: Iterable[MergedItem]) -> FormGroup:
    entries = tuple(form_entry(ctx, one) for one in items)
    return FormGroup(id=group_id, heading=heading, entries=entries)


def form_entry(ctx: Context, merged: MergedItem) -> FormEntry:
    """Return how a list shows an item; of what is sensitive nothing but its name."""
    link = Link(text=merged.title, href=ctx.urls[merged.item.id], lang=language_of(merged))
    if merged.enriched.is_sensitive:
        return FormEntry(link=link, about="", facts=(), phone=None)
    return FormEntry(
        link=link,
        about="" if merged.summary == merged.title else shortened(merged.summary),
        facts=tuple(_facts(ctx, merged)),
        phone=first_phone(item_contact(ctx, merged).phones),
    )


def _facts(ctx: Context, merged: MergedItem) -> Iterator[Fact]:
    dates = ctx.shelves.dates.get(merged.item.id, ())
    if dates:
        when = sentence(ctx.site.dates.span(dates[0]))
        yield Fact(label=ctx.words("event.when"), value=when)
    if where := where_of(merged):
        yield Fact(label=ctx.words("fact.where"), value=where)
    yield from organiser_fact(ctx, merged)
    if cost := merged.item.details.cost:
        yield Fact(label=ctx.words("fact.cost"), value=sentence(cost))
    yield from offer_facts(ctx, merged)


def _form(merged: MergedItem) -> Form | None:
    offer = merged.item.details.offer
    return offer.form if offer else None
