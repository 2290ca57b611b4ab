"""The configuration of the editing page (Decap CMS), from the schema of `check`. Pure."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from harvest.written.editor_schema import FOLDERS, SOORTEN, STATUSES, TIERS
from harvest.written.editor_values import fold
from hub.areas import LAND, Area
from hub.content.settings import Content
from hub.gemeente import Gemeente, Hub
from hub.vocabulary import Kind
from wijkwijzer.drafts.new_text import Setting, setting_of
from wijkwijzer.drafts.text_keys import HELP, more_keys, needed_keys, open_keys
from wijkwijzer.edit.text import Choices, Names

Json = dict[str, object]

FOLDER_NAMES: Mapping[Kind, tuple[str, str]] = {
    Kind.EVENT: ("Agenda", "activiteit"),
    Kind.ORGANISATION: ("Organisaties", "organisatie"),
    Kind.INFORMATION: ("Informatie", "informatie"),
    Kind.NEWS: ("Nieuws", "bericht"),
    Kind.NOTICE: ("Vraag en aanbod", "vraag of aanbod"),
    Kind.AID: ("Hulpmiddelen", "hulpmiddel"),
    Kind.SAY: ("Meepraten", "oproep"),
    Kind.OVERLAY: ("Aanvullingen", "aanvulling"),
}
"""What editors call the texts of a folder, and one of them."""

LINES = frozenset({"contact", "openingstijden", "spreekuren", "gesloten", "meenemen"})
"""Keys for which one line is often too little."""

BODY_NEEDED = frozenset({Kind.INFORMATION, Kind.NEWS})

_HINTS: Mapping[str, str] = {
    "onderwerpen": "Waar het over gaat. U kunt er meer dan één kiezen.",
    "concept": "Kies nee als de tekst klaar is. Dan komt hij op de site.",
    "foto": "Een foto bij deze tekst. Schrijf hieronder wat erop te zien is.",
    "soort": "Kies er alleen een als de map niet zegt wat het is.",
    "status": "Gaat het door? Is het vol, afgelast of verplaatst?",
}
"""What a form says otherwise than a file does: there is nothing to type or to take away."""

YES_NO = ("ja", "nee")
_YES_NO_KEYS = ("gevoelig", "concept", "adres_openbaar", "foto_toestemming")
_TIER_NAMES = {
    "0": "0: zelf en met mensen om u heen",
    "1": "1: hier kunt u zo naartoe",
    "2": "2: met een verwijzing of besluit",
    "acuut": "acuut: direct hulp",
}
_AREA_KEYS = ("wijken", "werkgebied")


def config(content: Content, backend: str, site: str, today: date) -> Json:
    """Return the whole configuration; `backend` is the address that reads and writes files."""
    return {
        "backend": {"name": "git-gateway", "branch": "main"},
        "local_backend": {"url": backend},
        "locale": "nl",
        "site_url": site,
        "show_preview_links": False,
        "publish_mode": "simple",
        "media_folder": "media",
        "public_folder": "/media",
        "slug": {"encoding": "ascii", "clean_accents": True, "sanitize_replacement": "-"},
        "collections": [
            _collection(content.hub, gemeente, folder, kind, setting_of(gemeente, today))
            for gemeente in content.hub.gemeenten
            for folder, kind in FOLDERS.items()
        ],
    }


def _collection(
    hub: Hub, gemeente: Gemeente, folder: str, kind: Kind, setting: Setting
) -> Json:
    name, one = FOLDER_NAMES[kind]
    many = len(hub.gemeenten) > 1
    return {
        "name": f"{gemeente.slug}-{folder}",
        "label": f"{gemeente.name}: {name.lower()}" if many else name,
        "label_singular": one,
        "folder": f"{gemeente.folder}/{folder}",
        "extension": "md",
        "format": "yaml-frontmatter",
        "create": True,
        "delete": True,
        "identifier_field": "titel",
        "summary": "{{titel}}",
        "slug": "{{titel}}",
        # A photo lies beside its text and is called by its name alone.
        "media_folder": "",
        "public_folder": "",
        "editor": {"preview": False},
        "fields": list(_fields(hub, gemeente, kind, setting)),
    }


def _fields(hub: Hub, gemeente: Gemeente, kind: Kind, setting: Setting) -> Iterator[Json]:
    needed = needed_keys(kind)
    first, later = open_keys(kind), more_keys(kind)
    yield from (_field(hub, gemeente, key, setting, needed=key in needed) for key in first)
    yield _body(kind)
    yield from (_field(hub, gemeente, key, setting, needed=False) for key in later)


def _field(hub: Hub, gemeente: Gemeente, key: str, setting: Setting, *, needed: bool) -> Json:
    # The program fills it in for an overlay; a person who leaves it open is told by `check`.
    must = needed and key != "landelijke_versie"
    widget = _widget(hub, gemeente, key)
    is_typed = widget["widget"] in ("string", "text")
    example = setting.fill(HELP[key].example) if is_typed else ""
    hint = _HINTS.get(key, HELP[key].explanation)
    return {
        "name": key,
        "label": key.replace("_", " ").capitalize(),
        "hint": f"{hint} Bijvoorbeeld: {example}" if example else hint,
        "required": must,
        **widget,
    }


def _widget(hub: Hub, gemeente: Gemeente, key: str) -> Json:
    if key == "onderwerpen":
        return _several((one.id.value, one.name) for one in hub.domains)
    if key == "voor_wie":
        return _several((one.id.value, one.name) for one in hub.audiences)
    if key in _AREA_KEYS:
        return _several(area_options(gemeente))
    if key == "soort":
        return _single((name, name) for name in SOORTEN)
    if key == "status":
        return _single((name, name) for name in STATUSES)
    if key == "hulplijn":
        return _single((name, _TIER_NAMES[name]) for name in TIERS)
    if key in _YES_NO_KEYS:
        chosen = _single((name, name) for name in YES_NO)
        return {**chosen, "default": "ja"} if key == "concept" else chosen
    if key == "foto":
        return {"widget": "image", "choose_url": False}
    return {"widget": "text" if key in LINES else "string"}


def _single(options: Iterable[tuple[str, str]]) -> Json:
    return {
        "widget": "select",
        "options": [{"value": value, "label": label} for value, label in options],
    }


def _several(options: Iterable[tuple[str, str]]) -> Json:
    return {**_single(options), "multiple": True}


def _body(kind: Kind) -> Json:
    return {
        "name": "body",
        "label": "Tekst",
        "hint": "Korte zinnen en gewone woorden. Zet een kop boven elk nieuw onderwerp.",
        "required": kind in BODY_NEEDED,
        "widget": "markdown",
        "minimal": True,
        "editor_components": [],
        "buttons": [
            "bold",
            "italic",
            "link",
            "heading-two",
            "heading-three",
            "bulleted-list",
            "numbered-list",
        ],
    }


def area_options(gemeente: Gemeente) -> tuple[tuple[str, str], ...]:
    """Return the areas that may be chosen with their names, the widest first.

    An area that shares its name with another is also there by its code.
    """
    others = [one for one in gemeente.areas.all if one.code != gemeente.code]
    names = dict.fromkeys(
        ("Nederland", f"heel {gemeente.name}", *(one.shown_name for one in others))
    )
    shared = _shared_names(gemeente)
    codes = ((one.code, f"{one.shown_name} ({one.code})") for one in others)
    return (
        *((name, name) for name in names),
        *(pair for pair, one in zip(codes, others, strict=True) if _fold(one) in shared),
    )


def _shared_names(gemeente: Gemeente) -> frozenset[str]:
    counts = Counter(map(_fold, gemeente.areas.all))
    return frozenset(name for name, count in counts.items() if count > 1)


def _fold(area: Area) -> str:
    return fold(area.shown_name)


def choices(content: Content, gemeente: Gemeente) -> Choices:
    """Return which of the form's words stands for each word that an editor may write."""
    hub = content.hub
    domains = {
        fold(word): one.id.value
        for one in hub.domains
        for word in (one.id.value, one.name, one.slug, *one.old_slugs)
    }
    audiences = {
        fold(word): one.id.value
        for one in hub.audiences
        for word in (one.id.value, one.name, one.slug)
    }
    areas = _area_names(gemeente)
    yes_no = {fold(word): word for word in YES_NO}
    return Choices(
        one={
            **dict.fromkeys(_YES_NO_KEYS, yes_no),
            "soort": {fold(word): word for word in SOORTEN},
            "status": {fold(word): word for word in STATUSES},
            "hulplijn": {fold(word): word for word in TIERS},
        },
        more={
            "onderwerpen": domains,
            "voor_wie": audiences,
            **dict.fromkeys(_AREA_KEYS, areas),
        },
    )


def _area_names(gemeente: Gemeente) -> Names:
    whole, shared = f"heel {gemeente.name}", _shared_names(gemeente)
    names: dict[str, str] = {}
    for one in gemeente.areas.all:
        shown = whole if one.code == gemeente.code else one.shown_name
        own = one.code if _fold(one) in shared else shown
        for word in filter(None, (one.name, one.label, one.slug, *one.aliases)):
            names.setdefault(fold(word), shown if fold(word) in shared else own)
            names.setdefault(fold(f"heel {word}"), names[fold(word)])
        names[fold(one.code)] = own
    return {**names, fold(LAND): "Nederland", fold("Nederland"): "Nederland"}
