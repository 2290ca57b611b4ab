"""Look at every text of a gemeente: what the reader refuses, and what an editor should mend.

Whatever a file does, the others are looked at: a failure becomes a problem of that file.
"""

import re
import traceback
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date, datetime
from pathlib import Path

from attrs import evolve, field, frozen

from enrich.plain_words import PlainWords
from harvest.written.editor_context import EditorContext
from harvest.written.editor_values import fold
from harvest.written.markdown import (
    EditorFile,
    examine,
    file_bytes,
    is_markdown,
    not_markdown,
    text_files,
    unreadable,
)
from hub.clock import local_date
from hub.errors import Problem
from hub.identity import digest
from hub.model import EnrichedItem, Item, RawItem, SafeHtml
from wijkwijzer.check import contact as check_contact
from wijkwijzer.check import pasted as check_pasted
from wijkwijzer.check import structure as check_structure
from wijkwijzer.check import upkeep as check_upkeep
from wijkwijzer.check import wording as check_wording
from wijkwijzer.check.findings import CheckedText, Finding, Look, Looked
from wijkwijzer.check.fixes import with_fix, with_offer
from wijkwijzer.check.form import form, read_raw
from wijkwijzer.check.links import SitePages, dead_links, photo
from wijkwijzer.check.memory import Recall, anew
from wijkwijzer.check.moved_links import asked_links
from wijkwijzer.check.sharing import each
from wijkwijzer.kept.kept_findings import Find
from wijkwijzer.links.memory import Memory

# What the reader says of a line that only has quotes around its key, or longer dashes.
_FOLLOWS_FROM_FORM = frozenset({"geen-sleutel", "onbekende-sleutel", "streepjes", "geen-begin"})
_NAMES = frozenset({"onbekend-gebied", "onbekend-onderwerp", "onbekende-doelgroep"})


Mark = Callable[[EnrichedItem], EnrichedItem]
"""Marks what may put a reader in danger. Pure; never raises."""


@frozen(kw_only=True)
class Known:
    """What all texts are looked at with; `names` is False when the settings cannot be read.

    `links` is what was last found of links to others.
    """

    now: datetime
    plain: PlainWords
    sensitive: Mark
    pages: SitePages | None = None
    links: Memory = field(factory=dict)
    names: bool = True

    @property
    def today(self) -> date:
        """The day on which the texts must be right."""
        return local_date(self.now)


@frozen(kw_only=True)
class Folder:
    """The texts of one gemeente, and what its own words are."""

    path: Path
    slug: str
    context: EditorContext
    places: tuple[str, ...] = ()


Wanted = Callable[[Path], bool]
"""Whether a file is to be looked at."""


def check_texts(
    folders: Sequence[Folder],
    known: Known,
    wanted: Wanted,
    cores: int | None = None,
    recall: Recall = anew,
) -> Iterator[Finding]:
    """Yield all that is wrong with the texts of gemeenten, file by file.

    With many files the work is shared by so many processes (None: one for each core). `recall`
    may know what was found in a file before.
    """
    files: dict[str, tuple[int, Path]] = {}
    for number, folder in enumerate(folders):
        paths, unlisted = text_files(folder.path)
        yield from (_whole(path, _UNLISTED) for path in unlisted)
        files |= {f"{number} {path.as_posix()}": (number, path) for path in paths}
    asked = {name: file for name, file in files.items() if wanted(file[1])}
    read = {name: _read(path) for name, (_, path) in asked.items()}
    texts = {name: found for name, found in read.items() if isinstance(found, bytes)}
    find = _finding(folders, known, asked, texts, cores)
    found = recall({name: digest(data) for name, data in texts.items()}, find)
    first: dict[tuple[str, ...], Path] = {}
    for name, (_, path) in asked.items():
        unread = read[name]
        looked = found[name] if isinstance(unread, bytes) else unread
        yield from looked.findings
        yield from _twice(looked, path, first)


