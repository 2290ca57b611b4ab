"""Run the engine of the search page."""

import json
from base64 import b64encode
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from attrs import frozen

from hub.search_files import SearchFiles
from tests.fakes.javascript import Run, javascript

HERE = Path(__file__).parent
ENGINE = HERE.parents[2] / "site_builder" / "assets" / "search" / "engine.js"


@frozen(kw_only=True)
class Told:
    """What the engine answered, and the files that it asked for."""

    answers: list[dict[str, Any]]
    asked: list[str]


def ask(
    files: SearchFiles, questions: Sequence[dict[str, object]], run: Run | None = None
) -> Told:
    """Return the answers of the engine, each question after the other."""
    work = {
        "engine": ENGINE.read_text("utf-8"),
        "manifest": json.loads(files.manifest),
        "files": {one.path: b64encode(one.body).decode() for one in files.files},
        "questions": list(questions),
    }
    runner = (HERE / "engine_runner.js").read_text("utf-8")
    found = (run or javascript())(runner, work)
    return Told(answers=found["answers"], asked=found["asked"])
