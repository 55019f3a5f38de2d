"""What every engine must do. No test asks which engine it is."""

import datetime as dt
from collections.abc import Callable
from dataclasses import replace
from functools import partial

import pytest

from service.errors import (
    DocumentGone,
    DocumentNotFound,
    Fault,
    IndexBusy,
    IndexMissing,
    IndexOutdated,
    QueryRejected,
)
from service.model import Document, EnrichedDocument, Person, Published, Reference, Role
from service.search import cursor
from service.search.plan import (
    ByDay,
    ByRelevance,
    Everything,
    FacetRequest,
    Latest,
    Nothing,
    Place,
    Plan,
    Range,
    Rarity,
    Stretch,
    Tally,
    Term,
)
from service.search.port import Asked, Engine, Progress, Starting, Tallied, Told
from service.search.query import SearchQuery
from service.search.rarity import frequencies, rarity
from service.search.results import Hit, SearchResults
from service.search.searcher import Searcher
from service.search.starts import SEPARATOR
from service.search.stored import signature
from tests.engines.conftest import NOW, Open, fill

THANG = "Nguyễn Văn Thắng"
TUAN = "Đỗ Anh Tuấn"


def made(id: str, title: str = "", body: str = "", **values: object) -> EnrichedDocument:
    enriched = {name: values.pop(name) for name in ("people", "references", "release") if name in values}
    document = Document(id=id, title=title or None, body=body or None, **values)  # type: ignore[arg-type]
    return EnrichedDocument(document, **enriched)  # type: ignore[arg-type]


def person(name: str, *roles: str, organization: str | None = None) -> Person:
    return Person(name, name.lower().replace(" ", "-"), tuple(Role(role, organization) for role in roles))


def day(text: str) -> Published:
    return Published.parse(text)


SEED = made(
    "seed",
    "QUẬN VEN SÔNG TỔ CHỨC TỔNG KẾT PHONG TRÀO THI ĐUA NĂM 2017",
    "Sáng ngày 18/12/2017, Quận đã tổ chức tổng kết. Thực hiện Chỉ thị số 34-CT/TW của Bộ Chính trị.",
    published_at=day("2017-12-20T03:43"),
    category="Tin tức",
    source="Quận Ven Sông",
    people=(
        person(THANG, "Bí thư Quận ủy", "Chủ tịch HĐND Quận"),
        person(TUAN, "Phó Bí thư Quận ủy", "Chủ tịch UBND Quận", organization="Quận Ven Sông"),
    ),
    references=(
        Reference(
            "chi-thi.34-ct-tw.2014-04-07",
            "Chỉ thị số 34-CT/TW",
            "Chỉ thị",
            "34-CT/TW",
            dt.date(2014, 4, 7),
        ),
    ),
)
DIRECTIVE = made(
    "chi-thi-34",
    "Chỉ thị về tiếp tục đổi mới công tác thi đua, khen thưởng",
    kind="directive",
    number="34-CT/TW",
    issuer="Bộ Chính trị",
    signed_on=dt.date(2014, 4, 7),
    published_at=day("2014-04-08"),
)
PEACE = made("hoa-binh", "Vì hòa bình", "Ủy ban nhân dân thành phố hoà nhã.", published_at=day("2019-05-01"))
UNDATED = made("khong-ngay", "Chuyện không ghi ngày", "thị trường và thì giờ", category="TIN TỨC")

ALL = (SEED, DIRECTIVE, PEACE, UNDATED)


@pytest.fixture
def filled(engine: Engine, searcher: Searcher) -> Searcher:
    fill(engine, *ALL)
    return searcher


def ids(results: SearchResults) -> list[str]:
    return [hit.document.id for hit in results.hits]


# -- keeping -----------------------------------------------------------------------------------------


def test_a_document_comes_back_whole(filled: Searcher) -> None:
    stored = filled.document("seed")
    assert (stored.enriched, stored.changed_at, stored.id) == (SEED, NOW, "seed")


def test_an_unknown_document(filled: Searcher) -> None:
    with pytest.raises(DocumentNotFound):
        filled.document("nobody")


@pytest.mark.parametrize("id", ["a/b?c=d&e#f", "có dấu", "x" * 512, '"{} TO [*', "🙂"])
def test_any_id_can_be_kept_read_and_paged(engine: Engine, searcher: Searcher, id: str) -> None:
    fill(engine, made(id, "một"), made("0", "hai"))
    assert searcher.document(id).id == id
    first = searcher.search(SearchQuery(limit=1))
    second = searcher.search(SearchQuery(limit=1, cursor=first.next))
    assert {*ids(first), *ids(second)} == {id, "0"} and second.next is None


def test_a_later_document_replaces_an_earlier_one(engine: Engine, filled: Searcher) -> None:
    fill(engine, made("seed", "Trang đã viết lại"))
    assert ids(filled.search(SearchQuery("thi đua"))) == ["chi-thi-34"]
    assert filled.status().documents == len(ALL)


def test_of_two_in_one_run_the_later_wins(engine: Engine, searcher: Searcher) -> None:
    fill(engine, made("a", "cũ"), made("a", "mới"))
    assert searcher.document("a").enriched == made("a", "mới")
    assert searcher.status().documents == 1


def test_what_is_taken_down_is_gone_but_remembered(engine: Engine, filled: Searcher) -> None:
    with engine.writer() as writer:
        assert writer.delete(["seed", "nobody"], NOW) == {"seed"}
        assert writer.delete(["seed"], NOW) == set()
    assert "seed" not in ids(filled.search(SearchQuery("thi đua")))
    with pytest.raises(DocumentGone):
        filled.document("seed")
    status = filled.status()
    assert (status.documents, status.deleted) == (len(ALL) - 1, 1)


def test_what_was_taken_down_can_come_back(engine: Engine, filled: Searcher) -> None:
    with engine.writer() as writer:
        writer.delete(["seed"], NOW)
        assert writer.standing({"seed": signature(SEED.document)}) == {"seed": "new"}
    fill(engine, SEED)
    assert filled.document("seed").enriched == SEED
    assert filled.status().deleted == 0


def test_standing_tells_new_changed_and_same(engine: Engine, filled: Searcher) -> None:
    other = replace(SEED.document, title="Khác")
    with engine.writer() as writer:
        asked = {"seed": signature(SEED.document), "hoa-binh": signature(other), "x": "y"}
        assert writer.standing(asked) == {"seed": "same", "hoa-binh": "changed", "x": "new"}


def test_standing_sees_what_is_not_committed(engine: Engine, filled: Searcher) -> None:
    other = replace(SEED, document=replace(SEED.document, title="Khác"))
    before, after = signature(SEED.document), signature(other.document)
    with engine.writer() as writer:
        writer.upsert([engine.encoder(other, NOW)])
        assert writer.standing({"seed": after}) == {"seed": "same"}
        assert writer.standing({"seed": before}) == {"seed": "changed"}
        writer.commit()
        assert writer.standing({"seed": before}) == {"seed": "changed"}


