"""Floors that figures may not fall below, pinned with the corpus they were measured on. They only go up."""

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

FLOORS = Path(__file__).parent / "floors.json"
SLACK = 0.002
"""How far below its measure a floor is set: ties may fall otherwise on another engine."""

Figures = Mapping[str, Mapping[str, float]]


def read(path: Path = FLOORS) -> dict[str, Any]:
    return json.loads(path.read_text(encoding="utf-8")) if path.exists() else {}


def failures(name: str, figures: Figures, sha: str, floors: Mapping[str, Any]) -> Iterator[str]:
    """What is below its floor, in words. A corpus that changed makes every floor of its set void."""
    pinned = floors.get(name)
    if pinned is None:
        return
    if pinned["corpus"] != sha:
        yield f"{name}: the corpus is {sha}, the floors are of {pinned['corpus']}"
        return
    for variant, measures in pinned["floors"].items():
        for measure, floor in measures.items():
            value = figures.get(variant, {}).get(measure)
            if value is not None and value < floor:
                yield f"{name}, {variant}: {measure} {value:.4f} is below its floor {floor:.4f}"


def raised(
    name: str, figures: Figures, sha: str, floors: Mapping[str, Any], *, lower: bool
) -> dict[str, Any]:
    """The floors with one set's anew. Raises ValueError where one would go down, unless `lower`."""
    before = floors.get(name, {}).get("floors", {})
    fresh = {
        variant: {measure: round(max(0.0, measures[measure] - SLACK), 4) for measure in ("ndcg", "success")}
        for variant, measures in figures.items()
        if ", " not in variant
    }
    down = [
        f"{variant} {measure} {floor:.4f} -> {fresh[variant][measure]:.4f}"
        for variant, measures in before.items()
        for measure, floor in measures.items()
        if variant in fresh and fresh[variant][measure] < floor
    ]
    if down and not lower:
        raise ValueError(f"{name}: floors only go up: {'; '.join(down)}")
    kept = fresh if lower else {**before, **fresh}
    return {**floors, name: {"corpus": sha, "floors": kept}}


def write(floors: Mapping[str, Any], path: Path = FLOORS) -> None:
    path.write_text(json.dumps(floors, indent=1, ensure_ascii=False, sort_keys=True) + "\n", encoding="utf-8")
