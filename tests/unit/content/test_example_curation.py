"""The example curatie.toml shows one of each decision, all with who and why."""

from pathlib import Path

import pytest

from hub.content.settings import load_content
from hub.curation import Curation

CONTENT = Path(__file__).parents[3] / "content"


@pytest.fixture(scope="module")
def curation() -> Curation:
    return load_content(CONTENT).curation("GM0034")


def test_each_kind_of_decision_is_there_once(curation: Curation) -> None:
    assert len([one for one in curation.decisions if one.domains is not None]) == 1
    assert len([one for one in curation.decisions if one.pinned]) == 1
    assert len(curation.hidden) == 1
    assert len([one for one in curation.decisions if one.corrections]) == 1


def test_the_correction_says_what_the_source_said(curation: Curation) -> None:
    (corrected,) = [one for one in curation.decisions if one.corrections]

    assert [one.was for one in corrected.corrections] == ["€ 2,50"]


def test_it_is_signed_by_the_example_editors(curation: Curation) -> None:
    assert {one.by for one in curation.decisions} == {"Voorbeeldredactie"}
