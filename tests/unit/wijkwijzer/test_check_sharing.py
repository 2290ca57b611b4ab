"""Many files are looked at by more than one process; nobody can tell from the outcome."""

import json
import os
import subprocess
import sys
import threading

import pytest

from wijkwijzer.check.sharing import FEWEST_SHARED, WARM, each


def test_outcome_and_order_are_the_same_for_any_number_of_processes() -> None:
    names = [f"bestand-{number}" for number in range(FEWEST_SHARED)]

    alone, shared = list(each(str.upper, names, 1)), list(each(str.upper, names, 3))

    assert shared == alone


def test_all_but_the_first_is_done_elsewhere_and_knows_what_this_process_has_read() -> None:
    # A process of its own: this one may have threads of other tests.
    alone = subprocess.run(  # noqa: S603 - our own interpreter and text
        [sys.executable, "-c", SHARED], capture_output=True, text=True, check=True
    )

    assert json.loads(alone.stdout) == [
        [f"tekst {number}", number < WARM] for number in range(FEWEST_SHARED)
    ]


SHARED = """
import json, os
from wijkwijzer.check.sharing import FEWEST_SHARED, each

known = {number: f"tekst {number}" for number in range(FEWEST_SHARED)}
parent = os.getpid()
print(json.dumps(list(each(lambda n: (known[n], os.getpid() == parent), list(known), 2))))
"""


def test_few_things_are_done_right_here() -> None:
    def work(_: int) -> int:
        return os.getpid()

    assert list(each(work, [1, 2], 2)) == [os.getpid()] * 2


def test_process_with_threads_makes_no_forks() -> None:
    waits = threading.Event()
    thread = threading.Thread(target=waits.wait)
    thread.start()
    try:
        found = set(each(lambda _: os.getpid(), list(range(FEWEST_SHARED)), 2))
    finally:
        waits.set()
        thread.join()

    assert found == {os.getpid()}


def test_mistake_in_the_work_comes_out() -> None:
    def work(number: int) -> float:
        return 1 / number

    with pytest.raises(ZeroDivisionError):
        list(each(work, [0] * FEWEST_SHARED, 2))
