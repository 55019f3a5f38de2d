"""What the three kinds of users ask, over HTTP."""

from typing import Any

import pytest
from starlette.testclient import TestClient


def found(client: TestClient, **parameters: str | list[str]) -> dict[str, Any]:
    response = client.get("/v1/search", params=parameters)
    assert response.status_code == 200, response.text
    return dict(response.json())


def ids(answer: dict[str, Any]) -> list[str]:
    return [hit["id"] for hit in answer["hits"]]


@pytest.mark.parametrize("typed", ["12-CT/QU", "12 ct qu", "chỉ thị 12/CT-QU", "CHI THI SO 12-CT/QU"])
def test_a_directive_by_its_number_stands_before_what_cites_it(client: TestClient, typed: str) -> None:
    answer = found(client, q=typed)
    assert {*ids(answer)[:2]} == {"chi-thi-12-ct-qu-2016", "chi-thi-12-ct-qu-2022"}
    assert answer["hits"][0]["why"][0] == "number"
    assert "reference" in answer["hits"][2]["why"]
    assert found(client, number=typed)["total"] == answer["total"]


@pytest.mark.parametrize("typed", ["phong chay chua chay", "PHÒNG CHÁY CHỮA CHÁY", "phòng cháy chữa cháy"])
def test_a_citizen_types_as_is_easy(client: TestClient, typed: str) -> None:
    answer = found(client, q=typed)
    assert ids(answer)[0] == "chi-thi-04-ct-ubnd-hai-binh-2021"
    marked = answer["hits"][0]["highlights"][0]
    assert [marked["text"][start:end] for start, end in marked["marks"]] == ["phòng cháy", "chữa cháy"]


def test_both_tone_placements_find_the_same(client: TestClient) -> None:
    one, other = found(client, q="Uỷ ban hoà giải"), found(client, q="ủy ban hòa giải")
    assert one["total"] == other["total"] and ids(one) == ids(other)


@pytest.mark.parametrize(
    ("parameters", "total"),
    [
        ({"person": "lưu thị hạnh quyên"}, 17),
        ({"person": "Luu Thi Hanh Quyen"}, 17),
        ({"person": "lưu-thị-hạnh-quyên"}, 17),
        ({"person": "hanh quyen", "role": "Bí thư Quận ủy"}, 7),
        ({"person": "hanh quyen", "role": "bí thư quận uỷ", "to": "2020-12-31"}, 2),
        ({"person": "hanh quyen", "role": "Phó Chủ tịch ubnd"}, 6),
        ({"person": ["hanh quyen", "dang huu luong"]}, 7),
        ({"person": "hanh quyen", "from": "2016-01-01", "to": "2016-12-31"}, 3),
    ],
)
def test_a_journalist_follows_an_official(client: TestClient, parameters: dict[str, str], total: int) -> None:
    assert found(client, **parameters)["total"] == {"value": total, "exact": True}


def test_facets_lead_on_to_what_they_count(client: TestClient) -> None:
    names = ("kind", "source", "category", "person", "organization", "number")
    facets = found(client, q="quận", facets=",".join(names))["facets"]
    for name in names:
        for value in facets[name][:3]:
            narrowed = found(client, q="quận", **{name: value["value"]})
            assert narrowed["total"]["value"] == value["count"], (name, value)


def test_a_program_reads_everything_page_by_page(client: TestClient) -> None:
    parameters, seen = {"sort": "newest", "limit": "7", "fields": "id"}, list[str]()
    while True:
        answer = found(client, **parameters)
        seen += ids(answer)
        if answer["next"] is None:
            break
        parameters["cursor"] = answer["next"]
    assert len(seen) == len({*seen}) == answer["total"]["value"] == 80


def test_a_document_and_what_is_like_it(client: TestClient) -> None:
    document = client.get("/v1/documents/ven-song-pccc-nha-tro-2022").json()
    quyen = next(person for person in document["people"] if person["name"] == "Lưu Thị Hạnh Quyên")
    assert [role["role"] for role in quyen["roles"]] == ["Bí thư Quận ủy", "Chủ tịch HĐND quận"]
    mention = quyen["mentions"][0]
    assert document[mention["field"]][mention["start"] : mention["end"]] == "Lưu Thị Hạnh Quyên"
    related = client.get("/v1/related", params={"id": document["id"], "limit": 3}).json()["hits"]
    assert "chi-thi-12-ct-qu-2022" in ids({"hits": related}) and document["id"] not in ids({"hits": related})


def test_the_state_of_the_service(client: TestClient) -> None:
    assert client.get("/readyz").status_code == 200
    status = client.get("/statusz").json()
    assert (status["documents"], status["running"], status["outdated"]) == (80, None, False)
    assert "tracuu_" in client.get("/metrics").text
