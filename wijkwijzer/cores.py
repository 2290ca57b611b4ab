"""How many processors there are for us."""

import os


def usable_cores() -> int:
    """Return how many cores this process may use; a container may have fewer than its host."""
    return len(os.sched_getaffinity(0))
