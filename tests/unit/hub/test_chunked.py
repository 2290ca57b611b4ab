from concurrent.futures import Executor, ThreadPoolExecutor

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hub.chunked import AHEAD, Inline, chunks, in_chunks


def doubled(numbers: tuple[int, ...]) -> tuple[int, ...]:
    return tuple(2 * number for number in numbers)


def refused(numbers: tuple[int, ...]) -> tuple[int, ...]:
    raise ValueError(str(numbers))


@given(st.lists(st.integers()), st.integers(1, 7))
def test_chunks_together_are_the_things_in_order(things: list[int], size: int) -> None:
    found = list(chunks(things, size))

    assert [thing for chunk in found for thing in chunk] == things


@given(st.lists(st.integers(), max_size=60), st.integers(1, 7), st.integers(1, 4))
def test_outcome_does_not_depend_on_the_number_of_workers(
    things: list[int], size: int, workers: int
) -> None:
    alone = list(in_chunks(Inline(), doubled, things, size))

    with ThreadPoolExecutor(max_workers=workers) as pool:
        together = list(in_chunks(pool, doubled, things, size))

    assert together == alone == [2 * thing for thing in things]


def test_only_a_few_chunks_are_asked_for_ahead() -> None:
    asked: list[tuple[int, ...]] = []

    def noted(numbers: tuple[int, ...]) -> tuple[int, ...]:
        asked.append(numbers)
        return numbers

    next(in_chunks(Inline(), noted, range(1000), 1))

    assert len(asked) == AHEAD + 1


@pytest.mark.parametrize("executor", [Inline(), ThreadPoolExecutor(max_workers=1)])
def test_what_a_task_raises_is_raised_for_who_asks(executor: Executor) -> None:
    made = in_chunks(executor, refused, [1], 1)

    with pytest.raises(ValueError, match="1"):
        next(made)
