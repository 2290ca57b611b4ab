"""Codes of areas as the files of the CBS write them: bare, padded, with a year. Pure."""

import re

_DIGITS = {"GM": 4, "WK": 6, "BU": 8}
_WHOLE = re.compile(r"(?P<edition>(?:19|20)\d\d)?(?P<code>(?:GM|WK|BU)[0-9A-Z]+)")
_BARE = re.compile(r"\d[0-9A-Z]*")


def area_code(written: object, prefix: str) -> str:
    """Return the code of an area at the level of `prefix` (GM, WK, BU), or "" when it is none.

    Spaces around it, a missing prefix and lost zeros at the start are mended.
    """
    text = str(written).strip().upper()
    whole = _WHOLE.fullmatch(text)
    if whole:
        code = whole["code"]
        right = code.startswith(prefix) and len(code) == len(prefix) + _DIGITS[prefix]
        return code if right else ""
    if not _BARE.fullmatch(text) or len(text) > _DIGITS[prefix]:
        return ""
    return prefix + text.zfill(_DIGITS[prefix])


def edition_in(written: object) -> int | None:
    """Return the edition in front of a code ("2025WK077211"), or None."""
    whole = _WHOLE.fullmatch(str(written).strip().upper())
    return int(whole["edition"]) if whole and whole["edition"] else None


def wijk_of(buurt: str) -> str:
    """Return the code of the wijk in which a buurt lies: its first six digits."""
    return f"WK{buurt[2:8]}"
