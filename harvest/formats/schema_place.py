"""Where a thing of schema.org is, how it is reached, and whom it serves. Pure."""

from collections.abc import Iterable

from attrs import evolve

from harvest.formats.linked_data import Node
from harvest.locations import ONLINE, read_location, read_point
from harvest.plain import plain_text
from hub.model import Contact, Location

MAX_NAME = 300
MAX_SERVED = 50
MAX_CONTACTS = 10
_COUNTRY = frozenset({"nederland", "netherlands", "the netherlands", "nl", "nld"})


def location(node: Node, *names: str) -> Location | None:
    """Return the first real place among the values; online only when there is none."""
    online = False
    for value in node.all(*names):
        if isinstance(value, str):
            found = read_location(plain_text(value, MAX_NAME))
        elif "virtuallocation" in value.types:
            online = True
            continue
        else:
            found = place(value)
        if found is not None and found.name == ONLINE and not found.address:
            online = True
        elif found is not None:
            return found
    return Location(name=ONLINE) if online else None


def place(node: Node) -> Location | None:
    """Return where a place is: its name, its address and its point on the map."""
    if "postaladdress" in node.types:
        return _postal(node)
    name = plain_text(node.text("name"), MAX_NAME)
    written = _address(node) or Location()
    # An address without a street or a town in it is all the same where to go.
    only_words = name and written.name and not (written.address or written.city)
    address = written.name if only_words else written.address
    if name in (address, written.city):
        name = ""
    where = _on_the_map(evolve(written, name=name or written.name, address=address), node)
    return where if where != Location() else None


def seat(node: Node) -> Location | None:
    """Return where an organisation is: its own address, and the place that it is in."""
    own = _on_the_map(_address(node) or Location(), node)
    within = location(node, "location")
    if within is None:
        return own if own != Location() else None
    if own == Location():
        return within
    return evolve(own, name=own.name or within.name)


def _on_the_map(where: Location, node: Node) -> Location:
    point = _point(node)
    return evolve(where, lon=point[0], lat=point[1]) if point else where


def contact(node: Node) -> Contact:
    """Return how a thing is reached, its contact points included."""
    points = (node, *node.nodes("contactPoint", "contactPoints", "servicePhone"))
    phones = (text for one in points for text in one.texts("telephone", "phone"))
    mails = (text for one in points for text in one.texts("email"))
    return Contact(
        phones=_each_once(_bare(text, "tel:") for text in phones),
        mails=_each_once(_bare(text, "mailto:") for text in mails),
    )


def served(node: Node, *names: str) -> tuple[str, ...]:
    """Return the names of the areas that a thing is for; `NL` for the whole country."""
    found = (plain_text(text, MAX_NAME) for text in node.texts(*names)[:MAX_SERVED])
    return tuple(
        dict.fromkeys("NL" if one.lower() in _COUNTRY else one for one in found if one)
    )


def _address(node: Node) -> Location | None:
    """Return the address of a thing; some write its parts with the thing itself."""
    for value in node.all("address"):
        found = (
            read_location(plain_text(value, MAX_NAME))
            if isinstance(value, str)
            else _postal(value) or read_location(plain_text(value.text("name"), MAX_NAME))
        )
        if found is not None:
            return found
    return _postal(node)


def _postal(node: Node) -> Location | None:
    street = plain_text(" ".join(node.texts("streetAddress")), MAX_NAME)
    postcode = plain_text(node.text("postalCode"), 20)
    city = plain_text(node.text("addressLocality"), 100)
    if not (street or postcode or city):
        return None
    # Many put the whole address in the street.
    split = read_location(street)
    if split and split.postcode and (not postcode or split.postcode == _spaced(postcode)):
        return evolve(split, city=city or split.city)
    if split and split.address:
        street = split.address
        return Location(
            name=split.name, address=street, postcode=_spaced(postcode), city=city or split.city
        )
    return Location(address=street, postcode=_spaced(postcode), city=city)


def _spaced(postcode: str) -> str:
    """Return "1325AB" as "1325 AB", and anything else as it is."""
    bare = postcode.replace(" ", "").upper()
    whole = len(bare) == 6 and bare[:4].isdigit() and bare[4:].isalpha()
    return f"{bare[:4]} {bare[4:]}" if whole else postcode


def _point(node: Node) -> tuple[float, float] | None:
    for where in (*node.nodes("geo"), node):
        found = read_point(f"{where.text('latitude')};{where.text('longitude')}")
        if found:
            return found
    return None


def _bare(text: str, scheme: str) -> str:
    line = plain_text(text, MAX_NAME)
    return line[len(scheme) :].strip() if line.lower().startswith(scheme) else line


def _each_once(texts: Iterable[str]) -> tuple[str, ...]:
    found = tuple(dict.fromkeys(one for one in texts if one))
    return found[:MAX_CONTACTS]
