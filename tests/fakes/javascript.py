"""Run a script of the site on data: in Node when it is there, else in Chromium."""

import asyncio
import json
import shutil
import subprocess
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest

from tests.fakes.chromium import CHROMIUM, FLAGS, NEEDED

NODE = shutil.which("node")

NEEDS_JAVASCRIPT = pytest.mark.skipif(
    not (NODE or CHROMIUM or NEEDED), reason="neither Node nor Chromium is here"
)
"""The mark of tests that run a script; where everything must be tested they then fail."""

Run = Callable[[str, object], Any]
"""Takes a script that defines `run(work)`, and the work; returns what it answers, as JSON."""

_IN_NODE = """
let text = "";
process.stdin.on("data", (part) => { text += part; });
process.stdin.on("end", async () => console.log(JSON.stringify(await run(JSON.parse(text)))));
"""


def in_node(script: str, work: object) -> Any:
    """Return what `run(work)` of a script answers in Node."""
    done = subprocess.run(  # noqa: S603 - our own program with our own data
        [str(NODE), "--eval", script + _IN_NODE],
        input=json.dumps(work),
        capture_output=True,
        text=True,
        check=True,
    )
    return json.loads(done.stdout)


def in_chromium(script: str, work: object) -> Any:
    """Return what `run(work)` of a script answers in Chromium."""
    # In a thread of its own: another test's browser may keep a loop running in this one.
    with ThreadPoolExecutor(1) as threads:
        return threads.submit(asyncio.run, _evaluated(script, work)).result()


def javascript() -> Run:
    """Return what runs scripts on this machine."""
    return in_node if NODE else in_chromium


async def _evaluated(script: str, work: object) -> Any:
    from playwright.async_api import async_playwright  # noqa: PLC0415 - not needed with Node

    async with async_playwright() as tools:
        browser = await tools.chromium.launch(
            executable_path=CHROMIUM,
            args=FLAGS,
        )
        page = await browser.new_page()
        found = await page.evaluate(f"(work) => {{ {script}\n return run(work); }}", work)
        await browser.close()
        return found
