"""JSON-LD as things with properties, without its many spellings. Pure.

This is no JSON-LD processor: contexts are never fetched. Names are taken for schema.org's when
they are bare, or written as its IRI or with its usual prefix.
"""

import re
from collections.abc import Iterator, Mapping
from urllib.parse import urljoin

from attrs import define, field, frozen

MAX_DEPTH = 20
"""Things within things; what lies deeper is not read. Real pages stay under 10."""

MAX_NODES = 20_000
MAX_VALUES = 5_000
"""Values of one property that are read: the entries of the longest list."""

MAX_TEXT = 200_000
MAX_ADDRESS = 2_000

_OURS = re.compile(r"(?:https?://(?:www\.)?schema\.org/|schema:)", re.IGNORECASE)
_FOREIGN = re.compile(r"[a-z][a-z0-9+.-]*:", re.IGNORECASE)
# What an escape of JSON can bring in and no text can hold: controls and half surrogates.
_UNREADABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
_LAST_WORD = re.compile(r"[^/#:\s]*\Z")


@frozen(kw_only=True, eq=False)
class Node:
    """One thing that a page describes. Names of types and properties are in lower case.

    `id` is absolute, or `_:…` for a thing that has a name on this page only. Values that are
    references lead to the whole thing, when it stands on the same page.
    """

    types: frozenset[str]
    id: str
    base: str
    values: Mapping[str, tuple["str | Node", ...]]
    known: Mapping[str, "Node"]

    def all(self, *names: str) -> tuple["str | Node", ...]:
        """Return the values of these properties, in order."""
        found = (one for name in names for one in self.values.get(name.lower(), ()))
        return tuple(one if isinstance(one, str) else one.whole for one in found)

    def texts(self, *names: str) -> tuple[str, ...]:
        """Return the texts; of a thing its name."""
        found = (one if isinstance(one, str) else one.text("name") for one in self.all(*names))
        return tuple(text for text in map(str.strip, found) if text)

    def text(self, *names: str) -> str:
        """Return the first text, or an empty string."""
        return next(iter(self.texts(*names)), "")

    def nodes(self, *names: str) -> tuple["Node", ...]:
        """Return the things among the values."""
        return tuple(one for one in self.all(*names) if isinstance(one, Node))

    def urls(self, *names: str) -> tuple[str, ...]:
        """Return the addresses among the values, absolute."""
        found = (
            absolute(one, self.base) if isinstance(one, str) else one.url("url") or one.id
            for one in self.all(*names)
        )
        return tuple(one for one in found if one and not one.startswith("_:"))

    def url(self, *names: str) -> str:
        """Return the first address, or an empty string."""
        return next(iter(self.urls(*names)), "")

    def words(self, *names: str) -> tuple[str, ...]:
        """Return members of closed lists in lower case: `eventcancelled`, `monday`."""
        found = (
            one if isinstance(one, str) else one.id or one.text("name")
            for one in self.all(*names)
        )
        return tuple(last_word(one) for one in found)

    @property
    def whole(self) -> "Node":
        """The thing that this one refers to, when it is only a reference."""
        return self if self.values or not self.id else self.known.get(self.id, self)


Properties = dict[str, tuple[str | Node, ...]]


def absolute(address: str, base: str) -> str:
    """Return the address in full, a name of this page as it is, or nothing."""
    address = address.strip()
    if len(address) > MAX_ADDRESS:
        return ""
    if address.startswith("_:"):
        return address
    try:
        return urljoin(base, address)
    except ValueError:
        return ""


def last_word(name: str) -> str:
    """Return the last word of an IRI, in lower case."""
    found = _LAST_WORD.search(name.strip()[-200:])
    return found[0].lower() if found else ""


def read(values: tuple[object, ...], base: str) -> tuple[tuple[Node, ...], bool]:
    """Return the things at the top, each once, and whether everything was read."""
    reader = _Reader(base=base)
    top = tuple(node for value in values for node in reader.top(value, MAX_DEPTH))
    whole = (reader.known.get(node.id, node) for node in top)
    return tuple(dict.fromkeys(whole)), not reader.cut_short


