"""Stable ids and URL words. Never from a position, a clock or `hash()`."""

from hashlib import blake2b

from slugify import slugify

SLUG_BYTES = 80
"""The longest slug: well under every file system's limit of 255 bytes for a name."""

ID_CHARACTERS = 5
_BASE32 = "abcdefghijklmnopqrstuvwxyz234567"


def digest(data: bytes) -> str:
    """Return 32 hexadecimal characters (blake2b, 16 bytes) that identify these bytes."""
    return blake2b(data, digest_size=16).hexdigest()


def short_id(text: str) -> str:
    """Return 5 characters of [a-z2-7] that stand for `text`: 25 bits of its blake2b."""
    number = int.from_bytes(blake2b(text.encode(), digest_size=4).digest()) >> 7
    return "".join(_BASE32[(number >> shift) & 31] for shift in (20, 15, 10, 5, 0))


def words_slug(text: str, fallback: str = "item") -> str:
    """Return `text` as [a-z0-9-] of at most SLUG_BYTES, cut at a word where it can be."""
    cleaned = text.replace("\N{APOSTROPHE}", "").replace("\N{RIGHT SINGLE QUOTATION MARK}", "")
    return slugify(cleaned, max_length=SLUG_BYTES, word_boundary=True) or fallback


def item_slug(title: str, item_id: str) -> str:
    """Return the URL word of a harvested item: its words at first sight and 5 of its id.

    The caller keeps it in the store, so that a changed title does not move the page.
    """
    words = slugify(words_slug(title), max_length=SLUG_BYTES - ID_CHARACTERS - 1)
    return f"{words}-{short_id(item_id)}"


def item_id(source_id: str, external_id: str) -> str:
    """Return the identity of an item: its source and that source's own id for it."""
    return f"{source_id}:{external_id}"