def test_nothing_is_seen_before_a_commit(engine: Engine, filled: Searcher, reopen: Open) -> None:
    reader = Searcher(reopen(), filled.ranking)
    with engine.writer() as writer:
        writer.upsert([engine.encoder(made("late", "muộn"), NOW)])
        assert reader.search(SearchQuery("muộn")).total.value == 0
        writer.commit()
        assert ids(reader.search(SearchQuery("muộn"))) == ["late"]


def test_an_error_drops_what_is_not_committed(engine: Engine, filled: Searcher) -> None:
    with pytest.raises(RuntimeError), engine.writer() as writer:
        writer.upsert([engine.encoder(made("late", "muộn"), NOW)])
        raise RuntimeError
    assert filled.search(SearchQuery("muộn")).total.value == 0


def test_documents_come_in_the_order_of_ids_with_tombstones(engine: Engine, filled: Searcher) -> None:
    with engine.writer() as writer:
        writer.delete(["hoa-binh"], NOW)
    found = [(stored.id, stored.enriched is None) for stored in engine.documents()]
    assert found == [("chi-thi-34", False), ("hoa-binh", True), ("khong-ngay", False), ("seed", False)]


# -- one writer --------------------------------------------------------------------------------------


def test_a_second_writer_is_told_who_writes(engine: Engine, reopen: Open) -> None:
    with engine.writer(), pytest.raises(IndexBusy, match="process"), reopen().writer():
        pass
    with reopen().writer():
        pass


def test_progress_is_seen_from_outside(engine: Engine, filled: Searcher, reopen: Open) -> None:
    progress = Progress("ingest", 10, None, 2, NOW)
    with engine.writer() as writer:
        writer.report(progress)
        assert reopen().status().running == progress
    status = filled.status()
    assert (status.running, status.rejected) == (None, 2)


def test_an_index_that_is_not_there(engine: Engine, searcher: Searcher) -> None:
    with pytest.raises(IndexMissing):
        searcher.search(SearchQuery("a"))
    with pytest.raises(IndexMissing):
        engine.rollback()
    fill(engine, SEED)
    assert searcher.search(SearchQuery("thi đua")).total.value == 1


# -- another configuration, and a rebuild ------------------------------------------------------------


def test_an_outdated_index_answers_but_takes_nothing(filled: Searcher, reopen_configured: Open) -> None:
    engine = reopen_configured()
    assert engine.status().outdated
    assert engine.search(Plan(Term("text_folded", "chi"))).total == 1
    with pytest.raises(IndexOutdated, match="tracuu reindex"), engine.writer():
        pass


def test_a_rebuild_stands_beside_the_old_index_until_it_is_whole(
    filled: Searcher, reopen_configured: Open
) -> None:
    engine = reopen_configured()
    before = engine.status().version
    with engine.rebuild() as writer:
        for stored in engine.documents():
            assert stored.enriched
            writer.upsert([engine.encoder(stored.enriched, stored.changed_at)])
        writer.bury("gone", NOW)
        writer.commit()
        assert engine.status().version == before
    status = engine.status()
    assert (status.documents, status.deleted, status.outdated) == (len(ALL), 1, False)
    engine.rollback()
    assert engine.status().version == before
    engine.rollback()
    assert engine.status().version == status.version


def test_an_interrupted_rebuild_leaves_the_old_index(filled: Searcher, engine: Engine) -> None:
    version = engine.status().version
    with pytest.raises(RuntimeError), engine.rebuild() as writer:
        writer.upsert([engine.encoder(SEED, NOW)])
        raise RuntimeError
    assert engine.status().version == version
    assert engine.status().documents == len(ALL)


# -- words -------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("phong trào thi đua", ["seed", "chi-thi-34"]),
        ("PHONG TRÀO THI ĐUA", ["seed", "chi-thi-34"]),
        ("phong trao thi dua", ["seed", "chi-thi-34"]),
        ("phong tra\u0300o thi đua", ["seed", "chi-thi-34"]),
        ("hoà bình", ["hoa-binh"]),
        ("hòa bình", ["hoa-binh"]),
        ("uỷ ban", ["hoa-binh"]),
        ("thì giờ", ["khong-ngay"]),
        ("không có trong kho", []),
        ("!!!", ["hoa-binh", "seed", "chi-thi-34", "khong-ngay"]),
    ],
)
def test_words(filled: Searcher, text: str, found: list[str]) -> None:
    assert ids(filled.search(SearchQuery(text, sort="newest"))) == found


@pytest.mark.parametrize(
    ("text", "accents", "found"),
    [
        ("thi đua", "strict", {"seed", "chi-thi-34"}),
        ("thi dua", "strict", set()),
        ("thi dua", "ignore", {"seed", "chi-thi-34"}),
        ("thỉ đùa", "ignore", {"seed", "chi-thi-34"}),
        ("thỉ đùa", "strict", set()),
    ],
)
def test_accents(filled: Searcher, text: str, accents: str, found: set[str]) -> None:
    assert {*ids(filled.search(SearchQuery(text, accents=accents)))} == found  # type: ignore[arg-type]


def test_the_spelling_that_was_typed_comes_first(engine: Engine, searcher: Searcher) -> None:
    fill(engine, made("a", "bàn tay"), made("b", "bán tây"), made("c", "ban tay"))
    results = searcher.search(SearchQuery("bán tây"))
    assert ids(results)[0] == "b" and {*ids(results)} == {"a", "b", "c"}
    assert [hit.matched for hit in results.hits] == ["exact", "folded", "folded"]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ('"thi đua"', {"seed", "chi-thi-34"}),
        ('"thi đua năm"', {"seed"}),
        ('"đua thi"', set()),
        ('"tổng kết" thi đua', {"seed"}),
        ("thi đua -quận", {"chi-thi-34"}),
        ('thi đua -"tổng kết"', {"chi-thi-34"}),
        ("-thi", {"hoa-binh"}),
        ("-thì", {"seed", "chi-thi-34", "hoa-binh"}),
        ("“tổng kết”", {"seed"}),
        ('"tổng kết', {"seed"}),
        ('""', {"seed", "chi-thi-34", "hoa-binh", "khong-ngay"}),
    ],
)
def test_phrases_and_exclusions(filled: Searcher, text: str, found: set[str]) -> None:
    assert {*ids(filled.search(SearchQuery(text)))} == found


# -- numbers, people, filters ------------------------------------------------------------------------

SPELLINGS = ["34-CT/TW", "34 ct tw", "34/CT-TW", "34 - CT / TW", "34–CT/TƯ", "chỉ thị 34", "số 34-CT/TW"]


@pytest.mark.parametrize("spelling", SPELLINGS)
def test_a_number_in_any_spelling(filled: Searcher, spelling: str) -> None:
    assert {*ids(filled.search(SearchQuery(number=spelling)))} == {"seed", "chi-thi-34"}
    results = filled.search(SearchQuery(spelling))
    assert {*ids(results)} == {"seed", "chi-thi-34"}
    assert [understood.type for understood in results.query.understood] == ["number"]


