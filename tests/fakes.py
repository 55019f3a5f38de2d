"""A searcher over a few documents in memory, for tests of the API and the pages that need no engine."""

import atexit
import datetime as dt
import re
import shutil
import tempfile
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import cache
from pathlib import Path
from threading import Event

from service.engines.embedded import EmbeddedEngine
from service.errors import DocumentGone, DocumentNotFound, Fault, QueryRejected
from service.model import Document, EnrichedDocument, Person, Published, Reference, Role, Span
from service.search.directives import Directives
from service.search.people import People
from service.search.port import Status, Stored
from service.search.query import Facet, SearchQuery
from service.search.results import (
    Drop,
    FacetValue,
    Highlight,
    Hit,
    QueryEcho,
    SearchResults,
    Suggestion,
    Total,
)
from service.settings import Settings
from service.text.fold import fold

CHANGED_AT = dt.datetime(2024, 5, 1, 8, 30, tzinfo=dt.UTC)
HOA = Person(
    "Lê Thị Thanh Hoà",
    "lê-thị-thanh-hoà",
    (Role("Chủ tịch UBND huyện", "UBND huyện Suối Bạc", (Span("body", 15, 34),)),),
    (Span("body", 39, 55),),
)
MINH = Person("Trần Quang Minh", "trần-quang-minh", (Role("Giám đốc Sở Nội vụ", "Sở Nội vụ"),))
DIRECTIVE = Reference(
    key="chi-thi.07-ct-ubnd.2019-03-14.suoi-bac",
    surface="Chỉ thị số 07/CT-UBND ngày 14/3/2019",
    kind="Chỉ thị",
    number="07/CT-UBND",
    date=dt.date(2019, 3, 14),
    issuer="UBND huyện Suối Bạc",
    title="về phòng cháy rừng",
    relation="thực hiện",
    mentions=(Span("body", 70, 106),),
)
LAW = Reference("luat.lam-nghiep.undated", "Luật Lâm nghiệp", "Luật", title="Lâm nghiệp")


def news(id: str, title: str | None, body: str, day: str | None, **other: object) -> EnrichedDocument:
    """A news page with what was found in it."""
    found = {name: other.pop(name) for name in ("people", "references", "release") if name in other}
    document = Document(id, title=title, body=body, published_at=Published.parse(day) if day else None)
    return replace(EnrichedDocument(replace(document, **other), release=id), **found)  # type: ignore[arg-type]


DOCUMENTS = (
    news(
        "suoibac.example/tin/phong-chay-rung",
        "Huyện Suối Bạc triển khai phương án phòng cháy rừng mùa khô",
        "Sáng ngày 18/3, Chủ tịch UBND huyện Suối Bạc Lê Thị Thanh Hoà đã chủ trì hội nghị triển khai "
        "Chỉ thị số 07/CT-UBND ngày 14/3/2019 về phòng cháy rừng.\n\nCác xã phải trực gác rừng 24/24 giờ "
        "trong những ngày nắng nóng, hoàn thành đường băng cản lửa trước ngày 30/3.",
        "2019-03-20T07:15+07:00",
        url="https://suoibac.example/tin/phong-chay-rung",
        category="Tin tức - Sự kiện",
        source="Cổng thông tin huyện Suối Bạc",
        summary="Mười hai xã có rừng ký cam kết bảo vệ rừng trước mùa khô.",
        byline="Thu Hằng",
        views=318,
        people=(HOA,),
        references=(DIRECTIVE, LAW),
        release="a1",
    ),
    news(
        "tinh.example/phong-chay-rung",
        "Huyện Suối Bạc triển khai phương án phòng cháy rừng mùa khô",
        "Chủ tịch UBND huyện Suối Bạc Lê Thị Thanh Hoà chủ trì hội nghị triển khai phòng cháy rừng.",
        "2019-03-21",
        source="Báo tỉnh",
        category="Địa phương",
        people=(HOA,),
        release="a1",
    ),
    news(
        "suoibac.example/tin/tong-ket-thi-dua",
        "TỔNG KẾT PHONG TRÀO THI ĐUA NĂM 2018, PHÁT ĐỘNG THI ĐUA NĂM 2019",
        "Đồng chí Trần Quang Minh, Giám đốc Sở Nội vụ, trao cờ thi đua cho chín tập thể. Phong trào trồng "
        "rừng và giữ rừng được nhân rộng ở các xã vùng cao.",
        "2018-12-28T16:40+07:00",
        category="Thi đua - Khen thưởng",
        source="Cổng thông tin huyện Suối Bạc",
        people=(MINH,),
    ),
    news(
        "suoibac.example/van-ban/07-ct-ubnd",
        "Chỉ thị về tăng cường công tác phòng cháy, chữa cháy rừng",
        "Yêu cầu Hạt Kiểm lâm chủ trì kiểm tra việc giữ rừng, báo cáo trước ngày 25 hằng tháng.",
        "2019-03-14",
        kind="directive",
        number="07/CT-UBND",
        issuer="UBND huyện Suối Bạc",
        signed_on=dt.date(2019, 3, 14),
        effective_on=dt.date(2019, 3, 15),
        signers=("Lê Thị Thanh Hoà",),
        source="Cổng thông tin huyện Suối Bạc",
        people=(HOA,),
    ),
    news(
        "suoibac.example/tin/cong-khai-ngan-sach?nam=2020",
        "Công khai dự toán ngân sách năm 2020",
        "Phòng Tài chính - Kế hoạch công khai dự toán thu, chi ngân sách huyện năm 2020.",
        "2020-01-06T09:00+07:00",
        category="Tài chính",
        source="Cổng thông tin huyện Suối Bạc",
    ),
    news("khong-ngay", None, "Thông báo lịch tiếp công dân của lãnh đạo huyện.", None),
)

