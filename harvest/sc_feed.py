"""Parse Samenwerkende Catalogi 4.0: the products of a gemeente, from its own feed or by SRU."""

import re
from collections.abc import Iterator

from lxml import etree

from harvest.charset import decode
from harvest.links import is_own_page, page_id, without_tracking
from harvest.loss import Found, Loss
from harvest.moments import instant
from harvest.plain import one_line
from hub.errors import ParseError
from hub.identity import digest
from hub.model import Details, RawItem, Said, Service
from hub.source import Fetched, Source
from hub.vocabulary import Audience, Kind

MAX_TITLE = 300
MAX_TEXT = 200_000
MAX_SUBJECTS = 20
MAX_SUBJECT = 60

_ROOTS = ("scproducten", "scproduct", "searchRetrieveResponse")
_DECLARATION = re.compile(r"\s*<\?xml[^>]{0,500}\?>")


def parse(source: Source, fetched: Fetched) -> Iterator[Found]:
    """Yield one item for each product description, and the losses.

    Raises:
        ParseError: this is no catalogue, it broke off before its first product, or the
            search service refused the question.
    """
    text = _DECLARATION.sub("", decode(fetched.body, fetched.header("content-type")), count=1)
    root, whole = _root(source, text)
    products = [pair for one in _named(root, "meta") for pair in _with_kern(one)]
    if not whole:
        # Recovery closes what was open, so the last product may lack its second half.
        products = products[:-1]
        if not products:
            raise ParseError(source.id, "de catalogus is afgebroken voor het eerste product")
        yield Loss(what="het einde van de catalogus ontbreekt", cut_off=True)
    refused = " ".join(_texts(root, "diagnostic"))
    if refused and not products:
        raise ParseError(source.id, f"de zoekdienst weigert de vraag: {one_line(refused, 200)}")
    for meta, kern in products:
        yield _item(source, meta, kern)


def _root(source: Source, text: str) -> tuple[etree._Element, bool]:
    """Return the root element and whether the document was whole."""
    root = _read(text, recover=False)
    whole = root is not None
    root = root if whole else _read(text, recover=True)
    if root is None or _name(root) not in _ROOTS:
        raise ParseError(source.id, "dit is geen catalogus (Samenwerkende Catalogi)")
    return root, whole


def _read(text: str, *, recover: bool) -> etree._Element | None:
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, huge_tree=False, recover=recover
    )
    try:
        return etree.fromstring(text.strip().encode(), parser)
    except etree.XMLSyntaxError:
        return None


def _with_kern(meta: etree._Element) -> Iterator[tuple[etree._Element, etree._Element]]:
    """Yield a product's meta with its owmskern; a meta of HTML has none."""
    kern = next((child for child in _children(meta) if _name(child) == "owmskern"), None)
    if kern is not None:
        yield meta, kern


def _item(source: Source, meta: etree._Element, kern: etree._Element) -> Found:
    identifier, title = _text(kern, "identifier"), one_line(_text(kern, "title"), MAX_TITLE)
    if not identifier or not title:
        return Loss(what=f"een product zonder titel of kenmerk ({(title or identifier)[:200]})")
    url = without_tracking(identifier) if is_own_page(identifier) else ""
    return RawItem(
        source_id=source.id,
        external_id=page_id(url) if url else _plain_id(identifier),
        kind=source.defaults.kind or Kind.PRODUCT,
        title=title,
        url=url,
        summary_html=one_line(_text(meta, "abstract"), MAX_TEXT) or title,
        body_html=_body(meta),
        canonical=url,
        language=_text(kern, "language")[:2].lower(),
        updated=instant(_text(kern, "modified")),
        details=_details(meta),
    )


def _details(meta: etree._Element) -> Details:
    online = _text(meta, "onlineAanvragen").lower()
    audiences = {word.strip().lower() for word in _texts(meta, "audience")}
    subjects = [one_line(word, MAX_SUBJECT) for word in _texts(meta, "subject")[:MAX_SUBJECTS]]
    names = _texts(meta, "uniformeProductnaam")
    for_business = audiences == {"ondernemer"}
    return Details(
        service=Service(
            apply_url=_text(meta, "aanvraagURL") if online in ("ja", "digid") else "",
            needs_digid=online == "digid",
            product_names=tuple(dict.fromkeys(one_line(name, MAX_TITLE) for name in names)),
        ),
        subjects=tuple(dict.fromkeys(word for word in subjects if word)),
        said=Said(audiences=(Audience.ORGANISATIES,) if for_business else ()),
    )


def _body(meta: etree._Element) -> str:
    """Return productHTML, which is either text that holds mark-up or mark-up itself."""
    body = next(
        (one for one in meta.itersiblings(etree.Element) if _name(one) in ("body", "meta")),
        None,
    )
    found = () if body is None or _name(body) == "meta" else _named(body, "productHTML")
    for html in found:
        children = "".join(
            etree.tostring(child, encoding="unicode", method="html") for child in html
        )
        return ((html.text or "") + children).strip()[:MAX_TEXT]
    return ""


def _plain_id(identifier: str) -> str:
    fine = re.fullmatch(r"[!-~]{1,200}", identifier)
    return identifier if fine else digest(identifier.encode())


def _named(element: etree._Element, name: str) -> Iterator[etree._Element]:
    return (one for one in element.iter(etree.Element) if _name(one) == name)


def _children(element: etree._Element) -> Iterator[etree._Element]:
    return element.iterchildren(etree.Element)


def _texts(element: etree._Element, name: str) -> list[str]:
    texts = ("".join(one.itertext()).strip() for one in _named(element, name))
    return [text for text in texts if text]


def _text(element: etree._Element, name: str) -> str:
    return next(iter(_texts(element, name)), "")


def _name(element: etree._Element) -> str:
    """Return the name without its namespace: the two record shapes differ in nothing else."""
    # QName would refuse the odd names that recovery leaves, such as an undeclared prefix.
    return re.split("[}:]", str(element.tag))[-1]
