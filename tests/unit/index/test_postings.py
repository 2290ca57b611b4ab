"""The postings of some items out of all."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from index.postings import AllPostings

LISTS = st.dictionaries(
    st.sampled_from(["aap", "mies", "noot"]), st.sets(st.integers(0, 9), min_size=1)
)


def postings(lists: dict[str, set[int]]) -> AllPostings:
    ordered = sorted(lists.items())
    numbers = [number for _, row in ordered for number in sorted(row)]
    return AllPostings(
        terms=tuple(term for term, _ in ordered),
        starts=np.cumsum([0, *(len(row) for _, row in ordered)]),
        numbers=np.array(numbers, dtype=np.int64),
        impacts=np.array(numbers, dtype=np.int64) + 1,
    )


@given(LISTS, st.sets(st.integers(0, 12)))
def test_chosen_items_keep_their_terms_under_new_numbers(
    lists: dict[str, set[int]], chosen: set[int]
) -> None:
    wanted = sorted(chosen)

    some = postings(lists).only(np.array(wanted, dtype=np.int64))

    found = {term: [wanted[number] for number in some.of(term).numbers] for term in some.terms}
    assert found == {
        term: sorted(row & chosen) for term, row in sorted(lists.items()) if row & chosen
    }


@given(LISTS, st.sets(st.integers(0, 12)))
def test_chosen_items_keep_their_impacts(lists: dict[str, set[int]], chosen: set[int]) -> None:
    wanted = sorted(chosen)

    some = postings(lists).only(np.array(wanted, dtype=np.int64))

    assert [wanted[number] + 1 for number in some.numbers] == some.impacts.tolist()