@define
class _Reader:
    """Makes things of the values of one page and remembers them by their id."""

    base: str
    known: dict[str, Node] = field(factory=dict)
    said: dict[str, Properties] = field(factory=dict)
    made: int = 0
    cut_short: bool = False

    def top(self, value: object, depth: int) -> Iterator[Node]:
        """Yield the things that stand by themselves."""
        if depth == 0:
            return
        if isinstance(value, list):
            for one in self._some(value):
                yield from self.top(one, depth - 1)
        elif isinstance(value, dict):
            if set(value) - {"@context", "@graph", "@id"}:
                node = self._node(value, depth - 1)
                if node is not None:
                    yield node
            yield from self.top(value.get("@graph"), depth - 1)

    def _node(self, value: dict[str, object], depth: int) -> Node | None:
        self.made += 1
        if self.made > MAX_NODES or depth <= 0:
            self.cut_short = True
            return None
        identity = value.get("@id")
        properties: Properties = {}
        for key, one in value.items():
            name = _name(key)
            if name:
                found = tuple(self._values(one, depth - 1))
                # One property under two spellings: all its values count.
                properties[name] = (*properties.get(name, ()), *found)
        types = frozenset(filter(None, map(_name, _types(value.get("@type")))))
        node_id = absolute(_text(identity), self.base) if _text(identity) else ""
        if node_id and properties:
            return self._remembered(node_id, types, properties)
        return self._made(node_id, types, properties)

    def _made(self, node_id: str, types: frozenset[str], properties: Properties) -> Node:
        return Node(
            types=types, id=node_id, base=self.base, values=properties, known=self.known
        )

    def _remembered(self, node_id: str, types: frozenset[str], properties: Properties) -> Node:
        """Return the thing with all that the page said of it before."""
        before = self.known.get(node_id)
        if before is not None:
            types = before.types | types
            # The same dict for all copies: a thing that comes back often would grow each time.
            said = self.said[node_id]
            for name, values in properties.items():
                said.setdefault(name, values)
            properties = said
        self.said[node_id] = properties
        self.known[node_id] = self._made(node_id, types, properties)
        return self.known[node_id]

    def _values(self, value: object, depth: int) -> Iterator[str | Node]:
        """Yield the values of a property; of texts in several languages Dutch goes first."""
        if depth <= 0:
            return
        many = self._some(value) if isinstance(value, list) else [value]
        for one in sorted(many, key=_is_foreign):
            if isinstance(one, list):
                yield from self._values(one, depth - 1)
            elif isinstance(one, dict):
                yield from self._thing(one, depth)
            else:
                text = _text(one)
                if text:
                    yield text

    def _some(self, values: list[object]) -> list[object]:
        self.cut_short = self.cut_short or len(values) > MAX_VALUES
        return values[:MAX_VALUES]

    def _thing(self, value: dict[str, object], depth: int) -> Iterator[str | Node]:
        for wrapping in ("@value", "@list", "@set"):
            if wrapping in value:
                yield from self._values(value[wrapping], depth - 1)
                return
        node = self._node(value, depth)
        if node is not None:
            yield node


def _types(value: object) -> Iterator[str]:
    for one in value if isinstance(value, list) else [value]:
        if isinstance(one, str):
            yield one


def _name(word: str) -> str:
    """Return a name of schema.org in lower case; empty for a keyword and for another's name."""
    word = word.strip()[:200]
    bare = _OURS.sub("", word, count=1)
    if bare == word and (_FOREIGN.match(word) or word.startswith("@")):
        return ""
    return bare.strip("/#").lower()


def _is_foreign(value: object) -> bool:
    language = value.get("@language") if isinstance(value, dict) else None
    return isinstance(language, str) and not language.lower().startswith("nl")


def _text(value: object) -> str:
    if isinstance(value, bool):
        # "No" is how many systems write that a field is not filled in.
        return "true" if value else ""
    if isinstance(value, int | float):
        return f"{value}"
    return _UNREADABLE.sub("", value[:MAX_TEXT]) if isinstance(value, str) else ""
