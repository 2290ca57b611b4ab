"""Read how somebody can be reached, from one line of text or from separate keys. Pure."""

import re
from collections.abc import Iterator

from harvest.written.document import Document, Entry, Text
from harvest.written.editor_schema import CONTACT_KEYS, suggest_key
from harvest.written.editor_values import Found
from hub.errors import Problem
from hub.model import Contact

_GAP = r"[\s\-–.()/]{0,3}"
# 0800 and 0900 with 7 or 4 digits, 14 036, ten digits with or without +31, and 112 and 113.
_PHONE = re.compile(
    r"(?<![\d+])(?:"
    rf"0[89]00{_GAP}\d(?:{_GAP}\d){{6}}(?!\d)"
    rf"|0[89]00{_GAP}\d(?:{_GAP}\d){{3}}(?!\d)"
    rf"|14[\s\-–]?0(?:\d{{2,3}})(?!\d)"
    rf"|(?:\+31|0031){_GAP}(?:\(0\){_GAP})?[1-9](?:{_GAP}\d){{8}}(?!\d)"
    rf"|\(?0[1-9](?:{_GAP}\d){{8}}(?!\d)"
    r"|11[23](?![\d.:,])"
    r")"
)
_MAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
_WEBSITE = re.compile(r"(?:https?://|www\.)[^\s,;)>\]]*[^\s,;)>\].!?]")


def read_contact(document: Document) -> Found[Contact]:
    """Return how to reach somebody; what a text holds is found in it and the text is kept."""
    entry = document.entry("contact")
    if entry is None:
        return Found(value=Contact())
    if entry.entries:
        return _from_keys(document, entry)
    return Found(value=_from_text(" ".join(entry.text.split())))


def _from_text(text: str) -> Contact:
    website = _WEBSITE.search(text)
    return Contact(
        text=text,
        phones=phones(text),
        mails=tuple(_MAIL.findall(text)),
        website=with_scheme(website[0]) if website else "",
    )


def _from_keys(document: Document, contact: Entry) -> Found[Contact]:
    values = {entry.key: entry for entry in contact.entries}
    problems = tuple(
        document.problem(
            entry,
            f"De sleutel `{entry.key}` is onder contact niet bekend.",
            suggest_key(entry.key, CONTACT_KEYS, f"Kies uit: {', '.join(CONTACT_KEYS)}."),
            code="contact-sleutel",
        )
        for entry in contact.entries
        if entry.key not in CONTACT_KEYS
    )
    checked = tuple(
        problem
        for key, check in (("telefoon", _check_phone), ("mail", _check_mail))
        for text in (values[key].texts if key in values else ())
        for problem in check(document, text)
    )
    site = values["website"].place if "website" in values else None
    return Found(
        value=Contact(
            phones=phones(_text(values, "telefoon")),
            mails=tuple(_MAIL.findall(_text(values, "mail"))),
            website=with_scheme(site.text) if site and site.text else "",
            video=_text(values, "beeldbellen"),
            post=_text(values, "post"),
            chat=_text(values, "chat"),
        ),
        problems=(*problems, *checked, *(_check_website(document, site) if site else ())),
    )


def phones(text: str) -> tuple[str, ...]:
    """Return the telephone numbers in a text, as written but with single spaces."""
    return tuple(" ".join(found[0].split()) for found in _PHONE.finditer(text))


def with_scheme(address: str) -> str:
    """Return a web address that starts with https:// when it said nothing else."""
    return address if re.match(r"https?://", address) else f"https://{address}"


def _text(values: dict[str, Entry], key: str) -> str:
    return " ".join(values[key].text.split()) if key in values else ""


def _check_phone(document: Document, text: Text) -> Iterator[Problem]:
    if not phones(text.text):
        yield document.problem(
            text,
            f"“{text.text}” is geen telefoonnummer.",
            "Een nummer heeft tien cijfers, of begint met 0800, 0900 of 14.",
            code="telefoon",
        )


def _check_mail(document: Document, text: Text) -> Iterator[Problem]:
    if not _MAIL.search(text.text):
        yield document.problem(
            text,
            f"“{text.text}” is geen mailadres.",
            "Schrijf bijvoorbeeld info@voorbeeld.nl.",
            code="mail",
        )


def _check_website(document: Document, text: Text) -> Iterator[Problem]:
    if text.text and not re.fullmatch(
        r"(?:https?://)?[\w-]+(?:\.[\w-]+)+(?:[/?#]\S*)?", text.text
    ):
        yield document.problem(
            text,
            f"“{text.text}” is geen webadres.",
            "Schrijf bijvoorbeeld https://voorbeeld.nl.",
            code="website",
        )
