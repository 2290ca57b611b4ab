"""Put thousands of hostile strings into every field of every format, and look at the site.

    .venv/bin/python bench/xss.py --work DIR [--vectors F] [--together N] [--chromium N]

The strings are ours (bench/hostile/vectors.py) and those of F, a JSON list. They are served on
loopback, fetched by a real `wijkwijzer refresh`, and published beside a clean site of the same
templates. Both our own check and the scanner (--scan) then look for what content brought that
it may not bring; --chromium opens the first N pages (0: all) with the content security policy
switched off. Exit code 1 when anything was found, or a source could not be read.
"""

import argparse
import json
import subprocess
import sys
import threading
import time
from collections import Counter
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import msgspec
from attrs import frozen

from bench.hostile.content import NOW, grouped, sources, write_source
from bench.hostile.lists import write_markdown
from bench.hostile.outputs import Finding, findings, shape_of
from bench.hostile.pack import Answer
from bench.hostile.vectors import generated
from tests.fakes.small_content import AREAS, GEMEENTE, HUB

ROOT = Path(__file__).parents[1]
SCAN = ROOT.parent / "shared/tools/reliability/xss_scan.py"
TOGETHER = 17
"""Strings that share an item: no more than there are formats, so that each comes first."""

SHOWN = 40
CLEAN = tuple(f"Gewone woorden nummer {number}" for number in range(4 * TOGETHER))
"""What the clean site is made of: four items of each format."""


class _SourceStatus(msgspec.Struct, frozen=True):
    id: str
    items: int
    lost: int
    status: str
    message: str


class _Status(msgspec.Struct, frozen=True):
    """What a refresh leaves in output/reports/status.json."""

    content_errors: int
    items: int
    sources: tuple[_SourceStatus, ...]


@frozen(kw_only=True)
class Built:
    """A published site, and what its sources said."""

    site: Path
    items: Mapping[str, int]
    unread: tuple[str, ...]
    refused: int
    exit: int
    seconds: float


def main(arguments: list[str]) -> int:
    """Build both sites, look at them, and return 1 when something was found."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--work", type=Path, required=True)
    options.add_argument("--vectors", type=Path, action="append", default=[])
    options.add_argument("--together", type=int, default=TOGETHER)
    options.add_argument("--chromium", type=int)
    options.add_argument("--scan", type=Path, default=SCAN)
    chosen = options.parse_args(arguments)
    vectors = tuple(dict.fromkeys((*generated(), *_read(chosen.vectors))))
    clean = build(chosen.work / "clean", CLEAN, chosen.together)
    hostile = build(chosen.work / "hostile", vectors, chosen.together)
    _say(f"{len(vectors)} strings, {chosen.together} an item, {_told(hostile)}")
    found = tuple(findings(hostile.site, shape_of(clean.site)))
    _say(f"own check: {len(found)} findings")
    for line in _summed(found):
        _say(f"  {line}")
    scanned = _scanned(chosen, clean.site, hostile.site)
    return 1 if found or hostile.unread or not scanned else 0


def build(work: Path, vectors: tuple[str, ...], together: int) -> Built:
    """Write a content folder with these strings, serve it, and publish its site.

    Raises:
        RuntimeError: nothing was published.
    """
    content, output = work / "content", work / "output"
    groups = grouped(vectors, together)
    _write_hub(content)
    write_markdown(content, groups)
    answers: dict[str, Answer] = {}
    started = time.perf_counter()
    with _serving(answers) as base:
        for name, carried in sources(groups, base):
            answers.update({f"/{name}{path}": answer for path, answer in carried.answers})
            write_source(content, name, carried, base)
        done = _run("refresh", content, output)
    if not (output / "site" / "index.html").is_file():
        raise RuntimeError(done.stdout + done.stderr)
    status = msgspec.json.decode(
        (output / "reports" / "status.json").read_bytes(), type=_Status
    )
    return Built(
        site=(output / "site").resolve(),
        items=_items(status),
        unread=tuple(_unread(status)),
        refused=status.content_errors,
        exit=done.returncode,
        seconds=time.perf_counter() - started,
    )


def _read(files: list[Path]) -> Iterator[str]:
    for path in files:
        yield from json.loads(path.read_text(encoding="utf-8"))


def _write_hub(content: Path) -> None:
    for name, text in (
        ("wijkwijzer.toml", HUB),
        ("testdorp/gemeente.toml", GEMEENTE),
        ("testdorp/gebieden.toml", AREAS),
    ):
        (content / name).parent.mkdir(parents=True, exist_ok=True)
        (content / name).write_text(text, encoding="utf-8")


def _run(command: str, content: Path, output: Path) -> subprocess.CompletedProcess[str]:
    folders = ["--content", str(content), "--output", str(output)]
    return subprocess.run(  # noqa: S603 - our own interpreter
        [sys.executable, "-m", "wijkwijzer", command, *folders, "--now", NOW, "--json"],
        capture_output=True,
        text=True,
        check=False,
        cwd=ROOT,
    )


@contextmanager
def _serving(answers: Mapping[str, Answer]) -> Iterator[str]:
    """Yield the address of a loopback server that gives these answers."""

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            answer = answers.get(self.path.partition("?")[0])
            self.send_response(HTTPStatus.OK if answer else HTTPStatus.NOT_FOUND)
            body = answer.body if answer else b""
            if answer:
                self.send_header("Content-Type", answer.kind)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def _items(status: _Status) -> dict[str, int]:
    """Return how many items arrived of each format."""
    counted: Counter[str] = Counter()
    for source in status.sources:
        counted[source.id.rpartition("-")[0]] += source.items
    counted["markdown"] = status.items - counted.total()
    return dict(sorted(counted.items()))


def _unread(status: _Status) -> Iterator[str]:
    for source in status.sources:
        if source.status not in ("ok", "degraded"):
            yield f"{source.id}: {source.status}, {source.message[:200]}"


def _told(built: Built) -> str:
    lines = [f"refresh: exit {built.exit}, {built.seconds:.0f} s", f"items: {built.items}"]
    lines += [f"mistakes in files of editors, which are left out: {built.refused}"]
    return "\n".join((*lines, *(f"not read: {one}" for one in built.unread)))


def _summed(found: tuple[Finding, ...]) -> Iterator[str]:
    """Yield each kind of finding with one example."""
    examples: dict[str, Finding] = {}
    for one in found:
        examples.setdefault(one.rule, one)
    counted = Counter(one.rule for one in found).most_common(SHOWN)
    yield from (f"{number} × {examples[rule]}" for rule, number in counted)


def _scanned(chosen: argparse.Namespace, clean: Path, hostile: Path) -> bool:
    """Return whether the scanner found nothing; what it says is printed."""
    command = [sys.executable, str(chosen.scan), str(hostile), "--baseline", str(clean)]
    command += ["--json", str(chosen.work / "scan.json"), "--show", str(SHOWN)]
    if chosen.chromium is not None:
        command += ["--chromium", str(chosen.chromium)]
    started = time.perf_counter()
    done = subprocess.run(command, check=False)  # noqa: S603 - a tool that the caller names
    _say(f"scan: {time.perf_counter() - started:.0f} s, exit {done.returncode}")
    return done.returncode == 0


def _say(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
