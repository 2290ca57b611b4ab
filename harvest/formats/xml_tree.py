"""Documents in XML as trees in which names have no namespace. Pure; nothing outside is read."""

import re
from collections.abc import Iterator

from lxml import etree

_DECLARATION = re.compile(r"\s*<\?xml[^>]{0,500}\?>")


def read_tree(text: str) -> tuple[etree._Element | None, bool]:
    """Return the root, and whether the document was whole; of no XML at all there is none.

    Of a broken document it is what can be recovered: what was open at the break is closed
    there, so that the last entry may lack its second half.
    """
    text = _DECLARATION.sub("", text, count=1)
    root = _read(text, recover=False)
    if root is not None:
        return root, True
    return _read(text, recover=True), False


def _read(text: str, *, recover: bool) -> etree._Element | None:
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, huge_tree=False, recover=recover
    )
    try:
        return etree.fromstring(text.strip().encode(), parser)
    except etree.XMLSyntaxError:
        return None


def local_name(element: etree._Element) -> str:
    """Return the name of an element without its namespace."""
    # QName would refuse the odd names that recovery leaves, such as an undeclared prefix.
    return str(element.tag).rpartition("}")[2].rpartition(":")[2]


def named(element: etree._Element, name: str) -> Iterator[etree._Element]:
    """Yield the element itself and those below it that have this name, in order."""
    return (one for one in element.iter(etree.Element) if local_name(one) == name)


def children(element: etree._Element) -> Iterator[etree._Element]:
    """Yield the elements directly below."""
    return element.iterchildren(etree.Element)


def texts(element: etree._Element, name: str) -> list[str]:
    """Return the texts of the elements with this name that have any."""
    found = ("".join(one.itertext()).strip() for one in named(element, name))
    return [text for text in found if text]


def text(element: etree._Element, name: str) -> str:
    """Return the first text under this name, or an empty string."""
    return next(iter(texts(element, name)), "")
