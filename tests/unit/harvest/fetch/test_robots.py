import pytest

from harvest.crawling.robots import LONGEST_DELAY, read_robots, unreadable_robots

RULES = b"""User-agent: *
Disallow: /prive
Crawl-delay: 3

User-agent: wijkwijzer
Disallow: /geen-robots
Crawl-delay: 600
"""


@pytest.mark.parametrize(
    ("robot", "path", "allowed"),
    [
        ("Wijkwijzer", "/rss", True),
        ("Wijkwijzer", "/prive", True),
        ("Wijkwijzer", "/geen-robots/x", False),
        ("Ander", "/prive/x", False),
        ("Ander", "/geen-robots", True),
    ],
)
def test_rules_are_those_of_our_own_group(robot: str, path: str, *, allowed: bool) -> None:
    robots = read_robots(200, RULES)

    assert robots.allows(f"https://example.nl{path}", robot) is allowed


def test_delay_is_obeyed_within_reason() -> None:
    robots = read_robots(200, RULES)

    assert robots.delay("Ander") == 3.0
    assert robots.delay("Wijkwijzer") == LONGEST_DELAY


@pytest.mark.parametrize("status", [301, 400, 401, 403, 404, 410, 451])
def test_site_without_robots_allows_everything(status: int) -> None:
    robots = read_robots(status, b"User-agent: *\nDisallow: /")

    assert robots.allows("https://example.nl/", "Wijkwijzer")
    assert robots.delay("Wijkwijzer") == 0.0
    assert robots.unreadable == ""


@pytest.mark.parametrize("status", [429, 500, 501, 503])
def test_site_in_trouble_allows_nothing_for_now(status: int) -> None:
    assert str(status) in read_robots(status, b"").unreadable


def test_unreadable_robots_say_why() -> None:
    assert unreadable_robots("De server neemt niet op.").unreadable


@pytest.mark.parametrize("body", [b"", b"\xff\xfe\x00", b"<html>", b"Disallow: *" * 100_000])
def test_nonsense_has_no_rules(body: bytes) -> None:
    assert read_robots(200, body).allows("https://example.nl/", "Wijkwijzer")
