"""The Dutch word chain that the enricher and the search both stand on."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hub.dutch import fold, lemma, parts, stem, terms, tokens
from hub.dutch_words import LEMMAS, PARTS, STEMS, WHOLE

WORDS = st.text(alphabet="abcdefghijklmnopqrstuvwxyz'-éëïøßĳ", min_size=1, max_size=16).map(
    fold
)


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Café", "cafe"),
        ("CAFE\u0301", "cafe"),
        ("ideeën", "ideeen"),
        ("zzp’er", "zzp'er"),
        ("Ĳssel", "ijssel"),
        ("œuvre", "oeuvre"),
        ("Straße", "strasse"),
        ("İzmir", "izmir"),
    ],
)
def test_fold_keeps_the_letters_and_drops_the_rest(text: str, folded: str) -> None:
    assert fold(text) == folded


@given(st.text())
def test_folding_twice_changes_nothing(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(st.text())
def test_tokens_stand_where_they_say(text: str) -> None:
    found = list(tokens(text))

    assert [fold(text[token.start : token.end]) for token in found] == [
        token.text for token in found
    ]


def test_a_hyphen_or_apostrophe_inside_a_word_belongs_to_it() -> None:
    found = [token.text for token in tokens("Zzp'ers bij het Wmo-loket, 65+ of 75-plusser")]

    assert found == ["zzp'ers", "bij", "het", "wmo-loket", "65+", "of", "75-plusser"]


def test_a_word_of_combining_characters_is_one_token() -> None:
    assert [token.text for token in tokens("cafe\u0301 financie\u0308n")] == [
        "cafe",
        "financien",
    ]


def test_parents_are_not_the_elderly() -> None:
    assert stem("ouders") == stem("ouder")
    assert stem("ouderen") == stem("oudere")
    assert stem("ouders") != stem("ouderen")


@pytest.mark.parametrize(
    ("form", "other"),
    [
        ("kinderen", "kind"),
        ("schulden", "schuld"),
        ("huizen", "huis"),
        ("brieven", "brief"),
        ("ruzies", "ruzie"),
        ("wonen", "woning"),
        ("gelopen", "lopen"),
        ("baby's", "baby"),
        ("steden", "stad"),
        ("gemeenten", "gemeente"),
        ("fietsen", "fiets"),
        ("lessen", "les"),
        ("gezondheid", "gezond"),
        ("veiligheid", "veilig"),
        ("eenzaamheid", "eenzame"),
        ("huurachterstanden", "huurachterstand"),
        ("clienten", "client"),
        ("ideeen", "idee"),
    ],
)
def test_forms_of_one_word_share_a_stem(form: str, other: str) -> None:
    assert stem(form) == stem(other)


@pytest.mark.parametrize(
    ("word", "other"),
    [
        ("gezond", "zon"),
        ("begeleiden", "beleid"),
        ("veilig", "veiling"),
        ("geweld", "wel"),
        ("gezin", "zin"),
        ("gemeente", "menen"),
        ("overheid", "over"),
    ],
)
def test_words_that_only_look_alike_keep_their_own_stem(word: str, other: str) -> None:
    assert stem(word) != stem(other)


@given(WORDS)
def test_a_lemma_is_its_own_lemma(word: str) -> None:
    assert lemma(lemma(word)) == lemma(word)


@pytest.mark.parametrize(
    ("compound", "expected"),
    [
        ("opvoedingsondersteuning", ("opvoeding", "ondersteuning")),
        ("mantelzorgondersteuning", ("mantelzorg", "ondersteuning")),
        ("schuldhulpverlening", ("schuld", "hulpverlening")),
        ("huurwoningen", ("huur", "woning")),
        ("huisartsenpost", ("huisarts", "post")),
        ("werkloosheidsuitkering", ("werkloosheid", "uitkering")),
        ("kinderopvangtoeslag", ("kinderopvang", "toeslag")),
        ("kinderopvang", ("kind", "opvang")),
        ("ouderenzorg", ("oudere", "zorg")),
        ("ouderavond", ("ouder", "avond")),
        ("wmo-loket", ("wmo", "loket")),
        ("opvoeden", ()),
        ("restaurant", ()),
        ("kasteel", ()),
        ("leeftijd", ()),
        ("huis", ()),
    ],
)
def test_compounds_fall_apart_into_lemmas(compound: str, expected: tuple[str, ...]) -> None:
    assert parts(compound) == expected


@given(WORDS)
def test_a_word_is_no_part_of_itself(word: str) -> None:
    assert word not in parts(word)


def test_terms_are_stems_of_words_and_parts_in_order() -> None:
    assert list(terms("Gratis huurwoningen")) == ["gratis", "huurwoon", "huur", "woon"]


@pytest.mark.parametrize("words", [PARTS, WHOLE, LEMMAS.keys(), STEMS.keys()])
def test_the_word_lists_are_folded(words: frozenset[str]) -> None:
    assert [word for word in sorted(words) if fold(word) != word] == []
