"""Our own hostile strings: enough of them, each once, and always the same."""

from itertools import pairwise

from bench.hostile.vectors import HUGE, SHARPEST, generated


def test_there_are_two_thousand_strings_and_each_comes_once() -> None:
    vectors = generated()

    assert len(vectors) > 2_000
    assert len(set(vectors)) == len(vectors)
    assert set(SHARPEST) <= set(vectors)


def test_every_string_can_be_sent() -> None:
    assert all(one.encode() for one in generated())


def test_long_strings_stand_far_apart() -> None:
    places = [at for at, one in enumerate(generated()) if len(one) > HUGE / 2]

    gaps = [later - earlier for earlier, later in pairwise(places)]

    assert min(gaps) > 100
