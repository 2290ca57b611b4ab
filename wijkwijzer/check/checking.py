"""Find every mistake in content/: TOML, Markdown and what they say of each other."""

from collections.abc import Iterable, Iterator
from datetime import datetime
from itertools import chain
from pathlib import Path

from attrs import evolve, frozen

from enrich.plain_words import load_plain_words
from enrich.run import sensitive_step
from enrich.word_lists import load_vocabulary
from harvest.written.editor_context import EditorContext
from harvest.written.editor_schema import FOLDERS
from hub.clock import local_date
from hub.content.labels import DEFAULT_AUDIENCES, DEFAULT_DOMAINS
from hub.content.settings import Content, load_content
from hub.errors import Problem, SettingsError
from hub.gemeente import Gemeente, Hub
from wijkwijzer.check.findings import Finding
from wijkwijzer.check.links import site_pages
from wijkwijzer.check.repair import mend_file
from wijkwijzer.check.stored import Overlays, read_overlays
from wijkwijzer.check.synonyms import synonym_problems
from wijkwijzer.check.texts import Folder, Known, check_texts, text_look
from wijkwijzer.editors import editor_context, read_written
from wijkwijzer.guidance import found_in, guidance_problems, nothing_found
from wijkwijzer.report.overdue import overdue
from wijkwijzer.theme_file import load_theme
from wijkwijzer.workspace import Workspace


def settings(content: Path) -> Content:
    """Return the settings in a content folder; mistakes in single files are for `check`.

    Raises:
        SettingsError: there is no hub in it.
    """
    return load_content(content)


@frozen(kw_only=True)
class Scope:
    """What is looked at: a content folder, or only the files at or below some paths in it.

    With a workspace, what the last refresh left there counts too.
    """

    root: Path
    only: tuple[Path, ...] = ()
    workspace: Workspace | None = None

    def holds(self, path: Path) -> bool:
        """Return whether a file is to be looked at."""
        if not self.only:
            return True
        whole = path.absolute()
        return any(whole.is_relative_to(one.absolute()) for one in self.only)


def check(root: Path, now: datetime) -> tuple[Problem, ...]:
    """Return all mistakes and warnings, in the order of files and lines."""
    return tuple(one.problem for one in examine(Scope(root=root), now))


def examine(scope: Scope, now: datetime) -> tuple[Finding, ...]:
    """Return all mistakes and warnings with their fixes, in the order of files and lines."""
    read = _read(scope, now)
    found = {
        *(Finding(problem=one) for one in read.problems if scope.holds(Path(one.path))),
        *chain.from_iterable(
            check_texts(folder, read.known, scope.holds) for folder in read.folders
        ),
    }
    # A file that is read twice tells its mistakes twice.
    return tuple(sorted(found))


def overlays_of(scope: Scope) -> Overlays:
    """Return how the local texts stand beside the national ones."""
    try:
        hub = load_content(scope.root).hub
    except SettingsError:
        return Overlays()
    return read_overlays(scope.root, hub, scope.workspace) if scope.workspace else Overlays()


def mend(scope: Scope, now: datetime) -> tuple[Finding, ...]:
    """Mend what is certain in the texts; return what was mended.

    Raises:
        OSError: a file cannot be written; those before it are mended.
    """
    read = _read(scope, now)
    done: list[Finding] = []
    for folder in read.folders:
        look = text_look(folder, read.known)
        found = check_texts(folder, read.known, scope.holds)
        for path in sorted({Path(one.problem.path) for one in found if one.fix}):
            done += mend_file(path, look)
    return tuple(done)


@frozen(kw_only=True)
class _Read:
    """The settings with their problems, and what the texts are looked at with."""

    problems: tuple[Problem, ...]
    folders: tuple[Folder, ...]
    known: Known


