"""What the search pages get after the plan, and the words that the site suggests."""

import json

from hub.partition import GuardedWords
from site_builder.plan import PlannedPage
from site_builder.search_pages import (
    ENDINGS,
    SearchFiles,
    finding_nothing,
    guarded_words_file,
    suggested_words,
    with_search,
)
from site_builder.views.search import SearchView
from tests.fakes.small_hub import World

FILES = SearchFiles(manifest='{"terms":1}', base="/zoek/almere/")


def searched(world: World, url: str) -> PlannedPage:
    planned = with_search(world.plan, {"GM0034": FILES})
    return next(page for page in planned.pages if page.url == url)


def test_search_page_knows_the_index_of_its_gemeente(world: World) -> None:
    view = searched(world, "/almere/zoeken/").view

    assert isinstance(view, SearchView)
    assert (view.manifest, view.base) == (FILES.manifest, FILES.base)


def test_page_of_a_gemeente_without_an_index_stays_as_it_is(world: World) -> None:
    assert searched(world, "/eindhoven/zoeken/") == world.page("/eindhoven/zoeken/")


def test_other_pages_stay_as_they_are(world: World) -> None:
    assert searched(world, "/almere/filmwijk/") == world.page("/almere/filmwijk/")


def test_guarded_words_are_written_by_subject_with_their_endings() -> None:
    body = guarded_words_file([GuardedWords(subject="geweld", words=(" slaan~",))])

    assert json.loads(body) == {"endings": list(ENDINGS), "words": {"geweld": [" slaan~"]}}


def test_words_that_a_page_suggests_are_its_examples_subjects_and_what_stands_beside(
    world: World,
) -> None:
    suggested = suggested_words(world.plan)

    assert list(suggested) == ["GM0034", "GM0772"]
    assert {"oppas", "Geld en schulden", "Geldloket Almere"} <= set(suggested["GM0034"])
    assert list(suggested["GM0034"]) == sorted(set(suggested["GM0034"]))


def test_suggestions_that_find_nothing_are_told_in_order() -> None:
    known = {"huur", "oppas"}

    assert finding_nothing(["zwembad", "huur", "oppas", "auto"], known.__contains__) == (
        "auto",
        "zwembad",
    )
