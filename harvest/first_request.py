"""The URL with which the harvest of a source begins. Pure."""

from collections.abc import Callable
from datetime import datetime

from hub.source import Source
from hub.vocabulary import SourceFormat

_FIRST_URLS: dict[SourceFormat, Callable[[Source, datetime], str]] = {}


def first_url(source: Source, now: datetime) -> str:
    """Return the source's own URL, with its question where its format asks one."""
    ask = _FIRST_URLS.get(source.format)
    return ask(source, now) if ask else source.url