def _read(scope: Scope, now: datetime) -> _Read:
    root = scope.root
    vocabulary = load_vocabulary(extra=root)
    plain, sensitive = load_plain_words(extra=root), sensitive_step(vocabulary)
    try:
        content = load_content(root)
    except SettingsError as exc:
        # The texts are looked at all the same; only which names are right cannot be known.
        known = Known(now=now, plain=plain, sensitive=sensitive, names=False)
        folders = tuple(_without_settings(path, now) for path in _text_folders(root))
        return _Read(problems=exc.problems, folders=folders, known=known)
    hub = content.hub
    problems = (
        *content.problems,
        *_missing_samples(root, content),
        *_as_far_as_it_is(hub, (*_incomplete(root, content), *_lost_ways(scope, content, now))),
        *overdue(root, hub, local_date(now)),
        *vocabulary.problems,
        *load_theme(root, content).problems,
        *synonym_problems(root, content.synonyms),
        *(read_overlays(root, hub, scope.workspace).problems if scope.workspace else ()),
    )
    return _Read(
        problems=problems,
        folders=tuple(text_folder(root, hub, one, now) for one in hub.gemeenten),
        known=Known(now=now, plain=plain, sensitive=sensitive, pages=site_pages(hub)),
    )


def _as_far_as_it_is(hub: Hub, problems: Iterable[Problem]) -> Iterator[Problem]:
    """Yield what is lacking; as long as a hub is being filled in that is no mistake."""
    for problem in problems:
        yield evolve(problem, warning=True) if hub.unfinished else problem


def _lost_ways(scope: Scope, content: Content, now: datetime) -> tuple[Problem, ...]:
    """Return where "Help mij zoeken" leads nowhere."""
    written = {
        one.folder: read_written(scope.root, content.hub, one, now).items
        for one in (content.hub.gemeenten if content.hub.guide.tree().outcomes else ())
    }
    has_items = found_in(scope.workspace, content) if scope.workspace else nothing_found
    return guidance_problems(content.hub, written, has_items)


def text_folder(root: Path, hub: Hub, gemeente: Gemeente, now: datetime) -> Folder:
    """Return what the texts of a gemeente are looked at against."""
    return Folder(
        path=root / gemeente.folder,
        slug=gemeente.slug,
        context=editor_context(hub, gemeente, now),
        places=tuple(
            sorted({name for place in gemeente.places for name in (place.name, *place.aliases)})
        ),
    )


def _without_settings(path: Path, now: datetime) -> Folder:
    context = EditorContext(
        source_id=path.name,
        now=now,
        areas=frozenset(),
        domains=DEFAULT_DOMAINS,
        audiences=DEFAULT_AUDIENCES,
    )
    return Folder(path=path, slug=path.name, context=context)


def _text_folders(root: Path) -> Iterator[Path]:
    """Yield the folders that look like a gemeente's: they have a folder for texts."""
    for path in sorted(root.glob("*")):
        if path.is_dir() and any((path / name).is_dir() for name in FOLDERS):
            yield path


def summary(problems: tuple[Problem, ...]) -> str:
    """Return in one line how it stands."""
    wrong = sum(1 for problem in problems if not problem.warning)
    warned = len(problems) - wrong
    if not problems:
        return "Alles in orde."
    errors = _count(wrong, "fout", "fouten")
    return f"{errors}, {_count(warned, 'waarschuwing', 'waarschuwingen')}."


def _count(number: int, one: str, more: str) -> str:
    return f"{number} {one if number == 1 else more}"


def _incomplete(root: Path, content: Content) -> list[Problem]:
    """Return what a gemeente lacks that its residents need (CARE.md parts 2.4 and 2.6)."""
    return [
        Problem(
            path=str(root / gemeente.folder / "gemeente.toml"),
            line=1,
            column=1,
            message=message,
            hint=hint,
        )
        for gemeente in content.hub.gemeenten
        for is_missing, message, hint in (
            (
                not gemeente.counter_for(gemeente.code).contact.phones,
                "De gemeente heeft geen loket met een telefoonnummer.",
                f'Voeg een [[counters]] toe met areas = ["{gemeente.code}"] en phone.',
            ),
            (
                not gemeente.client_support.phones,
                "Het nummer van de onafhankelijke cliëntondersteuning ontbreekt.",
                "Voeg [client_support] toe met name en phone.",
            ),
        )
        if is_missing
    ]


def _missing_samples(root: Path, content: Content) -> list[Problem]:
    return [
        Problem(
            path=str(root / source.path),
            line=1,
            column=1,
            message=f"Het voorbeeld {file} bestaat niet.",
            hint="Verander [sample] of voeg het bestand toe.",
        )
        for source in content.sources
        for file in source.sample.files
        if not (root / file).is_file()
    ]
