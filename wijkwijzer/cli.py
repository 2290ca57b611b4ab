"""The command line: read options, call the pipeline, print, and say it all in an exit code."""

import json
import logging
import secrets
import sys
import traceback
from collections.abc import Callable
from datetime import date, datetime, timedelta
from functools import partial, update_wrapper
from pathlib import Path
from typing import BinaryIO, TextIO

import click

from hub.clock import AMSTERDAM, system_clock
from hub.content.settings import load_source
from hub.errors import (
    CbsFileRefused,
    ForgetRefused,
    LockHeld,
    ModeError,
    NothingToRollBack,
    Problem,
    SettingsError,
    WijkwijzerError,
)
from hub.vocabulary import Audience, Domain, Kind, Mode, Tier
from index.engine import Filters
from site_builder.slots import rollback as switch_back
from wijkwijzer import (
    archive_command,
    areas_import,
    event_export,
    pipeline,
    search_command,
    showing,
    source_changes,
    source_trial,
    sources_table,
    tagging,
)
from wijkwijzer.check import checking
from wijkwijzer.check import command as check_command
from wijkwijzer.check import formats as check_formats
from wijkwijzer.composition import Options, made_run, opened_store, workspace_of
from wijkwijzer.drafts import init_command, intake_command, new_command, new_list
from wijkwijzer.edit import command as edit_command
from wijkwijzer.executors import usable_cores
from wijkwijzer.forget import command as forget_command
from wijkwijzer.links import command as links_command
from wijkwijzer.lock import held
from wijkwijzer.operating import operations
from wijkwijzer.operating.afterwards import Aftercare, reported
from wijkwijzer.outcome import BAD, ExitCode, Outcome
from wijkwijzer.parts import command as parts_command
from wijkwijzer.parts.engines import Engine, EngineMissing
from wijkwijzer.parts.partitions import NoNationalPart, NoSuchGemeente
from wijkwijzer.preview import command as preview_command
from wijkwijzer.progress import Event, reporting
from wijkwijzer.report import command as report_command


class Moment(click.ParamType[datetime]):
    """An ISO moment; without an offset it is Europe/Amsterdam time."""

    name = "iso"

    def convert(
        self, value: object, param: click.Parameter | None, ctx: click.Context | None
    ) -> datetime:
        """Return the aware moment, or a usage error."""
        try:
            moment = datetime.fromisoformat(str(value))
        except ValueError:
            self.fail(f"{value!r} is geen ISO-moment, zoals 2027-03-01T08:00+01:00", param, ctx)
        return moment if moment.tzinfo else moment.replace(tzinfo=AMSTERDAM)


class Day(click.ParamType[date]):
    """A day (2027-03-01), or an ISO moment."""

    name = "dag"

    def convert(
        self, value: object, param: click.Parameter | None, ctx: click.Context | None
    ) -> date:
        """Return the day or the aware moment, or a usage error."""
        try:
            return date.fromisoformat(str(value))
        except ValueError:
            return Moment().convert(value, param, ctx)


def with_options(
    command: Callable[..., ExitCode], *, needs_content: bool = True
) -> Callable[..., None]:
    """Give a command the options that all have, and turn errors into exit codes."""
    content_type = _FOLDER if needs_content else _PATH

    def run(
        content: Path, output: Path, now: datetime | None, *, as_json: bool, **rest: object
    ) -> None:
        options = Options(content=content, output=output, now=now, as_json=as_json)
        sys.exit(_guarded(command, options, rest))

    wrapped = update_wrapper(run, command)
    for option in (
        click.option(
            "--content", type=content_type, default="content", help="What people write."
        ),
        click.option("--output", type=_PATH, default="output", help="What the program writes."),
        click.option("--now", type=Moment(), help="Pretend that it is this moment (ISO)."),
        click.option("--json", "as_json", is_flag=True, help="Print JSON."),
    ):
        wrapped = option(wrapped)
    return wrapped


