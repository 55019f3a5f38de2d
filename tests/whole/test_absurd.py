"""Absurd requests to the whole service: each is answered in time, or told what is wrong with it."""

import http.client
import json
import socket
import time
from urllib.parse import quote, urlsplit

import pytest
from starlette.testclient import TestClient

SECONDS = 10.0
"""For one answer on a busy machine with coverage measured (5.1 seen); an idle one takes well below one."""

TEXTS = {
    "quotes": '"' * 1000,
    "quoted letters": '"a" ' * 250,
    "open quotes": '"a ' * 333,
    "minuses": "-" * 1000,
    "excluded words": "-a " * 333,
    "excluded phrases": '-"a b" ' * 142,
    "five hundred words": "a " * 500,
    "one word": "a" * 1000,
    "different words": " ".join(f"từ{number}" for number in range(140)),
    "numbers": "34-CT/TW " * 111,
    "slashes": "1/" * 500,
    "dashes and spaces": "1 - " * 250,
    "days": "1/1/2020 " * 111,
    "periods": "tháng 12/2017 " * 71,
    "abbreviations": "UBND HĐND BTV " * 71,
    "names": "Nguyễn Văn An " * 71,
    "syllables of names": "nguyen " * 142,
    "posts": "chủ tịch " * 111,
    "upper case": "Ủ" * 1000,
    "marks alone": "\u0301" * 1000,
    "letters with many marks": ("a" + "\u0301\u0323" * 10) * 47,
    "a bomb for backtracking": "a" * 500 + "!" * 499 + "a",
    "a regular expression": "(a+)+$" * 166,
    "wildcards": "*" * 1000,
    "operators": "AND OR NOT ( ) [ TO ] : ^ ~ " * 35,
    "emoji": "👩‍👩‍👧‍👦" * 140,
    "from right to left": "\u202e\u2066" * 500,
    "no width": "\u200b" * 1000,
    "ligatures that grow": "ﷺ" * 1000,
    "spaces of all kinds": "\u00a0\u2003\u3000" * 333,
    "digits of other scripts": "٣٤-CT/TW " * 100,
    "private use": "\ue000\U0010ffff" * 500,
}


def ask(client: TestClient, address: str) -> int:
    start = time.perf_counter()
    response = client.get(address)
    assert time.perf_counter() - start < SECONDS, address[:200]
    if response.status_code == 422 and address.startswith("/v1/"):
        assert response.json()["errors"], address[:200]
    return response.status_code


@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS.keys())
def test_texts(client: TestClient, text: str) -> None:
    """In the box and in every filter, by the API and on the page."""
    written = quote(text[:1000])
    for path in ("/v1/search", "/v1/suggest", "/"):
        assert ask(client, f"{path}?q={written}") == 200
    for address in (
        f"/v1/search?q={written}&accents=strict&highlight=false&facets=person,number,month",
        f"/v1/search?person={written}&role={written}&number={written}&organization={written}&issuer={written}",
        f"/v1/people?q={written}&role={written}&organization={written}",
        f"/v1/directives?q={written}&kind={written}&issuer={written}",
        f"/v1/documents/{written[:512]}",
        f"/v1/people/{written[:512]}",
        f"/v1/directives/{written[:512]}",
        f"/v1/related?id={written}",
    ):
        assert ask(client, address) in (200, 404, 422), address


@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS.keys())
def test_resolving(client: TestClient, text: str) -> None:
    start = time.perf_counter()
    response = client.post("/v1/resolve", json={"text": (text * 100)[:100_000]})
    assert response.status_code == 200
    assert time.perf_counter() - start < 4 * SECONDS


