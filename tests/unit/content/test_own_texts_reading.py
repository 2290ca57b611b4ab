"""How our own Dutch texts read: guidance, catalogue, numbers and the texts of the example.

The limits are those of CARE.md part 2.4 and of the issue: they can only become stricter.
"""

import re
import tomllib
from functools import cache
from pathlib import Path

import pytest

from enrich.plain_words import PlainWords, load_plain_words
from enrich.reading_level import LEAST_WORDS, LONGEST_SENTENCE, ReadingLevel, reading_level
from harvest.written.front_matter import split
from hub.content.files import ContentFiles, no_last_good
from hub.content.guide import read_guide
from site_builder.wording import FORMS, catalogue, load_words

CONTENT = Path(__file__).parents[3] / "content"
HARD_LIX = 35
LEAST = 5
"""Shorter strings are names and buttons."""

EXAMPLES = sorted(one for one in CONTENT.glob("*/*/*.md") if one.name != "README.md")
MARKUP = re.compile(r"\]\([^)]*\)|[\[*_#]|^- ", re.MULTILINE)

NAME = re.compile(r"\{\w+\}|\*")
"""A name or a number that is filled in; it counts as one word."""

Texts = dict[str, list[str]]


@cache
def pages(form: str) -> Texts:
    """Return by page what a resident reads of our own guidance."""
    guide = read_guide(ContentFiles(CONTENT, no_last_good), ("nl",), form)
    said = load_words(form)
    found: Texts = {}
    for question in guide.tree().questions:
        answers = (one.text for one in question.answers)
        found[f"vraag {question.id}"] = [question.text, question.intro, *answers]
    for outcome in guide.tree().outcomes:
        found[f"uitkomst {outcome.id}"] = [outcome.title, *outcome.text, *outcome.bring]
    for one in guide.assessment().situations:
        hard = said("check.said", what=one.hard)
        found[f"check {one.domain}"] = [one.text, hard, one.alone, one.decision, one.urgent]
    found["check veiligheid"] = [guide.assessment().safety]
    for event in (*guide.life_events, *guide.themes):
        steps = (line for step in event.steps for line in (step.title, *step.text))
        found[f"stappen {event.slug}"] = [event.title, event.intro, *steps]
    return found


@cache
def catalogue_parts(form: str) -> Texts:
    """Return by part of the catalogue its sentences."""
    found: Texts = {}
    for key, text in catalogue(f"nl_{form}").items():
        if len(text.split()) >= LEAST:
            found.setdefault(f"woorden {key.split('.')[0]}", []).append(NAME.sub("naam", text))
    return found


@cache
def numbers() -> Texts:
    """Return by number what is said of it."""
    written = tomllib.loads((CONTENT / "direct-hulp.toml").read_text("utf-8"))
    keys = ("naam", "wanneer", "kosten", "voor_wie", "gebarentolk")
    return {one["naam"]: [one.get(key, "") for key in keys] for one in written["nummer"]}


def example(path: Path) -> list[str]:
    """Return the lines of a text in content/ that residents read."""
    document, _ = split(path.name, path.read_bytes())
    assert document
    plain = MARKUP.sub(" ", document.body).split("\n")
    return [line.strip() for line in (document.text("samenvatting"), *plain)]


@cache
def plain_words() -> PlainWords:
    return load_plain_words()


def all_texts(form: str) -> Texts:
    return pages(form) | catalogue_parts(form) | numbers()


def level(texts: list[str]) -> ReadingLevel:
    """Return how hard texts are that each stand on a line of their own."""
    return reading_level("\n".join(one for one in texts if one), plain_words())


@cache
def levels(form: str) -> tuple[tuple[str, ReadingLevel], ...]:
    return tuple((name, level(texts)) for name, texts in all_texts(form).items())


@pytest.mark.parametrize("form", FORMS)
def test_no_text_of_ours_has_a_long_sentence(form: str) -> None:
    long = {name: one.long_sentences for name, one in levels(form) if one.long_sentences}

    assert long == {}


@pytest.mark.parametrize("form", FORMS)
def test_every_page_and_part_reads_easily(form: str) -> None:
    hard = {
        name: one.lix
        for name, one in levels(form)
        if one.words >= LEAST_WORDS and one.lix > HARD_LIX
    }

    assert hard == {}


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("kinds", [("vraag", "uitkomst"), ("check",)])
def test_the_pages_of_one_kind_together_read_easily(kinds: tuple[str, ...], form: str) -> None:
    of_kind = [lines for name, lines in pages(form).items() if name.startswith(kinds)]

    whole = level([line for lines in of_kind for line in lines])

    assert whole.words > LEAST_WORDS
    assert whole.lix <= HARD_LIX


@pytest.mark.parametrize(
    "path", EXAMPLES, ids=lambda path: path.relative_to(CONTENT).as_posix()
)
def test_text_of_the_example_reads_easily(path: Path) -> None:
    found = level(example(path))

    assert found.words < LEAST_WORDS or found.lix <= HARD_LIX
    assert found.long_sentences == ()


@pytest.mark.parametrize("form", FORMS)
def test_all_texts_together_read_as_a_letter_to_a_neighbour(form: str) -> None:
    whole = level([line for texts in all_texts(form).values() for line in texts])

    assert whole.words > 5000
    assert whole.lix < 25


def test_sentence_of_sixteen_words_would_be_seen() -> None:
    written = " ".join(["Dit", *["is"] * LONGEST_SENTENCE]) + "."

    assert level([written]).long_sentences == (written,)
