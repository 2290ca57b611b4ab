"""What other sites and apps show when somebody sends the address of a page."""

import pytest
from attrs import evolve

from hub.gemeente import LANGUAGES
from tests.fakes.small_hub import World

HUB = "https://wijkwijzer.example"


def shared(world: World, url: str) -> dict[str, str]:
    """Every og: and twitter: line of a page."""
    metas = world.tree(url).xpath("//meta[@property or starts-with(@name, 'twitter:')]")
    return {one.get("property") or one.get("name"): one.get("content") for one in metas}


@pytest.fixture(scope="module")
def pictured(world: World) -> World:
    hub = evolve(world.hub, languages=LANGUAGES)
    there = world.with_hub(hub)
    return World(hub=hub, build=evolve(there.build, paper=True))


def test_page_of_a_wijk_is_shared_with_its_own_picture(pictured: World) -> None:
    assert shared(pictured, "/almere/filmwijk/") == {
        "og:type": "website",
        "og:site_name": "Wijkwijzer",
        "og:title": "Filmwijk – Almere",
        "og:description": "Hulp, activiteiten en informatie voor Filmwijk, "
        "met telefoonnummers en adressen.",
        "og:url": f"{HUB}/almere/filmwijk/",
        "og:locale": "nl_NL",
        "og:image": f"{HUB}/almere/filmwijk/delen.png",
        "og:image:type": "image/png",
        "og:image:width": "1200",
        "og:image:height": "630",
        "og:image:alt": "De naam Filmwijk, met een kaart",
        "twitter:card": "summary_large_image",
    }


@pytest.mark.parametrize(
    ("url", "locale", "alt"),
    [
        ("/en/almere/filmwijk/", "en_GB", "The name Filmwijk, with a map"),
        ("/ar/almere/filmwijk/", "ar_AR", "اسم \u2068Filmwijk\u2069 مع خريطة"),
    ],
)
def test_page_in_another_language_says_so_and_has_the_same_picture(
    pictured: World, url: str, locale: str, alt: str
) -> None:
    found = shared(pictured, url)

    assert (found["og:locale"], found["og:image:alt"]) == (locale, alt)
    assert found["og:url"] == HUB + url
    assert found["og:image"] == f"{HUB}/almere/filmwijk/delen.png"


@pytest.mark.parametrize(
    ("url", "picture"),
    [
        ("/almere/almere-stad/", "/almere/almere-stad/delen.png"),
        ("/almere/bedrijventerrein-noord/", "/almere/bedrijventerrein-noord/delen.png"),
        ("/almere/agenda/koffie-en-taal/", "/almere/delen.png"),
        ("/almere/filmwijk/kinderen/", "/almere/delen.png"),
        ("/", None),
    ],
)
def test_other_pages_have_the_picture_of_their_area_or_gemeente(
    pictured: World, url: str, picture: str | None
) -> None:
    expected = HUB + picture if picture else None

    assert shared(pictured, url).get("og:image") == expected


def test_no_sensitive_page_shares_its_words_or_a_picture(pictured: World) -> None:
    neutral = {"og:title": "Wijkwijzer", "og:description": "Hulp en informatie in uw wijk."}
    guarded = [page.url for page in pictured.plan.pages if page.view.page.sensitive]
    ours = [url for url in guarded if not url.startswith(("/en/", "/ar/"))]

    assert len(ours) > 5
    assert [url for url in ours if shared(pictured, url) != neutral] == []


@pytest.mark.parametrize("url", ["/404.html"])
def test_page_that_is_not_to_be_found_shares_nothing(pictured: World, url: str) -> None:
    assert shared(pictured, url) == {}
