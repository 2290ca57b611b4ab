"""Find every mistake in content/: TOML, Markdown and what they say of each other."""

from datetime import datetime
from pathlib import Path

from enrich.word_lists import load_vocabulary
from hub.clock import local_date
from hub.content.settings import Content, load_content
from hub.errors import Problem, SettingsError
from wijkwijzer.editors import read_written
from wijkwijzer.overdue import overdue
from wijkwijzer.theme_file import load_theme


def settings(content: Path) -> Content:
    """Return the settings in a content folder; mistakes in single files are for `check`.

    Raises:
        SettingsError: there is no hub in it.
    """
    return load_content(content)


def check(root: Path, now: datetime) -> tuple[Problem, ...]:
    """Return all mistakes and warnings, in the order of files and lines."""
    try:
        content = load_content(root)
    except SettingsError as exc:
        return exc.problems
    found = [
        *content.problems,
        *_missing_samples(root, content),
        *_incomplete(root, content),
        *overdue(root, content.hub, local_date(now)),
    ]
    for gemeente in content.hub.gemeenten:
        found.extend(read_written(root, content.hub, gemeente, now).problems)
    found.extend(load_vocabulary(extra=root).problems)
    found.extend(load_theme(root, content).problems)
    # A file that is read twice tells its mistakes twice.
    return tuple(sorted(set(found)))


def facts(problem: Problem) -> dict[str, str | int]:
    """Return a problem for machines."""
    return {
        "path": problem.path,
        "line": problem.line,
        "column": problem.column,
        "severity": "warning" if problem.warning else "error",
        "message": problem.message,
        "hint": problem.hint,
    }


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
