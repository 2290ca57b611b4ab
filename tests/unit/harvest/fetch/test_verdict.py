from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from harvest.crawling.verdict import (
    LONGEST_WAIT,
    Again,
    Redirect,
    Reply,
    Stop,
    Taken,
    backoff,
    judge,
    retry_after,
)
from hub.vocabulary import SourceStatus

NOW = datetime(2026, 12, 1, 8, tzinfo=UTC)


def reply(status: int, **headers: str) -> Reply:
    lines = tuple((name.replace("_", "-"), value) for name, value in headers.items())
    return Reply(status=status, headers=lines)


def test_200_is_taken() -> None:
    assert judge(reply(200), conditional=False, now=NOW) == Taken()


def test_304_is_taken_when_we_asked_for_it() -> None:
    assert judge(reply(304), conditional=True, now=NOW) == Taken(not_modified=True)


def test_304_out_of_nowhere_is_a_failure() -> None:
    assert judge(reply(304), conditional=False, now=NOW) == Stop(
        status=SourceStatus.FAILED,
        message="De server gaf code 304 in plaats van een antwoord.",
        code=304,
    )


@pytest.mark.parametrize(
    ("status", "permanent"),
    [(301, True), (302, False), (303, False), (307, False), (308, True)],
)
def test_redirect_is_followed(status: int, *, permanent: bool) -> None:
    verdict = judge(reply(status, location="/nieuw"), conditional=False, now=NOW)

    assert verdict == Redirect(location="/nieuw", permanent=permanent)


@pytest.mark.parametrize("status", [204, 206, 301, 400, 401, 403, 404, 418, 451, 501, 999])
def test_other_status_is_a_failure(status: int) -> None:
    verdict = judge(reply(status), conditional=False, now=NOW)

    assert isinstance(verdict, Stop)
    assert verdict.status is SourceStatus.FAILED
    assert verdict.code == status


def test_410_is_gone() -> None:
    verdict = judge(reply(410), conditional=False, now=NOW)

    assert isinstance(verdict, Stop)
    assert verdict.status is SourceStatus.GONE


@pytest.mark.parametrize("status", [408, 500, 502, 503, 504, 522, 524])
def test_passing_trouble_is_tried_again_and_then_failed(status: int) -> None:
    verdict = judge(reply(status), conditional=False, now=NOW)

    assert isinstance(verdict, Again)
    assert verdict.otherwise.status is SourceStatus.FAILED


def test_429_is_tried_again_after_the_wait_and_then_ratelimited() -> None:
    verdict = judge(reply(429, retry_after="120"), conditional=False, now=NOW)

    assert isinstance(verdict, Again)
    assert verdict.wait == 120
    assert verdict.otherwise.status is SourceStatus.RATELIMITED
    assert verdict.otherwise.retry_at(NOW) == NOW + timedelta(minutes=2)


def test_very_long_pause_needs_a_person_and_is_cut() -> None:
    month = timedelta(days=30).total_seconds()
    verdict = judge(reply(429, retry_after=f"{month:.0f}"), conditional=False, now=NOW)

    assert isinstance(verdict, Stop)
    assert verdict.status is SourceStatus.FAILED
    assert verdict.retry_at(NOW) == NOW + timedelta(seconds=LONGEST_WAIT)


@pytest.mark.parametrize("value", ["99999999999999999999", "9" * 5000])
def test_pause_that_is_no_time_at_all_becomes_an_hour(value: str) -> None:
    verdict = judge(reply(429, retry_after=value), conditional=False, now=NOW)

    assert isinstance(verdict, Stop)
    assert verdict.status is SourceStatus.FAILED
    assert verdict.retry_at(NOW) == NOW + timedelta(hours=1)


def test_date_is_measured_from_the_servers_own_clock() -> None:
    answer = reply(
        503,
        date="Sun, 22 Nov 2020 10:00:00 GMT",
        retry_after="Sun, 22 Nov 2020 12:00:00 GMT",
    )

    assert retry_after(answer, NOW) == 7200


def test_date_in_the_past_means_now() -> None:
    assert retry_after(reply(503, retry_after="Sun, 22 Nov 2020 12:00:00 GMT"), NOW) == 0


@given(st.text(max_size=40))
def test_any_retry_after_can_be_read(value: str) -> None:
    wait = retry_after(reply(503, retry_after=value), NOW)

    assert wait is None or wait >= 0


@given(st.integers(1, 5), st.text(max_size=20))
def test_backoff_doubles_within_a_quarter(tries: int, url: str) -> None:
    wait = backoff(1.0, tries, url)

    assert 2 ** (tries - 1) <= wait <= 1.25 * 2 ** (tries - 1)
