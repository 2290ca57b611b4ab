"""Which things on a page are items, and which are only parts of those. Pure."""

from collections.abc import Iterator

from attrs import frozen

from harvest.formats.linked_data import Node
from harvest.formats.schema_event import occasions
from harvest.formats.schema_types import is_list, kind
from hub.vocabulary import Kind

MAX_PAGES = 1_000
"""Pages behind a list that are asked for; the limit of a source is lower by default."""

# From a thing to things that stand by themselves.
_LEADS_TO = (
    "mainEntity", "mainEntityOfPage", "itemListElement", "item", "subEvent", "subEvents",
    "event", "events", "hasPart", "hasCourseInstance", "department", "subOrganization",
    "hasOfferCatalog", "makesOffer", "itemOffered",
)  # fmt: skip
# From a thing to what is only a part of what is said of it.
_PARTS = (
    "location", "organizer", "provider", "performer", "author", "creator", "contributor",
    "sponsor", "funder", "superEvent", "containedInPlace", "parentOrganization", "memberOf",
    "branchOf", "serviceOperator", "serviceLocation", "seller", "areaServed",
)  # fmt: skip
# Without one of these an organisation is a name under a page, and no news to anybody.
_REACHED_BY = (
    "address", "location", "telephone", "email", "contactPoint", "openingHours",
    "openingHoursSpecification", "description", "areaServed",
)  # fmt: skip
_ONLY_NAMED = frozenset({"name", "url", "position", "image"})
_MAIN = frozenset({"mainEntity", "mainEntityOfPage"})


@frozen(kw_only=True, eq=False)
class Thing:
    """Something that becomes an item; `above` is what it is a part of, or who offers it."""

    node: Node
    kind: Kind
    above: Node | None = None
    is_main: bool = False


def things(top: tuple[Node, ...]) -> Iterator[Thing]:
    """Yield the items on a page, in its order, each once."""
    parts = _parts(top) | _occasions(top) | _stubs(top)
    for node, above, is_main in _reached(top):
        found = kind(node)
        if found is None or node in parts or _only_a_frame(node):
            continue
        if found is Kind.ORGANISATION and not any(map(node.all, _REACHED_BY)):
            continue
        inherits = found in (Kind.EVENT, Kind.SERVICE)
        yield Thing(
            node=node,
            kind=found,
            above=above if inherits and above and not is_list(above) else None,
            is_main=is_main,
        )


def linked_pages(top: tuple[Node, ...]) -> tuple[str, ...]:
    """Return the pages behind the entries of lists that only name them."""
    return tuple(dict.fromkeys(url for _, url in _linked(top)))[:MAX_PAGES]


def _linked(top: tuple[Node, ...]) -> Iterator[tuple[Node, str]]:
    """Yield each entry of a list that says no more than its name, with its page."""
    for node, _, _ in _reached(top):
        for value in node.nodes("itemListElement") if is_list(node) else ():
            entry = next(iter(value.nodes("item")), value)
            if kind(entry) is None or not set(entry.values) - _ONLY_NAMED:
                url = entry.url("url") or value.url("url", "item") or entry.id
                if url.startswith(("http://", "https://")):
                    yield entry, url


def _stubs(top: tuple[Node, ...]) -> frozenset[Node]:
    return frozenset(entry for entry, _ in _linked(top))


def _reached(top: tuple[Node, ...]) -> Iterator[tuple[Node, Node | None, bool]]:
    """Yield what stands by itself with what led to it, and if its page is about it."""
    seen: set[Node] = set()
    waiting: list[tuple[Node, Node | None, bool]] = [(node, None, False) for node in top]
    waiting.reverse()
    while waiting:
        node, above, is_main = waiting.pop()
        if node in seen:
            continue
        seen.add(node)
        yield node, above, is_main
        # A path to a page is a list as well, and leads away from it.
        if "breadcrumblist" in node.types:
            continue
        below = [
            (one, _giver(node, above), name in _MAIN)
            for name in _LEADS_TO
            for one in node.nodes(name)
        ]
        waiting += reversed(below)


def _giver(node: Node, above: Node | None) -> Node | None:
    """Return what gives its name and place to what is in it: an event, course or service."""
    speaks = kind(node) is not None or "course" in node.types
    return node if speaks else above


def _parts(top: tuple[Node, ...]) -> frozenset[Node]:
    """Return what is only a part of something else: the place of an event, its organiser."""
    return frozenset(
        part for node, _, _ in _reached(top) for part in node.nodes(*_PARTS) if part is not node
    )


def _only_a_frame(node: Node) -> bool:
    """Return whether an event is but the sum of its parts, which say when it happens."""
    has_parts = bool(node.nodes("subEvent", "subEvents")) and not occasions(node)
    return has_parts and not node.all("startDate", "eventSchedule")


def _occasions(top: tuple[Node, ...]) -> frozenset[Node]:
    return frozenset(one for node, _, _ in _reached(top) for one in occasions(node))
