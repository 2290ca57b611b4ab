"""The frame of a report for editors: plain HTML, nothing from elsewhere."""

import base64
import hashlib
from html import escape

from hub.model import Item

STYLE = """
body{font:1rem/1.5 sans-serif;margin:1rem auto;max-width:60rem;padding:0 1rem}
mark{background:#ffe066;color:#000}
article{border-top:1px solid #767676;padding:.5rem 0}.waarom{font-weight:bold}
pre{background:#f2f2f2;color:#000;padding:.5rem;overflow:auto;white-space:pre-wrap}
ins{background:#d9f2d9;color:#000}del{background:#ffd9d9;color:#000}
"""


def editor_page(title: str, parts: tuple[str, ...], style: str = STYLE) -> str:
    """Return a whole page; the title is text, the parts are HTML."""
    name = escape(title)
    return framed(title, (f"<h1>{name}</h1>", *parts), style)


def framed(title: str, parts: tuple[str, ...], style: str, script: str = "") -> str:
    """Return a page of these parts of HTML, shut off from elsewhere, in one file.

    Only this `script` may run on it: a page from a disk has no server of its own to trust.
    """
    allowed = f"; script-src '{_fingerprint(script)}'" if script else ""
    loaded = f"<script>{script}</script>" if script else ""
    head = f"""<!doctype html>
<html lang="nl"><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<meta name="referrer" content="no-referrer">
<meta http-equiv="Content-Security-Policy"
 content="default-src 'none'; style-src 'unsafe-inline'{allowed}">
<title>{escape(title)}</title><style>{style}</style></head><body>"""
    return "\n".join((head, *parts, f"{loaded}</body></html>", ""))


def _fingerprint(script: str) -> str:
    """Return how a browser knows that this is the script."""
    digest = base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
    return f"sha256-{digest}"


def item_link(item: Item) -> str:
    """Return the title of an item as HTML, with a link when it stands on the web."""
    return title_link(item.title, item.url)


def title_link(title: str, url: str) -> str:
    """Return a title as HTML, with a link when its address is one of the web."""
    text = escape(title)
    if url.startswith(("https://", "http://")):
        return f'<a href="{escape(url)}" rel="noopener noreferrer">{text}</a>'
    return text


def toml_text(text: str) -> str:
    """Return text as a string of TOML on one line."""
    flat = " ".join("".join(char if char.isprintable() else " " for char in text).split())
    return '"' + flat.replace("\\", "\\\\").replace('"', '\\"') + '"'
