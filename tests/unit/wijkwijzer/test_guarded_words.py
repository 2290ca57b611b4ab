"""Which queries are seen to be about a sensitive subject."""

import tomllib
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from enrich.lexicon import Label, term
from enrich.word_lists import load_vocabulary
from hub.partition import GuardedWords
from site_builder.search_pages import ENDINGS
from wijkwijzer.steps.guarded_words import guarded_words, plain

ROOT = Path(__file__).parents[3]


def label(*written: str, least: float = 0.0) -> Label:
    return Label(id="iets", terms=tuple(map(term, written)), least=least)


def words(*written: str) -> tuple[str, ...]:
    return guarded_words([label(*written)])[0].words


@cache
def shipped() -> tuple[GuardedWords, ...]:
    return guarded_words(load_vocabulary().sensitive)


def found(query: str) -> set[str]:
    """Return the subjects that the script of the page finds in a query."""
    text = f" {plain(query)} "
    return {one.subject for one in shipped() for word in one.words if holds(text, word)}


def holds(text: str, word: str) -> bool:
    if word.endswith("~"):
        return any(f"{word[:-1]}{end} " in text for end in ENDINGS)
    return word in text


@pytest.mark.parametrize(
    ("written", "pattern"),
    [
        ("=sucht", " sucht "),
        ("mishandel*", " mishandel"),
        ("*geweld", "geweld~"),
        ("*drank*", "drank"),
        ("geweld", " geweld~"),
        ("eer", " eer "),
        ("stalken", " stalk~"),
        ("slaat mij", " slaat mij~"),
        ("blijf-van-mijn-lijf*", " blijf van mijn lijf"),
        ("geweld^2", " geweld~"),
    ],
)
def test_each_way_of_writing_a_word_has_its_pattern(written: str, pattern: str) -> None:
    assert words(written) == (pattern,)


def test_what_takes_a_word_back_in_a_text_does_not_in_a_query() -> None:
    assert words("geweld", "-natuurgeweld") == (" geweld~",)


@pytest.mark.parametrize(
    "narrow", ["mishandeling", "mishandelen thuis", "=mishandeld", "mishandelde*"]
)
def test_word_that_another_one_covers_is_left_out(narrow: str) -> None:
    assert words("mishandel*", narrow) == (" mishandel",)


def test_phrase_that_ends_with_a_guarded_word_is_left_out() -> None:
    assert words("*geweld", "huiselijk geweld") == ("geweld~",)


def test_subject_that_needs_words_together_is_left_out() -> None:
    assert guarded_words([label("niemand", least=4.0)]) == ()


@pytest.mark.parametrize(
    ("query", "subject"),
    [
        ("zelfmoord", "zelfdoding"),
        ("hij slaat mij", "huiselijk geweld"),
        ("Mishandeling!", "huiselijk geweld"),
        ("word gestalkt", "huiselijk geweld"),
        ("abortus", "ongewenste zwangerschap"),
        ("إدمان", "verslaving"),
    ],
)
def test_query_about_a_sensitive_subject_is_seen(query: str, subject: str) -> None:
    assert subject in found(query)


@pytest.mark.parametrize(
    "query",
    [
        "geweldig feest",
        "oppas",
        "huur",
        "eenzaam",
        "Nederlands leren",
        "kinderopvang",
        "eerste",
    ],
)
def test_everyday_query_is_not_taken_for_a_sensitive_one(query: str) -> None:
    assert found(query) == set()


@given(st.text())
def test_plain_text_stays_as_it_is(text: str) -> None:
    once = plain(text)

    assert plain(once) == once


def test_every_number_for_a_search_names_a_subject_that_exists() -> None:
    numbers = tomllib.loads((ROOT / "content/direct-hulp.toml").read_text("utf-8"))["nummer"]

    named = {subject for one in numbers for subject in one.get("bij", [])}

    assert named
    assert named <= {one.subject for one in shipped()}
