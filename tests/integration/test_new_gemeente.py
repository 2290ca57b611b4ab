"""A new gemeente by the steps of docs/new-gemeente.md: a drawing and a few lines of TOML."""

import json
from pathlib import Path

import pytest

from tests.fakes.cbs_files import area, collection, square
from tests.fakes.command_line import Done, command
from tests.fakes.small_content import HUB, write_small_content

MOST_COMMANDS = 10
MOST_LINES = 60

WIJKEN = collection(
    area("WK777701", "Dijkkant", square(0, 0)),
    area("WK777702", "Molenveld", square(1, 0)),
    area("WK777703", "Achterom", square(0, 1, 2, 1)),
)
GEMEENTE = """\
name = "Nieuwdorp"
code = "GM7777"
[client_support]
name = "Meedenkers Nieuwdorp (voorbeeld)"
phone = "036 – 000 00 00"
[[counters]]
name = "Loket Nieuwdorp (voorbeeld)"
areas = ["GM7777"]
phone = "036 – 000 00 00"
hours = ["ma t/m vr 9.00-17.00"]
"""
URGENT = """\
[[nummer]]
naam = "Huisarts of huisartsenpost"
nummer = "036 – 000 00 00"
wanneer = "Bel uw eigen huisarts."
"""
SOURCE = """\
id = "nieuwdorp-nieuws"
title = "Nieuws"
url = "https://nieuwdorp-voorbeeld.example/nieuws.xml"
format = "rss"
list = "rolling"
scope = "GM7777"
publisher = "Gemeente Nieuwdorp"
cadence = "6h"
enabled = false
[sample]
file = "voorbeelden/nieuwdorp.xml"
"""
FEED = """\
<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0"><channel><title>Nieuws</title>
<link>https://nieuwdorp-voorbeeld.example/</link><description>Nieuws</description>
<item><title>Nieuwe bankjes in Molenveld</title>
<link>https://nieuwdorp-voorbeeld.example/bankjes</link><guid>n-1</guid>
<pubDate>Fri, 26 Feb 2027 09:00:00 +0100</pubDate>
<description>In de wijk Molenveld staan nieuwe bankjes bij de speeltuin.</description></item>
</channel></rss>
"""


@pytest.fixture
def content(tmp_path: Path) -> Path:
    """Return a hub of one gemeente, with what an editor writes for the second."""
    root = write_small_content(tmp_path / "content", source="")
    written = {
        "nieuwdorp/gemeente.toml": GEMEENTE,
        "nieuwdorp/direct-hulp.toml": URGENT,
        "nieuwdorp/bronnen/nieuws.toml": SOURCE,
        "voorbeelden/nieuwdorp.xml": FEED,
        "wijkwijzer.toml": HUB.replace('["testdorp"]', '["testdorp", "nieuwdorp"]'),
    }
    for name, text in written.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(text, encoding="utf-8")
    (tmp_path / "wijken.geojson").write_bytes(WIJKEN)
    return root


def run(content: Path, *words: object) -> Done:
    output = content.parent / "output"
    return command(*words, "--content", content, "--output", output)


def imported(content: Path) -> Done:
    drawing = content.parent / "wijken.geojson"
    return run(content, "areas", "import", "--gemeente", "nieuwdorp", "--wijken", drawing)


def test_the_steps_end_in_pages_with_local_news(content: Path) -> None:
    assert imported(content).returncode == 0
    checked = run(content, "check", "--json", "--now", "2027-03-01T08:00")
    done = run(content, "refresh", "--sample")

    site = content.parent / "output" / "voorbeeld" / "site" / "nieuwdorp"
    wrong = [one for one in json.loads(checked.stdout) if one["severity"] == "error"]
    assert wrong == []
    assert done.returncode == 0, done.stderr
    assert {one.parent.name for one in site.glob("*/index.html")} >= {
        "dijkkant",
        "molenveld",
        "achterom",
    }
    assert "Nieuwe bankjes" in (site / "molenveld" / "index.html").read_text("utf-8")
    assert "Nieuwe bankjes" not in (site / "dijkkant" / "index.html").read_text("utf-8")


def test_the_document_keeps_to_its_promise() -> None:
    text = (Path(__file__).parents[2] / "docs" / "new-gemeente.md").read_text("utf-8")
    commands = [part.split("```")[0] for part in text.split("```sh\n")[1:]]
    written = [part.split("```")[0] for part in text.split("```toml\n")[1:]]

    assert sum(len(part.strip().splitlines()) for part in commands) <= MOST_COMMANDS
    assert sum(len(part.strip().splitlines()) for part in written) <= MOST_LINES
