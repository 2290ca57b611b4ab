"""The review queue shows why; the list of missed words shows what the lexicon lacks."""

from collections.abc import Callable

import attrs
from hypothesis import given, settings
from hypothesis import strategies as st

from enrich.review import (
    LONGEST_START,
    SENSITIVE_FOUND,
    Piece,
    missed_words,
    review_queue,
)
from hub.model import EnrichedItem, Evidence, Tag

MakeEnriched = Callable[..., EnrichedItem]


def marked(one: EnrichedItem, *spans: tuple[int, int], field: str = "body") -> EnrichedItem:
    because = tuple(
        Evidence(field=field, start=start, end=end, text="", rule="x") for start, end in spans
    )
    tag = Tag(value="zorg", score=0.4, because=because)
    return attrs.evolve(one, domains=(tag,), queue=("onderwerp onzeker",))


def test_the_evidence_is_marked_in_its_sentence(make_enriched: MakeEnriched) -> None:
    one = marked(make_enriched(title="Hulp", body="Leen een tillift hier"), (9, 16))

    (row,) = review_queue([one])

    assert row.reasons == ("onderwerp onzeker",)
    assert row.guesses == (("zorg", 0.4),)
    assert [fragment.pieces for fragment in row.fragments] == [
        (
            Piece(text="Leen een "),
            Piece(text="tillift", marked=True),
            Piece(text=" hier"),
        )
    ]


def test_marks_far_apart_are_two_fragments(make_enriched: MakeEnriched) -> None:
    one = marked(make_enriched(body="zorg " + "x " * 200 + "zorg"), (0, 4), (405, 409))

    (row,) = review_queue([one])

    assert len(row.fragments) == 2
    assert row.fragments[1].pieces[0] == Piece(text="…")


def test_without_evidence_the_text_begins(make_enriched: MakeEnriched) -> None:
    one = attrs.evolve(make_enriched(title="Xyz", body="q" * 300), queue=("geen onderwerp",))

    (row,) = review_queue([one])

    assert row.fragments[0].pieces == (Piece(text="q" * LONGEST_START),)


def test_what_the_words_called_gevoelig_is_looked_at(make_enriched: MakeEnriched) -> None:
    word = Evidence(field="body", start=0, end=4, text="Hulp", rule="gevoelig")
    editor = Evidence(field="title", start=0, end=0, text="", rule="redactie")
    one = make_enriched(title="Hulp", id="b:1")

    rows = review_queue(
        [
            attrs.evolve(one, sensitive=Tag(value="ja", score=1, because=(word,))),
            attrs.evolve(one, sensitive=Tag(value="ja", score=1, because=(editor,))),
            one,
        ]
    )

    assert [row.reasons for row in rows] == [(SENSITIVE_FOUND,)]


def test_what_the_title_or_many_words_call_gevoelig_needs_nobody(
    make_enriched: MakeEnriched,
) -> None:
    title = Evidence(field="title", start=0, end=4, text="Hulp", rule="gevoelig")
    many = tuple(
        Evidence(field="body", start=0, end=1, text=text, rule="gevoelig") for text in "abc"
    )
    one = make_enriched(title="Hulp", id="b:1")

    rows = review_queue(
        [
            attrs.evolve(one, sensitive=Tag(value="ja", score=1, because=(title,))),
            attrs.evolve(one, sensitive=Tag(value="ja", score=1, because=many)),
        ]
    )

    assert rows == ()


def test_most_reasons_come_first(make_enriched: MakeEnriched) -> None:
    two = attrs.evolve(make_enriched(id="b:2"), queue=("a", "b"))
    one = attrs.evolve(make_enriched(id="b:1"), queue=("a",))

    assert [row.item_id for row in review_queue([one, two])] == ["b:2", "b:1"]


def test_missed_words_are_those_of_several_untagged_items(make_enriched: MakeEnriched) -> None:
    items = [
        make_enriched(id="1", title="Sterrenwacht open"),
        make_enriched(id="2", title="Naar de sterrenwacht in 2027"),
        make_enriched(id="3", title="Bakkerij open", domains=("werk",)),
    ]

    assert [(one.word, one.items, one.example) for one in missed_words(items)] == [
        ("sterrenwacht", 2, "Naar de sterrenwacht in 2027")
    ]


@given(
    st.text(max_size=80),
    st.lists(st.tuples(st.integers(0, 80), st.integers(0, 80)), max_size=4),
)
@settings(max_examples=40)
def test_marked_pieces_stand_in_the_text(
    make_enriched: MakeEnriched, text: str, spans: list[tuple[int, int]]
) -> None:
    inside = [(min(span), min(max(span), len(text))) for span in spans if min(span) < len(text)]
    one = marked(make_enriched(title=text or "x"), *inside, field="title")

    (row,) = review_queue([one])

    assert all(
        piece.text.strip("…") in one.item.title
        for fragment in row.fragments
        if fragment.field == "title"
        for piece in fragment.pieces
    )
