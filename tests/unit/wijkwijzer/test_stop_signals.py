import os
import signal
import time

import pytest

from wijkwijzer.operating.stop_signals import stop_signals


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_signal_that_came_before_the_sleep_ends_it(number: signal.Signals) -> None:
    with stop_signals() as signals:
        os.kill(os.getpid(), number)
        started = time.monotonic()

        signals.sleep(30)

        assert signals.is_asked()
        assert time.monotonic() - started < 10


def test_nobody_asked_is_the_start() -> None:
    with stop_signals() as signals:
        signals.sleep(0)

        assert not signals.is_asked()


def test_signals_do_afterwards_what_they_did_before() -> None:
    before = signal.getsignal(signal.SIGTERM)

    with stop_signals():
        assert signal.getsignal(signal.SIGTERM) != before

    assert signal.getsignal(signal.SIGTERM) == before
