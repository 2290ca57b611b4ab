"""From words to terms, on the side of the texts and on the side of the question."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hub.dutch import fold, folded_words
from hub.synonyms import SynonymGroup
from index.analysis import (
    ASKED_WEIGHT,
    SYNONYM_WEIGHT,
    TextTerms,
    Variants,
    content_words,
    indexed_terms,
    main_term,
    phrase_book,
    stop_words,
    written_term,
)

WORDS = st.text(alphabet="abcdefghijklmnopqrstuvwxyz'-éëï", min_size=1, max_size=16).map(fold)

GROUPS = (
    SynonymGroup(words=("geldzorgen", "schulden")),
    SynonymGroup(words=("pgb", "persoonsgebonden budget")),
    SynonymGroup(words=("bijstand",), asked=("sociale dienst", "uitkering")),
    SynonymGroup(words=("eenzaam",), asked=("alleen",)),
)
VARIANTS = Variants(groups=GROUPS)


def terms(word: str) -> list[str]:
    return [term for term, _ in VARIANTS(word)]


@pytest.mark.parametrize(
    ("word", "other"),
    [
        ("schulden", "schuld"),
        ("wmo-loket", "wmoloket"),
        ("re-integratie", "reintegratie"),
        ("cafes", "cafe"),
    ],
)
def test_forms_of_a_word_have_one_term(word: str, other: str) -> None:
    assert main_term(word) == main_term(other)


def test_compound_has_its_parts_beside_itself_and_deeper_ones_weigh_less() -> None:
    weights = dict(indexed_terms("kinderopvangtoeslag"))

    assert weights["kinderopvangtoeslag"] == 1.0
    assert weights["toeslag"] > weights["kinderopvang"] > weights["opvang"] > weights["kind"]


def test_english_text_is_also_found_by_its_own_stem() -> None:
    assert "debt" not in dict(indexed_terms("debts"))
    assert "debt" in dict(indexed_terms("debts", "en"))
    assert "debt" in terms("debts")


def test_dutch_word_is_not_read_as_english() -> None:
    assert terms("arts") == ["arts"]


@pytest.mark.parametrize(
    ("query", "term"),
    [("geldzorgen", "schuld"), ("schulden", "geldzorg"), ("pgb", "persoonsbind_budget")],
)
def test_synonym_answers_below_the_word_itself(query: str, term: str) -> None:
    assert VARIANTS(query)[0][1] == 1.0
    assert dict(VARIANTS(query))[term] == SYNONYM_WEIGHT


def test_word_that_only_leads_to_a_group_is_not_searched_by_it() -> None:
    assert dict(VARIANTS("alleen"))["eenzaam"] == ASKED_WEIGHT
    assert terms("eenzaam") == ["eenzaam"]


@pytest.mark.parametrize(
    ("query", "wrong"),
    [
        ("ouderen", "ouders"),
        ("oppas", "aanpassen"),
        ("bijstand", "misstand"),
        ("rechtsbijstand", "bijstand"),
        ("arts", "partij"),
        ("schuldig", "schuld"),
        ("afvallen", "afval"),
        ("planeet", "eet"),
    ],
)
def test_words_that_only_look_alike_share_no_term(query: str, wrong: str) -> None:
    assert not set(terms(query)) & set(terms(wrong))


def test_phrase_is_found_in_a_query_across_stop_words() -> None:
    (phrase,) = VARIANTS.phrases(folded_words("naar de sociale dienst gaan"))

    assert (phrase.start, phrase.end) == (2, 4)
    assert dict(phrase.variants)["bijstand"] == ASKED_WEIGHT


def test_text_holds_its_phrases_as_terms() -> None:
    read = TextTerms(phrase_book(GROUPS))

    found = read(folded_words("Met een persoonsgebonden budget koopt u zelf zorg in."))

    assert found[written_term("persoonsgebonden budget").encode()] == 1.0


def test_text_counts_a_word_for_each_time_and_leaves_stop_words_out() -> None:
    found = TextTerms()(folded_words("Schuld op schuld op schuld"))

    assert found == {b"schuld": 3.0}


def test_query_of_stop_words_only_keeps_them() -> None:
    assert content_words(("hoe", "en", "wat")) == ("hoe", "en", "wat")
    assert content_words(("hoe", "schuld")) == ("schuld",)


def test_stop_words_are_folded() -> None:
    assert [word for word in sorted(stop_words) if fold(word) != word] == []


@given(WORDS)
def test_every_term_comes_once_and_the_best_first(word: str) -> None:
    found = VARIANTS(word)
    weights = [weight for _, weight in found]

    assert len({term for term, _ in found}) == len(found)
    assert weights == sorted(weights, reverse=True)


@given(WORDS)
def test_a_word_of_a_text_is_found_by_the_same_word(word: str) -> None:
    assert dict(indexed_terms(word))[main_term(word)] == 1.0
    assert dict(VARIANTS(word))[main_term(word)] == 1.0
