"""The words of the templates: one catalogue for each form of address, looked up by key."""

import tomllib
from collections.abc import Iterator, Mapping
from importlib.resources import files

from hub.errors import BuildError

FORMS = ("u", "je")
"""The forms of address that ship with a catalogue."""


class Words:
    """Looks up a sentence by its key (`area.intro`) and fills in the names."""

    def __init__(self, entries: Mapping[str, str]) -> None:
        self.entries = dict(entries)

    def __call__(self, key: str, **values: object) -> str:
        """Return the sentence with its names filled in.

        Raises:
            BuildError: the catalogue lacks the key, or the sentence wants another name.
        """
        try:
            return self.entries[key].format(**values)
        except KeyError as exc:
            raise BuildError(f"catalogue: {key} cannot be filled: {exc}") from exc


def load_words(form: str) -> Words:
    """Return the catalogue that ships for a form of address."""
    if form not in FORMS:
        raise BuildError(f"no catalogue for the form of address {form!r}; choose u or je")
    text = (files("site_builder") / "catalogue" / f"nl_{form}.toml").read_text("utf-8")
    return Words(dict(_flat(tomllib.loads(text))))


def _flat(table: Mapping[str, object], prefix: str = "") -> Iterator[tuple[str, str]]:
    for key, value in table.items():
        if isinstance(value, Mapping):
            yield from _flat(value, f"{prefix}{key}.")
        else:
            yield f"{prefix}{key}", str(value)
