import shutil
from datetime import timedelta
from pathlib import Path

import pytest
from attrs import evolve

from harvest.parsed import Parsed
from hub.errors import ParseError
from hub.source import Fetched, Limits, Rights, Source
from hub.store import Changes
from hub.vocabulary import SourceStatus
from tests.fakes.fake_harvest import FakeHarvest
from tests.fakes.fake_web import DOWN, MISSING
from tests.fakes.harvest_records import NOW, a_source

HOME = "https://bron.example/feed/"
SECOND = "https://bron.example/feed/?pagina=2"
PAGE = "https://bron.example/een"
SOURCE = a_source()
LATER = NOW + timedelta(hours=7)
LIST = f"item 1 Een\nitem 2 Twee\ndetail 1 {PAGE}"
FOUND_EARLIER = "Tekst van de pagina"


@pytest.fixture
def harvest(tmp_path: Path) -> FakeHarvest:
    """Return a harvest whose source has two items, one with a page of its own."""
    fake = FakeHarvest(folder=tmp_path)
    fake.web.pages = {HOME: LIST, PAGE: f"about 1 {FOUND_EARLIER}"}
    fake.run(NOW, SOURCE)
    return fake


def test_list_and_page_make_one_item(harvest: FakeHarvest) -> None:
    first, second = harvest.live()

    assert (first.item.title, FOUND_EARLIER in first.item.body.html) == ("Een", True)
    assert (second.item.title, second.item.body.html) == ("Twee", "")
    assert harvest.state().status is SourceStatus.OK


def test_next_page_of_a_list_is_read_too(harvest: FakeHarvest) -> None:
    harvest.web.pages = {HOME: f"item 1 Een\nnext {SECOND}", SECOND: "item 3 Drie"}

    harvest.run(LATER, SOURCE)

    assert harvest.web.urls() == [HOME, SECOND]
    assert "Drie" in harvest.titles()


@pytest.mark.parametrize("trouble", [DOWN, MISSING, "stuk"], ids=["down", "404", "no list"])
def test_list_that_breaks_off_fails_and_loses_nothing(
    harvest: FakeHarvest, trouble: object
) -> None:
    before = harvest.live()
    harvest.web.pages |= {HOME: f"item 1 Anders\nnext {SECOND}"}
    harvest.web.pages |= {SECOND: trouble}  # type: ignore[dict-item]  # as parametrized

    harvest.run(LATER, SOURCE)

    assert harvest.state().status is SourceStatus.FAILED
    assert harvest.live() == before


@pytest.mark.parametrize("trouble", [DOWN, "stuk"], ids=["down", "unreadable"])
def test_page_that_fails_leaves_the_last_good_version(
    harvest: FakeHarvest, trouble: object
) -> None:
    harvest.web.pages |= {HOME: LIST.replace("Een", "Nieuw").replace("Twee", "Ook nieuw")}
    harvest.web.pages |= {PAGE: trouble}  # type: ignore[dict-item]  # as parametrized

    harvest.run(LATER, SOURCE)

    assert harvest.titles() == ["Een", "Ook nieuw"]
    assert FOUND_EARLIER in harvest.live()[0].item.body.html
    assert harvest.state().status is SourceStatus.DEGRADED
    assert PAGE in harvest.state().message


def test_page_that_fails_at_first_sight_costs_its_text_only(tmp_path: Path) -> None:
    fake = FakeHarvest(folder=tmp_path)
    fake.web.pages = {HOME: LIST, PAGE: DOWN}

    fake.run(NOW, SOURCE)

    assert fake.titles() == ["Een", "Twee"]


@pytest.mark.parametrize(
    "gone",
    [MISSING, evolve(DOWN, status=SourceStatus.GONE)],
    ids=["404", "410"],
)
def test_page_that_is_gone_no_longer_speaks_for_its_item(
    harvest: FakeHarvest, gone: object
) -> None:
    harvest.web.pages |= {HOME: LIST.replace("Een", "Nieuw")}
    harvest.web.pages |= {PAGE: gone}  # type: ignore[dict-item]  # as parametrized

    harvest.run(LATER, SOURCE)

    assert harvest.titles() == ["Nieuw", "Twee"]
    assert FOUND_EARLIER not in harvest.live()[0].item.body.html


def test_item_that_leaves_list_and_site_leaves_the_hub(harvest: FakeHarvest) -> None:
    harvest.web.pages = {HOME: "item 2 Twee"}

    harvest.run(LATER, SOURCE)

    assert harvest.titles() == ["Twee"]


