"""Fetch what sources want, crawl after crawl, in child processes.

A Twisted reactor cannot be started twice and a library may die badly, so each crawl is a fork
of `python -m harvest.crawl`, which has loaded Scrapy once; job and results are files. Nothing
outside harvest.crawl and what it imports sees a Scrapy object.
"""

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from select import select
from signal import SIGKILL
from tempfile import TemporaryDirectory

from attrs import define

from harvest.crawling import crawl_files
from harvest.crawling.crawl_job import Answer, CrawlJob, FetchLimits, Request
from hub.vocabulary import SourceStatus

__all__ = ["Answer", "CrawlJob", "Crawler", "FetchLimits", "Request", "crawl", "crawling"]

STARTUP_SECONDS = 60.0
"""How long a child may take to import Scrapy on a small, busy machine."""


Child = subprocess.Popen[bytes]


def crawl(job: CrawlJob, *, workdir: Path) -> tuple[Answer, ...]:
    """Fetch everything in one job; see Crawler."""
    with crawling(workdir) as fetch:
        return fetch(job)


@contextmanager
def crawling(workdir: Path) -> Iterator["Crawler"]:
    """Yield what fetches jobs; its child starts with the first and ends with the block."""
    crawler = Crawler(workdir=workdir)
    try:
        yield crawler
    finally:
        crawler.stop()


@define
class Crawler:
    """Fetches everything in a job and returns one answer a request, in the order of the job.

    A crawl that dies or hangs costs only the answers it had not written yet: those are FAILED.
    """

    workdir: Path
    _child: Child | None = None

    def __call__(self, job: CrawlJob) -> tuple[Answer, ...]:
        """Return the answers to a job."""
        if not job.requests:
            return ()
        with TemporaryDirectory(prefix="crawl-", dir=self.workdir) as name:
            folder = Path(name)
            crawl_files.write_job(folder, job)
            ending = self._run(folder, _patience(job))
            results = crawl_files.answers_in(folder)
            return tuple(
                crawl_files.read_answer(results, number) or _lost(request, ending)
                for number, request in enumerate(job.requests)
            )

    def stop(self) -> int:
        """End the child with the crawl that it may be running; return its exit code."""
        child, self._child = self._child, None
        if child is None:
            return 0
        with child:
            # Before it is waited for: as long as it is not, nobody else has its number.
            os.killpg(child.pid, SIGKILL)
        return child.returncode

    def _run(self, folder: Path, seconds: float) -> str:
        """Run the crawl of a job to its end and return how it ended, in Dutch."""
        self._child = self._child or _started(self.workdir)
        reply = _reply(self._child, folder.name, seconds)
        if reply is None:
            self.stop()
            return "duurde te lang"
        return f"stopte met code {reply or self.stop()}"


def _started(workdir: Path) -> Child:
    """Return the child, in a group of its own: what it forks can be ended with it."""
    # -P keeps the current folder off the import path: it may hold a stranger's harvest.py.
    command = [sys.executable, "-P", "-m", "harvest.crawl", str(workdir.absolute())]
    return subprocess.Popen(  # noqa: S603 - our own interpreter and a folder of our making
        command,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
        bufsize=0,
    )


def _reply(child: Child, name: str, seconds: float) -> str | None:
    """Return what the child says of a job: nothing when it died, None when it took too long."""
    assert child.stdin is not None  # noqa: S101 - pipes, as it was started
    assert child.stdout is not None  # noqa: S101 - likewise
    try:
        child.stdin.write(f"{name}\n".encode())
    except BrokenPipeError:
        return ""
    ready, _, _ = select([child.stdout], [], [], seconds)
    return child.stdout.readline().decode().strip() if ready else None


def _patience(job: CrawlJob) -> float:
    """Return how long the whole crawl may take if every request goes to one slow host."""
    limits = job.limits
    # A page, and the two files with which its site tells what robots may do.
    each = limits.seconds + 2 * limits.robots_seconds + (limits.redirects + 3) * limits.delay
    return STARTUP_SECONDS + len(job.requests) * each


def _lost(request: Request, ending: str) -> Answer:
    message = f"Het ophalen {ending} voordat dit antwoord er was."
    return Answer(request=request, status=SourceStatus.FAILED, message=message)
