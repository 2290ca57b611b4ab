"""The commands that look: search, show, export, tag, enrich and build, on the example site."""

import json
import shutil
from pathlib import Path
from typing import Any

import pytest

from tests.fakes.command_line import Done, command
from tests.fakes.example import Example

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def output(example: Example, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the example's output: some commands write."""
    folder = tmp_path_factory.mktemp("commands") / "voorbeeld"
    shutil.copytree(example.output, folder, symlinks=True)
    return folder


def run(output: Path, name: str, *words: object) -> Done:
    return command(name, "--content", ROOT / "content", "--output", output, *words)


def answer(output: Path, name: str, *words: str) -> Any:
    done = run(output, name, "--json", *words)
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


def test_search_finds_with_facets(output: Path) -> None:
    found = answer(output, "search", "schulden", "--domain", "inkomen")

    assert found["total"] == len(found["hits"]) > 2
    assert set(found["facets"]["domains"]) >= {"inkomen"}
    assert all(hit["id"] and hit["title"] for hit in found["hits"])


def test_search_within_a_stadsdeel_finds_what_lies_below(output: Path) -> None:
    found = answer(output, "search", "--area", "SD00342", "--kind", "event")

    assert found["total"] > 3
    assert any(code.startswith("WK0034") for code in found["facets"]["areas"])


@pytest.mark.parametrize("stage", ["raw", "clean", "enriched", "merged", "page"])
def test_harvested_item_is_shown_at_every_stage(output: Path, stage: str) -> None:
    shown = answer(output, "show", "opvoeden:4711", "--stage", stage)

    assert "Mijn kind slaapt slecht" in json.dumps(shown, ensure_ascii=False)


def test_editors_item_is_shown_as_it_was_written(output: Path) -> None:
    shown = answer(output, "show", "almere-redactie:agenda/koffie-en-taal", "--stage", "raw")

    assert shown["title"] == "Koffie en taal"


def test_placeholder_is_filled_per_gemeente(output: Path) -> None:
    raw = json.dumps(answer(output, "show", "opvoeden:4711", "--stage", "raw"))
    merged = {
        one["gemeente"]: one["body"]["html"]
        for one in answer(output, "show", "opvoeden:4711", "--stage", "merged")
    }

    assert "{het jgz}" in raw
    assert "het consultatiebureau" in merged["GM0034"]
    assert not any("{" in body for body in merged.values())


def test_why_names_words_and_rules(output: Path) -> None:
    why = answer(output, "show", "opvoeden:4711", "--why")

    assert [tag["value"] for tag in why["domains"]] == ["opvoeding"]
    assert all(tag["because"] for tag in why["domains"])


def test_why_says_how_hard_the_text_is_to_read(output: Path) -> None:
    reading = answer(output, "show", "opvoeden:4711", "--why")["reading"]

    assert 10 < reading["lix"] < 60
    assert {"signal", "long_sentences", "hard_words", "rare_words"} <= set(reading)


def test_unknown_item_is_wrong_usage(output: Path) -> None:
    assert run(output, "show", "nergens:1").returncode == 2


def test_export_has_a_row_for_each_date(output: Path, tmp_path: Path) -> None:
    done = run(output, "export", "--events", str(tmp_path / "events.json"))
    rows = json.loads((tmp_path / "events.json").read_text())

    assert done.returncode == 0
    assert {"title", "start", "end", "allday", "status", "url", "areas"} == set(rows[0])
    assert {row["status"] for row in rows} >= {"scheduled", "cancelled"}
    assert any(row["allday"] and len(row["start"]) == 10 for row in rows)
    assert rows == sorted(rows, key=lambda row: (row["start"], row["title"], row["url"]))


def test_tag_reads_lines_and_names_what_it_could_not_read(output: Path, tmp_path: Path) -> None:
    source, target = tmp_path / "in.jsonl", tmp_path / "out.jsonl"
    lines = [
        json.dumps({"id": "1", "title": "Koffie in Filmwijk", "feed": "GM0034"}),
        "geen json",
        json.dumps({"id": "3"}),
        json.dumps({"id": "4", "title": "Foodtrucks", "lat": 52.1, "lon": 5.1, "extra": 1}),
    ]
    source.write_text("\n".join(lines))

    done = run(output, "tag", "--in", str(source), "--out", str(target))
    tagged = [json.loads(line) for line in target.read_text().splitlines()]

    assert done.returncode == 1
    assert [problem.split(":")[1] for problem in done.stderr.splitlines()] == ["2", "3"]
    assert [one["id"] for one in tagged] == ["1", "4"]
    assert tagged[0]["areas"] == ["WK003418"]


def test_enrich_counts_what_editors_should_look_at(output: Path) -> None:
    counted = answer(output, "enrich")

    assert counted["items"] > 200
    assert len(counted["queue"]) <= 0.08 * counted["items"]


def test_build_without_news_publishes_nothing(output: Path) -> None:
    built = answer(output, "build")

    assert (built["exit"], built["published"]) == (0, False)


def test_sources_give_a_status_each(output: Path) -> None:
    statuses = answer(output, "sources")

    assert len(statuses) >= 5
    assert set(statuses.values()) == {"ok"}


def test_unknown_option_is_wrong_usage(output: Path) -> None:
    assert run(output, "refresh", "--nee").returncode == 2