_PATH = click.Path(path_type=Path)
_FOLDER = click.Path(path_type=Path, exists=True, file_okay=False)
_FILE = click.Path(path_type=Path, exists=True, dir_okay=False)
_with_archives = click.option(
    "--warc",
    type=_PATH,
    default=archive_command.DEFAULT_FOLDER,
    show_default=True,
    help="The folder of the archives.",
)


_with_workers = click.option(
    "--workers",
    type=click.IntRange(0),
    default=0,
    help="Processes for large work; 0 is one for each core, 1 is none beside this one.",
)


def _guarded(
    command: Callable[..., ExitCode], options: Options, rest: dict[str, object]
) -> ExitCode:
    try:
        return command(options, **rest)
    except LockHeld as exc:
        return _failed(exc, ExitCode.LOCKED)
    except (CbsFileRefused, ForgetRefused, ModeError) as exc:
        return _failed(exc, ExitCode.USAGE)
    except (EngineMissing, NoNationalPart, NoSuchGemeente) as exc:
        return _failed(exc, ExitCode.USAGE)
    except SettingsError as exc:
        for problem in exc.problems:
            click.echo(str(problem), err=True)
        return ExitCode.NOT_PUBLISHED
    except WijkwijzerError as exc:
        return _failed(exc, ExitCode.NOT_PUBLISHED)
    except Exception:  # noqa: BLE001 - Python's own 1 would look like a mistake in content/
        traceback.print_exc()
        return ExitCode.NOT_PUBLISHED


def _failed(exc: WijkwijzerError, code: ExitCode) -> ExitCode:
    click.echo(f"wijkwijzer: {exc}", err=True)
    return code


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(pipeline.VERSION, prog_name="wijkwijzer")
def main() -> None:
    """Gather national and local information and publish a page for every district."""
    logging.basicConfig(level=logging.WARNING, format="%(name)s: %(message)s")


@main.command()
@click.option("--sample", is_flag=True, help="Use the sample responses in content/voorbeelden.")
@click.option("--accept-drop", is_flag=True, help="Publish even when many pages are gone.")
@click.option("--gemeente", default="", help="Only this gemeente (its code), or NL: a part.")
@click.option("--landelijk", type=_PATH, help="The output of the part NL, with --gemeente.")
@click.option(
    "--engine",
    type=click.Choice([one.value for one in Engine]),
    help="Refresh each gemeente apart, here or on a Dask cluster, and join them.",
)
@click.option("--scheduler", default="", help="Address of the Dask scheduler.")
@_with_workers
@with_options
def refresh(
    options: Options,
    *,
    sample: bool,
    accept_drop: bool,
    gemeente: str,
    landelijk: Path | None,
    engine: str | None,
    scheduler: str,
    workers: int,
) -> ExitCode:
    """Harvest what is due, build the site and publish it."""
    workspace = workspace_of(options, sample=sample)
    wanted = Mode.SAMPLE if sample else Mode.REAL
    now = options.moment(sample=sample)
    processes = workers or usable_cores()
    asked = parts_command.Asked(sample=sample, accept_drop=accept_drop, workers=processes)
    if engine:
        with reporting() as report:
            outcome, code = parts_command.refresh_by(
                options, report, asked, Engine(engine), scheduler
            )
        _finished(options, outcome)
        return code
    if gemeente:
        with reporting() as report:
            outcome = parts_command.refresh_gemeente(
                options, report, asked, gemeente, landelijk
            )
        return _finished(options, outcome)
    with (
        reporting() as report,
        held(workspace.lock, now),
        reported(
            Aftercare(
                content=options.content,
                workspace=workspace,
                now=now,
                report=report,
                sample=sample,
            )
        ) as ended,
        made_run(
            options, report, wanted=wanted, accept_drop=accept_drop, processes=processes
        ) as run,
    ):
        outcome = ended.outcome = pipeline.refresh(run)
    return _finished(options, outcome)


@main.command()
@click.argument("folders", nargs=-1, required=True, type=_FOLDER, metavar="DEEL...")
@click.option("--sample", is_flag=True, help="The parts hold a sample.")
@click.option("--accept-drop", is_flag=True, help="Publish even when many pages are gone.")
@with_options
def join(
    options: Options, *, folders: tuple[Path, ...], sample: bool, accept_drop: bool
) -> ExitCode:
    """Put the sites of parts (outputs of refresh --gemeente) together as one site."""
    asked = parts_command.Asked(sample=sample, accept_drop=accept_drop, workers=1)
    with reporting() as report:
        outcome = parts_command.join_parts(options, report, asked, folders)
    return _finished(options, outcome)