@pytest.mark.parametrize("number", ["35-CT/TW", "3-CT/TW", "34-CT/TU", "34-KL/TW", "nghị quyết 34"])
def test_another_number_finds_nothing(filled: Searcher, number: str) -> None:
    assert ids(filled.search(SearchQuery(number=number))) == []


def test_a_number_by_directive_key(filled: Searcher) -> None:
    found = filled.search(SearchQuery(number="chi-thi.34-ct-tw.2014-04-07"))
    assert {*ids(found)} == {"seed", "chi-thi-34"}
    assert ids(filled.search(SearchQuery(number="chi-thi.34-ct-tw.2024-05-24"))) == []


def test_what_is_no_number_is_refused(filled: Searcher) -> None:
    with pytest.raises(QueryRejected) as raised:
        filled.search(SearchQuery(number="không phải số"))
    assert raised.value.faults == (Fault("number", "number_invalid"),)


def test_a_number_in_the_box_raises_and_hides_nothing(filled: Searcher) -> None:
    results = filled.search(SearchQuery("hòa bình 34-CT/TW"))
    assert {*ids(results)} >= {"seed", "chi-thi-34"}


@pytest.mark.parametrize(
    ("name", "found"),
    [
        ("Đỗ Anh Tuấn", ["seed"]),
        ("do anh tuan", ["seed"]),
        ("ANH TUẤN", ["seed"]),
        ("tuấn", ["seed"]),
        ("Tuan", ["seed"]),
        ("đỗ-anh-tuấn", ["seed"]),
        ("do-anh-tuan", ["seed"]),
        ("đỗ-anh-tuấn~quan-ven-song", ["seed"]),
        ("đỗ-anh-tuấn~quan-khac", []),
        ("Đỗ Anh", []),
        ("Đỗ Anh Tuân", []),
        ("anh-tuấn", []),
        ("văn tuấn", []),
        ("!?", []),
    ],
)
def test_a_person_as_one_types_it(filled: Searcher, name: str, found: list[str]) -> None:
    assert ids(filled.search(SearchQuery(person=(name,)))) == found


def test_several_people_all_in_one_document(filled: Searcher) -> None:
    assert ids(filled.search(SearchQuery(person=("thang", "tuan")))) == ["seed"]
    assert ids(filled.search(SearchQuery(person=("thang", "hoa")))) == []


@pytest.mark.parametrize(
    ("people", "role", "found"),
    [
        ((), "Bí thư", ["seed"]),
        ((), "bi thu quan uy", ["seed"]),
        ((), "Bí thư Quận uỷ", ["seed"]),
        ((), "thư Quận ủy", []),
        ((), "Bí thư Huyện ủy", []),
        ((), "Chủ tịch UBND", ["seed"]),
        ((), "Chủ tịch Ủy ban nhân dân quận", ["seed"]),
        (("do anh tuan",), "Chủ tịch ubnd", ["seed"]),
        (("do anh tuan",), "Bí thư", []),
        (("do anh tuan",), "Phó Bí thư", ["seed"]),
        (("Thắng",), "Bí thư", ["seed"]),
        (("Thắng",), "Chủ tịch UBND", []),
        ((), "?!", []),
    ],
)
def test_a_post_belongs_to_its_holder(
    filled: Searcher, people: tuple[str, ...], role: str, found: list[str]
) -> None:
    assert ids(filled.search(SearchQuery(person=people, role=role))) == found


@pytest.mark.parametrize(
    ("query", "found"),
    [
        (SearchQuery(kind=("directive",)), {"chi-thi-34"}),
        (SearchQuery(kind=("directive", "news")), {"seed", "chi-thi-34", "hoa-binh", "khong-ngay"}),
        (SearchQuery(category=("tin tức",)), {"seed", "khong-ngay"}),
        (SearchQuery(category=("tin tuc",)), set()),
        (SearchQuery(source=("QUẬN VEN SÔNG",)), {"seed"}),
        (SearchQuery(issuer=("Bộ  chính trị",)), {"chi-thi-34"}),
        (SearchQuery(organization=("quận ven sông",)), {"seed"}),
        (SearchQuery(category=("tin tức",), kind=("directive",)), set()),
    ],
)
def test_filters(filled: Searcher, query: SearchQuery, found: set[str]) -> None:
    assert {*ids(filled.search(query))} == found


@pytest.mark.parametrize(
    ("start", "end", "found"),
    [
        ("2017-12-20", "2017-12-20", ["seed"]),
        ("2017-12-21", None, ["hoa-binh"]),
        (None, "2017-12-19", ["chi-thi-34"]),
        (None, "2014-04-08", ["chi-thi-34"]),
        ("2014-04-09", "2017-12-19", []),
        ("0001-01-01", "9999-12-31", ["hoa-binh", "seed", "chi-thi-34"]),
    ],
)
def test_days_are_inclusive_in_vietnam(
    filled: Searcher, start: str | None, end: str | None, found: list[str]
) -> None:
    bounds = [dt.date.fromisoformat(bound) if bound else None for bound in (start, end)]
    assert ids(filled.search(SearchQuery(start=bounds[0], end=bounds[1]))) == found


def test_the_last_second_of_a_day_is_in_it(engine: Engine, searcher: Searcher) -> None:
    fill(engine, made("late", "a", published_at=day("2020-01-01T23:59:59")))
    a_day = dt.date(2020, 1, 1)
    assert ids(searcher.search(SearchQuery(start=a_day, end=a_day))) == ["late"]


# -- order and paging --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("sort", "found"),
    [
        ("newest", ["hoa-binh", "seed", "chi-thi-34", "khong-ngay"]),
        ("oldest", ["chi-thi-34", "seed", "hoa-binh", "khong-ngay"]),
        ("relevance", ["chi-thi-34", "hoa-binh", "khong-ngay", "seed"]),
    ],
)
def test_sorts(filled: Searcher, sort: str, found: list[str]) -> None:
    results = filled.search(SearchQuery(sort=sort))  # type: ignore[arg-type]
    assert ids(results) == found
    assert all((hit.score is None) == (sort != "relevance") for hit in results.hits)


def pages(searcher: Searcher, query: SearchQuery) -> list[str]:
    found: list[str] = []
    while True:
        results = searcher.search(query)
        found += ids(results)
        if results.next is None:
            return found
        query = replace(query, cursor=results.next)


@pytest.mark.parametrize("sort", ["newest", "oldest"])
@pytest.mark.parametrize("limit", [1, 3, 7])
def test_paging_by_day_goes_through_ties_and_undated(
    engine: Engine, searcher: Searcher, sort: str, limit: int
) -> None:
    dated = [made(f"d{n:02}", "a", published_at=day(f"20{n % 3 + 10}-01-01")) for n in range(12)]
    undated = [made(f"u{n:02}", "a") for n in range(8)]
    fill(engine, *dated, *undated)
    newest = sort == "newest"
    order = sorted(dated, key=lambda e: (str(e.document.published_at), e.document.id), reverse=newest)
    rest = sorted((e.document.id for e in undated), reverse=newest)
    query = SearchQuery("a", sort=sort, limit=limit)  # type: ignore[arg-type]
    assert pages(searcher, query) == [e.document.id for e in order] + rest


