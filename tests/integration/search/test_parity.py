"""The browser ranks as Python does: the same hits in the same order, for every judged query."""

from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path

import pytest
from attrs import frozen

from hub.content.settings import load_content
from hub.search_item import SearchArea, SearchItem, SearchScope
from index.engine import SearchIndex
from index.export import Searchable, export
from index.ranking import Asked
from index.searchable import ranking, searchables
from tests.fakes.chromium import IN_CHROMIUM
from tests.fakes.javascript import NEEDS_JAVASCRIPT, in_chromium
from tests.fakes.search_corpus import JudgedItem, judged_items, judged_queries
from tests.integration.search.engine import Told, ask

pytestmark = NEEDS_JAVASCRIPT
_in_browser, _with_chromium = IN_CHROMIUM

CONTENT = Path(__file__).parents[3] / "content"
TODAY = date(2027, 3, 1)
CHOICES: tuple[dict[str, str], ...] = (
    {},
    {"kind": "event"},
    {"domain": "inkomen"},
    {"audience": "ouderen"},
    {"language": "en"},
    {"when": "month"},
    {"when": "week", "kind": "event"},
)
BROKEN = (
    "", "!?", "de het een", "a", "zo", "sch", "xyzzyq", "shculden", "uhisarts", "geldzorgenn",
    "rolstoelreparatie", "fietsenreparatiecursus", "re-integratie", "reïntegratie",
    "RÉINTÉGRATIE", "baby's", "65+", "schulden schulden", "sociale dienst",
    "hulp bij het huishouden",
    "één twee drie vier vijf zes zeven acht negen tien schulden", "مساعدة", "ﬁets", "ß",
)  # fmt: skip
"""What people also type."""

NAMES = {
    "GM9001": ("Lindemeer",),
    "WK900101": ("Beukenhof", "Oude Haven-Noord", "Haven"),
    "WK900102": ("Molenkwartier", "Tulpenkwartier-Oost"),
    "WK900103": ("Waterlinie", "Tulpenkwartier-West"),
    "WK900201": ("Havenzicht",),
}
PLACES = (
    "koffie molenkwartier", "molenkwartier", "koffie molenk", "molenkw", "koffie molenkwatrier",
    "beukenhoff", "rolstoel oude haven noord", "rolstoel oude haven-noord", "rolstoel oude hav",
    "haven", "koffie haven", "taalles tulpenkwartier", "taalles tulpenk lindemeer",
    "xyzzyq waterlinie", "koffie beukenhof waterlinie", "eten in de waterlinie lindemeer",
)  # fmt: skip
"""Names of areas, whole and in part, alone and beside a word."""


@frozen(kw_only=True)
class Both:
    """The same questions, asked here and in the browser's engine."""

    searchable: Searchable
    asked: tuple[Asked, ...]
    told: Told

    def here(self, question: Asked) -> list[int]:
        return [int(number) for number in ranking(self.searchable)(question).numbers]


@pytest.fixture(scope="module")
def both(tmp_path_factory: pytest.TempPathFactory) -> Both:
    items = judged_items()
    folder = tmp_path_factory.mktemp("index")
    index = SearchIndex(folder, load_content(CONTENT).synonyms)
    index.update(item.document for item in items)
    shown = tuple(_item(number, item) for number, item in enumerate(items))
    scope = SearchScope(code="GM1", gemeente="dorp", items=shown, areas=tuple(_homes(items)))
    with index.reading() as reader:
        searchable = searchables(reader, (scope,), folder, TODAY)[0]
    asked = tuple(_questions(searchable))
    return Both(
        searchable=searchable,
        asked=asked,
        told=ask(export(searchable), [_told(one) for one in asked]),
    )


def _item(number: int, judged: JudgedItem) -> SearchItem:
    one = judged.document
    is_event = one.kind == "event"
    days = tuple(TODAY + timedelta(days=number % 40 + week) for week in (0, 7))
    return SearchItem(
        id=one.id,
        title=one.title,
        url=f"/dorp/informatie/{one.id}/",
        summary=one.summary,
        kind=one.kind,
        areas=one.areas,
        domains=one.domains,
        audiences=one.audiences,
        language=one.language,
        days=days if is_event else (),
        sensitive=one.sensitive,
    )


