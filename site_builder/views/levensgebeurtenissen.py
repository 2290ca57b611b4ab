"""Steps in order across subjects, for when life changes; and the same around a theme."""

from collections.abc import Iterator

from attrs import frozen

from hub.life_event import LifeEvent, Step
from hub.vocabulary import Domain
from site_builder import urls
from site_builder.doors import doors
from site_builder.views.cards import CounterView, counter_view, href_in, language_of, where_of
from site_builder.views.context import Context, first_phone
from site_builder.views.item import RightsBox, rights_box
from site_builder.views.page import Link, Page, Phone

LIFE_EVENTS = "levensgebeurtenis"
THEMES = "thema"


@frozen(kw_only=True)
class StepView:
    """One step: what to do, who helps, and the gemeente's own counter."""

    icon: Domain
    title: str
    text: tuple[str, ...]
    help: Link | None
    where: str
    phone: Phone | None
    more: Link
    has_rights: bool


@frozen(kw_only=True)
class StepsView:
    """A life event or a theme. `ordered`: the steps come one after the other."""

    page: Page
    intro: str
    ordered: bool
    steps: tuple[StepView, ...]
    counter: CounterView
    rights: RightsBox | None
    others: tuple[Link, ...]


@frozen(kw_only=True)
class StepsListView:
    """All life events or all themes."""

    page: Page
    intro: str
    links: tuple[Link, ...]
    counter: CounterView


def steps_views(ctx: Context, folder: str) -> Iterator[StepsView | StepsListView]:
    """Yield the list and the pages of the life events or the themes; none without content."""
    found = _of(ctx, folder)
    if not found:
        return
    yield StepsListView(
        page=ctx.page(
            urls.gemeente_url(ctx.gemeente, folder),
            ctx.words(f"{folder}.title"),
            ctx.words(f"{folder}.description", gemeente=ctx.gemeente.name),
        ),
        intro=ctx.words(f"{folder}.intro"),
        links=tuple(_links(ctx, folder)),
        counter=counter_view(ctx, ctx.gemeente.code),
    )
    for one in found:
        yield _view(ctx, folder, one)


def steps_link(ctx: Context, folder: str) -> Link | None:
    """Return the link to the list, or None when there is nothing in it."""
    if not _of(ctx, folder):
        return None
    return Link(
        text=ctx.words(f"{folder}.title"),
        href=urls.gemeente_url(ctx.gemeente, folder),
        hreflang=ctx.site.foreign,
    )


def _of(ctx: Context, folder: str) -> tuple[LifeEvent, ...]:
    guide = ctx.site.hub.guide
    return guide.life_events if folder == LIFE_EVENTS else guide.themes


def _links(ctx: Context, folder: str, without: str = "") -> Iterator[Link]:
    for one in _of(ctx, folder):
        if one.slug != without:
            yield Link(
                text=one.title,
                href=urls.gemeente_url(ctx.gemeente, folder, one.slug),
            )


def _view(ctx: Context, folder: str, one: LifeEvent) -> StepsView:
    gemeente = ctx.gemeente
    url = urls.gemeente_url(gemeente, folder)
    return StepsView(
        page=ctx.page(
            urls.gemeente_url(gemeente, folder, one.slug),
            one.title,
            ctx.words(f"{folder}.page_description", title=one.title, gemeente=gemeente.name),
            crumbs=(Link(text=ctx.words(f"{folder}.title"), href=url),),
        ),
        intro=one.intro,
        ordered=folder == LIFE_EVENTS,
        steps=tuple(_step(ctx, step) for step in one.steps),
        counter=counter_view(ctx, gemeente.code),
        rights=rights_box(ctx) if any(step.rights for step in one.steps) else None,
        others=tuple(_links(ctx, folder, without=one.slug)),
    )


def _step(ctx: Context, step: Step) -> StepView:
    gemeente, label = ctx.gemeente, ctx.label(step.domain)
    found = doors(ctx.shelves, gemeente.code, step.domain, step.words, most=1)
    # A step says one thing to do: somebody who does something else is no help with it.
    best = found.local[0] if found.fits else None
    return StepView(
        icon=step.domain,
        title=step.title,
        text=step.text,
        help=Link(text=best.title, href=href_in(ctx, best, None), lang=language_of(best))
        if best
        else None,
        where=where_of(best) if best else "",
        phone=first_phone(best.item.details.contact.phones) if best else None,
        more=Link(
            text=ctx.words("subject.everything", subject=label.name, area=gemeente.name),
            href=urls.subject_url(gemeente, gemeente.area, label),
        ),
        has_rights=step.rights,
    )
