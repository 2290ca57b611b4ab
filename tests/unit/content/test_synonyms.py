"""The groups of synonyms do what the examples beside them say."""

from pathlib import Path

import pytest

from hub.content.settings import load_content
from hub.synonyms import SynonymGroup
from index.synonym_examples import failed_examples
from wijkwijzer.check.synonyms import synonym_problems

CONTENT = Path(__file__).parents[3] / "content"
LEAST_GROUPS = 250


@pytest.fixture(scope="module")
def groups() -> tuple[SynonymGroup, ...]:
    return load_content(CONTENT).synonyms


def test_there_are_groups_for_every_subject(groups: tuple[SynonymGroup, ...]) -> None:
    assert len(groups) >= LEAST_GROUPS


def test_every_group_has_examples_that_must_and_must_not(
    groups: tuple[SynonymGroup, ...],
) -> None:
    assert [one.words for one in groups if not (one.fits and one.does_not_fit)] == []


def test_every_example_holds(groups: tuple[SynonymGroup, ...]) -> None:
    assert list(failed_examples(groups)) == []


def test_check_has_nothing_to_say(groups: tuple[SynonymGroup, ...]) -> None:
    assert list(synonym_problems(CONTENT, groups)) == []
