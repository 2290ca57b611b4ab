"""Key figures of the CBS: only those that may be used, and only of places with enough people.

CARE.md part 2.1. A column that is not named here is never looked at. Pure.
"""

import re
from collections.abc import Iterable, Mapping, Sequence

from attrs import frozen

from hub.areas import Area, Division
from hub.cbs.codes import area_code
from hub.dutch import fold
from hub.errors import CbsFileRefused

FEWEST_RESIDENTS = 200
"""Below this number of residents no figure is used."""

RESIDENTS = "residents"

_FIGURES = {
    RESIDENTS: ("ainw", "aantalinwoners"),
    "age_0_14": ("a0014", "0tot15jaar"),
    "age_15_24": ("a1524", "15tot25jaar"),
    "age_65_plus": ("a65oo", "65jaarofouder"),
    "households_with_children": ("ahhmk", "huishoudensmetkinderen"),
    "distance_huisarts": ("gafshp", "afstandtothuisartsenpraktijk"),
    "distance_supermarkt": ("gafsgs", "afstandtotgrotesupermarkt"),
    "distance_kinderdagverblijf": ("gafskv", "afstandtotkinderdagverblijf"),
    "distance_school": ("gafssc", "afstandtotschool"),
}
"""What we call a figure, and its columns in the kwb file and StatLine. Nothing else counts."""

ALLOWED_FIGURES = frozenset(_FIGURES)

_FIGURE_BY_COLUMN = {column: figure for figure, names in _FIGURES.items() for column in names}
_CODES = ("gwbcode10", "wijkenenbuurten", "regiocode", "codering", "gwbcode", "code")
_NAMES = ("regio", "wijkenenbuurtennaam", "naam")
_TOPICS = frozenset(
    {
        "bevolking",
        "bevolkingnaarleeftijd",
        "leeftijd",
        "leeftijdsgroepen",
        "huishoudens",
        "particulierehuishoudens",
        "nabijheid",
        "nabijheidvoorzieningen",
        "nabijheidvanvoorzieningen",
        "afstandtotvoorzieningen",
    }
)
"""StatLine puts topics before the name of a column; an age under "uitkeringen" is no age."""

_UNIT = re.compile(r"\s*\((?P<unit>[^()]*)\)\s*$")
_STATLINE_NUMBER = re.compile(r"(?<=[^\W\d_])_\d{1,3}$")
"""StatLine numbers its columns, each year anew."""

_WIJK_NUMBER = re.compile(r"^wijk \d\d\s+", re.IGNORECASE)
"""Some years write "Wijk 03 Almere-Buiten"."""

_NUMBER = re.compile(r"\d{1,9}(?:[.,]\d{1,6})?")
_THOUSANDS = re.compile(r"\d{1,3}(?:\.\d{3})+,\d+|\d{1,3}(?:,\d{3})+\.\d+")


@frozen(kw_only=True)
class Columns:
    """Where the columns that may be read stand: the code, the name and the figures."""

    code: int
    name: int | None
    figures: tuple[tuple[str, int], ...]

    @property
    def wanted(self) -> tuple[int, ...]:
        """The positions that a reader hands over, in this order; it drops all other cells."""
        name = () if self.name is None else (self.name,)
        return (self.code, *name, *(position for _, position in self.figures))


@frozen(kw_only=True)
class Figure:
    """One value for one present area; `edition` is that of the division it was counted in."""

    area: str
    edition: int
    figure: str
    value: float


@frozen(kw_only=True)
class Counted:
    """What a file says of a gemeente, and for whom it says nothing that can be used."""

    figures: tuple[Figure, ...]
    small: tuple[str, ...] = ()
    renamed: tuple[str, ...] = ()
    unclear: tuple[str, ...] = ()


