"""`wijkwijzer archive` and `show --on`: keep a release, and read a page as it once stood."""

import json
from datetime import date, datetime, timedelta
from pathlib import Path

import click

from hub.clock import local, midnight
from site_builder.slots import Layout
from wijkwijzer.archive.released import live_release
from wijkwijzer.archive.warc_archive import ArchivedPage, archive_at, page_in, write_archive
from wijkwijzer.held_run import held_run
from wijkwijzer.options import Options, workspace_of
from wijkwijzer.outcome import ExitCode
from wijkwijzer.steps.settings_read import read_content

DEFAULT_FOLDER = "archief"


def archive(options: Options, folder: Path) -> ExitCode:
    """Write the site that is live now to a folder, as one WARC file.

    Raises:
        ArchiveError: there is no whole site, or the disk refuses.
        LockHeld: a refresh is running, which could change the site underneath.
    """
    workspace = workspace_of(options)
    if folder.resolve().is_relative_to(options.output.resolve()):
        # What lies there may be deleted and is not for keeping.
        return _refused(f"kies een map buiten {options.output}, niet {folder}")
    with held_run(options) as run:
        release = live_release(run, read_content(run))
        site = Layout(output=workspace.root).site
        written = write_archive(folder, release, lambda path: (site / path).read_bytes())
    facts = {
        "archive": str(written.path),
        "build": release.build,
        "published_at": release.published_at.isoformat(timespec="seconds"),
        "files": len(release.paths),
        "item_pages": len(release.provenance),
    }
    if options.as_json:
        click.echo(json.dumps(facts, ensure_ascii=False, sort_keys=True))
    else:
        moment = local(release.published_at)
        click.echo(
            f"{written.path}: de site van {moment:%Y-%m-%d %H:%M}, {len(release.paths)} "
            f"bestanden, {len(release.provenance)} pagina's van items."
        )
    return ExitCode.FINE


def show_on(options: Options, url: str, on: datetime | date, folder: Path) -> ExitCode:
    """Print what stood at an address on a day; with `--json` where it was from."""
    found = archive_at(folder, last_moment(on))
    if found is None:
        return _refused(f"in {folder} staat geen archief van op of voor {_written(on)}")
    page = page_in(found, url)
    if page is None:
        day = local(found.published_at)
        return _refused(
            f"op {_written(on)} stond {url} niet op de site. Gekeken is in het archief van "
            f"{day:%Y-%m-%d %H:%M} ({found.path})"
        )
    if options.as_json:
        click.echo(json.dumps(page_facts(page), ensure_ascii=False, sort_keys=True))
    else:
        click.echo(page.response.body, nl=False)
    return ExitCode.FINE


def last_moment(on: datetime | date) -> datetime:
    """Return the last moment that a person means: of a day its end in Amsterdam."""
    if isinstance(on, datetime):
        return on
    return midnight(on + timedelta(days=1)) - timedelta(microseconds=1)


def page_facts(page: ArchivedPage) -> dict[str, object]:
    """Return what is known of an archived page, for machines."""
    return {
        "url": page.response.url,
        "published_at": page.archive.published_at.isoformat(),
        "build": page.archive.build,
        "archive": str(page.archive.path),
        "record_id": page.response.id,
        "content_type": page.response.content_type,
        "payload_digest": page.response.digest,
        "bytes": len(page.response.body),
        "provenance": json.loads(page.provenance) if page.provenance else None,
    }


def _refused(message: str) -> ExitCode:
    click.echo(f"wijkwijzer: {message}", err=True)
    return ExitCode.USAGE


def _written(on: datetime | date) -> str:
    return on.isoformat(timespec="minutes") if isinstance(on, datetime) else on.isoformat()
