"""Make the definition of a new source for an editor to finish: off until it was tried."""

from hub.gemeente import Gemeente
from hub.identity import words_slug

_TEXT = """\
# {title}
# Probeer de bron eerst: wijkwijzer sources test {path}
# Klopt wat u ziet? Zet dan enabled op true.
id = "{id}"                      # verander dit later niet meer
title = {quoted}
url = ""                         # het adres van de feed of de pagina, met https://
format = "ics"                   # ics, rss, html, csv, jsonld: zie docs/sources.md
list = "full"                    # full: wat er niet meer in staat, is weg. rolling: bij nieuws
scope = "{code}"                 # voor welk gebied de bron spreekt
publisher = ""                   # van wie de bron is
cadence = "1d"                   # hoe vaak wij kijken: 6h of 1d
enabled = false

# Zonder afspraak tonen wij alleen feiten en een link.
[rechten]
licentie = "onbekend"            # CC0, CC-BY-4.0, toestemming of onbekend
tonen = "feiten-en-link"         # volledig alleen met toestemming
bewijs = ""                      # waar de toestemming staat, en van welke dag
"""


def new_source(gemeente: Gemeente, title: str, path: str) -> str:
    """Return the text of a source's file, with comments for who finishes it."""
    flat = " ".join(title.split())
    return _TEXT.format(
        title=flat,
        quoted='"' + flat.replace("\\", "\\\\").replace('"', '\\"') + '"',
        id=source_id(gemeente, title),
        code=gemeente.code,
        path=path,
    )


def source_id(gemeente: Gemeente, title: str) -> str:
    """Return the id of a source of this gemeente."""
    return f"{gemeente.folder}-{words_slug(title, 'bron')}"
