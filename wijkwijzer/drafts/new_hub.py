"""A new hub for one gemeente: all files that it needs, with what is still to fill in marked."""

import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path, PurePosixPath

from attrs import frozen

from hub.content.gazetteer import RESERVED_SLUGS
from hub.gemeente import LANGUAGES
from hub.identity import words_slug
from hub.placeholder import TO_FILL_IN
from hub.vocabulary import Kind
from wijkwijzer.drafts.new_text import FOLDER_OF, KINDS, Setting, filled_example
from wijkwijzer.drafts.starter_files import starter_files
from wijkwijzer.report.editor_page import toml_text

_CODE = re.compile(r"\bGM\d{4}\b", re.IGNORECASE)


YEARS_BACK = 10


class InitRefused(OSError):  # noqa: N818 - a decision, not a fault
    """The hub cannot be made as it was asked; the message (Dutch) says why."""


@frozen(kw_only=True)
class NewHub:
    """What is asked: the gemeente with its CBS code, the name of the site, its languages.

    `has_areas`: a file with its areas is at hand, so that they need not be made up.
    """

    gemeente: str
    code: str
    name: str
    languages: tuple[str, ...] = ("nl",)
    examples: bool = False
    has_areas: bool = False

    @property
    def folder(self) -> str:
        """The name of the gemeente's folder, and of its pages."""
        return words_slug(self.gemeente)


def named_gemeente(text: str) -> tuple[str, str]:
    """Return the name and the code of "Alkmaar GM0361", in any order; each may be empty."""
    found = _CODE.search(text)
    name = " ".join(_CODE.sub(" ", text).replace("(", " ").replace(")", " ").split())
    return name.strip(" ,:-"), found[0].upper() if found else ""


def languages_of(text: str) -> tuple[str, ...]:
    """Return the languages of "nl, en"; Dutch is always the first.

    Raises:
        InitRefused: there is one that the site does not have.
    """
    asked = [word.lower() for word in re.split(r"[\s,;]+", text) if word]
    strange = [word for word in asked if word not in LANGUAGES]
    if strange:
        known = ", ".join(LANGUAGES)
        raise InitRefused(f"de taal {strange[0]} is er niet. Kies uit: {known}")
    return tuple(one for one in LANGUAGES if one == LANGUAGES[0] or one in asked)


def checked(wish: NewHub) -> NewHub:
    """Return the wish when a hub can be made of it.

    Raises:
        InitRefused: the gemeente has no name or code, or its name is taken by a page.
    """
    if not wish.gemeente:
        raise InitRefused('zeg voor welke gemeente: --gemeente "Alkmaar GM0361"')
    if not _CODE.fullmatch(wish.code):
        raise InitRefused(
            f"geef de code van {wish.gemeente}, GM en vier cijfers: "
            f'--gemeente "{wish.gemeente} GM0361". De code staat op cbs.nl'
        )
    if wish.folder in {*RESERVED_SLUGS, "bronnen", "voorbeelden", *LANGUAGES}:
        raise InitRefused(f"{wish.folder} kan geen naam van een map zijn: er is al zo'n pagina")
    return wish


def hub_files(wish: NewHub, starter: Path, today: date) -> Iterator[tuple[PurePosixPath, str]]:
    """Yield every file of the new hub, by its place below the hub's own folder."""
    content = PurePosixPath("content")
    yield PurePosixPath("LEESMIJ.md"), _read_me(wish)
    yield PurePosixPath(".gitignore"), "/output/\n/archief/\n"
    for below, text in starter_files(starter, wish.code):
        yield content / below, text
    yield content / "wijkwijzer.toml", _settings(wish)
    yield content / wish.folder / "gemeente.toml", _gemeente(wish)
    if not wish.has_areas:
        yield content / wish.folder / "gebieden.toml", _areas(wish, today)
    yield content / wish.folder / "direct-hulp.toml", _URGENT
    yield content / wish.folder / "locaties.toml", _PLACES
    if wish.examples:
        yield from _examples(content / wish.folder, wish, today)


def _examples(
    folder: PurePosixPath, wish: NewHub, today: date
) -> Iterator[tuple[PurePosixPath, str]]:
    """Yield a text of each kind, marked as an example; a local text needs a national one."""
    setting = Setting(gemeente=wish.gemeente, wijk=wish.gemeente, today=today)
    for kind in KINDS.values():
        if kind is not Kind.OVERLAY:
            yield folder / FOLDER_OF[kind] / "voorbeeld.md", filled_example(kind, setting)


