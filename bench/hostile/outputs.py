"""What a site holds that a clean site of the same templates does not: all that content brought.

Content may bring the 17 elements of a text and one attribute, `a[href]`. Everything else on a
page, in a feed, a calendar or the structured data must be there on the clean site as well.
"""

import json
import re
from collections.abc import Iterable, Iterator
from html import unescape
from pathlib import Path

from attrs import field, frozen
from lxml import etree, html

from harvest.cleaning.safe_html import TAGS

SCHEMES = frozenset({"", "http", "https", "mailto", "tel", "webcal", "urn"})
"""What an address may begin with; `urn` names an entry of a feed and leads nowhere."""

_URLS = frozenset({"href", "src", "action", "cite", "poster", "formaction", "srcset", "data"})
_URL_KEYS = frozenset({"url", "@id", "sameAs", "image", "uri", "link", "href", "website"})
_SCHEME = re.compile(r"([a-zA-Z][a-zA-Z0-9+.\-]*):")
# A browser takes the first away at both ends of an address, and the second anywhere.
_AROUND = "".join(map(chr, range(33)))
_INSIDE = re.compile(r"[\t\n\r]")
_HIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\u202a-\u202e\u2066-\u2069]")
# Our own guess of the language of a text, and the direction in which that is read.
_LANGUAGES = frozenset({"lang", "hreflang", "dir"})
_LANGUAGE = re.compile(r"[a-z]{2,3}")
# Search files are named after their bytes, which other content changes.
_CONTENT_HASH = re.compile(r"-[0-9a-f]{8}(?=\.)")
_XML = frozenset({".xml", ".atom", ".rss"})
_JSON = frozenset({".json", ".webmanifest"})


@frozen(kw_only=True)
class Finding:
    """One thing that content must not bring."""

    file: str
    rule: str
    detail: str

    def __str__(self) -> str:
        """Return it as a line."""
        return f"{self.rule} {self.file} {self.detail[:160]!r}"


@frozen(kw_only=True)
class Shape:
    """The elements, attributes, properties and files that a site has."""

    marks: frozenset[str] = frozenset()
    files: frozenset[str] = frozenset()
    pages: int = field(default=0, eq=False)


def shape_of(site: Path) -> Shape:
    """Return what a clean site is made of."""
    marks = frozenset(mark for path in _files(site) for mark, _ in _marks(path))
    assets = frozenset(_name(path, site) for path in _files(site) if not _is_content(path))
    return Shape(marks=marks, files=assets, pages=len(_pages(site)))


def findings(site: Path, clean: Shape) -> Iterator[Finding]:
    """Yield what stands in a site and neither in a clean one nor in a text."""
    for path in _files(site):
        name = _name(path, site)
        if not _is_content(path):
            if name not in clean.files:
                yield Finding(file=name, rule="file", detail="no such file in a clean site")
            continue
        for mark, detail in _marks(path):
            if mark not in clean.marks:
                yield Finding(file=name, rule=f"new {mark}", detail=detail)
        for rule, detail in _wrong(path):
            yield Finding(file=name, rule=rule, detail=detail)


def _files(site: Path) -> list[Path]:
    return sorted(path for path in site.resolve().rglob("*") if path.is_file())


def _pages(site: Path) -> list[Path]:
    return [path for path in _files(site) if path.suffix == ".html"]


def _name(path: Path, site: Path) -> str:
    return _CONTENT_HASH.sub("-#", path.relative_to(site.resolve()).as_posix())


def _is_content(path: Path) -> bool:
    return path.suffix in {".html", ".ics", *_XML, *_JSON}


def _marks(path: Path) -> Iterator[tuple[str, str]]:
    """Yield each kind of thing in a file, with the thing itself."""
    if path.suffix == ".html":
        for element in _tree(path).iter(etree.Element):
            if element.tag not in TAGS:
                yield f"element {element.tag}", _shown(element)
            for name, value in element.attrib.items():
                is_language = name in _LANGUAGES and _LANGUAGE.fullmatch(value)
                if (element.tag, name) != ("a", "href") and not is_language:
                    yield f"attribute {element.tag}[{name}]", str(value)
    elif path.suffix in _XML:
        for element in _xml(path).iter(etree.Element):
            names = (str(element.tag), *(f"{element.tag}[{one}]" for one in element.attrib))
            yield from ((f"element {name}", _shown(element)) for name in names)
    elif path.suffix == ".ics":
        for line in _lines(path):
            name = re.split("[:;]", line, maxsplit=1)[0]
            value = line if name in ("BEGIN", "END") else name
            yield f"property {value}", line


