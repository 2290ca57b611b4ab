"""The page for who opens another page without internet: whom to call. Pure.

It is the same for everybody, so what it holds tells nothing about who has it on a device.
"""

from attrs import evolve, frozen

from hub.gemeente import Counter
from site_builder import urls
from site_builder.views.context import Context, phone
from site_builder.views.direct_help import HelpNumber, help_numbers
from site_builder.views.page import Page, Phone

FOLDER = "zonder-internet"


@frozen(kw_only=True)
class CounterNumber:
    """A counter with the numbers at which it answers."""

    name: str
    phones: tuple[Phone, ...]


@frozen(kw_only=True)
class OfflineView:
    """The numbers for direct help and those of all counters of a gemeente."""

    page: Page
    numbers: tuple[HelpNumber, ...]
    counters: tuple[CounterNumber, ...]


def offline_url(ctx: Context) -> str:
    """Return where the page stands, in the language of the context."""
    return ctx.site.address(urls.gemeente_url(ctx.gemeente, FOLDER))


def offline_view(ctx: Context) -> OfflineView:
    """Return the page of a gemeente; a chat is left out, since it needs internet itself."""
    words = ctx.words
    numbers = help_numbers(ctx.site, ctx.gemeente.crisis_numbers)
    return OfflineView(
        page=ctx.page(
            urls.gemeente_url(ctx.gemeente, FOLDER),
            words("offline.page_title"),
            words("offline.description", gemeente=ctx.gemeente.name),
            noindex=True,
            translated=True,
        ),
        numbers=tuple(evolve(one, chat="") for one in numbers),
        counters=tuple(_counter(one) for one in ctx.gemeente.counters if one.contact.phones),
    )


def _counter(one: Counter) -> CounterNumber:
    return CounterNumber(name=one.name, phones=tuple(map(phone, one.contact.phones)))
