"""Addresses that may stand behind a link. Pure: looks nothing up.

A browser reads URLs more leniently than any library: it forgets tabs and control characters and
takes a backslash for a slash. What needs such leniency is refused here, not repaired.
"""

import re
from urllib.parse import SplitResult, quote, unquote, urljoin, urlsplit, urlunsplit

from harvest.links import without_tracking

URL_MAX = 2000
"""The longest URL: what browsers and mail programs are known to carry."""

WEB = frozenset({"http", "https"})
LINKS = WEB | {"mailto", "tel"}

MAIL = re.compile(r"[\w.+'-]{1,64}@(?:[\w-]{1,63}\.)+[A-Za-z][\w-]{1,62}", re.ASCII)

_REFUSED = re.compile("[\x00-\x1f\x7f-\xa0\xad\\\\\u1680\u180e\u2000-\u200f\u2028-\u202f"
                      "\u205f-\u206f\u3000\ud800-\udfff\ufeff\ufff0-\uffff]")  # fmt: skip
_SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.-]*):")
_HOST = re.compile(
    r"(?:[a-z0-9_](?:[a-z0-9_-]*[a-z0-9_])?\.)*[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.?"
)
_TELEPHONE = re.compile(r"\+?[0-9]{3,15}")
_PATH_SAFE = "/%:@!$&()*+,;=~"
_QUERY_SAFE = _PATH_SAFE + "?[]"


def safe_url(text: str, *, base: str = "", schemes: frozenset[str] = LINKS) -> str:
    """Return an absolute URL that may be shown as a link, or an empty string.

    A relative URL is resolved against `base`. User names, odd schemes, control characters and
    white space are refused; the parameters by which advertisers follow people are taken out.
    """
    trimmed = text.strip("".join(map(chr, range(33))))
    if not trimmed or len(trimmed) > URL_MAX or _REFUSED.search(trimmed):
        return ""
    if trimmed.lower().startswith("www."):
        trimmed = f"https://{trimmed}"
    try:
        absolute = trimmed if _SCHEME.match(trimmed) else urljoin(base, trimmed)
        split = urlsplit(absolute)
        scheme = split.scheme if split.scheme in schemes else ""
        return _web(split) if scheme in WEB else _contact(scheme, split.path)
    except ValueError:  # a port or an IPv6 address that cannot be
        return ""


def safe_site_path(text: str) -> str:
    """Return a path within our own site ("/almere/agenda/"), or an empty string."""
    if not text.startswith("/") or text.startswith("//") or _REFUSED.search(text):
        return ""
    return quote(text[:URL_MAX], safe=_QUERY_SAFE + "#")


def _contact(scheme: str, rest: str) -> str:
    if scheme == "tel":
        number = re.sub(r"[\s().–-]", "", unquote(rest))
        return f"tel:{number}" if _TELEPHONE.fullmatch(number) else ""
    # Without its query, which can fill in a subject, a text and more receivers.
    address = unquote(rest)
    return f"mailto:{address}" if scheme == "mailto" and MAIL.fullmatch(address) else ""


def _web(split: SplitResult) -> str:
    host = _netloc(split)
    if not host:
        return ""
    path = quote(split.path, safe=_PATH_SAFE) or "/"
    query = quote(split.query, safe=_QUERY_SAFE)
    fragment = quote(split.fragment, safe=_QUERY_SAFE)
    return without_tracking(urlunsplit((split.scheme, host, path, query, fragment)))


def _netloc(split: SplitResult) -> str:
    """Return `host` or `host:port`, or nothing when it is no plain host."""
    host = split.hostname or ""
    if "@" in split.netloc or "%" in host:
        return ""
    port = f":{split.port}" if split.port is not None else ""
    if ":" in host:
        return f"[{host}]{port}"
    if not host.isascii():
        host = host.encode("idna").decode()
    return f"{host}{port}" if len(host) < 254 and _HOST.fullmatch(host) else ""
