"""The figures as tables, against the last stored run, and the questions that went worst."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from statistics import fmean

from benchmarks.quality.measure import Asked
from benchmarks.quality.metrics import MEASURES, interval

Run = Mapping[str, Mapping[str, Mapping[str, float]]]
"""Set, then variant, then question: nDCG@10. What is stored of a run, to pair the next one with."""


def figures(asked: Sequence[Asked]) -> dict[str, dict[str, float]]:
    """By "variant" and "variant, half": each measure's mean."""
    groups: dict[str, list[Asked]] = defaultdict(list)
    for item in asked:
        groups[item.variant].append(item)
        groups[f"{item.variant}, {item.question.half}"].append(item)
    return {
        name: {measure: fmean(item.value(measure) for item in items) for measure in MEASURES}
        for name, items in groups.items()
    }


def by_question(asked: Iterable[Asked]) -> dict[str, dict[str, float]]:
    run: dict[str, dict[str, float]] = defaultdict(dict)
    for item in asked:
        run[item.variant][item.question.id] = round(item.value("ndcg"), 4)
    return run


def table(name: str, asked: Sequence[Asked], before: Mapping[str, Mapping[str, float]]) -> Iterator[str]:
    """Markdown: a row a variant, both halves of nDCG@10, and what changed against `before`."""
    values = figures(asked)
    now = by_question(asked)
    yield f"### {name}"
    yield ""
    yield "| variant | nDCG@10 | 95 % interval | tuned | held out | recall@10 | success@1 | change |"
    yield "|---|---|---|---|---|---|---|---|"
    for variant, ndcgs in now.items():
        low, high = interval([*ndcgs.values()])
        whole = values[variant]
        halves = [values.get(f"{variant}, {half}", {}).get("ndcg") for half in ("tuned", "held out")]
        cells = (
            variant,
            f"{whole['ndcg']:.4f}",
            f"{low:.3f}-{high:.3f}",
            *("-" if half is None else f"{half:.4f}" for half in halves),
            f"{whole['recall']:.4f}",
            f"{whole['success']:.4f}",
            change(ndcgs, before.get(variant, {})),
        )
        yield f"| {' | '.join(cells)} |"
    yield ""


def change(now: Mapping[str, float], before: Mapping[str, float]) -> str:
    """The mean difference on the questions that both runs asked, with its paired interval."""
    differences = [value - before[id] for id, value in now.items() if id in before]
    if not differences:
        return "new"
    low, high = interval(differences)
    return f"{fmean(differences):+.4f} ({low:+.3f} to {high:+.3f})"


def worst(asked: Iterable[Asked], count: int) -> Iterator[str]:
    """The typed questions with the least nDCG@10: where the right document came, and what stood first."""
    typed = sorted((item for item in asked if item.variant == "typed"), key=lambda item: item.value("ndcg"))
    for item in typed[:count]:
        places = [n for n, id in enumerate(item.ranked, start=1) if id in item.question.relevant]
        first = item.ranked[0] if item.ranked else "nothing"
        right = ", ".join(sorted(item.question.relevant)[:2])
        stood = ", ".join(map(str, places)) or "none of ten"
        yield f"- {item.value('ndcg'):.3f} “{item.text.strip()}” right: {right} at {stood}; first: {first}"
