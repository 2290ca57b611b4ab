"""The rules of RFC 9309 and of Google's description of robots.txt, a test for each rule."""

import pytest

from harvest.crawling.robots import READ_BYTES, read_robots

US = "Wijkwijzer"
SITE = "https://www.example.nl"


def allowed(rules: str | bytes, path: str, robot: str = US) -> bool:
    body = rules.encode() if isinstance(rules, str) else rules
    return read_robots(200, body).allows(SITE + path, robot)


@pytest.mark.parametrize("rules", ["", "\n\n", "# niets\n", "User-agent: *\nDisallow:\n"])
def test_without_rules_all_is_allowed(rules: str) -> None:
    assert allowed(rules, "/agenda")


@pytest.mark.parametrize(
    "rules",
    [
        "user-agent: wijkwijzer\ndisallow: /\n",
        "User-Agent : wijkwijzer \n Disallow : / # alles\n",
        "USER-AGENT: wijkwijzer\r\nDISALLOW: /\r\n",
        "user-agent: wijkwijzer\rdisallow: /\r",
        "\tuser-agent:wijkwijzer\n\tdisallow:/",
    ],
)
def test_lines_are_read_however_they_are_spaced_and_written(rules: str) -> None:
    assert not allowed(rules, "/agenda")


@pytest.mark.parametrize(
    "rules",
    ["foo: wijkwijzer\nbar: /\n", "Disallow: /\n", "Dit is tekst.\nDisallow: /\n", "/\n: /\n"],
)
def test_lines_that_belong_to_no_group_say_nothing(rules: str) -> None:
    assert allowed(rules, "/agenda")


GROUPS = """
Allow: /buiten
User-agent: een
User-agent: wijkwijzer
Disallow: /
Allow: /a/

User-agent: twee
Disallow: /a/

User-agent: wijkwijzer
Allow: /b/
"""


@pytest.mark.parametrize(
    ("robot", "path", "may"),
    [
        (US, "/a/1", True),
        (US, "/b/1", True),
        (US, "/c/1", False),
        (US, "/buiten", False),
        ("een", "/a/1", True),
        ("een", "/b/1", False),
        ("twee", "/a/1", False),
        ("twee", "/b/1", True),
        ("drie", "/c/1", True),
    ],
)
def test_groups_of_one_robot_count_together(robot: str, path: str, *, may: bool) -> None:
    assert allowed(GROUPS, path, robot) is may


@pytest.mark.parametrize(
    "line", ["Sitemap: https://www.example.nl/x.xml", "Onzin: ja", "#", ""]
)
def test_other_lines_do_not_end_a_group(line: str) -> None:
    rules = f"User-agent: wijkwijzer\n{line}\nUser-agent: ander\nDisallow: /\n"

    assert not allowed(rules, "/agenda")
    assert not allowed(rules, "/agenda", "ander")


@pytest.mark.parametrize("name", ["wijkwijzer", "WIJKWIJZER", "WijkWijzer", "Wijkwijzer/1.0"])
def test_name_of_a_robot_has_no_capitals_and_no_version(name: str) -> None:
    assert not allowed(f"User-agent: {name}\nDisallow: /\n", "/agenda")


@pytest.mark.parametrize("name", ["wijk", "wijkwijzer-beeld", "ander", "wijkwijzers"])
def test_group_of_another_robot_is_not_ours(name: str) -> None:
    rules = f"User-agent: {name}\nDisallow: /\n\nUser-agent: *\nAllow: /\n"

    assert allowed(rules, "/agenda")


def test_name_ends_at_a_space() -> None:
    rules = "User-agent: *\nDisallow: /\nUser-agent: wijkwijzer oud\nAllow: /\nDisallow: /weg\n"

    assert allowed(rules, "/agenda")
    assert not allowed(rules, "/weg")


def test_group_for_all_holds_only_without_an_own_one() -> None:
    rules = "User-agent: *\nDisallow: /\n\nUser-agent: wijkwijzer\nDisallow: /prive\n"

    assert allowed(rules, "/agenda")
    assert not allowed(rules, "/prive")
    assert not allowed(rules, "/agenda", "ander")


def test_empty_own_group_allows_all() -> None:
    assert allowed("User-agent: *\nDisallow: /\nUser-agent: wijkwijzer\nDisallow:\n", "/x")


@pytest.mark.parametrize(("path", "may"), [("/Prive", False), ("/prive", True)])
def test_paths_have_capitals(path: str, *, may: bool) -> None:
    assert allowed("User-agent: *\nDisallow: /Prive\n", path) is may


