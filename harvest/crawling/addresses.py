"""Where a source may take us: which URLs are fit to fetch and which addresses are public. Pure.

A URL is looked at twice. `refusal` looks at how it is written, before each request and at each
redirect. `may_connect` looks at an address that a name resolved to, just before the connection
is made to that same address, so that a name cannot point elsewhere in between.
"""

import re
from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network
from urllib.parse import SplitResult, urlsplit

from attrs import frozen

DEFAULT_PORTS = {"http": 80, "https": 443}

# IANA's special-purpose registries. The standard library's is_global is not used: its answer
# for 192.0.0.0/24 differs between patch releases of one Python version.
_SPECIAL_V4 = tuple(
    ip_network(block)
    for block in (
        "0.0.0.0/8",  # this network
        "10.0.0.0/8",  # private
        "100.64.0.0/10",  # behind a provider's NAT; 100.100.100.200 is a cloud's metadata
        "127.0.0.0/8",  # loopback
        "168.63.129.16/32",  # a cloud's own services, although the address is public
        "169.254.0.0/16",  # link-local; 169.254.169.254 is metadata
        "172.16.0.0/12",  # private
        "192.0.0.0/24",  # protocol assignments
        "192.0.2.0/24",  # documentation
        "192.88.99.0/24",  # 6to4 relays
        "192.168.0.0/16",  # private
        "198.18.0.0/15",  # benchmarks
        "198.51.100.0/24",  # documentation
        "203.0.113.0/24",  # documentation
        "224.0.0.0/4",  # multicast
        "240.0.0.0/4",  # reserved, and broadcast
    )
)
_GLOBAL_V6 = ip_network("2000::/3")
_SPECIAL_V6 = tuple(
    ip_network(block)
    for block in (
        "2001::/23",  # protocol assignments, Teredo among them
        "2001:db8::/32",  # documentation
        "2002::/16",  # 6to4: leads to an IPv4 address that we did not check
        "3fff::/20",  # documentation
    )
)

_NAME = re.compile(r"[a-z0-9_]([a-z0-9_-]*[a-z0-9_])?(\.[a-z0-9_]([a-z0-9_-]*[a-z0-9_])?)*\.?")
_NUMBER = re.compile(r"[0-9]+|0x[0-9a-f]*")
_ODD = re.compile(r"[\x00-\x20\x7f\\]")


@frozen(kw_only=True)
class Origin:
    """Scheme, host and port: what robots.txt, politeness and secrets belong to."""

    scheme: str
    host: str
    port: int

    def __str__(self) -> str:
        """Return it as the start of a URL, with the port written out."""
        return f"{self.scheme}://{_bracketed(self.host)}:{self.port}"

    @property
    def authority(self) -> str:
        """`host:port`, as allow_hosts writes it."""
        return f"{_bracketed(self.host)}:{self.port}"

    def url(self, path: str) -> str:
        """Return the address of a path on it; a standard port is not written out."""
        standard = self.port == DEFAULT_PORTS[self.scheme]
        authority = _bracketed(self.host) if standard else self.authority
        return f"{self.scheme}://{authority}{path}"


def origin(url: str) -> Origin:
    """Return the origin of a URL that `refusal` let through."""
    parts = urlsplit(url)
    port = parts.port or DEFAULT_PORTS[parts.scheme]
    return Origin(scheme=parts.scheme, host=parts.hostname or "", port=port)


def refusal(url: str, allowed: frozenset[str]) -> str:
    """Return why a URL may not be fetched, in Dutch, or an empty string when it may.

    Every way to write an address that two programs could read differently is refused: numbers
    in hexadecimal or octal, a user name, a backslash, white space. `allowed` holds what the
    source may reach beside the public web, as `host` or `host:port`.
    """
    if _ODD.search(url):
        return "Het adres bevat tekens die niet in een adres mogen."
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError:
        return "Het adres is geen geldig adres."
    if parts.scheme not in DEFAULT_PORTS:
        return "Alleen adressen met http of https mogen."
    return _authority_refusal(parts, port or DEFAULT_PORTS[parts.scheme], allowed)


def may_connect(address: str, host: str, port: int, allowed: frozenset[str]) -> bool:
    """Return whether a connection to `address` may be made for `host` and `port`.

    A public address may be reached on ports 80 and 443. `host:port` in `allowed` opens exactly
    that door wherever it leads; a bare `host` opens 80 and 443 of a private network, but never
    of this machine itself.
    """
    if f"{_bracketed(host)}:{port}" in allowed:
        return True
    if port not in DEFAULT_PORTS.values():
        return False
    return is_public(address) or (host in allowed and not _is_this_machine(address))


def is_public(address: str) -> bool:
    """Return whether a resolved IP address is one of the public internet.

    IPv6 that carries an IPv4 address inside is never public: the far end decides where it goes.
    """
    parsed = ip_address(address)
    if isinstance(parsed, IPv4Address):
        return not any(parsed in block for block in _SPECIAL_V4)
    return parsed in _GLOBAL_V6 and not any(parsed in block for block in _SPECIAL_V6)


def is_loopback_name(authority: str) -> bool:
    """Return whether `host:port` is plainly this machine: a test or a sample server."""
    host = authority.rpartition(":")[0].strip("[]")
    return host == "localhost" or (_is_ip(host) and ip_address(host).is_loopback)


def shown(url: str) -> str:
    """Return a URL for messages: without query, fragment and user, where secrets may be."""
    try:
        parts = urlsplit(url)
        host = parts.netloc.rpartition("@")[2]
    except ValueError:
        return "(onleesbaar adres)"
    query = "?…" if parts.query else ""
    return f"{parts.scheme}://{host}{parts.path}{query}"


def _authority_refusal(parts: SplitResult, port: int, allowed: frozenset[str]) -> str:
    host = parts.hostname or ""
    if "@" in parts.netloc:
        return "Een adres met een gebruikersnaam mag niet."
    if not (_is_plain_name(host) or _is_ip(host)):
        return "De naam van de server is niet op de gewone manier geschreven."
    named = f"{_bracketed(host)}:{port}" in allowed
    if port not in DEFAULT_PORTS.values() and not named:
        return f"Poort {port} is niet toegestaan voor deze bron."
    if _is_ip(host) and not may_connect(host, host, port, allowed):
        return "Dit adres hoort niet bij het openbare internet."
    return ""


def _is_plain_name(host: str) -> bool:
    """Return whether it is a DNS name that no program takes for a number (WHATWG URL)."""
    last = host.rstrip(".").rpartition(".")[2]
    return _NAME.fullmatch(host) is not None and _NUMBER.fullmatch(last) is None


def _is_ip(host: str) -> bool:
    """Return whether it is an IP address in its one ordinary spelling, without a zone."""
    try:
        parsed = ip_address(host)
    except ValueError:
        return False
    return isinstance(parsed, IPv4Address) or "%" not in host


def _is_this_machine(address: str) -> bool:
    parsed = ip_address(address)
    inner = parsed.ipv4_mapped if isinstance(parsed, IPv6Address) else None
    seen = inner or parsed
    return seen.is_loopback or seen.is_unspecified


def _bracketed(host: str) -> str:
    return f"[{host}]" if ":" in host else host
