"""Look at numbers and addresses in a text: phone, postcode, mail, money, bank. Pure."""

import re
from collections.abc import Iterator

from rapidfuzz.distance import OSA

from harvest.written.editor_care import PublishedLine
from harvest.written.editor_contact import phones
from hub.vocabulary import Kind
from wijkwijzer.check.findings import CheckedText, Edit, Finding

_DIGITS_ENOUGH = re.compile(r"\d\D{0,4}\d|@")
# A number that starts with 0, with what people put between the digits; no date, no time.
_PHONE_LIKE = re.compile(r"(?<![\d.,/+-])0(?:\s?[\s\-–]?\s?\d|\)\s?\d){6,12}(?![\d,/:.]*\d)")
_DATE_LIKE = re.compile(r"0\d?[-–]\d\d?[-–]\d{4}")
_POSTCODE = re.compile(
    r"(?<![\d.,/-])(?P<digits>[1-9]\d(?:\s?\d){2})\s*"
    r"(?P<letters>[A-Z]\s?[A-Z])(?![A-Za-z0-9])"
)
_IBAN = re.compile(r"\b[A-Z]{2}\d{2}(?:\s?[A-Z]{4})(?:\s?\d){10}\b")
_BANK = re.compile(
    r"\b(?:(?:bank)?rekening(?:nummer)?|giro(?:nummer)?)\D{0,12}\d(?:[. ]?\d){6,9}(?!\d)",
    re.IGNORECASE,
)
_BSN = re.compile(
    r"\b(?:bsn|burgerservicenummer|sofinummer)\D{0,10}(?P<number>\d(?:[. ]?\d){7,8})(?!\d)",
    re.IGNORECASE,
)
_CENTS = re.compile(r"(?P<amount>\d+)\s?(?:cent|ct|eurocent)\b", re.IGNORECASE)
_POINT = re.compile(
    r"(?:€|euro|EUR)\s?(?P<amount>\d+(?:[.]\d{1,2}|,\d))(?![\d.,])", re.IGNORECASE
)
_BARE_PRICE = re.compile(r"(?P<amount>\d+(?:[.,]\d{1,2})?)")
_MAIL = re.compile(r"[\w.+-]+@(?P<host>[\w-]+(?:\.[\w-]+)+)")
_BROKEN_MAIL = re.compile(
    r"(?<![\w.+-])(?P<name>[\w.+-]+)(?:\s?@\s|\s@\s?|@)(?P<host>[\w-]+(?:[.,]\s?[\w-]+)*)"
)
_HOSTS = (
    "gmail.com", "hotmail.com", "hotmail.nl", "outlook.com", "outlook.nl", "live.nl",
    "yahoo.com", "icloud.com", "ziggo.nl", "kpnmail.nl", "xs4all.nl", "planet.nl", "home.nl",
)  # fmt: skip
_ENDINGS = {"con": "com", "cmo": "com", "ocm": "com", "nk": "nl", "bl": "nl", "nll": "nl",
            "ln": "nl", "og": "org", "comm": "com", "nl.nl": "nl"}  # fmt: skip
_TEN = 10
MOST_PLAIN_EURO = 100
"""A bare price above this was more likely meant in cents, or is no price of an activity."""

_HELPING = frozenset({Kind.ORGANISATION, Kind.SERVICE, Kind.PRODUCT, Kind.EVENT, Kind.NOTICE,
                      Kind.AID, Kind.SAY})  # fmt: skip


def numbers(text: CheckedText) -> Iterator[Finding]:
    """Yield numbers and addresses that are mistyped or that do not belong in a text."""
    for line in text.published:
        if _DIGITS_ENOUGH.search(line.text):
            yield from _phone(text, line)
            yield from _postcode(text, line)
            yield from _bank(text, line)
            yield from _money(text, line)
            if "@" in line.text:
                yield from _mail(text, line)


