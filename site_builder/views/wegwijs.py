"""The pages of "Help mij zoeken": one for each question and outcome of the tree."""

from collections.abc import Iterator

from attrs import frozen

from hub.vocabulary import Domain
from hub.wegwijs import FIRST, Outcome, Question, Tree, with_ends
from site_builder import urls
from site_builder.doors import doors
from site_builder.views.cards import (
    CounterView,
    Listed,
    card_of,
    counter_view,
    href_in,
    language_of,
)
from site_builder.views.context import Context
from site_builder.views.direct_help import HelpNumber, numbers_named
from site_builder.views.item import RightsBox, rights_box
from site_builder.views.page import Link, Page

FOLDER = "wegwijs"

URGENT = ("112", "0800-2000")
"""They stand above every sensitive question (CARE.md part 1.4)."""


@frozen(kw_only=True)
class AnswerLink:
    """An answer; `sensitive`: no script may bring earlier answers along to its page."""

    text: str
    href: str
    sensitive: bool


@frozen(kw_only=True)
class QuestionView:
    """One question with its answers as links."""

    page: Page
    lang: str
    question: str
    intro: str
    icon: Domain | None
    answers: tuple[AnswerLink, ...]
    counter: CounterView
    numbers: tuple[HelpNumber, ...]
    start: Link | None


@frozen(kw_only=True)
class OutcomeView:
    """Where a way ends: numbers if they are needed, help, what to bring and one's rights."""

    page: Page
    lang: str
    icon: Domain
    numbers: tuple[HelpNumber, ...]
    text: tuple[str, ...]
    found: tuple[Listed, ...]
    found_about: str
    bring: tuple[str, ...]
    rights: RightsBox | None
    read_more: tuple[Link, ...]
    counter: CounterView
    districts: Link
    start: Link
    is_safety: bool


def wegwijs_views(ctx: Context) -> Iterator[QuestionView | OutcomeView]:
    """Yield the pages of the tree in the language of the context; none without a tree."""
    tree = ctx.site.hub.guide.tree(ctx.site.language)
    if tree.first is None:
        return
    whole = with_ends(tree)
    for question in whole.questions:
        yield question_view(ctx, whole, question)
    for outcome in whole.outcomes:
        if not isinstance(whole.by_id[outcome.id], Question):
            yield outcome_view(ctx, outcome)


def start_link(ctx: Context) -> Link | None:
    """Return the link to the first question, or None without a tree."""
    if ctx.site.hub.guide.tree(ctx.site.language).first is None:
        return None
    return Link(text=ctx.words("wegwijs.title"), href=ctx.site.address(wegwijs_url(ctx)))


def wegwijs_url(ctx: Context, one: Question | Outcome | None = None) -> str:
    """Return the Dutch address of a question or outcome.

    Sensitive ones stand below the word of the subject safety: web servers keep no copy and no
    log of what stands there.
    """
    if one is None or one.id == FIRST:
        return urls.gemeente_url(ctx.gemeente, FOLDER)
    safe = ctx.label(Domain.VEILIGHEID).slug
    folders = (safe,) if one.sensitive and one.id != safe else ()
    return urls.gemeente_url(ctx.gemeente, FOLDER, *folders, one.id)


def question_view(ctx: Context, tree: Tree, question: Question) -> QuestionView:
    """Return the page of one question."""
    words, is_first = ctx.words, question.id == FIRST
    name = words("wegwijs.title")
    return QuestionView(
        page=ctx.page(
            wegwijs_url(ctx, question),
            name if is_first else question.text,
            words("wegwijs.description", gemeente=ctx.gemeente.name),
            title="" if is_first else _title(ctx, question.text),
            crumbs=() if is_first else _crumb(ctx),
            sensitive=question.sensitive,
            lang="" if is_first else _lang(ctx, question.lang),
            translated=True,
        ),
        lang=_lang(ctx, question.lang),
        question=question.text,
        intro=question.intro,
        icon=question.domain,
        answers=tuple(
            AnswerLink(
                text=answer.text,
                href=ctx.site.address(wegwijs_url(ctx, tree.by_id[answer.to])),
                sensitive=tree.by_id[answer.to].sensitive,
            )
            for answer in question.answers
        ),
        counter=counter_view(ctx, ctx.gemeente.code),
        numbers=numbers_named(ctx, URGENT) if question.sensitive else (),
        start=None if is_first else start_link(ctx),
    )


def outcome_view(ctx: Context, outcome: Outcome) -> OutcomeView:
    """Return the page of one outcome, with what lives in this gemeente."""
    gemeente, label = ctx.gemeente, ctx.label(outcome.domain)
    found = doors(
        ctx.shelves, gemeente.code, outcome.domain, outcome.words, sensitive=outcome.sensitive
    )
    return OutcomeView(
        page=ctx.page(
            wegwijs_url(ctx, outcome),
            outcome.title,
            ctx.words("wegwijs.outcome_description", gemeente=gemeente.name),
            title=_title(ctx, outcome.title),
            crumbs=_crumb(ctx),
            sensitive=outcome.sensitive,
            lang=_lang(ctx, outcome.lang),
            translated=True,
        ),
        lang=_lang(ctx, outcome.lang),
        icon=outcome.domain,
        numbers=numbers_named(ctx, outcome.numbers),
        text=outcome.text,
        found=tuple(Listed(card=card_of(ctx, one)) for one in found.local),
        found_about=(
            ctx.words("wegwijs.may_fit")
            if found.fits
            else ctx.words("wegwijs.on_subject", subject=_shown(ctx, outcome.domain))
        ),
        bring=outcome.bring,
        rights=rights_box(ctx) if outcome.rights else None,
        read_more=(
            *(
                Link(text=one.title, href=href_in(ctx, one, None), lang=language_of(one))
                for one in found.national
            ),
            Link(
                text=ctx.words("subject.everything", subject=label.name, area=gemeente.name),
                href=urls.subject_url(gemeente, gemeente.area, label),
                hreflang=ctx.site.foreign,
            ),
        ),
        counter=counter_view(ctx, gemeente.code),
        districts=Link(
            text=ctx.words("wegwijs.districts"),
            href=f"{ctx.site.address(urls.gemeente_url(gemeente))}#wijken",
        ),
        start=Link(text=ctx.words("wegwijs.again"), href=ctx.site.address(wegwijs_url(ctx))),
        is_safety=outcome.domain is Domain.VEILIGHEID,
    )


def _title(ctx: Context, text: str) -> str:
    return ctx.words("wegwijs.page_title", question=text, gemeente=ctx.gemeente.name)


def _shown(ctx: Context, domain: Domain) -> str:
    """Return the name of a subject in the language of the page."""
    return next(label.name for label in ctx.site.labels if label.id is domain)


def _crumb(ctx: Context) -> tuple[Link, ...]:
    start = start_link(ctx)
    return (start,) if start else ()


def _lang(ctx: Context, lang: str) -> str:
    """Return the language of words when it is not that of the page."""
    return "" if lang == ctx.site.language else lang
