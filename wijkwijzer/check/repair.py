"""Mend what is certain in an editor's file, keeping every other byte."""

from collections.abc import Callable
from pathlib import Path

from attrs import frozen

from hub.atomic_file import write_atomically
from wijkwijzer.check.findings import Edit, Finding, edited
from wijkwijzer.check.texts import Looked

MOST_ROUNDS = 20
"""A mended line can show the next mistake; after so many rounds a person must look."""

MOST_ALONE = 20
"""When mending all at once would spoil a file, so many are tried by themselves."""

LookAtBytes = Callable[[Path, bytes], Looked]
"""Returns all that is wrong with the file of this name when it holds these bytes."""


@frozen(kw_only=True)
class Mended:
    """A file as it becomes, and what was mended in it, in the order of the text."""

    data: bytes
    done: tuple[Finding, ...] = ()


def mended(path: Path, data: bytes, look: LookAtBytes) -> Mended:
    """Return a file in which all that can be mended for certain is mended. Pure.

    What would make the file unreadable is left as it is.
    """
    done: list[Finding] = []
    now = look(path, data)
    for _ in range(MOST_ROUNDS):
        fixable = [one for one in now.findings if one.fix]
        together = (fixable, *([one] for one in fixable[:MOST_ALONE])) if fixable else ()
        for chosen in together:
            changed = _changed(data, chosen)
            after = look(path, changed)
            if changed != data and (after.is_read or not now.is_read):
                break
        else:
            break
        done += chosen
        data, now = changed, after
    return Mended(data=data, done=_once(done))


def _changed(data: bytes, fixable: list[Finding]) -> bytes:
    return edited(data.decode("utf-8"), _apart(fixable)).encode("utf-8")


def _apart(fixable: list[Finding]) -> list[Edit]:
    """Return the changes of findings that touch no line of an earlier one."""
    taken: set[int] = set()
    edits: list[Edit] = []
    for one in fixable:
        lines = {edit.line for edit in one.fix}
        if not lines & taken:
            taken |= lines
            edits += one.fix
    return edits


def _once(done: list[Finding]) -> tuple[Finding, ...]:
    """Return each mended mistake once, though a later round may have seen it again."""
    seen: dict[tuple[int, str, str], Finding] = {}
    for one in done:
        seen.setdefault((one.problem.line, one.problem.code, one.problem.message), one)
    return tuple(sorted(seen.values()))


def mend_file(path: Path, look: LookAtBytes) -> tuple[Finding, ...]:
    """Mend a file on the disk and return what was mended; one without is not written.

    Raises:
        OSError: the file cannot be read or written; it is as it was.
    """
    found = mended(path, path.read_bytes(), look)
    if found.done:
        write_atomically(path, found.data)
    return found.done
