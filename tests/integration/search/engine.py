"""Run the engine of the search page, in Node when it is there, else in Chromium."""

import asyncio
import json
import shutil
import subprocess
from base64 import b64encode
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from attrs import frozen

from hub.search_files import SearchFiles

HERE = Path(__file__).parent
ENGINE = HERE.parents[2] / "site_builder" / "assets" / "search" / "engine.js"
NODE = shutil.which("node")
CHROMIUM = shutil.which("chromium")
_IN_NODE = """
let text = "";
process.stdin.on("data", (part) => { text += part; });
process.stdin.on("end", async () => console.log(JSON.stringify(await run(JSON.parse(text)))));
"""


@frozen(kw_only=True)
class Told:
    """What the engine answered, and the files that it asked for."""

    answers: list[dict[str, Any]]
    asked: list[str]


def ask(files: SearchFiles, questions: Sequence[dict[str, object]]) -> Told:
    """Return the answers of the engine, each question after the other."""
    work = {
        "engine": ENGINE.read_text("utf-8"),
        "manifest": json.loads(files.manifest),
        "files": {one.path: b64encode(one.body).decode() for one in files.files},
        "questions": list(questions),
    }
    runner = (HERE / "engine_runner.js").read_text("utf-8")
    found = _in_node(runner, work) if NODE else asyncio.run(_in_chromium(runner, work))
    return Told(answers=found["answers"], asked=found["asked"])


def _in_node(runner: str, work: dict[str, object]) -> dict[str, Any]:
    done = subprocess.run(  # noqa: S603 - our own program with our own data
        [str(NODE), "--eval", runner + _IN_NODE],
        input=json.dumps(work),
        capture_output=True,
        text=True,
        check=True,
    )
    found: dict[str, Any] = json.loads(done.stdout)
    return found


async def _in_chromium(runner: str, work: dict[str, object]) -> dict[str, Any]:
    from playwright.async_api import async_playwright  # noqa: PLC0415 - not needed with Node

    async with async_playwright() as tools:
        browser = await tools.chromium.launch(
            executable_path=CHROMIUM,
            args=["--no-sandbox", "--disable-background-networking"],
        )
        page = await browser.new_page()
        found: dict[str, Any] = await page.evaluate(
            f"(work) => {{ {runner} return run(work); }}", work
        )
        await browser.close()
        return found
