"""What the answers of "Hoe gaat het met u?" come to."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hub.hoe_gaat_het import Overview, Reply, overview
from hub.vocabulary import Domain

REPLIES = st.lists(st.tuples(st.sampled_from(Domain), st.sampled_from(Reply)), max_size=12)


def test_each_answer_has_its_own_list() -> None:
    found = overview(
        (
            (Domain.WONEN, Reply.GOED),
            (Domain.WERK, Reply.MEESTAL),
            (Domain.INKOMEN, Reply.LASTIG),
            (Domain.ZORG, Reply.LIEVER_NIET),
        )
    )

    assert found == Overview(
        good=(Domain.WONEN,),
        mostly=(Domain.WERK,),
        hard=(Domain.INKOMEN,),
        call_first=False,
    )


@pytest.mark.parametrize(("hard", "first"), [(0, False), (1, False), (2, True), (9, True)])
def test_number_stands_on_top_from_two_difficult_subjects_on(hard: int, *, first: bool) -> None:
    subjects = [one for one in Domain if one is not Domain.VEILIGHEID]

    found = overview((domain, Reply.LASTIG) for domain in subjects[:hard])

    assert found.call_first is first


@given(REPLIES)
def test_nothing_about_safety_is_kept(replies: list[tuple[Domain, Reply]]) -> None:
    found = overview(replies)

    assert Domain.VEILIGHEID not in (*found.good, *found.mostly, *found.hard)
