"""What stands on a page for machines."""

import pytest

from harvest.formats.embedded import MAX_ITEMS, embedded

BASE = "https://bron.example/agenda/"
EVENT = '<div itemscope itemtype="https://schema.org/Event">'


def script(text: str, kind: str = "application/ld+json") -> str:
    return f'<script type="{kind}">{text}</script>'


@pytest.mark.parametrize(
    "kind",
    ["application/ld+json", "APPLICATION/LD+JSON", " application/ld+json; charset=utf-8"],
)
def test_a_script_is_known_by_its_type(kind: str) -> None:
    assert embedded(f"<html>{script('[1]', kind)}", BASE).values == ([1],)


def test_another_script_is_not_read() -> None:
    assert not embedded(f"<html>{script('[1]', 'application/json')}", BASE).speaks


def test_one_broken_script_does_not_spoil_another() -> None:
    found = embedded(f"<html>{script('{')}{script('[1]')}", BASE)

    assert found.values == ([1],)
    assert [one.what for one in found.losses] == [
        "stuk 1 van de JSON-LD op de pagina is niet te lezen"
    ]


def test_microdata_gets_the_shape_of_json_ld() -> None:
    page = f"""<html>{EVENT}<span itemprop="name">Feest</span>
        <p itemprop="location" itemscope itemtype="https://schema.org/Place" itemid="#zaal">
        <b itemprop="name">Zaal</b></p><a itemprop="url" href="feest">meer</a></div>"""

    assert embedded(page, BASE).values == (
        {
            "@type": "https://schema.org/Event",
            "name": "Feest",
            "location": {"@type": "https://schema.org/Place", "@id": "#zaal", "name": "Zaal"},
            "url": "https://bron.example/agenda/feest",
        },
    )


def test_the_page_can_name_another_base() -> None:
    assert embedded(f'<html><base href="/wijk/">{script("[1]")}', BASE).base == (
        "https://bron.example/wijk/"
    )


@pytest.mark.parametrize("text", ["", "tekst", "<p>Onderhoud</p>", '{"error": 1}', "[", "{}"])
def test_what_says_nothing_for_machines_is_known(text: str) -> None:
    assert not embedded(text, BASE).speaks


@pytest.mark.parametrize("text", ["[]", '{"@type": "Event"}', '{"@graph": []}'])
def test_a_body_can_be_json_ld_itself(text: str) -> None:
    assert embedded(text, BASE).speaks


def test_a_page_that_ends_in_a_script_is_cut_off() -> None:
    found = embedded(f'<html>{script("[1]")}<script type="application/ld+json">[', BASE)

    assert [one.cut_off for one in found.losses] == [False, True]


def test_a_script_that_speaks_of_scripts_is_whole() -> None:
    assert embedded(f"<html>{script(chr(34) + '<script>' + chr(34))}", BASE).losses == ()


def test_too_much_microdata_is_reported() -> None:
    found = embedded(f"<html>{(EVENT + '</div>') * (MAX_ITEMS + 3)}", BASE)

    assert [one.entries for one in found.losses] == [3]


def test_deep_microdata_is_read_as_far_as_it_makes_sense() -> None:
    inner = '<div itemprop="subEvent" itemscope itemtype="https://schema.org/Event">'

    found = embedded(f'<html>{EVENT}{inner * 200}<b itemprop="name">Diep', BASE)

    assert len(found.values) == 1


def test_references_that_cost_too_much_are_not_followed() -> None:
    parts = '<p id="a">' + '<b itemprop="name">x</b>' * 60 + "</p>"
    referring = f'<div itemscope itemtype="https://schema.org/Event" itemref="{"a " * 900}">'

    found = embedded(f"<html>{referring}</div>{parts}", BASE)

    assert found.values == ({"@type": "https://schema.org/Event", "name": ""},)
