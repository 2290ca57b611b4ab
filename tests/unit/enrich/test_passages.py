"""Passages of a national text and when they count as changed."""

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from enrich.passages import is_version, passages, version
from hub.model import Item, SafeHtml

MakeItem = Callable[..., Item]

BODY = "<p>Vooraf.</p><h3>Wat kunt u doen?</h3><p>Rust.</p><h3>Hulp</h3><p>Bel ons.</p>"


def test_a_text_falls_apart_at_its_headings() -> None:
    found = list(passages(SafeHtml(html=BODY)))

    assert [one.heading for one in found] == ["", "Wat kunt u doen?", "Hulp"]


def test_only_the_passage_under_the_heading_counts(make_item: MakeItem) -> None:
    other = BODY.replace("Bel ons", "Mail ons")

    assert version(make_item(body=BODY), "Hulp") != version(make_item(body=other), "Hulp")
    assert version(make_item(body=BODY), "wat kunt u doen") == version(
        make_item(body=other), "wat kunt u doen"
    )


def test_without_a_heading_the_whole_text_counts(make_item: MakeItem) -> None:
    other = BODY.replace("Rust", "Slaap")

    assert version(make_item(body=BODY)) != version(make_item(body=other))


@given(st.text(alphabet=" \n\t", max_size=5))
def test_white_space_is_no_change(space: str) -> None:
    spaced = BODY.replace("<p>", f"<p>{space}").replace("Bel ons", f"Bel {space}ons")
    plain = [one.version for one in passages(SafeHtml(html=BODY))]

    assert [one.version for one in passages(SafeHtml(html=spaced))] == plain


def test_a_heading_that_is_gone_has_no_version(make_item: MakeItem) -> None:
    assert version(make_item(body=BODY), "Kosten") == ""


@pytest.mark.parametrize(
    ("written", "current", "same"),
    [
        ("7c1e", "7c1e99", True),
        ("7c1e…", "7c1e99", True),
        ("7C1E", "7c1e99", True),
        ("8c", "7c1e99", False),
        ("", "7c1e99", False),
        ("7c1e", "", False),
    ],
)
def test_a_version_may_be_written_short(written: str, current: str, same: bool) -> None:  # noqa: FBT001
    assert is_version(written, current) is same
