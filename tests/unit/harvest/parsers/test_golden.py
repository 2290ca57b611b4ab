"""Every folder in tests/golden/<parser>/ is a test: input.* -> items, or the error.

A source.toml beside the input says what is not usual about the source (see `read`).
"""

from collections.abc import Callable
from pathlib import Path

import attrs
import pytest
from syrupy.assertion import SnapshotAssertion
from syrupy.extensions.json import JSONSnapshotExtension

from harvest.parsed import Parsed
from hub.errors import ParseError

GOLDEN = Path(__file__).parents[3] / "golden"
# Texts of editors have tests of their own; the other folders are called as the formats.
TEXTS = {"markdown", "content_mistakes"}
CASES = sorted(case for case in GOLDEN.glob("*/*") if case.parent.name not in TEXTS)


def outcome(read: Callable[..., Parsed], case: Path) -> object:
    (given,) = case.glob("input.*")
    file = case / "source.toml"
    written = file.read_text("utf-8") if file.is_file() else ""
    kind = case.parent.name.replace("_", "-")
    try:
        parsed = read(kind, given.read_bytes(), written=written)
    except ParseError as exc:
        return {"error": str(exc)}
    return attrs.asdict(parsed, filter=lambda field, value: value != field.default)


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.parent.name}-{case.name}")
def test_golden(read: Callable[..., Parsed], case: Path, snapshot: SnapshotAssertion) -> None:
    found = outcome(read, case)

    assert found == snapshot(extension_class=JSONSnapshotExtension)
