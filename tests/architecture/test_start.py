"""Starting is quick: a command loads what it needs, and a refresh without news little."""

import subprocess
import sys

import pytest

HEAVY = (
    "brotli", "feedparser", "icalendar", "jinja2", "langid", "lxml", "numpy", "openpyxl",
    "pebble", "py3langid", "ruamel", "scrapy", "shapely", "simplemma", "trafilatura",
    "tree_sitter", "twisted", "typst", "whoosh",
)  # fmt: skip


def loaded(module: str) -> frozenset[str]:
    """The packages that a new Python has loaded after it imported a module."""
    told = f"import sys, {module}; print(*{{name.split('.')[0] for name in sys.modules}})"
    done = subprocess.run(  # noqa: S603 - our own Python
        [sys.executable, "-c", told], capture_output=True, check=True
    )
    return frozenset(done.stdout.decode().split())


@pytest.mark.parametrize(
    "module", ["wijkwijzer.cli", "wijkwijzer.commands.check", "wijkwijzer.commands.refresh"]
)
def test_nothing_heavy_is_loaded_before_there_is_work(module: str) -> None:
    assert loaded(module).isdisjoint(HEAVY)


def test_refresh_without_news_loads_no_processes() -> None:
    assert loaded("wijkwijzer.commands.refresh").isdisjoint({"concurrent", "multiprocessing"})


def test_checking_loads_no_maps_index_or_parser_of_yaml_before_a_text_needs_it() -> None:
    needless = {"holidays", "numpy", "rich", "ruamel", "shapely", "simplemma", "whoosh"}

    assert loaded("wijkwijzer.check.checking").isdisjoint(needless)


def test_the_command_line_itself_loads_no_stage() -> None:
    assert loaded("wijkwijzer.cli").isdisjoint({"enrich", "harvest", "index", "site_builder"})
