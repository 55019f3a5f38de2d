from service.ingest.pace import Ticker


def test_is_due_after_its_time_and_then_begins_anew() -> None:
    now = 100.0
    ticker = Ticker(2.0, lambda: now)
    assert not ticker.due()
    now = 102.0
    assert ticker.due()
    assert not ticker.due()
    now = 103.9
    ticker.reset()
    now = 105.0
    assert not ticker.due()
    now = 105.9
    assert ticker.due()
