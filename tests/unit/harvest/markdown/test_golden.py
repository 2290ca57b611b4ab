"""Every folder in tests/golden/markdown is a test: one file -> its item and its problems."""

import json
from pathlib import Path

import pytest
from syrupy.assertion import SnapshotAssertion
from syrupy.extensions.json import JSONSnapshotExtension

from harvest.written.editor_context import EditorContext
from harvest.written.markdown import read
from hub.codec import encode

CASES = sorted((Path(__file__).parents[3] / "golden" / "markdown").iterdir())


@pytest.mark.parametrize("case", CASES, ids=lambda path: path.name)
def test_golden(case: Path, context: EditorContext, snapshot: SnapshotAssertion) -> None:
    (path,) = case.rglob("*.md")

    item, problems = read(path.relative_to(case), path.read_bytes(), context)

    shown = {
        "item": json.loads(encode(item)),
        "problems": [str(problem).split("\n") for problem in problems],
        "errors": sum(not problem.warning for problem in problems),
    }
    assert shown == snapshot(extension_class=JSONSnapshotExtension)
