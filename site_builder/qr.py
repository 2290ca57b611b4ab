"""QR codes for paper, as a drawing: black squares on a white field. Pure.

The library is part of the extra `krant`; without it there is no code, and the address stands in
words beside the place where it would be.
"""

from importlib.util import find_spec

from attrs import frozen

QUIET = 4
"""The white border that the standard asks for, in squares."""


@frozen(kw_only=True)
class QrCode:
    """A code of `size` squares a side, its border included; `path` is that of an SVG."""

    size: int
    path: str

    @property
    def svg(self) -> str:
        """The whole drawing, as a file of its own."""
        side = self.size
        return (
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {side} {side}">'
            f'<path fill="#fff" d="M0 0h{side}v{side}H0z"/><path d="{self.path}"/></svg>'
        )


def is_available() -> bool:
    """Return whether codes can be drawn here."""
    return find_spec("segno") is not None


def qr_code(text: str) -> QrCode | None:
    """Return the code for a text, or None where codes cannot be drawn."""
    if not is_available():
        return None
    import segno  # noqa: PLC0415 - an extra

    code = segno.make_qr(text, error="m", boost_error=False)
    rows = tuple(tuple(bool(square) for square in row) for row in code.matrix)
    return QrCode(size=len(rows) + 2 * QUIET, path=path_of(rows))


def path_of(rows: tuple[tuple[bool, ...], ...]) -> str:
    """Return the SVG path of the dark squares: one stroke for each run in a row."""
    return "".join(
        f"M{start + QUIET} {number + QUIET}h{length}v1h-{length}z"
        for number, row in enumerate(rows)
        for start, length in _runs(row)
    )


def _runs(row: tuple[bool, ...]) -> list[tuple[int, int]]:
    """Return where dark runs begin and how long they are."""
    runs: list[tuple[int, int]] = []
    for column, dark in enumerate(row):
        if dark and runs and sum(runs[-1]) == column:
            runs[-1] = (runs[-1][0], runs[-1][1] + 1)
        elif dark:
            runs.append((column, 1))
    return runs
