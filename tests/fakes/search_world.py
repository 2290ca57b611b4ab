"""A few invented items, ranked and exported as the program does it."""

from collections.abc import Iterable
from datetime import date
from pathlib import Path

from attrs import frozen

from hub.search_item import SearchArea, SearchItem, SearchScope
from hub.synonyms import SynonymGroup
from index.document import Document
from index.engine import SearchIndex
from index.export import Searchable
from index.ranking import Asked, Ranking
from index.searchable import ranking, searchables

TODAY = date(2027, 3, 1)
HOME = SearchArea(
    code="WK1",
    own=frozenset({"WK1", "BU11"}),
    near=frozenset({"WK2", "SD1"}),
    around=frozenset({"GM1"}),
    names=("Lindewijk",),
)


def item(number: int, title: str, **more: object) -> SearchItem:
    """Return an item with an address and, unless said otherwise, no dates and no area."""
    known: dict[str, object] = {"id": f"x:{number}", "url": f"/dorp/informatie/{number}/"}
    return SearchItem(title=title, **(known | more))  # type: ignore[arg-type] # as the test says


@frozen(kw_only=True)
class SearchWorld:
    """Items with their texts, in an index of their own."""

    searchable: Searchable

    @property
    def ranking(self) -> Ranking:
        return ranking(self.searchable)

    def found(self, text: str, **more: object) -> list[str]:
        """Return the titles of all hits, best first."""
        asked = Asked(text=text, today=TODAY, **more)  # type: ignore[arg-type] # as the test says
        items = self.searchable.collection.items
        return [items[number].title for number in self.ranking(asked).numbers]


def search_world(
    folder: Path,
    items: Iterable[SearchItem],
    bodies: Iterable[str] = (),
    synonyms: tuple[SynonymGroup, ...] = (),
) -> SearchWorld:
    """Return the world of these items; `bodies` are the texts of the first ones."""
    every = tuple(items)
    texts = {one.id: body for one, body in zip(every, bodies, strict=False)}
    index = SearchIndex(folder / "index", synonyms)
    index.update(_document(one, texts.get(one.id, "")) for one in every)
    scope = SearchScope(code="GM1", gemeente="dorp", items=every, areas=(HOME,))
    with index.reading() as reader:
        return SearchWorld(searchable=searchables(reader, (scope,), index.folder, TODAY)[0])


def _document(one: SearchItem, body: str) -> Document:
    return Document(
        id=one.id,
        hash=f"{one.title} {one.summary} {body}",
        title=one.title,
        summary=one.summary,
        body=body,
        subjects=one.area_name,
        kind=one.kind,
        areas=one.areas or ("NL",),
        domains=one.domains,
        audiences=one.audiences,
        tier="",
        language=one.language,
        starts=None,
        sensitive=one.sensitive,
    )
