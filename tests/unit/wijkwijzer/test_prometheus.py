import re
from datetime import UTC, datetime

from hypothesis import given
from hypothesis import strategies as st

from hub.store import Slot
from hub.vocabulary import Mode, SourceStatus
from wijkwijzer.operating.prometheus import Metric, Sample, as_prometheus, exposition
from wijkwijzer.operating.status_report import SourceReport, Status

NOW = datetime(2027, 3, 1, 7, 0, tzinfo=UTC)
STATUS = Status(
    refreshed_at=NOW,
    exit_code=3,
    mode=Mode.REAL,
    right_at=NOW,
    pages=12,
    items=7,
    disk_bytes=123_456_789_012,
    sources=(
        SourceReport(
            id="bieb",
            title="Bibliotheek",
            cadence_seconds=21600,
            max_age_seconds=86400,
            status=SourceStatus.FAILED,
            items=7,
            last_success=NOW,
        ),
        SourceReport(id="nieuw", title="Nieuw", cadence_seconds=60, max_age_seconds=86400),
    ),
    slots=(Slot(name="a", dirty=False), Slot(name="b", dirty=True)),
)

Labels = frozenset[tuple[str, str]]
_SAMPLE = re.compile(r"([a-zA-Z_:][a-zA-Z0-9_:]*)(?:\{(.*)\})? (-?[0-9.]+)")
_LABEL = re.compile(r'([a-zA-Z_][a-zA-Z0-9_]*)="((?:[^"\\\n]|\\[\\"n])*)"(?:,|$)')
_ESCAPES = {r"\\": "\\", r"\"": '"', r"\n": "\n"}


def parsed(text: str) -> dict[tuple[str, Labels], float]:
    """Return the samples; fail on a line that Prometheus would refuse."""
    assert text.endswith("\n")
    return dict(_parsed_line(line) for line in text.split("\n")[:-1] if line[0] != "#")


def _parsed_line(line: str) -> tuple[tuple[str, Labels], float]:
    match = _SAMPLE.fullmatch(line)
    assert match, line
    labels = match[2] or ""
    assert _LABEL.sub("", labels) == "", line
    return (match[1], frozenset(map(_label, _LABEL.finditer(labels)))), float(match[3])


def _label(match: re.Match[str]) -> tuple[str, str]:
    return match[1], re.sub(r"\\[\\\"n]", lambda found: _ESCAPES[found[0]], match[2])


def found(name: str, **labels: str) -> float:
    samples = parsed(as_prometheus(STATUS).decode())
    return samples[f"wijkwijzer_{name}", frozenset(labels.items())]


def test_hub_has_its_moments_and_counts() -> None:
    assert found("last_refresh_timestamp_seconds") == NOW.timestamp()
    assert found("last_success_timestamp_seconds") == NOW.timestamp()
    assert found("exit_code") == 3
    assert found("pages") == 12
    assert found("items") == 7
    assert found("disk_bytes") == 123_456_789_012


def test_source_has_its_items_and_last_success() -> None:
    assert found("source_items", source="bieb") == 7
    assert found("source_max_age_seconds", source="bieb") == 86400
    assert found("source_last_success_timestamp_seconds", source="bieb") == NOW.timestamp()


def test_source_has_one_for_its_status_and_zero_for_the_others() -> None:
    values = {
        status: found("source_status", source="bieb", status=status.value)
        for status in SourceStatus
    }

    assert values == dict.fromkeys(SourceStatus, 0.0) | {SourceStatus.FAILED: 1.0}


def test_unfinished_copy_is_seen() -> None:
    assert (found("slot_dirty", slot="a"), found("slot_dirty", slot="b")) == (0, 1)


def test_what_never_happened_has_no_sample() -> None:
    text = as_prometheus(STATUS).decode()

    assert "last_publication" not in text
    assert 'last_success_timestamp_seconds{source="nieuw"}' not in text


def test_each_metric_is_explained_and_typed_once_before_its_samples() -> None:
    lines = as_prometheus(STATUS).decode().splitlines()
    explained = [line.split()[2] for line in lines if line.startswith("# HELP ")]
    typed = [line.split()[2] for line in lines if line.startswith("# TYPE ")]
    first = [re.split(r"[{ ]", line)[0] for line in lines if line[0] != "#"]

    assert explained == typed == list(dict.fromkeys(first))


@given(label=st.text(), value=st.floats(allow_nan=False, allow_infinity=False, width=32))
def test_any_label_and_value_can_be_read_back(label: str, value: float) -> None:
    sample = Sample(value=round(value, 3), labels=(("source", label),))
    metric = Metric(name="wijkwijzer_x", explanation="a\nb\\", samples=(sample,))

    text = exposition([metric])

    key = ("wijkwijzer_x", frozenset({("source", label)}))
    assert parsed(text) == {key: round(value, 3)}