def find_columns(path: str, header: Sequence[object]) -> Columns:
    """Return where the allowed columns stand in a header.

    Raises:
        CbsFileRefused: the code or the number of residents is missing, or a figure is twice.
    """
    keys = [_column_key(str(name)) if name is not None else "" for name in header]
    code = next((keys.index(name) for name in _CODES if name in keys), None)
    if code is None:
        raise CbsFileRefused(path, "de kolom met de code ontbreekt (gwb_code_10)")
    found: dict[str, int] = {}
    for position, key in enumerate(keys):
        figure = _FIGURE_BY_COLUMN.get(key)
        if figure in found:
            raise CbsFileRefused(path, f"de kolom {header[position]} staat er twee keer")
        if figure:
            found[figure] = position
    if RESIDENTS not in found:
        raise CbsFileRefused(path, "de kolom met het aantal inwoners ontbreekt (a_inw)")
    return Columns(
        code=code,
        name=next((keys.index(name) for name in _NAMES if name in keys), None),
        figures=tuple(sorted(found.items())),
    )


def count(
    rows: Iterable[Sequence[object]], columns: Columns, division: Division, edition: int
) -> Counted:
    """Return the figures of the areas of a gemeente; `rows` hold `columns.wanted` alone.

    A code that had another name in `edition`, or stood for another place, gets nothing.
    """
    named = columns.name is not None
    seen: dict[str, tuple[object, ...]] = {}
    renamed: set[str] = set()
    unclear: set[str] = set()
    for row in rows:
        area = _area(row[0], division)
        if area is None:
            continue
        if division.resolve(area.code, edition) != (area.code,) or (
            named and not _has_name(str(row[1]), area)
        ):
            renamed.add(area.code)
            continue
        values = tuple(row[2:] if named else row[1:])
        if seen.setdefault(area.code, values) != values:
            unclear.add(area.code)
    known = {
        code: _figures(columns, values)
        for code, values in sorted(seen.items())
        if code not in unclear
    }
    enough = {code: values for code, values in known.items() if _is_enough(values)}
    return Counted(
        figures=tuple(
            Figure(area=code, edition=edition, figure=figure, value=value)
            for code, values in enough.items()
            for figure, value in values.items()
        ),
        small=tuple(sorted(set(known) - set(enough))),
        renamed=tuple(sorted(renamed)),
        unclear=tuple(sorted(unclear)),
    )


def number(written: object) -> float | None:
    """Return a cell as a number, or None when the CBS does not know or does not tell it.

    Decimal comma or point, spaces around it; ".", "", "NaN" and negative codes are missing.
    """
    text = "".join(str(written).split())
    if _THOUSANDS.fullmatch(text):
        sign = max(".,", key=text.rindex)
        text = text.replace("," if sign == "." else ".", "")
    if not _NUMBER.fullmatch(text):
        return None
    return float(text.replace(",", "."))


def _column_key(name: str) -> str:
    """Return the name of a column as it is compared, or "" when its topic is another one."""
    *topics, last = name.strip().strip("\ufeff").split("/")
    unit = _UNIT.search(last)
    if unit and "%" in unit["unit"]:
        return ""
    if any(_letters(topic) not in _TOPICS for topic in topics):
        return ""
    while _UNIT.search(last):
        last = _UNIT.sub("", last)
    key = last.casefold()
    if key.startswith("k_"):  # OData may not begin a name with a digit
        key = key.removeprefix("k_")
    return _letters(_STATLINE_NUMBER.sub("", key))


def _letters(text: str) -> str:
    return "".join(char for char in text.casefold() if char.isalnum())


def _area(code: object, division: Division) -> Area | None:
    areas = division.areas
    found = (area_code(code, prefix) for prefix in ("WK", "GM"))
    return next((areas[one] for one in found if one in areas), None)


def _has_name(name: str, area: Area) -> bool:
    bare = _WIJK_NUMBER.sub("", " ".join(name.split()))
    return fold(bare) == fold(" ".join(area.name.split()))


def _figures(columns: Columns, values: Sequence[object]) -> dict[str, float]:
    pairs = zip(columns.figures, values, strict=True)
    read = {figure: number(value) for (figure, _), value in pairs}
    return {
        figure: value
        for figure, value in sorted(read.items())
        if value is not None and (value.is_integer() or figure.startswith("distance_"))
    }


def _is_enough(values: Mapping[str, float]) -> bool:
    return values.get(RESIDENTS, 0) >= FEWEST_RESIDENTS
