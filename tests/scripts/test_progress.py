import io

import pytest
from rich.console import Console

from scripts.progress import shown


def console(terminal: bool) -> Console:
    return Console(file=io.StringIO(), force_terminal=terminal, width=120)


def written(console: Console) -> str:
    assert isinstance(console.file, io.StringIO)
    return console.file.getvalue()


def test_a_terminal_shows_a_bar_with_rate_and_share() -> None:
    terminal = console(terminal=True)
    with shown(terminal) as show:
        show("read", 1234, 0.5)
    text = written(terminal)
    assert "1,234 read" in text
    assert "/s" in text
    assert "50%" in text


def test_a_terminal_shows_a_bar_where_the_whole_is_not_known() -> None:
    terminal = console(terminal=True)
    with shown(terminal) as show:
        show("read", 7, None)
    assert "7 read" in written(terminal)


@pytest.mark.parametrize(("part", "share"), [(None, ""), (0.25, " (25%)")])
def test_elsewhere_a_line_now_and_then(part: float | None, share: str) -> None:
    log = console(terminal=False)
    with shown(log, log_seconds=0.0) as show:
        show("read", 1, part)
        show("read", 2, part)
    first, second = written(log).splitlines()
    assert first.startswith("1 read, ")
    assert second.endswith(f"/s{share}")


def test_a_quick_command_logs_nothing() -> None:
    log = console(terminal=False)
    with shown(log) as show:
        show("read", 1, None)
    assert written(log) == ""