def test_other_site_is_not_asked(harvest: FakeHarvest) -> None:
    other = "https://elders.example/een"
    harvest.web.pages = {HOME: f"item 2 Twee\ndetail 2 {other}\nnext http://127.0.0.1/x"}

    harvest.run(LATER, SOURCE)

    assert harvest.web.urls() == [HOME]
    assert "dit is een andere site" in harvest.state().message
    assert harvest.state().status is SourceStatus.DEGRADED


@pytest.mark.parametrize(
    "url",
    [
        "https://bron.example.evil.example/x",
        "https://bron.example@evil.example/x",
        "https://bron.example:8443/x",
        "ftp://bron.example/x",
        "//bron.example/x",
        "https://[bron.example/x",
    ],
)
def test_address_that_only_looks_like_the_own_site_is_not_asked(
    harvest: FakeHarvest, url: str
) -> None:
    harvest.web.pages = {HOME: f"item 2 Twee\ndetail 2 {url}"}

    harvest.run(LATER, SOURCE)

    assert harvest.web.urls() == [HOME]


@pytest.mark.parametrize(
    ("url", "hosts"),
    [
        ("https://www.bron.example/een", ()),
        ("http://bron.example/een", ()),
        ("https://elders.example/een", ("elders.example",)),
        ("https://elders.example:8443/een", ("Elders.example:8443",)),
    ],
)
def test_own_site_and_named_hosts_are_asked(
    harvest: FakeHarvest, url: str, hosts: tuple[str, ...]
) -> None:
    harvest.web.pages = {HOME: f"item 2 Twee\ndetail 2 {url}", url: "about 2 Meer"}

    harvest.run(LATER, a_source(limits=Limits(allow_hosts=hosts)))

    assert harvest.web.urls() == [HOME, url]


