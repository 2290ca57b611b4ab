"""Parse The Events Calendar (WordPress) by its REST API: one item for each event.

An event that repeats comes as one post for each date. They belong together by their address,
which is the same but for the date behind it; so a date that is moved changes no identity.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta
from urllib.parse import urljoin, urlsplit, urlunsplit

from attrs import evolve, frozen

from harvest.formats.json_values import Record, entries, read_json, record, text, word
from harvest.formats.tec_event import MAX_TITLE, event_item, is_hidden
from harvest.formats.url_question import asked_for, with_answer, with_question, without_answer
from harvest.links import is_own_page, page_id
from harvest.loss import Found, Loss
from harvest.plain import one_line, plain_text
from hub.clock import local_date
from hub.errors import ParseError
from hub.model import Event, RawItem
from hub.source import Fetched, Follow, Source

MAX_EVENTS = 5_000
"""Events of one answer that are read; a server gives 50, and 100 at most."""

MAX_AHEAD = 365
"""Days ahead that are asked for, as for calendars."""

PER_PAGE = "50"
_REST = "/wp-json/tribe/events/v1"
_REST_ROUTE = "rest_route"
_PAST_THE_END = "event-archive-page-not-found"
# Behind the address of one date of an event: /event/koffie/2027-03-05/, or /2027-03-05/2/ for
# the second of that day.
_DATE_IN_PATH = re.compile(r"(?P<event>/.*[^/]/)\d{4}-\d{2}-\d{2}(?:/\d{1,3})?/?")
_DATE_IN_QUESTION = "eventDate"


@frozen(kw_only=True)
class Dated:
    """One date of an event as an item, and the identity and address of the whole event."""

    event_id: str
    event_url: str
    item: RawItem


def first_url(source: Source, now: datetime) -> str:
    """Return the question for the events from yesterday on, page by page.

    The source's URL is that of the site, of its REST API, or of the events in that.
    """
    today = local_date(now)
    ahead = max(1, min(source.query.days, MAX_AHEAD))
    url, path = _events_path(source.url)
    question = {
        "per_page": PER_PAGE,
        "start_date": (today - timedelta(days=1)).isoformat(),
        "end_date": (today + timedelta(days=ahead)).isoformat(),
        "search": source.query.words,
        "categories": ",".join(source.query.topics),
    }
    return with_question(url, question, path=path)


def parse(source: Source, fetched: Fetched) -> Iterator[Found]:
    """Yield one item for each event with all its dates in this answer, and the next page.

    Raises:
        ParseError: this is no list of events, or the site says what is wrong.
    """
    answer = read_json(source, fetched)
    dated: list[Dated] = []
    for place, event in enumerate(_events(source, answer), start=1):
        found = _dated(source, event, fetched.base, place)
        if isinstance(found, Loss):
            yield found
        elif found is not None:
            dated.append(found)
    yield from _joined(dated)
    yield from _next_page(answer, fetched)


def _events_path(url: str) -> tuple[str, str]:
    """Return the URL and the path at which its site gives events."""
    route = asked_for(url, _REST_ROUTE)
    if route:
        return with_answer(url, _REST_ROUTE, _to_events(route)), ""
    path = urlsplit(url).path.rstrip("/")
    return url, _to_events(path if "/wp-json" in path else f"{path}{_REST}")


def _to_events(path: str) -> str:
    path = path.rstrip("/")
    if path.endswith("/wp-json"):
        return f"{path}{_REST.removeprefix('/wp-json')}/events"
    return f"{path}/events" if path.endswith(_REST.removeprefix("/wp-json")) else path


def _events(source: Source, answer: object) -> tuple[Record | None, ...]:
    if isinstance(answer, list):
        events = entries(answer, MAX_EVENTS)
        if events and not any(one and "start_date" in one for one in events):
            raise ParseError(source.id, "het antwoord bevat geen activiteiten")
        return events
    whole = record(answer)
    if isinstance(whole.get("events"), list):
        return entries(whole["events"], MAX_EVENTS)
    if word(whole.get("code")) == _PAST_THE_END:
        return ()
    if "start_date" in whole:
        return (whole,)
    raise ParseError(source.id, _refusal(whole))


def _refusal(answer: Record) -> str:
    code, message = text(answer.get("code")), text(answer.get("message"))
    said = one_line(" ".join(part for part in (code, message) if part), 200)
    return f"de site weigert de vraag: {said}" if said else "er zijn geen activiteiten"


def _dated(source: Source, event: Record | None, base: str, place: int) -> Dated | Loss | None:
    """Return one date of an event, or why it is left out; None when its site hides it."""
    if not event:
        return Loss(what=f"nummer {place} van de lijst is geen activiteit")
    if is_hidden(event):
        return None
    url = _absolute(text(event.get("url")), base)
    page = _without_date(url)
    post = word(event.get("id"))
    name = plain_text(text(event.get("title")), 80) or url[:80] or post or "zonder titel"
    own_page = is_own_page(url)
    if not post and not own_page:
        return Loss(what=f"{name}: deze activiteit heeft geen nummer en geen pagina")
    own_id = f"{post}@{_host(url) or _host(base)}" if post else page_id(url)
    item = event_item(source, event, identity=own_id, url=url)
    if item is None:
        return Loss(what=f"{name}: er is geen begin"[:MAX_TITLE])
    event_id = page_id(page) if own_page and page != url else own_id
    return Dated(event_id=event_id, event_url=page, item=item)


def _absolute(url: str, base: str) -> str:
    try:
        return urljoin(base, url) if url else ""
    except ValueError:
        return ""


def _without_date(url: str) -> str:
    """Return the address of the event behind the address of one of its dates."""
    try:
        bare = without_answer(url, _DATE_IN_QUESTION)
        parts = urlsplit(bare)
    except ValueError:
        return url
    found = _DATE_IN_PATH.fullmatch(parts.path)
    return urlunsplit(parts._replace(path=found["event"])) if found else bare


def _host(url: str) -> str:
    try:
        return urlsplit(url).hostname or ""
    except ValueError:
        return ""


def _joined(dated: Iterable[Dated]) -> Iterator[RawItem]:
    """Yield one item for each event; a date with another title or place is one of its own."""
    events: dict[str, list[Dated]] = {}
    for one in dated:
        events.setdefault(one.event_id, []).append(one)
    for event_id, dates in events.items():
        usual = Counter(_says(one.item) for one in dates).most_common(1)[0][0]
        together = [one.item for one in dates if _says(one.item) == usual]
        whole = evolve(together[0], external_id=event_id, url=dates[0].event_url)
        yield _with_dates(whole, together)
        apart: dict[str, list[RawItem]] = {}
        for one in dates:
            if _says(one.item) != usual:
                apart.setdefault(one.item.external_id, []).append(one.item)
        # The event itself has this id, when its dates have no pages of their own.
        apart.pop(event_id, None)
        yield from (_with_dates(items[0], items) for items in apart.values())


def _says(item: RawItem) -> tuple[str, object]:
    return item.title.casefold(), item.details.location


def _with_dates(item: RawItem, items: Iterable[RawItem]) -> RawItem:
    events = [one.details.event for one in items if one.details.event]
    dates = {date for event in events for date in event.occurrences}
    event = Event(
        occurrences=tuple(sorted(dates, key=lambda date: (date.start, date.end, date.status))),
        note=next((event.note for event in events if event.note), ""),
    )
    return evolve(item, details=evolve(item.details, event=event), more_dates=True)


def _next_page(answer: object, fetched: Fetched) -> Iterator[Follow]:
    url = _absolute(text(record(answer).get("next_rest_url")), fetched.base)
    if not url:
        return
    # Behind a proxy WordPress does not know that it is asked over https.
    if url.startswith("http://") and fetched.base.startswith(f"https://{_host(url)}/"):
        url = f"https{url.removeprefix('http')}"
    yield Follow(url=url)
