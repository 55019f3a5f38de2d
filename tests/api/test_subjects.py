"""People, directives and resolving over HTTP, on a small index of its own."""

import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from pydantic import TypeAdapter
from starlette.testclient import TestClient

from service.api import directives_json, people_json
from service.app import create_app
from service.extract.enrich import enrich
from service.model import Document, Published
from service.search.resolve import MAX_RESOLVED
from service.settings import Settings
from service.wiring import build
from tests.engines.conftest import fill

MEETING = (
    "Lãnh đạo Quận Ven Sông có đồng chí Đỗ Anh Tuấn - Phó Bí thư Quận ủy - Chủ tịch HĐND Quận.\n\n"
    "Đồng chí Đỗ Anh Tuấn – Phó Bí thư Quận ủy, Chủ tịch UBND Quận đã quán triệt Chỉ thị số 34-CT/TW "
    "ngày 07/4/2014 của Bộ Chính trị về “Đổi mới công tác thi đua”."
)
VISIT = "Ông Lê Hòa, Giám đốc Sở Nội vụ tỉnh Giang Hạ, gặp ông Đỗ Anh Tuấn, Chủ tịch UBND quận Ven Sông."
PAGES = (
    ("tin/1", "2017-12-20", MEETING),
    ("tin/2", "2018-02-01", VISIT),
    ("tin/3", "2018-02-02", "Ông Lê Hóa, Bí thư Huyện ủy Suối Bạc, nhắc Chỉ thị 34-CT/TW."),
    ("tin/4", "2024-06-01", "Triển khai Chỉ thị số 34-CT/TW ngày 24/5/2024 của Ban Bí thư về nhà ở xã hội."),
)


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    service = build(Settings(index=Path(tmp_path_factory.mktemp("subjects")) / "index"))
    pages = (Document(id, title=id, body=body, published_at=Published.parse(day)) for id, day, body in PAGES)
    fill(service.engine, *map(enrich, pages))
    yield TestClient(create_app(service), follow_redirects=False)
    service.engine.close()


def got(client: TestClient, path: str, shape: Any, status: int = 200, **parameters: Any) -> Any:
    response = client.get(path, params=parameters)
    assert response.status_code == status, response.text
    TypeAdapter(shape).validate_json(response.content, strict=True)
    answer = response.json()
    assert set(answer) == set(shape.__annotations__)
    return answer


def test_who_was_in_office_on_a_day(client: TestClient) -> None:
    role = "Chủ tịch UBND quận Ven Sông"
    answer = got(client, "/v1/people", people_json.PeopleResponse, role=role, on="2017-12-18")
    assert answer == {
        "people": [
            {
                "key": "đỗ-anh-tuấn",
                "name": "Đỗ Anh Tuấn",
                "documents": 2,
                "roles": ["Chủ tịch UBND Quận", "Chủ tịch HĐND Quận", "Phó Bí thư Quận ủy"],
                "first_seen": "2017-12-20",
                "last_seen": "2018-02-01",
                "attested": {"before": None, "after": "2017-12-20", "days": 2},
            }
        ]
    }


def test_two_posts_that_conflict_are_both_told(client: TestClient) -> None:
    answer = got(client, "/v1/people/đỗ-anh-tuấn", people_json.PersonResponse)
    quotes = {role["role"]: role["evidence"]["quote"] for role in answer["roles"]}
    assert "Chủ tịch HĐND Quận." in quotes["Chủ tịch HĐND Quận"]
    assert "Chủ tịch UBND quận Ven Sông." in quotes["Chủ tịch UBND Quận"]
    for role in answer["roles"]:
        evidence = role["evidence"]
        marked = [evidence["quote"][start:end] for start, end in evidence["marks"]]
        assert "Đỗ Anh Tuấn" in marked and len(marked) >= 2
    assert answer["namesakes"] == [] and answer["seen_with"] == [
        {"key": "lê-hoà", "name": "Lê Hòa", "count": 1}
    ]


def test_a_key_without_marks(client: TestClient) -> None:
    assert client.get("/v1/people/do-anh-tuan").json()["key"] == "đỗ-anh-tuấn"
    several = got(client, "/v1/people/le-hoa", people_json.PersonCandidates, 300)
    assert [one["key"] for one in several["candidates"]] == ["lê-hoà", "lê-hoá"]


@pytest.mark.parametrize(
    ("path", "type"),
    [
        ("/v1/people/nobody", "person-not-found"),
        ("/v1/people/%00", "person-not-found"),
        ("/v1/people/~", "person-not-found"),
        ("/v1/directives/nothing", "directive-not-found"),
        ("/v1/directives/chi-thi.1-ct-tw.undated", "directive-not-found"),
        ("/v1/directives/chi-thi.34-ct-tw.2014-99-99", "directive-not-found"),
    ],
)
def test_what_is_not_there(client: TestClient, path: str, type: str) -> None:
    response = client.get(path)
    assert (response.status_code, response.json()["type"]) == (404, f"/docs#{type}")


