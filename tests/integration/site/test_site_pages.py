"""What holds for every page of the example site."""

import json
import re
from typing import Any

import pytest

from tests.fakes.example import Example

NEVER_SHOWN = re.compile(
    r"levensdomein|hulplijn|\btier\b|krachtwijzer|doelgroep|sociale kaart|aanvulling",
    re.IGNORECASE,
)
"""Words of ours that residents never see (CARE.md part 2.3)."""

REASONS_NEVER_SAY = re.compile(
    r"omdat u|veel mensen|meer dan gemiddeld|kwetsbaar|achterstand", re.IGNORECASE
)


def test_command_ends_well_and_says_what_it_did(
    example: Example,
) -> None:
    done = example.done

    assert done.returncode == 0
    assert "pagina's" in done.stdout
    assert all(json.loads(line)["event"] for line in done.stderr.splitlines())


def test_every_page_has_one_heading_a_language_and_a_description(site: Any) -> None:
    faulty = [
        url
        for url, text in site.sources.items()
        if len(re.findall(r"<h1\b", text)) != 1
        or not re.search(r'<html lang="\w+"', text)
        or not re.search(r'<meta name="description" content="[^"]+"', text)
    ]

    assert faulty == []


def test_every_page_shows_112_and_veilig_thuis_in_words(site: Any) -> None:
    faulty = [
        url for url, text in site.words.items() if "112" not in text or "0800-2000" not in text
    ]

    assert faulty == []


def test_residents_never_see_our_own_words(site: Any) -> None:
    found = [
        (url, match[0])
        for url, text in site.words.items()
        for match in NEVER_SHOWN.finditer(text)
    ]

    assert found == []


def test_reasons_never_speak_of_the_reader_or_the_residents(site: Any) -> None:
    reasons = [
        reason
        for text in site.sources.values()
        for reason in re.findall(r'<p class="reason">(.*?)</p>', text)
    ]

    assert reasons
    assert [reason for reason in reasons if REASONS_NEVER_SAY.search(reason)] == []


def test_no_script_of_others_runs_and_nothing_comes_from_elsewhere(site: Any) -> None:
    foreign = re.compile(
        r'<script(?! type="application/(?:ld\+)?json"'
        r'| src="/assets/(?:[a-z]+/)?[a-z]+\.js" defer>)|<iframe|'
        r"""<img[^>]+src="https?:|"""
        r"""<link[^>]+rel="stylesheet"[^>]+href="https?:|\son[a-z]+=|\sstyle="|javascript:""",
        re.IGNORECASE,
    )

    found = [
        (url, match[0])
        for url, text in site.sources.items()
        for match in foreign.finditer(text)
    ]

    assert found == []


def test_structured_data_is_json(site: Any) -> None:
    blocks = [
        block
        for text in site.sources.values()
        for block in re.findall(r'<script type="application/ld\+json">(.*?)</script>', text)
    ]

    kinds = {json.loads(block).get("@type") for block in blocks}

    assert {"BreadcrumbList", "Event", "Organization"} <= kinds


def test_example_site_asks_not_to_be_found_and_says_what_it_is(site: Any) -> None:
    page = site.page("/almere/")

    assert "noindex" in page.xpath("//meta[@name='robots']/@content")[0]
    assert "voorbeeldgegevens" in page.text_content()


def test_build_json_lists_every_file(site: Any) -> None:
    listed = json.loads((site.root / "build.json").read_text())

    files = {
        path.relative_to(site.root).as_posix()
        for path in site.root.rglob("*")
        if path.is_file()
    }

    assert set(listed["files"]) == files - {"build.json"}


def test_no_acute_number_stands_below_own_strength_on_safety_pages(site: Any) -> None:
    text = site.text("/almere/veilig/")
    own = text.find("Zelf en met mensen om u heen")

    assert "0800-2000" in text
    assert own == -1 or text.find("0800-2000") < own


@pytest.mark.parametrize(
    "url",
    [
        "/",
        "/almere/",
        "/almere/filmwijk/",
        "/almere/geld/",
        "/almere/filmwijk/geld/",
        "/almere/agenda/",
        "/almere/filmwijk/agenda/",
        "/almere/a-z/",
        "/almere/zoeken/",
        "/direct-hulp/",
        "/almere/direct-hulp/",
        "/over/",
        "/bronnen/",
        "/toegankelijkheid/",
        "/privacy/",
        "/almere/regelen/",
        "/eindhoven/",
        "/eindhoven/stadsdeel-centrum/",
        "/eindhoven/centrum/",
    ],
)
def test_page_exists(site: Any, url: str) -> None:
    assert site.page(url).xpath("//h1")


@pytest.mark.parametrize("file", ["almere/filmwijk/atom.xml", "almere/filmwijk/agenda.ics",
                                  "sitemap.xml", "robots.txt", "404.html"])  # fmt: skip
def test_file_exists(site: Any, file: str) -> None:
    assert (site.root / file).stat().st_size > 0


def test_every_area_of_a_map_has_a_link_in_the_list_beside_it(site: Any) -> None:
    lonely = [
        (url, href)
        for url, text in site.sources.items()
        if 'class="area-map' in text
        for page in [site.page(url)]
        for href in page.xpath("//svg//a/@href")
        if href not in page.xpath("//ul[@class='areas']//a/@href")
    ]

    assert lonely == []