def _finding(
    folders: Sequence[Folder],
    known: Known,
    files: Mapping[str, tuple[int, Path]],
    texts: Mapping[str, bytes],
    cores: int | None,
) -> Find[Looked]:
    """Return what looks at some of the texts, by their names."""
    looks = tuple(text_look(folder, known) for folder in folders)

    def look(name: str) -> Looked:
        number, path = files[name]
        return looks[number](path, texts[name])

    return lambda names: dict(zip(names, each(look, names, cores), strict=True))


def _read(path: Path) -> bytes | Looked:
    """Return what a file holds, or what is wrong with it as a file."""
    if not is_markdown(path):
        return Looked(findings=(Finding(problem=not_markdown(path)),))
    try:
        return file_bytes(path)
    except OSError as exc:
        return Looked(findings=(Finding(problem=unreadable(path, exc)),))


def text_look(folder: Folder, known: Known) -> Callable[[Path, bytes], Looked]:
    """Return what finds everything in one file of a folder: path and bytes in, findings out."""
    looks = _looks(folder, known)

    def look(path: Path, data: bytes) -> Looked:
        try:
            return _looked(path, data, folder, known, looks)
        except Exception as exc:  # noqa: BLE001 - one strange file may not hide the others
            return Looked(findings=(_unexpected(path, exc),))

    return look


def _looks(folder: Folder, known: Known) -> tuple[Look, ...]:
    return (
        *check_structure.LOOKS,
        *check_contact.LOOKS,
        *check_wording.LOOKS,
        *check_pasted.LOOKS,
        *check_upkeep.LOOKS,
        check_wording.reading(known.plain),
        check_upkeep.fresh(known.today),
        check_upkeep.places(folder.places),
        asked_links(known.links),
    )


def _looked(
    path: Path, data: bytes, folder: Folder, known: Known, looks: tuple[Look, ...]
) -> Looked:
    below = path.relative_to(folder.path)
    read = examine(below, data, folder.context, root=folder.path)
    raw = read_raw(path.as_posix(), data)
    shape = tuple(form(raw)) if raw else ()
    findings = [*shape, *_of_reader(read, shape, known)]
    if read.document is None:
        return Looked(findings=tuple(sorted(findings)))
    text = CheckedText(
        document=read.document,
        below=below,
        kind=read.kind,
        is_concept=read.is_concept,
        is_example=bool(read.item and read.item.example)
        or read.document.text("voorbeeld").lower() == "ja",
    )
    for one in looks:
        findings += one(text)
    findings += photo(text, _has_photo(path, text))
    if known.pages:
        findings += dead_links(text, known.pages, folder.slug)
    findings += _sensitive(text, read.item, known.sensitive)
    document = read.document
    same = (folder.slug, str(read.kind), *map(fold, map(document.text, ("titel", "begin"))))
    return Looked(
        findings=tuple(sorted({with_offer(document, one) for one in _told_once(findings)})),
        is_read=True,
        same=same if document.text("titel") else (),
    )


# The first says what the second says of the same line, and more.
_SAYS_MORE = {"status-in-titel": "hoofdletters", "link-omweg": "bedrag-zonder-jaar"}


def _told_once(findings: list[Finding]) -> Iterator[Finding]:
    """Yield the findings without those that another one has told already."""
    less = {
        (one.problem.line, _SAYS_MORE[one.problem.code])
        for one in findings
        if one.problem.code in _SAYS_MORE
    }
    meant = {found["key"] for one in findings if (found := _key_meant(one.problem))}
    absent = {f"Hier ontbreekt iets: {key}." for key in meant}
    for one in findings:
        problem = one.problem
        is_told = (problem.line, problem.code) in less or problem.message in absent
        if not is_told:
            yield one


_KEY_MEANT = re.compile(r"(?:Bedoelde u `|Schrijf: )(?P<key>\w+)(?:`\?|:)")