def test_paging_meets_every_old_document_once_while_others_come(engine: Engine, searcher: Searcher) -> None:
    old = [f"{n:03}" for n in range(60)]
    fill(engine, *(made(id, "a", published_at=day(f"2015-{int(id) % 12 + 1:02}-03")) for id in old[:40]))
    fill(engine, *(made(id, "a") for id in old[40:]))
    query, found, turn = SearchQuery(limit=7), list[str](), 0
    while True:
        results = searcher.search(query)
        found += ids(results)
        if results.next is None:
            break
        query = replace(query, cursor=results.next)
        fill(engine, *(made(f"new-{turn}-{n}", "a", published_at=day(f"20{n + 10}-06-01")) for n in range(5)))
        turn += 1
    assert [id for id in found if not id.startswith("new")] == [
        *sorted_by_month(old[:40]),
        *reversed(old[40:]),
    ]


def sorted_by_month(old: list[str]) -> list[str]:
    return sorted(old, key=lambda id: (int(id) % 12, id), reverse=True)


def test_ties_in_relevance_are_by_id_on_every_page(engine: Engine, searcher: Searcher) -> None:
    for start in range(0, 30, 10):
        fill(engine, *(made(f"{(n * 7) % 30:02}", "thi đua") for n in range(start, start + 10)))
    assert pages(searcher, SearchQuery("thi đua", limit=4)) == [f"{n:02}" for n in range(30)]


def test_relevance_ends_at_its_depth_and_says_so(engine: Engine, searcher: Searcher) -> None:
    fill(engine, *(made(f"{n:04}", "thi đua") for n in range(1_005)))
    query = SearchQuery("thi đua", limit=100)
    assert len(pages(searcher, query)) == 1_000
    first = searcher.search(query)
    assert (first.total.value, first.more) == (1_005, None)
    query = replace(query, limit=99)
    for _ in range(10):
        query = replace(query, cursor=searcher.search(query).next)
    last = searcher.search(query)
    assert (len(last.hits), last.next, last.more) == (10, None, "relevance_depth")


@pytest.mark.parametrize("change", [{"text": "khác"}, {"limit": 2}, {"kind": ("news",)}, {"sort": "oldest"}])
def test_a_cursor_of_another_request_is_refused(filled: Searcher, change: dict[str, object]) -> None:
    query = SearchQuery("thi đua", limit=1)
    behind = filled.search(query).next
    with pytest.raises(QueryRejected) as raised:
        filled.search(replace(query, cursor=behind, **change))  # type: ignore[arg-type]
    assert raised.value.faults[0] == Fault("cursor", "cursor_other_query")


def test_a_cursor_of_the_other_order_is_refused(filled: Searcher) -> None:
    query = SearchQuery("thi đua", limit=1)
    for place in (Place(1, "seed"), 1_000):
        with pytest.raises(QueryRejected) as raised:
            filled.search(replace(query, cursor=cursor.encode(query, place)))
        assert raised.value.faults == (Fault("cursor", "cursor_invalid"),)
    query = replace(query, sort="newest")
    with pytest.raises(QueryRejected):
        filled.search(replace(query, cursor=cursor.encode(query, 1)))


def test_what_is_rare_relates_and_what_is_common_hardly(engine: Engine, searcher: Searcher) -> None:
    rare = "Trồng sâm dưới tán rừng"
    common = [made(f"{n}", "Tin", "Hội nghị tổng kết công tác năm") for n in range(20)]
    fill(engine, made("a", body=f"Hội nghị tổng kết công tác năm. {rare}"), made("b", body=rare), *common)
    assert searcher.related("a", 2)[0].document.id == "b"


def test_words_that_nobody_else_has_relate_nothing(engine: Engine, searcher: Searcher) -> None:
    fill(engine, made("a", body="Trồng sâm dưới tán rừng"), made("b", "?!"), made("c", body="Hội nghị"))
    assert searcher.related("a", 5) == searcher.related("b", 5) == ()


def test_what_scores_nothing_is_in_the_order_of_ids(engine: Engine, searcher: Searcher) -> None:
    fill(engine, *(made(f"{n:03}", "a") for n in range(30)))
    assert pages(searcher, SearchQuery("-b", limit=7)) == [f"{n:03}" for n in range(30)]


@pytest.mark.parametrize("text", ["", "x", "đ", "e30", "WzEsMl0", "W10", "bnVsbA"])
def test_what_is_no_cursor_is_refused(filled: Searcher, text: str) -> None:
    with pytest.raises(QueryRejected) as raised:
        filled.search(SearchQuery("thi đua", cursor=text))
    assert raised.value.faults[0].parameter == "cursor"


def test_places_are_compared_by_day_then_id(engine: Engine, filled: Searcher) -> None:
    behind = Place(day("2017-12-20T03:43").seconds, "seed")
    found = engine.search(Plan(Everything(), sort=ByDay("newest", behind), limit=1))
    assert [match.enriched.document.id for match in found.matches] == ["chi-thi-34"]
    assert (found.total, found.more) == (len(ALL), True)


def test_an_offset_behind_the_end_finds_nothing(engine: Engine, filled: Searcher) -> None:
    found = engine.search(Plan(Term("title_folded", "thi"), sort=ByRelevance(50)))
    assert (found.total, found.matches, found.more) == (2, (), False)


# -- counting values ---------------------------------------------------------------------------------

SHARED = (
    made("a", source="Báo A", published_at=day("2017-12-20"), people=(person(TUAN, "Chủ tịch UBND Quận"),)),
    made("b", source="Báo B", published_at=day("2018-03-01T09:30"), people=(person(TUAN), person(THANG))),
    made("c", source="báo a", people=(person(TUAN, "Chủ tịch UBND Quận", organization="Quận (Ven) Sông*"),)),
)
FIRST, LAST = day("2017-12-20").seconds, day("2018-03-01T09:30").seconds
TUAN_KEY, THANG_KEY = "đỗ-anh-tuấn", "nguyễn-văn-thắng"