@pytest.mark.parametrize(
    ("rules", "path", "may"),
    [
        ("Disallow: /x/pagina.html\nAllow: /x/", "/x/pagina.html", False),
        ("Allow: /x/pagina.html\nDisallow: /x/", "/x/pagina.html", True),
        ("Allow: /x/pagina.html\nDisallow: /x/", "/x/", False),
        ("Disallow: /x/\nAllow: /x/", "/x/1", True),
        ("Disallow:\nAllow:", "/x/1", True),
        ("Disallow: /\nAllow: /p", "/pagina", True),
        ("Disallow: /map\nAllow: /map/", "/map/pagina", True),
        ("Disallow: /map\nAllow: /map", "/map", True),
        ("Disallow: /*.htm\nAllow: /pag", "/pag.htm", False),
        ("Disallow: /\nAllow: /$", "/", True),
        ("Disallow: /\nAllow: /$", "/pagina.htm", False),
        ("Disallow: /x\nDisallow: /\nAllow: /x/1", "/x/1", True),
    ],
)
def test_longest_rule_wins_and_of_two_the_friendly_one(
    rules: str, path: str, *, may: bool
) -> None:
    assert allowed(f"User-agent: wijkwijzer\n{rules}\n", path) is may


@pytest.mark.parametrize(
    ("rule", "path", "fits"),
    [
        ("/vis", "/vis", True),
        ("/vis", "/visser.html", True),
        ("/vis", "/vis/zalm?id=1", True),
        ("/vis", "/Vis", False),
        ("/vis", "/aquarium/vis", False),
        ("/vis*", "/visser", True),
        ("/vis/", "/vis/?id=1", True),
        ("/vis/", "/vis", False),
        ("/*.php", "/index.php", True),
        ("/*.php", "/map/index.php?x=1", True),
        ("/*.php", "/index.PHP", False),
        ("/*.php$", "/index.php", True),
        ("/*.php$", "/index.php?x=1", False),
        ("/*.php$", "/index.php5", False),
        ("/vis*.php", "/visserij/x.php?id", True),
        ("/vis*.php", "/Vis.php", False),
        ("/", "/", True),
        ("/*", "/wat/dan/ook", True),
        ("/a*b*c", "/a-c-b", False),
        ("/foo/bar?x=*&y=1", "/foo/bar?x=9&y=1", True),
    ],
)
def test_stars_and_dollars_mean_any_text_and_the_end(
    rule: str, path: str, *, fits: bool
) -> None:
    assert allowed(f"User-agent: *\nDisallow: {rule}\n", path) is not fits


@pytest.mark.parametrize(
    ("rule", "path"),
    [
        ("/caf\u00e9", "/caf%C3%A9"),
        ("/caf%C3%A9", "/caf\u00e9"),
        ("/caf%c3%a9", "/caf%C3%A9"),
        ("/foo/%62%61%72", "/foo/bar"),
        ("/zoek?q=a%20b", "/zoek?q=a%20b"),
    ],
)
def test_percent_signs_are_another_spelling(rule: str, path: str) -> None:
    assert not allowed(f"User-agent: *\nDisallow: {rule}\n", path)


@pytest.mark.parametrize(
    "line", ["Disallow: /x#rest", "Disallow: /x # rest", "Disallow: /x\t#"]
)
def test_what_follows_a_hash_is_not_read(line: str) -> None:
    assert not allowed(f"User-agent: *\n{line}\n", "/x/1")
    assert allowed(f"User-agent: *\n{line}\n", "/y")


def test_rule_looks_at_path_and_query_but_not_at_the_rest() -> None:
    rules = "User-agent: *\nDisallow: /a?b\n"

    assert not allowed(rules, "/a?b=1")
    assert not allowed(rules, "/a?b=1#c")
    assert allowed(rules, "/a#?b")


def test_address_without_a_path_is_the_front_page() -> None:
    assert not allowed("User-agent: *\nDisallow: /$\n", "")
    assert not allowed("User-agent: *\nDisallow: /\n", "?x=1")


def test_long_line_is_read() -> None:
    long = "/x" + "a" * 2000

    assert not allowed(f"User-agent: *\nDisallow: {long}\n", long)
    assert allowed(f"User-agent: *\nDisallow: {long}\n", "/xa")


def test_long_file_is_read_to_its_limit() -> None:
    filling = b"# vulling\n" * 60_000
    rule = b"User-agent: *\nDisallow: /\n"

    assert len(filling) > READ_BYTES
    assert allowed(filling + rule, "/x")
    assert not allowed(rule + filling, "/x")


@pytest.mark.parametrize("mark", [b"\xef\xbb\xbf", b""])
def test_mark_of_the_encoding_is_passed_over(mark: bytes) -> None:
    assert not allowed(mark + b"User-agent: wijkwijzer\nDisallow: /\n", "/x")


def test_bytes_that_are_no_text_spoil_one_line_only() -> None:
    rules = b"User-agent: wijkwijzer\nDisallow: /\xff\xfe\x00\nDisallow: /dicht\n"

    assert not allowed(rules, "/dicht")


def test_site_map_has_nothing_to_do_with_groups() -> None:
    rules = "Sitemap: https://www.example.nl/x.xml\nUser-agent: wijkwijzer\nDisallow: /dicht\n"

    assert not allowed(rules, "/dicht")
    assert allowed(rules, "/x.xml")
