"""Read and write kerncijfers.csv: the few key figures that may say what suits an area.

CARE.md part 2.1: no other figure is read, and none of an area with few residents.
"""

import csv
import io
from collections.abc import Iterable
from pathlib import Path

from attrs import field, frozen

from hub.cbs.key_figures import ALLOWED_FIGURES, FEWEST_RESIDENTS, RESIDENTS, Figure, number

FILE = "kerncijfers.csv"

_HEADER = ("code", "edition", "figure", "value")
_DISTANCE = "distance_"


@frozen(kw_only=True)
class KeyFigures:
    """The figures of one area; None is unknown. `distances` are kilometres by facility.

    `edition` is the division in which they were counted.
    """

    area: str
    edition: int
    residents: int
    age_0_14: int | None = None
    age_15_24: int | None = None
    age_65_plus: int | None = None
    households_with_children: int | None = None
    distances: tuple[tuple[str, float], ...] = field(default=())


def read_key_figures(path: Path) -> tuple[KeyFigures, ...]:
    """Return the figures in a kerncijfers.csv by area and edition; none without the file.

    A line that is not right or not allowed is left out.
    """
    if not path.is_file():
        return ()
    with path.open(encoding="utf-8-sig", errors="replace", newline="") as file:
        found: dict[tuple[str, int], dict[str, float]] = {}
        for row in csv.reader(file, delimiter=";"):
            if len(row) != len(_HEADER) or row[2] not in ALLOWED_FIGURES:
                continue
            code, edition, figure, value = (cell.strip() for cell in row)
            known = number(value)
            if known is not None and edition.isascii() and edition.isdigit():
                found.setdefault((code, int(edition)), {})[figure] = known
    return tuple(
        _record(code, edition, values)
        for (code, edition), values in sorted(found.items())
        if values.get(RESIDENTS, 0) >= FEWEST_RESIDENTS
    )


def key_figures_text(figures: Iterable[Figure]) -> str:
    """Return the contents of a kerncijfers.csv, sorted; what is missing has no line."""
    text = io.StringIO()
    writer = csv.writer(text, delimiter=";", lineterminator="\n")
    writer.writerow(_HEADER)
    rows = sorted((one.area, one.edition, one.figure, f"{one.value:.10g}") for one in figures)
    writer.writerows(rows)
    return text.getvalue()


def _record(code: str, edition: int, values: dict[str, float]) -> KeyFigures:
    return KeyFigures(
        area=code,
        edition=edition,
        residents=int(values[RESIDENTS]),
        age_0_14=_whole(values.get("age_0_14")),
        age_15_24=_whole(values.get("age_15_24")),
        age_65_plus=_whole(values.get("age_65_plus")),
        households_with_children=_whole(values.get("households_with_children")),
        distances=tuple(
            (figure.removeprefix(_DISTANCE), value)
            for figure, value in sorted(values.items())
            if figure.startswith(_DISTANCE)
        ),
    )


def _whole(value: float | None) -> int | None:
    return None if value is None else int(value)
