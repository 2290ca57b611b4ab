"""What a source's rights leave of an item (CARE.md part 3). Pure.

Facts (when, where, what it costs, a telephone number) belong to nobody and stay; it is the text
that is cut. "Lees verder bij …" is added by the site, which knows where the item stands.
"""

from attrs import evolve

from harvest.cleaning.safe_html import text_in
from harvest.cleaning.visible_text import SUMMARY_MAX, one_line, shorten
from hub.model import Item, SafeHtml
from hub.source import Rights
from hub.vocabulary import Display, Kind


def within_rights(item: Item, rights: Rights) -> Item:
    """Return as much of the item as its source allows to show.

    `samenvatting`: at most SUMMARY_MAX characters of description. `feiten-en-link`: the same
    for an event, and no text beyond the title for everything else.
    """
    match rights.tonen:
        case Display.VOLLEDIG:
            return item
        case Display.SAMENVATTING:
            return _described(item)
        case Display.FEITEN_EN_LINK if item.kind is Kind.EVENT:
            return _described(item)
        case Display.FEITEN_EN_LINK:
            return evolve(item, summary="", body=SafeHtml())


def _described(item: Item) -> Item:
    description = item.summary or one_line(text_in(item.body))
    return evolve(item, summary=shorten(description, SUMMARY_MAX), body=SafeHtml())