FACET_VALUES: dict[Facet, Callable[[EnrichedDocument], Iterator[tuple[str, str]]]] = {
    "kind": lambda one: _alike(one.document.kind),
    "category": lambda one: _alike(one.document.category),
    "source": lambda one: _alike(one.document.source),
    "issuer": lambda one: _alike(one.document.issuer),
    "person": lambda one: iter({(person.key, person.name) for person in one.people}),
    "organization": lambda one: iter(
        {
            (role.organization, role.organization)
            for person in one.people
            for role in person.roles
            if role.organization
        }
    ),
    "number": lambda one: iter(
        {(ref.key, f"{ref.kind} {ref.number or ref.title}") for ref in one.references}
    ),
    "year": lambda one: _alike(str(one.document.published_at)[:4] if one.document.published_at else None),
    "month": lambda one: _alike(str(one.document.published_at)[:7] if one.document.published_at else None),
}


@dataclass
class FakeSearcher:
    """All words must occur, folded; filters must hold; a cursor is an offset and the words it is of."""

    documents: tuple[EnrichedDocument, ...] = DOCUMENTS
    gone: frozenset[str] = frozenset()
    failure: Exception | None = None
    echo: Callable[[QueryEcho], QueryEcho] = lambda echo: echo
    more: str | None = None
    asked: list[SearchQuery] = field(default_factory=list)
    warmed: Event = field(default_factory=Event)

    def warm(self) -> None:
        self.warmed.set()

    def search(self, query: SearchQuery) -> SearchResults:
        self._fail()
        self.asked.append(query)
        matching = [one for one in self.documents if _matches(one, query)]
        start = _offset(query)
        window = _sorted(matching, query)[start : start + query.limit]
        more = len(matching) > start + query.limit
        return SearchResults(
            query=self.echo(
                QueryEcho(query.text, query.accents, zero=self._zero(query) if not matching else ())
            ),
            total=Total(len(matching)),
            hits=tuple(_hit(one, query) for one in window),
            facets={name: _counts(name, matching) for name in query.facets},
            next=f"{start + query.limit}.{query.text}" if more else None,
            more=self.more,
            took_ms=1.5,
        )

    def document(self, id: str) -> Stored:
        self._fail()
        if id in self.gone:
            raise DocumentGone(id)
        for one in self.documents:
            if one.document.id == id:
                return Stored(id, one, CHANGED_AT)
        raise DocumentNotFound(id)

    def related(self, id: str, limit: int) -> tuple[Hit, ...]:
        self.document(id)
        others = [one for one in self.documents if one.document.id != id]
        return tuple(_hit(one, SearchQuery()) for one in others[:limit])

    def suggest(self, text: str, limit: int) -> tuple[Suggestion, ...]:
        self._fail()
        found = {person.key: person for one in self.documents for person in one.people}
        return tuple(
            Suggestion("person", person.name, person.roles[0].role, key, 1)
            for key, person in found.items()
            if fold(text) in fold(person.name)
        )[:limit]

    def status(self) -> Status:
        self._fail()
        days = [one.document.published_at.day for one in self.documents if one.document.published_at]
        return Status(
            documents=len(self.documents),
            deleted=len(self.gone),
            newest=max(days, default=None),
            version="tracuu-3f9a-1",
            digest="3f9a00112233",
            outdated=False,
            running=None,
            rejected=2,
        )

    def _fail(self) -> None:
        if self.failure is not None:
            raise self.failure

    def _zero(self, query: SearchQuery) -> tuple[Drop, ...]:
        if not query.category:
            return ()
        count = sum(_matches(one, replace(query, category=())) for one in self.documents)
        return (Drop("category", ", ".join(query.category), count),) if count else ()