def _settings(wish: NewHub) -> str:
    languages = ", ".join(toml_text(one) for one in wish.languages)
    return _SETTINGS.format(
        name=toml_text(wish.name), languages=languages, gemeente=toml_text(wish.folder)
    )


def _gemeente(wish: NewHub) -> str:
    return _GEMEENTE.format(
        name=toml_text(wish.gemeente),
        counter=toml_text(f"Gemeente {wish.gemeente}"),
        code=toml_text(wish.code),
        later=toml_text(TO_FILL_IN),
    )


def _areas(wish: NewHub, today: date) -> str:
    return _AREAS.format(
        folder=wish.folder,
        code=toml_text(wish.code),
        name=toml_text(wish.gemeente),
        slug=toml_text(wish.folder),
        # Any drawing of the CBS that comes later is newer than no drawing at all.
        edition=today.year - YEARS_BACK,
    )


def _read_me(wish: NewHub) -> str:
    return _READ_ME.format(name=wish.name, folder=wish.folder, gemeente=wish.gemeente)


_SETTINGS = """\
# De instellingen van deze site.
name = {name}
base_url = "http://127.0.0.1:8000"   # nog invullen: het echte adres, met https://
languages = [{languages}]
gemeenten = [{gemeente}]
aanspreekvorm = "u"                  # of "je"
# Zolang dit er staat, is de site in opbouw: zoekmachines nemen hem niet op.
# Haal de regel weg als alles is ingevuld. Dan keurt `wijkwijzer check` de site streng.
in_opbouw = true
# beheerder = "Wie de site maakt"
# user_agent_contact = "https://…/contact"

# [contact]
# telefoon = "nummer van de redactie"
# mail = "redactie@…"
"""
_GEMEENTE = """\
# De gemeente. Vul in wat er nog niet staat: bewoners zien dat nu niet.
name = {name}
code = {code}
# editors_mail = "redactie@…"        # hier komen aanmeldingen en verbeteringen binnen

# [regions]
# schoolvakantie = "noord"           # noord, midden of zuid

# Zo heet de jeugdgezondheidszorg hier, voor landelijke teksten.
# [placeholders]
# jgz = "consultatiebureau"

# Onafhankelijke cliëntondersteuning: gratis hulp van iemand die niet bij de gemeente werkt.
[client_support]
name = {later}
phone = {later}

# Het loket van de gemeente: elke pagina noemt dit nummer.
[[counters]]
name = {counter}
areas = [{code}]
phone = {later}
# hours = ["ma t/m vr 9.00-17.00"]
"""
_AREAS = """\
# De gebieden. Haal de wijken erbij met de kaart van het CBS of PDOK:
# wijkwijzer areas import --gemeente {folder} --wijken wijken.geojson
edition = {edition}

[[area]]
code = {code}
level = "gemeente"
name = {name}
slug = {slug}
"""
_URGENT = """\
# Nummers voor direct hulp in deze gemeente. Ze komen na de landelijke nummers.
# Haal de hekjes weg en vul het nummer van de huisartsenpost in.
# [[nummer]]
# naam = "Huisarts of huisartsenpost"
# nummer = "nog invullen"
# wanneer = "Bel uw eigen huisarts. Is het avond, nacht of weekend? Bel dan de huisartsenpost."
"""
_PLACES = """\
# Plekken en in welke wijk ze liggen. Zo komt een activiteit vanzelf bij de goede wijk.
# [[place]]
# name = "Buurthuis"
# address = "straat en nummer"
# area = "WK000000"
"""
_READ_ME = """\
# {name}

De site van {gemeente}. Alles wat u schrijft, staat in `content`.

1. Vul in wat er nog niet staat: zoek in `content` naar “nog invullen”.
2. Haal de wijken op: `wijkwijzer areas import --gemeente {folder} --wijken wijken.geojson`
3. Maak een activiteit: `wijkwijzer new agenda "Koffie en taal"`
4. Kijk na: `wijkwijzer check`
5. Maak de site: `wijkwijzer refresh`. Hij staat dan in `output/site`.

Alles klaar? Haal `in_opbouw = true` weg uit `content/wijkwijzer.toml`.
"""
