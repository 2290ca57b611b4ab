"""Find corrections in curatie.toml that no longer count, because their source changed."""

from collections.abc import Iterator, Mapping
from pathlib import Path

import tomlkit
from attrs import frozen

from enrich.curated import value_of
from hub.atomic_file import write_atomically
from hub.content.curation import FILE
from hub.content.settings import Content
from hub.curation import Correction, one_line
from hub.errors import Problem, StoreError
from hub.gemeente import Gemeente
from hub.source import Rights
from hub.store import Store
from hub.toml_file import Key, TomlDocument, parse
from wijkwijzer.check.stored import Ask, open_store
from wijkwijzer.sources.editors import editors_source
from wijkwijzer.workspace import Workspace


@frozen(kw_only=True)
class Doubt:
    """A correction of one field that needs its editor: what stands there, what the source says.

    `at` is the [[verbeter]] that holds it. `is_noted`: there is a `was`, and it is outdated.
    """

    problem: Problem
    at: int
    field: str
    present: str
    is_noted: bool


def read_doubts(root: Path, content: Content, workspace: Workspace) -> tuple[Doubt, ...]:
    """Return the corrections to look at again; nothing when no refresh has run here."""
    if not workspace.database.is_file():
        return ()
    try:
        store = open_store(workspace.database)
    except StoreError:
        # A damaged database is for the next refresh; the rest can be checked without.
        return ()
    try:
        return tuple(
            doubt
            for gemeente in content.hub.gemeenten
            for doubt in _of_gemeente(root, content, gemeente, store)
        )
    except StoreError:
        return ()
    finally:
        store.close()


def _of_gemeente(
    root: Path, content: Content, gemeente: Gemeente, store: Store
) -> Iterator[Doubt]:
    path = root / gemeente.folder / FILE
    decisions = content.curation(gemeente.code).decisions
    if not path.is_file() or not any(one.corrections for one in decisions):
        return
    document, _ = parse(str(path), path.read_bytes())
    if document is None:
        return
    own = editors_source(content.hub, gemeente)
    rights = {one.id: one.rights for one in (*content.sources, own)}
    places = _places(document)
    for decision in decisions:
        kept = store.item(decision.item) if decision.corrections else None
        if kept is None or kept.withdrawn_at is not None or decision.item not in places:
            continue
        if rights.get(kept.item.source_id, Rights()).wijzigen:
            for one in decision.corrections:
                present = value_of(kept.item, one.field)
                yield from _doubts(document, places[decision.item], one, present)


def _places(document: TomlDocument) -> Mapping[str, int]:
    written = document.values.get("verbeter")
    return {
        str(one.get("item")): number
        for number, one in enumerate(written if isinstance(written, list) else [])
        if isinstance(one, dict)
    }


def _doubts(document: TomlDocument, at: int, one: Correction, present: str) -> Iterator[Doubt]:
    name = one.field.value
    if one.value == one_line(present) or (one.was is None and one.until is not None):
        return
    if one.was is None:
        key: Key = ("verbeter", at, name)
        message = f"Er staat niet bij wat de bron zei toen u `{name}` verbeterde."
    elif not one.holds_for(present):
        key = ("verbeter", at, "was", name)
        message = f"De bron heeft `{name}` veranderd. Uw verbetering telt niet meer."
    else:
        return
    hint = f"Klopt uw verbetering nog? Schrijf: was.{name} = {_toml(present)}"
    yield Doubt(
        problem=document.problem(key, message, hint, warning=True, code="verbetering"),
        at=at,
        field=name,
        present=one_line(present),
        is_noted=one.was is not None,
    )


def _toml(text: str) -> str:
    return tomlkit.string(one_line(text)).as_string()


def confirm_corrections(
    doubts: tuple[Doubt, ...], ask: Ask, *, yes: bool = False
) -> Iterator[str]:
    """Note what the source says now beside each correction that still holds; yield what.

    With `yes` that needs no question where nothing was noted: the correction counts all the
    same. Where the source has changed since, only a person knows.

    Raises:
        OSError: a file cannot be read or written.
    """
    for doubt in doubts:
        if (doubt.is_noted or not yes) and not ask(
            f"{doubt.problem}\nKlopt uw verbetering nog?"
        ):
            continue
        path = Path(doubt.problem.path)
        changed = with_was(path.read_bytes(), doubt.at, doubt.field, doubt.present)
        if changed == path.read_bytes():
            continue
        write_atomically(path, changed)
        yield f"{path.as_posix()}: was.{doubt.field} = {_toml(doubt.present)}"


def with_was(data: bytes, at: int, field: str, present: str) -> bytes:
    """Return a curatie.toml in which one [[verbeter]] says what the source says now.

    Comments, order and line ends stay. A file in which that cannot be done for certain comes
    back as it is.
    """
    text = data.decode("utf-8-sig")
    document = tomlkit.parse(text)
    entry = document["verbeter"][at]
    if "was" in entry:
        entry["was"][field] = present
        written = tomlkit.dumps(document)
    else:
        written = _with_line(text, at, field, present)
    return data[: len(data) - len(text.encode())] + written.encode()


def _with_line(text: str, at: int, field: str, present: str) -> str:
    """Return the text with a line for `was` above the field that it belongs to."""
    document, _ = parse(FILE, text.encode())
    place = document.positions.get(("verbeter", at, field)) if document else None
    lines = text.split("\n")
    if place is None or lines[place[0] - 1][: place[1] - 1].strip():
        return text
    line = lines[place[0] - 1]
    indent, end = line[: place[1] - 1], "\r" if line.endswith("\r") else ""
    lines.insert(place[0] - 1, f"{indent}was.{field} = {_toml(present)}{end}")
    return "\n".join(lines)
