"""How a person or a program would read a text, bytes, a file or a record.

A name can hide behind HTML, escapes, percent signs, a folded calendar line or gzip; whoever
looks for it must see through those.
"""

import codecs
import gzip
import re
import zlib
from collections.abc import Iterator
from html import unescape
from pathlib import Path
from urllib.parse import unquote

import msgspec

# Tags that may stand inside a word.
_INLINE = re.compile(
    r"</?(?:a|b|em|font|i|mark|small|span|strong|su[bp]|u|wbr)\b[^<>]*>", re.IGNORECASE
)
_TAG = re.compile(r"<[^<>]*>")
_FOLD = re.compile(r"\r?\n[ \t]")
_ESCAPE = re.compile(r"\\(?:u([0-9a-fA-F]{4})|([nNrt])|(.))")
_HAS_MARKUP = re.compile(r"[<&%\\]|\n[ \t]")
_UTF_16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_GZIP = b"\x1f\x8b"


def readings(text: str) -> Iterator[str]:
    """Yield a text as it stands, and as it reads without folds, escapes and tags."""
    yield text
    if not _HAS_MARKUP.search(text):
        return
    for whole in dict.fromkeys((text, _FOLD.sub("", text))):
        # Twice: feeds hold HTML with its own escapes.
        bare = unescape(unescape(_ESCAPE.sub(_unescaped, unquote(whole))))
        yield bare
        yield _TAG.sub(" ", bare)
        yield _TAG.sub(" ", _INLINE.sub("", bare))


def readings_of_bytes(data: bytes) -> Iterator[str]:
    """Yield the readings of bytes in the encodings that they may have."""
    for text in dict.fromkeys(_decoded(data)):
        yield from readings(text)


def readings_of_file(path: Path) -> Iterator[str]:
    """Yield the readings of a file; of a gzip file those of what is inside.

    Raises:
        OSError: it cannot be read.
    """
    data = path.read_bytes()
    yield from readings_of_bytes(_unzipped(data))


def texts_in(record: object) -> Iterator[str]:
    """Yield every reading of every string in a record, however deep."""
    for text in _strings(msgspec.to_builtins(record)):
        yield from readings(text)


def _strings(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for inner in value.values():
            yield from _strings(inner)
    elif isinstance(value, list | tuple):
        for inner in value:
            yield from _strings(inner)


def _unescaped(found: re.Match[str]) -> str:
    """Return what a backslash of JSON or a calendar stands for."""
    if found[1]:
        return chr(int(found[1], 16))
    return " " if found[2] else found[3]


def _decoded(data: bytes) -> Iterator[str]:
    if data.startswith(_UTF_16):
        yield data.decode("utf-16", "replace")
        return
    yield data.decode("utf-8-sig", "replace")
    if not data.isascii():
        yield data.decode("cp1252", "replace")


def _unzipped(data: bytes) -> bytes:
    if not data.startswith(_GZIP):
        return data
    try:
        return gzip.decompress(data)
    except (OSError, EOFError, zlib.error):
        # Damaged: what can be read of it is what stands there.
        return data
