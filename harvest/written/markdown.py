"""Read what editors write: one Markdown file is one item; a folder is one more source."""

from collections.abc import Callable, Iterator, Mapping
from html import escape
from os import scandir
from pathlib import Path, PurePath

from attrs import frozen

from harvest.written.document import Document, Text
from harvest.written.editor_care import warnings
from harvest.written.editor_context import EditorContext
from harvest.written.editor_details import needs_second_reader, read_details
from harvest.written.editor_schema import FOLDERS, check_keys, kind_of
from harvest.written.editor_values import Found, parsed, yes_or_no
from harvest.written.front_matter import MAX_FILE_BYTES, split
from harvest.written.markdown_text import read_body
from hub.errors import FetchError, Problem
from hub.model import RawItem
from hub.vocabulary import Kind

_READ_ME = ("readme.md", "leesmij.md")
# People save a text under these names and then wonder where it is.
_OTHER_TEXTS = (".txt", ".markdown", ".doc", ".docx", ".odt", ".rtf")


@frozen(kw_only=True)
class EditorFile:
    """A file as it was read: what it says, and all that is wrong with it.

    `document` is None when its front matter cannot be read, `kind` when nobody can tell what
    it is. `item` is None when there is an error or when the text awaits its second reader;
    `draft` is the item also in that last case.
    """

    document: Document | None
    problems: tuple[Problem, ...]
    kind: Kind | None = None
    is_concept: bool = False
    item: RawItem | None = None
    draft: RawItem | None = None


@frozen(kw_only=True)
class ReadText:
    """What became of a file: its item, if there is one to show, and all that is wrong."""

    item: RawItem | None = None
    problems: tuple[Problem, ...] = ()

    @property
    def is_broken(self) -> bool:
        """Whether it has an error, so that its last good version has to stay."""
        return self.item is None and any(not one.warning for one in self.problems)


Texts = Mapping[PurePath, bytes]
"""The bytes of files by their path below the folder of the gemeente, in a fixed order."""

ReadAll = Callable[[Texts, EditorContext, PurePath], Mapping[PurePath, ReadText]]
"""Reads every text; the path is that of the folder, for the messages. Pure."""


def read_all(
    texts: Texts, context: EditorContext, root: PurePath
) -> Mapping[PurePath, ReadText]:
    """Read every text: a ReadAll that remembers nothing."""
    return {path: read_text(path, text, context, root) for path, text in texts.items()}


def read_text(path: PurePath, text: bytes, context: EditorContext, root: PurePath) -> ReadText:
    """Return what became of one file."""
    item, problems = read(path, text, context, root=root)
    return ReadText(item=item, problems=problems)


def read(
    path: PurePath, text: bytes, context: EditorContext, *, root: PurePath | None = None
) -> tuple[RawItem | None, tuple[Problem, ...]]:
    """Return the item in a file, and all that is wrong with the file.

    `path` lies below the folder of the gemeente (`agenda/koffie.md`), and gives the kind and
    the identity. `root` is that folder, for the messages. No item comes back when there is an
    error, when it is a concept, or when a gevoelig text awaits its second reader.
    """
    found = examine(path, text, context, root=root)
    return (None, ()) if found.is_concept else (found.item, found.problems)


def examine(
    path: PurePath, text: bytes, context: EditorContext, *, root: PurePath | None = None
) -> EditorFile:
    """Return what a file says and all that is wrong with it, a concept too; see `read`."""
    document, form = split(((root or PurePath()) / path).as_posix(), text)
    if document is None:
        return EditorFile(document=None, problems=form)
    concept = parsed(document, "concept", yes_or_no)
    kind, unclear = kind_of(document, path)
    schema = (*form, *concept.problems, *unclear, *check_keys(document, kind))
    # Without a kind the rest is still read, so that all mistakes come to light at once.
    item = _item(document, kind or Kind.INFORMATION, path, context)
    missing = _missing(document, kind) if kind else ()
    problems = {*schema, *item.problems, *missing, *warnings(document, item.value.kind)}
    waiting = needs_second_reader(document, item.value.details)
    is_broken = any(not problem.warning for problem in problems)
    if waiting and not is_broken:
        problems.add(waiting)
    return EditorFile(
        document=document,
        problems=tuple(sorted(problems)),
        kind=kind,
        is_concept=concept.value is True,
        item=None if is_broken or waiting else item.value,
        draft=None if is_broken else item.value,
    )


def read_folder(
    folder: Path, context: EditorContext, reading: ReadAll = read_all
) -> tuple[tuple[RawItem, ...], tuple[Problem, ...], frozenset[str]]:
    """Return the items below a gemeente's folder, all problems, and the ids that are broken.

    A broken file has an error, so its last good version has to stay; a concept, or a gevoelig
    text that awaits its second reader, has to go. Symbolic links are not followed.

    Raises:
        FetchError: the folder, or one below it, cannot be listed.
    """
    paths, unlisted = text_files(folder)
    if unlisted:
        # What lies in a folder that cannot be listed must not look like taken away.
        raise FetchError(context.source_id, "the folder cannot be read", str(folder))
    texts: dict[PurePath, bytes] = {}
    unread: dict[PurePath, ReadText] = {}
    for path in paths:
        below = path.relative_to(folder)
        if not is_markdown(path):
            unread[below] = ReadText(problems=(not_markdown(path),))
            continue
        try:
            texts[below] = file_bytes(path)
        except OSError as exc:
            unread[below] = ReadText(problems=(unreadable(path, exc),))
    found = {**unread, **reading(texts, context, folder)}
    every = tuple(found[path.relative_to(folder)] for path in paths)
    return (
        tuple(one.item for one in every if one.item is not None),
        tuple(problem for one in every for problem in one.problems),
        frozenset(external_id(below) for below, one in found.items() if one.is_broken),
    )


