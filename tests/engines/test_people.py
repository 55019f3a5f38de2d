"""Officials, asked of every engine: what is counted, and what is told apart."""

import datetime as dt
from typing import Any

import pytest

from service.errors import PersonNotFound
from service.extract.enrich import enrich
from service.extract.keys import person_key
from service.model import Document, EnrichedDocument, Person, Published, Role, Span
from service.search.officials import Candidates, Namesake, Official, PeopleQuery, Profile, SeenWith
from service.search.people import People
from service.search.port import Engine
from tests.engines.conftest import NOW, fill

D = dt.date

VEN_SONG = "Quận Ven Sông"
UBND, QUAN_UY, HDND = "Ủy ban nhân dân quận Ven Sông", "Quận ủy Ven Sông", "Hội đồng nhân dân quận Ven Sông"


def page(id: str, day: str | None, *people: Person) -> EnrichedDocument:
    body = ". ".join(
        f"Đồng chí {one.name}, {', '.join(role.role for role in one.roles)} dự họp" for one in people
    )
    document = Document(id, body=body, published_at=Published.parse(day) if day else None)
    return EnrichedDocument(document, tuple(_spanned(one, body) for one in people))


def named(name: str, *roles: tuple[str, str | None]) -> Person:
    return Person(name, person_key(name), tuple(Role(role, organization) for role, organization in roles))


def _spanned(person: Person, body: str) -> Person:
    """With its mentions, as the extraction gives them."""
    start = body.index(person.name)
    roles = tuple(
        Role(role.role, role.organization, (_span(body, role.role, start),)) for role in person.roles
    )
    return Person(person.name, person.key, roles, (_span(body, person.name, 0),))


def _span(body: str, text: str, after: int) -> Span:
    start = body.index(text, after)
    return Span("body", start, start + len(text))


TUAN, HOA, LAN = "Đỗ Anh Tuấn", "Lê Thị Hoà", "Mai Lan"

PAGES = (
    page(
        "2016",
        "2016-05-10",
        named(TUAN, ("Phó Chủ tịch UBND quận", UBND)),
        named(HOA, ("Chủ tịch UBND quận", UBND)),
    ),
    page(
        "2017",
        "2017-12-20T03:43",
        named(TUAN, ("Phó Bí thư Quận ủy", QUAN_UY), ("Chủ tịch UBND Quận", UBND)),
        named(LAN),
    ),
    page("2018", "2018-03-01", named(TUAN, ("Chủ tịch Uỷ ban nhân dân quận", UBND)), named("Lê Thị Hòa")),
    page("huyen", "2018-06-01", named(TUAN, ("Giám đốc Sở Nội vụ tỉnh Giang Hạ", "Sở Nội vụ tỉnh Giang Hạ"))),
    page("khong-ngay", None, named(TUAN, ("Chủ tịch HĐND quận", HDND)), named(LAN)),
    page(
        "lan", "2019-01-01", named("Mãi Lân", ("Bí thư Đảng ủy phường Ngàn Dâu", "Đảng ủy phường Ngàn Dâu"))
    ),
    page("tuan", "2019-02-02", named("Trần Tuấn Anh", ("Bộ trưởng Bộ Công Thương", "Bộ Công Thương"))),
)


@pytest.fixture
def people(engine: Engine) -> People:
    fill(engine, *PAGES)
    return People(engine)


def keys(found: tuple[Official, ...]) -> list[str]:
    return [one.key for one in found]


def profile(people: People, key: str) -> Profile:
    found = people.profile(key)
    assert isinstance(found, Profile)
    return found


