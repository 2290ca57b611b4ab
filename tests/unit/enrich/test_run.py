"""All steps together: the item is untouched, the outcome does not depend on order."""

from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from enrich.fields import fields
from enrich.gazetteer import Gazetteer
from enrich.language import FindLanguage
from enrich.run import Step, enrich, steps
from enrich.word_lists import Vocabulary
from hub.model import EnrichedItem, Item

MakeItem = Callable[..., Item]

ENGLISH = "<p>Come and meet your neighbours over a cup of coffee on Tuesday morning.</p>"
DUTCH = "<p>Kom koffie drinken met de buren. U bent van harte welkom op dinsdag.</p>"


@pytest.fixture(scope="session")
def through(vocabulary: Vocabulary, gazetteer: Gazetteer) -> tuple[Step, ...]:
    return steps(vocabulary, gazetteer)


@pytest.fixture(scope="session")
def language(through: tuple[Step, ...]) -> FindLanguage:
    return next(step for step in through if isinstance(step, FindLanguage))


@given(title=st.text(max_size=60), body=st.text(alphabet="abc DEF<>&;.\n", max_size=120))
@settings(max_examples=40)
def test_steps_never_change_the_item_and_every_span_fits(
    through: tuple[Step, ...], make_item: MakeItem, title: str, body: str
) -> None:
    item = make_item(title, body.replace("<", "&lt;"))

    (found,) = enrich([item], through)

    texts = {"title": "", "body": ""} | {one.name: one.text for one in fields(item)}
    tags = (*found.located_in, *found.serves, *found.domains, *found.audiences)
    assert found.item is item
    assert all(
        texts[one.field][one.start : one.end] == one.text for tag in tags for one in tag.because
    )
    assert all(0 <= tag.score <= 1 for tag in tags)


def test_the_order_of_items_is_irrelevant(
    through: tuple[Step, ...], make_item: MakeItem
) -> None:
    items = [make_item("Hulp bij schulden", id="1"), make_item("Feest in Filmwijk", id="2")]

    forward = list(enrich(items, through))

    assert list(enrich(items[::-1], through)) == forward[::-1]


@pytest.mark.parametrize(
    ("title", "body", "prior", "expected"),
    [
        ("Koffie", DUTCH, "nl", "nl"),
        ("Coffee morning", ENGLISH, "nl", "en"),
        ("Coffee morning with your neighbours", "", "nl", "nl"),
        ("Kahve", "", "tr", "tr"),
        ("Koffie", DUTCH, "en", "nl"),
        ("Koffie", DUTCH, "", "nl"),
    ],
)
def test_the_language_is_the_sources_unless_the_text_is_certain(
    language: FindLanguage,
    make_item: MakeItem,
    title: str,
    body: str,
    prior: str,
    expected: str,
) -> None:
    found = language(EnrichedItem(item=make_item(title, body, language=prior)))

    assert found.language is not None
    assert found.language.value == expected