@pytest.mark.parametrize(
    ("tally", "counts"),
    [
        (Tally("person"), [(THANG_KEY, 1, LAST, LAST), (TUAN_KEY, 3, FIRST, LAST)]),
        (Tally("person", prefixes=("đỗ-",)), [(TUAN_KEY, 3, FIRST, LAST)]),
        (
            Tally("source", prefixes=("báo b", "báo a", "báo")),
            [("báo a", 2, FIRST, FIRST), ("báo b", 1, LAST, LAST)],
        ),
        (Tally("source", prefixes=(".*", "[b]áo", "(báo|x)", "báo.a")), []),
        (Tally("source", prefixes=("báo " * 900,)), []),
        (Tally("source", prefixes=("báo b", *(f"báo {n}" for n in range(900)))), [("báo b", 1, LAST, LAST)]),
        (Tally("organization", prefixes=("quận (ven) sông*",)), [("quận (ven) sông*", 1, None, None)]),
        (Tally("source", Term("person", THANG_KEY)), [("báo b", 1, LAST, LAST)]),
        (Tally("source", Range("published", LAST, None)), [("báo b", 1, LAST, LAST)]),
        (Tally("source", Term("person", "nobody")), []),
        (Tally("person", stretch=Stretch(1)), [(TUAN_KEY, 3, FIRST, LAST)]),
        (Tally("person", stretch=Stretch(5, below=TUAN_KEY)), [(THANG_KEY, 1, LAST, LAST)]),
        (Tally("person", stretch=Stretch(5, least="o")), [(TUAN_KEY, 3, FIRST, LAST)]),
        (Tally("source", stretch=Stretch(5, "báo a", "báo b")), [("báo a", 2, FIRST, FIRST)]),
        (Tally("source", Term("id", "b"), stretch=Stretch(5)), [("báo b", 1, LAST, LAST)]),
        (
            Tally("posts", prefixes=(f"{TUAN_KEY}\t",)),
            [
                (f"{TUAN_KEY}\t{TUAN}\t\t\t", 1, LAST, LAST),
                (f"{TUAN_KEY}\t{TUAN}\tChủ tịch UBND Quận\t\t", 1, FIRST, FIRST),
                (f"{TUAN_KEY}\t{TUAN}\tChủ tịch UBND Quận\tQuận (Ven) Sông*\tquan-ven-song", 1, None, None),
            ],
        ),
    ],
)
def test_values_are_counted_with_their_days(
    engine: Engine, tally: Tally, counts: list[tuple[str, int, int | None, int | None]]
) -> None:
    fill(engine, *SHARED)
    assert engine.tally(tally) == tuple(Tallied(*count) for count in counts)


def test_any_number_of_prefixes_of_any_length(engine: Engine) -> None:
    names = [f"nguồn tin số {n} của tỉnh đắk lắk " for n in range(150)]
    long = "ờ" * 900
    fill(engine, *(made(f"{n}", "a", source=name) for n, name in enumerate([*names, long + "a", long + "b"])))
    values = [name.strip() for name in names]
    found = engine.tally(Tally("source", prefixes=(*values, *values, long + "b")))
    assert [value.value for value in found] == sorted([*values, long + "b"])
    assert engine.tally(Tally("source", prefixes=("x" * 1000,))) == ()
    (last,) = engine.tally(Tally("source", stretch=Stretch(5, long + "a", long + "b")))
    assert last.value == long + "a"
    assert len(engine.tally(Tally("source", stretch=Stretch(200)))) == 152


def test_values_of_what_was_taken_down_do_not_count(engine: Engine) -> None:
    fill(engine, *SHARED)
    with engine.writer() as writer:
        writer.delete(["b"], NOW)
    assert engine.tally(Tally("person")) == (Tallied(TUAN_KEY, 2, FIRST, FIRST),)


def test_all_values_come_once_page_by_page(engine: Engine) -> None:
    fill(engine, *(made(f"{n}", "a", source=f"nguồn {n % 30:02}") for n in range(45)))
    found: list[str] = []
    while page := engine.tally(Tally("source", stretch=Stretch(7, below=found[-1] if found else None))):
        found += [value.value for value in page]
    assert found == [f"nguồn {n:02}" for n in reversed(range(30))]


def test_many_searches_at_once(engine: Engine, filled: Searcher) -> None:
    plans = [
        Plan(Term("person", "đỗ-anh-tuấn"), sort=ByDay("newest"), limit=1),
        Plan(Term("id", "nobody")),
        Plan(Everything(), limit=2, facets=(FacetRequest("year", frozenset(), None),)),
    ]
    assert engine.search_all(plans) == tuple(map(engine.search, plans))
    assert [found.total for found in engine.search_all(plans)] == [1, 0, 4]
    assert engine.search_all([]) == ()


# -- what a box means --------------------------------------------------------------------------------


def meant(searcher: Searcher, text: str) -> list[tuple[str, str, str]]:
    understood = searcher.search(SearchQuery(text)).query.understood
    return [(part.type, part.text, part.value) for part in understood]


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("Đỗ Anh Tuấn họp", [("person", "Đỗ Anh Tuấn", "Đỗ Anh Tuấn")]),
        ("hop do anh tuan", [("person", "do anh tuan", "Đỗ Anh Tuấn")]),
        ("ĐỖ ANH TUẤN", [("person", "ĐỖ ANH TUẤN", "Đỗ Anh Tuấn")]),
        ("anh tuấn", [("person", "anh tuấn", "Đỗ Anh Tuấn")]),
        ("Đỗ Anh Tuẩn", [("person", "Đỗ Anh Tuẩn", "Đỗ Anh Tuấn")]),
        ("Đỗ Anh Taunx", []),
        ("Đỗ Anh Tuaans", [("person", "Đỗ Anh Tuaans", "Đỗ Anh Tuấn")]),
        ("Đỗ Anh Tấun", [("person", "Đỗ Anh Tấun", "Đỗ Anh Tuấn")]),
        ("Đỗ Ành Tuần", []),
        ("họp với Anh Tuấn", [("person", "Anh Tuấn", "Đỗ Anh Tuấn")]),
        ("họp với anh tuấn", []),
        ("Đỗ Anh Tuân", []),
        ("Lê Văn Nobody", []),
        ("bí thư quận ủy", [("role", "bí thư quận ủy", "bí thư quận ủy")]),
        ("bi thu quan uy hop", [("role", "bi thu quan uy", "bi thu quan uy")]),
        ("bì thư", []),
        (
            "chủ tịch ubnd quận",
            [
                ("role", "chủ tịch ubnd quận", "chủ tịch Ủy ban nhân dân quận"),
                ("abbreviation", "ubnd", "ủy ban nhân dân"),
            ],
        ),
        ("giám đốc", []),
        ("thi đua tháng 12/2017", [("date", "tháng 12/2017", "2017-12")]),
        (
            "34-CT/TW  Đỗ Anh Tuấn năm 2017",
            [
                ("number", "34-CT/TW", "34-CT/TW"),
                ("person", "Đỗ Anh Tuấn", "Đỗ Anh Tuấn"),
                ("date", "năm 2017", "2017"),
            ],
        ),
        ("34-CT/TW ngày 7/4/2014", [("number", "34-CT/TW", "34-CT/TW")]),
        ('"đỗ anh tuấn" -ubnd', []),
    ],
)
def test_what_was_understood(filled: Searcher, text: str, parts: list[tuple[str, str, str]]) -> None:
    assert meant(filled, text) == parts


