from ipaddress import IPv4Address

import pytest
from hypothesis import given
from hypothesis import strategies as st

from harvest.crawling.addresses import is_public, may_connect, origin, refusal, shown

NOTHING = frozenset[str]()

NOT_PUBLIC = [
    "169.254.169.254",
    "169.254.170.2",
    "100.100.100.200",
    "192.0.0.192",
    "10.0.0.1",
    "172.16.0.1",
    "172.31.255.255",
    "192.168.0.1",
    "127.0.0.1",
    "127.255.255.254",
    "0.0.0.0",
    "100.64.0.1",
    "198.18.0.1",
    "224.0.0.1",
    "240.0.0.1",
    "255.255.255.255",
    "::1",
    "::",
    "fe80::1",
    "fc00::1",
    "fd00:ec2::254",
    "::ffff:127.0.0.1",
    "::ffff:169.254.169.254",
    "64:ff9b::7f00:1",
    "2002:7f00:1::",
    "2001:db8::1",
    "ff02::1",
    "fe80::1%eth0",
    "168.63.129.16",
]

ODD_SPELLINGS = [
    "http://0x7f000001/",
    "http://0x7f.0.0.1/",
    "http://2130706433/",
    "http://127.1/",
    "http://0177.0.0.1/",
    "http://127.0.0.1./",
    "http://0/",
    "http://127.0.0.1%00.example.nl/",
    "http://[::ffff:127.0.0.1]/",
    "http://[::1%25eth0]/",
    "http://[127.0.0.1]/",
    "http://localhost:80@127.0.0.1/",
    "http://example.nl\\@127.0.0.1/",
    "http://example.nl\t.localhost/",
    "http://ⓔxample.nl/",
    "http:///pad",
    "http://example.nl:99999/",
    "http://[::1/",
]


@pytest.mark.parametrize("address", NOT_PUBLIC)
def test_special_address_is_not_public(address: str) -> None:
    assert not is_public(address)


@pytest.mark.parametrize("address", NOT_PUBLIC)
@pytest.mark.parametrize("port", [80, 443])
def test_name_that_resolves_to_a_special_address_is_not_connected(
    address: str, port: int
) -> None:
    assert not may_connect(address, "feeds.example.nl", port, NOTHING)


@pytest.mark.parametrize("address", [*NOT_PUBLIC[:16], *(f"[{a}]" for a in NOT_PUBLIC[16:27])])
def test_literal_special_address_is_refused(address: str) -> None:
    assert refusal(f"http://{address}/feed", NOTHING)


@pytest.mark.parametrize("address", ["1.1.1.1", "145.100.1.1", "2a00:1450:400e:80e::200e"])
def test_ordinary_address_is_public(address: str) -> None:
    assert is_public(address)


@given(st.ip_addresses(v=4))
def test_ipv4_inside_ipv6_is_never_public(address: IPv4Address) -> None:
    assert not is_public(f"::ffff:{address}")


@pytest.mark.parametrize("url", ODD_SPELLINGS)
def test_odd_spelling_is_refused(url: str) -> None:
    assert refusal(url, NOTHING)


@pytest.mark.parametrize(
    "url",
    [
        "file:///etc/passwd",
        "ftp://example.nl/x",
        "gopher://example.nl/x",
        "data:text/plain,x",
        "javascript:alert(1)",
        "s3://emmer/x",
        "//example.nl/x",
        "",
    ],
)
def test_other_scheme_is_refused(url: str) -> None:
    assert refusal(url, NOTHING)


@pytest.mark.parametrize(
    "url",
    [
        "https://www.almere.nl/rss?x=1",
        "http://feeds.example.nl:80/",
        "https://xn--caf-dma.nl/",
        "https://1.example.nl/",
        "https://145.100.1.1/feed",
        "https://[2a00:1450:400e:80e::200e]/",
    ],
)
def test_ordinary_url_may_be_fetched(url: str) -> None:
    assert refusal(url, NOTHING) == ""


@given(st.text(max_size=60))
def test_any_text_gets_an_answer(text: str) -> None:
    assert isinstance(refusal(text, NOTHING), str)
    assert isinstance(refusal(f"http://{text}/", NOTHING), str)
    assert isinstance(shown(text), str)


def test_other_port_needs_to_be_named() -> None:
    url = "https://feeds.example.nl:8443/"

    assert "8443" in refusal(url, NOTHING)
    assert refusal(url, frozenset({"feeds.example.nl"}))
    assert refusal(url, frozenset({"feeds.example.nl:8443"})) == ""


def test_loopback_opens_only_at_the_port_that_is_named() -> None:
    allowed = frozenset({"127.0.0.1:8099"})

    assert refusal("http://127.0.0.1:8099/", allowed) == ""
    assert refusal("http://127.0.0.1/", allowed)
    assert refusal("http://127.0.0.9:8099/", allowed)
    assert refusal("http://localhost:8099/", allowed)
    assert not may_connect("127.0.0.1", "evil.example.nl", 8099, allowed)


def test_bare_host_opens_a_private_network_but_not_this_machine() -> None:
    allowed = frozenset({"intranet.example.nl"})

    assert may_connect("10.0.0.5", "intranet.example.nl", 443, allowed)
    assert not may_connect("10.0.0.5", "intranet.example.nl", 8443, allowed)
    assert not may_connect("10.0.0.5", "elders.example.nl", 443, allowed)
    assert not may_connect("127.0.0.1", "intranet.example.nl", 443, allowed)
    assert not may_connect("::ffff:127.0.0.1", "intranet.example.nl", 443, allowed)


def test_origin_holds_the_port() -> None:
    assert str(origin("https://www.almere.nl/rss")) == "https://www.almere.nl:443"
    assert origin("http://[::1]:81/x").url("/robots.txt") == "http://[::1]:81/robots.txt"
    assert origin("http://almere.nl/x").url("/robots.txt") == "http://almere.nl/robots.txt"


def test_shown_url_keeps_secrets_out() -> None:
    shown_url = shown("https://naam:wachtwoord@api.example.nl/feed?key=geheim#geheim")

    assert shown_url == "https://api.example.nl/feed?…"
