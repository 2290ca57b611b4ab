"""The guidance of the example site: no dead end in any gemeente, in any language."""

import re
from collections import deque
from functools import cache
from typing import Any

import pytest

from hub.wegwijs import MAX_STEPS
from site_builder.wording import catalogue

GEMEENTEN = ("almere", "eindhoven")
STARTS = [
    f"/{place}/wegwijs/"
    for place in (*GEMEENTEN, *(f"{lang}/{one}" for lang in ("en", "ar") for one in GEMEENTEN))
]
TRANSLATED = [
    f"/{lang}/{place}{page}"
    for lang in ("en", "ar")
    for place in GEMEENTEN
    for page in (
        "/wegwijs/",
        "/wegwijs/geld/",
        "/wegwijs/schuldhulp/",
        "/wegwijs/huishouden/",
        "/wegwijs/veilig/",
        "/wegwijs/veilig/thuis-onveilig/",
        "/hoe-gaat-het/",
        "/direct-hulp/",
    )
]
LONG_ENOUGH = 12


@cache
def answers(site: Any, url: str) -> list[str]:
    return [str(one) for one in site.page(url).xpath("//ul[@class='answers']//a/@href")]


@cache
def reached(site: Any, start: str) -> dict[str, int]:
    """Return by page the most answers that lead to it; a loop ends past the limit."""
    most, ahead = {start: 0}, deque([(start, 0)])
    while ahead:
        url, steps = ahead.popleft()
        for to in answers(site, url) if steps <= MAX_STEPS else ():
            if most.get(to, -1) < steps + 1:
                most[to] = steps + 1
                ahead.append((to, steps + 1))
    return most


def ends(site: Any, start: str) -> list[str]:
    return [url for url in reached(site, start) if not answers(site, url)]


@pytest.mark.parametrize("start", STARTS)
def test_every_answer_leads_to_a_page_within_six_steps(site: Any, start: str) -> None:
    found = reached(site, start)

    assert set(found) <= set(site.sources)
    assert max(found.values()) <= MAX_STEPS


@pytest.mark.parametrize("start", STARTS)
def test_every_page_of_the_tree_can_be_reached(site: Any, start: str) -> None:
    pages = {url for url in site.sources if url.startswith(start)}

    assert pages == set(reached(site, start))


@pytest.mark.parametrize("start", STARTS)
def test_every_end_has_a_number_to_call_a_desk_and_something_to_go_to(
    site: Any, start: str
) -> None:
    bare = [
        url
        for url in ends(site, start)
        if not site.page(url).xpath(
            "//*[@aria-labelledby='bellen']//*[contains(@class, 'call')]"
        )
        or not site.page(url).xpath(
            "//*[@aria-labelledby='hulp' or @aria-labelledby='nummers']//li"
        )
    ]

    assert bare == []


@pytest.mark.parametrize("url", TRANSLATED)
def test_guidance_in_another_language_says_nothing_in_dutch_of_its_own(
    site: Any, url: str
) -> None:
    dutch, text = catalogue("nl_u"), site.sources[url]
    lacking = set(dutch) - set(catalogue(url[1:3]))

    said = {key: max(re.split(r"\{\w+\}", dutch[key]), key=len) for key in lacking}

    assert [key for key, one in said.items() if len(one) > LONG_ENOUGH and one in text] == []
