"""A calendar file cut up into the lines of its components. Pure; nothing is interpreted.

One VEVENT that is unreadable or never ends costs that VEVENT only.
"""

import re
from collections.abc import Iterator

from attrs import Factory, define, frozen

MAX_LINE = 100_000
"""Characters of one content line that are looked at; honest descriptions are shorter."""

PROPERTY = re.compile(r"[A-Za-z][A-Za-z0-9-]*(?=[;:])")
"""The name of a property at the start of a content line."""

_BREAK = re.compile(r"\r\n|\n|\r")


@frozen(kw_only=True)
class CalendarText:
    """A calendar file cut up: the lines of each VEVENT and VTIMEZONE, unfolded."""

    events: tuple[tuple[str, ...], ...]
    timezones: tuple[tuple[str, ...], ...]
    stated_zone: str
    unfinished: int
    begun: bool
    ended: bool


def cut(text: str) -> CalendarText:
    """Return the parts of a calendar file that are read at all."""
    scan = _Scan()
    for line in _unfolded(text):
        scan.take(line)
    scan.close()
    return CalendarText(
        events=tuple(scan.done["VEVENT"]),
        timezones=tuple(scan.done["VTIMEZONE"]),
        stated_zone=scan.stated_zone,
        unfinished=scan.unfinished,
        begun=scan.begun,
        ended=scan.ended,
    )


@define
class _Scan:
    """Where the reading of a file is: which component is open and how deep inside it we are."""

    done: dict[str, list[tuple[str, ...]]] = Factory(lambda: {"VEVENT": [], "VTIMEZONE": []})
    kind: str = ""
    lines: list[str] = Factory(list)
    depth: int = 0
    stated_zone: str = ""
    unfinished: int = 0
    begun: bool = False
    # A bare VEVENT without a calendar around it is whole as well.
    ended: bool = True

    def take(self, line: str) -> None:
        """Look at the next content line."""
        word, _, value = line.partition(":")
        word, name = word.strip().upper(), value.strip().upper()
        if word == "BEGIN":
            self._begin(name)
        elif word == "END":
            self._end(name)
        elif self.kind == "VEVENT" and self.depth:
            return
        elif not self.kind and word.partition(";")[0] == "X-WR-TIMEZONE":
            self.stated_zone = value
        if self.kind:
            self.lines.append(line)

    def close(self) -> None:
        """Give up the component that is open, if there is one."""
        self.unfinished += self.kind == "VEVENT"
        self.kind = ""

    def _begin(self, name: str) -> None:
        if name in ("VEVENT", "VCALENDAR"):
            # Neither can stand inside a VEVENT: the one before never ended.
            self.close()
            self.begun = True
            self.ended = self.ended and name == "VEVENT"
        if name in self.done and not self.kind:
            self.kind, self.lines, self.depth = name, [], 0
        else:
            self.depth += 1

    def _end(self, name: str) -> None:
        if name == "VCALENDAR":
            self.close()
            self.ended = True
        elif name and name == self.kind:
            self.done[name].append((*self.lines, f"END:{name}"))
            self.kind = ""
        else:
            self.depth -= 1


def _unfolded(text: str) -> Iterator[str]:
    """Yield whole content lines: folds undone, and texts broken without a fold repaired."""
    parts: list[str] = []
    for line in _BREAK.split(text):
        if line[:1] in (" ", "\t"):
            parts.append(line[1:])
        elif parts and line and not PROPERTY.match(line):
            parts.append("\\n" + line)
        elif line:
            yield "".join(parts)[:MAX_LINE]
            parts = [line.strip()]
    yield "".join(parts)[:MAX_LINE]