COMMON = ("thi đua yêu nước", "họp thường vụ quốc hội", "thông tin về mọi mặt", "tổng thống lam nói")
"""Words that a namesake shares, each in forty documents."""


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("thi dua", []),
        ("thi đua", []),
        ("Thi Dua", []),
        ("Thị Dúa", [("person", "Thị Dúa", "Nguyễn Thị Dúa")]),
        ("nguyen thi dua", [("person", "nguyen thi dua", "Nguyễn Thị Dúa")]),
        ("thuong vu quoc hoi", []),
        ("thường vụ quốc hội", []),
        ("Vũ Quốc Hội", [("person", "Vũ Quốc Hội", "Vũ Quốc Hội")]),
        ("Vũ Qốuc Hội", [("person", "Vũ Qốuc Hội", "Vũ Quốc Hội")]),
        ("thông tin", []),
        ("thôgn tin", []),
        ("xuan phuc", [("person", "xuan phuc", "xuan phuc")]),
        ("xuân phúc", [("person", "xuân phúc", "xuân phúc")]),
        ("nguyễn xuân phúc", [("person", "nguyễn xuân phúc", "Nguyễn Xuân Phúc")]),
        ("kim ngân", [("person", "kim ngân", "Kim Ngân")]),
        ("gặp kim ngân ở nhà", [("person", "kim ngân", "Kim Ngân")]),
        ("gặp xuân phúc ở nhà", []),
        (
            "giam doc kim ngan",
            [("role", "giam doc", "giam doc"), ("person", "kim ngan", "Kim Ngân")],
        ),
        ("tổng thống lam nói", [("role", "tổng thống", "tổng thống")]),
        ("tổng thống núi nói", [("role", "tổng thống núi", "tổng thống núi")]),
    ],
)
def test_words_that_somebody_is_called_are_a_name_where_texts_mean_people_by_them(
    engine: Engine, searcher: Searcher, text: str, parts: list[tuple[str, str, str]]
) -> None:
    people = (
        "Nguyễn Thị Dúa", "Vũ Quốc Hội", "Trần Thông Tin", "Kim Ngân", "Kim Ngân", "Lê Kim Ngân",
        "Xuân Phúc", "Nguyễn Xuân Phúc", "Nguyễn Xuân Phúc",
    )  # fmt: skip
    posts = ("Giám đốc", "Tổng thống Núi", "Tổng thống Lam")
    fill(
        engine,
        *(made(f"{n}", body=words) for n, words in enumerate(COMMON * 40)),
        *(made(f"r{n}", body=f"{post} An", people=(person("Đỗ An", post),)) for n, post in enumerate(posts)),
        *(made(f"p{n}", body=f"Ông {name} họp", people=(person(name),)) for n, name in enumerate(people)),
    )
    assert meant(searcher, text) == parts


@pytest.mark.parametrize(
    ("text", "first", "found"),
    [
        ("tháng 12/2017", "seed", {"seed"}),
        ("từ 2014 đến 2017", "seed", {"seed", "chi-thi-34"}),
        ("thi đua năm 2014", "chi-thi-34", {"seed", "chi-thi-34"}),
        ("thi đua tháng 12/2017", "seed", {"seed", "chi-thi-34"}),
        ("Đỗ Anh Tuấn", "seed", {"seed"}),
        ("do anh tuan", "seed", {"seed"}),
        ("thi đua Đỗ Anh Tuấn", "seed", {"seed", "chi-thi-34"}),
        ("ubnd", "hoa-binh", {"hoa-binh"}),
        ("UBND thành phố", "hoa-binh", {"hoa-binh"}),
    ],
)
def test_what_was_understood_raises_and_alone_it_decides(
    filled: Searcher, text: str, first: str, found: set[str]
) -> None:
    results = filled.search(SearchQuery(text))
    assert (ids(results)[0], {*ids(results)}) == (first, found)


def test_abbreviations_are_found_both_ways_and_marked(engine: Engine, searcher: Searcher) -> None:
    fill(engine, made("short", "Tin", "Họp UBND xã"), made("long", "Tin", "Họp Uỷ ban nhân dân xã"))
    for text in ("ubnd xã", "UBND xã", "ủy ban nhân dân xã", "uy ban nhan dan xa"):
        results = searcher.search(SearchQuery(text))
        marked = {hit.document.id: marks_of(hit) for hit in results.hits}
        assert marked == {"short": ["UBND xã"], "long": ["Uỷ ban nhân dân xã"]}


def marks_of(hit: Hit) -> list[str]:
    return [one.text[start:end] for one in hit.highlights for start, end in one.marks]


def test_a_name_is_marked_as_a_whole_and_its_holder_in_the_post_comes_first(
    engine: Engine, searcher: Searcher
) -> None:
    named = person("Lê Minh An", "Giám đốc Sở Nội vụ")
    other = person("Trần Bình", "Giám đốc Sở Nội vụ")
    body = "Lê Minh An họp với Trần Bình, Giám đốc Sở Nội vụ, về an ninh."
    fill(
        engine,
        made("b", body=body, people=(named, person("Trần Bình"))),
        made("a", body=body, people=(person("Lê Minh An"), other)),
    )
    hits = searcher.search(SearchQuery("lê minh an giám đốc sở nội vụ")).hits
    assert [hit.document.id for hit in hits] == ["b", "a"]
    assert marks_of(hits[0]) == ["Lê Minh An", "Giám đốc Sở Nội vụ"]


def test_why_names_the_person_and_the_post(filled: Searcher) -> None:
    (hit,) = filled.search(SearchQuery("Đỗ Anh Tuấn")).hits
    assert hit.why == ("person",)
    hit = filled.search(SearchQuery("phó bí thư quận ủy tổng kết")).hits[0]
    assert (hit.document.id, "role" in hit.why) == ("seed", True)


# -- ways on where little is found -------------------------------------------------------------------


@pytest.fixture
def spoken(engine: Engine, searcher: Searcher) -> Searcher:
    """An index in which some words often stand together."""
    common = ["phong trào thi đua yêu nước", "thi đua khen thưởng", "Ủy ban nhân dân họp", "UBND huyện họp"]
    fill(engine, *(made(f"{n}", common[n % 4], f"Bài số {n} của năm 2018") for n in range(40)))
    return searcher


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("thi ddua", "thi đua"),
        ("THI DDUA", "THI ĐUA"),
        ("thỉ đua", "thi đua"),
        ("thi đuă khen thưởng", "thi đua khen thưởng"),
        ("thi dau khen thuongg", "thi dua khen thuong"),
        ("thiđua khen thưởng", "thi đua khen thưởng"),
        ("phong tràoo", "phong trào"),
        ("hpong trào", "phong trào"),
        ("Ubnn huyện", "Ubnd huyện"),
        ("thi đua", None),
        ("thi dua", None),
        ("khen thưởng họp", None),
        ("2019", None),
        ("bài số 99", None),
        ("zzz", None),
        ("", None),
        ('"thỉ đua"', None),
        ("-thỉ", None),
        ("từ " * 20, None),
    ],
)
def test_another_spelling_that_finds_clearly_more(spoken: Searcher, text: str, meant: str | None) -> None:
    better = spoken.search(SearchQuery(text)).query.did_you_mean
    assert (better.text if better else None) == meant
    if better is not None:
        assert better.count == spoken.search(SearchQuery(better.text)).total.value > 0


def test_what_stands_in_print_is_not_corrected(engine: Engine, spoken: Searcher) -> None:
    fill(engine, made("odd", "Phong trào thị đua yêu nước"))
    assert spoken.search(SearchQuery("phong trào thị đua")).query.did_you_mean is None
    fill(
        engine,
        *(made(f"sen {n}", "Đại hội sẽ họp ở huyện") for n in range(30)),
        made("sen", "Đại hội sen ở huyện"),
    )
    assert spoken.search(SearchQuery("đại hội sen ở huyện")).query.did_you_mean is None


