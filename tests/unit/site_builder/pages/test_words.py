"""The words of the templates: complete, short, and never jargon."""

import re
from importlib.resources import files
from string import Formatter

import pytest

from hub.errors import BuildError
from site_builder.wording import FORMS, Words, load_words

JARGON = re.compile(
    r"\b(levensdomein|hulplijn|tier|krachtwijzer|doelgroep|sociale kaart|aanvulling)(en)?\b",
    re.IGNORECASE,
)
FORBIDDEN_REASONS = re.compile(
    r"omdat u|veel mensen|meer dan gemiddeld|kwetsbaar|doelgroep|achterstand|%|score",
    re.IGNORECASE,
)
MOST_WORDS = 15


def sentences(text: str) -> list[str]:
    plain = re.sub(r"\{[a-z]+\}", "naam", text)
    return [part for part in re.split(r"(?<=[.?!:])\s+", plain) if part]


def names(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name}


def template_text() -> str:
    folder = files("site_builder") / "templates"
    fragments = (folder / "fragments").iterdir()
    texts = [one.read_text("utf-8") for one in (*folder.iterdir(), *fragments) if one.is_file()]
    return re.sub(r"\{[{%#].*?[}%#]\}", " ", "\n".join(texts), flags=re.DOTALL)


@pytest.mark.parametrize("form", FORMS)
def test_no_sentence_is_longer_than_fifteen_words(form: str) -> None:
    entries = load_words(form).entries

    long = [
        one
        for text in entries.values()
        for one in sentences(text)
        if len(one.split()) > MOST_WORDS
    ]

    assert long == []


@pytest.mark.parametrize("form", FORMS)
def test_catalogue_holds_no_jargon(form: str) -> None:
    entries = load_words(form).entries

    assert [key for key, text in entries.items() if JARGON.search(text)] == []


def test_template_text_holds_no_jargon() -> None:
    text = template_text()

    assert JARGON.findall(text) == []


def test_templates_hold_no_dutch_sentence_of_their_own() -> None:
    between_tags = re.findall(r">([^<>{}=]+)<", template_text())

    assert [one for one in between_tags if re.search(r"[a-z]{2}", one)] == []


@pytest.mark.parametrize("form", FORMS)
def test_reasons_speak_of_the_item_and_never_of_the_reader(form: str) -> None:
    entries = load_words(form).entries

    reasons = [text for key, text in entries.items() if key.startswith("reason.")]

    assert [text for text in reasons if FORBIDDEN_REASONS.search(text)] == []


def test_both_forms_of_address_have_the_same_keys_and_names() -> None:
    formal, informal = load_words("u").entries, load_words("je").entries

    assert {key: names(text) for key, text in formal.items()} == {
        key: names(text) for key, text in informal.items()
    }


def test_informal_catalogue_says_je_everywhere() -> None:
    formal_words = re.compile(r"\b([Uu]|[Uu]w)\b")

    entries = load_words("je").entries

    assert [key for key, text in entries.items() if formal_words.search(text)] == []


def test_words_refuse_a_key_that_does_not_exist() -> None:
    words = Words({"area.intro": "Welkom in {area}."})

    with pytest.raises(BuildError, match="nergens"):
        words("nergens")


def test_words_refuse_a_sentence_without_its_name() -> None:
    words = Words({"area.intro": "Welkom in {area}."})

    with pytest.raises(BuildError, match=r"area\.intro"):
        words("area.intro")


def test_words_refuse_an_unknown_form_of_address() -> None:
    with pytest.raises(BuildError, match="jullie"):
        load_words("jullie")
