"""The page to send in an activity: five lines, a phone, and a mail that is ready to fill in."""

from urllib.parse import parse_qs, urlsplit

import pytest
from attrs import evolve

from hub.submission import QUESTIONS, mail_body
from tests.fakes.small_hub import World

URL = "/almere/activiteit-aanmelden/"
URLS = (URL, f"/en{URL}", f"/ar{URL}")


@pytest.fixture(scope="module")
def everywhere(world: World) -> World:
    """The small hub in three languages."""
    return world.with_hub(evolve(world.hub, languages=("nl", "en", "ar")))


@pytest.mark.parametrize("url", URLS)
def test_it_is_told_in_five_lines(everywhere: World, url: str) -> None:
    steps = everywhere.tree(url).xpath("//main//ol[not(ancestor::nav)]/li")

    assert len(steps) == 5
    assert max(len(one.text_content().split()) for one in steps) <= 20


@pytest.mark.parametrize("url", URLS)
def test_the_mail_holds_the_form_that_the_editors_read_back(
    everywhere: World, url: str
) -> None:
    (link,) = everywhere.tree(url).xpath("//main//a[contains(@href, 'body=')][@class='call']")

    opened = urlsplit(link.get("href"))
    (body,) = parse_qs(opened.query)["body"]
    assert (opened.scheme, opened.path) == ("mailto", "redactie@voorbeeld.nl")
    assert body.replace("\r\n", "\n").strip() == mail_body("Almere").strip()


@pytest.mark.parametrize("url", URLS)
def test_who_would_rather_call_finds_a_number(everywhere: World, url: str) -> None:
    assert "036 – 000 00 00" in everywhere.main(url)


@pytest.mark.parametrize(("url", "lang"), [(URLS[0], None), (URLS[1], "nl"), (URLS[2], "nl")])
def test_the_questions_say_their_language(
    everywhere: World, url: str, lang: str | None
) -> None:
    (questions,) = everywhere.tree(url).xpath("//section[@aria-labelledby='vragen']/ul")

    assert questions.get("lang") == lang
    assert len(questions) == len(QUESTIONS)
