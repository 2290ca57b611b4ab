"""Parse web pages that carry JSON-LD or microdata of schema.org, and bare JSON-LD."""

from collections.abc import Iterator
from datetime import date, datetime
from itertools import chain
from urllib.parse import urldefrag

from attrs import evolve, frozen

from harvest.charset import decode
from harvest.formats.calendar import Window, window
from harvest.formats.embedded import embedded
from harvest.formats.linked_data import read
from harvest.formats.schema_event import in_order, work
from harvest.formats.schema_org import Read, read_event, read_organisation, read_service
from harvest.formats.schema_things import Thing, linked_pages, things
from harvest.join import joined
from harvest.links import canonical, is_own_page, page_id
from harvest.loss import Found, Loss
from harvest.plain import plain_text
from hub.clock import local_date
from hub.errors import ParseError
from hub.identity import digest
from hub.model import RawItem
from hub.source import Fetched, Follow, Source
from hub.vocabulary import Kind

MAX_THINGS = 5_000
"""Things of one page that are read; the longest honest agenda has some hundreds."""


MAX_WORK = 200_000
"""Days that all schedules of one page may look at: some 500 of a year, in five seconds."""


@frozen(kw_only=True, eq=False)
class Drawn:
    """An item that is still without its id, and what it may get that from."""

    item: RawItem
    node_id: str
    is_main: bool


def parse(source: Source, fetched: Fetched) -> Iterator[Found]:
    """Yield one item for each thing on the page, what it leads to, and the losses.

    Raises:
        ParseError: the page says nothing for machines, or nothing of it can be read.
    """
    text = decode(fetched.body, fetched.header("content-type"))
    page = embedded(text, fetched.base)
    if not page.speaks:
        raise ParseError(
            source.id,
            "de gegevens op de pagina zijn niet te lezen"
            if page.losses
            else "op de pagina staan geen gegevens (JSON-LD of microdata)",
        )
    yield from page.losses
    nodes, complete = read(page.values, page.base)
    found = tuple(things(nodes))
    if not complete or len(found) > MAX_THINGS:
        yield Loss(
            what=f"alleen de eerste {MAX_THINGS} onderdelen van de pagina zijn gelezen",
            entries=max(1, len(found) - MAX_THINGS),
        )
    is_list = fetched.url == source.url
    drawn: list[Drawn] = []
    for one in _drawn(source, found[:MAX_THINGS], fetched.fetched_at):
        if isinstance(one, Loss):
            yield one
        else:
            drawn.append(one)
    yield from _items(tuple(drawn), fetched, is_list=is_list)
    for url in linked_pages(nodes) if is_list else ():
        yield Follow(url=url, detail_of=page_id(url))


def _drawn(source: Source, found: tuple[Thing, ...], now: datetime) -> Iterator[Drawn | Loss]:
    """Yield the items and the losses; what repeats too much for one page is a loss."""
    wanted, spent = window(now), 0
    for thing in found:
        own = work(thing.node, wanted) if thing.kind is Kind.EVENT else 0
        if own and spent + own > MAX_WORK:
            name = plain_text(thing.node.text("name"), 80) or "een activiteit"
            yield Loss(what=f"{name}: op de pagina staan te veel herhalingen")
            continue
        spent += own
        one = _read(source, thing, wanted, local_date(now))
        if isinstance(one, Loss):
            yield one
            continue
        yield from one.losses
        yield Drawn(item=one.item, node_id=thing.node.id, is_main=thing.is_main)


def _read(source: Source, thing: Thing, wanted: Window, today: date) -> Read | Loss:
    if thing.kind is Kind.EVENT:
        return read_event(source.id, thing.node, thing.above, wanted)
    if thing.kind is Kind.SERVICE:
        return read_service(source.id, thing.node, thing.above, today)
    return read_organisation(source.id, thing.node, thing.kind, today)


