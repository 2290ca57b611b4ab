"""The words of the templates, looked up by key: Dutch with u or je, and other languages."""

import tomllib
from collections.abc import Iterator, Mapping
from importlib.resources import files

from hub.errors import BuildError
from site_builder.bidi import mark
from site_builder.languages import DUTCH, NAMES

FORMS = ("u", "je")
"""The forms of address that ship with a catalogue."""


class Words:
    """Looks up a sentence by its key (`area.intro`) and fills in the names.

    In another language than Dutch the names and numbers in a sentence are marked (bidi). `form`
    is the form of address of the Dutch ones.
    """

    def __init__(
        self, entries: Mapping[str, str], *, language: str = DUTCH, form: str = ""
    ) -> None:
        self.entries = dict(entries)
        self.language = language
        self.form = form

    def __call__(self, key: str, **values: object) -> str:
        """Return the sentence with its names filled in.

        Raises:
            BuildError: the catalogue lacks the key, or the sentence wants another name.
        """
        filled = values
        if self.language != DUTCH:
            filled = {name: mark(name, value) for name, value in values.items()}
        try:
            return self.entries[key].format(**filled)
        except KeyError as exc:
            raise BuildError(f"catalogue: {key} cannot be filled: {exc}") from exc


def load_words(form: str, language: str = DUTCH) -> Words:
    """Return the catalogue that ships for a form of address, or for another language.

    A sentence that another language lacks is there in Dutch: that is better than no page.
    """
    if form not in FORMS:
        raise BuildError(f"no catalogue for the form of address {form!r}; choose u or je")
    if language not in NAMES:
        raise BuildError(f"no catalogue for the language {language!r}")
    entries = catalogue(f"nl_{form}")
    if language != DUTCH:
        entries |= catalogue(language)
    return Words(entries, language=language, form=form)


def catalogue(name: str) -> dict[str, str]:
    """Return the sentences of one file by their keys."""
    text = (files("site_builder") / "catalogue" / f"{name}.toml").read_text("utf-8")
    return dict(_flat(tomllib.loads(text)))


def _flat(table: Mapping[str, object], prefix: str = "") -> Iterator[tuple[str, str]]:
    for key, value in table.items():
        if isinstance(value, Mapping):
            yield from _flat(value, f"{prefix}{key}.")
        else:
            yield f"{prefix}{key}", str(value)
