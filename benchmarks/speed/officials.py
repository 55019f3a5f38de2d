"""Times the page of an official whom 10,000 documents name, and of a directive that as many cite.

    python -m benchmarks.speed.officials [--documents 20000] [--named 10000] [--turns 40]

Builds its own index of short invented pages in a temporary folder, with a dozen posts of the official over
twenty years, and asks in turn, in this process, so that all meet the same load: a search by the name
with three facets, a search by words, the official's page, an office on a day, the directive's page,
a list of directives and a text's references.
"""

import argparse
import datetime as dt
import random
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from service.extract.enrich import enrich
from service.model import Document, Published
from service.search.directive import DirectiveQuery, DirectivesQuery
from service.search.officials import PeopleQuery
from service.search.query import SearchQuery
from service.search.resolve import ResolveQuery, resolve
from service.settings import Settings
from service.wiring import Service, build

OFFICIAL, KEY = "Lưu Thị Hạnh Quyên", "lưu-thị-hạnh-quyên"
PLACES = ("Ven Sông", "Chợ Gạch", "Suối Bạc", "Ngàn Dâu")
HEADS = ("Chủ tịch UBND quận", "Bí thư Quận ủy", "Chủ tịch HĐND quận")
SURNAMES, MIDDLE, LAST = (
    ("Hà", "Tạ", "Lê", "Mai"),
    ("Bích", "Hữu", "Thị", "Văn"),
    ("Loan", "Lương", "Hoà", "Lan"),
)
FIRST_DAY = dt.date(2005, 1, 1)


def pages(documents: int, named: int) -> Iterator[Document]:
    """The official stands in the first `named`; half of all cite one directive, with its day or without."""
    draw = random.Random(2017)
    for n in range(documents):
        day = FIRST_DAY + dt.timedelta(days=draw.randrange(7_300))
        post = f"{draw.choice(HEADS)} {draw.choice(PLACES)}"
        other = " ".join(map(draw.choice, (SURNAMES, MIDDLE, LAST)))
        name = OFFICIAL if n < named else other
        cited = draw.choice(
            (
                "Chỉ thị số 12-CT/QU ngày 15/3/2016 của Ban Thường vụ Quận ủy Ven Sông",
                "Chỉ thị 12-CT/QU",
                f"Nghị quyết số {draw.randrange(1, 400)}/NQ-HĐND ngày {day.day}/{day.month}/{day.year}",
                f"Quyết định số {draw.randrange(1, 4000)}/QĐ-UBND",
            )
        )
        body = (
            f"Đồng chí {name}, {post}, chủ trì hội nghị. Quận tiếp tục thực hiện {cited}.\n"
            f"Cùng dự có ông {other}, Trưởng phòng Nội vụ. Các phường báo cáo kết quả phong trào thi đua."
        )
        yield Document(f"page-{n}", title=f"Hội nghị lần {n}", body=body, published_at=Published(day))


def fill(service: Service, documents: int, named: int) -> None:
    now = dt.datetime.now(dt.UTC)
    with service.engine.writer() as writer:
        writer.upsert([service.engine.encoder(enrich(page), now) for page in pages(documents, named)])


def questions(service: Service) -> dict[str, Callable[[], object]]:
    text = "Thực hiện Chỉ thị 12-CT/QU và Nghị quyết 45/NQ-HĐND, Luật Đất đai"
    facets = SearchQuery(person=(OFFICIAL,), facets=("organization", "person", "year"))
    by_day = PeopleQuery(role="Chủ tịch UBND quận Ven Sông", on=dt.date(2015, 5, 5))
    directive = DirectiveQuery("chi-thi.12-ct-qu.2016-03-15.ven-song")
    return {
        "search by the name, three facets": lambda: service.searcher.search(facets),
        "search by words": lambda: service.searcher.search(SearchQuery("phong trào thi đua")),
        "page of the official": lambda: service.people.profile(KEY),
        "office on a day": lambda: service.people.find(by_day),
        "page of the directive": lambda: service.directives.profile(directive),
        "list of directives": lambda: service.directives.find(DirectivesQuery()),
        "references of a text": lambda: resolve(service.engine, ResolveQuery(text, dt.date(2018, 1, 1))),
    }


def milliseconds(ask: Callable[[], object]) -> float:
    begun = time.perf_counter()
    ask()
    return (time.perf_counter() - begun) * 1000


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--documents", type=int, default=20_000)
    parser.add_argument("--named", type=int, default=10_000)
    parser.add_argument("--turns", type=int, default=40)
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        service = build(Settings(index=Path(folder) / "index"))
        fill(service, arguments.documents, arguments.named)
        asked = questions(service)
        times = {name: [milliseconds(ask)] for name, ask in asked.items()}
        for _ in range(arguments.turns):
            for name, ask in asked.items():
                times[name].append(milliseconds(ask))
        for name, taken in times.items():
            cut = statistics.quantiles(taken, n=20)
            print(f"{name:34} p50 {statistics.median(taken):6.1f} ms   p95 {cut[18]:6.1f} ms")
        service.engine.close()


if __name__ == "__main__":
    main()
