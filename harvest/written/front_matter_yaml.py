"""Read a block of YAML as text with places, without YAML's types, anchors and tags.

The events of ruamel.yaml are used as they come: nothing is resolved, so a telephone number
stays as it was written and an alias cannot grow into a bomb.
"""

from collections.abc import Iterator

from attrs import evolve
from ruamel.yaml import YAML
from ruamel.yaml.error import MarkedYAMLError, YAMLError
from ruamel.yaml.events import (
    AliasEvent,
    Event,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
)

from harvest.written.document import Entry, Text, key_of
from harvest.written.front_matter_repair import Fault

# contact: is a mapping in a mapping; nothing that we know goes deeper.
MAX_DEPTH = 3

_UNREADABLE = "Deze regel is niet te lezen."
_QUOTE_IT = "Zet de tekst achter de dubbele punt tussen dubbele aanhalingstekens."


def read_entries(lines: tuple[str, ...], before: int) -> tuple[Entry, ...] | Fault:
    """Return the entries of a block that starts after `before` lines, or why it has none."""
    try:
        return tuple(_entries(_Events(lines), before))
    except _Refused as exc:
        return Fault(
            indexes=(min(exc.index, len(lines) - 1),),
            column=1,
            message=exc.error,
            hint="Schrijf hier een gewone tekst. De voorbeelden laten zien hoe.",
        )
    except MarkedYAMLError as exc:
        return _yaml_fault(exc, len(lines))
    except YAMLError:
        return Fault(indexes=(0,), column=1, message=_UNREADABLE, hint=_QUOTE_IT)


def _yaml_fault(exc: MarkedYAMLError, count: int) -> Fault:
    marks = tuple(mark for mark in (exc.problem_mark, exc.context_mark) if mark is not None)
    # A quote that is never closed is noticed at the end of the block; it began at the context.
    ordered = marks[::-1] if "quoted" in str(exc.context) else marks
    problem = str(exc.problem)
    misplaced = any(word in problem for word in ("block end", "indent", "not allowed"))
    return Fault(
        indexes=tuple(min(mark.line, count - 1) for mark in ordered) or (0,),
        column=ordered[0].column + 1 if ordered else 1,
        message="Deze regel begint niet op de goede plaats." if misplaced else _UNREADABLE,
        hint="Zet regels die bij elkaar horen even ver naar rechts, met spaties."
        if misplaced
        else _QUOTE_IT,
    )


class _Refused(Exception):  # noqa: N818 - never leaves this module
    """YAML that means something special here; `index` is the line in the block."""

    def __init__(self, index: int, error: str) -> None:
        super().__init__(error)
        self.index = index
        self.error = error


class _Events:
    """The events of a block of YAML, one look ahead; special features are refused."""

    def __init__(self, lines: tuple[str, ...]) -> None:
        source = YAML(typ="safe", pure=True).parse("\n".join(lines) + "\n")
        self._events: Iterator[Event] = (
            event
            for event in source
            if isinstance(
                event,
                AliasEvent
                | ScalarEvent
                | MappingStartEvent
                | MappingEndEvent
                | SequenceStartEvent
                | SequenceEndEvent,
            )
        )

    def __iter__(self) -> Iterator[Event]:
        return self

    def __next__(self) -> Event:
        event = next(self._events)
        special = getattr(event, "anchor", None) or getattr(event, "tag", None)
        if special or isinstance(event, AliasEvent):
            raise _Refused(event.start_mark.line, "Het eerste teken betekent hier iets anders.")
        return event


def _entries(events: _Events, before: int) -> Iterator[Entry]:
    """Yield the entries at the margin."""
    top = next(events, None)
    if top is None:
        return
    if not isinstance(top, MappingStartEvent):
        raise _Refused(top.start_mark.line, "Hier hoort een sleutel met een dubbele punt.")
    yield from _mapping(events, before, depth=1)


def _mapping(events: _Events, before: int, depth: int) -> Iterator[Entry]:
    for key in events:
        if isinstance(key, MappingEndEvent):
            return
        if not isinstance(key, ScalarEvent):
            raise _Refused(key.start_mark.line, "Hier hoort een sleutel met een dubbele punt.")
        entry = Entry(
            key=key_of(str(key.value)),
            line=before + key.start_mark.line + 1,
            column=key.start_mark.column + 1,
        )
        value = next(events)
        if isinstance(value, MappingStartEvent):
            _refuse_depth(value, depth)
            inner = tuple(_mapping(events, before, depth + 1))
            yield evolve(entry, entries=inner)
        elif isinstance(value, SequenceStartEvent):
            _refuse_depth(value, depth)
            yield evolve(entry, texts=tuple(_sequence(events, before, depth + 1)))
        elif isinstance(value, ScalarEvent):
            yield evolve(entry, texts=_texts(value, before))


def _sequence(events: _Events, before: int, depth: int) -> Iterator[Text]:
    for value in events:
        if isinstance(value, SequenceEndEvent):
            return
        if isinstance(value, ScalarEvent):
            yield from _texts(value, before)
        elif isinstance(value, MappingStartEvent):
            # "- ma: 9.00-12.00" is a text with a colon in it, whatever YAML makes of it.
            _refuse_depth(value, depth)
            for entry in _mapping(events, before, depth + 1):
                if entry.entries:
                    raise _Refused(value.start_mark.line, "Een lijst bestaat hier uit teksten.")
                yield Text(
                    text=f"{entry.key}: {entry.text}", line=entry.line, column=entry.column
                )
        else:
            raise _Refused(value.start_mark.line, "Een lijst in een lijst kan hier niet.")


def _refuse_depth(event: Event, depth: int) -> None:
    if depth >= MAX_DEPTH:
        raise _Refused(event.start_mark.line, "Dit gaat te veel lagen diep.")


def _texts(event: ScalarEvent, before: int) -> tuple[Text, ...]:
    """Return the value, when there is one; a quote or a | is not part of it."""
    lines = 1 if event.style in ("|", ">") else 0
    quote = 1 if event.style in ("'", '"') else 0
    value = str(event.value).strip()
    if not value:
        return ()
    place = Text(
        text=value,
        line=before + event.start_mark.line + 1 + lines,
        column=1 if lines else event.start_mark.column + 1 + quote,
    )
    return (place,)