# -- lists -------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ({}, ["đỗ-anh-tuấn", "lê-thị-hoà", "mai-lan", "mãi-lân", "trần-tuấn-anh"]),
        ({"limit": 2}, ["đỗ-anh-tuấn", "lê-thị-hoà"]),
        ({"text": "Tuấn"}, ["đỗ-anh-tuấn"]),
        ({"text": "anh tuan"}, ["đỗ-anh-tuấn"]),
        ({"text": "ĐỖ ANH TUẤN"}, ["đỗ-anh-tuấn"]),
        ({"text": "đỗ-anh-tuấn"}, ["đỗ-anh-tuấn"]),
        ({"text": "Đỗ Anh"}, ["đỗ-anh-tuấn"]),
        ({"text": "Tuân"}, []),
        ({"text": "Thị Hòa"}, ["lê-thị-hoà"]),
        ({"text": "mai lan"}, ["mai-lan", "mãi-lân"]),
        ({"text": "Mai Lân"}, []),
        ({"text": "…"}, []),
        ({"role": "Chủ tịch UBND"}, ["đỗ-anh-tuấn", "lê-thị-hoà"]),
        ({"role": "chủ tịch ủy ban nhân dân quận ven sông"}, ["đỗ-anh-tuấn", "lê-thị-hoà"]),
        ({"role": "Bí thư"}, ["mãi-lân"]),
        ({"role": "Bí thư Quận ủy"}, []),
        ({"role": "-"}, []),
        ({"role": "Chủ tịch", "text": "Hoà"}, ["lê-thị-hoà"]),
        ({"organization": "UBND quận Ven Sông"}, ["đỗ-anh-tuấn", "lê-thị-hoà"]),
        ({"organization": "quan ven song"}, ["đỗ-anh-tuấn", "lê-thị-hoà"]),
        ({"organization": "Quận Ven"}, []),
        ({"organization": VEN_SONG, "role": "Phó Bí thư"}, ["đỗ-anh-tuấn"]),
        ({"organization": "Bộ Công Thương", "role": "Chủ tịch"}, []),
    ],
)
def test_people_are_found(people: People, query: dict[str, Any], found: list[str]) -> None:
    assert keys(people.find(PeopleQuery(**query))) == found


def test_a_person_of_a_list_is_told_whole_whatever_was_asked(people: People) -> None:
    (found,) = people.find(PeopleQuery(role="Phó Bí thư"))
    assert found == Official(
        key="đỗ-anh-tuấn",
        name=TUAN,
        documents=5,
        roles=(
            "Giám đốc Sở Nội vụ tỉnh Giang Hạ",
            "Chủ tịch UBND Quận",
            "Phó Bí thư Quận ủy",
            "Phó Chủ tịch UBND quận",
            "Chủ tịch HĐND quận",
        ),
        first_seen=D(2016, 5, 10),
        last_seen=D(2018, 6, 1),
    )


@pytest.mark.parametrize(
    ("on", "query", "found"),
    [
        (D(2017, 12, 18), {"role": "Chủ tịch UBND quận"}, [("đỗ-anh-tuấn", None, D(2017, 12, 20), 2)]),
        (
            D(2017, 12, 20),
            {"role": "Chủ tịch UBND quận"},
            [("đỗ-anh-tuấn", D(2017, 12, 20), D(2017, 12, 20), 0)],
        ),
        (
            D(2018, 1, 1),
            {"role": "Chủ tịch UBND quận"},
            [("đỗ-anh-tuấn", D(2017, 12, 20), D(2018, 3, 1), 12)],
        ),
        (
            D(2017, 4, 1),
            {"role": "Chủ tịch UBND quận", "organization": VEN_SONG},
            [("đỗ-anh-tuấn", None, D(2017, 12, 20), 263), ("lê-thị-hoà", D(2016, 5, 10), None, 326)],
        ),
        (D(2017, 5, 10), {"role": "Phó Chủ tịch"}, [("đỗ-anh-tuấn", D(2016, 5, 10), None, 365)]),
        (D(2017, 5, 11), {"role": "Phó Chủ tịch"}, []),
        (D(2015, 5, 11), {"role": "Phó Chủ tịch"}, [("đỗ-anh-tuấn", None, D(2016, 5, 10), 365)]),
        (D(2019, 1, 2), {"text": "lan"}, [("mãi-lân", D(2019, 1, 1), None, 1)]),
        (
            D(2019, 1, 31),
            {},
            [("trần-tuấn-anh", None, D(2019, 2, 2), 2), ("mãi-lân", D(2019, 1, 1), None, 30)],
        ),
        (D(1, 1, 1), {"role": "Chủ tịch"}, []),
        (D(9999, 12, 31), {}, []),
    ],
)
def test_who_was_in_office_on_a_day(
    people: People, on: dt.date, query: dict[str, Any], found: list[tuple[Any, ...]]
) -> None:
    answer = people.find(PeopleQuery(on=on, limit=2, **query))
    told = [
        (one.key, one.attested.before, one.attested.after, one.attested.days)
        for one in answer
        if one.attested
    ]
    assert told == found