def test_another_spelling_must_find_something_under_the_filters(spoken: Searcher) -> None:
    assert spoken.search(SearchQuery("thi ddua", kind=("directive",))).query.did_you_mean is None


@pytest.mark.parametrize(
    ("query", "drops"),
    [
        (SearchQuery("hòa zzz"), [("q", "zzz", 1)]),
        (SearchQuery("hòa " * 20 + "zzz"), [("q", "zzz", 1)]),
        (SearchQuery('bình "không có"'), [("q", '"không có"', 1)]),
        (SearchQuery("hòa -bình"), [("q", "-bình", 1)]),
        (SearchQuery("zzz"), []),
        (SearchQuery("zzz", source=("quận ven sông",)), [("q", "zzz", 1)]),
        (SearchQuery("hòa bình", kind=("directive",)), [("kind", "directive", 1)]),
    ],
)
def test_zero_names_what_to_leave_out(
    filled: Searcher, query: SearchQuery, drops: list[tuple[str, str, int]]
) -> None:
    results = filled.search(query)
    assert results.total.value == 0
    assert [(drop.parameter, drop.value, drop.count) for drop in results.query.zero] == drops


# -- suggestions -------------------------------------------------------------------------------------


def suggested(searcher: Searcher, text: str, limit: int = 8) -> list[tuple[str, str]]:
    return [(one.type, one.text) for one in searcher.suggest(text, limit)]


PERSON, NUMBER = ("person", TUAN), ("directive", "Chỉ thị 34-CT/TW")


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Đỗ A", [PERSON]),
        ("do anh tu", [PERSON]),
        ("tuấ", [PERSON]),
        ("TUAN", [PERSON]),
        ("anh tuấn ", [PERSON]),
        ("anh  Tuấn", [PERSON]),
        ("nh", []),
        ("anh tuan x", []),
        ("34", [NUMBER]),
        ("34-ct/", [NUMBER]),
        ("34 CT T", [NUMBER]),
        ("chỉ thị 3", [NUMBER]),
        ("chi thi 34 ", [NUMBER]),
        ("35", []),
        ("đổi mới công t", [NUMBER, ("title", DIRECTIVE.document.title)]),
        ("vi ho", [("title", "Vì hòa bình")]),
        ("hoà", [("title", "Vì hòa bình")]),
        ("khong ghi ", [("title", "Chuyện không ghi ngày")]),
        ("", []),
        ("!?", []),
    ],
)
def test_suggestions_while_typing(filled: Searcher, text: str, found: list[tuple[str, str]]) -> None:
    assert suggested(filled, text) == found


def test_a_suggestion_says_what_it_is_and_leads_on(filled: Searcher) -> None:
    (person,) = filled.suggest("tuan", 8)
    assert (person.detail, person.value, person.count) == ("Phó Bí thư Quận ủy", "đỗ-anh-tuấn", 1)
    (directive,) = filled.suggest("34 ct", 8)
    assert directive.value == "chi-thi.34-ct-tw.2014-04-07"
    assert (directive.detail, directive.count) == (DIRECTIVE.document.title, 2)
    (title,) = filled.suggest("tong ket phong", 8)
    assert (title.value, title.detail, title.count) == ("seed", "Quận Ven Sông, 20/12/2017", 1)


def test_a_law_is_suggested_by_its_name(engine: Engine, searcher: Searcher) -> None:
    law = Reference("luat.lam-nghiep.undated", "Luật Lâm nghiệp", "Luật", title="Lâm nghiệp")
    fill(engine, made("a", "Tin", references=(law,)))
    (found,) = searcher.suggest("lam ng", 8)
    assert (found.type, found.text, found.value) == ("directive", "Luật Lâm nghiệp", law.key)


def test_the_most_used_come_first_and_the_spelling_decides(engine: Engine, searcher: Searcher) -> None:
    names = ["Lê Văn Tuân", "Lê Văn Tuấn", "Lê Văn Tuấn", "Lê Văn Tuấn", "Lê Văn Tùng", "Lê Văn Tùng"]
    fill(engine, *(made(f"{n}", people=(person(name),)) for n, name in enumerate(names)))
    assert [text for _, text in suggested(searcher, "le van")] == [
        "Lê Văn Tuấn",
        "Lê Văn Tùng",
        "Lê Văn Tuân",
    ]
    assert suggested(searcher, "tuân")[0] == ("person", "Lê Văn Tuân")
    assert len(searcher.suggest("tu", 2)) == 2


def test_what_was_taken_down_is_not_suggested(engine: Engine, filled: Searcher) -> None:
    with engine.writer() as writer:
        writer.delete(["seed", "chi-thi-34"], NOW)
    for text in ("tuan", "34 ct", "tong ket"):
        assert filled.suggest(text, 8) == ()


def test_the_latest_come_first_and_the_undated_last(engine: Engine, filled: Searcher) -> None:
    found = engine.search(Plan(Everything(), sort=Latest(), limit=10))
    assert [match.enriched.document.id for match in found.matches] == [
        "hoa-binh",
        "seed",
        "chi-thi-34",
        "khong-ngay",
    ]
    assert engine.search(Plan(Everything(), sort=Latest(), limit=3)).more


def test_frequencies_are_those_of_documents(engine: Engine, filled: Searcher) -> None:
    terms = [Term("title_folded", value) for value in ("thi", "đua", "dua", "năm")]
    pairs = [Term("title_bigrams", value) for value in ("thi_đua", "đua_thi")]
    assert frequencies(engine, [*terms, *pairs]) == (2, 0, 2, 0, 2, 0)
    assert frequencies(engine, [Term("no such field", "thi")]) == (0,)
    assert frequencies(engine, []) == ()


def test_all_that_is_asked_at_once_is_told_in_its_order(engine: Engine, filled: Searcher) -> None:
    start = Starting("person_starts", f"tuan{SEPARATOR}", 5)
    asked = Asked(
        (start, replace(start, prefix="nobody"), replace(start, prefix="", limit=1)),
        (Everything(), Nothing(), Term("source", "quận ven sông")),
        (Term("title", "thi"), Term("title", "rừng")),
    )
    told = engine.look_up(asked)
    assert told.starting[:2] == (((f"tuan{SEPARATOR}đỗ-anh-tuấn", 1),), ())
    assert len(told.starting[2]) == 1
    assert (told.counts, told.holders, told.documents) == ((4, 0, 1), (2, 0), 4)
    assert engine.look_up(Asked()) == Told((), (), (), 0)


def test_what_was_taken_down_is_not_counted_and_a_commit_tells_at_once(
    engine: Engine, filled: Searcher
) -> None:
    nodes = (Everything(), Term("source", "quận ven sông"))
    assert engine.look_up(Asked(nodes=nodes)).counts == (4, 1)
    with engine.writer() as writer:
        writer.delete(["seed"], NOW)
    assert engine.look_up(Asked(nodes=nodes)).counts == (3, 0) == engine.count(nodes)


