"""The status of a refresh as files: for people and programs, and for Prometheus."""

from pathlib import Path

from hub.atomic_file import write_atomically
from wijkwijzer.operating.prometheus import PROM, as_prometheus
from wijkwijzer.operating.status_report import STATUS_JSON, Status, as_json


def write_status(folder: Path, status: Status) -> None:
    """Write both reports, each wholly or not at all.

    Raises:
        OSError: the disk refuses.
    """
    write_atomically(folder / STATUS_JSON, as_json(status))
    write_atomically(folder / PROM, as_prometheus(status))
