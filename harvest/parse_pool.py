"""Parse in a child process that can be killed: hostile bytes may hang or swell a parser."""

import multiprocessing
import multiprocessing.forkserver
import resource
from concurrent.futures.process import BrokenProcessPool
from importlib import import_module
from types import TracebackType
from typing import Self

from attrs import frozen
from pebble import ProcessExpired, ProcessPool

from harvest.parsed import Parse, Parsed
from hub.errors import ParseError
from hub.source import Fetched, Source

PARSER = "harvest.parsers:parse"
SECONDS = 20.0
MEMORY = 400 * 2**20
WORKERS = 2


@frozen(kw_only=True)
class _Failed:
    """Why there is nothing to show; an exception may not survive the way to the parent."""

    message: str


class ParsePool:
    """Runs a parser in child processes; a `Parse` in its turn.

    Used as a context manager: the children end with the block. Calls may come from several
    threads. `parser` is `module:function`, because the children import it themselves.
    """

    def __init__(
        self,
        *,
        parser: str = PARSER,
        seconds: float = SECONDS,
        memory: int = MEMORY,
        workers: int = WORKERS,
    ) -> None:
        # A fork server starts before there are threads, so that its forks are safe; with the
        # parser loaded in it, a new child is ready at once.
        context = multiprocessing.get_context("forkserver")
        context.set_forkserver_preload([parser.partition(":")[0]])
        self._parser = parser
        self._seconds = seconds
        self._pool = ProcessPool(
            max_workers=workers, initializer=_limit_memory, initargs=(memory,), context=context
        )

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._pool.stop()  # type: ignore[no-untyped-call]  # Pebble types only a part
        self._pool.join()

    def warm_up(self) -> None:
        """Start loading the parser in another process, and do not wait for it."""
        multiprocessing.forkserver.ensure_running()

    def __call__(self, source: Source, fetched: Fetched) -> Parsed:
        """Return what the parser makes of one answer.

        Raises:
            ParseError: it cannot be parsed, or not within the time and memory it may take.
        """
        task = self._pool.schedule(
            _parse, args=(self._parser, source, fetched), timeout=self._seconds
        )
        try:
            outcome = task.result()
        except TimeoutError as exc:
            message = f"Het lezen duurde langer dan {self._seconds:.3g} seconden."
            raise ParseError(source.id, message) from exc
        except (ProcessExpired, BrokenProcessPool) as exc:
            raise ParseError(source.id, "Het lezen liep vast.") from exc
        if isinstance(outcome, _Failed):
            raise ParseError(source.id, outcome.message)
        return outcome


def _parse(parser: str, source: Source, fetched: Fetched) -> Parsed | _Failed:
    """Parse in the child; whatever goes wrong comes back as a sentence."""
    try:
        return _load(parser)(source, fetched)
    except ParseError as exc:
        return _Failed(message=exc.message)
    except MemoryError:
        return _Failed(message="Het lezen kostte te veel geheugen.")
    except Exception as exc:  # noqa: BLE001 - libraries raise anything on hostile bytes
        return _Failed(message=f"Het lezen ging mis ({type(exc).__name__}).")


def _load(parser: str) -> Parse:
    module, _, name = parser.partition(":")
    function: Parse = getattr(import_module(module), name)
    return function


def _limit_memory(size: int) -> None:
    resource.setrlimit(resource.RLIMIT_DATA, (size, size))
