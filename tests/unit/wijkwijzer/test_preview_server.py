"""Only a browser on this computer is answered, by the names of this computer."""

import pytest

from wijkwijzer.preview.server import is_own_name


@pytest.mark.parametrize("host", ["127.0.0.1:8100", "localhost:8100", "LocalHost:8100"])
def test_names_of_this_computer_are_its_own(host: str) -> None:
    assert is_own_name(host, 8100)


@pytest.mark.parametrize(
    "host",
    [
        "",
        "127.0.0.1",
        "127.0.0.1:8101",
        "127.0.0.1.kwaad.example:8100",
        "kwaad.example:8100",
        "localhost.kwaad.example:8100",
        "[::1]:8100",
        "0.0.0.0:8100",
        "127.0.0.1:8100@kwaad.example",
    ],
)
def test_other_names_are_not(host: str) -> None:
    assert not is_own_name(host, 8100)
