"""A thing of schema.org as an item. Pure.

Persons are never read: no performer, author, employee, founder or attendee.
"""

import html
import re
from collections.abc import Iterator
from datetime import date

from attrs import evolve, frozen

from harvest.formats.calendar import Window
from harvest.formats.linked_data import Node
from harvest.formats.schema_event import ages, is_online, read_dates, spoken
from harvest.formats.schema_hours import Opening, opening
from harvest.formats.schema_offer import cost
from harvest.formats.schema_place import contact, location, place, seat, served
from harvest.formats.schema_types import kind
from harvest.links import without_tracking
from harvest.locations import ONLINE
from harvest.loss import Loss
from harvest.moments import instant
from harvest.organisers import organisation
from harvest.plain import markup, plain_text
from harvest.status_words import Titled, read_title
from hub.model import Contact, Details, Location, Organisation, RawItem, Said, Service
from hub.vocabulary import Kind

MAX_TITLE = 300
MAX_SUBJECTS = 20
MAX_SUBJECT = 60

_ORGANISERS = ("organizer", "provider", "serviceOperator")
_ESCAPED_TAG = re.compile(r"&lt;/?(?:p|br|div|span|strong|em|ul|li|a|h\d)\b")


@frozen(kw_only=True)
class Read:
    """What a thing says: the item, without its id, and what could not be read of it."""

    item: RawItem
    losses: tuple[Loss, ...] = ()


def read_event(source_id: str, node: Node, above: Node | None, wanted: Window) -> Read | Loss:
    """Return an event; what it does not say itself is what it is part of says."""
    host = above if above and kind(above) in (Kind.ORGANISATION, Kind.PLACE) else None
    above = None if host else above
    title = _title(node, above)
    if not title:
        return Loss(what=f"een activiteit zonder naam{_at(node)}")
    titled = read_title(title)
    when = read_dates(node, titled, wanted)
    if when.event is None:
        why = when.unread or "er staat geen datum bij"
        return Loss(what=f"{title[:80]}: {why}")
    losses = (Loss(what=f"{title[:80]}: {when.unread}", entries=0),) if when.unread else ()
    nodes = (node, above) if above else (node,)
    organisers = tuple(one for each in nodes for one in each.nodes(*_ORGANISERS))
    item = _item(source_id, node, Kind.EVENT, titled)
    details = evolve(
        item.details,
        event=when.event,
        location=next(filter(None, map(_where, nodes)), place(host) if host else None),
        organised_by=_organiser(nodes),
        contact=next(filter(_can_be_reached, map(_contact_of, organisers)), Contact()),
        cost=next(filter(None, map(cost, nodes)), ""),
        age=next(filter(None, map(ages, nodes)), ""),
        spoken=next(filter(None, map(spoken, nodes)), ()),
    )
    item = evolve(
        item,
        url=item.url or (_page(above) if above else ""),
        summary_html=item.summary_html or (_text(above) if above else ""),
        details=details,
    )
    return Read(item=item, losses=losses)


def read_organisation(source_id: str, node: Node, sort: Kind, today: date) -> Read | Loss:
    """Return an organisation or a place: where it is, when it is open, how it is reached."""
    title = _title(node, None)
    if not title:
        return Loss(what=f"een organisatie zonder naam{_at(node)}")
    open_when = opening(node, today)
    item = _item(source_id, node, sort, Titled(title=title))
    details = evolve(
        item.details,
        location=_without_own_name(seat(node), title),
        contact=evolve(contact(node), website=node.url("url", "sameAs")),
        organisation=_hours(sort, open_when),
        cost=cost(node),
        said=Said(serves=served(node, "areaServed", "serviceArea")),
    )
    return Read(
        item=evolve(item, body_html=_with_changed(item, open_when), details=details),
        losses=_unread(title, open_when),
    )


def read_service(source_id: str, node: Node, above: Node | None, today: date) -> Read | Loss:
    """Return a service: for whom, from whom, and where one can apply."""
    title = _title(node, None) or plain_text(node.text("serviceType"), MAX_TITLE)
    if not title:
        return Loss(what=f"een dienst zonder naam{_at(node)}")
    channels = node.nodes("availableChannel")
    providers = (*node.nodes(*_ORGANISERS), *((above,) if above else ()))
    open_when = next(
        (found for one in (node, *channels) if (found := opening(one, today)) != Opening()),
        Opening(),
    )
    reached = (contact(one) for one in (node, *channels, *providers))
    item = _item(source_id, node, Kind.SERVICE, Titled(title=title))
    words = (*node.texts("serviceType", "category"), *node.texts("serviceOutput", "produces"))
    details = evolve(
        item.details,
        location=next(filter(None, (_channel_place(one) for one in channels)), None),
        contact=next(filter(_can_be_reached, reached), Contact()),
        organisation=Organisation(hours=open_when.hours, closed=open_when.closed)
        if open_when.hours or open_when.closed
        else None,
        service=Service(
            apply_url=next((url for one in channels if (url := one.url("serviceUrl"))), ""),
            term=_processing(channels),
        ),
        organised_by=_organiser((node,)) or (organisation(above.text("name")) if above else ""),
        cost=cost(node),
        age=ages(node),
        spoken=next(filter(None, map(spoken, channels)), ()),
        subjects=_subjects((*words, *item.details.subjects)),
        said=Said(serves=served(node, "areaServed", "serviceArea", "jurisdiction")),
    )
    return Read(
        item=evolve(item, body_html=_with_changed(item, open_when), details=details),
        losses=_unread(title, open_when),
    )


