"""The child process of a crawl: `python -m harvest.crawl JOB RESULTS`."""

import sys
from pathlib import Path

from scrapy.crawler import AsyncCrawlerProcess

from harvest.crawling.crawl_files import read_job
from harvest.crawling.spider import HarvestSpider
from harvest.crawling.transport import settings


def main(job_file: Path, results: Path) -> None:
    """Fetch everything that the job asks for and write the answers."""
    job = read_job(job_file)
    process = AsyncCrawlerProcess(settings(job), install_root_handler=False)
    process.crawl(HarvestSpider, job=job, results=results)
    process.start()


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