@main.command()
@with_options
def harvest(options: Options) -> ExitCode:
    """Ask the sources that are due, and read what editors wrote; publish nothing."""
    with (
        reporting() as report,
        held(workspace_of(options).lock, options.moment()),
        made_run(options, report) as run,
    ):
        content = pipeline.read_content(run)
        problems = (*content.problems, *pipeline.harvest(run, content))
        states = tuple(
            state
            for source in pipeline.active_sources(content, run.mode)
            if (state := run.store.source_state(source.id))
        )
    outcome = Outcome(
        published=False,
        build="",
        pages=0,
        items=sum(state.items for state in states),
        written=0,
        states=states,
        problems=problems,
    )
    return _finished(options, outcome)


@main.command()
@with_options
def enrich(options: Options) -> ExitCode:
    """Tag all items afresh and bring the search index in line; publish nothing."""
    with (
        reporting() as report,
        held(workspace_of(options).lock, options.moment()),
        made_run(options, report) as run,
    ):
        content = pipeline.read_content(run)
        stored = pipeline.visible_items(run, content)
        enriched = pipeline.enrich_items(run, content, stored)
        same = pipeline.same_things(content, enriched)
        pipeline.tell_editors(run, content, enriched, same)
        pipeline.update_index(run, content, stored, enriched, same)
    queue = {one.item.id: list(one.queue) for one in enriched if one.queue}
    if options.as_json:
        _print_json({"items": len(enriched), "queue": queue})
    else:
        for item_id, reasons in queue.items():
            click.echo(f"{item_id}: {', '.join(reasons)}")
        click.echo(f"{len(enriched)} items, {len(queue)} voor de redactie.")
    return ExitCode.FINE


@main.command()
@click.option("--accept-drop", is_flag=True, help="Publish even when many pages are gone.")
@_with_workers
@with_options
def build(options: Options, *, accept_drop: bool, workers: int) -> ExitCode:
    """Build and publish from what was harvested before; no network."""
    processes = workers or usable_cores()
    with (
        reporting() as report,
        held(workspace_of(options).lock, options.moment()),
        made_run(options, report, accept_drop=accept_drop, processes=processes) as run,
    ):
        outcome = pipeline.build(run, pipeline.read_content(run))
    return _finished(options, outcome)


@main.command()
@with_options
def rollback(options: Options) -> ExitCode:
    """Switch back to the site before this one."""
    workspace = workspace_of(options)
    with (
        held(workspace.lock, options.moment()),
        opened_store(workspace, None, _say) as opened,
    ):
        try:
            slot = switch_back(workspace.root, opened.store, options.moment())
        except NothingToRollBack as exc:
            return _failed(exc, ExitCode.NOT_PUBLISHED)
    if options.as_json:
        _print_json({"slot": slot.name, "build": slot.build})
    else:
        click.echo(f"De vorige site staat er weer (kopie {slot.name}).")
    return ExitCode.FINE


