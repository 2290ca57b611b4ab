"""The frame of a report for editors: plain HTML, no script, nothing from elsewhere."""

from html import escape

from hub.model import Item

STYLE = """
body{font:1rem/1.5 sans-serif;margin:1rem auto;max-width:60rem;padding:0 1rem}
article{border-top:1px solid #767676;padding:.5rem 0}.waarom{font-weight:bold}
pre{background:#f2f2f2;color:#000;padding:.5rem;overflow:auto;white-space:pre-wrap}
ins{background:#d9f2d9;color:#000}del{background:#ffd9d9;color:#000}
"""


def editor_page(title: str, parts: tuple[str, ...]) -> str:
    """Return a whole page; the title is text, the parts are HTML."""
    name = escape(title)
    head = f"""<!doctype html>
<html lang="nl"><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<meta name="referrer" content="no-referrer">
<meta http-equiv="Content-Security-Policy"
 content="default-src 'none'; style-src 'unsafe-inline'">
<title>{name}</title><style>{STYLE}</style></head><body>
<h1>{name}</h1>"""
    return "\n".join((head, *parts, "</body></html>", ""))


def item_link(item: Item) -> str:
    """Return the title of an item as HTML, with a link when it stands on the web."""
    title = escape(item.title)
    if item.url.startswith(("https://", "http://")):
        return f'<a href="{escape(item.url)}" rel="noopener noreferrer">{title}</a>'
    return title


def toml_text(text: str) -> str:
    """Return text as a string of TOML on one line."""
    flat = " ".join("".join(char if char.isprintable() else " " for char in text).split())
    return '"' + flat.replace("\\", "\\\\").replace('"', '\\"') + '"'
