"""Do the word lists agree with what editors decided? The decisions are the feedback set."""

from collections.abc import Mapping
from pathlib import Path

import pytest

from enrich.feedback import Example, examples
from enrich.run import Step, enrich
from enrich.tag import item
from hub.content.curation import read_curation
from hub.content.files import ContentFiles, no_last_good
from hub.content.settings import load_content

CONTENT = Path(__file__).parents[2] / "content"


@pytest.fixture(scope="module")
def decided() -> tuple[Example, ...]:
    gemeenten = load_content(CONTENT).hub.gemeenten
    files = ContentFiles(CONTENT, no_last_good)
    return tuple(
        example
        for one in gemeenten
        for example in examples(read_curation(files, one.folder, one.code, one.areas))
    )


def test_the_word_lists_follow_the_editors(
    decided: tuple[Example, ...],
    through: tuple[Step, ...],
    baseline: Mapping[str, Mapping[str, float]],
) -> None:
    found = list(enrich((item(one.line) for one in decided), through))

    wrong = [
        example.line.title
        for example, got in zip(decided, found, strict=True)
        if example.domains is not None and example.domains != set(got.domain_ids)
    ]
    assert len(wrong) <= len(decided) * (1 - baseline["feedback"]["exact"])