# -- one person --------------------------------------------------------------------------------------


def test_a_person_with_every_post(people: People) -> None:
    tuan = profile(people, "đỗ-anh-tuấn")
    assert (tuan.key, tuan.name, tuan.variants, tuan.documents) == ("đỗ-anh-tuấn", TUAN, (), 5)
    assert (tuan.first_seen, tuan.last_seen) == (D(2016, 5, 10), D(2018, 6, 1))
    assert [(r.role, r.organization, r.first_seen, r.last_seen, r.documents) for r in tuan.roles] == [
        ("Giám đốc Sở Nội vụ tỉnh Giang Hạ", "Sở Nội vụ tỉnh Giang Hạ", D(2018, 6, 1), D(2018, 6, 1), 1),
        ("Chủ tịch UBND Quận", UBND, D(2017, 12, 20), D(2018, 3, 1), 2),
        ("Phó Bí thư Quận ủy", QUAN_UY, D(2017, 12, 20), D(2017, 12, 20), 1),
        ("Phó Chủ tịch UBND quận", UBND, D(2016, 5, 10), D(2016, 5, 10), 1),
        ("Chủ tịch HĐND quận", HDND, None, None, 1),
    ]


def test_the_newest_sentence_bears_a_post_out(people: People) -> None:
    evidence = profile(people, "đỗ-anh-tuấn").roles[1].evidence
    assert (evidence.document_id, str(evidence.published_at)) == ("2018", "2018-03-01")
    assert evidence.quote.text == f"Đồng chí {TUAN}, Chủ tịch Uỷ ban nhân dân quận dự họp."
    marked = [evidence.quote.text[start:end] for start, end in evidence.quote.marks]
    assert marked == [TUAN, "Chủ tịch Uỷ ban nhân dân quận"]


def test_namesakes_are_told_apart_by_organization(people: People) -> None:
    assert profile(people, "đỗ-anh-tuấn").namesakes == (
        Namesake("đỗ-anh-tuấn~quận-ven-sông", VEN_SONG, 4),
        Namesake("đỗ-anh-tuấn~sở-nội-vụ-tỉnh-giang-hạ", "Sở Nội vụ tỉnh Giang Hạ", 1),
    )


@pytest.mark.parametrize(
    "key",
    [
        "đỗ-anh-tuấn~quận-ven-sông",
        "do-anh-tuan~quan-ven-song",
        "đỗ-anh-tuấn~ủy-ban-nhân-dân-quận-ven-sông",
        "đỗ-anh-tuấn~UBND quận Ven Sông",
    ],
)
def test_one_namesake(people: People, key: str) -> None:
    tuan = profile(people, key)
    assert (tuan.key, tuan.documents) == ("đỗ-anh-tuấn~quận-ven-sông", 4)
    assert [role.role for role in tuan.roles] == [
        "Chủ tịch UBND Quận",
        "Phó Bí thư Quận ủy",
        "Phó Chủ tịch UBND quận",
        "Chủ tịch HĐND quận",
    ]
    assert [one.key for one in tuan.namesakes] == ["đỗ-anh-tuấn~sở-nội-vụ-tỉnh-giang-hạ"]
    assert (tuan.first_seen, tuan.last_seen) == (D(2016, 5, 10), D(2018, 3, 1))


def test_who_moved_is_no_namesake(engine: Engine, people: People) -> None:
    moved = named(TUAN, ("nguyên Chủ tịch UBND quận", UBND), ("Giám đốc Sở", "Sở Nội vụ tỉnh Giang Hạ"))
    fill(engine, page("moved", "2018-05-05", moved))
    assert profile(people, "đỗ-anh-tuấn").namesakes == ()
    assert profile(people, "đỗ-anh-tuấn~sở-nội-vụ-tỉnh-giang-hạ").documents == 6


