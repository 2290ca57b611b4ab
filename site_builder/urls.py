"""Public addresses (DESIGN.md part 9): which page lives where, and who yields. Pure."""

from collections.abc import Iterable, Mapping

from hub.areas import Area
from hub.gemeente import DomainLabel, Gemeente, Hub
from hub.identity import short_id, words_slug
from hub.model import MergedItem, Place
from hub.vocabulary import Kind
from site_builder.languages import DUTCH

SECTIONS: Mapping[Kind, str] = {
    Kind.EVENT: "agenda",
    Kind.ORGANISATION: "organisaties",
    Kind.SERVICE: "organisaties",
    Kind.PLACE: "plek",
    Kind.INFORMATION: "informatie",
    Kind.PRODUCT: "regelen",
    Kind.NEWS: "nieuws",
    Kind.NOTICE: "vraag-en-aanbod",
    Kind.AID: "hulpmiddelen",
    Kind.SAY: "meepraten",
}
"""The folder of each kind; an overlay has no page of its own."""

NOT_FOUND = "/404.html"


def output_path(url: str) -> str:
    """Return the file of a page, relative to the site: `almere/filmwijk/index.html`."""
    return url.lstrip("/") + ("index.html" if url.endswith("/") else "")


def absolute(hub: Hub, url: str) -> str:
    """Return the full address of a page or file of this site."""
    return hub.base_url.rstrip("/") + url


def in_language(language: str, url: str) -> str:
    """Return where the page of a Dutch address stands in another language."""
    return url if language == DUTCH else f"/{language}{url}"


def gemeente_url(gemeente: Gemeente, *folders: str) -> str:
    """Return the address of a page of a gemeente, or of the gemeente itself."""
    return "/" + "".join(f"{folder}/" for folder in (gemeente.slug, *folders))


def area_url(gemeente: Gemeente, area: Area, *folders: str) -> str:
    """Return the address of an area's page, or of a page below it."""
    if area.code == gemeente.code:
        return gemeente_url(gemeente, *folders)
    return gemeente_url(gemeente, area.slug, *folders)


def subject_url(gemeente: Gemeente, area: Area, label: DomainLabel) -> str:
    """Return the address of what an area has on one subject."""
    return area_url(gemeente, area, label.slug)


def local_url(gemeente: Gemeente, area: Area, item_url: str) -> str:
    """Return the address of an area's own version of an information page."""
    folder, slug = item_url.strip("/").split("/")[-2:]
    return area_url(gemeente, area, folder, slug)


def picture_url(gemeente: Gemeente, area: Area) -> str:
    """Return the address of the picture that is shown with a link to an area's page."""
    return area_url(gemeente, area) + "delen.png"


def manifest_url(gemeente: Gemeente) -> str:
    """Return the address of what says how a gemeente stands among somebody's apps."""
    return gemeente_url(gemeente) + "manifest.json"


def place_urls(gemeente: Gemeente) -> dict[str, str]:
    """Return the address of every place of the register, by its id."""
    urls: dict[str, str] = {}
    taken: set[str] = set()
    for place in gemeente.shown_places:
        urls[place.id] = _free(taken, gemeente, SECTIONS[Kind.PLACE], _place_words(place))
    return urls


def item_urls(
    gemeente: Gemeente, items: Iterable[MergedItem], taken: Iterable[str]
) -> dict[str, str]:
    """Return the address of every item by id; of two that want one, the later gets its id."""
    urls: dict[str, str] = {}
    used = set(taken)
    for merged in sorted(items, key=lambda one: (one.first_seen, one.item.id)):
        section = SECTIONS.get(merged.item.kind)
        if section:
            words = (merged.slug, f"{merged.slug}-{short_id(merged.item.id)}")
            urls[merged.item.id] = _free(used, gemeente, section, words)
    return urls


def copy_urls(
    gemeente: Gemeente, items: Iterable[MergedItem], taken: Iterable[str]
) -> dict[str, tuple[str, ...]]:
    """Return by item the addresses of its copies: whoever kept one is led to the item.

    An address that is in use now is not among them.
    """
    used = set(taken)
    found: dict[str, tuple[str, ...]] = {}
    pairs = sorted(
        ((copy, merged) for merged in items for copy in merged.copies),
        key=lambda pair: (pair[0].first_seen, pair[0].item_id),
    )
    for copy, merged in pairs:
        section = SECTIONS.get(copy.kind)
        url = gemeente_url(gemeente, section, copy.slug) if section else ""
        if url and url not in used:
            used.add(url)
            found[merged.item.id] = (*found.get(merged.item.id, ()), url)
    return found


def _place_words(place: Place) -> tuple[str, str]:
    slug = words_slug(place.name, "plek")
    return slug, f"{slug}-{short_id(place.id)}"


def _free(taken: set[str], gemeente: Gemeente, section: str, words: tuple[str, str]) -> str:
    wanted, fallback = words
    url = gemeente_url(gemeente, section, wanted)
    while url in taken:
        url = gemeente_url(gemeente, section, fallback)
        fallback += f"-{short_id(fallback)}"
    taken.add(url)
    return url
