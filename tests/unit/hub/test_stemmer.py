"""The stemmer in C and that in Python are one stemmer: which of them works is of no account."""

import pytest
import Stemmer
from snowballstemmer.arabic_stemmer import ArabicStemmer
from snowballstemmer.dutch_stemmer import DutchStemmer
from snowballstemmer.english_stemmer import EnglishStemmer

from hub.dutch import stemmer
from hub.dutch_words import LEMMAS, PARTS, STEMS, STOP_WORDS, WHOLE

WORDS = sorted({*LEMMAS, *PARTS, *STEMS, *STOP_WORDS, *WHOLE})[::3]
ARABIC = ["كتاب", "المكتبة", "مساعدة", "الديون", "والمدارس", "بلدية"]


@pytest.mark.parametrize(
    ("language", "in_python", "words"),
    [
        ("dutch", DutchStemmer, WORDS),
        ("english", EnglishStemmer, WORDS),
        ("arabic", ArabicStemmer, ARABIC),
    ],
)
def test_both_stemmers_give_the_same(
    language: str, in_python: type[DutchStemmer], words: list[str]
) -> None:
    in_c = Stemmer.Stemmer(language)

    assert in_c.stemWords(words) == in_python().stemWords(words)


def test_words_are_stemmed_by_the_one_in_c() -> None:
    assert isinstance(stemmer("dutch").__self__, Stemmer.Stemmer)