def _phone(text: CheckedText, line: PublishedLine) -> Iterator[Finding]:
    for found in _PHONE_LIKE.finditer(line.text):
        digits = re.sub(r"\D", "", found[0])
        is_fine = len(digits) == _TEN or digits.startswith(
            ("0800", "0900", "0909", "00", "0906")
        )
        if not is_fine and not _DATE_LIKE.match(found[0]) and not phones(found[0]):
            yield text.finding(
                (line.number, found.start() + 1),
                "telefoon-cijfers",
                f"Dit telefoonnummer heeft {len(digits)} cijfers. Het moeten er 10 zijn.",
                "Kijk het nummer na en bel het zelf een keer.",
            )


def _postcode(text: CheckedText, line: PublishedLine) -> Iterator[Finding]:
    for found in _POSTCODE.finditer(line.text):
        right = re.sub(r"\s", "", found["digits"]) + " " + re.sub(r"\s", "", found["letters"])
        if re.sub(r"\s", "", found[0]) != found[0] and found[0] != right:
            edit = Edit(
                line=line.number, column=found.start() + 1, length=len(found[0]), text=right
            )
            yield text.finding(
                (line.number, found.start() + 1),
                "postcode",
                f"In de postcode “{found[0]}” staan spaties op een andere plaats.",
                f"Schrijf: {right}",
                (edit,),
            )


def _bank(text: CheckedText, line: PublishedLine) -> Iterator[Finding]:
    is_bank = [
        *(found for found in _IBAN.finditer(line.text) if is_iban(found[0])),
        *_BANK.finditer(line.text),
    ]
    for found in is_bank:
        yield text.finding(
            (line.number, found.start() + 1),
            "rekeningnummer",
            "Dit lijkt een rekeningnummer. Dat hoort niet op de site.",
            "Haal het weg. Schrijf: “Bel ons over het betalen.”",
        )
    for found in _BSN.finditer(line.text):
        yield text.finding(
            (line.number, found.start("number") + 1),
            "burgerservicenummer",
            "Dit lijkt een burgerservicenummer.",
            "Haal het weg: het is van een persoon.",
        )


def is_iban(written: str) -> bool:
    """Return whether an account number passes the check of ISO 7064 (mod 97)."""
    bare = "".join(written.split()).upper()
    moved = bare[4:] + bare[:4]
    return int("".join(str(int(sign, 36)) for sign in moved)) % 97 == 1


def _money(text: CheckedText, line: PublishedLine) -> Iterator[Finding]:
    for found in _CENTS.finditer(line.text):
        amount = int(found["amount"])
        if amount >= _TEN:
            yield _price(text, line, found, "centen", "Dit bedrag staat in centen.", amount)
    for found in _POINT.finditer(line.text):
        whole, _, rest = found["amount"].replace(",", ".").partition(".")
        cents = int(whole) * 100 + int(rest.ljust(2, "0"))
        message = "Schrijf een bedrag met een komma en twee cijfers erachter."
        yield _price(text, line, found, "bedrag-komma", message, cents)
    if line.key == "kosten" and line.text.startswith("kosten"):
        yield from _bare_price(text, line)


def _bare_price(text: CheckedText, line: PublishedLine) -> Iterator[Finding]:
    entry = text.document.entry("kosten")
    found = _BARE_PRICE.fullmatch(entry.text) if entry else None
    if entry is None or found is None:
        return
    written = found["amount"].replace(",", ".")
    whole, _, rest = written.partition(".")
    place = (line.number, entry.place.column)
    if int(whole) >= MOST_PLAIN_EURO and not rest:
        cents = f"€ {int(whole) // 100},{int(whole) % 100:02d}"
        yield text.finding(
            place,
            "prijs",
            f"Is {whole} in euro’s of in centen?",
            f"Schrijf: kosten: {cents}. Of: kosten: € {whole}",
        )
        return
    right = f"€ {whole},{rest.ljust(2, '0')}" if rest else f"€ {whole}"
    edit = Edit(line=place[0], column=place[1], length=len(entry.text), text=right)
    message = "Bij deze prijs staat geen euroteken."
    yield text.finding(place, "prijs-euro", message, f"Schrijf: kosten: {right}", (edit,))