def test_a_look_up_searches_ahead_and_knows_the_terms_of_its_commit(engine: Engine) -> None:
    fill(engine, made("a", body="rừng"))
    plan, term = Plan(Everything(), limit=1), Term("text", "rừng")
    before = engine.look_up(Asked(ahead=plan))
    assert frequencies(engine, [term], before.state) == frequencies(engine, [term], before.state) == (1,)
    fill(engine, made("b", body="rừng"))
    after = engine.look_up(Asked(ahead=plan))
    assert before.found is not None and after.found is not None
    assert (before.found().total, after.found().total) == (1, 2)
    assert frequencies(engine, [term], after.state) == (2,)


# -- facets and zero ---------------------------------------------------------------------------------


def test_facets_count_exactly_and_ignore_the_filter_on_themselves(filled: Searcher) -> None:
    results = filled.search(
        SearchQuery(kind=("news",), category=("tin tức",), facets=("kind", "category", "person"))
    )
    assert [(v.value, v.count) for v in results.facets["kind"]] == [("news", 2)]
    assert [(v.value, v.count) for v in results.facets["category"]] == [("tin tức", 2)]
    assert [(v.value, v.label) for v in results.facets["person"]] == [
        ("nguyễn-văn-thắng", THANG),
        ("đỗ-anh-tuấn", TUAN),
    ]


def test_a_label_is_as_a_document_of_the_last_commit_writes_it(engine: Engine, searcher: Searcher) -> None:
    fill(engine, *ALL)
    query = SearchQuery(facets=("source",))
    assert [value.label for value in searcher.search(query).facets["source"]] == ["Quận Ven Sông"]
    fill(engine, replace(SEED, document=replace(SEED.document, source="QUẬN Ven Sông")))
    assert [value.label for value in searcher.search(query).facets["source"]] == ["QUẬN Ven Sông"]


def test_years_and_months_ascend_and_ignore_the_period(filled: Searcher) -> None:
    results = filled.search(SearchQuery(start=dt.date(2017, 1, 1), facets=("year", "month", "number")))
    assert [(v.value, v.count) for v in results.facets["year"]] == [("2014", 1), ("2017", 1), ("2019", 1)]
    assert [v.value for v in results.facets["month"]] == ["2014-04", "2017-12", "2019-05"]
    assert [(v.value, v.label, v.count) for v in results.facets["number"]] == [("34-CT/TW", "34-CT/TW", 1)]


def test_a_facet_keeps_twenty_by_count_then_value(engine: Engine, searcher: Searcher) -> None:
    documents = [made(f"{n}", "a", source=f"nguồn {n % 30:02}") for n in range(45)]
    fill(engine, *documents)
    values = searcher.search(SearchQuery(facets=("source",))).facets["source"]
    assert [(v.value, v.count) for v in values] == [
        *((f"nguồn {n:02}", 2) for n in range(15)),
        *((f"nguồn {n:02}", 1) for n in range(15, 20)),
    ]


def test_facets_of_nothing(filled: Searcher) -> None:
    results = filled.search(SearchQuery("tuyệt nhiên", facets=("kind", "year")))
    assert results.facets == {"kind": (), "year": ()}


def test_zero_names_the_filters_to_drop(filled: Searcher) -> None:
    results = filled.search(SearchQuery("thi đua", source=("quận ven sông",), kind=("directive",)))
    drops = [(drop.parameter, drop.value, drop.count) for drop in results.query.zero]
    assert drops == [("kind", "directive", 1), ("source", "quận ven sông", 1)]


def test_the_newest_day(filled: Searcher) -> None:
    assert filled.status().newest == dt.date(2019, 5, 1)


def test_related_documents_share_words_people_or_numbers(filled: Searcher) -> None:
    assert [hit.document.id for hit in filled.related("seed", 5)] == ["chi-thi-34"]
    assert filled.related("khong-ngay", 5) == ()
    with pytest.raises(DocumentNotFound):
        filled.related("nobody", 5)


def test_rarity_counts_neither_how_often_nor_in_how_long_a_text(engine: Engine) -> None:
    often = "rừng " * 30
    fill(
        engine,
        made("once", body="rừng"),
        made("often", body=often + "và nhiều chữ khác"),
        made("none", body="biển"),
    )
    found = engine.search(Plan(Rarity("text", "rừng")))
    scores = {match.enriched.document.id: match.score for match in found.matches}
    assert scores == {id: pytest.approx(rarity(2, 3), abs=1e-4) for id in ("once", "often")}
    assert engine.search(Plan(Rarity("text", "núi"))).total == 0
    assert engine.search(Plan(Rarity("no such field", "rừng"))).total == 0


def test_a_search_asks_its_engine_twice_and_a_short_box_three_times(
    engine: Engine, searcher: Searcher, monkeypatch: pytest.MonkeyPatch
) -> None:
    title = "Đỗ Anh Tuấn, Phó Bí thư Quận ủy: tổng kết thi đua năm 2017"
    fill(
        engine,
        made("whole", title, people=SEED.people),
        *(made(f"{n}", "Mùa mưa bão", f"rừng núi sông biển {n}") for n in range(5)),
    )
    calls: list[str] = []
    for name in ("look_up", "search", "search_all", "count", "tally", "get"):
        monkeypatch.setattr(engine, name, partial(_noted, calls, name, getattr(engine, name)))
    found = searcher.search(SearchQuery(title))
    assert {part.type for part in found.query.understood} >= {"person", "role"}
    assert calls == ["look_up", "search"]
    calls.clear()
    assert searcher.search(SearchQuery("rừng núi")).total.value == 5
    assert calls == ["look_up", "search", "look_up"]


def _noted(calls: list[str], name: str, method: Callable[..., object], *values: object) -> object:
    calls.append(name)
    return method(*values)


def test_a_short_box_puts_what_shares_the_first_hits_words_before_the_rest(
    engine: Engine, searcher: Searcher
) -> None:
    shared = "bão Haiyan tàn phá Tacloban"
    fill(
        engine,
        made("1", "Viện trợ Philippines", shared),
        made("2", "Viện trợ Philippines", shared + " hôm qua"),
        made("3", "Viện trợ Philippines", shared + " sáng nay"),
        made(
            "near", "Philippines nhận viện trợ", f"{shared} và nhiều nơi khác trong vùng ven biển phía đông"
        ),
        made(
            "far",
            "Philippines nhận viện trợ",
            "vắc xin và nhiều thứ khác cho các vùng ven biển phía đông nữa",
        ),
    )
    ids = [hit.document.id for hit in searcher.search(SearchQuery("viện trợ Philippines")).hits]
    assert ids.index("near") < ids.index("far")
    pages = [searcher.search(SearchQuery("viện trợ Philippines", limit=2))]
    while pages[-1].next:
        pages.append(searcher.search(SearchQuery("viện trợ Philippines", limit=2, cursor=pages[-1].next)))
    assert [hit.document.id for page in pages for hit in page.hits] == ids
