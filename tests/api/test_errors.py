"""Every error as a problem, in both languages, for programs; as a page for people."""

import logging
from typing import Any

import pytest
import structlog
from starlette.exceptions import HTTPException
from starlette.testclient import TestClient

from service import errors
from service.api.errors import KINDS, describe
from service.search.messages import LANGUAGES
from tests.fakes import FakeSearcher

FAILURES: list[tuple[Exception, int, str, str | None]] = [
    (errors.EngineUnavailable("x"), 503, "engine-unavailable", "5"),
    (errors.EngineTimeout("x"), 504, "engine-timeout", "5"),
    (errors.EngineRefused("x"), 503, "engine-unavailable", "5"),
    (errors.IndexMissing("x"), 503, "index-missing", "30"),
    (errors.IndexOutdated("x"), 503, "index-outdated", "300"),
    (errors.IndexUnreadable("x"), 500, "engine-error", None),
    (errors.IndexBusy("x"), 503, "engine-unavailable", "5"),
    (errors.EngineError("x"), 500, "engine-error", None),
    (errors.ConfigurationError("secret"), 500, "internal-error", None),
    (RuntimeError("secret"), 500, "internal-error", None),
]


@pytest.mark.parametrize(("failure", "status", "name", "retry"), FAILURES)
def test_failures(
    *,
    client: TestClient,
    searcher: FakeSearcher,
    failure: Exception,
    status: int,
    name: str,
    retry: str | None,
) -> None:
    searcher.failure = failure
    response = client.get("/v1/search?q=a")
    assert response.status_code == response.json()["status"] == status
    assert response.headers["content-type"] == "application/problem+json"
    assert response.json()["type"] == f"/docs#{name}"
    assert response.headers.get("retry-after") == retry
    assert response.json()["errors"] == []
    assert "secret" not in response.text


@pytest.mark.parametrize(("failure", "status", "name", "retry"), FAILURES)
def test_failures_of_a_page(
    *,
    client: TestClient,
    searcher: FakeSearcher,
    failure: Exception,
    status: int,
    name: str,
    retry: str | None,
) -> None:
    searcher.failure = failure
    for path in ("/?q=a", "/documents/a"):
        response = client.get(path, headers={"Accept-Language": "en"})
        assert response.status_code == status
        assert response.headers["content-type"] == "text/html; charset=utf-8"
        assert response.headers.get("retry-after") == retry
        assert response.headers["x-robots-tag"] == "noindex"
        assert describe(failure, "vi").title in response.text
        assert "secret" not in response.text


def test_every_error_of_the_tree_has_a_kind() -> None:
    tree = [one for one in vars(errors).values() if isinstance(one, type) and issubclass(one, Exception)]
    for error in tree:
        assert describe(error(), "vi").status in (404, 410, 413, 422, 429, 500, 503, 504)


@pytest.mark.parametrize(
    ("language", "title", "message"),
    [
        ("vi", "Tham số không hợp lệ", "Phải nằm trong khoảng từ 1 đến 100."),
        ("en-US,en;q=0.9", "Invalid parameters", "It must be between 1 and 100."),
    ],
)
def test_languages(client: TestClient, language: str, title: str, message: str) -> None:
    response = client.get("/v1/search?limit=500", headers={"Accept-Language": language})
    assert response.json() == {
        "type": "/docs#invalid-parameters",
        "title": title,
        "status": 422,
        "detail": response.json()["detail"],
        "errors": [{"parameter": "limit", "message": message}],
    }
    assert response.headers["content-language"] == language[:2]
    assert "Accept-Language" in response.headers["vary"]


def test_all_faults_at_once(client: TestClient) -> None:
    response = client.get("/v1/search?zz=1&from=2018-01-02&to=2018-01-01&q=%FF&limit=0&kind=")
    assert {error["parameter"] for error in response.json()["errors"]} == {"zz", "from", "q", "limit", "kind"}


def test_a_hostile_name_can_be_told(client: TestClient) -> None:
    response = client.get("/v1/search?%FF%3Cscript%3E=1")
    assert (response.status_code, response.json()["errors"][0]["parameter"]) == (422, "?<script>")


@pytest.mark.parametrize(("cursor", "words"), [("x", "không hợp lệ"), ("1.khac", "lượt tìm khác")])
def test_cursors(client: TestClient, cursor: str, words: str) -> None:
    response = client.get(f"/v1/search?q=rung&cursor={cursor}")
    assert response.status_code == 422
    assert response.json()["errors"][0]["parameter"] == "cursor"
    assert words in response.json()["errors"][0]["message"]


@pytest.mark.parametrize(
    "path",
    [
        "/v1/search",
        "/v1/related",
        "/v1/suggest",
        "/v1/documents/a",
        "/healthz",
        "/readyz",
        "/statusz",
        "/metrics",
        "/openapi.json",
    ],
)
def test_unknown_parameters_are_refused(client: TestClient, path: str) -> None:
    response = client.get(path + "?pretty=1")
    assert response.status_code == 422
    assert "pretty" in {error["parameter"] for error in response.json()["errors"]}


@pytest.mark.parametrize("path", ["/v1/", "/v1/nope", "/v1/search/", "/v1/documents"])
def test_no_such_address(client: TestClient, path: str) -> None:
    response = client.get(path)
    assert (response.status_code, response.headers["content-type"]) == (404, "application/problem+json") or (
        path == "/v1/documents" and response.status_code == 404
    )
    assert response.json()["type"] == "/docs#not-found"


@pytest.mark.parametrize("method", ["POST", "PUT", "PATCH", "DELETE", "OPTIONS"])
@pytest.mark.parametrize(
    "path", ["/v1/search", "/v1/documents/a", "/healthz", "/openapi.json", "/", "/static/style.css"]
)
def test_other_methods(client: TestClient, method: str, path: str) -> None:
    response = client.request(method, path)
    assert response.status_code == 405
    assert response.headers["allow"] == "GET, HEAD"


def test_wrong_method_is_a_problem(client: TestClient) -> None:
    assert client.post("/v1/search").json()["type"] == "/docs#method-not-allowed"
    assert "Phương thức không được phép" in client.post("/").text


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_kinds_are_in_both_languages(kind: Any) -> None:
    for texts in (kind.title, kind.detail):
        assert set(texts) == set(LANGUAGES)
        assert texts["vi"] != texts["en"]


def test_other_refusals_are_told_by_their_status() -> None:
    problem = describe(HTTPException(501), "en")
    assert (problem.status, problem.type, problem.title) == (
        501,
        "about:blank",
        "Not Implemented",
    )


def test_unexpected_errors_are_logged_with_their_trace(client: TestClient, searcher: FakeSearcher) -> None:
    searcher.failure = RuntimeError("disk on fire")
    with structlog.testing.capture_logs() as logs:
        client.get("/v1/search?q=a")
    (failed,) = [entry for entry in logs if entry["event"] == "failed"]
    assert failed["exc_info"] is searcher.failure
    assert failed["path"] == "/v1/search"


def test_an_engine_that_is_not_ready_is_logged_without_one(
    client: TestClient, searcher: FakeSearcher
) -> None:
    searcher.failure = errors.EngineUnavailable("x")
    with structlog.testing.capture_logs() as logs:
        client.get("/v1/search?q=a")
    assert [entry["exc_info"] for entry in logs if entry["event"] == "failed"] == [False]


def test_nothing_goes_to_the_root_logger(client: TestClient, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.ERROR, "service"):
        client.get("/v1/search?limit=0")
    assert caplog.records == []
