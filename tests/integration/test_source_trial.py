"""`wijkwijzer sources test FILE`: a source is asked once and leaves nothing behind."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from tests.fakes.feed_server import Page, feed_server
from tests.fakes.small_content import write_small_content
from wijkwijzer.cli import main

NOW = "2027-03-01T08:00+01:00"
CALENDAR = """BEGIN:VCALENDAR\r
VERSION:2.0\r
PRODID:-//test//NL\r
BEGIN:VEVENT\r
UID:eetclub@testdorp.example\r
DTSTART;TZID=Europe/Amsterdam:20270304T180000\r
SUMMARY:Eetclub in Oostwijk\r
DESCRIPTION:Samen eten en praten met de buren. Bel 06-12345678.\r
LOCATION:De Kern\\, Oostwijk\r
END:VEVENT\r
END:VCALENDAR\r
"""


def trial(root: Path, body: str, *extra: str, settings: str = "", status: int = 200) -> Result:
    """Try a calendar that a loopback server gives."""
    content = write_small_content(root / "content", source="")
    page = Page(body=body.encode(), status=status)
    with feed_server({"/agenda.ics": lambda _: page}) as server:
        file = root / "proef.toml"
        file.write_text(
            f'id = "proef"\ntitle = "Proef"\nurl = "{server.url("/agenda.ics")}"\n'
            'format = "ics"\nscope = "GM9999"\npublisher = "Wijkhuis"\n'
            f'[limits]\nallow_hosts = ["{server.authority}"]\n{settings}',
            encoding="utf-8",
        )
        asked = ("sources", "test", str(file), "--content", str(content), "--now", NOW)
        return CliRunner().invoke(main, (*asked, "--output", str(root / "output"), *extra))


def test_first_items_are_shown_with_date_place_and_tags(tmp_path: Path) -> None:
    result = trial(tmp_path, CALENDAR)

    assert result.exit_code == 0, result.output
    assert "Eetclub in Oostwijk [event]" in result.output
    assert "wanneer: donderdag 4 maart 2027, 18.00 uur" in result.output
    assert "gebied: WK999901" in result.output


def test_what_would_be_removed_is_told(tmp_path: Path) -> None:
    result = trial(tmp_path, CALENDAR)

    assert "06-nummer" in result.output
    assert "12345678" not in result.output


def test_json_holds_the_tags_with_their_evidence(tmp_path: Path) -> None:
    result = trial(tmp_path, CALENDAR, "--json")

    told = json.loads(result.output)
    assert told["status"] == "ok"
    assert told["first"][0]["areas"] == ["WK999901"]
    assert told["first"][0]["evidence"]


def test_answer_that_would_be_held_is_announced(tmp_path: Path) -> None:
    result = trial(tmp_path, CALENDAR, settings="[expect]\nmin_items = 5\n")

    assert "1 items, en min_items is 5" in result.output


@pytest.mark.parametrize(
    ("body", "status", "told"),
    [("<html>Log in</html>", 200, "failed"), ("weg", 410, "gone"), ("stuk", 404, "failed")],
)
def test_source_that_gives_nothing_ends_with_three(
    tmp_path: Path, body: str, status: int, told: str
) -> None:
    result = trial(tmp_path, body, status=status)

    assert result.exit_code == 3
    assert told in result.output


def test_trial_leaves_nothing_in_the_output(tmp_path: Path) -> None:
    trial(tmp_path, CALENDAR)

    assert not (tmp_path / "output").exists()


def test_mistake_in_the_file_is_shown_with_its_line(tmp_path: Path) -> None:
    content = write_small_content(tmp_path / "content", source="")
    file = tmp_path / "proef.toml"
    file.write_text('id = "proef"\ntitel = "Proef"\n', encoding="utf-8")

    result = CliRunner().invoke(main, ("sources", "test", str(file), "--content", str(content)))

    assert result.exit_code == 1
    assert "proef.toml:2:1" in result.output


def test_missing_file_is_wrong_usage(tmp_path: Path) -> None:
    content = write_small_content(tmp_path / "content", source="")

    result = CliRunner().invoke(
        main, ("sources", "test", "weg.toml", "--content", str(content))
    )

    assert result.exit_code == 2
