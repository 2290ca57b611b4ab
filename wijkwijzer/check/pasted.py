"""Find what came along from Word, Excel and mail when a text was pasted. Pure."""

import re
from collections.abc import Iterator
from urllib.parse import parse_qs, urlsplit

from hub.vocabulary import EventStatus, Kind
from wijkwijzer.check.findings import CheckedText, Edit, Finding

_HIDDEN = re.compile("[\u00ad\u200b\u2060]+")
# UTF-8 that was read as the old alphabet of Windows: Ã© was é, â€™ was ’.
_GARBLED = re.compile(
    r"(?:[ÃÂ][\u0080-\u00ff\u0152-\u0178\u2018-\u203a\u20ac\u2122]|â€[^\s\w]|â‚¬)"
)
_LOST = re.compile("\ufffd+")
_HEADER = re.compile(
    r"(?:Van|From|Verzonden|Sent|Aan|To|CC|Onderwerp|Subject)\s?:\s", re.IGNORECASE
)
_GREETING = re.compile(
    r"(?:met (?:vriendelijke|hartelijke) groet(?:en)?|hartelijke groet(?:en)?|m\.?v\.?g\.?"
    r"|vriendelijke groet(?:en)?)\s*[,.!]?\s*(?:namens .*)?",
    re.IGNORECASE,
)
_ATTACHED = re.compile(
    r"\b(?:zie|in)\s+(?:de\s+)?bijlagen?\b|\bbijgevoegde?\b|\bals\s+bijlage\b", re.IGNORECASE
)
# A line without any of these holds nothing that is looked for in a mail; most are such.
_OF_MAIL = re.compile(r":\s|groet|m\.?v\.?g|bijlage|bijgevoegd", re.IGNORECASE)
_TARGET = re.compile(r"(?<!!)\[[^\[\]]*\]\((?P<target>[^()\s]+)\)")
_TWICE = re.compile(r"https?:/+(?=https?://)", re.IGNORECASE)
_ON_DISK = re.compile(r"file:|[a-z]:[\\/]|\\\\", re.IGNORECASE)
_WRAPPED = re.compile(r"https://[\w.-]+\.safelinks\.protection\.outlook\.com/\?", re.IGNORECASE)
_MAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
_LETTERS_IN_NUMBER = re.compile(
    r"(?<![\w.@/-])0[\dOoIl]{1,3}[\s–-]+[\dOoIl]+(?:[\s–-]?[\dOoIl]+)*(?![\w@])"
)
_WORD_NUMBER = re.compile(r"(?<!\w)0[89]00[\s–-]*[A-Z]{4,}")
_DIGITS = str.maketrans("OoIl", "0011")
PHONE_DIGITS = range(10, 12)
_STATUS = re.compile(
    r"\W*(?P<word>afgelast|geannuleerd|gaat niet door|vol|uitverkocht|verplaatst)\b\s*[:!–()-]",
    re.IGNORECASE,
)
STATUSES = {
    "afgelast": EventStatus.CANCELLED, "geannuleerd": EventStatus.CANCELLED,
    "gaat niet door": EventStatus.CANCELLED, "vol": EventStatus.FULL,
    "uitverkocht": EventStatus.FULL, "verplaatst": EventStatus.MOVED,
}  # fmt: skip
_WRITTEN = {
    EventStatus.CANCELLED: "afgelast",
    EventStatus.FULL: "vol",
    EventStatus.MOVED: "verplaatst",
}


def signs(text: CheckedText) -> Iterator[Finding]:
    """Yield signs that nobody sees, and letters that were read in the wrong alphabet."""
    for line in text.published:
        if line.text.isascii():
            continue
        for found in _HIDDEN.finditer(line.text):
            yield text.finding(
                (line.number, found.start() + 1),
                "onzichtbaar-teken",
                "Hier staat een teken dat niemand ziet, uit een ander programma.",
                "Haal het weg: zoeken en voorlezen lukken anders niet.",
                (_instead(line.number, found, ""),),
            )
        for found in _GARBLED.finditer(line.text):
            right = _read_again(found[0])
            yield text.finding(
                (line.number, found.start() + 1),
                "vreemde-tekens",
                f"“{found[0]}” is een letter die verkeerd is overgenomen.",
                f"Bedoelde u {right}?" if right else "Typ het woord opnieuw.",
                offer=(_instead(line.number, found, right),) if right else (),
            )
        for found in _LOST.finditer(line.text):
            yield text.finding(
                (line.number, found.start() + 1),
                "vreemde-tekens",
                "Hier is een letter verloren gegaan.",
                "Typ het woord opnieuw.",
            )


def _read_again(garbled: str) -> str:
    try:
        return garbled.encode("cp1252").decode("utf-8")
    except UnicodeError:
        return ""


