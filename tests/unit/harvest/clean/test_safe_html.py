import re
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from harvest.cleaning.safe_html import TAGS, clean_html, plain, text_in
from harvest.cleaning.visible_text import BODY_MAX
from hub.model import SafeHtml

BASE = "https://bron.example/map/"

ATTACKS = (
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "<svg onload=alert(1)>",
    "<svg/onload=alert(1)>",
    "<svg><style><img src=x onerror=alert(1)></style></svg>",
    '<svg><a xlink:href="javascript:alert(1)"><text>x</text></a></svg>',
    "<svg><animate attributeName=href values=javascript:alert(1) />",
    '<a href="javascript:alert(1)">klik</a>',
    '<a href=" &#106;avascript:alert(1)">k</a>',
    '<a href="java\tscript:alert(1)">k</a>',
    '<a href="java\nscript:alert(1)">k</a>',
    '<a href="JaVaScRiPt&colon;alert(1)">k</a>',
    '<a href="\u2028javascript:alert(1)">k</a>',
    '<a href="\x01javascript:alert(1)">k</a>',
    '<a href="vbscript:x">k</a>',
    '<a href="data:text/html,<script>alert(1)</script>">k</a>',
    '<a href="https://naam:wachtwoord@bron.example/">k</a>',
    '<a href="https://x/" onclick=alert(1) style="position:fixed" id=document>k</a>',
    '<iframe srcdoc="<script>alert(1)</script>"></iframe>',
    '<object data="data:text/html;base64,PHNjcmlwdD4="></object>',
    "<form action=javascript:alert(1)><button formaction=javascript:alert(1)>x</button></form>",
    "<input autofocus onfocus=alert(1)>",
    "<details open ontoggle=alert(1)><summary>x</summary>y</details>",
    "<meta http-equiv=refresh content='0;url=javascript:alert(1)'>",
    "<base href='https://ander.example/'>",
    "<link rel=stylesheet href='https://ander.example/x.css'>",
    "<style>@import 'https://ander.example/x.css'</style>",
    '<math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img onerror=x&gt;">',
    '<noscript><p title="</noscript><img src=x onerror=alert(1)>"></noscript>',
    "<template><script>alert(1)</script></template>",
    "<scr\x00ipt>alert(1)</scr\x00ipt>",
    "<scr\u200bipt>alert(1)</scr\u200bipt>",
    '<IMG """><SCRIPT>alert(1)</SCRIPT>">',
    "<<SCRIPT>alert(1)//<</SCRIPT>",
    "<img/src=x/onerror=alert(1)//",
    "</title><script>alert(1)</script>",
    "</textarea><script>alert(1)</script>",
    "<!--><img src=x onerror=alert(1)>-->",
    "]]><script>alert(1)</script>",
    "<plaintext><script>alert(1)",
    "<p>\u202etxet\u2066x</p>",
)
PIECES = st.sampled_from(
    (
        *ATTACKS,
        *("<p>", "</p>", "<div>", "</div>", "<br>", "<ul>", "<li>", "</ul>", "<ol>", "<dl>"),
        *(
            "<dt>",
            "<dd>",
            "<table>",
            "<tr>",
            "<td>",
            "<th>",
            "<thead>",
            "</table>",
            "<caption>",
        ),
        *("<h1>", "<h2>", "<h5>", "</h2>", "<b>", "</b>", "<i>", "<em>", "</em>", "<pre>"),
        *("<blockquote>", "</blockquote>", '<a href="/x">', '<a href="https://x.nl/">', "</a>"),
        *(
            " ",
            "\xa0",
            "\n",
            "woord",
            "a < b",
            "&lt;",
            "&amp;lt;",
            "&nbsp;",
            "&#x338;",
            "\u0338",
        ),
        *("<![CDATA[", "<!--", "-->", "<", ">", "&", "é", "\ud800", "\x85"),
    )
)
MARKUP = st.lists(PIECES | st.text(max_size=4), max_size=25).map("".join)