@pytest.mark.parametrize(
    ("path", "parameter"),
    [
        ("/v1/people?q=", "q"),
        ("/v1/people?role=+", "role"),
        ("/v1/people?organization=", "organization"),
        ("/v1/people?on=18/12/2017", "on"),
        ("/v1/people?limit=0", "limit"),
        ("/v1/people?limit=101", "limit"),
        ("/v1/people?cursor=x", "cursor"),
        ("/v1/people?q=a&q=b", "q"),
        ("/v1/people?q=" + "a" * 1001, "q"),
        ("/v1/people?q=%FF", "q"),
        ("/v1/people/do-anh-tuan?limit=1", "limit"),
        ("/v1/directives?kind=", "kind"),
        ("/v1/directives?issuer=", "issuer"),
        ("/v1/directives?from=2019-02-30", "from"),
        ("/v1/directives?from=2019-01-02&to=2019-01-01", "from"),
        ("/v1/directives?cursor=x", "cursor"),
        ("/v1/directives?cursor=ảo", "cursor"),
        ("/v1/directives?sort=newest", "sort"),
        ("/v1/directives/chi-thi.34-ct-tw.2014-04-07?limit=x", "limit"),
        ("/v1/directives/chi-thi.34-ct-tw.2014-04-07?cursor=x", "cursor"),
        ("/v1/directives/chi-thi.34-ct-tw.2014-04-07?q=x", "q"),
    ],
)
def test_every_parameter_is_checked(client: TestClient, path: str, parameter: str) -> None:
    response = client.get(path)
    assert response.status_code == 422
    assert response.headers["content-type"] == "application/problem+json"
    assert [error["parameter"] for error in response.json()["errors"]] == [parameter]


@pytest.mark.parametrize("parameter", ["q", "role", "organization", "kind", "issuer"])
def test_the_longest_values(client: TestClient, parameter: str) -> None:
    path = "/v1/directives" if parameter in ("kind", "issuer") else "/v1/people"
    for text in ("ờ" * 1000, "ờ " * 500, "(.*" * 333, "𠀀" * 1000):
        response = client.get(path, params={parameter: text})
        assert response.status_code == 200
        assert not any(response.json().values())


@pytest.mark.parametrize("path", ["/v1/people/", "/v1/directives/chi-thi."])
def test_the_longest_keys(client: TestClient, path: str) -> None:
    assert client.get(path + "a" * 3000).status_code == 404
    assert client.get(path + "a" * 3000 + ".undated").status_code == 404


def test_directives_page_by_page(client: TestClient) -> None:
    first = got(client, "/v1/directives", directives_json.DirectivesResponse, limit=1)
    last = got(client, "/v1/directives", directives_json.DirectivesResponse, limit=1, cursor=first["next"])
    keys = [one["key"] for page in (first, last) for one in page["directives"]]
    assert keys == ["chi-thi.34-ct-tw.2024-05-24", "chi-thi.34-ct-tw.2014-04-07"]
    assert last["next"] is None and first["directives"][0]["held"] is False


def test_one_directive(client: TestClient) -> None:
    path = "/v1/directives/chi-thi.34-ct-tw.2014-04-07"
    answer = got(client, path, directives_json.DirectiveResponse)
    assert answer["agreement"]["date"] == {"value": "2014-04-07", "citations": 1}
    assert answer["cited_by"]["by_year"] == {"2017": 1, "2018": 1}
    assert [(item["document_id"], item["tied_by"]) for item in answer["cited_by"]["items"]] == [
        ("tin/3", "publication"),
        ("tin/1", "date"),
    ]
    first = client.get(path, params={"limit": 1}).json()["cited_by"]
    last = client.get(path, params={"limit": 1, "cursor": first["next"]}).json()["cited_by"]
    assert [first["items"][0], last["items"][0]] == answer["cited_by"]["items"] and last["next"] is None


def test_an_undated_key_may_mean_several(client: TestClient) -> None:
    path = "/v1/directives/chi-thi.34-ct-tw.undated"
    several = got(client, path, directives_json.DirectiveCandidatesOf, 300)
    assert len(several["candidates"]) == 2


@pytest.mark.parametrize("path", ["/v1/people/do-anh-tuan", "/v1/directives/chi-thi.34-ct-tw.2014-04-07"])
def test_an_answer_that_a_client_holds_is_not_sent_again(client: TestClient, path: str) -> None:
    tag = client.get(path).headers["etag"]
    assert client.get(path, headers={"If-None-Match": tag}).status_code == 304


# -- resolve -----------------------------------------------------------------------------------------


def resolved(client: TestClient, **body: Any) -> Any:
    response = client.post("/v1/resolve", json=body)
    assert response.status_code == 200, response.text
    TypeAdapter(directives_json.ResolveResponse).validate_json(response.content, strict=True)
    return response.json()["references"]


