"""Folding looks only at the signs that can carry a mark, and finds what a full look finds."""

import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from hub.dutch import _FOLDED, fold

SINGLE = str.maketrans(_FOLDED)
SIGNS = st.characters(exclude_categories=["Cs"]) | st.sampled_from(
    "éëïôçÅŠﬁ’ʼ´`A-b\u0301\u20dd"
)


def folded_sign_by_sign(text: str) -> str:
    plain = unicodedata.normalize("NFKD", text.translate(SINGLE).lower())
    bare = "".join(sign for sign in plain if unicodedata.category(sign) != "Mn")
    return unicodedata.normalize("NFKC", bare.translate(SINGLE).lower())


@given(st.text(SIGNS, max_size=30))
def test_folding_is_that_of_every_sign(text: str) -> None:
    assert fold(f"é{text}") == folded_sign_by_sign(f"é{text}")
