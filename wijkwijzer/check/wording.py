"""Look at the words of a text: capitals, hard words, filler, dates that cannot be. Pure."""

import re
from collections.abc import Callable, Iterator

from enrich.plain_words import PlainWords
from enrich.reading_level import (
    HARD_LIX,
    LONG_WORD,
    LONGEST_SENTENCE,
    hard_words,
    lix,
    sentences,
)
from harvest.written.document import Text
from hub.dutch import tokens
from hub.dutch_dates import MONTHS, WEEKDAYS, parse_date
from hub.errors import UnclearText
from wijkwijzer.check.findings import CheckedText, Edit, Finding

SHOWN_KEYS = frozenset(
    {"", "titel", "samenvatting", "kosten", "aanmelden", "toegang", "meenemen",
     "toegankelijkheid", "foto_alt"}
)  # fmt: skip
"""Keys whose text residents read as it is; empty is the body."""

_WORD = r"[A-ZÀ-Þ][A-ZÀ-Þ’'-]+"
_SHOUTED = re.compile(rf"(?<![\w@./-]){_WORD}(?:[ ,]+{_WORD})*(?![\w@])")
_FILLER = re.compile(
    r"\b(?:lorem ipsum|todo|tbd|xxx+|n\.?t\.?b\.?|nader te bepalen|vul(?:t u)? (?:hier )?in|"
    r"invullen|volgt nog|hier komt (?:nog )?(?:de )?tekst)\b"
    r"|\[(?:naam|datum|tijd|plaats|invullen)\]",
    re.IGNORECASE,
)
_MARKS = re.compile(r"[!?]{2,}")
_DATE = re.compile(
    rf"\b(?:{'|'.join(WEEKDAYS)})\s+\d{{1,2}}\s+(?:{'|'.join(MONTHS)})\s+\d{{4}}\b",
    re.IGNORECASE,
)
_MARKUP = re.compile(r"https?://\S+|\]\([^)]*\)|[\w.+-]+@[\w.-]+")
_LETTERS = re.compile(r"[^\W\d_]+")
_ENDS = re.compile(r"[.!?…](?=\s|$)|\n+")
MARGIN = 10
"""The quick count can be this far off: it ends sentences that go on, and splits words."""

TITLE_MOST = 80
"""Letters that fit on two lines of a card on a phone."""

SUMMARY_MOST = 300
"""What a card shows; more is cut off."""

LEAST_TOLD = 40
"""Of fewer words two long names can make a text hard; then the score says nothing."""

SHORT_NAME = 5
"""Capitals up to this length are the name of something: AOW, GGD, BRP, KIDS."""


def shouting(text: CheckedText) -> Iterator[Finding]:
    """Yield words in capitals alone: hard to read, and a screen reader may spell them."""
    for line in text.published:
        if line.key not in SHOWN_KEYS or line.text.islower():
            continue
        for found in _SHOUTED.finditer(line.text):
            long = [word for word in re.findall(_WORD, found[0]) if len(word) > SHORT_NAME]
            if long and len("".join(re.findall(r"\w", found[0]))) > SHORT_NAME + 2:
                yield text.finding(
                    (line.number, found.start() + 1),
                    "hoofdletters",
                    "Hoofdletters lezen moeilijk en lijken op roepen.",
                    f"Schrijf: {found[0].capitalize()}",
                    offer=(_instead(line.number, found, found[0].capitalize()),),
                )


def filler(text: CheckedText) -> Iterator[Finding]:
    """Yield words that wait for the real ones, and piles of exclamation marks."""
    for line in text.published:
        for found in _FILLER.finditer(line.text):
            yield text.finding(
                (line.number, found.start() + 1),
                "invultekst",
                f"Hier staat nog invultekst: “{found[0]}”.",
                "Vul het in, of haal het weg.",
            )
        if "!!" in line.text or "??" in line.text or "!?" in line.text:
            for found in _MARKS.finditer(line.text):
                yield text.finding(
                    (line.number, found.start() + 1),
                    "leestekens",
                    "Eén leesteken is genoeg.",
                    f"Schrijf: {found[0][0]}",
                    offer=(_instead(line.number, found, found[0][0]),),
                )