def test_a_text_is_resolved(client: TestClient) -> None:
    text = "Theo Chỉ thị 34-CT/TW ngày 7/4/2014, Chỉ thị 34-CT/TW ngày 7/4/2015 và Chỉ thị 99-CT/TW"
    found = resolved(client, text=text, published_at=None)
    assert [(one["surface"], one["status"], one["key"], one["tied_by"]) for one in found] == [
        ("Chỉ thị 34-CT/TW", 200, "chi-thi.34-ct-tw.2014-04-07", "date"),
        ("Chỉ thị 34-CT/TW", 404, "chi-thi.34-ct-tw.2015-04-07", None),
        ("Chỉ thị 99-CT/TW", 404, "chi-thi.99-ct-tw.undated", None),
    ]
    assert [text[one["start"] : one["end"]] for one in found] == [one["surface"] for one in found]


@pytest.mark.parametrize(
    ("published_at", "status", "key"),
    [
        (None, 300, "chi-thi.34-ct-tw.undated"),
        ("2018-01-01", 200, "chi-thi.34-ct-tw.2014-04-07"),
        ("2024-05-24T00:00+07:00", 200, "chi-thi.34-ct-tw.2024-05-24"),
        ("2024-05-23T16:59Z", 200, "chi-thi.34-ct-tw.2014-04-07"),
    ],
)
def test_the_day_of_publication_ties(
    client: TestClient, published_at: str | None, status: int, key: str
) -> None:
    (one,) = resolved(client, text="Theo Chỉ thị 34-CT/TW", published_at=published_at)
    assert (one["status"], one["key"], len(one["candidates"])) == (status, key, 2 if status == 300 else 0)


@pytest.mark.parametrize(
    "unit",
    [
        "Chỉ thị số 3456789-CT/TW, Chỉ thị số 34-CT/TW ",
        "Chỉ thị số" + 500 * " ",
        "Chỉ thị số ....",
        "Chỉ thị số: 1&",
    ],
)
def test_the_longest_text_costs_no_more_than_its_length(client: TestClient, unit: str) -> None:
    """What grew with the square of it took minutes."""
    begun = time.process_time()
    resolved(client, text=(unit * MAX_RESOLVED)[:MAX_RESOLVED])
    assert time.process_time() - begun < 30


def test_blanks_without_end_within_a_citation(client: TestClient) -> None:
    text = f"Chỉ thị số{' ' * 99_000}34-CT/TW ngày 7/4/2014"
    assert [(one["start"], one["end"], one["status"]) for one in resolved(client, text=text)] == [
        (0, len(text) - len(" ngày 7/4/2014"), 200)
    ]


@pytest.mark.parametrize(
    ("body", "parameters"),
    [
        (b"", ["body"]),
        (b"[]", ["body"]),
        (b'"x"', ["body"]),
        (b"{", ["body"]),
        (b'{"text": "\xff"}', ["body"]),
        (b'{"text": "\\ud800"}', ["body"]),
        (b"[" * 100_000, ["body"]),
        (b"{}", ["text"]),
        (b'{"text": null}', ["text"]),
        (b'{"text": 5}', ["text"]),
        (b'{"text": "a", "day": "2017-01-01"}', ["day"]),
        (b'{"text": "a", "published_at": "20170101"}', ["published_at"]),
        (b'{"text": "a", "published_at": "2017-02-30"}', ["published_at"]),
        (b'{"text": "a", "published_at": "2017-01-01T99"}', ["published_at"]),
        (b'{"text": "a", "published_at": 5}', ["published_at"]),
        (b'{"text": 1, "published_at": 5, "x": 1}', ["x", "text", "published_at"]),
    ],
)
def test_a_wrong_body_names_what_is_wrong(client: TestClient, body: bytes, parameters: list[str]) -> None:
    response = client.post("/v1/resolve", content=body)
    assert response.status_code == 422
    assert [error["parameter"] for error in response.json()["errors"]] == parameters


def test_the_longest_text(client: TestClient) -> None:
    assert resolved(client, text="ă" * MAX_RESOLVED) == []
    for content in (b'{"text": "' + b"a" * (MAX_RESOLVED + 1) + b'"}', b"x" * (13 * MAX_RESOLVED)):
        response = client.post("/v1/resolve", content=content)
        assert (response.status_code, response.json()["type"]) == (413, "/docs#text-too-long")


def test_parameters_and_methods_of_resolve(client: TestClient) -> None:
    assert client.post("/v1/resolve?x=1", json={"text": "a"}).status_code == 422
    refused = client.get("/v1/resolve")
    assert (refused.status_code, refused.headers["allow"]) == (405, "POST")
    assert client.post("/v1/people").headers["allow"] == "GET, HEAD"
