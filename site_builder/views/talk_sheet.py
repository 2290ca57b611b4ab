"""A sheet for a talk with the gemeente: at the kitchen table or on a screen. To print."""

from attrs import frozen

from site_builder import urls
from site_builder.qr import QrCode, qr_code
from site_builder.views.cards import CounterView, counter_view
from site_builder.views.context import Context
from site_builder.views.hoe_gaat_het import check_link
from site_builder.views.item import RightsBox, rights_box
from site_builder.views.page import Link, Page

FOLDER = "gesprek"

BEFORE = (
    ("about", 3),
    ("well", 2),
    ("hard", 3),
    ("tried", 2),
    ("helpers", 2),
    ("wish", 3),
)
"""What people write down before the talk, each with its number of lines."""

AGREED = (("who", 1), ("agreed", 3), ("when", 1), ("call", 1))
"""What people write down while they talk."""


@frozen(kw_only=True)
class Prompt:
    """Something to write down, with room for it."""

    text: str
    lines: int


@frozen(kw_only=True)
class TalkSheetView:
    """The sheet; `qr` leads back to the page and is None where it cannot be drawn."""

    page: Page
    before: tuple[Prompt, ...]
    bring: tuple[str, ...]
    tips: tuple[str, ...]
    agreed: tuple[Prompt, ...]
    screen: tuple[str, ...]
    rights: RightsBox
    counter: CounterView
    check: Link | None
    qr: QrCode | None


def talk_sheet_url(ctx: Context) -> str:
    """Return the address of the sheet."""
    return urls.gemeente_url(ctx.gemeente, FOLDER)


def talk_sheet_link(ctx: Context) -> Link:
    """Return the link to the sheet."""
    return Link(
        text=ctx.words("talk.title"), href=talk_sheet_url(ctx), hreflang=ctx.site.foreign
    )


def talk_sheet_view(ctx: Context) -> TalkSheetView:
    """Return the sheet of a gemeente."""
    words, name = ctx.words, ctx.gemeente.name
    page = ctx.page(
        talk_sheet_url(ctx), words("talk.title"), words("talk.description", gemeente=name)
    )
    return TalkSheetView(
        page=page,
        before=_prompts(ctx, BEFORE),
        bring=_lines(ctx, "bring", 5),
        tips=_lines(ctx, "tip", 6),
        agreed=_prompts(ctx, AGREED),
        screen=_lines(ctx, "screen", 6),
        rights=rights_box(ctx),
        counter=counter_view(ctx, ctx.gemeente.code),
        check=check_link(ctx),
        qr=qr_code(page.address),
    )


def _prompts(ctx: Context, asked: tuple[tuple[str, int], ...]) -> tuple[Prompt, ...]:
    return tuple(
        Prompt(text=ctx.words(f"talk.write_{key}"), lines=lines) for key, lines in asked
    )


def _lines(ctx: Context, key: str, count: int) -> tuple[str, ...]:
    return tuple(ctx.words(f"talk.{key}_{number}") for number in range(1, count + 1))
