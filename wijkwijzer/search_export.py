"""The search of the residents: from the index to the files of the site, and what is missing."""

from datetime import date
from pathlib import Path

from attrs import frozen

from hub.search_files import SearchFiles
from index.engine import SearchIndex
from index.export import Searchable
from index.kept_bundles import open_bundles
from index.ranking import Asked
from index.searchable import ranking, search_files, searchables
from site_builder import search_pages
from site_builder.plan import SitePlan
from site_builder.search_files import base
from site_builder.search_pages import finding_nothing, suggested_words, with_search


@frozen(kw_only=True)
class SearchMade:
    """The plan with search pages that work, the files they need, and words that find nothing.

    `silent` holds (code of the gemeente, word): what the site itself suggests in vain.
    """

    planned: SitePlan
    files: tuple[SearchFiles, ...]
    silent: tuple[tuple[str, str], ...]


def make_search(
    search: SearchIndex, folder: Path, planned: SitePlan, today: date
) -> SearchMade:
    """Return the search of every gemeente of the plan; `folder` is that of the index."""
    with search.reading() as reader:
        made = searchables(reader, planned.scopes, folder, today)
    bundles = open_bundles(folder)
    files = tuple(search_files(one, bundles) for one in made)
    bundles.keep(folder)
    pages = {
        one.code: search_pages.SearchFiles(manifest=one.manifest, base=base(one))
        for one in files
    }
    suggested = suggested_words(planned)
    return SearchMade(
        planned=with_search(planned, pages),
        files=files,
        silent=tuple(
            (one.code, word)
            for one in made
            for word in _silent(one, suggested.get(one.code, ()), today)
        ),
    )


def _silent(searchable: Searchable, words: tuple[str, ...], today: date) -> tuple[str, ...]:
    """Return the words that find nothing; where nothing can be found at all that is no news."""
    if not len(searchable.collection):
        return ()
    rank = ranking(searchable)
    return finding_nothing(
        words, lambda word: len(rank(Asked(text=word, today=today)).numbers) > 0
    )