@pytest.mark.parametrize(
    ("query", "parameter"),
    [
        ("q=%00", "q"),
        ("q=a%0Ab", "q"),
        ("q=%1B%5B31m", "q"),
        ("q=%7F", "q"),
        ("q=%FF%FE", "q"),
        ("q=%C3", "q"),
        ("q=%C0%AF", "q"),
        ("q=%ED%A0%80", "q"),
        ("q=%F4%90%80%80", "q"),
        ("q=a&q=b", "q"),
        ("q=a&Q=b", "Q"),
        ("q[]=a", "q[]"),
        ("q=" + "%C3%A0" * 1001, "q"),
        ("&".join(f"person={number}" for number in range(500)), "person"),
        ("limit=1e9", "limit"),
        ("limit=%D9%A3", "limit"),
        ("from=0000-00-00", "from"),
        ("cursor=" + "A" * 20_000, "cursor"),
        ("%FF=1", "?"),
        ("=1", ""),
    ],
)
def test_what_is_wrong_is_named(client: TestClient, query: str, parameter: str) -> None:
    start = time.perf_counter()
    response = client.get(f"/v1/search?{query}")
    assert response.status_code == 422
    assert [error["parameter"] for error in response.json()["errors"]] == [parameter]
    assert client.get(f"/?{query}").status_code in (200, 422)
    assert time.perf_counter() - start < SECONDS


def test_a_thousand_wrong_parameters(client: TestClient) -> None:
    response = client.get("/v1/search?" + "&".join(f"x{number}=1" for number in range(1000)))
    assert (response.status_code, len(response.json()["errors"])) == (422, 1000)


RAW = {
    "a million quotes": b"GET /v1/search?q=" + b"%22" * 1_000_000 + b" HTTP/1.1\r\nHost: a\r\n\r\n",
    "a huge header": b"GET / HTTP/1.1\r\nHost: a\r\nX: " + b"a" * 1_000_000 + b"\r\n\r\n",
    "ten thousand headers": b"GET / HTTP/1.1\r\nHost: a\r\n" + b"X: a\r\n" * 10_000 + b"\r\n",
    "no protocol": b"GET /\r\n\r\n",
    "no request": b"\x00\xff\x16\x03\x01\r\n\r\n",
    "bytes in the address": b"GET /?q=\xff\xfe HTTP/1.1\r\nHost: a\r\n\r\n",
    "a newline in the address": b"GET /?q=a\nb HTTP/1.1\r\nHost: a\r\n\r\n",
    "two lengths": b"POST /v1/resolve HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\na",
    "a length that is none": b"POST /v1/resolve HTTP/1.1\r\nHost: a\r\nContent-Length: x\r\n\r\n",
}


@pytest.mark.parametrize(
    ("request_bytes", "status", "type"),
    [
        (b"GET /v1/search?q=" + b"%22" * 22_000, 414, "/docs#address-too-long"),
        (b"GET / HTTP/1.1\r\nHost: a\r\nX: " + b"a" * 66_000, 431, "/docs#headers-too-long"),
        (b"GET /\r\n\r\n", 400, "about:blank"),
        (b"GET / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: gzip\r\n\r\n", 501, "about:blank"),
    ],
)
def test_a_refusal_before_any_route_is_a_problem_too(
    address: str, request_bytes: bytes, status: int, type: str
) -> None:
    where = urlsplit(address)
    with socket.create_connection((where.hostname, where.port), timeout=SECONDS) as connection:
        connection.sendall(request_bytes)
        answer = http.client.HTTPResponse(connection)
        answer.begin()
        problem = json.loads(answer.read())
    assert (answer.status, answer.getheader("Connection")) == (status, "close")
    assert answer.getheader("Content-Type") == "application/problem+json"
    assert (problem["status"], problem["type"], problem["errors"]) == (status, type, [])


@pytest.mark.parametrize("request_bytes", RAW.values(), ids=RAW.keys())
def test_what_is_no_request(address: str, client: TestClient, request_bytes: bytes) -> None:
    where = urlsplit(address)
    start = time.perf_counter()
    with socket.create_connection((where.hostname, where.port), timeout=SECONDS) as connection:
        try:
            connection.sendall(request_bytes)
            answer = connection.recv(100)
        except (BrokenPipeError, ConnectionResetError):
            answer = b"HTTP/1.1 400 refused before it was sent"
    assert answer.startswith((b"HTTP/1.1 4", b"HTTP/1.1 200")), answer
    assert time.perf_counter() - start < SECONDS
    assert client.get("/healthz").status_code == 200
