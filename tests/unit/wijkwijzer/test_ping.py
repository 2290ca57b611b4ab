import time
from collections.abc import Iterator

import pytest

from tests.fakes.watcher import Watcher, watching
from wijkwijzer.operating.ping import fail_url, ping


@pytest.fixture
def watcher() -> Iterator[Watcher]:
    with watching() as found:
        yield found


def test_watcher_hears_that_the_site_is_right(watcher: Watcher) -> None:
    assert ping(f"{watcher.url}/abc", right=True) == ""
    assert watcher.asked == ["/abc"]


def test_watcher_hears_that_it_went_wrong(watcher: Watcher) -> None:
    assert ping(f"{watcher.url}/abc", right=False) == ""
    assert watcher.asked == ["/abc/fail"]


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("https://watch.example/abc", "https://watch.example/abc/fail"),
        ("https://watch.example/abc/", "https://watch.example/abc/fail"),
        ("https://watch.example/abc?key=1", "https://watch.example/abc/fail?key=1"),
    ],
)
def test_fail_stands_at_the_end_of_the_path(url: str, expected: str) -> None:
    assert fail_url(url) == expected


def test_redirect_on_the_same_host_is_followed(watcher: Watcher) -> None:
    watcher.location = "/moved"

    assert ping(f"{watcher.url}/abc", right=True) == ""
    assert watcher.asked == ["/abc", "/moved"]


def test_redirect_to_another_host_is_not_followed(watcher: Watcher) -> None:
    with watching() as other:
        watcher.location = f"{other.url}/secret"

        assert ping(f"{watcher.url}/abc", right=True) == "antwoord 302"
        assert other.asked == []


def test_redirect_to_a_file_is_not_followed(watcher: Watcher) -> None:
    watcher.location = "file:///etc/hostname"

    assert ping(f"{watcher.url}/abc", right=True) != ""


def test_answer_that_is_an_error_is_told(watcher: Watcher) -> None:
    watcher.status = 500

    assert ping(f"{watcher.url}/abc", right=True) == "antwoord 500"


def test_watcher_that_never_finishes_does_not_keep_us(watcher: Watcher) -> None:
    watcher.slow = True
    started = time.monotonic()

    told = ping(f"{watcher.url}/abc", right=True, limit=0.2)

    assert told == "geen antwoord binnen 0.2 seconden"
    assert time.monotonic() - started < 5


@pytest.mark.parametrize(
    "url",
    [
        "file:///etc/hostname",
        "ftp://127.0.0.1/x",
        "",
        "zomaar",
        "http://",
        "http://[::1",
        "http://127.0.0.1:99999/",
        "http://127.0.0.1:1/",
        "http://a b/",
    ],
)
def test_address_that_cannot_be_called_is_no_error(url: str) -> None:
    told = ping(url, right=True)

    assert told != ""
    assert "127.0.0.1" not in told