def _homes(items: tuple[JudgedItem, ...]) -> list[SearchArea]:
    codes = sorted({code for item in items for code in item.document.areas})
    return [
        SearchArea(
            code=code,
            own=frozenset({code}),
            near=frozenset({other}),
            around=frozenset({"GM9001"}),
            names=NAMES.get(code, ()),
        )
        for code, other in pairwise(codes)
    ]


def _questions(searchable: Searchable) -> list[Asked]:
    texts = (*(query.text for query in judged_queries()), *BROKEN, *PLACES)
    plain = [Asked(text=text, today=TODAY) for text in texts]
    choices = [
        Asked(text=text, today=TODAY, **CHOICES[place % len(CHOICES)])
        for place, text in enumerate(texts)
    ]
    homes = searchable.areas
    at_home = [
        Asked(text=text, today=TODAY, area=homes[place % len(homes)])
        for place, text in enumerate(texts)
    ]
    exact = [Asked(text=text, today=TODAY, exactly=True) for text in texts[::5]]
    return [*plain, *choices, *at_home, *exact]


def _told(asked: Asked) -> dict[str, object]:
    names = ("domain", "audience", "kind", "language", "when")
    return {
        "query": asked.text,
        "area": asked.area.code if asked.area else "",
        "filters": {name: getattr(asked, name) for name in names},
        "today": asked.today.isoformat(),
        "exact": asked.exactly,
        "limit": 10,
        "offset": 0,
    }


def test_first_ten_are_the_same_for_every_query(both: Both) -> None:
    there = [[hit["id"] for hit in answer["hits"]] for answer in both.told.answers]

    assert there == [both.here(question)[:10] for question in both.asked]


@_in_browser
@_with_chromium
def test_a_browser_answers_as_any_other_engine(both: Both) -> None:
    files = export(both.searchable)
    questions = [_told(one) for one in both.asked[::20]]

    told = ask(files, questions, in_chromium)

    assert told == ask(files, questions)


def test_both_count_the_same_hits(both: Both) -> None:
    there = [answer["total"] for answer in both.told.answers]

    assert there == [len(both.here(question)) for question in both.asked]


def test_both_read_a_typo_as_the_same_word(both: Both) -> None:
    rank = ranking(both.searchable)

    there = [answer["corrected"] for answer in both.told.answers]

    assert there == [
        [[word, reading.used] for word, reading in rank(question).readings if reading.used]
        for question in both.asked
    ]


def test_both_have_searched_the_same_other_words(both: Both) -> None:
    rank = ranking(both.searchable)
    single = [place for place, one in enumerate(both.asked) if " " not in one.text]

    there = [both.told.answers[place]["also"] for place in single]

    assert there == [
        list(
            dict.fromkeys(
                word for _, one in rank(both.asked[place]).readings for word in one.also
            )
        )
        for place in single
    ]


def test_counts_of_a_choice_add_up_to_the_hits(both: Both) -> None:
    kinds = [
        sum(count for _, count in answer["facets"]["kind"]) for answer in both.told.answers
    ]

    assert kinds == [answer["total"] for answer in both.told.answers]


def test_marks_stand_on_words_of_the_title(both: Both) -> None:
    hits = [hit for answer in both.told.answers for hit in answer["hits"]]

    marked = [hit["title"][start:end] for hit in hits for start, end in hit["title_marks"]]

    assert marked
    assert [text for text in marked if text != text.strip() or not text] == []


def test_no_file_is_asked_for_twice(both: Both) -> None:
    assert len(both.told.asked) == len(set(both.told.asked))


def test_sensitive_hits_come_without_a_summary(both: Both) -> None:
    hits = [hit for answer in both.told.answers for hit in answer["hits"] if hit["sensitive"]]

    assert hits
    assert {(hit["summary"], hit["areaName"]) for hit in hits} == {("", "")}
