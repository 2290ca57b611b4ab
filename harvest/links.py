"""Which page a link leads to, however it was decorated. Pure."""

from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

from hub.identity import digest

# Parameters that tell where a visitor came from and never which page it is.
_TRACKING = frozenset({
    "fbclid", "gclid", "dclid", "msclkid", "yclid", "igshid", "mc_cid", "mc_eid", "pk_campaign",
    "pk_kwd", "pk_source", "pk_medium", "piwik_campaign", "_ga", "_gl", "at_campaign",
    "at_medium",
})  # fmt: skip
_TRACKING_FAMILIES = ("utm_", "mtm_", "hsa_")


def without_tracking(url: str) -> str:
    """Return the URL without parameters that only follow visitors."""
    url = url.strip()
    try:
        parts = urlsplit(url)
    except ValueError:
        return url
    if not parts.query:
        return url
    pairs = parse_qsl(parts.query, keep_blank_values=True)
    kept = [pair for pair in pairs if not _is_tracking(pair[0])]
    return url if len(kept) == len(pairs) else urlunsplit(parts._replace(query=urlencode(kept)))


def canonical(url: str) -> str:
    """Return one spelling for all links to the same page; for comparing, not for fetching.

    http and https count as one, as do a final slash and its absence.
    """
    try:
        parts = urlsplit(without_tracking(url))
        port = parts.port
    except ValueError:
        return url.strip()
    if parts.scheme.lower() not in ("http", "https"):
        return url.strip()
    host = (parts.hostname or "") + ("" if port in (None, 80, 443) else f":{port}")
    return urlunsplit(
        ("https", host, parts.path.rstrip("/") or "/", parts.query, parts.fragment)
    )


def is_own_page(url: str) -> bool:
    """Return whether the link can belong to one item: a web page that is no front page."""
    try:
        parts = urlsplit(url.strip())
    except ValueError:
        return False
    if parts.scheme.lower() not in ("http", "https") or not parts.hostname:
        return False
    return bool(parts.path.strip("/") or parts.query or parts.fragment)


def page_id(url: str) -> str:
    """Return the identity of the page behind a link."""
    return digest(canonical(url).encode())


def _is_tracking(name: str) -> bool:
    lowered = name.lower()
    return lowered in _TRACKING or lowered.startswith(_TRACKING_FAMILIES)