def mail(text: CheckedText) -> Iterator[Finding]:
    """Yield parts of a mail: its heading, its greeting, and attachments that are not here."""
    headers = 0
    for number, line in text.body:
        if not _OF_MAIL.search(line):
            headers = 0
            continue
        headers = headers + 1 if _HEADER.match(line) else 0
        if headers == 2 or _GREETING.fullmatch(line.strip()):
            yield text.finding(
                (number, 1),
                "mailresten",
                "Hier staat nog een stuk van een mail.",
                "Haal de aanhef, de groet en de namen weg. Zet contact bovenaan.",
            )
        found = _ATTACHED.search(line)
        if found:
            yield text.finding(
                (number, found.start() + 1),
                "bijlage",
                "Op de site is geen bijlage.",
                "Schrijf wat erin staat, of maak een link naar de pagina.",
            )


def targets(text: CheckedText) -> Iterator[Finding]:
    """Yield links that were copied from the wrong place."""
    for number, line in text.body:
        if "](" in line:
            for found in _TARGET.finditer(line):
                yield from _target(text, number, found)


def _target(text: CheckedText, number: int, found: re.Match[str]) -> Iterator[Finding]:
    target = found["target"]
    place = (number, found.start("target") + 1)
    if _ON_DISK.match(target):
        message = "Dit bestand staat op een computer. Niemand anders kan het openen."
        yield text.finding(
            place, "link-computer", message, "Maak een link naar een pagina op een website."
        )
        return
    wrong = _mistyped(target)
    if wrong is None:
        return
    code, message, right, is_sure = wrong
    change = Edit(line=number, column=place[1], length=len(target), text=right)
    fix, offer = ((change,), ()) if is_sure else ((), (change,))
    yield text.finding(place, code, message, f"Schrijf: {right}", fix, offer=offer)


def _mistyped(target: str) -> tuple[str, str, str, bool] | None:
    """Return what is wrong with an address: code, message, the right one, and if it is sure."""
    if _MAIL.fullmatch(target):
        message = "Voor een mailadres in een link hoort mailto:."
        return "link-mail", message, f"mailto:{target}", True
    if _TWICE.match(target):
        message = "Het begin van dit adres staat er twee keer."
        return "link-dubbel", message, _TWICE.sub("", target, count=1), True
    if _WRAPPED.match(target):
        inside = parse_qs(urlsplit(target).query).get("url", [""])[0]
        message = "Dit adres gaat eerst langs Outlook. Dat werkt later niet meer."
        return ("link-omweg", message, inside, False) if inside.startswith("http") else None
    if target.rstrip(".,;:!") != target and "://" in target:
        message = "Aan het eind van dit adres staat een leesteken."
        return "link-leesteken", message, target.rstrip(".,;:!"), False
    if target.startswith("http://"):
        message = "Dit adres is niet beveiligd: het begint met http://."
        return "link-http", message, f"https{target.removeprefix('http')}", False
    return None


def numbers(text: CheckedText) -> Iterator[Finding]:
    """Yield phone numbers in which letters stand for digits."""
    for line in text.published:
        if "0" not in line.text:
            continue
        for found in _LETTERS_IN_NUMBER.finditer(line.text):
            right = found[0].translate(_DIGITS)
            digits = sum(sign.isdigit() for sign in right)
            if right != found[0] and digits in PHONE_DIGITS:
                yield text.finding(
                    (line.number, found.start() + 1),
                    "telefoon-letters",
                    f"In het nummer “{found[0]}” staan letters.",
                    f"Bedoelde u {right}?",
                    offer=(_instead(line.number, found, right),),
                )
        for found in _WORD_NUMBER.finditer(line.text):
            yield text.finding(
                (line.number, found.start() + 1),
                "telefoon-letters",
                f"Een nummer met letters kan niet iedereen bellen: {found[0]}.",
                "Schrijf het nummer met cijfers.",
            )


def status(text: CheckedText) -> Iterator[Finding]:
    """Yield an activity of which the title says that it is off, full or moved."""
    entry = text.document.entry("titel")
    found = _STATUS.match(entry.text) if entry and text.kind is Kind.EVENT else None
    if entry is None or found is None or text.document.entry("status"):
        return
    word = _WRITTEN[STATUSES[found["word"].lower()]]
    place = entry.place
    yield text.finding(
        (place.line, place.column),
        "status-in-titel",
        f"De titel zegt “{found['word'].lower()}”. In de agenda ziet niemand dat goed.",
        f"Schrijf alleen de naam achter titel, en eronder: status: {word}",
    )


def _instead(number: int, found: re.Match[str], right: str) -> Edit:
    return Edit(line=number, column=found.start() + 1, length=len(found[0]), text=right)


LOOKS = (signs, mail, targets, numbers, status)
