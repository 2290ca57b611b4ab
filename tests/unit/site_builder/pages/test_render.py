"""From a planned page to bytes."""

import gzip
from collections.abc import Callable
from datetime import date

import pytest
from jinja2 import UndefinedError

from hub.errors import BuildError
from hub.model import SafeHtml
from hub.vocabulary import Mode
from site_builder.asset_files import every_asset, published
from site_builder.plan import PlannedPage
from site_builder.render import Renderer, json_script, safe_html
from tests.fakes.small_hub import World

Make = Callable[..., Renderer]


@pytest.fixture
def renderer(world: World) -> Renderer:
    return Renderer(world.hub, Mode.REAL, date(2027, 3, 1))


def test_same_page_gives_the_same_bytes(world: World, renderer: Renderer) -> None:
    page = world.page("/almere/filmwijk/")
    again = Renderer(world.hub, Mode.REAL, date(2027, 3, 1))

    assert renderer.render(page) == again.render(page)


def test_text_that_is_not_safe_html_is_refused() -> None:
    with pytest.raises(BuildError, match="str"):
        safe_html("<b>vet</b>")


def test_safe_html_stands_as_it_is() -> None:
    assert str(safe_html(SafeHtml(html="<b>vet</b>"))) == "<b>vet</b>"


def test_data_cannot_end_its_script() -> None:
    assert "<" not in json_script('{"name": "</script><b>"}')


def test_template_cannot_show_what_its_view_lacks(world: World, renderer: Renderer) -> None:
    about = world.page("/over/")
    wrong = PlannedPage(url="/over/", template="agenda.html.j2", view=about.view)

    with pytest.raises(UndefinedError):
        renderer.render(wrong)


def test_input_hash_is_the_same_for_two_renderers(world: World, renderer: Renderer) -> None:
    page = world.page("/almere/filmwijk/")
    tomorrow = Renderer(world.hub, Mode.REAL, date(2027, 3, 2))

    assert renderer.input_hash(page) == tomorrow.input_hash(page)


def test_style_sheet_is_small() -> None:
    assert len(gzip.compress(published("style.css"))) < 12_000


def test_there_is_an_icon_for_every_subject(world: World) -> None:
    icons = published("icons.svg").decode()

    assert [one.id for one in world.hub.domains if f'<symbol id="{one.id}"' not in icons] == []


def test_all_scripts_together_are_small_without_those_of_search_and_list() -> None:
    scripts = [
        gzip.compress(one.body)
        for one in every_asset()
        if one.path.endswith(".js") and not {"search", "list"} & set(one.path.split("/"))
    ]

    assert len(scripts) > 3
    assert sum(map(len, scripts)) <= 6_000


def test_published_script_has_no_lines_of_comment() -> None:
    script = published("wijk.js")

    assert b"localStorage" in script
    assert b"//" not in script