def _key_meant(problem: Problem) -> re.Match[str] | None:
    """Return which key a line was meant to have; then that key is not lacking."""
    is_of_key = problem.code in {"onbekende-sleutel", "krulquote"}
    return _KEY_MEANT.search(problem.hint) if is_of_key else None


def _of_reader(read: EditorFile, shape: tuple[Finding, ...], known: Known) -> Iterator[Finding]:
    """Yield what the reader found, with the fixes that are certain."""
    mended = {
        one.problem.line for one in shape if one.problem.code in {"krulquote", "streepjes"}
    }
    for problem in read.problems:
        if problem.code in _FOLLOWS_FROM_FORM and (
            problem.line in mended or (problem.code == "geen-begin" and mended)
        ):
            continue
        if problem.code in _NAMES and not known.names:
            continue
        # Nobody reads a concept yet, so nothing in it is wrong as long as it is one.
        told = evolve(problem, warning=True) if read.is_concept else problem
        if read.document is None:
            yield Finding(problem=told)
        else:
            yield with_fix(read.document, told, known.today)


def _has_photo(path: Path, text: CheckedText) -> bool:
    name = text.document.text("foto")
    is_near = bool(name) and "/" not in name and "\\" not in name and "\0" not in name
    return is_near and (path.parent / name).is_file()


def _sensitive(text: CheckedText, item: RawItem | None, step: Mark) -> Iterator[Finding]:
    """Yield the word by which a text seems to be gevoelig, when no editor said yes or no."""
    if item is None or text.document.entry("gevoelig"):
        return
    found = step(EnrichedItem(item=_item(item))).sensitive
    if found is None or not found.because:
        return
    word = found.because[0].text
    yield text.finding(
        _place_of(text, word),
        "gevoelig-lijkt",
        f"Deze tekst lijkt over iets gevoeligs te gaan (“{word}”).",
        "Schrijf gevoelig: ja en laat een tweede persoon de tekst nakijken. "
        "Of schrijf gevoelig: nee met gevoelig_reden.",
    )


def _item(raw: RawItem) -> Item:
    # Read for its words alone: it is never stored and never shown.
    return Item(
        id=raw.external_id,
        source_id=raw.source_id,
        kind=raw.kind,
        title=raw.title,
        content_hash="",
        summary=raw.summary_html,
        body=SafeHtml(html=raw.body_html),
        details=raw.details,
    )


def _place_of(text: CheckedText, word: str) -> tuple[int, int]:
    places = (
        (number, line.lower().index(word.lower()) + 1)
        for number, line in enumerate(text.document.lines, 1)
        if word.lower() in line.lower()
    )
    return next(places, (1, 1))


def _twice(looked: Looked, path: Path, first: dict[tuple[str, ...], Path]) -> Iterator[Finding]:
    if not looked.same:
        return
    earlier = first.setdefault(looked.same, path)
    if earlier != path:
        told = (
            "dubbel-bericht",
            f"Dit staat ook in {earlier.name}.",
            "Haal een van de twee weg, of geef ze elk een eigen titel.",
        )
        yield _whole(path, told)


_UNLISTED = (
    "niet-te-openen",
    "Deze map is niet te openen.",
    "Kijk of de map van u is en of u hem zelf kunt openen.",
)


def _whole(path: Path, told: tuple[str, str, str]) -> Finding:
    code, message, hint = told
    problem = Problem(
        path=path.as_posix(),
        line=1,
        column=1,
        message=message,
        hint=hint,
        warning=code == "dubbel-bericht",
        code=code,
    )
    return Finding(problem=problem)


def _unexpected(path: Path, exc: Exception) -> Finding:
    where = traceback.extract_tb(exc.__traceback__)[-1]
    told = (
        "onverwacht",
        f"Dit bestand is niet na te kijken ({type(exc).__name__}, {where.name}).",
        "Maak het bestand eenvoudiger, zoals in de voorbeelden. Meld ons wat erin staat.",
    )
    return _whole(path, told)
