"""Parsers that misbehave, for the pool that must survive them."""

import os

from harvest.parsed import Parsed
from hub.errors import ParseError
from hub.model import RawItem
from hub.source import Fetched, Source
from hub.vocabulary import Kind


def one_item(source: Source, fetched: Fetched) -> Parsed:
    title = fetched.body.decode("utf-8", "surrogateescape")
    item = RawItem(source_id=source.id, external_id="1", kind=Kind.NEWS, title=title)
    return Parsed(items=(item,), lost=1, losses=("2: geen titel",))


def refuses(source: Source, _fetched: Fetched) -> Parsed:
    raise ParseError(source.id, "Dit is geen feed.")


def breaks(_source: Source, _fetched: Fetched) -> Parsed:
    raise KeyError("geheim")


def hangs(_source: Source, _fetched: Fetched) -> Parsed:
    while True:
        pass


def dies(_source: Source, _fetched: Fetched) -> Parsed:
    os._exit(1)


def swells(_source: Source, _fetched: Fetched) -> Parsed:
    hoard = []
    while True:
        hoard.append(bytearray(2**20))
