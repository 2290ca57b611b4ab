"""Reading relevantie.toml: weights that people may set, and mistakes that are told."""

from pathlib import Path

import attrs
import pytest

from hub.content.files import ContentFiles, no_last_good
from hub.content.relevance import WrittenWeights, read_weights
from hub.relevance import DEFAULT_WEIGHTS

ROOT = Path(__file__).parents[4]


def files(tmp_path: Path, text: str) -> ContentFiles:
    (tmp_path / "relevantie.toml").write_text(text, encoding="utf-8")
    return ContentFiles(tmp_path, no_last_good)


def test_a_weight_that_is_named_changes_and_the_others_stay(tmp_path: Path) -> None:
    found = read_weights(files(tmp_path, "seizoen = 0.9\n"))

    assert (found.season, found.nearness) == (0.9, DEFAULT_WEIGHTS.nearness)


def test_without_the_file_the_usual_weights_hold(tmp_path: Path) -> None:
    assert read_weights(ContentFiles(tmp_path, no_last_good)) == DEFAULT_WEIGHTS


def test_the_example_shows_the_usual_weights() -> None:
    assert read_weights(ContentFiles(ROOT / "content", no_last_good)) == DEFAULT_WEIGHTS


@pytest.mark.parametrize(
    ("text", "line", "message"),
    [
        ("nabij = -0.1", 1, "`nabij` is een getal van 0 tot en met 1."),
        ("nabij = 0.2\nseizoen = 3", 2, "`seizoen` is een getal van 0 tot en met 1."),
        ("nabij = nan", 1, "`nabij` is een getal van 0 tot en met 1."),
        (
            "\n".join(f"{one.name} = 0" for one in attrs.fields(WrittenWeights)),
            1,
            "Alle gewichten zijn 0.",
        ),
    ],
)
def test_a_weight_that_is_none_is_told_with_its_line(
    tmp_path: Path, text: str, line: int, message: str
) -> None:
    read = files(tmp_path, text)

    found = read_weights(read)

    assert found == DEFAULT_WEIGHTS
    assert [(one.line, one.message) for one in read.problems] == [(line, message)]
