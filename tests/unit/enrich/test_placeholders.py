"""Placeholders in national text."""

from collections.abc import Callable

from hypothesis import given
from hypothesis import strategies as st

from enrich.placeholders import fill, fill_html, unknown, words_of
from hub.gemeente import Gemeente
from hub.model import Item, SafeHtml

WORDS = {"jgz": "CJG & co", "het jgz": "het CJG"}


def test_a_placeholder_is_filled_in_the_words_of_the_gemeente(gemeente: Gemeente) -> None:
    words = words_of(gemeente)

    assert fill("Bel {het jgz}. {Jgz} helpt.", words) == (
        "Bel het consultatiebureau. Jeugdgezondheidszorg helpt."
    )


def test_tags_are_not_touched_and_words_are_escaped() -> None:
    html = SafeHtml(html='<a href="https://x.nl/{jgz}">{jgz}</a>')

    assert fill_html(html, WORDS).html == '<a href="https://x.nl/{jgz}">CJG &amp; co</a>'


def test_an_unknown_placeholder_is_named(make_item: Callable[..., Item]) -> None:
    item = make_item("Bel {jgz}", "<p>of {wijkteam}</p>", summary="{iets anders}")

    assert unknown(item, WORDS) == ("iets anders", "wijkteam")


@given(st.text(max_size=50))
def test_text_without_placeholders_stays_as_it_is(text: str) -> None:
    plain = text.replace("{", "(")

    assert fill(plain, WORDS) == plain
