"""What a web page says about itself for machines: JSON-LD and microdata.

All of extruct is touched here. Microdata comes out in the shape of JSON-LD, so that whoever
reads it needs to know one shape.
"""

import re
from collections.abc import Iterator, Mapping
from urllib.parse import urljoin

import lxml.html
from attrs import frozen
from extruct.w3cmicrodata import MicrodataExtractor
from lxml.etree import LxmlError

from harvest.formats import loose_json
from harvest.loss import UNREADABLE, Loss

MAX_SCRIPTS = 200
"""Scripts of one page that are read; a page with one for each event of a year has some."""

MAX_ITEMS = 2_000
"""Things in microdata that are read; extruct takes a second for 8,000 of them."""

MAX_REFERRED = 50_000
"""References times properties on one page: what reading all references may cost."""

MAX_NESTED = 12
"""Things and properties within each other; each level reads its text once more."""

_JSON = re.compile(r"\s*[\[{]")
_HTML = re.compile(r"\s*<", re.DOTALL)
_LINKED_DATA = "application/ld+json"


@frozen(kw_only=True)
class Embedded:
    """The values that stand on a page, in the shape of JSON-LD, and what could not be read.

    `base` is what links are relative to. `speaks` tells a page without a word for machines
    from one whose list is empty.
    """

    base: str
    values: tuple[object, ...] = ()
    losses: tuple[Loss, ...] = ()
    speaks: bool = False


def embedded(text: str, base: str) -> Embedded:
    """Return the structured data of a web page, or of a body that is JSON-LD itself."""
    if _JSON.match(text):
        return _document(text, base)
    if not _HTML.match(text):
        return Embedded(base=base)
    try:
        page = lxml.html.document_fromstring(text.encode(), parser=_parser())
    except (LxmlError, ValueError):
        return Embedded(base=base)
    base = _base(page, base)
    found = (*_scripts(page), *_microdata(page, base))
    values = tuple(one for one in found if not isinstance(one, Loss))
    losses = tuple(one for one in found if isinstance(one, Loss))
    # Within a script "<script" may stand as text; its own end comes after that.
    lowered = text.lower()
    if lowered.rfind("<script") > lowered.rfind("</script"):
        losses = (*losses, Loss(what="het einde van de pagina ontbreekt", cut_off=True))
    return Embedded(base=base, values=values, losses=losses, speaks=bool(values))


def _parser() -> lxml.html.HTMLParser:
    return lxml.html.HTMLParser(encoding="utf-8", remove_pis=True, remove_comments=True)


def _document(text: str, base: str) -> Embedded:
    try:
        value = loose_json.read(text)
    except ValueError:
        return Embedded(base=base)
    names = value.keys() if isinstance(value, dict) else ()
    speaks = isinstance(value, list) or any(name in names for name in ("@type", "@graph"))
    return Embedded(base=base, values=(value,), speaks=speaks)


def _base(page: lxml.html.HtmlElement, base: str) -> str:
    for element in page.iter("base"):
        try:
            return urljoin(base, (element.get("href") or "").strip())
        except ValueError:
            return base
    return base


def _scripts(page: lxml.html.HtmlElement) -> Iterator[object]:
    """Yield what each script says, or that it cannot be read: one never spoils another."""
    number = 0
    for script in page.iter("script"):
        kind = (script.get("type") or "").partition(";")[0].strip().lower()
        text = script.text or ""
        if kind != _LINKED_DATA or not text.strip():
            continue
        number += 1
        if number > MAX_SCRIPTS:
            yield Loss(what=f"alleen de eerste {MAX_SCRIPTS} stukken JSON-LD zijn gelezen")
            return
        try:
            yield loose_json.read(text)
        except ValueError:
            yield Loss(what=f"stuk {number} van de JSON-LD op de pagina is niet te lezen")


def _microdata(page: lxml.html.HtmlElement, base: str) -> Iterator[object]:
    left_out = _disarmed(page)
    if left_out:
        yield Loss(
            what=f"alleen de eerste {MAX_ITEMS} stukken microdata zijn gelezen",
            entries=left_out,
        )
    try:
        items = MicrodataExtractor().extract_items(page, base)
    except (RecursionError, *UNREADABLE):
        yield Loss(what="de microdata op de pagina is niet te lezen")
        return
    for item in items:
        value = _as_json_ld(item, MAX_NESTED)
        if isinstance(value, dict) and "@type" in value:
            yield value


def _disarmed(page: lxml.html.HtmlElement) -> int:
    """Take away what would cost extruct more than one look; return how many things went.

    Its work is a multiple of the size of the page: once for each level of things within things,
    and once for each reference from one thing to a part of the page.
    """
    depth = {page: 0}
    items = properties = 0
    referring: list[lxml.html.HtmlElement] = []
    for element in page.iter():
        parent = element.getparent()
        above = depth.get(parent, 0) if parent is not None else 0
        named = "itemscope" in element.attrib or "itemprop" in element.attrib
        depth[element] = above + named
        items += "itemscope" in element.attrib
        properties += len(element.get("itemprop", "").split())
        if "itemref" in element.attrib:
            referring.append(element)
        if named and (above >= MAX_NESTED or items > MAX_ITEMS):
            for name in ("itemscope", "itemprop"):
                element.attrib.pop(name, None)
    if (
        sum(len(one.get("itemref", "").split()) for one in referring) * properties
        > MAX_REFERRED
    ):
        for element in referring:
            del element.attrib["itemref"]
    return max(0, items - MAX_ITEMS)


def _as_json_ld(value: object, levels: int) -> object:
    """Return a value of extruct as JSON-LD would have it."""
    if isinstance(value, list):
        return [_as_json_ld(one, levels) for one in value]
    if not isinstance(value, dict):
        return value
    if levels == 0:
        return ""
    properties = value.get("properties")
    found: dict[str, object] = {}
    if isinstance(properties, Mapping):
        found = {str(key): _as_json_ld(one, levels - 1) for key, one in properties.items()}
    elif "value" in value:
        # Something without properties is named by its text.
        found = {"name": _as_json_ld(value["value"], levels - 1)}
    for key, keyword in (("type", "@type"), ("id", "@id")):
        if key in value:
            found[keyword] = value[key]
    return found
