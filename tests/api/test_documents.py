"""One document and its neighbours over HTTP."""

from urllib.parse import quote

import pytest
from starlette.testclient import TestClient

from service.errors import DocumentNotFound
from service.search.port import Stored
from tests.fakes import CHANGED_AT, DOCUMENTS, FakeSearcher, news

NEWS = "/v1/documents/suoibac.example/tin/phong-chay-rung"
DIRECTIVE = "/v1/documents/suoibac.example/van-ban/07-ct-ubnd"


def test_a_news_page(client: TestClient) -> None:
    body = client.get(NEWS).json()
    assert {key: body[key] for key in ("id", "url", "kind", "published_at", "byline", "views", "number")} == {
        "id": "suoibac.example/tin/phong-chay-rung",
        "url": "https://suoibac.example/tin/phong-chay-rung",
        "kind": "news",
        "published_at": "2019-03-20T07:15:00+07:00",
        "byline": "Thu Hằng",
        "views": 318,
        "number": None,
    }
    assert body["changed_at"] == "2024-05-01T15:30:00+07:00"
    assert body["people"] == [
        {
            "name": "Lê Thị Thanh Hoà",
            "key": "lê-thị-thanh-hoà",
            "roles": [
                {
                    "role": "Chủ tịch UBND huyện",
                    "organization": "UBND huyện Suối Bạc",
                    "mentions": [{"field": "body", "start": 15, "end": 34}],
                }
            ],
            "mentions": [{"field": "body", "start": 39, "end": 55}],
        }
    ]
    assert body["references"][0] == {
        "key": "chi-thi.07-ct-ubnd.2019-03-14.suoi-bac",
        "surface": "Chỉ thị số 07/CT-UBND ngày 14/3/2019",
        "kind": "Chỉ thị",
        "number": "07/CT-UBND",
        "date": "2019-03-14",
        "issuer": "UBND huyện Suối Bạc",
        "title": "về phòng cháy rừng",
        "relation": "thực hiện",
        "mentions": [{"field": "body", "start": 70, "end": 106}],
    }
    assert body["references"][1]["date"] is None


def test_a_directive(client: TestClient) -> None:
    body = client.get(DIRECTIVE).json()
    wanted = ("kind", "number", "issuer", "signed_on", "effective_on", "signers", "published_at")
    assert {key: body[key] for key in wanted} == {
        "kind": "directive",
        "number": "07/CT-UBND",
        "issuer": "UBND huyện Suối Bạc",
        "signed_on": "2019-03-14",
        "effective_on": "2019-03-15",
        "signers": ["Lê Thị Thanh Hoà"],
        "published_at": "2019-03-14",
    }


@pytest.mark.parametrize("id", ["a/b//c", "a b?c=d#e", "50%", "đ/Hoà", "a\\b"])
def test_ids_of_any_characters(searcher: FakeSearcher, client: TestClient, id: str) -> None:
    searcher.documents = (news(id, "Tin", "Nội dung", None),)
    response = client.get("/v1/documents/" + quote(id, safe="/"))
    assert (response.status_code, response.json()["id"]) == (200, id)


def test_an_id_is_looked_up_in_nfc(searcher: FakeSearcher, client: TestClient) -> None:
    searcher.documents = (news("hòa", "Tin", "Nội dung", None),)
    assert client.get("/v1/documents/" + quote("ho\u0300a")).status_code == 200


def test_etag(client: TestClient) -> None:
    first = client.get(NEWS)
    tag = first.headers["etag"]
    assert tag.startswith('W/"')
    assert first.headers["cache-control"] == "no-cache"
    assert tag != client.get(DIRECTIVE).headers["etag"]


@pytest.mark.parametrize("form", ["{tag}", '"other", {tag}', "{strong}", "*", ' "a" ,{tag}'])
def test_a_copy_that_is_the_same_is_not_sent_again(client: TestClient, form: str) -> None:
    tag = client.get(NEWS).headers["etag"]
    wanted = form.format(tag=tag, strong=tag.removeprefix("W/"))
    response = client.get(NEWS, headers={"If-None-Match": wanted})
    assert (response.status_code, response.content) == (304, b"")
    assert response.headers["etag"] == tag
    assert "content-type" not in response.headers


@pytest.mark.parametrize("tag", ['W/"other"', "", '"*"'])
def test_another_copy_is_replaced(client: TestClient, tag: str) -> None:
    assert client.get(NEWS, headers={"If-None-Match": tag}).status_code == 200


@pytest.mark.parametrize("path", ["/v1/documents/{}", "/v1/related?id={}"])
def test_not_found_and_gone(client: TestClient, searcher: FakeSearcher, path: str) -> None:
    searcher.gone = frozenset({"tin-cu"})
    missing, gone = client.get(path.format("khong-co")), client.get(path.format("tin-cu"))
    assert (missing.status_code, missing.json()["type"]) == (404, "/docs#document-not-found")
    assert (gone.status_code, gone.json()["type"]) == (410, "/docs#document-gone")


def test_a_tombstone_is_gone_even_if_the_searcher_hands_it_out(
    client: TestClient, searcher: FakeSearcher, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(searcher, "document", lambda id: Stored(id, None, CHANGED_AT))
    assert client.get("/v1/documents/a").status_code == 410
    assert client.get("/documents/a").status_code == 410


def test_a_document_has_no_parameters(client: TestClient) -> None:
    assert client.get(NEWS + "?fields=id").json()["errors"][0]["parameter"] == "fields"


def test_related(client: TestClient) -> None:
    hits = client.get("/v1/related?id=khong-ngay").json()["hits"]
    assert [hit["id"] for hit in hits] == [one.document.id for one in DOCUMENTS[:5]]
    assert len(client.get("/v1/related?id=khong-ngay&limit=2").json()["hits"]) == 2


@pytest.mark.parametrize(
    ("query", "parameter"), [("", "id"), ("?id=", "id"), ("?id=a&limit=0", "limit"), ("?id=a&q=b", "q")]
)
def test_related_checks_its_parameters(client: TestClient, query: str, parameter: str) -> None:
    response = client.get("/v1/related" + query)
    assert response.status_code == 422
    assert [error["parameter"] for error in response.json()["errors"]] == [parameter]


def test_the_fake_knows_its_documents() -> None:
    with pytest.raises(DocumentNotFound):
        FakeSearcher().document("khong-co")
