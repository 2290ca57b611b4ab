"""Show that a part survives its worker: of two Dask workers one is killed in the middle.

    PYTHON -m bench.dask_kill CONTENT OUTPUT [--now ISO] [--after SECONDS]

Needs `distributed` (the extra `dask`). Refreshes the hub in parts on a cluster of two workers
on this machine, kills one of them (SIGKILL) in the middle, and refreshes the same hub in parts
without a cluster. Prints the builds of both sites; exit code 1 when they differ. Delete OUTPUT
before another run.
"""

import argparse
import contextlib
import json
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator, Sequence
from importlib import import_module
from pathlib import Path

ROOT = Path(__file__).parents[1]
HOST = "127.0.0.1"


@contextlib.contextmanager
def cluster(address: str) -> Iterator[tuple[subprocess.Popen[bytes], ...]]:
    """Yield two workers, each one process with one thread, of a scheduler at this address."""
    started: list[subprocess.Popen[bytes]] = []
    try:
        host, _, port = address.removeprefix("tcp://").partition(":")
        scheduler = ("distributed.cli.dask_scheduler", "--host", host, "--port", port)
        started.append(_started((*scheduler, "--no-dashboard")))
        worker = ("distributed.cli.dask_worker", address, "--no-nanny", "--nthreads", "1")
        workers = [_started((*worker, "--no-dashboard", "--name", name)) for name in "ab"]
        started += workers
        yield tuple(workers)
    finally:
        for process in reversed(started):
            if process.poll() is None:
                process.terminate()
            process.wait(timeout=30)


def _started(words: Sequence[str]) -> subprocess.Popen[bytes]:
    return subprocess.Popen(  # noqa: S603 - the benchmark's own commands
        (sys.executable, "-m", *words),
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )


def main(arguments: list[str]) -> int:
    """Refresh twice, once with a worker killed; say whether the bytes are equal."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("content", type=Path)
    parser.add_argument("output", type=Path)
    parser.add_argument("--now", default="")
    parser.add_argument("--after", type=float, default=8.0)
    parser.add_argument("--port", type=int, default=8786)
    chosen = parser.parse_args(arguments)
    address = f"tcp://{HOST}:{chosen.port}"
    with cluster(address) as workers:
        _wait_for_two(address)
        victim = threading.Timer(chosen.after, workers[0].send_signal, (signal.SIGKILL,))
        begin = time.perf_counter()
        victim.start()
        code = _refresh(chosen, "dask", "--scheduler", address)
        victim.cancel()
        _say(f"dask: exit code {code}, {time.perf_counter() - begin:.0f} s, ")
        _say(f"worker a ended with {workers[0].poll()}, worker b with {workers[1].poll()}\n")
    begin = time.perf_counter()
    local = _refresh(chosen, "local")
    _say(f"local: exit code {local}, {time.perf_counter() - begin:.0f} s\n")
    builds = [_build(chosen.output / name) for name in ("dask", "local")]
    _say(f"builds: {builds[0]} {builds[1]}\n")
    return int(code != local or builds[0] != builds[1])


def _wait_for_two(address: str) -> None:
    client = import_module("distributed").Client(address)
    client.wait_for_workers(2, timeout=60)
    client.close()


def _refresh(chosen: argparse.Namespace, engine: str, *more: str) -> int:
    now = ("--now", chosen.now) if chosen.now else ()
    folders = ("--content", str(chosen.content), "--output", str(chosen.output / engine))
    command = ("-m", "wijkwijzer", "refresh", "--engine", engine, *folders, *now, *more)
    done = subprocess.run(  # noqa: S603 - our own command
        (sys.executable, *command),
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        check=False,
        capture_output=True,
        text=True,
    )
    _say("".join(f"  {line}\n" for line in done.stderr.splitlines() if '"part"' in line))
    return done.returncode


def _build(output: Path) -> str:
    return str(json.loads((output / "site" / "build.json").read_bytes())["build"])


def _say(text: str) -> None:
    sys.stdout.write(text)
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