def test_key_goes_to_the_own_server_only(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("BRON_KEY", "geheim")
    fake = FakeHarvest(folder=tmp_path)
    elsewhere = "https://api.elders.example/2"
    fake.web.pages = {HOME: f"item 1 Een\ndetail 1 {PAGE}\ndetail 1 {elsewhere}"}
    source = a_source(
        api_key_env="BRON_KEY", limits=Limits(allow_hosts=("api.elders.example",))
    )

    fake.run(NOW, source)

    sent = {request.url: request.headers for request in fake.web.asked}
    key = ("Authorization", "geheim")
    assert (sent[HOME], sent[PAGE], sent[elsewhere]) == ((key,), (key,), ())


def test_source_without_its_key_is_not_asked(harvest: FakeHarvest) -> None:
    harvest.run(LATER, a_source(api_key_env="BRON_KEY_DIE_ER_NIET_IS"))

    assert harvest.web.urls() == []
    assert "BRON_KEY_DIE_ER_NIET_IS" in harvest.state().message


def test_list_longer_than_the_limit_fails_and_loses_nothing(harvest: FakeHarvest) -> None:
    harvest.web.pages = {
        f"{HOME}{number or ''}": f"item {number} Titel\nnext {HOME}{number + 1}"
        for number in range(5)
    }

    harvest.run(LATER, a_source(limits=Limits(max_requests=3)))

    assert len(harvest.web.asked) == 3
    assert harvest.state().status is SourceStatus.FAILED
    assert "max_requests" in harvest.state().message
    assert harvest.titles() == ["Een", "Twee"]


def test_pages_beyond_the_limit_keep_their_last_good_version(harvest: FakeHarvest) -> None:
    harvest.web.pages |= {HOME: LIST.replace("Een", "Nieuw")}

    harvest.run(LATER, a_source(limits=Limits(max_requests=1)))

    assert harvest.titles() == ["Een", "Twee"]
    assert harvest.state().status is SourceStatus.DEGRADED


def test_list_that_leads_to_itself_ends(harvest: FakeHarvest) -> None:
    harvest.web.pages = {
        HOME: f"item 1 Een\nnext {SECOND}",
        SECOND: f"item 2 Twee\nnext {HOME}\nnext {SECOND}",
    }

    harvest.run(LATER, SOURCE)

    assert harvest.web.urls() == [HOME, SECOND]
    assert harvest.state().status is SourceStatus.OK


def test_second_harvest_sends_back_what_each_page_gave(harvest: FakeHarvest) -> None:
    harvest.run(LATER, SOURCE)

    assert [bool(request.etag) for request in harvest.web.asked] == [True, True]
    assert FOUND_EARLIER in harvest.live()[0].item.body.html
    assert harvest.state().status is SourceStatus.OK
    assert not harvest.state().changed


@pytest.fixture
def small(tmp_path: Path) -> FakeHarvest:
    """Return a harvest of one page, that cannot be parsed any more: nobody may try."""
    fake = FakeHarvest(folder=tmp_path)
    fake.web.pages = {HOME: "item 1 Een\nitem 2 Twee"}
    fake.run(NOW, SOURCE)
    fake.parse = broken
    return fake


def broken(source: Source, fetched: Fetched) -> Parsed:
    raise ParseError(source.id, f"nobody may read {fetched.url} again")


def test_unchanged_answer_is_not_read_again_on_the_same_day(small: FakeHarvest) -> None:
    small.run(LATER, SOURCE)

    assert small.state().status is SourceStatus.OK
    assert (small.state().last_success, small.state().changed) == (LATER, False)
    assert small.titles() == ["Een", "Twee"]


def test_unchanged_answer_is_read_again_on_the_next_day(small: FakeHarvest) -> None:
    small.run(LATER + timedelta(days=1), SOURCE)

    assert small.state().status is SourceStatus.FAILED


def test_unchanged_answer_is_read_again_by_another_definition(small: FakeHarvest) -> None:
    small.run(LATER, evolve(SOURCE, publisher="Een ander"))

    assert small.state().status is SourceStatus.FAILED


def test_unchanged_answer_is_read_again_while_an_item_waits_for_a_second_look(
    small: FakeHarvest,
) -> None:
    first, _ = small.store.items()
    waiting = Changes(source_id="bron", write=(evolve(first, maybe_lapsed=True),))
    small.store.apply(waiting, small.state())

    small.run(LATER, SOURCE)

    assert small.state().status is SourceStatus.FAILED


def test_unchanged_page_is_read_again_when_its_list_changed(harvest: FakeHarvest) -> None:
    harvest.web.pages |= {HOME: LIST.replace("Een", "Nieuw")}

    harvest.run(LATER, SOURCE)

    assert harvest.live()[0].item.title == "Nieuw"
    assert FOUND_EARLIER in harvest.live()[0].item.body.html


def test_changed_page_is_read_when_its_list_did_not_change(harvest: FakeHarvest) -> None:
    harvest.web.pages |= {PAGE: "about 1 Andere tekst"}

    harvest.run(LATER, SOURCE)

    assert "Andere tekst" in harvest.live()[0].item.body.html


def test_without_the_old_answer_the_whole_one_is_asked(harvest: FakeHarvest) -> None:
    shutil.rmtree(harvest.folder)

    harvest.run(LATER, SOURCE)

    assert [request.etag for request in harvest.web.asked] == ["", ""]
    assert harvest.titles() == ["Een", "Twee"]


def test_source_that_failed_is_asked_for_a_whole_answer(harvest: FakeHarvest) -> None:
    good = dict(harvest.web.pages)
    harvest.web.pages = {HOME: DOWN}
    harvest.run(LATER, SOURCE)
    harvest.web.pages = good

    harvest.run(LATER + timedelta(hours=7), SOURCE)

    assert harvest.web.asked[0].etag == ""
    assert harvest.state().status is SourceStatus.OK


def test_source_that_is_not_due_is_not_asked(harvest: FakeHarvest) -> None:
    harvest.run(NOW + timedelta(hours=1), SOURCE)

    assert harvest.web.urls() == []


def test_pause_that_a_server_asks_for_is_kept(harvest: FakeHarvest) -> None:
    until = LATER + timedelta(hours=20)
    harvest.web.pages = {HOME: evolve(DOWN, retry_at=until)}
    harvest.run(LATER, SOURCE)

    harvest.run(until - timedelta(minutes=1), SOURCE)
    waited = harvest.web.urls()
    harvest.run(until, SOURCE)

    assert (waited, harvest.web.urls()) == ([], [HOME])


def test_one_source_that_fails_does_not_hurt_another(harvest: FakeHarvest) -> None:
    second = a_source(id="twee", url=SECOND)
    harvest.web.pages |= {HOME: DOWN, SECOND: "item 9 Negen"}

    harvest.run(LATER, SOURCE, second)

    assert harvest.titles() == ["Een", "Twee", "Negen"]
    assert harvest.state("twee").status is SourceStatus.OK


@pytest.mark.parametrize(
    ("rights", "permitted"),
    [
        (Rights(), False),
        (Rights(licentie="toestemming", bewijs="mail van 2027-01-05"), True),
    ],
)
def test_permission_of_a_source_reaches_the_crawl(
    tmp_path: Path, rights: Rights, *, permitted: bool
) -> None:
    fake = FakeHarvest(folder=tmp_path)

    fake.run(NOW, a_source(rights=rights))

    assert fake.web.asked[0].reserved_ok is permitted