def external_id(path: PurePath) -> str:
    """Return the identity of a file within its gemeente: its path without `.md`."""
    return path.with_suffix("").as_posix()


def _item(
    document: Document, kind: Kind, path: PurePath, context: EditorContext
) -> Found[RawItem]:
    details = read_details(document, kind, context)
    example = parsed(document, "voorbeeld", yes_or_no)
    body = read_body(document.body)
    summary = document.text("samenvatting") or body.first_words
    return Found(
        value=RawItem(
            source_id=context.source_id,
            external_id=external_id(path),
            kind=kind,
            title=document.text("titel"),
            summary_html=escape(summary, quote=False),
            body_html=body.html,
            details=details.value,
            example=example.value is True,
        ),
        problems=(*details.problems, *example.problems),
    )


def _missing(document: Document, kind: Kind) -> tuple[Problem, ...]:
    """Return what a file of this kind cannot do without."""
    body = bool(document.body.strip())
    contact = bool(document.entry("contact"))
    begin, place = bool(document.entry("begin")), bool(document.entry("locatie"))
    checks = [(bool(document.text("titel")), "titel", "titel: Koffie en taal")]
    if kind in (Kind.INFORMATION, Kind.NEWS):
        checks.append((body, "tekst onder de tweede ---", "een paar korte zinnen"))
    elif kind is Kind.OVERLAY:
        checks.append((bool(document.entry("bij")), "bij", "bij: opvoeding:4711"))
        checks.append((body or contact, "tekst of contact", "een paar korte zinnen"))
    elif kind is Kind.EVENT:
        checks.append((begin, "begin", "begin: 1 december 2026, 10.00"))
        checks.append((place or contact, "locatie", "locatie: Buurthuis Het Filmdoek"))
    else:
        checks.append((contact or (begin and place), "contact", "contact: bel 036 – 000 00 00"))
    return tuple(
        document.problem(
            _where(document, what),
            f"Hier ontbreekt iets: {what}.",
            f"Schrijf bijvoorbeeld: {example}.",
            code="ontbreekt",
        )
        for is_there, what, example in checks
        if not is_there
    )


def _where(document: Document, key: str) -> Text:
    """Return where a key stands without a value, or else the top of the file."""
    empty = (entry.place for entry in document.entries if entry.key == key)
    return next(empty, Text(text="", line=1, column=1))


def text_files(folder: Path) -> tuple[tuple[Path, ...], tuple[Path, ...]]:
    """Return the texts below a folder in a fixed order, and the folders that cannot be listed.

    Links, hidden and read-me files are left out.
    """
    unlisted: list[Path] = []
    return tuple(_files(folder, folder, unlisted)), tuple(unlisted)


def _files(folder: Path, root: Path, unlisted: list[Path]) -> Iterator[Path]:
    try:
        with scandir(folder) as entries:
            ordered = sorted(entries, key=lambda entry: entry.name)
    except OSError:
        unlisted.append(folder)
        return
    for entry in ordered:
        if entry.name.startswith((".", "_", "~")) or entry.is_symlink():
            continue
        path = Path(entry.path)
        if entry.is_dir():
            yield from _files(path, root, unlisted)
        elif entry.is_file() and _is_text(path, path.relative_to(root).parts[0]):
            yield path


def is_markdown(path: Path) -> bool:
    """Return whether the name says that this is one of our texts."""
    return path.suffix.lower() == ".md"


def _is_text(path: Path, top: str) -> bool:
    if is_markdown(path):
        return path.name.lower() not in _READ_ME
    return path.suffix.lower() in _OTHER_TEXTS and top in FOLDERS


def file_bytes(path: Path) -> bytes:
    """Return the file, or one byte more than is allowed of it.

    Raises:
        OSError: it cannot be opened.
    """
    with path.open("rb") as file:
        return file.read(MAX_FILE_BYTES + 1)


def not_markdown(path: Path) -> Problem:
    """Return the warning about a text under a name that is not read."""
    return Problem(
        path=path.as_posix(),
        line=1,
        column=1,
        message="Dit bestand wordt niet gelezen: de naam eindigt niet op .md.",
        hint=f"Noem het {path.name.split('.')[0]}.md en bewaar het als gewone tekst.",
        warning=True,
        code="niet-md",
    )


def unreadable(path: Path, exc: OSError) -> Problem:
    """Return the problem of a file that cannot be opened."""
    return Problem(
        path=path.as_posix(),
        line=1,
        column=1,
        message=f"Dit bestand is niet te openen ({exc.strerror or type(exc).__name__}).",
        hint="Kijk of het bestand van u is en of u het zelf kunt openen.",
        code="niet-te-openen",
    )
