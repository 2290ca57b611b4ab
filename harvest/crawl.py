"""The child process of a harvest's crawls: `python -m harvest.crawl WORKDIR`.

Scrapy is loaded once. Each line on stdin names a folder below WORKDIR with a job, which a fork
of this process runs, for a reactor cannot be started twice; its exit code is a line on stdout.
"""

import os
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import TextIO

from scrapy.crawler import AsyncCrawlerProcess

from harvest.crawling.crawl_files import answers_in, job_in, read_job
from harvest.crawling.spider import HarvestSpider
from harvest.crawling.transport import settings


def main(workdir: Path, names: Iterable[str]) -> None:
    """Run the jobs that are named, one after another, and tell how each ended."""
    # What a library prints must not look like a reply.
    with os.fdopen(os.dup(sys.stdout.fileno()), "w") as replies:
        with Path(os.devnull).open("w") as nowhere:
            os.dup2(nowhere.fileno(), sys.stdout.fileno())
        for name in names:
            replies.write(f"{_run_in_fork(workdir / name.strip(), replies)}\n")
            replies.flush()


def _run_in_fork(folder: Path, replies: TextIO) -> int:
    """Return the exit code of a process of its own that ran one job."""
    fork = os.fork()
    if fork:
        return os.waitstatus_to_exitcode(os.waitpid(fork, 0)[1])
    code = 1
    try:
        # Whoever waits for a reply must see that nobody is left to give it.
        replies.close()
        crawl(folder)
        code = 0
    finally:
        # Nothing of the process that it was forked from may run on.
        os._exit(code)


def crawl(folder: Path) -> None:
    """Fetch everything that the job in a folder asks for and write the answers."""
    job = read_job(job_in(folder))
    process = AsyncCrawlerProcess(settings(job), install_root_handler=False)
    process.crawl(HarvestSpider, job=job, results=answers_in(folder))
    process.start()


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.stdin)
