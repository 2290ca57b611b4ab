"""The crisis numbers that come first as soon as somebody types a word that may mean danger."""

from attrs import frozen

from hub.gemeente import CrisisNumber
from site_builder.views.context import Context, SiteContext, phone
from site_builder.views.page import Phone


@frozen(kw_only=True)
class SearchHelp:
    """A crisis number above the results; `subjects` are the sensitive ones it is shown for.

    Without any it is always there once there is a reason to show numbers.
    """

    when: str
    phone: Phone
    note: str
    subjects: tuple[str, ...]
    lang: str = ""


def search_help(ctx: Context) -> tuple[SearchHelp, ...]:
    """Return the numbers of the help bar, and those that belong to a sensitive subject."""
    site = ctx.site
    numbers = (*site.hub.crisis_numbers, *ctx.gemeente.crisis_numbers)
    chosen = tuple(_number(site, one) for one in numbers if one.in_bar or one.subjects)
    if any(not one.subjects for one in chosen):
        return chosen
    bar = (
        SearchHelp(when=one.text, phone=one.phone, note=one.note, subjects=(), lang=one.lang)
        for one in site.bar(numbers)
    )
    return (*bar, *chosen)


def _number(site: SiteContext, number: CrisisNumber) -> SearchHelp:
    one, lang = site.number(number)
    return SearchHelp(
        when=one.when,
        phone=phone(one.number),
        note=one.cost,
        subjects=() if one.in_bar else one.subjects,
        lang=lang,
    )