def _items(drawn: tuple[Drawn, ...], fetched: Fetched, *, is_list: bool) -> Iterator[RawItem]:
    """Yield the items with their ids; what stands on the page twice comes once."""
    by_id: dict[str, list[RawItem]] = {}
    known = _linked(drawn)
    here = frozenset({canonical(fetched.url), canonical(fetched.base)})
    main = frozenset(() if is_list else _main(known, here))
    ids = identities(known, here if is_list else frozenset())
    for one, own_id in zip(known, ids, strict=True):
        identity = page_id(fetched.url) if one in main else own_id
        item = evolve(one.item, external_id=identity, url=one.item.url or fetched.base)
        by_id.setdefault(identity, []).append(item)
    for items in by_id.values():
        yield _together(items)


def identities(drawn: tuple[Drawn, ...], lists: frozenset[str]) -> tuple[str, ...]:
    """Return the identity of each item.

    The page of its own comes first, because systems number a moved event anew and keep its
    page; then the `@id`. Either counts only while nothing of another name has it too, and the
    pages in `lists` never do. What has neither is known by its name and its place, and not by
    its date, so that a change of date is a change and no other event; two of those are one
    event with two dates.
    """
    pages = [canonical(one.item.url) if _has_own_page(one.item, lists) else "" for one in drawn]
    node_ids = ["" if one.node_id.startswith("_:") else one.node_id for one in drawn]
    names = [one.item.title.casefold() for one in drawn]
    on_page = _gathered(pages, names)
    under_id = _gathered(node_ids, names)

    def identity(one: Drawn, page: str, node_id: str) -> str:
        if page and len(on_page[page]) == 1:
            return page_id(page)
        if node_id and len(under_id[node_id]) == 1:
            return page_id(node_id)
        where = one.item.details.location
        place = f"{where.name}\n{where.address}\n{where.postcode}" if where else ""
        said = f"{one.item.kind}\n{one.item.title.casefold()}\n{place}"
        return digest(said.encode())

    return tuple(map(identity, drawn, pages, node_ids))


def _has_own_page(item: RawItem, lists: frozenset[str]) -> bool:
    """Return whether its URL can be the identity: an organisation's front page can."""
    if item.kind in (Kind.ORGANISATION, Kind.PLACE):
        return bool(item.url)
    return is_own_page(item.url) and canonical(item.url) not in lists


def _gathered(keys: list[str], values: list[str]) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for key, value in zip(keys, values, strict=True):
        found.setdefault(key, set()).add(value)
    return found


def _linked(drawn: tuple[Drawn, ...]) -> tuple[Drawn, ...]:
    """Return the items, each without a page with the page of its other half.

    Pages say the same in JSON-LD and in microdata, and seldom with a link in both.
    """
    urls: dict[tuple[object, ...], set[str]] = {}
    for one in drawn:
        if one.item.url:
            urls.setdefault(_says(one.item), set()).add(one.item.url)

    def linked(one: Drawn) -> Drawn:
        same = urls.get(_says(one.item), set())
        if one.item.url or len(same) != 1:
            return one
        return evolve(one, item=evolve(one.item, url=next(iter(same))))

    return tuple(map(linked, drawn))


def _says(item: RawItem) -> tuple[object, ...]:
    event = item.details.event
    starts = tuple(one.start for one in event.occurrences) if event else ()
    return item.kind, item.title.casefold(), starts


def _main(drawn: tuple[Drawn, ...], here: frozenset[str]) -> tuple[Drawn, ...]:
    """Return what a page behind a list is about: what names that page, else the only thing.

    Several are one thing that stands there more than once.
    """
    about = tuple(
        one for one in drawn if _page_of(one.item.url) in here or _page_of(one.node_id) in here
    )
    for candidates in (about, tuple(one for one in drawn if one.is_main), drawn):
        events = tuple(one for one in candidates if one.item.kind is Kind.EVENT)
        if len({one.item.title.casefold() for one in events or candidates}) == 1:
            return events or candidates
    return ()


def _page_of(address: str) -> str:
    return canonical(urldefrag(address).url)


def _together(items: list[RawItem]) -> RawItem:
    """Return what several say of one thing: the first goes first, and all dates count."""
    (whole,) = joined(reversed(items))
    event = whole.details.event
    if event:
        dates = (one.details.event.occurrences for one in items if one.details.event)
        event = evolve(event, occurrences=in_order(chain.from_iterable(dates)))
    return evolve(whole, details=evolve(whole.details, event=event))
