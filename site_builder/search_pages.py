"""What the search pages get after the plan: where the index is, and which words are guarded."""

import json
from collections.abc import Callable, Iterable, Mapping

from attrs import evolve, frozen

from hub.partition import GuardedWords
from site_builder.languages import DUTCH
from site_builder.plan import PlannedPage, SitePlan
from site_builder.views.search import SearchView

GUARDED_WORDS = "assets/search/guarded.json"
"""The same file for every reader: fetching it tells nothing about what somebody looks for."""

ENDINGS = ("", "e", "en", "er", "s", "n", "t", "te", "de", "den", "ten", "je", "jes")
"""What `~` at the end of a guarded word stands for."""


@frozen(kw_only=True)
class SearchFiles:
    """The published index of a gemeente: its manifest (JSON) and the folder of its files."""

    manifest: str
    base: str


def with_search(planned: SitePlan, indexes: Mapping[str, SearchFiles]) -> SitePlan:
    """Return the plan in which each search page knows the index of its gemeente, by code.

    A page without an index stays as it is: it offers subjects, names, postcodes and a number.
    """
    return evolve(planned, pages=tuple(_with_index(page, indexes) for page in planned.pages))


def _with_index(page: PlannedPage, indexes: Mapping[str, SearchFiles]) -> PlannedPage:
    view = _search_view(page)
    if view is None or view.gemeente not in indexes:
        return page
    files = indexes[view.gemeente]
    return evolve(page, view=evolve(view, manifest=files.manifest, base=files.base))


def _search_view(page: PlannedPage) -> SearchView | None:
    """Return what a search page shows, and nothing of another page: its view can wait."""
    if page.unmade:
        return None
    return page.view if isinstance(page.view, SearchView) else None


def guarded_words_file(guarded: Iterable[GuardedWords]) -> bytes:
    """Return the guarded words by subject, as the script of the search page reads them."""
    words = {one.subject: one.words for one in guarded}
    data = {"endings": ENDINGS, "words": words}
    return json.dumps(data, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()


def suggested_words(planned: SitePlan) -> dict[str, tuple[str, ...]]:
    """Return by gemeente every word that its search page suggests, each once, sorted.

    Those are the examples under the field, the names of the subjects, and what stands beside
    each subject as an example of it.
    """
    views = (view for page in planned.pages if (view := _search_view(page)))
    return {view.gemeente: _suggested(view) for view in views if view.page.language == DUTCH}


def _suggested(view: SearchView) -> tuple[str, ...]:
    names = {text for one in view.subjects for text in (one.name, one.example) if text}
    return tuple(sorted({*(link.text for link in view.examples), *names}))


def finding_nothing(words: Iterable[str], finds: Callable[[str], bool]) -> tuple[str, ...]:
    """Return the suggested words that find nothing, sorted: none of them may be published."""
    return tuple(sorted(word for word in set(words) if not finds(word)))
