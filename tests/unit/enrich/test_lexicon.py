"""The lexicon: kinds of terms, weights, suppressors, and the sentences that prove the words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from enrich.classify import AUDIENCES, DOMAINS, TIERS, Threshold, chosen
from enrich.fields import Field
from enrich.lexicon import Label, Lexicon, TermError, term
from enrich.word_lists import Vocabulary, load_vocabulary

SHIPPED = load_vocabulary()
SETS = (
    ("onderwerp", SHIPPED.domains, DOMAINS),
    ("voor wie", SHIPPED.audiences, AUDIENCES),
    ("hulplijn", SHIPPED.tiers, TIERS),
    ("gevoelig", SHIPPED.sensitive, Threshold(least=0.01, share=0.0, most=99)),
    ("toon", SHIPPED.tones, Threshold(least=0.01, share=0.0, most=99)),
)
FITS = [
    pytest.param(labels, limit, label.id, text, id=f"{name} {label.id}: {text[:30]}")
    for name, labels, limit in SETS
    for label in labels
    for text in label.fits
]
DOES_NOT_FIT = [
    pytest.param(labels, limit, label.id, text, id=f"{name} {label.id}: {text[:30]}")
    for name, labels, limit in SETS
    for label in labels
    for text in label.does_not_fit
]


def found(labels: tuple[Label, ...], limit: Threshold, text: str) -> list[str]:
    scored = Lexicon(labels)((Field(name="body", text=text),))
    return [one.label for one in chosen(scored, limit)]


def score(terms: tuple[str, ...], text: str, field: str = "body") -> float:
    lexicon = Lexicon((Label(id="x", terms=tuple(term(one) for one in terms)),))
    scored = lexicon((Field(name=field, text=text),))
    return scored[0].score if scored else 0.0


@pytest.mark.parametrize(("labels", "limit", "label", "text"), FITS)
def test_the_sentences_that_must_fit_do(
    labels: tuple[Label, ...], limit: Threshold, label: str, text: str
) -> None:
    assert label in found(labels, limit, text)


@pytest.mark.parametrize(("labels", "limit", "label", "text"), DOES_NOT_FIT)
def test_the_sentences_that_must_not_fit_do_not(
    labels: tuple[Label, ...], limit: Threshold, label: str, text: str
) -> None:
    assert label not in found(labels, limit, text)


def test_every_shipped_word_can_be_read(vocabulary: Vocabulary) -> None:
    assert vocabulary.problems == ()


@pytest.mark.parametrize(
    ("written", "text", "fits"),
    [
        ("schuld", "Hulp bij schulden", True),
        ("schuld", "Een huurschuld", False),
        ("=ouders", "Avond voor ouders", True),
        ("=ouders", "Een ouder vraagt", False),
        ("opvoed*", "Opvoedingsondersteuning", True),
        ("*toeslag", "De woonkostentoeslagen", True),
        ("*toeslag", "De toeslag", False),
        ("*les", "Kunstlessen", True),
        ("*les", "Artikeles", False),
        ("*opvoed*", "Heropvoeding", True),
        ("eigen risico", "Uw eigen risico's", True),
        ("eigen risico", "Op eigen houtje risico", False),
        ("wmo", "Het Wmo-loket", True),
        ("kind", "Voor kinderen", True),
    ],
)
def test_a_term_fits_as_it_is_written(written: str, text: str, fits: bool) -> None:  # noqa: FBT001
    assert (score((written,), text) > 0) is fits


@pytest.mark.parametrize(
    "label", [label for _, labels, _ in SETS for label in labels], ids=lambda label: label.id
)
def test_no_suppressor_voids_a_word_of_its_own_label(label: Label) -> None:
    counted = {(one.kind, one.key) for one in label.terms if not one.suppresses}

    voided = [
        one.written for one in label.terms if one.suppresses and (one.kind, one.key) in counted
    ]
    assert voided == []


def test_a_word_in_the_title_counts_double() -> None:
    assert score(("huur",), "De huur", "title") == 2 * score(("huur",), "De huur")


def test_a_suppressor_voids_what_it_covers() -> None:
    assert score(("*les", "-zwemles"), "De zwemlessen beginnen") == 0
    assert score(("*les", "-zwemles"), "De taallessen beginnen") > 0


def test_a_negative_weight_counts_against() -> None:
    assert score(("feest", "vaderdag^-0.5"), "Feest op vaderdag") < score(
        ("feest",), "Feest op dag"
    )


def test_a_repeated_word_counts_ever_less() -> None:
    once, twice = (
        score(("huur",), "huur " + "a " * 11),
        score(("huur",), "huur huur " + "a " * 10),
    )

    assert twice == pytest.approx(1.5 * once)


def test_a_phrase_takes_the_place_of_its_words() -> None:
    assert score(("gratis^0.5", "gratis eten^2"), "Gratis eten") == score(
        ("gratis eten^2",), "Gratis eten"
    )


def test_no_phrase_reaches_over_the_end_of_a_sentence() -> None:
    assert score(("niet vertellen",), "Komt u niet? Vertel het ons") == 0
    assert score(("niet vertellen",), "U hoeft het niet te vertellen, niet vertellen mag") > 0


def test_a_label_may_ask_for_more_than_a_word() -> None:
    lexicon = Lexicon((Label(id="x", terms=(term("huur"), term("huis")), least=2.0),))

    assert lexicon((Field(name="body", text="De huur"),)) == ()
    assert lexicon((Field(name="body", text="De huur van het huis"),)) != ()


@pytest.mark.parametrize("written", ["huur^veel", "", "*", "^2"])
def test_a_term_that_is_none_is_refused(written: str) -> None:
    with pytest.raises(TermError):
        term(written)


@given(st.text(max_size=200))
def test_every_hit_stands_where_it_says(text: str) -> None:
    scored = Lexicon(SHIPPED.domains)((Field(name="body", text=text),))

    assert all(0 <= hit.start < hit.end <= len(text) for one in scored for hit in one.hits)
