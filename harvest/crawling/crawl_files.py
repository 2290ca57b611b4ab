"""The files between the crawl's child process and its parent.

A job is one file. Each answer is two: its body as it is, and a record without the body. Both
are written under another name first, so a child that dies leaves no half answers.
"""

import os
from pathlib import Path

import attrs

from harvest.crawling.crawl_job import Answer, CrawlJob
from hub.codec import pack, unpack


def job_in(folder: Path) -> Path:
    """Return the file of the job in a private folder."""
    return folder / "job"


def answers_in(folder: Path) -> Path:
    """Return the folder for the answers to the job in a private folder."""
    return folder / "answers"


def write_job(folder: Path, job: CrawlJob) -> None:
    """Write the job into a private folder, and make that of its answers."""
    job_in(folder).write_bytes(pack(job))
    answers_in(folder).mkdir()


def read_job(job_file: Path) -> CrawlJob:
    """Return the job that `write_job` wrote."""
    return unpack(job_file.read_bytes(), CrawlJob)


def write_answer(results: Path, number: int, answer: Answer) -> None:
    """Write the answer to the request with this number; the record comes last."""
    if answer.fetched is not None:
        _write(_body(results, number), answer.fetched.body)
        answer = attrs.evolve(answer, fetched=attrs.evolve(answer.fetched, body=b""))
    _write(_record(results, number), pack(answer))


def read_answer(results: Path, number: int) -> Answer | None:
    """Return the answer with this number, or None when the child did not get that far."""
    record = _record(results, number)
    if not record.exists():
        return None
    answer = unpack(record.read_bytes(), Answer)
    if answer.fetched is None:
        return answer
    body = _body(results, number).read_bytes()
    return attrs.evolve(answer, fetched=attrs.evolve(answer.fetched, body=body))


def _write(path: Path, data: bytes) -> None:
    unfinished = path.with_suffix(".part")
    unfinished.write_bytes(data)
    os.replace(unfinished, path)  # noqa: PTH105 - the atomic one, by the name people know


def _record(results: Path, number: int) -> Path:
    return results / f"{number:06d}.answer"


def _body(results: Path, number: int) -> Path:
    return results / f"{number:06d}.body"
