"""The command `preview`: the site on this computer, as it would be with what was just saved."""

import time
import traceback
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

import attrs
import click
from attrs import define

from hub.errors import SettingsError, WijkwijzerError
from hub.vocabulary import Mode
from wijkwijzer.composition import made_run
from wijkwijzer.operating.stop_signals import stop_signals
from wijkwijzer.options import Options, workspace_of
from wijkwijzer.outcome import ExitCode
from wijkwijzer.preview.copy import copied
from wijkwijzer.preview.live import Live
from wijkwijzer.preview.margin import HOME
from wijkwijzer.preview.server import HOST, preview_handler, serving
from wijkwijzer.preview.site import PreviewSite, Snapshot, preview_site
from wijkwijzer.preview.watch import Prints, difference, look
from wijkwijzer.progress import silent

PORT = 8100

LOOK_EVERY = 0.1
"""Seconds between two looks at the folder: a save is on the screen within half a second."""

REST = 2.0
"""Seconds without a save after which it is worked out anew which items are alike."""


def preview(options: Options, port: int, *, sample: bool) -> ExitCode:
    """Show the site until Ctrl-C; nothing is published and output/ is only read."""
    click.echo("Even geduld: de teksten worden gelezen.")
    try:
        with (
            stop_signals() as signals,
            watched(options, sample=sample) as watcher,
            serving(preview_handler(watcher.live), port) as found,
        ):
            click.echo(f"De site staat op http://{HOST}:{found}/")
            click.echo(f"Alle teksten: http://{HOST}:{found}{HOME}")
            click.echo("Alleen op deze computer. Bewaar een tekst, en de pagina verandert mee.")
            click.echo("Stoppen: Ctrl-C.")
            while not signals.is_asked():
                watcher.turn(time.monotonic())
                signals.sleep(LOOK_EVERY)
    except OSError as exc:
        click.echo(f"wijkwijzer: dit lukt niet op poort {port}: {exc.strerror}.", err=True)
        click.echo("Kies een andere poort, zoals: wijkwijzer preview --port 8200", err=True)
        return ExitCode.USAGE
    return ExitCode.FINE


@define
class Watcher:
    """Looks at a content folder, and puts a new snapshot where pages take it."""

    live: Live
    _site: PreviewSite
    _root: Path
    _before: Prints
    _saved_at: float | None = None

    def turn(self, clock: float) -> None:
        """Look once; `clock` is a time in seconds that only goes on."""
        now = look(self._root)
        found = difference(self._before, now)
        self._before = now
        if found.others:
            self._make(self._site.whole)
        elif found.texts:
            self._make(self._site.texts)
            self._saved_at = clock
        elif self._saved_at is not None and clock - self._saved_at >= REST:
            self._saved_at = None
            self._make(self._site.settled)

    def _make(self, made: Callable[[], Snapshot]) -> None:
        """Put a new snapshot, or tell why the old one stays."""
        try:
            self.live.put(made())
        except SettingsError as exc:
            self.live.fail("\n".join(map(str, exc.problems)))
        except (WijkwijzerError, OSError) as exc:
            self.live.fail(str(exc))
        except Exception as exc:  # noqa: BLE001 - the editor mends the text and goes on
            traceback.print_exc()
            self.live.fail(f"Er ging iets mis bij het maken van de pagina ({exc}).")


@contextmanager
def watched(options: Options, *, sample: bool) -> Iterator[Watcher]:
    """Yield what watches the texts; all it makes lies in a folder that is gone afterwards.

    Raises:
        WijkwijzerError: content/ or the database cannot be used.
        OSError: the disk refuses.
    """
    with TemporaryDirectory(prefix="wijkwijzer-preview-") as folder:
        mine = attrs.evolve(options, output=Path(folder))
        copied(workspace_of(options, sample=sample), workspace_of(mine, sample=sample).root)
        with made_run(mine, silent, wanted=Mode.SAMPLE if sample else None) as run:
            before = look(options.content)
            site = preview_site(run)
            live = Live(newest=site.settled())
            yield Watcher(live=live, site=site, root=options.content, before=before)