def titles(text: CheckedText) -> Iterator[Finding]:
    """Yield titles and summaries that do not fit."""
    for key, most in (("titel", TITLE_MOST), ("samenvatting", SUMMARY_MOST)):
        entry = text.document.entry(key)
        if entry and len(entry.text) > most:
            yield text.finding(
                (entry.place.line, entry.place.column),
                f"{key}-lang",
                f"De {key} is {len(entry.text)} tekens lang. Er passen er {most}.",
                "Maak een korte zin. De rest kan in de tekst.",
            )
    title = text.document.entry("titel")
    if title and title.text.endswith(".") and not title.text.endswith(("..", "e.d.", "enz.")):
        yield text.finding(
            (title.place.line, title.place.column),
            "titel-punt",
            "Achter een titel staat geen punt.",
            f"Schrijf: titel: {title.text.rstrip('.')}",
            offer=_without_point(text, title.place),
        )


def _without_point(text: CheckedText, title: Text) -> tuple[Edit, ...]:
    """Return the change that takes the point away, when it stands where it is read."""
    line = text.document.lines[title.line - 1]
    if not line.startswith(title.text, title.column - 1):
        return ()
    return (Edit(line=title.line, column=title.column + len(title.text) - 1, length=1),)


def _instead(number: int, found: re.Match[str], right: str) -> Edit:
    return Edit(line=number, column=found.start() + 1, length=len(found[0]), text=right)


def dates_in_text(text: CheckedText) -> Iterator[Finding]:
    """Yield dates in the text that do not exist or fall on another day of the week."""
    for line in text.published:
        if line.key not in SHOWN_KEYS or "20" not in line.text:
            continue
        for found in _DATE.finditer(line.text):
            try:
                parse_date(found[0])
            except UnclearText as exc:
                yield text.finding(
                    (line.number, found.start() + 1), "datum-in-tekst", exc.message, exc.hint
                )


def reading(plain: PlainWords) -> Callable[[CheckedText], Iterator[Finding]]:
    """Return what looks at how hard a text is to read."""

    def look(text: CheckedText) -> Iterator[Finding]:
        lines = [
            (line.number, _MARKUP.sub(_blank, line.text))
            for line in text.published
            if line.key in SHOWN_KEYS
        ]
        said = "\n".join(line for _, line in lines)
        starts = _starts(lines)
        for hard in hard_words(said, plain):
            number, start = max(place for place in starts if place[1] <= hard.start)
            yield text.finding(
                (number, hard.start - start + 1),
                "moeilijk-woord",
                f"“{hard.text}” is voor veel mensen een moeilijk woord.",
                f"Schrijf bijvoorbeeld: {hard.instead}",
            )
        yield from _level(text, said)

    return look


def _may_be_hard(said: str) -> bool:
    """Return whether a text can be hard, by a quick count that is a little too strict."""
    words = _LETTERS.findall(said)
    long = sum(len(word) > LONG_WORD for word in words)
    ends = max(1, len(_ENDS.findall(said)))
    enough = len(words) >= LEAST_TOLD
    return enough and len(words) / ends + 100 * long / len(words) >= HARD_LIX - MARGIN


def _level(text: CheckedText, said: str) -> Iterator[Finding]:
    if not _may_be_hard(said):
        return
    words = [token for token in tokens(said) if not token.text[0].isdigit()]
    found = tuple(sentences(said))
    score = lix(words, len(found))
    if len(words) >= LEAST_TOLD and score >= HARD_LIX:
        longest = max(found, key=lambda one: (len(one.split()), one)).split()
        yield text.finding(
            (text.document.body_line, 1),
            "moeilijke-tekst",
            f"Deze tekst is moeilijk te lezen (score {score:.0f}, "
            f"boven {HARD_LIX:.0f} is moeilijk).",
            f"Maak de zinnen korter. Begin met: “{' '.join(longest[:8])} …”"
            if len(longest) > LONGEST_SENTENCE
            else "Gebruik kortere woorden.",
        )


def _blank(found: re.Match[str]) -> str:
    return " " * len(found[0])


def _starts(lines: list[tuple[int, str]]) -> list[tuple[int, int]]:
    starts, at = [], 0
    for number, line in lines:
        starts.append((number, at))
        at += len(line) + 1
    return starts


LOOKS = (shouting, filler, titles, dates_in_text)
