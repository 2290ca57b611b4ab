"""What an editor sees when a national text changes beside a local one."""

from collections.abc import Callable

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from enrich.overlay_changes import (
    Mark,
    OverlayState,
    difference,
    overlay_statuses,
    passages_to_keep,
)
from enrich.passages import version
from hub.model import Details, Item, OverlayTarget, SafeHtml
from hub.vocabulary import Kind

MakeItem = Callable[..., Item]

BODY = "<p>Vooraf.</p><h3>Hulp</h3><p>Bel ons. Het kost € 50.</p>"
NEWER = BODY.replace("€ 50", "€ 75").replace("Bel ons.", "Bel of mail ons.")


@pytest.fixture(scope="session")
def national(make_item: MakeItem) -> Item:
    return make_item("Slapen", BODY, id="opvoeden:1", kind=Kind.INFORMATION, scope="NL")


@pytest.fixture(scope="session")
def overlay(make_item: MakeItem, national: Item) -> Item:
    target = OverlayTarget(
        item_id="opvoeden:1", under="Hulp", version=version(national, "Hulp")
    )
    return make_item(
        "Spreekuur",
        "<p>Hier betaalt u ook € 50.</p>",
        id="md:aanvulling/slapen",
        kind=Kind.OVERLAY,
        details=Details(overlay=target),
    )


def with_body(item: Item, html: str) -> Item:
    return attrs.evolve(item, body=SafeHtml(html=html))


def with_target(item: Item, **more: str) -> Item:
    target = attrs.evolve(item.details.overlay, **more)  # type: ignore[arg-type]  # a test
    return attrs.evolve(item, details=Details(overlay=target))


def test_a_text_that_stayed_the_same_is_the_same(national: Item, overlay: Item) -> None:
    (found,) = overlay_statuses((national, overlay), {})

    assert found.state is OverlayState.SAME


def test_three_texts_stand_side_by_side_when_it_changed(national: Item, overlay: Item) -> None:
    kept = passages_to_keep((national, overlay))

    (found,) = overlay_statuses((with_body(national, NEWER), overlay), kept)

    assert found.state is OverlayState.CHANGED
    assert [(line.mark, line.text) for line in found.difference] == [
        (Mark.KEPT, "Hulp"),
        (Mark.GONE, "Bel ons."),
        (Mark.GONE, "Het kost € 50."),
        (Mark.NEW, "Bel of mail ons."),
        (Mark.NEW, "Het kost € 75."),
    ]
    assert found.outdated == ("50",)


def test_without_the_earlier_text_it_is_still_told_that_it_changed(
    national: Item, overlay: Item
) -> None:
    (found,) = overlay_statuses((with_body(national, NEWER), overlay), {})

    assert found.state is OverlayState.CHANGED
    assert found.difference == ()
    assert found.after.startswith("Hulp")


def test_a_heading_a_version_or_a_text_may_be_missing(national: Item, overlay: Item) -> None:
    states = [
        overlay_statuses(items, {})[0].state
        for items in (
            (national, with_target(overlay, under="Weg")),
            (national, with_target(overlay, version="")),
            (overlay,),
        )
    ]

    assert states == [
        OverlayState.PASSAGE_GONE,
        OverlayState.NO_VERSION,
        OverlayState.ORPHAN,
    ]


WORDS = st.text(alphabet="abcdeé5€", min_size=1, max_size=6)


@given(st.lists(WORDS, min_size=1, max_size=8), st.data())
def test_every_changed_word_is_flagged(
    national: Item, overlay: Item, words: list[str], data: st.DataObject
) -> None:
    at = data.draw(st.integers(0, len(words) - 1))
    changed = [*words[:at], f"{words[at]}x", *words[at + 1 :]]
    before, after = (
        with_body(national, f"<h3>Hulp</h3><p>{' '.join(some)}</p>")
        for some in (words, changed)
    )
    written = with_target(overlay, version=version(before, "Hulp"))

    assert overlay_statuses((before, written), {})[0].state is OverlayState.SAME
    assert overlay_statuses((after, written), {})[0].state is OverlayState.CHANGED


@given(st.lists(st.sampled_from([" ", "\n", "\t", "\u00a0"]), min_size=1, max_size=4))
def test_white_space_is_never_flagged(national: Item, overlay: Item, spaces: list[str]) -> None:
    wide = "".join(spaces)
    spaced = with_body(
        national,
        BODY.replace(" ", f" {wide}")
        .replace("<p>", f"<p>{wide}")
        .replace("</p>", f"{wide}</p>\n"),
    )

    assert overlay_statuses((spaced, overlay), {})[0].state is OverlayState.SAME


@given(st.lists(WORDS, max_size=6), st.lists(WORDS, max_size=6))
def test_a_difference_holds_both_texts_whole(before: list[str], after: list[str]) -> None:
    old, new = "\n".join(before), "\n".join(after)

    lines = list(difference(old, new))

    assert [one.text for one in lines if one.mark is not Mark.GONE] == [
        text for text in after if text.strip("€")
    ]
    assert [one.text for one in lines if one.mark is not Mark.NEW] == [
        text for text in before if text.strip("€")
    ]
