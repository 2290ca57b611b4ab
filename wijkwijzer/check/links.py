"""Find links to pages of this site that do not exist, and photos that are not there. Pure."""

import re
from collections.abc import Iterator
from urllib.parse import urlsplit

from attrs import frozen

from harvest.written.nearest_word import nearest
from hub.content.gazetteer import RESERVED_SLUGS
from hub.gemeente import Gemeente, Hub
from site_builder.urls import SECTIONS
from wijkwijzer.check.findings import CheckedText, Edit, Finding

_TARGET = re.compile(r"(?<!!)\[[^\[\]]*\]\((?P<target>[^()\s]+)\)")
_OTHER = re.compile(r"(?:[a-z][a-z0-9+.-]*:|#|www\.)", re.IGNORECASE)
_FIXED = (
    "direct-hulp", "over", "bronnen", "toegankelijkheid", "privacy", "zoek", "zoeken", "data",
    "informatie", "sitemap.xml", "build.json", "404.html",
)  # fmt: skip
ALIKE = 75
"""How much two words must look alike (of 100) before one is offered for the other."""


@frozen(kw_only=True)
class SitePages:
    """The pages of this site that stand whatever the harvest brings."""

    base_url: str
    languages: frozenset[str]
    gemeenten: dict[str, frozenset[str]]
    areas: dict[str, frozenset[str]]
    below_area: frozenset[str]


def site_pages(hub: Hub) -> SitePages:
    """Return the fixed pages of a hub."""
    subjects = frozenset(
        slug for label in hub.domains for slug in (label.slug, *label.old_slugs)
    )
    sections = frozenset(SECTIONS.values()) | RESERVED_SLUGS
    return SitePages(
        base_url=hub.base_url,
        languages=frozenset(hub.languages),
        gemeenten={
            one.slug: frozenset((*_areas(one), *subjects, *sections)) for one in hub.gemeenten
        },
        areas={one.slug: frozenset(_areas(one)) for one in hub.gemeenten},
        below_area=subjects | sections,
    )


def _areas(gemeente: Gemeente) -> tuple[str, ...]:
    return tuple(area.slug for area in gemeente.areas.all if area.slug)


def dead_links(text: CheckedText, pages: SitePages, home: str) -> Iterator[Finding]:
    """Yield links to this site that lead nowhere; `home` is the slug of the text's gemeente."""
    for number, line in text.body:
        if "](" not in line:
            continue
        for found in _TARGET.finditer(line):
            path = _own_path(found["target"], pages, home)
            wrong = path is not None and _unknown_step(path, pages)
            if wrong:
                bad, known = wrong
                close = nearest(bad, known, ALIKE)
                right = found["target"].replace(bad, close) if close else ""
                yield text.finding(
                    (number, found.start("target") + 1),
                    "link-dood",
                    f"Deze pagina bestaat niet op de site: {found['target']}",
                    f"Bedoelde u {right}?"
                    if right
                    else "Kopieer het adres van de pagina zelf, of haal de link weg.",
                    offer=(_target(number, found, right),) if right else (),
                )


def _target(number: int, found: re.Match[str], right: str) -> Edit:
    start = found.start("target")
    return Edit(line=number, column=start + 1, length=len(found["target"]), text=right)


def _own_path(target: str, pages: SitePages, home: str) -> str | None:
    """Return the path of a link to this site; None for other sites."""
    if target.startswith(pages.base_url):
        return urlsplit(target.removeprefix(pages.base_url)).path or "/"
    # Of a mail address and a file on somebody's disk check.pasted says so.
    if target.startswith("//") or _OTHER.match(target) or "@" in target or "\\" in target:
        return None
    path = urlsplit(target).path
    return path if path.startswith("/") else f"/{home}/{path}"


def _unknown_step(path: str, pages: SitePages) -> tuple[str, frozenset[str]] | None:
    """Return the first part of a path that is no page, with what it can be."""
    steps = [step for step in path.split("/") if step]
    if steps and steps[0] in pages.languages:
        steps = steps[1:]
    if not steps or steps[0] in _FIXED:
        return None
    if steps[0] not in pages.gemeenten:
        return steps[0], frozenset((*pages.gemeenten, *_FIXED))
    if len(steps) > 1 and steps[1] not in pages.gemeenten[steps[0]]:
        return steps[1], pages.gemeenten[steps[0]]
    is_below = len(steps) > 2 and steps[1] in pages.areas[steps[0]]
    if is_below and "." not in steps[2] and steps[2] not in pages.below_area:
        return steps[2], pages.below_area
    return None


def photo(text: CheckedText, has_file: bool) -> Iterator[Finding]:  # noqa: FBT001 - the one fact asked of the disk
    """Yield what is wrong with a photo: it is not there, or its description says nothing."""
    entry = text.document.entry("foto")
    if entry is None:
        return
    place = (entry.place.line, entry.place.column)
    # Of a photo elsewhere the reader of the file says so.
    if not has_file and not re.search(r"[/\\:]", entry.text):
        yield text.finding(
            place,
            "foto-weg",
            f"De foto {entry.text} staat niet naast dit bestand.",
            "Zet de foto in dezelfde map, of haal de regel weg.",
        )
    said = text.document.entry("foto_alt")
    if said and _says_nothing(said.text, text.document.text("titel")):
        yield text.finding(
            (said.place.line, said.place.column),
            "foto-alt-leeg",
            "Deze beschrijving zegt niet wat er op de foto te zien is.",
            "Schrijf wat u ziet: foto_alt: Vier mensen drinken koffie aan een lange tafel",
        )


def _says_nothing(words: str, title: str) -> bool:
    plain = words.lower().strip(" .")
    return (
        bool(
            re.fullmatch(
                r"(?:een )?(?:foto|plaatje|afbeelding|image|img|logo)[\w ]{0,6}", plain
            )
        )
        or plain.endswith((".jpg", ".jpeg", ".png", ".webp", ".gif"))
        or plain == title.lower().strip(" .")
    )
