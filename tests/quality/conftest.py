"""The labelled items, written by us, and what the enricher makes of them."""

import json
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
from attrs import frozen

from enrich.run import Step, enrich, gazetteer, steps
from enrich.tag import item, line, output
from enrich.word_lists import load_vocabulary
from hub.areas import Area, Areas
from hub.gemeente import Gemeente
from hub.model import Place
from hub.vocabulary import Level

DATA = Path(__file__).parent / "data"
TOWNS = ("GM0034", "GM0772")


@frozen(kw_only=True)
class Counts:
    """Right, wrong and missed labels, and the measures that follow from them."""

    right: int
    wrong: int
    missed: int

    @property
    def precision(self) -> float:
        return self.right / max(1, self.right + self.wrong)

    @property
    def recall(self) -> float:
        return self.right / max(1, self.right + self.missed)

    @property
    def f1(self) -> float:
        return 2 * self.right / max(1, 2 * self.right + self.wrong + self.missed)


@frozen(kw_only=True)
class Judged:
    """One labelled item: what it should get and what it got."""

    id: str
    gold: frozenset[str]
    found: frozenset[str]


@frozen(kw_only=True)
class Judgement:
    """A whole labelled set beside the outcome."""

    items: tuple[Judged, ...]

    def counts(self, label: str = "") -> Counts:
        """Return the counts for one label, or for all together."""
        only = frozenset({label}) if label else None
        golds = [one.gold if only is None else one.gold & only for one in self.items]
        founds = [one.found if only is None else one.found & only for one in self.items]
        pairs = list(zip(golds, founds, strict=True))
        return Counts(
            right=sum(len(gold & found) for gold, found in pairs),
            wrong=sum(len(found - gold) for gold, found in pairs),
            missed=sum(len(gold - found) for gold, found in pairs),
        )

    def macro_f1(self) -> float:
        """Return the mean F1 of the labels that occur in the gold."""
        labels = sorted({label for one in self.items for label in one.gold})
        return sum(self.counts(label).f1 for label in labels) / len(labels)


Judge = Callable[[str, str, str], Judgement]


@pytest.fixture(scope="session")
def through() -> tuple[Step, ...]:
    vocabulary = load_vocabulary()
    return steps(vocabulary, gazetteer(vocabulary, _gemeenten()))


@pytest.fixture(scope="session")
def tagged(through: tuple[Step, ...]) -> Callable[[str], tuple[tuple[Any, Any], ...]]:
    """Return each line of a set beside the output for it."""

    def run(name: str) -> tuple[tuple[Any, Any], ...]:
        lines = [json.loads(text) for text in (DATA / name).read_text("utf-8").splitlines()]
        found = enrich([item(line(one)) for one in lines], through)
        return tuple(zip(lines, (output(one) for one in found), strict=True))

    return run


@pytest.fixture(scope="session")
def judge(tagged: Callable[[str], tuple[tuple[Any, Any], ...]]) -> Judge:
    def judged(name: str, gold: str, field: str) -> Judgement:
        return Judgement(
            items=tuple(_judged(one, got, gold, field) for one, got in tagged(name))
        )

    return judged


@pytest.fixture(scope="session")
def baseline() -> Mapping[str, Mapping[str, float]]:
    floors: Mapping[str, Mapping[str, float]] = json.loads(
        (Path(__file__).parent / "baseline.json").read_text("utf-8")
    )
    return floors


def _judged(one: Mapping[str, Any], got: Mapping[str, Any], gold: str, field: str) -> Judged:
    found = frozenset(got[field])
    wanted = frozenset(one[gold])
    accepted = frozenset(one.get("accept", ()))
    return Judged(
        id=one["id"], gold=found if found and found <= accepted else wanted, found=found
    )


def _gemeenten() -> tuple[Gemeente, ...]:
    known = json.loads((DATA / "gazetteer.json").read_text("utf-8"))
    return tuple(_gemeente(code, known) for code in TOWNS)


def _gemeente(code: str, known: Mapping[str, Any]) -> Gemeente:
    areas = tuple(_areas(code, known))
    inside = {area.code for area in areas}
    places = (
        Place(id=name, name=name, gemeente=code, area=area)
        for name, area in known["places"].items()
        if area in inside
    )
    name = known["areas"][code]["name"]
    return Gemeente(
        folder=name.lower(),
        code=code,
        name=name,
        slug=name.lower(),
        areas=Areas(areas),
        edition=2025,
        places=tuple(places),
    )


def _areas(gemeente: str, known: Mapping[str, Any]) -> Iterator[Area]:
    for code, area in known["areas"].items():
        if _town(code, known) == gemeente:
            yield Area(
                code=code,
                level=Level(area["level"]),
                name=area["name"],
                slug=code.lower(),
                parent=area["parent"] or "",
                aliases=tuple(
                    name for name, to in known["names"] if to == code and name != area["name"]
                ),
                postcodes=tuple(pc for pc, to in known["postcodes"].items() if to == code),
                common=code in known["common"],
            )


def _town(code: str, known: Mapping[str, Any]) -> str:
    parent = known["areas"][code]["parent"]
    return _town(parent, known) if parent else code