def _item(source_id: str, node: Node, sort: Kind, titled: Titled) -> RawItem:
    return RawItem(
        source_id=source_id,
        external_id="",
        kind=sort,
        title=titled.title,
        url=_page(node),
        summary_html=_text(node),
        published=instant(node.text("datePublished")),
        updated=instant(node.text("dateModified")),
        details=Details(subjects=_subjects((*node.texts("keywords"), *_audiences(node)))),
    )


def _page(node: Node) -> str:
    return without_tracking(node.url("url", "mainEntityOfPage"))


def _title(node: Node, above: Node | None) -> str:
    names = (each.text("name", "headline", "legalName") for each in (node, above) if each)
    return next(filter(None, (plain_text(name, MAX_TITLE) for name in names)), "")


def _at(node: Node) -> str:
    url = node.url("url") or node.id
    return f" ({url[:200]})" if url else ""


def _text(node: Node) -> str:
    """Return the description as HTML; some systems write their mark-up with entities."""
    text = node.text("description", "articleBody", "disambiguatingDescription", "abstract")
    return markup(html.unescape(text) if _ESCAPED_TAG.search(text) else text)


def _subjects(words: tuple[str, ...]) -> tuple[str, ...]:
    parts = (plain_text(part, MAX_SUBJECT) for word in words for part in _parts(word))
    return tuple(dict.fromkeys(part for part in parts if part))[:MAX_SUBJECTS]


def _parts(words: str) -> Iterator[str]:
    return iter(words[: MAX_SUBJECTS * MAX_SUBJECT].split(","))


def _audiences(node: Node) -> tuple[str, ...]:
    return tuple(
        one if isinstance(one, str) else one.text("audienceType", "name")
        for one in node.all("audience")
    )


def _where(node: Node) -> Location | None:
    if is_online(node):
        return Location(name=ONLINE)
    return location(node, "location")


def _organiser(nodes: tuple[Node, ...]) -> str:
    """Return the first organiser whose name is certainly an organisation's.

    The type says nothing: The Events Calendar calls every organiser a Person.
    """
    names = (name for node in nodes for name in node.texts(*_ORGANISERS))
    return next(filter(None, map(organisation, names)), "")


def _contact_of(organiser: Node) -> Contact:
    """Return how an organiser is reached, when that is no person."""
    return contact(organiser) if organisation(organiser.text("name")) else Contact()


def _can_be_reached(reached: Contact) -> bool:
    return bool(reached.phones or reached.mails)


def _without_own_name(where: Location | None, title: str) -> Location | None:
    """Return the place without a name that only repeats whose place it is."""
    if where is None or plain_text(where.name, MAX_TITLE) != title:
        return where
    bare = evolve(where, name="")
    return bare if bare != Location() else None


def _hours(sort: Kind, found: Opening) -> Organisation | None:
    if sort is Kind.ORGANISATION or found.hours or found.closed:
        return Organisation(hours=found.hours, closed=found.closed)
    return None


def _with_changed(item: RawItem, found: Opening) -> str:
    """Return the text with the days on which the hours are different, when there are any."""
    if not found.changed:
        return ""
    lines = "".join(f"<li>{html.escape(line)}</li>" for line in found.changed)
    return f"{item.summary_html}<h2>Andere openingstijden</h2><ul>{lines}</ul>"


def _unread(title: str, found: Opening) -> tuple[Loss, ...]:
    return tuple(
        Loss(what=f"{title[:80]}: de openingstijd “{line}” is niet te lezen", entries=0)
        for line in found.unread
    )


def _channel_place(channel: Node) -> Location | None:
    found = next(iter(channel.nodes("serviceLocation")), None)
    return place(found) if found else None


def _processing(channels: tuple[Node, ...]) -> str:
    """Return how long it takes, when that is said in words."""
    texts = (plain_text(one.text("processingTime"), 100) for one in channels)
    return next((text for text in texts if text and not re.match(r"P[T\d]", text)), "")
