"""Write records as JSON and read them back, with a version, for the store and the job files."""

from typing import TypeVar

import msgspec

from hub.errors import StoreError

T = TypeVar("T")

VERSION = 1
"""Raised when a record's fields change meaning; the store then harvests afresh."""

_ENCODER = msgspec.json.Encoder(order="deterministic")
_PREFIX = b"%d " % VERSION


def encode(record: object) -> bytes:
    """Return the record as canonical JSON: the same record gives the same bytes."""
    return _ENCODER.encode(record)


def encoded(record: object) -> msgspec.Raw:
    """Return the record as it will stand in others that are encoded: its JSON, made once."""
    return msgspec.Raw(encode(record))


def decode(data: bytes, kind: type[T]) -> T:
    """Return the record that `encode` wrote.

    Raises:
        StoreError: the bytes do not hold such a record.
    """
    try:
        return msgspec.json.decode(data, type=kind)
    except msgspec.DecodeError as exc:
        raise StoreError(f"unreadable {kind.__name__}: {exc}") from exc


def pack(record: object) -> bytes:
    """Return `encode(record)` behind the codec's version."""
    return _PREFIX + encode(record)


def unpack(data: bytes, kind: type[T]) -> T:
    """Return the record that `pack` wrote.

    Raises:
        StoreError: another version wrote it, or it is damaged.
    """
    if not data.startswith(_PREFIX):
        raise StoreError(f"a {kind.__name__} of another version of the hub")
    return decode(data[len(_PREFIX) :], kind)
