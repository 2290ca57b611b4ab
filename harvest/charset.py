"""Bytes of a feed or calendar as text, whatever they say about themselves. Pure."""

import codecs
import re

# What a publisher who names one of these has meant since 1996 (WHATWG Encoding, 4.2).
_WINDOWS_1252 = frozenset({"ascii", "iso8859-1", "cp1252"})
# Believed when named. UTF-7 is not: in it harmless looking text turns into mark-up. UTF-16
# shows itself, and Python's other codecs are not character sets.
_BELIEVED = (
    "utf-8",
    "ascii",
    "iso8859",
    "cp",
    "koi8",
    "mac-",
    "euc_",
    "shift_jis",
    "gb",
    "big5",
)
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
    (b"<\x00?\x00", "utf-16-le"),
    (b"\x00<\x00?", "utf-16-be"),
)
_XML_ENCODING = re.compile(
    rb"""^\s*<\?xml[^>]{0,200}?encoding\s*=\s*["']([A-Za-z0-9._-]{1,40})"""
)
_HTTP_ENCODING = re.compile(r"""charset\s*=\s*["']?([A-Za-z0-9._-]{1,40})""", re.IGNORECASE)
_STRAY_BYTES = {
    0xDC00 + byte: bytes([byte]).decode("cp1252", "replace") for byte in range(0x80, 0x100)
}
# Characters that XML forbids and nobody can read: C0 controls, non-characters, half surrogates.
_UNREADABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")


def decode(body: bytes, content_type: str = "") -> str:
    """Return the text of `body` without byte order mark and unreadable characters.

    A byte order mark wins; then valid UTF-8, because hardly any other text is that by accident;
    then the encoding that the document or else the header names. What is left is UTF-8 with
    stray windows-1252 bytes, the usual mixture.
    """
    return _UNREADABLE.sub("", _decoded(body, content_type)).removeprefix("\ufeff")


def _decoded(body: bytes, content_type: str) -> str:
    for mark, encoding in _MARKS:
        if body.startswith(mark):
            return body.decode(encoding, "replace")
    try:
        return body.decode("utf-8")
    except UnicodeDecodeError:
        encoding = _declared(body, content_type)
    if encoding in _WINDOWS_1252:
        return body.decode("cp1252", "replace")
    if encoding and encoding != "utf-8":
        return body.decode(encoding, "replace")
    return body.decode("utf-8", "surrogateescape").translate(_STRAY_BYTES)


def _declared(body: bytes, content_type: str) -> str:
    """Return Python's name of the encoding that the document names, or an empty string."""
    in_xml = _XML_ENCODING.search(body[:400])
    in_http = _HTTP_ENCODING.search(content_type)
    for name in (in_xml and in_xml[1].decode("ascii"), in_http and in_http[1]):
        known = _known(name or "")
        if known:
            return known
    return ""


def _known(name: str) -> str:
    try:
        codec = codecs.lookup(name).name
    except LookupError:
        return ""
    return codec if codec.startswith(_BELIEVED) else ""
