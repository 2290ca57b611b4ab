"""Parse Samenwerkende Catalogi 4.0: the products of a gemeente, from its own feed or by SRU."""

import re
from collections.abc import Iterator

from attrs import frozen
from lxml import etree

from harvest.charset import decode
from harvest.formats.xml_tree import children, local_name, named, read_tree, text, texts
from harvest.links import is_own_page, page_id, without_tracking
from harvest.loss import Found, Loss
from harvest.moments import instant
from harvest.plain import one_line
from hub.dutch import fold
from hub.errors import ParseError
from hub.identity import digest
from hub.model import Details, RawItem, Said, Service
from hub.source import Fetched, Source
from hub.vocabulary import Audience, Kind

MAX_TITLE = 300
MAX_TEXT = 200_000
MAX_SUBJECTS = 20
MAX_SUBJECT = 60
MAX_PRODUCTS = 10_000
"""Products of one answer that are read; the largest gemeente has some hundreds."""

_ROOTS = ("scproducten", "scproduct", "searchRetrieveResponse")
_KIND_OF_AUTHORITY = re.compile(
    r"^(?:gemeente|waterschap|provincie)\s+|[_ ]\((?:gemeente|waterschap|provincie)\)$"
)


@frozen(kw_only=True)
class Catalogue:
    """What one answer holds; `records` and `total` are what a search service counts.

    `records` are those of this answer that could be read, `total` those of the whole list.
    """

    found: tuple[Found, ...]
    records: int = 0
    total: int = 0


def parse(source: Source, fetched: Fetched) -> Iterator[Found]:
    """Yield one item for each product description, and the losses.

    Raises:
        ParseError: this is no catalogue, it broke off before its first product, or the
            search service refused the question.
    """
    yield from read_catalogue(source, fetched).found


def read_catalogue(source: Source, fetched: Fetched) -> Catalogue:
    """Return the products in a catalogue of either record shape.

    Where the source asks for one gemeente, products of another are left out: a search service
    that is asked for Bergen also gives Bergen op Zoom.

    Raises:
        ParseError: see `parse`.
    """
    root, whole = read_tree(decode(fetched.body, fetched.header("content-type")))
    if root is None or local_name(root) not in _ROOTS:
        raise ParseError(source.id, "dit is geen catalogus (Samenwerkende Catalogi)")
    products = [pair for one in named(root, "meta") for pair in _with_kern(one)]
    records = sum(1 for _ in named(root, "record"))
    if not whole:
        # The last product may lack its second half.
        products, records = products[:-1], max(0, records - 1)
        if not products:
            raise ParseError(source.id, "de catalogus is afgebroken voor het eerste product")
    refused = " ".join(word for one in named(root, "diagnostic") for word in one.itertext())
    if refused.strip() and not products:
        raise ParseError(source.id, f"de zoekdienst weigert de vraag: {one_line(refused, 200)}")
    return Catalogue(
        found=tuple(_found(source, products, records=records, whole=whole)),
        records=records,
        total=number(text(root, "numberOfRecords")),
    )


def number(written: str) -> int:
    """Return a number as a search service writes it; 0 when it is none."""
    fine = re.fullmatch(r"[0-9]{1,9}", written.strip())
    return int(fine[0]) if fine else 0


def _found(
    source: Source,
    products: list[tuple[etree._Element, etree._Element]],
    *,
    records: int,
    whole: bool,
) -> Iterator[Found]:
    if not whole:
        yield Loss(what="het einde van de catalogus ontbreekt", cut_off=True)
    if records > len(products):
        lacking = records - len(products)
        yield Loss(
            what=f"niet alles in de catalogus is een product ({lacking})", entries=lacking
        )
    ours = [pair for pair in products if _is_of(source.query.authority, pair[1])]
    if products and not ours:
        other = one_line(_authority(products[0][1]), MAX_SUBJECT)
        yield Loss(what=f"de producten zijn van een andere gemeente ({other})")
    if len(ours) > MAX_PRODUCTS:
        yield Loss(
            what=f"alleen de eerste {MAX_PRODUCTS} producten zijn gelezen",
            entries=len(ours) - MAX_PRODUCTS,
        )
    for meta, kern in ours[:MAX_PRODUCTS]:
        yield _item(source, meta, kern)


def _is_of(gemeente: str, kern: etree._Element) -> bool:
    authority = _authority(kern)
    return not gemeente or not authority or _bare(authority) == _bare(gemeente)


def _authority(kern: etree._Element) -> str:
    return text(kern, "authority") or text(kern, "creator")


def _bare(name: str) -> str:
    return _KIND_OF_AUTHORITY.sub("", fold(one_line(name, MAX_TITLE)))


def _with_kern(meta: etree._Element) -> Iterator[tuple[etree._Element, etree._Element]]:
    """Yield a product's meta with its owmskern; a meta of HTML has none."""
    kern = next((child for child in children(meta) if local_name(child) == "owmskern"), None)
    if kern is not None:
        yield meta, kern


def _item(source: Source, meta: etree._Element, kern: etree._Element) -> Found:
    identifier, title = text(kern, "identifier"), one_line(text(kern, "title"), MAX_TITLE)
    if not identifier or not title:
        return Loss(what=f"een product zonder titel of kenmerk ({(title or identifier)[:200]})")
    url = without_tracking(identifier) if is_own_page(identifier) else ""
    return RawItem(
        source_id=source.id,
        external_id=page_id(url) if url else _plain_id(identifier),
        kind=source.defaults.kind or Kind.PRODUCT,
        title=title,
        url=url,
        summary_html=one_line(text(meta, "abstract"), MAX_TEXT) or title,
        body_html=_body(meta),
        canonical=url,
        language=text(kern, "language")[:2].lower(),
        updated=instant(text(kern, "modified")),
        details=_details(meta),
    )


def _details(meta: etree._Element) -> Details:
    online = text(meta, "onlineAanvragen").lower()
    audiences = {word.strip().lower() for word in texts(meta, "audience")}
    subjects = [one_line(word, MAX_SUBJECT) for word in texts(meta, "subject")[:MAX_SUBJECTS]]
    names = texts(meta, "uniformeProductnaam")
    for_business = audiences == {"ondernemer"}
    return Details(
        service=Service(
            apply_url=text(meta, "aanvraagURL") if online in ("ja", "digid") else "",
            needs_digid=online == "digid",
            product_names=tuple(dict.fromkeys(one_line(name, MAX_TITLE) for name in names)),
        ),
        subjects=tuple(dict.fromkeys(word for word in subjects if word)),
        said=Said(audiences=(Audience.ORGANISATIES,) if for_business else ()),
    )


def _body(meta: etree._Element) -> str:
    """Return productHTML, which is either text that holds mark-up or mark-up itself."""
    body = next(
        (
            one
            for one in meta.itersiblings(etree.Element)
            if local_name(one) in ("body", "meta")
        ),
        None,
    )
    found = () if body is None or local_name(body) == "meta" else named(body, "productHTML")
    for html in found:
        inside = "".join(
            etree.tostring(child, encoding="unicode", method="html") for child in html
        )
        return ((html.text or "") + inside).strip()[:MAX_TEXT]
    return ""


def _plain_id(identifier: str) -> str:
    fine = re.fullmatch(r"[!-~]{1,200}", identifier)
    return identifier if fine else digest(identifier.encode())
