"""Undo HTTP content codings within a size, and refuse what is cut off. Pure.

Scrapy's own middleware returns what it could read of a body that stops half way; for a feed
that would look like items that were withdrawn.
"""

import zlib
from collections.abc import Callable

import brotli  # type: ignore[import-untyped]  # it has no types

ACCEPTED = "gzip, deflate, br"
_GZIP_MAGIC = b"\x1f\x8b"
_GZIP_WINDOW = 31
_ZLIB_WINDOW = 15
_RAW_WINDOW = -15
_CHUNK = 65_536


class CodingError(ValueError):
    """The body is not what its Content-Encoding says. The message is Dutch."""


class TooLargeError(CodingError):
    """The body grows past the limit."""


def decompress(body: bytes, codings: str, limit: int) -> bytes:
    """Return the body without its codings (the value of Content-Encoding).

    Raises:
        TooLargeError: it, or a step on the way, has more than `limit` bytes.
        CodingError: the coding is unknown, or the body is damaged or cut off.
    """
    names = [name.strip().lower() for name in codings.split(",")]
    for name in reversed([name for name in names if name not in {"", "identity"}]):
        if name not in _CODINGS:
            raise CodingError("Het antwoord is op een onbekende manier verpakt.")
        body = _CODINGS[name](body, limit)
    return _checked(body, limit)


def _gunzip(body: bytes, limit: int) -> bytes:
    """Unpack one or more gzip members that follow each other; what comes after is ignored."""
    out, rest = _inflate(body, _GZIP_WINDOW, limit)
    while rest.startswith(_GZIP_MAGIC):
        member, rest = _inflate(rest, _GZIP_WINDOW, limit - len(out))
        out += member
    return out


def _deflate(body: bytes, limit: int) -> bytes:
    """Unpack zlib data, or the bare deflate stream that some servers send instead."""
    try:
        return _inflate(body, _ZLIB_WINDOW, limit)[0]
    except TooLargeError:
        raise
    except CodingError:
        return _inflate(body, _RAW_WINDOW, limit)[0]


def _inflate(body: bytes, window: int, limit: int) -> tuple[bytes, bytes]:
    """Return what one stream holds and what follows it."""
    stream = zlib.decompressobj(window)
    try:
        out = stream.decompress(body, limit + 1)
    except zlib.error as exc:
        raise CodingError("Het antwoord is beschadigd verpakt.") from exc
    _checked(out, limit)
    if not stream.eof:
        raise CodingError("Het antwoord is afgebroken.")
    return out, stream.unused_data


def _unbrotli(body: bytes, limit: int) -> bytes:
    stream = brotli.Decompressor()
    out = bytearray()
    data = body
    while not stream.is_finished():
        try:
            piece = stream.process(data, output_buffer_limit=_CHUNK)
        except brotli.error as exc:
            raise CodingError("Het antwoord is beschadigd verpakt.") from exc
        if not piece and not stream.is_finished():
            raise CodingError("Het antwoord is afgebroken.")
        out += piece
        _checked(out, limit)
        data = b""
    return bytes(out)


def _checked(out: bytes | bytearray, limit: int) -> bytes:
    if len(out) > limit:
        raise TooLargeError("Het antwoord is te groot.")
    return bytes(out)


_CODINGS: dict[str, Callable[[bytes, int], bytes]] = {
    "gzip": _gunzip,
    "x-gzip": _gunzip,
    "deflate": _deflate,
    "br": _unbrotli,
}
