"""Ask a search service (SRU) for the products of a gemeente, page by page."""

from collections.abc import Iterator
from datetime import datetime
from urllib.parse import parse_qsl, quote, urlencode, urlsplit, urlunsplit

from harvest.formats.sc_feed import number, read_catalogue
from harvest.loss import Found
from hub.errors import ParseError
from hub.source import Fetched, Follow, Query, Source

PAGE = 50
"""Records in one answer; the service gives no more."""

_USUAL = (("version", "1.2"), ("operation", "searchRetrieve"), ("x-connection", "sc"))


def first_url(source: Source, _: datetime) -> str:
    """Return the question for the first page.

    Parameters of the source's own URL stay as they are, so that another service than the
    central one can be asked; a `query` among them is the whole question.
    """
    own = _parameters(source.url) or _USUAL
    ask = (("query", cql(source.query)), ("startRecord", "1"), ("maximumRecords", str(PAGE)))
    names = {name for name, _ in own}
    return _with(source.url, (*own, *(one for one in ask if one[0] not in names)))


def cql(query: Query) -> str:
    """Return the question in the language of the service (CQL).

    Words are asked for one by one: the service knows no phrases, and words without AND between
    them give it an empty answer. Of several topics one is enough. Words that hold a `=` are a
    question in CQL already and are asked as they stand.
    """
    own = query.words.strip() if "=" in query.words else ""
    words = () if own else query.words.split()
    topics = " OR ".join(f"subject={_quoted(topic)}" for topic in query.topics)
    parts = (
        f"authority={_quoted(query.authority)}" if query.authority else "",
        own,
        *(f"keyword={_quoted(word)}" for word in words),
        f"({topics})" if len(query.topics) > 1 else topics,
    )
    return " AND ".join(part for part in parts if part)


def parse(source: Source, fetched: Fetched) -> Iterator[Found]:
    """Yield the products of one page and the request for the next, until all are there.

    Raises:
        ParseError: this is no catalogue, the service refused the question, or it counts
            products that it does not give.
    """
    catalogue = read_catalogue(source, fetched)
    own = _parameters(fetched.url)
    start = max(1, number(dict(own).get("startRecord", "1")))
    ahead = start + catalogue.records
    if not catalogue.records and start <= catalogue.total:
        told = f"de zoekdienst telt {catalogue.total} producten, maar geeft er geen"
        raise ParseError(source.id, f"{told} vanaf nummer {start}")
    yield from catalogue.found
    if ahead <= catalogue.total:
        kept = tuple(pair for pair in own if pair[0] != "startRecord")
        yield Follow(url=_with(fetched.url, (*kept, ("startRecord", str(ahead)))))


def _quoted(text: str) -> str:
    escaped = " ".join(text.split()).replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'


def _parameters(url: str) -> tuple[tuple[str, str], ...]:
    return tuple(parse_qsl(urlsplit(url).query, keep_blank_values=True))


def _with(url: str, parameters: tuple[tuple[str, str], ...]) -> str:
    asked = urlencode(parameters, quote_via=quote, safe="")
    return urlunsplit(urlsplit(url)._replace(query=asked, fragment=""))
