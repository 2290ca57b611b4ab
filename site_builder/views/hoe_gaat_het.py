"""The page "Hoe gaat het met u?": a checklist that a small script turns into questions."""

from attrs import frozen

from hub.hoe_gaat_het import TOGETHER, Reply, Situation
from hub.vocabulary import Domain, Tier
from site_builder import urls
from site_builder.doors import doors
from site_builder.views.cards import (
    CounterView,
    counter_view,
    href_in,
    language_of,
    where_of,
)
from site_builder.views.context import Context, first_phone
from site_builder.views.direct_help import HelpNumber, numbers_named
from site_builder.views.page import Link, Page, Phone

FOLDER = "hoe-gaat-het"

MOST_NEAR = 2
"""Links a subject: the overview of all subjects has to fit on two sheets of paper."""

SAFETY = ("112", "0800-2000")

FOR_WHOM = ("mijzelf", "gezin", "ander")


@frozen(kw_only=True)
class Option:
    """Help that people can walk into or call."""

    link: Link
    where: str
    phone: Phone | None


@frozen(kw_only=True)
class SituationView:
    """One subject: the sentence, the four answers and what somebody may do with them."""

    id: Domain
    name: str
    text: str
    hard: str
    alone: str
    near: tuple[Option, ...]
    decision: str
    decisions: tuple[Link, ...]
    urgent: str
    everything: Link
    lang: str


@frozen(kw_only=True)
class CheckView:
    """The whole page; `safety` stands apart and asks nothing."""

    page: Page
    whom: tuple[str, ...]
    replies: tuple[str, ...]
    together: int
    situations: tuple[SituationView, ...]
    safety_name: str
    safety: str
    safety_lang: str
    safety_link: Link
    numbers: tuple[HelpNumber, ...]
    caring: Link
    counter: CounterView


def check_link(ctx: Context) -> Link | None:
    """Return the link to "Hoe gaat het met u?", or None when the hub has none."""
    if not ctx.site.hub.guide.assessment(ctx.site.language).situations:
        return None
    return Link(text=ctx.words("check.title"), href=ctx.site.address(_url(ctx)))


def check_view(ctx: Context) -> CheckView | None:
    """Return the page in the language of the context, or None when the hub has none."""
    assessment = ctx.site.hub.guide.assessment(ctx.site.language)
    if not assessment.situations:
        return None
    by_domain = {one.domain: one for one in assessment.situations}
    return CheckView(
        page=ctx.page(
            _url(ctx),
            ctx.words("check.title"),
            ctx.words("check.description", gemeente=ctx.gemeente.name),
            translated=True,
        ),
        whom=FOR_WHOM,
        replies=tuple(Reply),
        together=TOGETHER,
        situations=tuple(
            _situation(ctx, by_domain[label.id], label.name)
            for label in ctx.site.labels
            if label.id in by_domain
        ),
        safety_name=_name(ctx, Domain.VEILIGHEID),
        safety=assessment.safety,
        safety_lang=_foreign(ctx, assessment.safety_lang),
        safety_link=_subject(ctx, Domain.VEILIGHEID),
        numbers=numbers_named(ctx, SAFETY),
        caring=_subject(ctx, Domain.ZORG),
        counter=counter_view(ctx, ctx.gemeente.code),
    )


def _situation(ctx: Context, one: Situation, name: str) -> SituationView:
    found = doors(ctx.shelves, ctx.gemeente.code, one.domain, one.words, most=6).local
    near = [merged for merged in found if merged.enriched.tier_id is not Tier.VERWIJZING]
    later = [merged for merged in found if merged.enriched.tier_id is Tier.VERWIJZING]
    return SituationView(
        id=one.domain,
        name=name,
        text=one.text,
        hard=ctx.words("check.said", what=one.hard),
        alone=one.alone,
        near=tuple(
            Option(
                link=Link(
                    text=merged.title, href=href_in(ctx, merged, None), lang=language_of(merged)
                ),
                where=where_of(merged),
                phone=first_phone(merged.item.details.contact.phones),
            )
            for merged in near[:MOST_NEAR]
        ),
        decision=one.decision,
        decisions=tuple(
            Link(text=merged.title, href=href_in(ctx, merged, None), lang=language_of(merged))
            for merged in later[:1]
        ),
        urgent=one.urgent,
        everything=_subject(ctx, one.domain),
        lang=_foreign(ctx, one.lang),
    )


def _url(ctx: Context) -> str:
    return urls.gemeente_url(ctx.gemeente, FOLDER)


def _name(ctx: Context, domain: Domain) -> str:
    return next(label.name for label in ctx.site.labels if label.id is domain)


def _subject(ctx: Context, domain: Domain) -> Link:
    text = ctx.words("subject.everything", subject=_name(ctx, domain), area=ctx.gemeente.name)
    href = urls.subject_url(ctx.gemeente, ctx.gemeente.area, ctx.label(domain))
    return Link(text=text, href=href, hreflang=ctx.site.foreign)


def _foreign(ctx: Context, lang: str) -> str:
    return "" if lang == ctx.site.language else lang
