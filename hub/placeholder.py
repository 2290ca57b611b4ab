"""What stands where somebody still has to fill something in. Pure."""

TO_FILL_IN = "nog invullen"
"""Written by `wijkwijzer init`: a warning for editors, and never shown to residents."""


def filled_in(text: str) -> str:
    """Return what was filled in; nothing when it still has to be."""
    return "" if text.strip().casefold() == TO_FILL_IN else text
