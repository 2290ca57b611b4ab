import re

from hypothesis import given
from hypothesis import strategies as st

from hub.identity import SLUG_BYTES, item_slug, short_id, words_slug

SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


@given(st.text(), st.text())
def test_slug_is_short_and_plain_whatever_the_title(title: str, key: str) -> None:
    slug = item_slug(title, key)

    assert SLUG.fullmatch(slug)
    assert len(slug) <= SLUG_BYTES


@given(st.text(), st.text())
def test_equal_titles_of_different_items_get_different_slugs(title: str, key: str) -> None:
    assert item_slug(title, f"a{key}") != item_slug(title, f"b{key}")


def test_slug_keeps_the_words_of_the_title() -> None:
    assert item_slug("Zo'n café – ’s avonds", "a:b") == "zon-cafe-s-avonds-pdlnx"


def test_short_id_never_changes() -> None:
    assert short_id("almere-bibliotheek:4711") == short_id("almere-bibliotheek:4711")
    assert re.fullmatch("[a-z2-7]{5}", short_id(""))


def test_title_without_letters_has_a_slug() -> None:
    assert words_slug("!!!") == "item"
