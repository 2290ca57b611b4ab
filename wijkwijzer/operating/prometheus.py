"""output/reports/wijkwijzer.prom: the status for the textfile collector of node_exporter."""

from collections.abc import Iterable, Iterator
from datetime import datetime

from attrs import frozen

from hub.vocabulary import SourceStatus
from wijkwijzer.operating.status_report import SourceReport, Status

PROM = "wijkwijzer.prom"

_LABEL = str.maketrans({"\\": r"\\", '"': r"\"", "\n": r"\n"})
_HELP = str.maketrans({"\\": r"\\", "\n": r"\n"})


@frozen(kw_only=True)
class Sample:
    """One value with its labels."""

    value: float
    labels: tuple[tuple[str, str], ...] = ()


@frozen(kw_only=True)
class Metric:
    """A gauge with its samples; without a sample it is left out of the text."""

    name: str
    explanation: str
    samples: tuple[Sample, ...]


def exposition(metrics: Iterable[Metric]) -> str:
    """Return the metrics in Prometheus' text format (version 0.0.4)."""
    return "".join(f"{line}\n" for metric in metrics for line in _lines(metric))


def as_prometheus(status: Status) -> bytes:
    """Return the status for Prometheus."""
    return exposition((*_hub_metrics(status), *_source_metrics(status.sources))).encode()


def _lines(metric: Metric) -> Iterator[str]:
    if metric.samples:
        yield f"# HELP {metric.name} {metric.explanation.translate(_HELP)}"
        yield f"# TYPE {metric.name} gauge"
    for sample in metric.samples:
        yield f"{metric.name}{_labels(sample)} {_number(sample.value)}"


def _labels(sample: Sample) -> str:
    pairs = (f'{name}="{value.translate(_LABEL)}"' for name, value in sample.labels)
    return f"{{{','.join(pairs)}}}" if sample.labels else ""


def _hub_metrics(status: Status) -> Iterator[Metric]:
    yield _moment("last_refresh", "Start of the last refresh.", status.refreshed_at)
    yield _moment(
        "last_success", "Start of the last refresh that left the site right.", status.right_at
    )
    yield _moment(
        "last_publication", "When the site last got something new.", status.published_at
    )
    for name, explanation, value in (
        ("exit_code", "Exit code of the last refresh.", status.exit_code),
        ("pages", "Pages of the site.", status.pages),
        ("items", "Items that are not withdrawn.", status.items),
        ("content_errors", "Mistakes in what editors wrote.", status.content_errors),
        ("content_warnings", "Warnings on what editors wrote.", status.content_warnings),
        ("disk_bytes", "Disk space that the hub takes.", status.disk_bytes),
        ("disk_free_bytes", "Disk space that is left.", status.disk_free_bytes),
    ):
        yield _metric(name, explanation, (Sample(value=value),))
    yield _metric(
        "slot_dirty",
        "Whether a copy of the site is unfinished.",
        (
            Sample(value=slot.dirty, labels=(("slot", slot.name),))
            for slot in sorted(status.slots, key=lambda slot: slot.name)
        ),
    )


def _source_metrics(reports: tuple[SourceReport, ...]) -> Iterator[Metric]:
    yield _metric(
        "source_items",
        "Items of a source.",
        (Sample(value=one.items, labels=_source(one)) for one in reports),
    )
    yield _metric(
        "source_max_age_seconds",
        "How old the last success of a source may be.",
        (Sample(value=one.max_age_seconds, labels=_source(one)) for one in reports),
    )
    yield _metric(
        "source_last_success_timestamp_seconds",
        "When a source last gave an answer that was believed.",
        (
            Sample(value=one.last_success.timestamp(), labels=_source(one))
            for one in reports
            if one.last_success
        ),
    )
    yield _metric(
        "source_status",
        "1 for the status that a source has now.",
        (
            Sample(value=one.status is status, labels=(*_source(one), ("status", status.value)))
            for one in reports
            for status in SourceStatus
        ),
    )


def _source(report: SourceReport) -> tuple[tuple[str, str], ...]:
    return (("source", report.id),)


def _moment(name: str, explanation: str, moment: datetime | None) -> Metric:
    samples = (Sample(value=moment.timestamp()),) if moment else ()
    return _metric(f"{name}_timestamp_seconds", explanation, samples)


def _metric(name: str, explanation: str, samples: Iterable[Sample]) -> Metric:
    return Metric(name=f"wijkwijzer_{name}", explanation=explanation, samples=tuple(samples))


def _number(value: float) -> str:
    """Return a number without an exponent or needless zeros; moments keep their fraction."""
    return str(int(value)) if float(value).is_integer() else repr(float(value))
