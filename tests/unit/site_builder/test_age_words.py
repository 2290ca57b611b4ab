"""For which ages something is, from the words of organisers."""

import pytest

from site_builder.age_words import OLDEST, Ages, read_ages


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("6 tot 10 jaar", 6, 10),
        ("6 t/m 10 jaar", 6, 10),
        ("Van 4 tot en met 12 jaar.", 4, 12),
        ("8-12", 8, 12),
        ("t/m 4 jaar", 0, 4),
        ("tot 4 jaar", 0, 4),
        ("vanaf 60 jaar", 60, OLDEST),
        ("65+", 65, OLDEST),
        ("55-plussers", 55, OLDEST),
        ("18 jaar en ouder", 18, OLDEST),
    ],
)
def test_one_range_is_read(text: str, first: int, last: int) -> None:
    assert read_ages(text) == Ages(first=first, last=last)


@pytest.mark.parametrize("text", ["", "alle leeftijden", "12 tot 4 jaar", "groep 3 en 4"])
def test_what_is_no_clear_range_is_left_alone(text: str) -> None:
    assert read_ages(text) is None


def test_ranges_meet_when_somebody_is_in_both() -> None:
    assert Ages(first=6, last=10).meets(Ages(first=10, last=12))
    assert not Ages(first=6, last=10).meets(Ages(first=11, last=12))
