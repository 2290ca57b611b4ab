"""Why something stands on a page (CARE.md part 2): fixed sentences, the same basic help."""

import re
from html import unescape
from pathlib import Path
from typing import Any

import pytest

from hub.content.settings import load_content
from hub.reasons import ReasonId
from hub.vocabulary import Level
from site_builder.wording import load_words

NEVER = re.compile(
    r"omdat u|veel mensen|meer dan gemiddeld|kwetsbaar|doelgroep|achterstand|%|\d",
    re.IGNORECASE,
)


ROOT = Path(__file__).parents[3]
KEYS = [*(f"reason.{one}" for one in ReasonId), "reason.national"]


def dutch_pages(site: Any) -> dict[str, str]:
    return {url: text for url, text in site.sources.items() if '<html lang="nl"' in text}


def test_a_reason_is_one_of_the_fixed_sentences(site: Any) -> None:
    sentences = (load_words("u").entries[key] for key in KEYS)
    fixed = re.compile(
        "|".join(re.sub(r"\\{\w+\\}", ".+", re.escape(one)) for one in sentences)
    )

    reasons = {
        unescape(reason)
        for text in dutch_pages(site).values()
        for reason in re.findall(r'<p class="reason">(.*?)</p>', text)
    }

    assert reasons
    assert [one for one in sorted(reasons) if not fixed.fullmatch(one)] == []


@pytest.mark.parametrize("form", ["u", "je"])
def test_no_fixed_sentence_speaks_of_the_reader_or_in_figures(form: str) -> None:
    entries = load_words(form).entries
    reasons = [entries[key].replace("65-plussers", "") for key in KEYS]

    assert [text for text in reasons if NEVER.search(text)] == []


def inhabited_wijken() -> list[str]:
    return [
        f"/{gemeente.slug}/{area.slug}/"
        for gemeente in load_content(ROOT / "content").hub.gemeenten
        for area in gemeente.areas.at_level(Level.WIJK)
        if area.inhabited
    ]


def test_basic_help_is_the_same_on_every_wijk_page(site: Any) -> None:
    found = {
        url: tuple(
            " ".join(one.text_content().split())
            for one in site.page(url).xpath("//p[@class='basic-name']")
        )
        for url in inhabited_wijken()
    }

    assert len(set(found.values())) == 1
    assert len(next(iter(found.values()))) == 5
