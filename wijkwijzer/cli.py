"""The command line. A command is loaded when it is called, so that none waits for another."""

import logging
from collections.abc import Iterator, MutableMapping
from importlib import import_module

import click

from wijkwijzer.version import VERSION

NAMES = (
    "archive",
    "areas",
    "build",
    "check",
    "edit",
    "enrich",
    "export",
    "forget",
    "harvest",
    "health",
    "init",
    "invoer",
    "join",
    "links",
    "new",
    "preview",
    "refresh",
    "report",
    "rollback",
    "schedule",
    "search",
    "show",
    "sources",
    "tag",
    "uploads",
)
"""The commands; each is the function of its own name in a module of wijkwijzer.commands."""

LOG_FORMAT = "%(name)s: %(message)s"


class LazyCommands(MutableMapping[str, click.Command]):
    """Commands by name; the module of one, with its libraries, is imported when it is asked."""

    def __init__(self, names: tuple[str, ...]) -> None:
        self._loaded: dict[str, click.Command | None] = dict.fromkeys(names)

    def __getitem__(self, name: str) -> click.Command:
        command = self._loaded[name]
        if command is None:
            module = import_module(f"wijkwijzer.commands.{name}")
            found = getattr(module, name)
            assert isinstance(found, click.Command)  # noqa: S101 - NAMES says so
            command = self._loaded[name] = found
        return command

    def __setitem__(self, name: str, command: click.Command) -> None:
        self._loaded[name] = command

    def __delitem__(self, name: str) -> None:
        del self._loaded[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._loaded)

    def __len__(self) -> int:
        return len(self._loaded)


@click.group(
    commands=LazyCommands(NAMES), context_settings={"help_option_names": ["-h", "--help"]}
)
@click.version_option(VERSION, prog_name="wijkwijzer")
def main() -> None:
    """Gather national and local information and publish a page for every district."""
    logging.basicConfig(level=logging.WARNING, format=LOG_FORMAT)
