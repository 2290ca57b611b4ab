from collections.abc import Iterable
from datetime import datetime

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from harvest.crawling.crawl_job import Answer, Request
from harvest.parsed import Parsed
from hub.source import Fetched, Follow, Limits, Validators
from hub.vocabulary import SourceStatus
from tests.fakes.harvest_records import NOW, a_raw, a_source
from wijkwijzer.sources.gathering import Gathering

HOME = "https://bron.example/feed/"
PAGE = "https://bron.example/een"
REQUEST = Request(source_id="bron", url=HOME)
DETAIL = Follow(url=PAGE, detail_of="1")
KNOWN = Validators(url=PAGE, etag='"1"')


def gathering(**limits: int) -> Gathering:
    one = Gathering(source=a_source(limits=Limits(**limits)))
    one.ask(HOME)
    return one


def asked(one: Gathering, follows: Iterable[Follow]) -> list[str]:
    return [follow.url for follow, _ in one.following(follows, REQUEST)]


def answer(status: SourceStatus, code: int = 0) -> Answer:
    return Answer(request=REQUEST, status=status, message="Mis.", code=code)


def fetched(url: str, **headers: str) -> Fetched:
    return Fetched(
        source_id="bron",
        url=url,
        status=200,
        headers=tuple(headers.items()),
        body=b"",
        fetched_at=NOW,
    )


def test_first_failure_is_the_one_that_is_told() -> None:
    one = gathering()

    one.fail(SourceStatus.GONE, "Weg.")
    one.fail(SourceStatus.FAILED, "Stuk.")

    assert one.failure is not None
    assert (one.failure.status, one.failure.message) == (SourceStatus.GONE, "Weg.")


def test_missing_page_of_a_list_fails_the_source() -> None:
    one = gathering()

    one.miss(Follow(url=PAGE), answer(SourceStatus.FAILED, 404), None)

    assert one.failure is not None
    assert one.unread == set()


@pytest.mark.parametrize("status", [SourceStatus.FAILED, SourceStatus.RATELIMITED])
def test_missing_page_of_an_item_keeps_its_last_good_version(status: SourceStatus) -> None:
    one = gathering()

    one.miss(DETAIL, answer(status), KNOWN)

    assert one.failure is None
    assert one.unreadable == {"bron:1"}
    assert one.validators == {PAGE: KNOWN}


@pytest.mark.parametrize(
    "gone",
    [
        answer(SourceStatus.FAILED, 404),
        answer(SourceStatus.GONE, 410),
        answer(SourceStatus.BLOCKED_BY_ROBOTS),
    ],
)
def test_page_that_is_not_there_any_more_keeps_nothing(gone: Answer) -> None:
    one = gathering()

    one.miss(DETAIL, gone, KNOWN)

    assert one.unreadable == frozenset()
    assert one.validators == {}
    assert len(one.losses) == 1


@pytest.mark.parametrize("first", [NOW, NOW.replace(hour=9), None])
def test_longest_pause_that_a_page_asks_for_is_kept(first: datetime | None) -> None:
    one = gathering()

    one.miss(DETAIL, evolve(answer(SourceStatus.RATELIMITED), retry_at=first), None)
    one.miss(DETAIL, evolve(answer(SourceStatus.RATELIMITED), retry_at=NOW), None)

    assert one.retry_at == (first or NOW)


def test_item_with_an_unread_page_is_left_as_it_was() -> None:
    one = gathering()
    one.add(Parsed(items=(a_raw(), a_raw(external_id="2"))), fetched(HOME), None)

    one.miss(DETAIL, answer(SourceStatus.FAILED), None)

    assert [item.external_id for item in one.items(frozenset({"bron:1"}))] == ["2"]
    assert [item.external_id for item in one.items(frozenset())] == ["1", "2"]


def test_validators_are_kept_byte_for_byte() -> None:
    one = gathering()

    one.add(Parsed(), fetched(HOME, etag='W/"\xe9"'), None)

    assert one.validators[HOME].etag == 'W/"\xe9"'


def test_answer_that_broke_off_keeps_no_validators() -> None:
    one = gathering()

    one.add(Parsed(cut_off=True), fetched(HOME, etag='"1"'), None)

    assert (one.validators, one.cut_off) == ({}, True)


def test_answer_without_validators_keeps_none() -> None:
    one = gathering()

    one.add(Parsed(), fetched(HOME), None)

    assert one.validators == {}


def test_old_answer_keeps_its_validators_and_is_not_archived_again() -> None:
    one = gathering()

    one.add(Parsed(), fetched(PAGE), KNOWN)

    assert (one.validators, one.fetched) == ({PAGE: KNOWN}, [])


def test_page_is_asked_once() -> None:
    assert asked(gathering(), [DETAIL, DETAIL, Follow(url=HOME)]) == [PAGE]


def test_headers_of_a_wish_go_along() -> None:
    wish = evolve(DETAIL, headers=(("Accept", "text/html"),))

    [(_, headers)] = gathering().following([wish], REQUEST)

    assert headers == (("Accept", "text/html"),)


numbers = st.lists(st.integers(0, 12), max_size=30)


@given(numbers, st.integers(1, 10))
def test_limit_is_never_passed_and_nothing_is_asked_twice(
    wishes: list[int], limit: int
) -> None:
    one = gathering(max_requests=limit)
    follows = [Follow(url=f"{PAGE}{number}", detail_of=str(number)) for number in wishes]

    urls = asked(one, follows)

    assert len(urls) <= limit - 1
    assert len(urls) == len(set(urls))
    assert len(urls) + len(one.unread) == len(set(wishes))


@given(st.text(max_size=40))
def test_any_address_gets_an_answer(text: str) -> None:
    urls = [text, f"https://{text}", f"https://bron.example{text}"]

    assert isinstance(asked(gathering(), [Follow(url=url) for url in urls]), list)