def _wrong(path: Path) -> Iterator[tuple[str, str]]:
    """Yield what may stand on no site at all."""
    text = path.read_text(encoding="utf-8")
    hidden = _HIDDEN.search(text)
    if hidden:
        yield "hidden character", text[max(0, hidden.start() - 30) : hidden.end() + 30]
    if path.suffix == ".html":
        yield from _wrong_in(_tree(path))
    elif path.suffix in _XML:
        yield from _wrong_in_xml(_xml(path))
    elif path.suffix in _JSON:
        yield from _wrong_in_json(json.loads(text))
    elif path.suffix == ".ics":
        values = (line.partition(":") for line in _lines(path))
        yield from _odd(
            value for name, _, value in values if name.startswith(("URL", "ATTACH"))
        )


def _wrong_in(tree: html.HtmlElement) -> Iterator[tuple[str, str]]:
    for element in tree.iter(etree.Element):
        for name, value in element.attrib.items():
            if str(name).lower().startswith("on"):
                yield "handler", _shown(element)
            if name in _URLS:
                yield from _odd([str(value)])
        if element.tag == "script" and "json" in element.get("type", ""):
            yield from _wrong_in_json(json.loads(element.text or ""))
        elif element.tag == "script" and not element.get("src"):
            yield "inline script", _shown(element)


def _wrong_in_xml(root: etree._Element) -> Iterator[tuple[str, str]]:
    for element in root.iter(etree.Element):
        yield from _odd(str(value) for name, value in element.attrib.items() if name in _URLS)
        if element.get("type") == "html" and element.text:
            yield from _wrong_text(element.text)


def _wrong_in_json(value: object) -> Iterator[tuple[str, str]]:
    waiting: list[tuple[str, object]] = [("", value)]
    while waiting:
        key, one = waiting.pop()
        if isinstance(one, dict):
            waiting.extend((str(name), inside) for name, inside in one.items())
        elif isinstance(one, list):
            waiting.extend((key, inside) for inside in one)
        elif isinstance(one, str) and key in _URL_KEYS:
            yield from _odd([one])
        elif isinstance(one, str) and key.endswith("html"):
            yield from _wrong_text(one)


def _wrong_text(text: str) -> Iterator[tuple[str, str]]:
    """Yield what a text holds beside the elements of a text."""
    if not text.strip():
        return
    for element in html.fragment_fromstring(text, create_parent="p").iter(etree.Element):
        if element.tag not in TAGS or set(element.attrib) - {"href"}:
            yield "element in a text", _shown(element)
        yield from _odd(map(str, element.attrib.values()))


def _odd(urls: Iterable[str]) -> Iterator[tuple[str, str]]:
    for url in urls:
        # What was escaped twice, or hides behind what nobody sees, is odd as well.
        for seen in (url, unescape(url), _HIDDEN.sub("", url)):
            found = _SCHEME.match(_INSIDE.sub("", seen.strip(_AROUND)))
            if found and found[1].lower() not in SCHEMES:
                yield "scheme", url
                break


def _tree(path: Path) -> html.HtmlElement:
    # lxml's tree cannot hold controls; they are a finding of their own.
    text = _HIDDEN.sub("\ufffd", path.read_text(encoding="utf-8"))
    return html.document_fromstring(text, parser=html.HTMLParser(huge_tree=True))


def _xml(path: Path) -> etree._Element:
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=True)
    return etree.fromstring(path.read_bytes(), parser)


def _lines(path: Path) -> list[str]:
    """Return the lines of a calendar, unfolded."""
    return re.sub(r"\r?\n[ \t]", "", path.read_bytes().decode()).splitlines()


def _shown(element: etree._Element) -> str:
    return etree.tostring(element, encoding="unicode", with_tail=False)[:200]
