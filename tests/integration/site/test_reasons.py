"""Why something stands on a page (CARE.md part 2): fixed sentences, the same basic help."""

import re
from html import unescape
from typing import Any

import pytest

from hub.reasons import ReasonId
from site_builder.wording import load_words

NEVER = re.compile(
    r"omdat u|veel mensen|meer dan gemiddeld|kwetsbaar|doelgroep|achterstand|%|\d",
    re.IGNORECASE,
)


def sentences() -> dict[str, str]:
    entries = load_words("u").entries
    return {key: text for key, text in entries.items() if key.startswith("reason.")}


def all_reasons(site: Any) -> set[str]:
    return {
        unescape(reason)
        for text in site.sources.values()
        for reason in re.findall(r'<p class="reason">(.*?)</p>', text)
    }


def test_every_reason_has_its_sentence() -> None:
    expected = {f"reason.{one}" for one in ReasonId} | {"reason.national"}

    assert set(sentences()) == expected


def test_a_reason_is_one_of_the_fixed_sentences(site: Any) -> None:
    fixed = re.compile(
        "|".join(re.sub(r"\\{\w+\\}", ".+", re.escape(text)) for text in sentences().values())
    )

    assert [one for one in sorted(all_reasons(site)) if not fixed.fullmatch(one)] == []


@pytest.mark.parametrize("form", ["u", "je"])
def test_no_fixed_sentence_speaks_of_the_reader_or_in_figures(form: str) -> None:
    entries = load_words(form).entries
    reasons = [
        text.replace("65-plussers", "")
        for key, text in entries.items()
        if key.startswith("reason.")
    ]

    assert [text for text in reasons if NEVER.search(text)] == []


def test_basic_help_is_the_same_on_every_page_of_an_area(site: Any) -> None:
    found = {
        url: tuple(" ".join(one.text_content().split()) for one in names)
        for url in site.sources
        if (names := site.page(url).xpath("//p[@class='basic-name']"))
    }

    assert len(found) > 91
    assert len(set(found.values())) == 1
    assert len(next(iter(found.values()))) == 5