@main.command()
@click.argument("words", nargs=-1)
@click.option("--area", default="", help="Code of an area, such as WK003408.")
@click.option("--domain", type=click.Choice([one.value for one in Domain]), default=None)
@click.option("--audience", type=click.Choice([one.value for one in Audience]), default=None)
@click.option("--kind", type=click.Choice([one.value for one in Kind]), default=None)
@click.option("--tier", type=click.Choice([one.value for one in Tier]), default=None)
@click.option("--language", default="", help="Language of the text, such as nl.")
@click.option("--since", type=Moment(), help="Events from this moment.")
@click.option("--before", type=Moment(), help="Events before this moment.")
@click.option("--gemeente", default="", help="This gemeente (name or code) and national.")
@click.option("--coverage", is_flag=True, help="Report where there is nothing for the words.")
@click.option("--limit", default=20, show_default=True, type=click.IntRange(1, 1000))
@with_options
def search(
    options: Options,
    *,
    words: tuple[str, ...],
    area: str,
    domain: str | None,
    audience: str | None,
    kind: str | None,
    tier: str | None,
    language: str,
    since: datetime | None,
    before: datetime | None,
    gemeente: str,
    coverage: bool,
    limit: int,
) -> ExitCode:
    """Search all items; without words everything that fits the filters."""
    content, workspace = checking.settings(options.content), workspace_of(options)
    question = search_command.Question(
        words=" ".join(words),
        filters=Filters(
            area=area,
            domain=domain or "",
            audience=audience or "",
            kind=kind or "",
            tier=tier or "",
            language=language,
            since=since,
            before=before,
        ),
        gemeente=gemeente,
        limit=limit,
        as_json=options.as_json,
    )
    index = pipeline.search_index(workspace, content)
    if not coverage:
        return search_command.search(content, index, question)
    with opened_store(workspace, None, _say) as opened:
        products = search_command.product_names(opened.store)
    return search_command.report(content, index, question, products)


@main.command()
@click.argument("what", metavar="ITEM|URL")
@click.option("--stage", type=click.Choice(showing.STAGES), default="clean", show_default=True)
@click.option("--why", is_flag=True, help="Show the evidence for each tag.")
@click.option("--on", type=Day(), help="Show the page of a URL as it stood on this day.")
@_with_archives
@with_options
def show(
    options: Options, *, what: str, stage: str, why: bool, on: date | None, warc: Path
) -> ExitCode:
    """Show what the hub made of an item, at any stage; or a page of the past."""
    if on is not None:
        return archive_command.show_on(options, what, on, warc)
    with made_run(options, _say) as run:
        content = pipeline.read_content(run)
        shown = (
            showing.why(run, content, what) if why else showing.stage(run, content, what, stage)
        )
    if shown is None:
        click.echo(f"wijkwijzer: er is geen item {what}", err=True)
        return ExitCode.USAGE
    click.echo(json.dumps(shown, ensure_ascii=False, indent=2, sort_keys=True))
    return ExitCode.FINE


@main.command()
@click.argument("action", required=False, type=click.Choice(["test", "accept", "stop"]))
@click.argument("subject", required=False, metavar="ID|FILE")
@click.option("--reden", default="", help="Why the source stops.")
@click.option("--sample", is_flag=True, help="Test the source's sample, not its server.")
@with_options
def sources(
    options: Options, *, action: str | None, subject: str | None, reden: str, sample: bool
) -> ExitCode:
    """Show how each source is doing; try one (test FILE), believe one (accept) or stop one."""
    if action == "test":
        return _try_source(options, Path(subject or ""), sample=sample)
    if action:
        return _change_source(options, action, subject or "", reden)
    with opened_store(workspace_of(options), None, _say) as opened:
        content = checking.settings(options.content)
        active = pipeline.active_sources(content, opened.mode)
        states = opened.store.source_states()
    if options.as_json:
        _print_json(sources_table.statuses(active, states))
    else:
        now = options.moment(sample=opened.mode is Mode.SAMPLE)
        sources_table.print_table(active, states, now)
    return ExitCode.FINE


def _try_source(options: Options, file: Path, *, sample: bool) -> ExitCode:
    if not file.is_file():
        click.echo(f"wijkwijzer: er is geen bestand {file}", err=True)
        return ExitCode.USAGE
    content = checking.settings(options.content)
    source, problems = load_source(file, content.hub)
    _print_problems(problems)
    if source is None:
        return ExitCode.CONTENT
    trial = source_trial.try_source(options, content, source, sample=sample)
    if options.as_json:
        _print_json(source_trial.facts(trial))
    else:
        click.echo(source_trial.told(trial))
    return ExitCode.SOURCES if trial.state.status in BAD else ExitCode.FINE


