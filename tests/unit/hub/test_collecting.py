"""The collector of rubbish rests for a task, and never longer."""

import gc

import pytest

from hub.collecting import without_collecting


def test_the_collector_rests_during_a_task_alone() -> None:
    with without_collecting():
        during = gc.isenabled()

    assert (during, gc.isenabled()) == (False, True)


def test_the_collector_works_again_after_an_error() -> None:
    with pytest.raises(ValueError, match="halfway"), without_collecting():
        raise ValueError("halfway")

    assert gc.isenabled()


def test_a_task_inside_another_leaves_the_collector_as_it_was() -> None:
    with without_collecting():
        with without_collecting():
            pass
        after = gc.isenabled()

    assert not after
