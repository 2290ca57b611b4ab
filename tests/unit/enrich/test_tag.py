"""The core of `tag`: lines in, lines out."""

import pytest

from enrich.gazetteer import Gazetteer
from enrich.run import enrich, steps
from enrich.tag import LineError, body_text, item, line, output
from enrich.word_lists import Vocabulary

LINE = {
    "id": "7",
    "title": "Spreekuur over schulden in Filmwijk",
    "body": "Voor iedereen met een schuld < 5.000 euro & vragen. Loop gerust binnen.",
    "feed": "GM9001",
    "onbekend": 1,
}


def tagged(
    values: dict[str, object], vocabulary: Vocabulary, places: Gazetteer
) -> dict[str, object]:
    (found,) = enrich([item(line(values))], steps(vocabulary, places))
    return output(found)


def test_a_line_gets_all_its_tags(vocabulary: Vocabulary, gazetteer: Gazetteer) -> None:
    found = tagged(LINE, vocabulary, gazetteer)

    assert list(found) == [
        "id", "areas", "domains", "audience", "tier", "gevoelig", "language", "evidence",
    ]  # fmt: skip
    assert found["areas"] == ["WK900101"]
    assert found["domains"] == ["inkomen"]
    assert found["tier"] == "1"
    assert found["gevoelig"] is False
    assert found["language"] == "nl"


def test_the_evidence_of_a_line_stands_in_its_text(
    vocabulary: Vocabulary, gazetteer: Gazetteer
) -> None:
    found = tagged(LINE, vocabulary, gazetteer)

    texts = {"title": LINE["title"], "body": body_text(line(LINE)), "location": ""}
    evidence = found["evidence"]
    assert isinstance(evidence, list)
    assert evidence
    assert [
        one for one in evidence if texts[one["field"]][one["start"] : one["end"]] != one["text"]
    ] == []


def test_a_line_without_feed_speaks_for_the_country(
    vocabulary: Vocabulary, gazetteer: Gazetteer
) -> None:
    found = tagged({"id": 1, "title": "Zorgtoeslag"}, vocabulary, gazetteer)

    assert found["id"] == "1"
    assert found["areas"] == ["NL"]


def test_coordinates_and_venue_are_used(vocabulary: Vocabulary, gazetteer: Gazetteer) -> None:
    where = tagged(
        {"id": "1", "title": "Koffie", "lat": 52.05, "lon": 5.05}, vocabulary, gazetteer
    )
    venue = tagged(
        {"id": "1", "title": "Koffie", "venue": "Het Filmdoek"}, vocabulary, gazetteer
    )

    assert where["areas"] == venue["areas"] == ["WK900101"]


@pytest.mark.parametrize(
    "values",
    [
        {},
        {"id": "1"},
        {"title": "x"},
        {"id": "1", "title": " "},
        {"id": "1", "title": "x", "lat": "a"},
        {"id": "1", "title": "x", "body": ["y"]},
    ],
)
def test_a_line_that_is_no_item_is_refused(values: dict[str, object]) -> None:
    with pytest.raises(LineError):
        line(values)
