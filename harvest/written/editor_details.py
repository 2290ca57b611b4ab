"""Turn the keys of a file into the records of hub.model.Details. Pure."""

import re
from pathlib import PurePosixPath

from harvest.written.document import Document, Text
from harvest.written.editor_contact import read_contact
from harvest.written.editor_context import EditorContext
from harvest.written.editor_event import read_event
from harvest.written.editor_schema import TIERS, form_of
from harvest.written.editor_values import (
    Found,
    fold,
    lines,
    names,
    one_of,
    parsed,
    parts,
    yes_or_no,
)
from hub.clock import local_date
from hub.dutch_dates import in_words, parse_date
from hub.errors import Problem, UnclearText
from hub.model import (
    Details,
    Hours,
    Location,
    Offer,
    Organisation,
    OverlayTarget,
    Said,
    Service,
    Upkeep,
)
from hub.opening_hours import join_hours, parse_line
from hub.repeat_words import parse_exceptions
from hub.vocabulary import Kind, Tier

_ITEM_ID = re.compile(r"[^\s:]+:\S+")


def read_details(document: Document, kind: Kind, context: EditorContext) -> Found[Details]:
    """Return all that is known beside the text, with everything that is wrong in it."""
    contact = read_contact(document)
    event = read_event(document, context.now, context.school_holidays)
    organisation = _organisation(document, kind)
    said = _said(document, context)
    upkeep = _upkeep(document, context)
    overlay = _overlay(document, kind)
    place = document.text("locatie")
    return Found(
        value=Details(
            contact=contact.value,
            location=Location(name=place) if place else None,
            event=event.value,
            organisation=organisation.value,
            service=_service(document, kind),
            overlay=overlay.value,
            offer=_offer(document, kind),
            organised_by=document.text("organisatie"),
            cost=document.text("kosten"),
            signup=document.text("aanmelden"),
            age=document.text("leeftijd"),
            spoken=tuple(part.text for part in parts(document.entry("talen"))),
            accessibility=document.text("toegankelijkheid"),
            said=said.value,
            upkeep=upkeep.value,
        ),
        problems=(
            *contact.problems,
            *event.problems,
            *organisation.problems,
            *said.problems,
            *upkeep.problems,
            *overlay.problems,
            *_photo(document),
        ),
    )


def _organisation(document: Document, kind: Kind) -> Found[Organisation | None]:
    hours = _hours(document)
    closed = _closed(document)
    sessions = tuple(line.text for line in lines(document, document.entry("spreekuren")))
    is_one = kind is Kind.ORGANISATION or hours.value or closed.value or sessions
    record = Organisation(hours=hours.value, closed=closed.value, sessions=sessions)
    return Found(value=record if is_one else None, problems=(*hours.problems, *closed.problems))


def _hours(document: Document) -> Found[tuple[Hours, ...]]:
    """Return the hours of all lines that can be read and that do not overlap earlier ones."""
    joined: tuple[Hours, ...] = ()
    problems: list[Problem] = []
    for line in lines(document, document.entry("openingstijden")):
        try:
            joined = join_hours((joined, parse_line(line.text)))
        except UnclearText as exc:
            problems.append(document.unclear(line, exc, code="openingstijden"))
    return Found(value=joined, problems=tuple(problems))


def _closed(document: Document) -> Found[tuple[str, ...]]:
    found = parts(document.entry("gesloten"))
    problems: list[Problem] = []
    for part in found:
        try:
            parse_exceptions(part.text)
        except UnclearText as exc:
            problems.append(document.unclear(part, exc, code="uitzondering"))
    return Found(value=tuple(part.text for part in found), problems=tuple(problems))


def _service(document: Document, kind: Kind) -> Service | None:
    access, bring = document.text("toegang"), document.text("meenemen")
    if not (access or bring or kind in (Kind.SERVICE, Kind.PRODUCT)):
        return None
    return Service(access=access, bring=bring)


def _offer(document: Document, kind: Kind) -> Offer | None:
    offer = Offer(
        form=form_of(document, kind),
        account=document.text("account"),
        privacy=document.text("privacy"),
        offline=document.text("zonder_internet"),
    )
    return None if offer == Offer() else offer


def _said(document: Document, context: EditorContext) -> Found[Said]:
    places = context.area_names, context.area_choices
    areas = names(document, "wijken", *places)
    serves = names(document, "werkgebied", *places)
    subjects = context.domain_names, tuple(label.name for label in context.domains)
    domains = names(document, "onderwerpen", *subjects)
    groups = context.audience_names, tuple(label.name for label in context.audiences)
    audiences = names(document, "voor_wie", *groups)
    tier = parsed(document, "hulplijn", one_of(TIERS))
    sensitive = parsed(document, "gevoelig", yes_or_no)
    public = parsed(document, "adres_openbaar", yes_or_no)
    return Found(
        value=Said(
            areas=areas.value,
            serves=serves.value,
            domains=domains.value,
            audiences=audiences.value,
            tier=tier.value,
            sensitive=sensitive.value,
            sensitive_reason=document.text("gevoelig_reden"),
            address_public=public.value is True,
        ),
        problems=(
            *areas.problems,
            *serves.problems,
            *domains.problems,
            *audiences.problems,
            *tier.problems,
            *sensitive.problems,
            *public.problems,
            *_reason(document, sensitive.value),
            *_referral(document, tier.value),
        ),
    )


