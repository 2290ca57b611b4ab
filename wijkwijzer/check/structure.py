"""Look at headings, tables, lists and the form of links in a text (WCAG 2.2). Pure."""

import re
from collections.abc import Iterator
from itertools import pairwise

from wijkwijzer.check.findings import CheckedText, Edit, Finding

_HEADING = re.compile(r" {0,3}(?P<signs>#{1,6})(?P<gap>\s*)(?P<words>.*?)\s*#*\s*")
_ONLY_BOLD = re.compile(r"\s*(?:\*\*|__)(?P<words>[^*_]{3,60})(?:\*\*|__):?\s*")
_ROW = re.compile(r"\s*\|.*\|\s*")
_RULE = re.compile(r"\s*\|?(?:\s*:?-+:?\s*\|)+(?:\s*:?-+:?\s*)?")
_NUMBERED = re.compile(r"\s*(?P<sign>\d{1,2}[.)])(?=[A-Za-zÀ-ÿ])(?![A-Za-z]\.)")
_BULLET = re.compile(r"\s*(?P<sign>[•·▪◦●–—]\s+|[*+-](?=[A-Za-zÀ-ÿ][^*+-]*$))")
_LINK = re.compile(r"(?<!!)\[(?P<words>[^\[\]]*)\](?P<gap>\s?)\((?P<target>[^()\s]*)\)")
_REVERSED = re.compile(
    r"\((?P<words>[^()\[\]]{2,60})\)\[(?P<target>(?:https?://|www\.|/)[^\]\s]+)\]"
)
_BARE = re.compile(r"(?<![(<\[\w/.@])(?:https?://|www\.)[^\s<>)\]]*[^\s<>)\].,;:!?]")
_SITE_NAME = re.compile(
    r"(?:www\.)?(?:[\w-]+\.)+(?:nl|com|org|net|eu|be|info|amsterdam|frl)(?:[/?#].*)?"
)


def headings(text: CheckedText) -> Iterator[Finding]:
    """Yield headings that skip a level, say nothing or are no headings at all."""
    level = 1
    for number, line in text.body:
        if "#" not in line:
            continue
        found = _HEADING.fullmatch(line)
        if found is None:
            continue
        signs, words = found["signs"], found["words"]
        column = found.start("signs") + 1
        if words and not found["gap"]:
            if len(signs) > 1:
                fix = (Edit(line=number, column=column + len(signs), length=0, text=" "),)
                yield text.finding(
                    (number, column),
                    "kop-spatie",
                    "Dit is nog geen kop: na de hekjes hoort een spatie.",
                    f"Schrijf: {signs} {words}",
                    fix,
                )
                level = max(2, len(signs))
            continue
        if not words:
            yield text.finding(
                (number, column),
                "kop-leeg",
                "Deze kop is leeg.",
                "Vul de kop in of haal hem weg.",
            )
            continue
        yield from _level(text, (number, column), len(signs), level, words)
        level = max(2, len(signs))


def _level(
    text: CheckedText, place: tuple[int, int], deep: int, before: int, words: str
) -> Iterator[Finding]:
    if deep == 1:
        yield text.finding(
            place,
            "kop-hoogste",
            "Een pagina heeft één grote kop, en dat is de titel.",
            f"Schrijf: ## {words}",
            offer=(_signs(place, deep, 2),),
        )
    elif deep > before + 1:
        yield text.finding(
            place,
            "kop-sprong",
            f"Deze kop slaat een stap over: van {before} naar {deep} hekjes.",
            f"Schrijf: {'#' * (before + 1)} {words}",
            offer=(_signs(place, deep, before + 1),),
        )


def _signs(place: tuple[int, int], deep: int, right: int) -> Edit:
    return Edit(line=place[0], column=place[1], length=deep, text="#" * right)


def bold_headings(text: CheckedText) -> Iterator[Finding]:
    """Yield lines that are bold as a whole: a heading that screen readers cannot find."""
    alone = True
    lines = [*text.body, (0, "")]
    for (number, line), (_, after) in pairwise(lines):
        found = _ONLY_BOLD.fullmatch(line) if "**" in line or "__" in line else None
        if found and alone and not after.strip():
            heading = f"## {found['words'].strip(' :')}"
            yield text.finding(
                (number, 1),
                "kop-vet",
                "Deze vette regel lijkt een kop. Een voorleesprogramma vindt hem niet.",
                f"Schrijf: {heading}",
                offer=(Edit(line=number, column=1, length=len(line), text=heading),),
            )
        alone = not line.strip()


def tables(text: CheckedText) -> Iterator[Finding]:
    """Yield tables without a row of headings, and rows that do not fit."""
    rows: list[tuple[int, str]] = []
    for number, line in (*text.body, (0, "")):
        if "|" in line and (" | " in line or _ROW.fullmatch(line)):
            rows.append((number, line))
            continue
        if len(rows) > 1:
            yield from _table(text, rows)
        rows = []


