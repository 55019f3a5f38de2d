"""Directives, asked of every engine: what cites which, and what a text refers to."""

import datetime as dt
from typing import Any

import pytest

from service.errors import DirectiveNotFound, Fault, QueryRejected
from service.extract.enrich import enrich
from service.model import Document, EnrichedDocument, Published
from service.search.directive import (
    DirectiveCandidates,
    DirectiveProfile,
    DirectiveQuery,
    DirectivesFound,
    DirectivesQuery,
)
from service.search.directives import Directives
from service.search.port import Engine
from service.search.resolve import ResolveQuery, resolve
from tests.engines.conftest import NOW, fill

D = dt.date

OLD, NEW = "chi-thi.34-ct-tw.2014-04-07", "chi-thi.34-ct-tw.2024-05-24"
HELD = "chi-thi.07-ct-ubnd.2019-03-14.suoi-bac"
LAW = "luat.16-2017-qh14.2017-11-15"


def news(id: str, day: str | None, body: str) -> EnrichedDocument:
    return enrich(
        Document(id, title=f"Tin {id}", body=body, published_at=Published.parse(day) if day else None)
    )


def directive(id: str, day: str | None, **values: Any) -> EnrichedDocument:
    return enrich(
        Document(id, kind="directive", published_at=Published.parse(day) if day else None, **values)
    )


PAGES = (
    news(
        "dated",
        "2017-12-20",
        "Học Chỉ thị số 34-CT/TW ngày 07/4/2014 của Bộ Chính trị về “Tiếp tục đổi mới công tác thi đua”.",
    ),
    news("again", "2015-02-01", "Quán triệt Chỉ thị 34-CT/TW ngày 7-4-2014 của Bộ Chính trị."),
    news(
        "young", "2024-06-01", "Triển khai Chỉ thị số 34-CT/TW ngày 24/5/2024 của Ban Bí thư về nhà ở xã hội."
    ),
    news("undated-old", "2018-01-01", "Cả xã thực hiện Chỉ thị 34-CT/TW trong năm. Mọi người vui."),
    news("undated-new", "2024-07-01", "Cả xã thực hiện Chỉ thị 34-CT/TW trong năm."),
    news("too-old", "2013-01-01", "Cả xã thực hiện Chỉ thị 34-CT/TW trong năm."),
    news("no-day", None, "Cả xã thực hiện Chỉ thị 34-CT/TW trong năm."),
    directive(
        "rung",
        "2019-03-14",
        number="07/CT-UBND",
        issuer="UBND huyện Suối Bạc",
        signed_on=D(2019, 3, 14),
        title="Chỉ thị về phòng cháy rừng",
        body="Căn cứ Luật Lâm nghiệp; thực hiện Chỉ thị số 34-CT/TW ngày 07/4/2014 của Bộ Chính trị.",
    ),
    news(
        "rung-1",
        "2019-04-01",
        "Huyện thực hiện Chỉ thị số 07/CT-UBND ngày 14/3/2019 của UBND huyện Suối Bạc.",
    ),
    news("rung-2", "2020-01-01", "Nhắc lại Chỉ thị 07/CT-UBND của UBND huyện Suối Bạc."),
    directive(
        "luat",
        None,
        number="16/2017/QH14",
        issuer="Quốc hội",
        signed_on=D(2017, 11, 15),
        title="LUẬT LÂM NGHIỆP",
    ),
    news("khac", "2021-05-05", "Theo Nghị quyết 45 thì phải làm."),
)


@pytest.fixture
def directives(engine: Engine) -> Directives:
    fill(engine, *PAGES)
    return Directives(engine)


def profile(directives: Directives, key: str, **paging: Any) -> DirectiveProfile:
    found = directives.profile(DirectiveQuery(key, **paging))
    assert isinstance(found, DirectiveProfile)
    return found


def keys(found: DirectivesFound) -> list[str]:
    return [one.key for one in found.directives]


# -- lists -------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ({}, [NEW, HELD, LAW, OLD, "nghi-quyet.45.undated"]),
        ({"limit": 2}, [NEW, HELD]),
        ({"kind": "chỉ thị"}, [NEW, HELD, OLD]),
        ({"kind": "Luật"}, [LAW]),
        ({"kind": "Thông tư"}, []),
        ({"issuer": "bộ chính trị"}, [OLD]),
        ({"issuer": "Ủy ban nhân dân huyện Suối Bạc"}, [HELD]),
        ({"issuer": "Bộ Chính trị", "kind": "Luật"}, []),
        ({"start": D(2017, 11, 15)}, [NEW, HELD, LAW]),
        ({"end": D(2017, 11, 15)}, [LAW, OLD]),
        ({"start": D(2014, 4, 7), "end": D(2019, 3, 14), "kind": "Chỉ thị"}, [HELD, OLD]),
        ({"start": D(2014, 4, 8), "end": D(2017, 1, 1)}, []),
        ({"text": "34 ct tw"}, [NEW, OLD]),
        ({"text": "Chỉ thị 34"}, [NEW, OLD]),
        ({"text": "chỉ thị 34-CT/TƯ", "end": D(2020, 1, 1)}, [OLD]),
        ({"text": OLD}, [OLD]),
        ({"text": "thi dua"}, [OLD]),
        ({"text": "Lâm nghiệp"}, [LAW]),
        ({"text": "phòng cháy rừng", "kind": "Chỉ thị"}, [HELD]),
        ({"text": "không có gì"}, []),
        ({"text": "…"}, []),
        ({"text": "99-CT/TW"}, []),
    ],
)
def test_directives_are_listed_the_youngest_first(
    directives: Directives, query: dict[str, Any], found: list[str]
) -> None:
    assert keys(directives.find(DirectivesQuery(**query))) == found


