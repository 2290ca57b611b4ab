import gc

from hub.sweeping import AFTER, seldom_swept


def test_sweeps_are_far_apart_inside_the_block_and_as_usual_after_it() -> None:
    usual = gc.get_threshold()

    with seldom_swept():
        inside = gc.get_threshold()

    assert inside == AFTER
    assert gc.get_threshold() == usual