def _table(text: CheckedText, rows: list[tuple[int, str]]) -> Iterator[Finding]:
    (first, heading), (_, rule) = rows[0], rows[1]
    if _RULE.fullmatch(heading):
        yield text.finding(
            (first, 1),
            "tabel-kop",
            "Boven de streepjes van deze tabel ontbreken de koppen.",
            "Zet erboven wat er in elke kolom staat: | Dag | Tijd |",
        )
        return
    if not _RULE.fullmatch(rule):
        columns = len(_cells(heading))
        yield text.finding(
            (first, 1),
            "tabel-streep",
            "Dit wordt geen tabel: onder de eerste regel hoort een regel met streepjes.",
            f"Zet onder de koppen: |{'---|' * columns}",
        )
        return
    if not all(_cells(heading)):
        yield text.finding(
            (first, 1),
            "tabel-kop",
            "In deze tabel heeft een kolom geen kop.",
            "Zet boven elke kolom een woord: | Dag | Tijd |",
        )
    width = len(_cells(heading))
    for number, row in rows[2:]:
        if len(_cells(row)) != width:
            yield text.finding(
                (number, 1),
                "tabel-rij",
                f"De kop heeft {width} kolommen, maar in deze rij staan er {len(_cells(row))}.",
                "Geef elke rij evenveel vakken. Een leeg vak mag.",
            )


def _cells(row: str) -> list[str]:
    return [cell.strip() for cell in row.strip().strip("|").split("|")]


def lists(text: CheckedText) -> Iterator[Finding]:
    """Yield lines that were meant as a list but are none in Markdown."""
    for number, line in text.body:
        yield from _number(text, number, line)
        found = _BULLET.match(line) if line.lstrip()[:1] in "•·▪◦●–—*+-" else None
        if found and line.strip():
            start = found.start("sign")
            words = line[found.end() :].strip()
            fix = (Edit(line=number, column=start + 1, length=found.end() - start, text="- "),)
            yield text.finding(
                (number, start + 1),
                "opsomming",
                "Dit is nog geen opsomming.",
                f"Schrijf: - {words}",
                fix,
            )


def _number(text: CheckedText, number: int, line: str) -> Iterator[Finding]:
    found = _NUMBERED.match(line) if line.lstrip()[:1].isdigit() else None
    if found:
        fix = (Edit(line=number, column=found.end("sign") + 1, length=0, text=" "),)
        right = f"{found['sign']} {line[found.end('sign') :].strip()}"
        message = "Dit is nog geen genummerde lijst: na het nummer hoort een spatie."
        place = (number, found.start("sign") + 1)
        yield text.finding(place, "opsomming", message, f"Schrijf: {right}", fix)


def link_forms(text: CheckedText) -> Iterator[Finding]:
    """Yield links that will not work or that say nothing."""
    for number, line in text.body:
        if "](" in line or "] (" in line:
            for found in _LINK.finditer(line):
                yield from _link(text, number, found)
        if ")[" in line:
            yield from _reversed(text, number, line)
        if "://" in line or "www." in line:
            yield from _bare(text, number, line)


def _link(text: CheckedText, number: int, found: re.Match[str]) -> Iterator[Finding]:
    place = (number, found.start() + 1)
    words, target = found["words"].strip(), found["target"]
    if found["gap"]:
        fix = (Edit(line=number, column=found.start("gap") + 1, length=1),)
        hint = f"Schrijf: [{words}]({target})"
        message = "Tussen ] en ( mag geen spatie staan: dit wordt geen link."
        yield text.finding(place, "link-spatie", message, hint, fix)
    if not target:
        message = "Deze link gaat nergens heen."
        hint = f"Zet het adres tussen de haakjes: [{words or 'woorden'}](https://…)"
        yield text.finding(place, "link-leeg", message, hint)
    elif not words:
        message = "Deze link heeft geen woorden. Niemand kan hem aanklikken."
        hint = f"Zet tussen de rechte haken waar de link heen gaat: [De bibliotheek]({target})"
        yield text.finding(place, "link-woorden", message, hint)
    elif words.startswith(("http", "www.")):
        message = "De woorden van deze link zijn een adres. Dat leest niet prettig."
        hint = "Zet tussen de rechte haken waar de link heen gaat."
        yield text.finding(place, "link-adres", message, hint)
    if _SITE_NAME.fullmatch(target) and not target.endswith(".md"):
        fix = (Edit(line=number, column=found.start("target") + 1, length=0, text="https://"),)
        message = "Aan het begin van dit adres ontbreekt https://. De link werkt zo niet."
        yield text.finding(
            (number, found.start("target") + 1),
            "link-https",
            message,
            f"Schrijf: https://{target}",
            fix,
        )


def _reversed(text: CheckedText, number: int, line: str) -> Iterator[Finding]:
    for found in _REVERSED.finditer(line):
        right = f"[{found['words']}]({found['target']})"
        fix = (Edit(line=number, column=found.start() + 1, length=len(found[0]), text=right),)
        message = "De haakjes staan verkeerd om: dit wordt geen link."
        yield text.finding(
            (number, found.start() + 1), "link-haakjes", message, f"Schrijf: {right}", fix
        )


def _bare(text: CheckedText, number: int, line: str) -> Iterator[Finding]:
    for found in _BARE.finditer(line):
        target = found[0] if "://" in found[0] else f"https://{found[0]}"
        yield text.finding(
            (number, found.start() + 1),
            "link-kaal",
            "Dit adres wordt geen link.",
            f"Schrijf: [waar de link heen gaat]({target})",
        )


LOOKS = (headings, bold_headings, tables, lists, link_forms)
