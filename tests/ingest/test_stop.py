import os
import signal

import pytest

from service.ingest.stop import Stop


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_the_first_signal_is_noted_the_second_interrupts(number: signal.Signals) -> None:
    before = signal.getsignal(number)
    with Stop() as stop:
        seen = [stop.requested]
        os.kill(os.getpid(), number)
        seen.append(stop.requested)
        assert seen == [False, True]
        assert stop.signal == number
        with pytest.raises(KeyboardInterrupt):
            os.kill(os.getpid(), number)
    assert signal.getsignal(number) is before
