"""The load ladder: what a running service answers at 1, 2 and 5 times the load it can take, and afterwards.

    tracuu serve --index INDEX --port 8000 &
    python -m benchmarks.faults.overload http://127.0.0.1:8000 QUERIES.txt [--seconds 10]

QUERIES.txt holds one box text a line. What the service can take is measured first: a few clients, each
asking again as soon as it is answered. Then requests are sent at multiples of that rate, whether or not the
ones before were answered, as many people would. Prints one JSON object a step.
"""

import argparse
import asyncio
import itertools
import json
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote, urlsplit

CLIENTS = 4
TIMEOUT = 30.0


@dataclass(frozen=True, slots=True)
class Answer:
    status: int
    """0 where the connection failed or nothing came in time."""
    retry_after: bool
    seconds: float


async def ask(host: str, port: int, path: str) -> Answer:
    start = time.perf_counter()
    try:
        async with asyncio.timeout(TIMEOUT):
            reader, writer = await asyncio.open_connection(host, port)
            writer.write(f"GET {path} HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n".encode())
            raw = await reader.read(-1)
            writer.close()
    except (OSError, TimeoutError):
        return Answer(0, False, time.perf_counter() - start)
    head = raw.partition(b"\r\n\r\n")[0]
    status = int(head.split(b" ", 2)[1]) if head else 0
    return Answer(status, b"\r\nretry-after:" in head.lower(), time.perf_counter() - start)


async def closed(host: str, port: int, paths: Iterator[str], seconds: float) -> list[Answer]:
    """Each client asks again once it is answered."""
    end = time.perf_counter() + seconds
    answers: list[Answer] = []

    async def client() -> None:
        while time.perf_counter() < end:
            answers.append(await ask(host, port, next(paths)))

    await asyncio.gather(*(client() for _ in range(CLIENTS)))
    return answers


async def opened(host: str, port: int, paths: Iterator[str], plan: tuple[float, float]) -> list[Answer]:
    """`rate` requests a second for `seconds`, answered or not."""
    rate, seconds = plan
    start = time.perf_counter()
    asked = []
    for number in range(round(rate * seconds)):
        await asyncio.sleep(max(0.0, start + number / rate - time.perf_counter()))
        asked.append(asyncio.create_task(ask(host, port, next(paths))))
    return list(await asyncio.gather(*asked))


def told(name: str, answers: list[Answer], seconds: float) -> dict[str, object]:
    good = sorted(one.seconds for one in answers if one.status == 200)
    refused = sorted(one.seconds for one in answers if one.status in (429, 503))
    return {
        "step": name,
        "sent_per_s": round(len(answers) / seconds, 1),
        "answered": len(good),
        "refused": len(refused),
        "other": len(answers) - len(good) - len(refused),
        "refused_without_retry_after": sum(
            one.status in (429, 503) and not one.retry_after for one in answers
        ),
        "answered_ms": [quantile(good, q) for q in (0.5, 0.99)],
        "refused_ms": [quantile(refused, q) for q in (0.5, 0.99)],
    }


def quantile(ordered: list[float], q: float) -> float | None:
    return round(1000 * ordered[min(len(ordered) - 1, int(q * len(ordered)))], 1) if ordered else None


async def ladder(host: str, port: int, paths: Iterator[str], plan: argparse.Namespace) -> None:
    await closed(host, port, paths, 2)
    answers = await closed(host, port, paths, plan.seconds)
    print(json.dumps(told(f"{CLIENTS} clients", answers, plan.seconds)), flush=True)
    capacity = sum(one.status == 200 for one in answers) / plan.seconds
    for times in plan.steps:
        answers = await opened(host, port, paths, (capacity * times, plan.seconds))
        print(json.dumps(told(f"{times:g}x", answers, plan.seconds)), flush=True)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("base")
    parser.add_argument("queries", type=Path)
    parser.add_argument("--seconds", type=float, default=10)
    parser.add_argument("--steps", type=float, nargs="+", default=[1, 2, 5, 1])
    plan = parser.parse_args()
    lines = [line.strip() for line in plan.queries.read_text("utf-8").splitlines() if line.strip()]
    paths = itertools.cycle([f"/v1/search?q={quote(line)}" for line in lines])
    where = urlsplit(plan.base)
    asyncio.run(ladder(where.hostname or "127.0.0.1", where.port or 80, paths, plan))


if __name__ == "__main__":
    main()