def test_an_organization_without_a_name_tells_nobody_apart(engine: Engine) -> None:
    fill(
        engine,
        page("a", "2018-01-01", named(LAN, ("Bí thư", "Quận ủy"))),
        page("b", None, named(LAN, ("X", VEN_SONG))),
    )
    assert profile(People(engine), "mai-lan").namesakes == ()


def test_other_spellings_of_a_name(people: People) -> None:
    hoa = profile(people, "lê-thị-hòa")
    assert (hoa.key, {hoa.name, *hoa.variants}, hoa.documents) == ("lê-thị-hoà", {HOA, "Lê Thị Hòa"}, 2)


def test_who_is_named_along(people: People) -> None:
    hoa, lan = profile(people, "đỗ-anh-tuấn").seen_with
    assert (hoa.key, hoa.count, lan) == ("lê-thị-hoà", 2, SeenWith("mai-lan", LAN, 2))
    assert hoa.name in (HOA, "Lê Thị Hòa")


def test_somebody_without_a_post(people: People) -> None:
    lan = profile(people, "mai-lan")
    assert (lan.name, lan.documents, lan.roles, lan.namesakes) == (LAN, 2, (), ())
    assert (lan.first_seen, lan.last_seen) == (D(2017, 12, 20), D(2017, 12, 20))


@pytest.mark.parametrize("key", ["do-anh-tuan", "Do Anh Tuan", "ĐỖ ANH TUẤN", "đỗ-anh-tuấn"])
def test_a_key_without_marks_means_the_only_one(people: People, key: str) -> None:
    assert profile(people, key).key == "đỗ-anh-tuấn"


def test_or_several(engine: Engine, people: People) -> None:
    fill(engine, page("a", "2019-01-01", named("Lê Thi Hòa", ("X", VEN_SONG))))
    found = people.profile("le-thi-hoa")
    assert isinstance(found, Candidates)
    assert keys(found.people) == ["lê-thi-hoà", "lê-thị-hoà"]
    there = people.profile("le-thi-hoa~quan-ven-song")
    assert isinstance(there, Candidates)
    assert keys(there.people) == ["lê-thi-hoà~quận-ven-sông", "lê-thị-hoà~quận-ven-sông"]


@pytest.mark.parametrize(
    "key",
    ["nobody", "tuấn", "đo-anh-tuấn", "đỗ-anh-tuấn~quận-khác", "đỗ-anh-tuấn~", "~quận-ven-sông", "", "…"],
)
def test_nobody_of_that_key(people: People, key: str) -> None:
    if key == "đỗ-anh-tuấn~":
        assert profile(people, key).key == "đỗ-anh-tuấn"
        return
    with pytest.raises(PersonNotFound):
        people.profile(key)


def test_what_was_taken_down_attests_nothing(engine: Engine, people: People) -> None:
    with engine.writer() as writer:
        writer.delete(["2017", "2018"], NOW)
    tuan = profile(people, "đỗ-anh-tuấn")
    assert "Phó Bí thư Quận ủy" not in {role.role for role in tuan.roles} and tuan.documents == 3


def test_two_posts_that_conflict_are_both_told(engine: Engine) -> None:
    """One page makes the same man chairman of the council and of the committee."""
    body = (
        "Lãnh đạo Quận Ven Sông có đồng chí Đỗ Anh Tuấn - Phó Bí thư Quận ủy - Chủ tịch HĐND Quận.\n\n"
        "Đồng chí Đỗ Anh Tuấn – Phó Bí thư Quận ủy, Chủ tịch UBND Quận đã phát động phong trào."
    )
    fill(engine, enrich(Document("seed", body=body, published_at=Published(D(2017, 12, 20)))))
    roles = {role.role: role.evidence.quote for role in profile(People(engine), "do-anh-tuan").roles}
    assert roles["Chủ tịch HĐND Quận"].text.startswith("Lãnh đạo Quận Ven Sông có")
    assert roles["Chủ tịch UBND Quận"].text.startswith("Đồng chí Đỗ Anh Tuấn – Phó Bí thư")
    assert "Phó Bí thư Quận ủy" in roles
