"""Tell what somebody wrote from the earlier mail that stands below or between it. Pure."""

import re
from collections.abc import Iterator, Sequence

from attrs import frozen

from hub.submission import QUESTIONS

_QUOTED = re.compile(r"^(?:\s*[>|]\s?)+")
BORDER = re.compile(
    r"\s*(?:op|on)\s.{4,120}\b(?:schreef|wrote)\b.{0,120}:\s*$"
    r"|\s*-{2,}\s*(?:oorspronkelijk|original|doorgestuurd|forwarded)",
    re.IGNORECASE,
)
_DAY = re.compile(
    r"\b\d{1,2}[-/]\d{1,2}\b|\b\d{1,2}\s+(?:jan|feb|maart|mrt|apr|mei|jun|jul|aug|sep|okt|nov|dec)",
    re.IGNORECASE,
)
_CLOCK = re.compile(r"\b\d{1,2}[.:]\d\d\b|\b\d{1,2}\s+uur\b", re.IGNORECASE)

LONG_NOTE = 300
"""Who writes more than so many characters tells it himself; a note above a form is shorter."""

ASKED = 3
"""So many of our own questions between the lines: the answers stand in the earlier mail."""


@frozen(kw_only=True)
class Parted:
    """The lines to read; `has_earlier` when an earlier mail was left out of them."""

    lines: tuple[str, ...]
    has_earlier: bool = False


def without_earlier(lines: Sequence[str]) -> Parted:
    """Return what the sender wrote, without the signs of quoting.

    An earlier mail is left out only when the sender's own words can do without it: a form that
    was filled in between its quoted questions, or forwarded under a short note, stays whole.
    """
    marked = tuple(_marked(lines))
    every = tuple(_QUOTED.sub("", line).rstrip() for line, _ in marked)
    own = tuple(line.rstrip() for line, is_earlier in marked if not is_earlier)
    if len(own) == len(every) or _has_our_questions(every) or not _tells_enough(own):
        return Parted(lines=every)
    return Parted(lines=own, has_earlier=True)


def _marked(lines: Sequence[str]) -> Iterator[tuple[str, bool]]:
    """Yield each line with whether it belongs to an earlier mail."""
    rest = False
    for at, line in enumerate(lines):
        is_quoted = _QUOTED.match(line) is not None
        if BORDER.match(line):
            following = next((one for one in lines[at + 1 :] if one.strip()), "")
            # Without signs of quoting the earlier mail goes on to the end.
            rest = rest or _QUOTED.match(following) is None
            is_quoted = True
        yield line, is_quoted or rest


def _has_our_questions(lines: Sequence[str]) -> bool:
    text = "\n".join(lines)
    return sum(one.label in text for one in QUESTIONS) >= ASKED


def _tells_enough(lines: Sequence[str]) -> bool:
    text = "\n".join(lines)
    has_moment = _DAY.search(text) is not None and _CLOCK.search(text) is not None
    return has_moment or len(text) > LONG_NOTE
