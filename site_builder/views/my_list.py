"""A list to hand over: what a professional or a volunteer chose for somebody, on one A4.

Which items are on it stands in the address of the page, behind the #: no server gets to see it,
and nothing is stored. A small file tells the script of the page what the items are.
"""

from collections.abc import Iterator

from attrs import frozen

from hub import codec
from hub.model import MergedItem
from site_builder import urls
from site_builder.postcodes import PlannedShard
from site_builder.shelves import is_cancelled
from site_builder.views.cards import (
    CounterView,
    counter_view,
    item_contact,
    kind_words,
    language_of,
    sentence,
    where_of,
)
from site_builder.views.context import Context, first_phone
from site_builder.views.page import Link, Page

FOLDER = "lijstje"
CHOICES = "keuze.json"


@frozen(kw_only=True)
class MyListView:
    """The page on which the list is put together; without a script it is one to fill in."""

    page: Page
    choices: str
    counter: CounterView
    search: Link
    a_z: Link


@frozen(kw_only=True)
class Choice:
    """One item as the script of the page reads it.

    Of what is sensitive there is nothing but where its page stands: the script asks first, and
    then reads the rest there.
    """

    ref: str
    href: str
    sensitive: bool
    title: str = ""
    lang: str = ""
    kind: str = ""
    when: str = ""
    where: str = ""
    phone: str = ""
    tel: str = ""


def my_list_url(ctx: Context) -> str:
    """Return the address of the list."""
    return urls.gemeente_url(ctx.gemeente, FOLDER)


def my_list_link(ctx: Context) -> Link:
    """Return the link to an empty list."""
    return Link(
        text=ctx.words("my_list.title"), href=my_list_url(ctx), hreflang=ctx.site.foreign
    )


@frozen(kw_only=True)
class AddLink:
    """The way to the list that takes an item along: a script puts `ref` behind the #.

    Without scripts it leads to the list that one fills in by hand.
    """

    text: str
    href: str
    ref: str


def add_link(ctx: Context, merged: MergedItem) -> AddLink | None:
    """Return the link that puts an item on the list, or None for what cannot stand there."""
    ref = ctx.list_refs.get(merged.item.id)
    if not ref:
        return None
    return AddLink(text=ctx.words("my_list.add"), href=my_list_url(ctx), ref=ref)


def my_list_view(ctx: Context) -> MyListView:
    """Return the page of the list."""
    words, gemeente = ctx.words, ctx.gemeente
    return MyListView(
        page=ctx.page(
            my_list_url(ctx),
            words("my_list.title"),
            words("my_list.description", gemeente=gemeente.name),
            noindex=True,
        ),
        choices=my_list_url(ctx) + CHOICES,
        counter=counter_view(ctx, gemeente.code),
        search=Link(text=words("nav.search"), href=urls.gemeente_url(gemeente, "zoeken")),
        a_z=Link(text=words("nav.a_z"), href=urls.gemeente_url(gemeente, "a-z")),
    )


def my_list_choices(ctx: Context) -> PlannedShard:
    """Return the file that tells what can be put on the list."""
    body = codec.encode(tuple(_choices(ctx)))
    return PlannedShard(url=my_list_url(ctx) + CHOICES, body=body)


def _choices(ctx: Context) -> Iterator[Choice]:
    refs = ctx.list_refs
    for merged in ctx.shelves.listed:
        if merged.item.id in refs:
            yield _choice(ctx, merged, refs[merged.item.id])


def _choice(ctx: Context, merged: MergedItem, ref: str) -> Choice:
    href = ctx.urls[merged.item.id]
    if merged.enriched.is_sensitive:
        return Choice(ref=ref, href=href, sensitive=True)
    phone = first_phone(item_contact(ctx, merged).phones) or ctx.shell.phone
    return Choice(
        ref=ref,
        href=href,
        sensitive=False,
        title=merged.title,
        lang=language_of(merged),
        kind=kind_words(ctx, merged),
        when=_when(ctx, merged),
        where=where_of(merged),
        phone=phone.text if phone else "",
        tel=phone.href if phone else "",
    )


def _when(ctx: Context, merged: MergedItem) -> str:
    """Return the first date of an event that goes on."""
    dates = ctx.shelves.dates.get(merged.item.id, ())
    going = next((one for one in dates if not is_cancelled(one)), None)
    return sentence(ctx.site.dates.span(going)) if going else ""
