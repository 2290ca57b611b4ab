"""Fetch what sources want, in one crawl in a child process.

A Twisted reactor cannot be started twice and a library may die badly, so the crawl runs as
`python -m harvest.crawl`; job and results are files. Nothing outside harvest.crawl and what it
imports sees a Scrapy object.
"""

import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from harvest.crawling import crawl_files
from harvest.crawling.crawl_job import Answer, CrawlJob, FetchLimits, Request
from hub.vocabulary import SourceStatus

__all__ = ["Answer", "CrawlJob", "FetchLimits", "Request", "crawl"]

STARTUP_SECONDS = 60.0
"""How long a child may take to import Scrapy on a small, busy machine."""


def crawl(job: CrawlJob, *, workdir: Path) -> tuple[Answer, ...]:
    """Fetch everything in the job and return one answer a request, in the order of the job.

    A child that dies or hangs costs only the answers it had not written yet: those are FAILED.
    """
    if not job.requests:
        return ()
    with TemporaryDirectory(prefix="crawl-", dir=workdir) as folder:
        job_file, results = crawl_files.write_job(Path(folder), job)
        ending = _run_child(job_file, results, _patience(job))
        return tuple(
            crawl_files.read_answer(results, number) or _lost(request, ending)
            for number, request in enumerate(job.requests)
        )


def _run_child(job_file: Path, results: Path, seconds: float) -> str:
    """Run the crawl to its end and return how it ended, in Dutch."""
    # -P keeps the current folder off the import path: it may hold a stranger's harvest.py.
    command = [sys.executable, "-P", "-m", "harvest.crawl", str(job_file), str(results)]
    try:
        done = subprocess.run(  # noqa: S603 - our own interpreter and file names of our making
            command,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            timeout=seconds,
            check=False,
        )
    except subprocess.TimeoutExpired:
        return "duurde te lang"
    return f"stopte met code {done.returncode}"


def _patience(job: CrawlJob) -> float:
    """Return how long the whole crawl may take if every request goes to one slow host."""
    limits = job.limits
    # A page, and the two files with which its site tells what robots may do.
    each = limits.seconds + 2 * limits.robots_seconds + (limits.redirects + 3) * limits.delay
    return STARTUP_SECONDS + len(job.requests) * each


def _lost(request: Request, ending: str) -> Answer:
    message = f"Het ophalen {ending} voordat dit antwoord er was."
    return Answer(request=request, status=SourceStatus.FAILED, message=message)
