"""Texts that say u on one hub and je on another."""

import pytest

from hub.form_of_address import addressed


@pytest.mark.parametrize(
    ("form", "said"), [("u", "Heeft u uw brief?"), ("je", "Heb je je brief?")]
)
def test_text_speaks_in_the_form_of_the_hub(form: str, said: str) -> None:
    assert addressed("{Heeft u|Heb je} {uw|je} brief?", form) == said


@pytest.mark.parametrize("text", ["", "Bel gerust.", "{gemeente}", "a | b", "{a"])
def test_text_without_a_choice_stays_as_it_is(text: str) -> None:
    assert addressed(text, "je") == text
