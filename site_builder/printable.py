"""Whether papers can be printed here, without loading what prints them."""

from importlib.util import find_spec


def can_print() -> bool:
    """Return whether this machine can print papers."""
    return find_spec("typst") is not None and find_spec("segno") is not None
