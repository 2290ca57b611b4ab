"""Build our search over a corpus, twice: from nothing, and after 100 items have changed.

    .venv/bin/python bench/search/ours.py CORPUS SITE [--index FOLDER]

Writes the files under SITE/x/zoek/, beside `page.html` and `worker.js`. Prints a line of JSON:
CPU seconds of both builds, files and bytes, nDCG@10 by category and the share of queries that
find nothing. The order of the hits is that of Python; tests/integration/search shows that the
browser's is the same.
"""

import argparse
import json
import shutil
import sys
import time
from collections.abc import Iterable
from itertools import pairwise
from pathlib import Path

from attrs import evolve, frozen
from corpus import GEMEENTE, TODAY, Corpus, ndcg, read_corpus

from hub.content.settings import load_content
from hub.search_files import SearchFiles
from hub.search_item import SearchScope
from index.engine import SearchIndex
from index.export import Searchable
from index.kept_bundles import open_bundles
from index.ranking import Asked
from index.searchable import ranking, search_files, searchables
from site_builder.manifest import KeptFile, ManifestEntry, entry_of
from site_builder.search_files import search_output

ROOT = Path(__file__).parents[2]
CHANGED = 100
ASSETS = ROOT / "site_builder" / "assets" / "search"


@frozen(kw_only=True)
class Built:
    """A build with what each step of it cost."""

    searchable: Searchable
    files: SearchFiles
    seconds: dict[str, float]
    written: dict[str, bytes]
    entries: dict[str, ManifestEntry]


def main(arguments: list[str]) -> int:
    """Build, print the figures, and return 0."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("corpus", type=Path)
    options.add_argument("site", type=Path)
    options.add_argument("--index", type=Path, default=Path("/tmp/bench-index"))  # noqa: S108
    chosen = options.parse_args(arguments)
    shutil.rmtree(chosen.index, ignore_errors=True)
    shutil.rmtree(chosen.site, ignore_errors=True)
    corpus = read_corpus(chosen.corpus)
    index = SearchIndex(chosen.index, load_content(ROOT / "content").synonyms)
    first = _build(index, corpus, {})
    _write(chosen.site, first)
    again = _build(index, _changed(corpus), first.entries)
    sizes = {path: len(body) for path, body in first.written.items()}
    sys.stdout.write(
        json.dumps(
            {
                "engine": "ours",
                "items": len(corpus.items),
                "build": first.seconds,
                "again": again.seconds,
                "rewritten": len(again.written) // 3,
                "files": len(sizes) // 3,
                "bytes_br": sum(size for path, size in sizes.items() if path.endswith(".br")),
                "bytes_all": sum(sizes.values()),
                "manifest": len(first.files.manifest),
                **_quality(corpus, first.searchable),
            }
        )
        + "\n"
    )
    return 0


def _build(index: SearchIndex, corpus: Corpus, known: dict[str, ManifestEntry]) -> Built:
    clock = [time.process_time()]
    index.update(corpus.documents)
    clock.append(time.process_time())
    scope = SearchScope(code=GEMEENTE, gemeente="x", items=corpus.items, areas=corpus.areas)
    with index.reading() as reader:
        (searchable,) = searchables(reader, (scope,), index.folder, TODAY)
    clock.append(time.process_time())
    bundles = open_bundles(index.folder)
    files = search_files(searchable, bundles)
    bundles.keep(index.folder)
    clock.append(time.process_time())
    every = list(search_output(files, known))
    clock.append(time.process_time())
    names = ("index", "read", "export", "compress")
    steps = zip(names, pairwise(clock), strict=True)
    seconds = {name: round(after - before, 1) for name, (before, after) in steps}
    written = {one.path: one.body for one in every if not isinstance(one, KeptFile)}
    entries = {one.path: entry_of(one) for one in every if not isinstance(one, KeptFile)}
    return Built(
        searchable=searchable,
        files=files,
        seconds=seconds | {"all": round(clock[-1] - clock[0], 1)},
        written=written,
        entries=entries,
    )


def _changed(corpus: Corpus) -> Corpus:
    """Return the corpus after a hundred items got another sentence."""
    step = max(1, len(corpus.documents) // CHANGED)
    documents = (
        evolve(one, body=f"{one.body} Let op: de tijd is anders.", hash=f"{one.hash}2")
        if number % step == 0
        else one
        for number, one in enumerate(corpus.documents)
    )
    return evolve(corpus, documents=tuple(documents))


def _write(site: Path, built: Built) -> None:
    for path, body in built.written.items():
        (site / path).parent.mkdir(parents=True, exist_ok=True)
        (site / path).write_bytes(body)
    worker = b"".join((ASSETS / name).read_bytes() for name in ("engine.js", "worker.js"))
    (site / "worker.js").write_bytes(worker)
    (site / "page.html").write_text(
        '<!doctype html><html lang="nl"><title>x</title><script type="application/json" '
        f'id="zoekmanifest">{built.files.manifest}</script>'
    )


def _quality(corpus: Corpus, searchable: Searchable) -> dict[str, object]:
    rank, items = ranking(searchable), searchable.collection.items
    by_category: dict[str, list[float]] = {}
    silent = 0
    for query in corpus.queries:
        found = rank(Asked(text=query.text, today=TODAY)).numbers[:10]
        silent += not len(found)
        score = ndcg((items[number].id for number in found), query.grades)
        by_category.setdefault(query.category, []).append(score)
    return {
        "ndcg": _mean(score for scores in by_category.values() for score in scores),
        "no_synonyms": _mean(
            score for name, scores in by_category.items() if name != "syn" for score in scores
        ),
        "categories": {name: _mean(scores) for name, scores in sorted(by_category.items())},
        "zero": round(silent / max(1, len(corpus.queries)), 4),
    }


def _mean(scores: Iterable[float]) -> float:
    every = list(scores)
    return round(sum(every) / max(1, len(every)), 3)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
