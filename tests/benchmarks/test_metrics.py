import pytest

from benchmarks.quality.metrics import interval, ndcg, recall, success


@pytest.mark.parametrize(
    ("ranked", "relevant", "expected"),
    [
        (["a", "b"], {"a"}, 1.0),
        (["b", "a"], {"a"}, 0.6309),
        (["b", "a"], {"a", "b"}, 1.0),
        (["c", "a", "b"], {"a", "b"}, 0.6934),
        (["b"] * 10 + ["a"], {"a"}, 0.0),
        ([], {"a"}, 0.0),
    ],
)
def test_ndcg(ranked: list[str], relevant: set[str], expected: float) -> None:
    assert ndcg(ranked, relevant) == pytest.approx(expected, abs=1e-4)


def test_recall_counts_what_ten_places_can_hold() -> None:
    many = {str(n) for n in range(40)}
    assert recall([str(n) for n in range(10)], many) == 1.0
    assert recall(["0", "x"], {"0", "1"}) == 0.5


@pytest.mark.parametrize(("ranked", "expected"), [(["a"], 1.0), (["b", "a"], 0.0), ([], 0.0)])
def test_success_asks_for_the_first_hit(ranked: list[str], expected: float) -> None:
    assert success(ranked, {"a"}) == expected


def test_an_interval_holds_the_mean_and_narrows_with_more_questions() -> None:
    low, high = interval([0.0, 1.0] * 20)
    narrow_low, narrow_high = interval([0.0, 1.0] * 500)
    assert low < 0.5 < high
    assert narrow_high - narrow_low < high - low
    assert interval([0.25] * 9) == (0.25, 0.25)
    assert interval([]) == (0.0, 0.0)
