"""What each ingredient of the ranking is worth: the policy without it, on indexes kept by `tracuu evaluate`.

python -m benchmarks.quality.ablation [--set alqac2023] [--variant typed] [--work DIR]
"""

import argparse
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from statistics import fmean

from benchmarks.quality.measure import ask, index_folder, questions
from benchmarks.quality.sets import DATA, Question, load
from scripts.evaluate import WORK
from service.search.port import Engine
from service.search.searcher import Searcher
from service.search.weights import Ranking, Share, shipped
from service.settings import Settings
from service.wiring import open_engine


def rankings(whole: Ranking) -> Iterator[tuple[str, Ranking]]:
    """The policy, and the policy without one ingredient at a time."""
    yield "the whole policy", whole
    yield "without rare pairs", replace(whole, rare_pairs=0.0)
    yield "rare pairs alike in short and long boxes", replace(whole, rare_pairs_from=1)
    yield "without pairs", replace(whole, fields=_pairless(whole), rare_pairs=0.0)
    yield "without the title", replace(whole, fields={**whole.fields, "title": Share(0.0, 0.0)})
    yield "without the folded twin's share", replace(whole, folded_share=0.0)
    damping = replace(whole.function_words, some=1.0, only=1.0)
    yield "without damping of function words", replace(whole, function_words=damping)
    yield "without the box side by side", replace(whole, together=0.0)
    yield "without the whole title", replace(whole, whole_title=0.0)
    yield "without feedback", replace(whole, feedback=replace(whole.feedback, up_to_syllables=0))


def _pairless(whole: Ranking) -> dict[str, Share]:
    return {field: replace(share, pairs=0.0) for field, share in whole.fields.items()}


def figure(engine: Engine, ranking: Ranking, known: Sequence[Question], variants: Sequence[str]) -> str:
    """nDCG@10 of both halves."""
    asked = [*ask(Searcher(engine, ranking), known, variants)]
    halves = ([a.value("ndcg") for a in asked if a.question.half == half] for half in ("tuned", "held out"))
    return " / ".join(f"{fmean(values):.4f}" for values in halves)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--set", action="append", default=[], dest="sets")
    parser.add_argument("--variant", action="append", default=[])
    parser.add_argument("--work", type=Path, default=WORK)
    arguments = parser.parse_args()
    for chosen in load(names=arguments.sets):
        folder = index_folder(arguments.work, chosen, DATA)
        engine = open_engine(Settings(index=folder))
        known = questions(chosen, engine, DATA, folder / f"{chosen.name}.jsonl")
        for name, ranking in rankings(shipped()):
            values = figure(engine, ranking, known, arguments.variant or ["typed"])
            print(f"| {chosen.name} | {name} | {values} |", flush=True)


if __name__ == "__main__":
    main()