def _reason(document: Document, sensitive: bool | None) -> tuple[Problem, ...]:  # noqa: FBT001 - ja, nee or nothing, as written
    entry = document.entry("gevoelig")
    if sensitive is not False or entry is None or document.text("gevoelig_reden"):
        return ()
    return (
        document.problem(
            entry.place,
            "Bij `gevoelig: nee` hoort een reden.",
            "Schrijf eronder: gevoelig_reden: waarom dit onderwerp niet gevoelig is.",
            code="gevoelig-reden",
        ),
    )


def _referral(document: Document, tier: Tier | None) -> tuple[Problem, ...]:
    entry = document.entry("hulplijn")
    if tier is not Tier.VERWIJZING or entry is None or document.text("toegang"):
        return ()
    return (
        document.problem(
            entry.place,
            "Bij hulplijn 2 hoort wie verwijst of beslist.",
            "Schrijf eronder: toegang: verwijzing huisarts. Of: toegang: besluit gemeente.",
            code="verwijzing",
        ),
    )


def _upkeep(document: Document, context: EditorContext) -> Found[Upkeep]:
    checked = parsed(document, "gecontroleerd", parse_date)
    expires = parsed(document, "verloopt", parse_date)
    entry = document.entry("gecontroleerd")
    future: tuple[Problem, ...] = ()
    if entry and checked.value and checked.value > local_date(context.now):
        future = (
            document.problem(
                entry.place,
                f"{in_words(checked.value).capitalize()} is nog niet geweest.",
                "Schrijf bij gecontroleerd de dag waarop u de tekst hebt nagekeken.",
                warning=True,
                code="gecontroleerd-later",
            ),
        )
    return Found(
        value=Upkeep(
            checked_on=checked.value,
            checked_by=document.text("gecontroleerd_door"),
            owner=document.text("eigenaar"),
            expires_on=expires.value,
        ),
        problems=(*checked.problems, *expires.problems, *future),
    )


def _overlay(document: Document, kind: Kind) -> Found[OverlayTarget | None]:
    entry = document.entry("bij")
    if kind is not Kind.OVERLAY or entry is None:
        return Found(value=None)
    if not _ITEM_ID.fullmatch(entry.text):
        problem = document.problem(
            entry.place,
            f"“{entry.text}” is geen nummer van een landelijke tekst.",
            "Schrijf de bron, een dubbele punt en het nummer: opvoeding:4711.",
            code="bij",
        )
        return Found(value=None, problems=(problem,))
    return Found(
        value=OverlayTarget(
            item_id=entry.text,
            version=document.text("landelijke_versie"),
            under=document.text("onder"),
        )
    )


def _photo(document: Document) -> tuple[Problem, ...]:
    """Return what is wrong with a photo: it needs a description, and a name in this folder."""
    entry = document.entry("foto")
    if entry is None:
        return ()
    problems: list[Problem] = []
    path = PurePosixPath(entry.text)
    if path.is_absolute() or ".." in path.parts or ":" in entry.text or "\\" in entry.text:
        problems.append(
            document.problem(
                entry.place,
                "Een foto moet naast dit bestand staan.",
                "Schrijf alleen de naam van de foto: buurthuis.jpg.",
                code="foto-plaats",
            )
        )
    if not document.text("foto_alt"):
        problems.append(
            document.problem(
                entry.place,
                "Bij de foto hoort een beschrijving, voor wie de foto niet kan zien.",
                "Schrijf eronder: foto_alt: wat er op de foto te zien is.",
                code="foto-alt",
            )
        )
    consent = document.entry("foto_toestemming")
    if consent and fold(consent.text) == "nee":
        problems.append(
            document.problem(
                consent.place,
                "Zonder toestemming mag deze foto niet op de site.",
                "Haal de foto weg, of vraag toestemming.",
                code="foto-toestemming",
            )
        )
    return tuple(problems)


def needs_second_reader(document: Document, details: Details) -> Problem | None:
    """Return why a gevoelig item may not be published yet, or None when it may.

    Somebody other than the owner must have checked it (CARE.md part 1.2).
    """
    entry = document.entry("gevoelig")
    upkeep = details.upkeep
    if entry is None or details.said.sensitive is not True:
        return None
    owner, reader = _person(upkeep.owner), _person(upkeep.checked_by)
    if owner and reader and owner != reader:
        return None
    place: Text = (document.entry("gecontroleerd_door") or entry).place
    return document.problem(
        place,
        "Dit onderwerp is gevoelig. Een tweede persoon moet de tekst eerst nakijken.",
        "Vul bij eigenaar en bij gecontroleerd_door twee verschillende mensen in.",
        warning=True,
        code="tweede-lezer",
    )


def _person(text: str) -> str:
    """Return the letters of a name; a mail address counts as the name before the @."""
    return re.sub(r"[^a-z]", "", fold(text.split("@", maxsplit=1)[0]))
