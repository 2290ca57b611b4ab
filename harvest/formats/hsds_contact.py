"""How to reach a service of HSDS 3: desks and organisations, never a person. Pure."""

import re

from harvest.cleaning.persons import is_functional
from harvest.cleaning.safe_url import MAIL
from harvest.formats.hsds_record import MAX_FIELD, MAX_LIST, MAX_WORD
from harvest.formats.json_values import Record, records, text, word
from harvest.organisers import organisation
from harvest.plain import one_line
from hub.model import Contact

MAX_NUMBERS = 5
"""Telephone numbers, and mail addresses, of one item: nobody tries a sixth."""

_NOT_CALLED = frozenset({"fax", "pager", "text", "sms", "modem", "telex"})


def read_contact(holders: tuple[Record, ...], *, website: str) -> Contact:
    """Return the numbers and addresses of the first that has any, as near as can be."""
    phones = next((found for one in holders if (found := _phones(one))), ())
    mails = next((found for one in holders if (found := _mails(one))), ())
    return Contact(phones=phones, mails=mails, website=website)


def _phones(holder: Record) -> tuple[str, ...]:
    own = _called(holder)
    desks = (_called(one) for one in _contacts(holder) if _is_desk(one))
    return own or next((found for found in desks if found), ())


def _called(holder: Record) -> tuple[str, ...]:
    found: dict[str, str] = {}
    for one in records(holder.get("phones"), MAX_LIST):
        called = one_line(word(one.get("number")).strip("\"' "), MAX_WORD)
        if called and text(one.get("type")).lower() not in _NOT_CALLED:
            found.setdefault(re.sub(r"\D", "", called), called)
    return tuple(found.values())[:MAX_NUMBERS]


def _mails(holder: Record) -> tuple[str, ...]:
    own = text(holder.get("email"))
    if own:
        return (own[:MAX_FIELD],)
    found = (text(one.get("email"))[:MAX_FIELD] for one in _contacts(holder))
    return tuple(dict.fromkeys(mail for mail in found if _is_desk_mail(mail)))[:MAX_NUMBERS]


def _contacts(holder: Record) -> tuple[Record, ...]:
    return records(holder.get("contacts"), MAX_LIST)


def _is_desk(contact: Record) -> bool:
    """Return whether a contact is no person: without a name, or with an organisation's."""
    name = text(contact.get("name"))
    return not name or bool(organisation(name))


def _is_desk_mail(mail: str) -> bool:
    if not MAIL.fullmatch(mail):
        return False
    local, _, domain = mail.partition("@")
    return is_functional(local, domain)