def _change_source(options: Options, action: str, source_id: str, reason: str) -> ExitCode:
    workspace = workspace_of(options)
    try:
        if action == "stop":
            content = checking.settings(options.content)
            told = source_changes.stop(options, content, source_id, reason)
        else:
            with (
                held(workspace.lock, options.moment()),
                opened_store(workspace, None, _say) as opened,
            ):
                told = source_changes.accept(opened.store, source_id)
    except source_changes.NoSuchSource as exc:
        click.echo(f"wijkwijzer: {exc}", err=True)
        return ExitCode.USAGE
    click.echo(told)
    return ExitCode.FINE


@main.command()
@click.option("--in", "source", type=click.File("r", encoding="utf-8"), default="-")
@click.option("--out", "target", type=click.File("w", encoding="utf-8"), default="-")
@with_options
def tag(options: Options, *, source: TextIO, target: TextIO) -> ExitCode:
    """Tag JSON lines: `id` and `title` are needed, see the documentation for the rest."""
    content = checking.settings(options.content)
    unread = tagging.tag_lines(source, target, content, options.content)
    for problem in unread:
        click.echo(str(problem), err=True)
    return ExitCode.CONTENT if unread else ExitCode.FINE


@main.command()
@click.option("--events", type=click.File("w", encoding="utf-8"), required=True)
@with_options
def export(options: Options, *, events: TextIO) -> ExitCode:
    """Write every coming date of every event as JSON."""
    with made_run(options, _say) as run:
        rows = event_export.events(run, pipeline.read_content(run))
    json.dump(rows, events, ensure_ascii=False, indent=1)
    events.write("\n")
    return ExitCode.FINE


@main.command()
@with_options
def health(options: Options) -> ExitCode:
    """Tell whether the hub is well; exit code 1 when a person must look."""
    return operations.health(options)


@main.command()
@click.option(
    "--every",
    default=60,
    show_default=True,
    type=click.IntRange(1, 1440),
    help="Refresh at least once in so many minutes.",
)
@with_options
def schedule(options: Options, *, every: int) -> ExitCode:
    """Refresh whenever it is due, until SIGTERM or Ctrl-C."""
    with reporting() as report:
        return operations.schedule(
            options, clock=system_clock, every=timedelta(minutes=every), report=report
        )


@main.command()
@click.argument("what", metavar="ITEM|TEXT")
@click.option("--dry-run", is_flag=True, help="Show what would go, and change nothing.")
@click.option("--yes", is_flag=True, help="Do not ask.")
@click.option("--reden", "reason", default="", help="Why; is kept, without the text.")
@_with_archives
@with_options
def forget(
    options: Options, *, what: str, dry_run: bool, yes: bool, reason: str, warc: Path
) -> ExitCode:
    """Remove an item, or all that holds a text, from everything; it does not come back."""
    wish = forget_command.Wish(
        what=what, reason=reason, dry_run=dry_run, yes=yes, archives=warc
    )
    return forget_command.forget(options, wish, secrets.token_hex(16))


@main.command()
@_with_archives
@with_options
def archive(options: Options, *, warc: Path) -> ExitCode:
    """Keep the site that is live now as a WARC file, with where each item is from."""
    return archive_command.archive(options, warc)


@main.command()
@click.argument("action", type=click.Choice(["import"]))
@click.option("--gemeente", required=True, help="Folder of the gemeente, or its code.")
@click.option("--wijken", type=_FILE, help="GeoJSON of the wijken (CBS or PDOK).")
@click.option("--buurten", type=_FILE, help="GeoJSON of the buurten; the wijken follow.")
@click.option("--vorige", "earlier", type=_FILE, help="GeoJSON of the wijken as they were.")
@click.option("--adressen", "addresses", type=_FILE, help="PC6 and house numbers: csv or zip.")
@click.option("--kerncijfers", "figures", type=_FILE, help="Key figures: kwb xlsx or csv.")
@click.option("--edition", type=click.IntRange(1990, 2100), help="Year, if no file has it.")
@click.option("--dry-run", is_flag=True, help="Show what would change, and write nothing.")
@with_options
def areas(
    options: Options,
    *,
    action: str,  # noqa: ARG001 - import is the only action as yet
    gemeente: str,
    wijken: Path | None,
    buurten: Path | None,
    earlier: Path | None,
    addresses: Path | None,
    figures: Path | None,
    edition: int | None,
    dry_run: bool,
) -> ExitCode:
    """Bring areas, postcodes and key figures in line with files of the CBS (import)."""
    wish = areas_import.Wish(
        gemeente=gemeente,
        wijken=wijken,
        buurten=buurten,
        earlier=earlier,
        addresses=addresses,
        figures=figures,
        edition=edition,
        dry_run=dry_run,
    )
    done = areas_import.import_areas(options.content, wish)
    if options.as_json:
        _print_json(areas_import.facts(done))
    else:
        click.echo(areas_import.told(done, dry_run=dry_run))
    return ExitCode.FINE


