"""What exists is documented, and what is documented exists."""

import re
from pathlib import Path

import attrs
import click
import pytest

from hub.content.sources import WrittenSource
from hub.vocabulary import SourceFormat, SourceStatus
from wijkwijzer.cli import main
from wijkwijzer.outcome import ExitCode

ROOT = Path(__file__).parents[2]
COMMANDS = (ROOT / "docs/commands.md").read_text()
SOURCES = (ROOT / "docs/sources.md").read_text()


@pytest.mark.parametrize("name", sorted(main.commands))
def test_command_is_documented(name: str) -> None:
    assert f"| `{name}" in COMMANDS


@pytest.mark.parametrize("name", sorted(main.commands))
def test_command_says_what_it_does_and_takes_the_common_options(name: str) -> None:
    command = main.commands[name]
    options = {option for one in command.params for option in one.opts}

    assert command.help
    assert {"--content", "--output", "--now", "--json"} <= options


@pytest.mark.parametrize("name", sorted(main.commands))
def test_own_options_of_a_command_are_documented(name: str) -> None:
    row = next(line for line in COMMANDS.splitlines() if line.startswith(f"| `{name}"))
    common = {"--content", "--output", "--now", "--json", "--help"}
    own = {
        option
        for one in main.commands[name].params
        if isinstance(one, click.Option)
        for option in one.opts
        if option.startswith("--")
    }

    assert {option for option in own - common if option not in row} == set()


def test_every_exit_code_is_documented() -> None:
    documented = {int(code) for code in re.findall(r"^\| (\d+) \|", COMMANDS, re.MULTILINE)}

    assert documented == {code.value for code in ExitCode}


@pytest.mark.parametrize("field", [field.name for field in attrs.fields(WrittenSource)])
def test_key_of_a_source_is_documented(field: str) -> None:
    shown = {"rechten": "[rechten]", "lookups": "[lookups]"}.get(field, field)

    assert shown in SOURCES


@pytest.mark.parametrize("name", [one.value for one in SourceFormat])
def test_format_has_a_paragraph(name: str) -> None:
    assert f"- **{name}**" in SOURCES


@pytest.mark.parametrize("name", [one.value for one in SourceStatus])
def test_status_is_documented(name: str) -> None:
    assert f"`{name}`" in SOURCES


def test_decisions_are_numbered_without_gaps() -> None:
    numbers = sorted(int(path.name[:4]) for path in (ROOT / "docs/adr").glob("*.md"))

    assert numbers == list(range(1, len(numbers) + 1))


@pytest.mark.parametrize(
    "path", ["README.md", "docs/commands.md", "docs/sources.md", "docs/operators.md"]
)
def test_links_between_documents_lead_somewhere(path: str) -> None:
    document = ROOT / path
    links = re.findall(r"\]\((?!https?:|#|mailto:)([^)#]+)", document.read_text())

    assert [link for link in links if not (document.parent / link).exists()] == []
