import pytest
from hypothesis import given
from hypothesis import strategies as st

from harvest.cleaning.safe_url import WEB, safe_site_path, safe_url

BASE = "https://bron.example/map/"


@pytest.mark.parametrize(
    "url",
    [
        "javascript:alert(1)",
        " javascript:alert(1)",
        "java\nscript:alert(1)",
        "\x01javascript:alert(1)",
        "data:text/html,x",
        "vbscript:x",
        "file:///etc/passwd",
        "blob:x",
        "\\\\127.0.0.9\\x",
        "https://naam:geheim@bron.example/",
        "https://naam@bron.example/",
        "http://a b/",
        "http://",
        "http://x..nl/",
        "http://-x.nl/",
        "https://x.nl:99999/",
        "http://[::1",
        "https://x.nl/\u2028",
        "https://x.nl/\u202e",
        "https://x.nl/\u200b",
        "https://x%00.nl/",
        "https://x.nl/" + "a" * 70_000,
        "mailto:geen adres",
        "mailto:a@b.nl%0abcc:c@d.nl",
        "tel:bel mij",
        "",
    ],
)
def test_bad_url_is_refused(url: str) -> None:
    assert safe_url(url, base=BASE) == ""


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("https://x.nl", "https://x.nl/"),
        ("HTTPS://X.NL/Pad", "https://x.nl/Pad"),
        ("www.x.nl/pad", "https://www.x.nl/pad"),
        ("//x.nl/pad", "https://x.nl/pad"),
        ("?q=1", "https://bron.example/map/?q=1"),
        ("#kop", "https://bron.example/map/#kop"),
        ("https://münchen.de/é", "https://xn--mnchen-3ya.de/%C3%A9"),
        ('https://x.nl/"onmouseover="', "https://x.nl/%22onmouseover=%22"),
        ("https://x.nl/?utm_source=a&id=2&fbclid=b", "https://x.nl/?id=2"),
        ("http://[::1]:8080/", "http://[::1]:8080/"),
        ("tel:+31 36 123 45 67", "tel:+31361234567"),
        ("mailto:info@x.nl?bcc=c@d.nl", "mailto:info@x.nl"),
    ],
)
def test_good_url_is_made_canonical(url: str, expected: str) -> None:
    assert safe_url(url, base=BASE) == expected


@given(st.text(max_size=60))
def test_safe_url_is_stable(text: str) -> None:
    once = safe_url(text, base=BASE)

    assert safe_url(once, base=BASE) == once


def test_field_for_a_website_takes_no_mail_address() -> None:
    assert safe_url("mailto:info@x.nl", schemes=WEB) == ""


@pytest.mark.parametrize("path", ["//x.nl/", "almere/", "/a\\b", "https://x.nl/", "/a\x00"])
def test_only_a_path_stays_on_the_site(path: str) -> None:
    assert safe_site_path(path) == ""