@main.command()
@click.argument(
    "paths", metavar="[PATH]...", nargs=-1, type=click.Path(path_type=Path, exists=True)
)
@click.option("--fix", is_flag=True, help="Mend what is certain, and say what was mended.")
@click.option(
    "--format",
    "form",
    type=click.Choice(check_formats.FORMATS),
    default="text",
    show_default=True,
    help="For people, for programs, for code scanning or for GitHub Actions.",
)
@with_options
def check(options: Options, *, paths: tuple[Path, ...], fix: bool, form: str) -> ExitCode:
    """Report every mistake in content/ (or in these files), with line and the way out."""
    return check_command.check(options, paths, fix=fix, form=form)


@main.command()
@click.argument("folder", metavar="DIR", type=_PATH)
@click.option("--gemeente", default="", help='Name and CBS code, such as "Alkmaar GM0361".')
@click.option("--naam", "name", default="", help="The name of the site.")
@click.option("--talen", "languages", default="", help="Languages: nl, en, ar.")
@click.option("--met-voorbeelden", "examples", is_flag=True, help="With a text of each kind.")
@click.option("--wijken", type=_FILE, help="GeoJSON of the wijken (CBS or PDOK).")
@click.option("--buurten", type=_FILE, help="GeoJSON of the buurten; the wijken follow.")
@click.option("--adressen", "addresses", type=_FILE, help="PC6 and house numbers: csv or zip.")
@click.option("--kerncijfers", "figures", type=_FILE, help="Key figures: kwb xlsx or csv.")
@click.option("--edition", type=click.IntRange(1990, 2100), help="Year, if no file has it.")
@partial(with_options, needs_content=False)
def init(
    options: Options,
    *,
    folder: Path,
    gemeente: str,
    name: str,
    languages: str,
    examples: bool,
    wijken: Path | None,
    buurten: Path | None,
    addresses: Path | None,
    figures: Path | None,
    edition: int | None,
) -> ExitCode:
    """Make a working hub for one gemeente in a new folder; asks what is not given."""
    areas_ = areas_import.Wish(
        gemeente="",
        wijken=wijken,
        buurten=buurten,
        addresses=addresses,
        figures=figures,
        edition=edition,
    )
    wish = init_command.Wish(
        folder=folder,
        gemeente=gemeente,
        name=name,
        languages=languages,
        examples=examples,
        areas=areas_ if wijken or buurten else None,
    )
    return init_command.init(options, wish)


@main.command()
@click.argument("kind", type=click.Choice(new_command.ALL_KINDS))
@click.argument("name", metavar="[TITLE|FILE]", default="")
@click.option("--gemeente", default="", help="For which gemeente; needed when there are more.")
@click.option("--in", "folder", type=_PATH, help="Another folder than that of the kind.")
@click.option("--bij", default="", help="aanvulling: the national text (id, or words).")
@click.option("--onder", default="", help="aanvulling: the heading in the national text.")
@click.option(
    "--soort",
    type=click.Choice([one.value for one in new_list.ListKind]),
    default=new_list.ListKind.AGENDA.value,
    show_default=True,
    help="lijst: what the list is about.",
)
@click.option("--xlsx", is_flag=True, help="lijst: make a workbook, with an explanation.")
@with_options
def new(
    options: Options,
    *,
    kind: str,
    name: str,
    gemeente: str,
    folder: Path | None,
    bij: str,
    onder: str,
    soort: str,
    xlsx: bool,
) -> ExitCode:
    """Make an empty text, source or list for an editor or a volunteer to fill in."""
    wish = new_command.Wish(
        kind=kind,
        name=name,
        gemeente=gemeente,
        folder=folder,
        beside=bij,
        under=onder,
        about=new_list.ListKind(soort),
        workbook=xlsx,
    )
    return new_command.new(options, wish)


