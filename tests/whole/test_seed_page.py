"""The page this project started from, end to end: its people and its directive over HTTP."""

from pathlib import Path

import pytest
from starlette.testclient import TestClient

from service.app import create_app
from service.ingest.load import Job, ingest
from service.ingest.stop import Stop
from service.settings import Settings
from service.wiring import build

SEED = Path(__file__).resolve().parents[3] / "shared/data/seed"

pytestmark = pytest.mark.skipif(not SEED.is_dir(), reason="the seed page isn't beside the project")


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> TestClient:
    folder = tmp_path_factory.mktemp("seed")
    service = build(Settings(index=folder / "index"))
    ingest(Job([str(SEED)], rejected=folder / "rejected.jsonl"), service.engine, Stop(), lambda _: None)
    return TestClient(create_app(service))


@pytest.mark.parametrize(
    "asked",
    [
        {"role": "Chủ tịch UBND quận Tây Hồ"},
        {"role": "chủ tịch ủy ban nhân dân", "organization": "Quận Tây Hồ"},
        {"role": "chu tich ubnd", "organization": "UBND quận Tây Hồ"},
    ],
)
def test_who_was_chairman_two_days_before_the_page(client: TestClient, asked: dict[str, str]) -> None:
    (one,) = client.get("/v1/people", params=asked | {"on": "2017-12-18"}).json()["people"]
    assert (one["key"], one["attested"]) == (
        "đỗ-anh-tuấn",
        {"before": None, "after": "2017-12-20", "days": 2},
    )


def test_two_posts_of_one_man_that_conflict_with_their_sentences(client: TestClient) -> None:
    person = client.get("/v1/people/do-anh-tuan").json()
    quotes = {role["role"]: role["evidence"]["quote"] for role in person["roles"]}
    assert set(quotes) == {"Phó Bí thư Quận ủy", "Chủ tịch HĐND Quận", "Chủ tịch UBND Quận"}
    assert "Đỗ Anh Tuấn - Phó Bí thư Quận ủy - Chủ tịch HĐND Quận" in quotes["Chủ tịch HĐND Quận"]
    assert quotes["Chủ tịch UBND Quận"].startswith("Đồng chí Đỗ Anh Tuấn – Phó Bí thư Quận ủy, Chủ tịch UBND")
    assert (person["first_seen"], person["namesakes"]) == ("2017-12-20", [])
    assert {other["name"] for other in person["seen_with"]} >= {"Nguyễn Văn Thắng", "Đinh Việt Thắng"}


def test_the_directive_it_cites(client: TestClient) -> None:
    directive = client.get("/v1/directives/chi-thi.34-ct-tw.2014-04-07").json()
    assert (directive["number"], directive["issuer"], directive["held"]) == (
        "34-CT/TW",
        "Bộ Chính trị",
        False,
    )
    assert directive["title"] == "Tiếp tục đổi mới công tác thi đua, khen thưởng"
    (cited,) = directive["cited_by"]["items"]
    assert cited["tied_by"] == "date" and "Chỉ thị số 34-CT/TW ngày 07/4/2014" in cited["quote"]
    assert client.get("/v1/directives/chi-thi.34-ct-tw.undated").json() == directive
    listed = client.get("/v1/directives", params={"q": "34 ct tw"}).json()["directives"]
    assert [one["key"] for one in listed] == [directive["key"]]


def test_a_text_that_cites_the_same(client: TestClient) -> None:
    body = {
        "text": "Triển khai Chỉ thị số 34-CT/TƯ và Luật Thi đua, khen thưởng",
        "published_at": "2018-01-05",
    }
    found = client.post("/v1/resolve", json=body).json()["references"]
    assert [(one["status"], one["key"]) for one in found] == [
        (200, "chi-thi.34-ct-tw.2014-04-07"),
        (200, "luat.thi-dua-khen-thuong.undated"),
    ]


@pytest.mark.parametrize(
    ("path", "title"),
    [
        ("/people/đỗ-anh-tuấn", "Đỗ Anh Tuấn"),
        ("/directives/chi-thi.34-ct-tw.2014-04-07", "Chỉ thị 34-CT/TW"),
    ],
)
def test_their_pages(client: TestClient, path: str, title: str) -> None:
    response = client.get(path)
    assert response.status_code == 200 and f"<h1>{title}</h1>" in response.text
