"""Which parser reads which format. Parsers are pure; the first argument is the definition."""

from collections.abc import Callable, Iterator

from harvest.formats import (
    csv_list,
    hsds,
    html_list,
    ics,
    jsonld,
    opvoeden,
    rijksoverheid,
    rss,
    sc_feed,
    schoolvakanties,
    sitemap,
    sru_sc,
    tec,
)
from harvest.loss import Found, Loss
from harvest.parsed import Parsed
from hub.errors import ParseError
from hub.model import RawItem
from hub.source import Fetched, Follow, Source
from hub.vocabulary import SourceFormat

MAX_NAMED = 50
"""Losses that are named; the rest is counted."""

_PARSERS: dict[SourceFormat, Callable[[Source, Fetched], Iterator[Found]]] = {
    SourceFormat.RSS: rss.parse,
    SourceFormat.CSV: csv_list.parse,
    SourceFormat.HSDS: hsds.parse,
    SourceFormat.HTML: html_list.parse,
    SourceFormat.ICS: ics.parse,
    SourceFormat.JSONLD: jsonld.parse,
    SourceFormat.OPVOEDEN: opvoeden.parse,
    SourceFormat.RIJKSOVERHEID: rijksoverheid.parse,
    SourceFormat.SC_FEED: sc_feed.parse,
    SourceFormat.SCHOOLVAKANTIES: schoolvakanties.parse,
    SourceFormat.SITEMAP: sitemap.parse,
    SourceFormat.SRU_SC: sru_sc.parse,
    SourceFormat.TEC: tec.parse,
}


def parse(source: Source, fetched: Fetched) -> Parsed:
    """Return what one answer holds, each item once.

    An empty answer of the right shape has no items; whether that is to be believed is for the
    caller to say.

    Raises:
        ParseError: the answer is not what the source's format promises.
    """
    parser = _PARSERS.get(source.format)
    if parser is None:
        raise ParseError(source.id, f"het formaat {source.format} wordt niet opgehaald")
    found = tuple(parser(source, fetched))
    losses = [one for one in found if isinstance(one, Loss)]
    # The first of two with one id wins; parsers put the right one first.
    items = {one.external_id: one for one in reversed(found) if isinstance(one, RawItem)}
    return Parsed(
        items=tuple(items[key] for key in sorted(items)),
        follows=tuple(one for one in found if isinstance(one, Follow)),
        lost=sum(loss.entries for loss in losses),
        losses=tuple(loss.what for loss in losses[:MAX_NAMED]),
        cut_off=any(loss.cut_off for loss in losses),
    )
