"""What a page is besides a text to show: a login, an error, a list of other pages. Pure."""

import enum
import re

from harvest.formats.page_text import Article

SHORT = 400
"""A page with a password field and less text than this only asks to log in."""

MOSTLY_LINKS = 0.6
"""Of the characters of a list of pages more than this share is links; of a text at most 0.3."""

_NOT_FOUND = re.compile(
    r"(?:fout(?:melding)?|error|oeps|helaas|sorry)?[\W\d]{0,8}(?:(?:deze |de |this |the )?"
    r"(?:pagina|page|inhoud)\b.{0,30}(?:niet (?:\(?meer\)? )?(?:gevonden|beschikbaar|bestaat)"
    r"|bestaat niet(?: \(?meer\)?)?|not found|not available|doesn['’]t exist|does not exist)"
    r"|niet gevonden|not found|404(?: not found)?)\W{0,8}",
    re.IGNORECASE,
)


class PageKind(enum.StrEnum):
    """What a page is; the value is why it is no text, for an editor (Dutch)."""

    TEXT = ""
    LOGIN = "de pagina vraagt om in te loggen"
    NOT_FOUND = "de pagina zegt dat zij niet (meer) bestaat"
    EMPTY = "op de pagina is geen tekst gevonden"
    LISTING = "de pagina is een lijst met verwijzingen naar andere pagina’s"


def kind_of(page: Article) -> PageKind:
    """Return what this page is."""
    if page.asks_password and page.words < SHORT:
        return PageKind.LOGIN
    if _NOT_FOUND.fullmatch(page.title[:120]):
        return PageKind.NOT_FOUND
    if not page.words:
        return PageKind.EMPTY
    return PageKind.LISTING if page.linked > MOSTLY_LINKS * page.words else PageKind.TEXT
