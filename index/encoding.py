"""Numbers as few bytes: what Python writes here, assets/search/engine.js reads. Pure."""

from collections.abc import Iterable

import numpy as np
from numpy.typing import NDArray

from index.impacts import Numbers

_BITS = 7
_MORE = 1 << _BITS


def varints(values: Numbers) -> tuple[NDArray[np.uint8], Numbers]:
    """Return the numbers in seven bits a byte, and where each begins, the end included."""
    lengths = np.ones(len(values), dtype=np.int64)
    rest = values >> _BITS
    while rest.any():
        lengths += rest > 0
        rest = rest >> _BITS
    starts = np.concatenate([np.zeros(1, dtype=np.int64), np.cumsum(lengths)])
    found = np.zeros(int(starts[-1]), dtype=np.uint8)
    for step in range(int(lengths.max(initial=0))):
        longer = lengths > step
        byte = (values[longer] >> (_BITS * step)) & (_MORE - 1)
        found[starts[:-1][longer] + step] = byte | (_MORE * (lengths[longer] > step + 1))
    return found, starts


def packed(values: Iterable[int]) -> bytes:
    """Return a few numbers in seven bits a byte."""
    found, _ = varints(np.array(list(values), dtype=np.int64))
    return found.tobytes()


def runs(values: Numbers) -> bytes:
    """Return a row of small numbers as (number, how often) pairs."""
    if not len(values):
        return b""
    firsts = np.flatnonzero(np.diff(values, prepend=values[0] - 1))
    often = np.diff(np.append(firsts, len(values)))
    pairs = np.stack([values[firsts], often], axis=1).reshape(-1)
    found, _ = varints(pairs)
    return found.tobytes()