def _price(
    text: CheckedText,
    line: PublishedLine,
    found: re.Match[str],
    code: str,
    message: str,
    cents: int,
) -> Finding:
    right = f"€ {cents // 100},{cents % 100:02d}"
    edit = Edit(line=line.number, column=found.start() + 1, length=len(found[0]), text=right)
    return text.finding(
        (line.number, found.start() + 1), code, message, f"Schrijf: {right}", (edit,)
    )


def _mail(text: CheckedText, line: PublishedLine) -> Iterator[Finding]:
    good = {found.start(): found for found in _MAIL.finditer(line.text)}
    for found in good.values():
        right = _meant_host(found["host"])
        if right:
            yield text.finding(
                (line.number, found.start("host") + 1),
                "mail-tikfout",
                f"Is {found['host']} goed geschreven?",
                f"Bedoelde u {right}?",
                offer=(
                    Edit(
                        line=line.number,
                        column=found.start("host") + 1,
                        length=len(found["host"]),
                        text=right,
                    ),
                ),
            )
    for found in _BROKEN_MAIL.finditer(line.text):
        broken = "." not in found["host"] or found.start() not in good or " " in found[0]
        whole = good.get(found.start())
        if broken or (whole and "," in found[0][len(whole[0]) :][:1] and _is_cut(found, whole)):
            right = f"{found['name']}@{found['host']}".replace(",", ".").replace(" ", "")
            hint = (
                f"Bedoelde u {right}?"
                if "." in right.split("@")[1]
                else ("Een mailadres eindigt op een punt met letters: info@voorbeeld.nl")
            )
            yield text.finding(
                (line.number, found.start() + 1),
                "mail-vorm",
                f"“{found[0]}” is geen goed mailadres.",
                hint,
            )


def _is_cut(found: re.Match[str], whole: re.Match[str]) -> bool:
    rest = found[0][len(whole[0]) + 1 :].strip()
    return bool(re.fullmatch(r"nl|com|org|eu|net", rest))


def _meant_host(host: str) -> str:
    """Return the host that must have been meant; empty when nothing looks wrong."""
    lower = host.lower()
    if lower in _HOSTS:
        return ""
    for known in _HOSTS:
        same_start = known.split(".")[0] == lower.split(".")[0]
        if OSA.distance(lower, known) == 1 and not (
            same_start and lower.endswith((".nl", ".com", ".be", ".fr", ".de"))
        ):
            return known
    name, _, ending = lower.rpartition(".")
    return f"{name}.{_ENDINGS[ending]}" if ending in _ENDINGS else ""


def missing_contact(text: CheckedText) -> Iterator[Finding]:
    """Yield a text about help that does not say how to reach anybody."""
    if text.kind not in _HELPING:
        return
    entry = text.document.entry("contact")
    if entry is None:
        # Without a date the reader of the file refuses a text that has no contact.
        if text.document.entry("begin") and not text.document.entry("organisatie"):
            yield text.finding(
                (1, 1),
                "geen-contact",
                "Er staat niet bij wie de lezer kan bellen of mailen.",
                "Schrijf bijvoorbeeld: contact: bel 036 – 000 00 00",
            )
        return
    said = " ".join((entry.text, *(f"{one.key} {one.text}" for one in entry.entries)))
    if not re.search(r"\d{2}|@|https?://|www\.|\b(?:loop|kom|langs|balie|adres|site)\b", said):
        yield text.finding(
            (entry.place.line, entry.place.column),
            "contact-onduidelijk",
            "Achter contact staat geen nummer, mailadres of webadres.",
            "Schrijf bijvoorbeeld: contact: bel 036 – 000 00 00",
        )


LOOKS = (numbers, missing_contact)
