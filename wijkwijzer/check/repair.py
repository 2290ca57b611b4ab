"""Mend what is certain in an editor's file, keeping every other byte."""

from collections.abc import Callable, Iterable
from pathlib import Path

from attrs import frozen

from hub.atomic_file import write_atomically
from wijkwijzer.check.difference import difference
from wijkwijzer.check.findings import Edit, Finding, Looked, edited

MOST_ROUNDS = 20
"""A mended line can show the next mistake; after so many rounds a person must look."""

MOST_ALONE = 20
"""When mending all at once would spoil a file, so many are tried by themselves."""

SAFE = frozenset({"leestekens", "titel-punt", "kop-hoogste", "kop-sprong", "kop-vet"})
"""Offers that change no word: `--yes` makes them without a question."""

Says = Callable[[Finding], bool]
"""Whether a change that is offered may be made: an answer of an editor, or a rule."""

LookAtBytes = Callable[[Path, bytes], Looked]
"""Returns all that is wrong with the file of this name when it holds these bytes."""


@frozen(kw_only=True)
class Mended:
    """A file as it becomes, and what was mended in it, in the order of the text."""

    data: bytes
    done: tuple[Finding, ...] = ()


@frozen(kw_only=True)
class MendedFile:
    """A file on the disk that was mended: what, and how its lines differ from before."""

    path: Path
    done: tuple[Finding, ...]
    difference: tuple[str, ...]


def never(_: Finding) -> bool:
    """Say no: nothing is changed but what is certain."""
    return False


def when_safe(finding: Finding) -> bool:
    """Say yes where no word changes."""
    return finding.problem.code in SAFE


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


def agreed(path: Path, data: bytes, look: LookAtBytes, says: Says) -> Mended:
    """Return a file with the changes that were offered and agreed to. Pure but for `says`.

    What would make the file worse is left as it is, whatever was said.
    """
    done: list[Finding] = []
    declined: set[tuple[int, str, str]] = set()
    now = look(path, data)
    for _ in range(MOST_ROUNDS):
        asked = [one for one in now.findings if one.offer and _known(one) not in declined]
        chosen = [one for one in asked if says(one)]
        declined |= {_known(one) for one in asked if one not in chosen}
        together, apart = _without_overlap(chosen), [(one,) for one in chosen]
        for attempt in (together, *apart):
            changed = edited(data.decode("utf-8"), _edits(attempt)).encode("utf-8")
            after = look(path, changed)
            if changed != data and after.is_read and _is_better(attempt, now, after):
                done += attempt
                data, now = changed, after
                break
        else:
            break
    return Mended(data=data, done=tuple(sorted(done)))


def _known(one: Finding) -> tuple[int, str, str]:
    return (one.problem.line, one.problem.code, one.problem.message)


def _is_better(mended_: Iterable[Finding], before: Looked, after: Looked) -> bool:
    """Return whether no mistake came in the place of those that were to be mended."""
    gone = sum(not one.problem.warning for one in mended_)
    return _errors(after) <= _errors(before) - gone


def _errors(looked: Looked) -> int:
    return sum(not one.problem.warning for one in looked.findings)


def _without_overlap(chosen: Iterable[Finding]) -> tuple[Finding, ...]:
    """Return the findings whose changes touch nothing that an earlier one changes."""
    kept: list[Finding] = []
    end = (0, 0)
    for one in sorted(chosen, key=lambda each: each.offer):
        first, last = one.offer[0], one.offer[-1]
        if (first.line, first.column) >= end:
            kept.append(one)
            end = (last.line, last.column + max(1, last.length))
    return tuple(kept)


def _edits(findings: Iterable[Finding]) -> tuple[Edit, ...]:
    return tuple(edit for one in findings for edit in one.offer)


def mend_file(path: Path, look: LookAtBytes, says: Says) -> MendedFile | None:
    """Mend a file on the disk and return what was mended; None when nothing was.

    Raises:
        OSError: the file cannot be read or written; it is as it was.
    """
    before = path.read_bytes()
    certain = mended(path, before, look)
    whole = agreed(path, certain.data, look, says)
    if whole.data == before:
        return None
    write_atomically(path, whole.data)
    return MendedFile(
        path=path,
        done=(*certain.done, *whole.done),
        difference=difference(before, whole.data),
    )
