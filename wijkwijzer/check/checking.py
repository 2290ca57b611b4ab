"""Find every mistake in content/: TOML, Markdown and what they say of each other."""

from collections.abc import Iterable, Iterator
from datetime import datetime
from pathlib import Path

from attrs import evolve, frozen

from enrich.plain_words import load_hard_words
from enrich.sensitive import sensitive_step
from enrich.word_lists import load_sensitive_words
from harvest.written.editor_context import EditorContext
from harvest.written.editor_schema import FOLDERS
from hub.clock import local_date
from hub.content.labels import DEFAULT_AUDIENCES, DEFAULT_DOMAINS
from hub.content.settings import Content, load_content
from hub.errors import Problem, SettingsError
from hub.gemeente import Gemeente, Hub
from wijkwijzer.check.corrections import Doubt, read_doubts
from wijkwijzer.check.findings import Finding
from wijkwijzer.check.links import site_pages
from wijkwijzer.check.memory import Recall, anew
from wijkwijzer.check.repair import MendedFile, Says, mend_file, never
from wijkwijzer.check.scope import Scope
from wijkwijzer.check.stored import Overlays, read_overlays
from wijkwijzer.check.synonyms import synonym_problems
from wijkwijzer.check.texts import Folder, Known, check_texts, text_look
from wijkwijzer.guidance import found_in, guidance_problems, nothing_found
from wijkwijzer.links.memory import load_memory
from wijkwijzer.report.overdue import overdue
from wijkwijzer.sources.editors import editor_context, read_written
from wijkwijzer.theme_file import load_theme
from wijkwijzer.workspace import Workspace


def settings(content: Path) -> Content:
    """Return the settings in a content folder; mistakes in single files are for `check`.

    Raises:
        SettingsError: there is no hub in it.
    """
    return load_content(content)


def check(root: Path, now: datetime, cores: int | None = None) -> tuple[Problem, ...]:
    """Return all mistakes and warnings, in the order of files and lines."""
    return tuple(one.problem for one in examine(Scope(root=root), now, cores))


def examine(
    scope: Scope, now: datetime, cores: int | None = None, recall: Recall = anew
) -> tuple[Finding, ...]:
    """Return all mistakes and warnings with their fixes, in the order of files and lines.

    Many files are shared by so many processes (None: one for each core), and `recall` may know
    what was found in a file before; the outcome is equal.
    """
    read = _read(scope, now)
    found = {
        *(Finding(problem=one) for one in read.problems if scope.holds(Path(one.path))),
        *check_texts(read.folders, read.known, scope.holds, cores, recall),
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


def doubts_of(scope: Scope) -> tuple[Doubt, ...]:
    """Return the corrections that may no longer hold."""
    try:
        content = load_content(scope.root)
    except SettingsError:
        return ()
    found = read_doubts(scope.root, content, scope.workspace) if scope.workspace else ()
    return tuple(one for one in found if scope.holds(Path(one.problem.path)))


def mend(scope: Scope, now: datetime, says: Says = never) -> Iterator[MendedFile]:
    """Mend what is certain in the texts, and what `says` agrees to; yield what was mended.

    Raises:
        OSError: a file cannot be written; those before it are mended.
    """
    read = _read(scope, now)
    for folder in read.folders:
        look = text_look(folder, read.known)
        found = check_texts((folder,), read.known, scope.holds)
        for path in sorted({Path(one.problem.path) for one in found if one.fix or one.offer}):
            file = mend_file(path, look, says)
            if file:
                yield file


@frozen(kw_only=True)
class _Read:
    """The settings with their problems, and what the texts are looked at with."""

    problems: tuple[Problem, ...]
    folders: tuple[Folder, ...]
    known: Known


def _read(scope: Scope, now: datetime) -> _Read:
    root = scope.root
    vocabulary = load_sensitive_words(extra=root)
    plain, sensitive = load_hard_words(extra=root), sensitive_step(vocabulary)
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
        *(_outdated(root, content, scope.workspace) if scope.workspace else ()),
    )
    return _Read(
        problems=problems,
        folders=tuple(text_folder(root, hub, one, now) for one in hub.gemeenten),
        known=Known(
            now=now,
            plain=plain,
            sensitive=sensitive,
            pages=site_pages(hub),
            links=load_memory(scope.workspace) if scope.workspace else {},
        ),
    )


def _outdated(root: Path, content: Content, workspace: Workspace) -> Iterator[Problem]:
    """Yield what editors wrote beside a source that says something else by now."""
    yield from read_overlays(root, content.hub, workspace).problems
    yield from (one.problem for one in read_doubts(root, content, workspace))


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
