"""Make a new file for an editor: the right keys with plain words beside them."""

from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from pathlib import Path

from attrs import frozen

from harvest.written.editor_schema import FOLDERS, SOORTEN
from hub.dutch_dates import in_words
from hub.gemeente import Gemeente
from hub.identity import words_slug
from hub.vocabulary import Kind, Level
from wijkwijzer.drafts.front_matter_text import remark, value_line
from wijkwijzer.drafts.text_keys import HELP, KeyHelp, more_keys, needed_keys, open_keys

KINDS: Mapping[str, Kind] = {
    name: SOORTEN[name]
    for name in (
        "agenda",
        "organisatie",
        "informatie",
        "nieuws",
        "vraag",
        "aanvulling",
        "hulpmiddel",
        "meepraten",
    )
}
"""The kinds of text that `new` makes, by the word an editor uses."""

FOLDER_OF: Mapping[Kind, str] = {kind: folder for folder, kind in FOLDERS.items()}

_UNNAMED = "naamloos"
_EXAMPLE_BODY = "Hier staat in een paar korte zinnen wat het is. Wat heeft iemand eraan?"


class NewRefused(OSError):  # noqa: N818 - a decision, not a fault
    """The file cannot be made as it was asked; the message (Dutch) says why."""


@frozen(kw_only=True)
class Setting:
    """What the examples in a file speak of."""

    gemeente: str
    wijk: str
    today: date
    owner: str = ""

    def fill(self, text: str) -> str:
        """Return a text with the names and days of this gemeente in it."""
        later = self.today + timedelta(days=365)
        return text.format(
            gemeente=self.gemeente,
            wijk=self.wijk,
            vandaag=_figures(self.today),
            begin=in_words(_tuesday_after(self.today)),
            later=_figures(later),
        )


def setting_of(gemeente: Gemeente, today: date) -> Setting:
    """Return the setting of a gemeente; a gemeente without wijken stands for itself."""
    wijken = gemeente.areas.at_level(Level.WIJK)
    wijk = wijken[0].shown_name if wijken else gemeente.name
    return Setting(gemeente=gemeente.name, wijk=wijk, today=today, owner=gemeente.editors_mail)


def new_text(kind: Kind, values: Mapping[str, str], setting: Setting) -> str:
    """Return an empty file of this kind, with these values filled in.

    What must be there and what mostly is stands open; the rest waits behind a `#`.
    """
    return "\n".join(
        (
            "---",
            *_open_lines(kind, values, setting),
            remark("Hieronder: alleen als het nodig is. Haal dan het hekje (#) weg."),
            *_waiting_lines(kind, values, setting),
            remark("Schrijf uw tekst onder de drie streepjes hieronder."),
            "---",
            "",
        )
    )


def filled_example(kind: Kind, setting: Setting) -> str:
    """Return a file of this kind in which everything is filled in, marked as an example."""
    values = {key: setting.fill(HELP[key].example) for key in open_keys(kind)}
    lines = [value_line(key, values[key]) for key in open_keys(kind) if key != "concept"]
    return "\n".join(("---", *lines, "voorbeeld: ja", "---", _EXAMPLE_BODY, ""))


def write_text(folder: Path, title: str, text: str) -> Path:
    """Write a new file, named after its title, and return its path.

    Raises:
        NewRefused: there is such a file, or it cannot be made.
    """
    path = folder / f"{words_slug(title, _UNNAMED)}.md"
    write_new(path, text)
    return path


def write_new(path: Path, text: str) -> None:
    """Write a file that is not there yet.

    Raises:
        NewRefused: it is there, or it cannot be made.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("x", encoding="utf-8") as file:
            file.write(text)
    except FileExistsError as exc:
        raise NewRefused(f"{path} bestaat al. Kies een andere titel") from exc
    except OSError as exc:
        raise NewRefused(f"{path} is niet te maken ({exc.strerror})") from exc


def _open_lines(kind: Kind, values: Mapping[str, str], setting: Setting) -> Iterator[str]:
    needed = needed_keys(kind)
    for key in open_keys(kind):
        help_ = HELP[key]
        must = " Moet erbij." if key in needed and key != "landelijke_versie" else ""
        yield remark(f"{help_.explanation}{must}{_example(help_, setting)}")
        yield value_line(key, values.get(key, _default(key, setting)))


def _waiting_lines(kind: Kind, values: Mapping[str, str], setting: Setting) -> Iterator[str]:
    for key in more_keys(kind):
        if values.get(key):
            yield value_line(key, values[key])
        else:
            yield remark(f"{key}: {setting.fill(HELP[key].example)}".rstrip())


def _tuesday_after(today: date) -> date:
    """Return the Tuesday of the next week, for an example that is not over yet."""
    return today + timedelta(days=8 - today.weekday())


def _example(help_: KeyHelp, setting: Setting) -> str:
    shown = setting.fill(help_.example)
    return f" Bijvoorbeeld: {shown}" if shown not in {"", "ja"} else ""


def _default(key: str, setting: Setting) -> str:
    known = {
        "gecontroleerd": _figures(setting.today),
        "eigenaar": setting.owner,
        "concept": "ja",
    }
    return known.get(key, "")


def _figures(day: date) -> str:
    return f"{day.day}-{day.month}-{day.year}"