@pytest.mark.parametrize("query", [{}, {"text": "chỉ thị"}, {"kind": "Chỉ thị"}, {"end": D(2030, 1, 1)}])
def test_pages_of_a_list_go_on_where_the_last_ended(directives: Directives, query: dict[str, Any]) -> None:
    whole = keys(directives.find(DirectivesQuery(**query)))
    asked, seen = DirectivesQuery(limit=1, **query), list[str]()
    while True:
        page = directives.find(asked)
        seen += keys(page)
        if page.next is None:
            break
        asked = DirectivesQuery(limit=1, cursor=page.next, **query)
    assert seen == whole


def test_a_cursor_belongs_to_its_request(directives: Directives) -> None:
    cursor = directives.find(DirectivesQuery(limit=1)).next
    with pytest.raises(QueryRejected) as rejected:
        directives.find(DirectivesQuery(limit=2, cursor=cursor))
    assert rejected.value.faults == (Fault("cursor", "cursor_other_query"),)


def test_a_directive_of_a_list(directives: Directives) -> None:
    (one,) = directives.find(DirectivesQuery(text=OLD)).directives
    assert (one.kind, one.number, one.issuer, one.date, one.held) == (
        "Chỉ thị",
        "34-CT/TW",
        "Bộ Chính trị",
        D(2014, 4, 7),
        False,
    )
    assert one.title == "Tiếp tục đổi mới công tác thi đua"
    assert one.cited_by_count == 4


# -- one directive -----------------------------------------------------------------------------------


def test_what_cites_a_directive_that_is_only_cited(directives: Directives) -> None:
    old = profile(directives, OLD)
    assert (old.document_id, old.cites, old.entry.cited_by_count) == (None, (), 4)
    assert [(one.document_id, one.tied_by) for one in old.cited_by.items] == [
        ("rung", "date"),
        ("undated-old", "publication"),
        ("dated", "date"),
        ("again", "date"),
    ]
    assert (old.cited_by.total, old.cited_by.by_year) == (4, {"2015": 1, "2017": 1, "2018": 1, "2019": 1})
    said = {name: (one.value, one.citations) for name, one in old.agreement.items()}
    assert said == {
        "kind": ("Chỉ thị", 3),
        "number": ("34-CT/TW", 3),
        "issuer": ("Bộ Chính trị", 3),
        "date": ("2014-04-07", 3),
        "title": ("Tiếp tục đổi mới công tác thi đua", 1),
    }


def test_a_citation_is_told_with_its_sentence(directives: Directives) -> None:
    cited = profile(directives, OLD).cited_by.items[1]
    assert (cited.title, str(cited.published_at), cited.relation) == (
        "Tin undated-old",
        "2018-01-01",
        "implements",
    )
    assert cited.quote.text == "Cả xã thực hiện Chỉ thị 34-CT/TW trong năm."
    assert [cited.quote.text[start:end] for start, end in cited.quote.marks] == ["Chỉ thị 34-CT/TW"]


def test_what_cites_a_directive_that_is_held(directives: Directives) -> None:
    held = profile(directives, HELD)
    assert (held.document_id, held.entry.held, held.agreement) == ("rung", True, {})
    assert [(one.document_id, one.tied_by) for one in held.cited_by.items] == [
        ("rung-2", "issuer"),
        ("rung-1", "date"),
    ]
    assert [(one.key, one.quote.text[slice(*one.quote.marks[0])]) for one in held.cites] == [
        (LAW, "Luật Lâm nghiệp"),
        (OLD, "Chỉ thị số 34-CT/TW"),
    ]


def test_a_law_is_cited_by_its_name(directives: Directives) -> None:
    law = profile(directives, LAW)
    assert [(one.document_id, one.tied_by) for one in law.cited_by.items] == [("rung", "title")]
    assert profile(directives, "luat.lam-nghiep.undated").entry == law.entry


def test_citations_page_by_page(directives: Directives) -> None:
    first = profile(directives, OLD, limit=3).cited_by
    last = profile(directives, OLD, limit=3, cursor=first.next).cited_by
    assert [one.document_id for one in (*first.items, *last.items)] == [
        "rung",
        "undated-old",
        "dated",
        "again",
    ]
    assert (first.total, last.total, last.next) == (4, 4, None)


