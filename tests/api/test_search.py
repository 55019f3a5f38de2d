"""`GET /v1/search` over HTTP: every parameter reaches the searcher, and every field the answer."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any, get_type_hints

import pytest
from pydantic import ConfigDict, TypeAdapter
from starlette.testclient import TestClient

from service.api import present, schemas
from service.app import create_app
from service.search.query import HIT_FIELDS, SearchQuery
from service.search.request import SEARCH
from service.search.results import DidYouMean, Drop, Total, Understood
from tests.fakes import FakeSearcher, FakeService

ASKED: dict[str, tuple[str, Callable[[SearchQuery], Any], Any]] = {
    "q": ("q=r%E1%BB%ABng+xanh", lambda query: query.text, "rừng xanh"),
    "kind": ("kind=news&kind=directive", lambda query: query.kind, ("news", "directive")),
    "category": ("category=A&category=B", lambda query: query.category, ("A", "B")),
    "source": ("source=A", lambda query: query.source, ("A",)),
    "issuer": ("issuer=A", lambda query: query.issuer, ("A",)),
    "organization": ("organization=A", lambda query: query.organization, ("A",)),
    "from": ("from=2017-12-20", lambda query: query.start, date(2017, 12, 20)),
    "to": ("to=2017-12-20", lambda query: query.end, date(2017, 12, 20)),
    "person": ("person=an&person=b%C3%ACnh", lambda query: query.person, ("an", "bình")),
    "role": ("role=B%C3%AD+th%C6%B0", lambda query: query.role, "Bí thư"),
    "number": ("number=34-CT%2FTW", lambda query: query.number, "34-CT/TW"),
    "accents": ("accents=strict", lambda query: query.accents, "strict"),
    "sort": ("sort=oldest", lambda query: query.sort, "oldest"),
    "facets": ("facets=kind,year", lambda query: query.facets, ("kind", "year")),
    "fields": ("fields=id,title", lambda query: query.fields, ("id", "title")),
    "highlight": ("highlight=false", lambda query: query.highlight, False),
    "limit": ("limit=3", lambda query: query.limit, 3),
    "cursor": ("cursor=0.", lambda query: query.cursor, "0."),
}


@pytest.mark.parametrize(("query_string", "read", "expected"), ASKED.values(), ids=ASKED.keys())
def test_a_parameter_reaches_the_searcher(
    client: TestClient,
    searcher: FakeSearcher,
    query_string: str,
    read: Callable[[SearchQuery], Any],
    expected: Any,
) -> None:
    assert client.get(f"/v1/search?{query_string}").status_code == 200
    assert read(searcher.asked[-1]) == expected


def test_every_parameter_was_tried() -> None:
    assert set(ASKED) == set(SEARCH)


def test_without_parameters_all_are_listed_newest_first(client: TestClient) -> None:
    body = client.get("/v1/search").json()
    assert body["total"] == {"value": 6, "exact": True}
    assert [hit["published_at"] for hit in body["hits"]] == [
        "2020-01-06T09:00:00+07:00",
        "2019-03-21",
        "2019-03-20T07:15:00+07:00",
        "2019-03-14",
        "2018-12-28T16:40:00+07:00",
        None,
    ]
    assert {hit["score"] for hit in body["hits"]} == {None}
    assert (body["next"], body["more"], body["took_ms"]) == (None, None, 1.5)


def test_a_hit_has_every_field(client: TestClient) -> None:
    body = client.get("/v1/search", params={"q": "băng cản lửa"}).json()
    assert body["hits"] == [
        {
            "id": "suoibac.example/tin/phong-chay-rung",
            "kind": "news",
            "title": "Huyện Suối Bạc triển khai phương án phòng cháy rừng mùa khô",
            "url": "https://suoibac.example/tin/phong-chay-rung",
            "published_at": "2019-03-20T07:15:00+07:00",
            "category": "Tin tức - Sự kiện",
            "source": "Cổng thông tin huyện Suối Bạc",
            "summary": "Mười hai xã có rừng ký cam kết bảo vệ rừng trước mùa khô.",
            "score": 3.0,
            "matched": "exact",
            "people": [
                {"name": "Lê Thị Thanh Hoà", "key": "lê-thị-thanh-hoà", "roles": ["Chủ tịch UBND huyện"]}
            ],
            "references": [
                {"kind": "Chỉ thị", "number": "07/CT-UBND", "key": "chi-thi.07-ct-ubnd.2019-03-14.suoi-bac"},
                {"kind": "Luật", "number": None, "key": "luat.lam-nghiep.undated"},
            ],
            "highlights": body["hits"][0]["highlights"],
            "why": ["text"],
            "release": "a1",
        }
    ]
    (highlight,) = body["hits"][0]["highlights"]
    assert highlight["field"] == "text"
    assert [highlight["text"][start:end] for start, end in highlight["marks"]] == ["băng", "cản", "lửa"]


def test_fields_selects_in_the_order_asked(client: TestClient) -> None:
    hit = client.get("/v1/search?q=kiem+lam&fields=title,id").json()["hits"][0]
    assert list(hit) == ["title", "id"]


def test_highlight_false_leaves_the_list_empty(client: TestClient) -> None:
    hit = client.get("/v1/search?q=rung&highlight=false").json()["hits"][0]
    assert hit["highlights"] == []


def test_facets_are_keyed_by_name(client: TestClient) -> None:
    facets = client.get("/v1/search?facets=person,year").json()["facets"]
    assert facets == {
        "person": [
            {"value": "lê-thị-thanh-hoà", "label": "Lê Thị Thanh Hoà", "count": 3},
            {"value": "trần-quang-minh", "label": "Trần Quang Minh", "count": 1},
        ],
        "year": [
            {"value": "2018", "label": "2018", "count": 1},
            {"value": "2019", "label": "2019", "count": 3},
            {"value": "2020", "label": "2020", "count": 1},
        ],
    }


def test_cursors_read_everything_once(client: TestClient) -> None:
    seen, cursor = [], None
    for _ in range(4):
        params = {"limit": "2"} | ({"cursor": cursor} if cursor else {})
        body = client.get("/v1/search", params=params).json()
        seen += [hit["id"] for hit in body["hits"]]
        cursor = body["next"]
        if cursor is None:
            break
    assert len(seen) == len(set(seen)) == 6


def test_the_echo_tells_how_it_was_understood(client: TestClient, searcher: FakeSearcher) -> None:
    searcher.echo = lambda echo: replace(
        echo,
        understood=(Understood("abbreviation", "ubnd", "ủy ban nhân dân"),),
        did_you_mean=DidYouMean("ubnd huyện", 4),
        zero=(Drop("person", "an", 2),),
    )
    assert client.get("/v1/search?q=ubnd&accents=ignore").json()["query"] == {
        "text": "ubnd",
        "accents": "ignore",
        "understood": [{"type": "abbreviation", "text": "ubnd", "value": "ủy ban nhân dân"}],
        "did_you_mean": {"text": "ubnd huyện", "count": 4},
        "zero": [{"drop": {"parameter": "person", "value": "an"}, "count": 2}],
    }


@pytest.mark.parametrize(("language", "words"), [("vi", "sắp xếp theo ngày"), ("en", "by day")])
def test_more_says_how_to_read_on(
    client: TestClient, searcher: FakeSearcher, language: str, words: str
) -> None:
    searcher.more = "relevance_depth"
    body = client.get("/v1/search?q=rung", headers={"Accept-Language": language}).json()
    assert words in body["more"]


@pytest.mark.parametrize(
    ("model", "path"),
    [
        (schemas.SearchResponse, "/v1/search?q=rung&facets=kind,number,month"),
        (schemas.SearchResponse, "/v1/search?category=khac&fields=id"),
        (schemas.RelatedResponse, "/v1/related?id=khong-ngay"),
        (schemas.DocumentResponse, "/v1/documents/suoibac.example/tin/phong-chay-rung"),
        (schemas.DocumentResponse, "/v1/documents/suoibac.example/van-ban/07-ct-ubnd"),
        (schemas.HealthResponse, "/healthz"),
        (schemas.ReadyResponse, "/readyz"),
        (schemas.StatusResponse, "/statusz"),
        (schemas.Problem, "/v1/search?limit=0"),
        (schemas.Problem, "/v1/documents/khong-co"),
    ],
)
def test_answers_are_as_the_schemas_say(client: TestClient, model: Any, path: str) -> None:
    strict = type("Strict", (), {"__pydantic_config__": ConfigDict(extra="forbid", strict=True)})
    model.__pydantic_config__ = strict.__pydantic_config__  # type: ignore[attr-defined]
    TypeAdapter(model).validate_json(client.get(path).content)


def test_a_lower_bound_is_told() -> None:
    class Estimating(FakeSearcher):
        def search(self, query: SearchQuery) -> Any:
            return replace(super().search(query), total=Total(10_000, exact=False))

    client = TestClient(create_app(FakeService(Estimating())))
    assert client.get("/v1/search").json()["total"] == {"value": 10_000, "exact": False}


def test_hit_fields_are_the_same_everywhere() -> None:
    assert tuple(present.HIT) == tuple(get_type_hints(schemas.Hit)) == HIT_FIELDS
