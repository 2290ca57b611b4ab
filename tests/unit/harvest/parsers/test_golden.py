"""Every folder in tests/golden/<parser>/ is a test: input.* -> items, or the error."""

from collections.abc import Callable
from pathlib import Path

import attrs
import pytest
from syrupy.assertion import SnapshotAssertion
from syrupy.extensions.json import JSONSnapshotExtension

from harvest.parsed import Parsed
from hub.errors import ParseError

GOLDEN = Path(__file__).parents[3] / "golden"
FORMATS = {"rss": "rss", "ics": "ics", "opvoeden": "opvoeden", "sc_feed": "sc-feed"}
CASES = sorted(case for parser in FORMATS for case in (GOLDEN / parser).iterdir())


def outcome(read: Callable[..., Parsed], case: Path) -> object:
    (given,) = case.glob("input.*")
    try:
        parsed = read(FORMATS[case.parent.name], given.read_bytes())
    except ParseError as exc:
        return {"error": str(exc)}
    return attrs.asdict(parsed, filter=lambda field, value: value != field.default)


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.parent.name}-{case.name}")
def test_golden(read: Callable[..., Parsed], case: Path, snapshot: SnapshotAssertion) -> None:
    found = outcome(read, case)

    assert found == snapshot(extension_class=JSONSnapshotExtension)