@pytest.mark.parametrize(
    ("key", "meant"),
    [
        ("CHI-THI.34-CT-TW.2014-04-07", OLD),
        ("chi-thi.034-ct-tw.2014-04-07", OLD),
        ("chi-thi.34.2014-04-07", OLD),
        ("chi-thi.7-ct-ubnd.undated", HELD),
        ("chi-thi.07-ct-ubnd.2019-03-14", HELD),
        ("luat.lam-nghiep.undated", LAW),
    ],
)
def test_a_key_that_only_one_may_bear(directives: Directives, key: str, meant: str) -> None:
    assert profile(directives, key).entry.key == meant


@pytest.mark.parametrize(
    "key", ["chi-thi.34-ct-tw.undated", "chi-thi.034-ct-tw.undated", "chi-thi.34.undated"]
)
def test_an_undated_key_may_mean_several(directives: Directives, key: str) -> None:
    found = directives.profile(DirectiveQuery(key))
    assert isinstance(found, DirectiveCandidates)
    assert {one.key: one.cited_by_count for one in found.directives} == {OLD: 4, NEW: 2}


@pytest.mark.parametrize(
    "key",
    [
        "",
        "x",
        "chi-thi.34-ct-tw",
        "chi-thi.99-ct-tw.undated",
        "chi-thi.34-ct-tw.2015-01-01",
        "chi-thi.34-ct-tw.2014-99-99",
        "a.b.undated",
    ],
)
def test_no_directive_of_that_key(directives: Directives, key: str) -> None:
    with pytest.raises(DirectiveNotFound):
        directives.profile(DirectiveQuery(key))


def test_the_order_of_taking_in_does_not_matter(engine: Engine) -> None:
    fill(engine, *reversed(PAGES[1:]))
    fill(engine, PAGES[0])
    assert keys(Directives(engine).find(DirectivesQuery())) == [NEW, HELD, LAW, OLD, "nghi-quyet.45.undated"]


def test_what_was_taken_down_cites_nothing(engine: Engine, directives: Directives) -> None:
    with engine.writer() as writer:
        writer.delete(["young", "rung"], NOW)
    assert keys(directives.find(DirectivesQuery(text="34-CT/TW"))) == [OLD]
    assert profile(directives, OLD).cited_by.total == 5, "the only one left is meant by undated pages, too"
    assert not profile(directives, HELD).entry.held


# -- a text's references -----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "day", "told"),
    [
        ("theo Chỉ thị 34-CT/TW ngày 7/4/2014", None, [("Chỉ thị 34-CT/TW", 200, OLD, "date", 0)]),
        ("theo Chỉ thị 34-CT/TW của Ban Bí thư", None, [("Chỉ thị 34-CT/TW", 200, NEW, "issuer", 0)]),
        ("theo Chỉ thị 34-CT/TW", D(2017, 1, 1), [("Chỉ thị 34-CT/TW", 200, OLD, "publication", 0)]),
        ("theo Chỉ thị 34-CT/TW", None, [("Chỉ thị 34-CT/TW", 300, "chi-thi.34-ct-tw.undated", None, 2)]),
        (
            "theo Chỉ thị 34-CT/TW",
            D(2010, 1, 1),
            [("Chỉ thị 34-CT/TW", 404, "chi-thi.34-ct-tw.undated", None, 0)],
        ),
        ("theo Chỉ thị 99-CT/TW", None, [("Chỉ thị 99-CT/TW", 404, "chi-thi.99-ct-tw.undated", None, 0)]),
        ("theo Chỉ thị số 3456789-CT/TW.", None, [("Chỉ thị số 3456789-CT/TW", 400, None, None, 0)]),
        ("theo Luật Lâm nghiệp", None, [("Luật Lâm nghiệp", 200, LAW, "title", 0)]),
        (
            "Chỉ thị 07/CT-UBND của UBND huyện Suối Bạc; lại Chỉ thị 07/CT-UBND",
            None,
            [("Chỉ thị 07/CT-UBND", 200, HELD, "issuer", 0), ("Chỉ thị 07/CT-UBND", 200, HELD, "issuer", 0)],
        ),
        ("Nghị quyết số đó, 12 con gà", None, []),
        ("", None, []),
    ],
)
def test_references_of_a_text(
    engine: Engine, directives: Directives, text: str, day: dt.date | None, told: list[tuple[Any, ...]]
) -> None:
    found = resolve(engine, ResolveQuery(text, day))
    assert [(one.surface, one.status, one.key, one.tied_by, len(one.candidates)) for one in found] == told
    assert all(text[one.start : one.end] == one.surface for one in found)


def test_a_reference_says_all_that_its_text_does(engine: Engine, directives: Directives) -> None:
    (one,) = resolve(
        engine, ResolveQuery("theo Chỉ thị số 34-CT/TW ngày 07/4/2014 của Bộ Chính trị về “Đổi mới thi đua”.")
    )
    assert (one.kind, one.number, one.date, one.issuer, one.title) == (
        "Chỉ thị",
        "34-CT/TW",
        D(2014, 4, 7),
        "Bộ Chính trị",
        "Đổi mới thi đua",
    )
