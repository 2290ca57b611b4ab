"""Lists in spreadsheets, and texts of editors, that carry strings."""

import io
import json
from pathlib import Path

import openpyxl

from bench.hostile.pack import NOT_XML, Carried, Pack, in_file, one_answer

_COLUMNS = (
    "kenmerk", "titel", "link", "samenvatting", "tekst", "begin", "locatie", "adres", "plaats",
    "wijken", "werkgebied", "onderwerpen", "voor wie", "leeftijd", "toegang", "organisatie",
    "contact", "telefoon", "mail", "website", "aanmelden", "kosten", "meenemen",
    "openingstijden", "gesloten", "spreekuren", "talen", "toegankelijkheid",
)  # fmt: skip


def _cells(pack: Pack) -> list[str]:
    known = {
        "kenmerk": f"{pack.number}-{pack.text('kenmerk')}",
        "titel": pack.title(),
        "link": pack.url("link"),
        "website": pack.url("website"),
        "tekst": pack.html("tekst"),
        "begin": "10 maart 2027, 10.00" if pack.number % 2 else "",
    }
    return [known.get(name, pack.text(name)) for name in _COLUMNS]


def csv_list(_: str, packs: tuple[Pack, ...]) -> Carried:
    """Return a list in CSV."""

    def line(cells: list[str]) -> str:
        return ";".join(f'"{in_file(cell).replace(chr(34), chr(34) * 2)}"' for cell in cells)

    lines = (line([name.capitalize() for name in _COLUMNS]), *(line(_cells(p)) for p in packs))
    # Without its first line the cells themselves would decide what stands between them.
    body = "\ufeffsep=;\r\n" + "\r\n".join(lines)
    return one_answer("csv", "/lijst.csv", "text/csv", body.encode(errors="replace"))


def workbook(_: str, packs: tuple[Pack, ...]) -> Carried:
    """Return a list in a workbook."""
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.append([name.capitalize() for name in _COLUMNS])
    for number, pack in enumerate(packs, start=2):
        for column, text in enumerate(_cells(pack), start=1):
            cell = sheet.cell(number, column, NOT_XML.sub("\ufffd", text)[:32_000])
            # A text that begins with "=" is kept as the text that it is.
            cell.data_type = "s"
    written = io.BytesIO()
    book.save(written)
    kind = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
    return one_answer("csv", "/lijst.xlsx", kind, written.getvalue())


def write_markdown(content: Path, groups: tuple[tuple[str, ...], ...]) -> None:
    """Write an event, an organisation and a text of the editors for every pack."""
    for number, group in enumerate(groups):
        pack = Pack(number=number, vectors=group, shift=number)
        for folder, keys in _MARKDOWN.items():
            path = content / "testdorp" / folder / f"xss-{number}.md"
            path.parent.mkdir(parents=True, exist_ok=True)
            lines = [f"titel: {_quoted(pack.title())}"]
            lines += [f"{key}: {_quoted(pack.text(key))}" for key in keys]
            lines += _MARKDOWN_FACTS[folder]
            body = in_file("\n\n".join(pack.ordered("body")))
            written = "\n".join(["---", *lines, "---", pack.name, "", body, ""])
            path.write_bytes(written.encode(errors="replace"))


_MARKDOWN = {
    "agenda": ("samenvatting", "locatie", "organisatie", "leeftijd", "toegang", "aanmelden",
               "kosten", "meenemen", "toegankelijkheid"),
    "organisaties": ("samenvatting", "locatie", "toegang", "kosten", "meenemen",
                     "toegankelijkheid"),
    "informatie": ("samenvatting", "toegang", "kosten"),
}  # fmt: skip
_MARKDOWN_FACTS = {
    "agenda": [
        "begin: 10 maart 2027, 10.00",
        "einde: 12.00",
        "contact: bel 036 – 000 00 00",
        "onderwerpen: samenleven",
    ],
    "organisaties": ["contact: bel 036 – 000 00 00", "onderwerpen: samenleven"],
    "informatie": ["onderwerpen: samenleven"],
}


def _quoted(text: str) -> str:
    """Return a text as front matter writes it; a key has one line."""
    return json.dumps(" ".join(in_file(text).split()), ensure_ascii=False)
