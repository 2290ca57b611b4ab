"""The URL with which the harvest of a source begins. Pure."""

from collections.abc import Callable
from datetime import datetime

from harvest.formats import hsds, rijksoverheid_question, sru_sc, tec
from hub.source import Source
from hub.vocabulary import SourceFormat

_FIRST_URLS: dict[SourceFormat, Callable[[Source, datetime], str]] = {
    SourceFormat.RIJKSOVERHEID: rijksoverheid_question.first_url,
    SourceFormat.SRU_SC: sru_sc.first_url,
    SourceFormat.HSDS: hsds.first_url,
    SourceFormat.TEC: tec.first_url,
}


def first_url(source: Source, now: datetime) -> str:
    """Return the source's own URL, with its question where its format asks one."""
    ask = _FIRST_URLS.get(source.format)
    return ask(source, now) if ask else source.url