class Outline(HTMLParser):
    """Collects what a second parser finds in our output."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.attributes: set[tuple[str, str]] = set()
        self.hrefs: list[str] = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.attributes |= {(tag, name) for name, _ in attrs}
        self.hrefs += [value or "" for _, value in attrs]


def assert_safe(html: str) -> None:
    found = Outline(html)
    assert found.tags <= TAGS
    assert found.attributes <= {("a", "href")}
    assert all(re.match(r"https?://[^\s@]+$|mailto:|tel:", href) for href in found.hrefs)
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2066]", html)


@pytest.mark.parametrize("attack", ATTACKS)
def test_attack_is_harmless(attack: str) -> None:
    body = clean_html(f"<p>voor</p>{attack}", base=BASE)

    assert_safe(body.html)
    assert body.html.startswith("<p>voor")


def test_a_link_is_kept_whatever_else_its_tag_says() -> None:
    html = '<a title="x href=" lang="nl" href="https://a.example/?b&amp;c" rel="x">naar a</a>'

    body = clean_html(html)

    assert body.html == '<p><a href="https://a.example/?b&amp;c">naar a</a></p>'


@given(MARKUP)
def test_output_is_always_safe(markup: str) -> None:
    assert_safe(clean_html(markup, base=BASE).html)


@given(MARKUP)
def test_cleaning_again_changes_nothing(markup: str) -> None:
    once = clean_html(markup, base=BASE)

    again = clean_html(once.html, base=BASE)

    assert again == once


@given(MARKUP)
def test_headings_stand_at_the_top_level_only(markup: str) -> None:
    html = clean_html(markup, base=BASE).html

    passages = re.split(r"<h[34]>.*?</h[34]>", html)

    assert [clean_html(passage, base=BASE).html for passage in passages] == passages


@pytest.mark.parametrize(
    ("markup", "expected"),
    [
        ("<h1>a</h1><h2>b</h2><h3>c</h3>", "<h3>a</h3><h4>b</h4><h4>c</h4>"),
        ("<h2>a</h2><h3>b</h3>", "<h3>a</h3><h4>b</h4>"),
        ("<h3>a</h3><h4>b</h4>", "<h3>a</h3><h4>b</h4>"),
        ("<h5>a</h5>", "<h3>a</h3>"),
        ("<h2> </h2><p>a</p>", "<p>a</p>"),
        ("<ul><li><h2>a</h2></li></ul>", "<ul><li><strong>a</strong></li></ul>"),
    ],
)
def test_headings_fit_under_those_of_a_page(markup: str, expected: str) -> None:
    assert clean_html(markup).html == expected


@pytest.mark.parametrize(
    ("markup", "expected"),
    [
        ("een\n\ntwee\ndrie", "<p>een</p><p>twee<br>drie</p>"),
        ("a < b & c", "<p>a &lt; b &amp; c</p>"),
        ("mail <info@x.nl>", "<p>mail &lt;info@x.nl&gt;</p>"),
        ("zie <https://x.nl/a?b&copy=1>", "<p>zie &lt;https://x.nl/a?b&amp;copy=1&gt;</p>"),
        ("   ", ""),
    ],
)
def test_plain_text_becomes_paragraphs(markup: str, expected: str) -> None:
    assert clean_html(markup).html == expected


@pytest.mark.parametrize(
    ("markup", "expected"),
    [
        ("<div>a</div><div>b</div>", "<p>a</p><p>b</p>"),
        ("a<br><br>b<br>c", "<p>a</p><p>b<br>c</p>"),
        ("<p>&nbsp;</p><p>a</p>", "<p>a</p>"),
        ("<b>a</b> <i>b</i>", "<p><strong>a</strong> <em>b</em></p>"),
        ("<dl><dt>a</dt><dd>b</dd></dl>", "<p><strong>a</strong></p><p>b</p>"),
        (
            "<ul><li><p>a</p></li><ul><li>b</li></ul></ul>",
            "<ul><li>a</li><li><ul><li>b</li></ul></li></ul>",
        ),
        ("<table><tr><td><p>a</p><p>b</p></td></tr></table>", "<p>a</p><p>b</p>"),
        (
            "<table><tr><th>a</th><th>b</th></tr></table>",
            "<table><tbody><tr><th>a</th><th>b</th></tr></tbody></table>",
        ),
        ("<p>a <img src='https://x.nl/spion.gif'> b</p>", "<p>a b</p>"),
    ],
)
def test_any_markup_becomes_the_few_shapes_of_our_pages(markup: str, expected: str) -> None:
    assert clean_html(markup).html == expected


@pytest.mark.parametrize(
    ("href", "expected"),
    [
        ("/pad?a=1&b=2", '<a href="https://bron.example/pad?a=1&amp;b=2">k</a>'),
        ("pad", '<a href="https://bron.example/map/pad">k</a>'),
        ("mailto:info@x.nl?subject=y", '<a href="mailto:info@x.nl">k</a>'),
        ("tel:036 123 45 67", '<a href="tel:0361234567">k</a>'),
        ("opvoeden:12", "k"),
        ("", "k"),
    ],
)
def test_link_is_absolute_or_becomes_text(href: str, expected: str) -> None:
    assert clean_html(f'<a href="{href}">k</a>', base=BASE).html == f"<p>{expected}</p>"


def test_relative_link_without_a_base_becomes_text() -> None:
    assert clean_html('<a href="/pad">k</a>').html == "<p>k</p>"


def test_editors_may_link_within_the_site() -> None:
    body = clean_html('<a href="/almere/agenda/">k</a>', own_site=True)

    assert body.html == '<p><a href="/almere/agenda/">k</a></p>'


def test_own_site_is_not_another_host() -> None:
    assert clean_html('<a href="//x.nl/">k</a>', own_site=True).html == "<p>k</p>"


def test_long_text_ends_at_a_word() -> None:
    body = clean_html("<p>" + "woord " * BODY_MAX + "</p><p>meer</p>")

    assert len(text_in(body)) <= BODY_MAX
    assert body.html.endswith("woord…</p>")


def test_deep_nesting_keeps_its_text() -> None:
    body = clean_html("<blockquote>" * 2000 + "diep")

    assert text_in(body) == "diep"


@pytest.mark.parametrize(
    ("markup", "expected"),
    [
        ("a < b", "a < b"),
        ("Tom &amp; Jip", "Tom & Jip"),
        ("&amp;lt;b&amp;gt;", "&lt;b&gt;"),
        ("<b>Vet</b>  en\n<br>nieuw", "Vet en nieuw"),
        ("<p>een</p><p>twee</p>", "een twee"),
        ("x<script>alert(1)</script>y", "xy"),
        ("{{7*7}}", "{{7*7}}"),
        ("\u202egpj.exe\u200b", "gpj.exe"),
    ],
)
def test_plain_text_has_no_markup(markup: str, expected: str) -> None:
    assert plain(markup) == expected


def test_text_of_an_empty_body_is_empty() -> None:
    assert text_in(SafeHtml()) == ""
