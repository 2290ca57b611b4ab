"""What a format's parser may yield besides items: a wish for another request, or a loss."""

from attrs import frozen

from hub.model import RawItem
from hub.source import Follow


@frozen(kw_only=True)
class Loss:
    """Something that an editor should know, in Dutch. `entries` were left out because of it.

    `cut_off`: the answer ends halfway, so nobody knows what would have come after.
    """

    what: str
    entries: int = 1
    cut_off: bool = False


class Refused(ValueError):  # noqa: N818 - a decision, not a fault
    """An entry that is left out on purpose; the message says why, in Dutch."""


UNREADABLE = (ArithmeticError, AttributeError, LookupError, TypeError, ValueError)
"""What icalendar and its like raise on values that their writers did not foresee."""

Found = RawItem | Follow | Loss
"""One thing that a format's parser found in an answer."""
