"""Texts of content/ that say u on one hub and je on another: "Heeft {u|je} hulp nodig?"."""

import re

_CHOICE = re.compile(r"\{([^{}|]*)\|([^{}|]*)\}")


def addressed(text: str, form: str) -> str:
    """Return a text in one form of address: of each {u|je} the first part, or for je the last.

    A text without such a choice is returned as it is.
    """
    return _CHOICE.sub(r"\2" if form == "je" else r"\1", text)