@cache
def engine(documents: Sequence[EnrichedDocument] = DOCUMENTS) -> EmbeddedEngine:
    """The documents in a real index, for the pages of people and directives."""
    folder = Path(tempfile.mkdtemp())
    atexit.register(shutil.rmtree, folder)
    index = EmbeddedEngine(folder, "c0ffee000000")
    with index.writer() as writer:
        writer.upsert([index.encoder(document, CHANGED_AT) for document in documents])
    return index


@dataclass(frozen=True)
class FakeService:
    searcher: FakeSearcher
    settings: Settings = field(default_factory=Settings)
    people: People = field(default_factory=lambda: People(engine()))
    directives: Directives = field(default_factory=lambda: Directives(engine()))


def _alike(value: str | None) -> Iterator[tuple[str, str]]:
    if value:
        yield value, value


def _text(one: EnrichedDocument) -> str:
    return " ".join(part for part in (one.document.title, one.document.summary, one.document.body) if part)


def _matches(one: EnrichedDocument, query: SearchQuery) -> bool:
    words = set(re.findall(r"\w+", fold(_text(one))))
    day = one.document.published_at.day if one.document.published_at else None
    return (
        words.issuperset(re.findall(r"\w+", fold(query.text)))
        and _has(one, "kind", query.kind)
        and _has(one, "category", query.category)
        and _has(one, "source", query.source)
        and _has(one, "issuer", query.issuer)
        and _has(one, "organization", query.organization)
        and all(_has(one, "person", (person,)) for person in query.person)
        and (query.number is None or _has(one, "number", (query.number,)))
        and (
            query.role is None
            or any(query.role in role.role for person in one.people for role in person.roles)
        )
        and (query.start is None or (day is not None and day >= query.start))
        and (query.end is None or (day is not None and day <= query.end))
    )


def _has(one: EnrichedDocument, facet: Facet, wanted: Sequence[str]) -> bool:
    return not wanted or any(value in wanted for value, _ in FACET_VALUES[facet](one))


def _sorted(matching: list[EnrichedDocument], query: SearchQuery) -> list[EnrichedDocument]:
    if query.order == "relevance":
        return sorted(matching, key=lambda one: (-_score(one, query), one.document.id))
    dated = [one for one in matching if one.document.published_at]
    undated = [one for one in matching if not one.document.published_at]
    return sorted(dated, key=_seconds, reverse=query.order == "newest") + undated


def _seconds(one: EnrichedDocument) -> int:
    assert one.document.published_at is not None
    return one.document.published_at.seconds


def _score(one: EnrichedDocument, query: SearchQuery) -> float:
    words = re.findall(r"\w+", fold(_text(one)))
    return float(sum(words.count(word) for word in re.findall(r"\w+", fold(query.text))))


def _offset(query: SearchQuery) -> int:
    if query.cursor is None:
        return 0
    offset, _, text = query.cursor.partition(".")
    if not offset.isdigit():
        raise QueryRejected(Fault("cursor", "cursor_invalid"))
    if text != query.text:
        raise QueryRejected(Fault("cursor", "cursor_other_query"))
    return int(offset)


def _hit(one: EnrichedDocument, query: SearchQuery) -> Hit:
    return Hit(
        document=one.document,
        people=one.people,
        references=one.references,
        release=one.release,
        score=_score(one, query) if query.order == "relevance" else None,
        highlights=tuple(_highlights(one, query)) if query.highlight else (),
        why=("text",) if query.text else (),
    )


def _highlights(one: EnrichedDocument, query: SearchQuery) -> Iterator[Highlight]:
    for name, text in (("title", one.document.title), ("text", one.document.body)):
        wanted = set(re.findall(r"\w+", fold(query.text)))
        marks = tuple(word.span() for word in re.finditer(r"\w+", text or "") if fold(word[0]) in wanted)
        if text and marks:
            yield Highlight("title" if name == "title" else "text", text, marks)


def _counts(name: Facet, matching: list[EnrichedDocument]) -> tuple[FacetValue, ...]:
    counts = Counter(value for one in matching for value in FACET_VALUES[name](one))
    ordered = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    if name in ("year", "month"):
        ordered.sort(key=lambda item: item[0])
    return tuple(FacetValue(value, label, count) for (value, label), count in ordered)
