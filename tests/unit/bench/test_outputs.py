"""The check that the proof against hostile strings stands on: it sees what it looks for."""

from pathlib import Path

import pytest

from bench.hostile.outputs import Shape, findings, shape_of

PAGE = "<!doctype html><html lang=nl><head><title>x</title></head><body>{}</body></html>"
FEED = '<feed xmlns="http://www.w3.org/2005/Atom"><entry>{}</entry></feed>'
CALENDAR = (
    "BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nSUMMARY:x\r\nURL:{}\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n"
)


def write(site: Path, name: str, text: str) -> Path:
    site.mkdir(parents=True, exist_ok=True)
    (site / name).write_text(text, encoding="utf-8", newline="")
    return site


@pytest.fixture
def clean(tmp_path: Path) -> Shape:
    site = tmp_path / "clean"
    write(site, "index.html", PAGE.format('<p>x <a href="/x/">y</a></p>'))
    write(site, "agenda.ics", CALENDAR.format("https://voorbeeld.example/"))
    write(site, "atom.xml", FEED.format('<link href="/x/"/><content type="html">x</content>'))
    return shape_of(site)


@pytest.mark.parametrize(
    "harmless",
    [
        "<p>5 &lt; 6 &amp; &lt;script&gt;alert(1)&lt;/script&gt;</p>",
        '<ul><li><a href="https://voorbeeld.example/?q=%3Cscript%3E">x</a></li></ul>',
        '<table><tbody><tr><td><a href="tel:112">112</a></td></tr></tbody></table>',
        '<p lang="en">x</p>',
        "<p>javascript:alert(1)</p>",
    ],
)
def test_words_and_plain_mark_up_are_fine(tmp_path: Path, clean: Shape, harmless: str) -> None:
    site = write(tmp_path / "site", "index.html", PAGE.format(harmless))

    assert tuple(findings(site, clean)) == ()


@pytest.mark.parametrize(
    ("harm", "rule"),
    [
        ("<script>alert(1)</script>", "inline script"),
        ("<img src=/x onerror=alert(1)>", "handler"),
        ("<svg onload=alert(1)>", "new element svg"),
        ('<a href="java&#9;script:alert(1)">x</a>', "scheme"),
        ('<a href="&#1;javascript:alert(1)">x</a>', "scheme"),
        ('<a href="javascript&amp;colon;alert(1)">x</a>', "scheme"),
        ('<a href="data:text/html,x">x</a>', "scheme"),
        ('<p style="position:fixed">x</p>', "new attribute p[style]"),
        ('<p lang="x onclick">x</p>', "new attribute p[lang]"),
        ("<p>x\u202ey</p>", "hidden character"),
        ("<p>x\x01y</p>", "hidden character"),
        (
            '<script type="application/ld+json">{"url": "javascript:alert(1)"}</script>',
            "scheme",
        ),
    ],
)
def test_harm_on_a_page_is_found(tmp_path: Path, clean: Shape, harm: str, rule: str) -> None:
    site = write(tmp_path / "site", "index.html", PAGE.format(harm))

    rules = {one.rule for one in findings(site, clean)}

    assert rule in rules


@pytest.mark.parametrize(
    ("name", "text", "rule"),
    [
        ("agenda.ics", CALENDAR.format("javascript:alert(1)"), "scheme"),
        (
            "agenda.ics",
            CALENDAR.format("/x\r\nATTACH:/x"),
            "new property ATTACH",
        ),
        (
            "agenda.ics",
            CALENDAR.format("/x\r\nBEGIN:VALARM\r\nEND:VALARM"),
            "new property BEGIN:VALARM",
        ),
        ("atom.xml", FEED.format('<link href="javascript:x"/>'), "scheme"),
        (
            "atom.xml",
            FEED.format('<content type="html">&lt;img src=x&gt;</content>'),
            "element in a text",
        ),
        (
            "items.json",
            '{"items": [{"content_html": "<p onclick=x>y</p>"}]}',
            "element in a text",
        ),
        ("items.json", '{"items": [{"url": "vbscript:x"}]}', "scheme"),
        ("x.php", "<?php", "file"),
    ],
)
def test_harm_elsewhere_is_found(
    tmp_path: Path, clean: Shape, name: str, text: str, rule: str
) -> None:
    site = write(tmp_path / "site", name, text)

    rules = {one.rule for one in findings(site, clean)}

    assert rule in rules
