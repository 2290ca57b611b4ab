import gc
import subprocess
import sys

from hub.sweeping import AFTER, seldom_swept

LOOP = """
from hub.sweeping import end_unswept
class Loop:
    def __init__(self): self.itself = self
    def __del__(self): print("swept")
end_unswept()
Loop()
print("end")
"""


def test_sweeps_are_far_apart_inside_the_block_and_as_usual_after_it() -> None:
    usual = gc.get_threshold()

    with seldom_swept():
        inside = gc.get_threshold()

    assert inside == AFTER
    assert gc.get_threshold() == usual


def test_process_can_end_without_a_sweep() -> None:
    done = subprocess.run([sys.executable, "-c", LOOP], capture_output=True, check=True)  # noqa: S603 - our own Python

    assert done.stdout.decode() == "end\n"