@main.command()
@click.argument("source", metavar="FILE|-", type=click.File("rb"))
@click.option("--gemeente", default="", help="For which gemeente; needed when there are more.")
@click.option("--in", "folder", type=_PATH, help="Another folder than that of the kind.")
@click.option("--dry-run", is_flag=True, help="Show the concept, and write nothing.")
@with_options
def invoer(
    options: Options, *, source: BinaryIO, gemeente: str, folder: Path | None, dry_run: bool
) -> ExitCode:
    """Make a concept of a mail or a filled-in form, and list what is missing."""
    wish = intake_command.Wish(
        data=source.read(intake_command.MAX_BYTES + 1),
        gemeente=gemeente,
        folder=folder,
        dry_run=dry_run,
    )
    return intake_command.take_in(options, wish)


@main.command()
@with_options
def report(options: Options) -> ExitCode:
    """Write all that needs an editor's care to output/reports/redactie.html."""
    return report_command.report(options)


@main.command()
@click.option(
    "--most",
    default=500,
    show_default=True,
    type=click.IntRange(1, 100_000),
    help="Ask at most so many links; the rest comes at the next run.",
)
@click.option("--own", is_flag=True, help="Only the links that stand in content/.")
@with_options
def links(options: Options, *, most: int, own: bool) -> ExitCode:
    """Ask whether the pages that we link to are still there; remember the answers a week."""
    return links_command.links(options, most=most, own_only=own)


@main.command()
@click.option(
    "--port",
    default=preview_command.PORT,
    show_default=True,
    type=click.IntRange(0, 65535),
    help="Port on 127.0.0.1; 0 takes a free one.",
)
@click.option("--sample", is_flag=True, help="Beside the items of `refresh --sample`.")
@with_options
def preview(options: Options, *, port: int, sample: bool) -> ExitCode:
    """Show the site on this computer with the texts as they are now; publish nothing."""
    return preview_command.preview(options, port, sample=sample)


@main.command()
@click.option(
    "--port",
    default=edit_command.PORT,
    show_default=True,
    type=click.IntRange(0, 65535),
    help="Port on 127.0.0.1; 0 takes a free one.",
)
@click.option(
    "--tools",
    type=_PATH,
    default=edit_command.TOOLS,
    show_default=True,
    help="The folder in which npm installed the editing page.",
)
@with_options
def edit(options: Options, *, port: int, tools: Path) -> ExitCode:
    """Write texts with forms, in a page on this computer (Decap CMS)."""
    return edit_command.edit(options, port, tools)


def _finished(options: Options, outcome: Outcome) -> ExitCode:
    _print_problems(tuple(problem for problem in outcome.problems if not problem.warning))
    if outcome.refused:
        click.echo(
            f"Niet gepubliceerd: {outcome.refused}. De oude site staat er nog.", err=True
        )
    if options.as_json:
        _print_json(showing.outcome_facts(outcome))
    else:
        click.echo(showing.outcome_text(outcome))
    return outcome.exit_code


def _print_problems(problems: tuple[Problem, ...]) -> None:
    for problem in problems[:MOST_PROBLEMS]:
        click.echo(str(problem), err=True)
    if len(problems) > MOST_PROBLEMS:
        click.echo(f"… en nog {len(problems) - MOST_PROBLEMS} meldingen.", err=True)


MOST_PROBLEMS = 50
"""More on one screen helps nobody; the summary counts the rest."""


def _print_json(facts: object) -> None:
    click.echo(json.dumps(facts, ensure_ascii=False, sort_keys=True))


def _say(one: Event) -> None:
    """Tell what happened, without the steps of a road that takes no time."""
    if not one.total:
        click.echo(one.text, err=True)
