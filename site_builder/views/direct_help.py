"""Numbers for people who need help at once (CARE.md part 1.4)."""

from attrs import frozen

from hub.gemeente import CrisisNumber
from site_builder import urls
from site_builder.views.cards import CounterView, counter_view
from site_builder.views.context import Context, SiteContext, phone
from site_builder.views.page import Link, Page, Phone

_FIRST = ("112", "0900-8844")
"""Emergency and police stand above the local numbers; the other national ones below."""


@frozen(kw_only=True)
class HelpNumber:
    """One number with when to call it."""

    name: str
    phone: Phone
    when: str
    cost: str
    chat: str
    sign_language: str
    for_whom: str
    checked: str
    lang: str = ""


@frozen(kw_only=True)
class HelpView:
    """The page with all numbers; a gemeente adds its own and its counter."""

    page: Page
    numbers: tuple[HelpNumber, ...]
    counter: CounterView | None
    gemeenten: tuple[Link, ...]


def help_numbers(
    site: SiteContext, local: tuple[CrisisNumber, ...] = ()
) -> tuple[HelpNumber, ...]:
    """Return the numbers in the order of CARE.md: danger, police, local, then the others."""
    national = site.hub.crisis_numbers or _without_settings(site)
    first = tuple(one for one in national if one.number in _FIRST)
    rest = tuple(one for one in national if one.number not in _FIRST)
    return tuple(_number(site, one) for one in (*first, *local, *rest))


def numbers_named(ctx: Context, wanted: tuple[str, ...]) -> tuple[HelpNumber, ...]:
    """Return some numbers of direct-hulp.toml in the order that is asked for.

    A number that nobody wrote there is left out: only that file may feed a page.
    """
    site = ctx.site
    known = {
        one.number: one
        for one in (
            *ctx.gemeente.crisis_numbers,
            *(site.hub.crisis_numbers or _without_settings(site)),
        )
    }
    return tuple(_number(site, known[number]) for number in wanted if number in known)


def hub_help_view(site: SiteContext) -> HelpView:
    """Return the page with the national numbers."""
    words = site.words
    return HelpView(
        page=site.page(
            "/direct-hulp/",
            words("help.title"),
            words("help.description"),
            sensitive=True,
            translated=True,
        ),
        numbers=help_numbers(site),
        counter=None,
        gemeenten=tuple(
            Link(
                text=words("help.title_in", gemeente=one.name),
                href=site.address(urls.gemeente_url(one, "direct-hulp")),
            )
            for one in site.hub.gemeenten
        ),
    )


def help_view(ctx: Context) -> HelpView:
    """Return the page with the national numbers and those of the gemeente."""
    words, name = ctx.words, ctx.gemeente.name
    return HelpView(
        page=ctx.page(
            urls.gemeente_url(ctx.gemeente, "direct-hulp"),
            words("help.title"),
            words("help.description_in", gemeente=name),
            sensitive=True,
            translated=True,
        ),
        numbers=help_numbers(ctx.site, ctx.gemeente.crisis_numbers),
        counter=counter_view(ctx, ctx.gemeente.code),
        gemeenten=(),
    )


def _number(site: SiteContext, number: CrisisNumber) -> HelpNumber:
    one, lang = site.number(number)
    checked = one.checked_on
    return HelpNumber(
        name=one.name,
        phone=phone(one.number),
        when=one.when,
        cost=one.cost,
        chat=one.chat,
        sign_language=one.sign_language,
        for_whom=one.for_whom,
        checked=site.words("origin.checked", date=site.dates.plain(checked)) if checked else "",
        lang=lang,
    )


def _without_settings(site: SiteContext) -> tuple[CrisisNumber, ...]:
    words = site.words
    return (
        CrisisNumber(name=words("help.danger"), number="112", when=words("help.danger_when")),
        CrisisNumber(
            name=words("help.violence"), number="0800-2000", when=words("help.violence_when")
        ),
    )
