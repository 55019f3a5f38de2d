"""Ties without an engine: claims in, directives out."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.extract.keys import directive_key
from service.model import Document, EnrichedDocument, Reference
from service.search.citations import Claim, cited_claim, claims
from service.search.ties import Counted, Ties

D = dt.date
POLITBURO, SECRETARIAT = "Bộ Chính trị", "Ban Bí thư"
OLD, NEW = D(2014, 4, 7), D(2024, 5, 24)


def cited(
    number: str | None,
    date: dt.date | None = None,
    issuer: str | None = None,
    title: str | None = None,
    *,
    kind: str = "Chỉ thị",
    name: str | None = None,
) -> Claim:
    key = directive_key(kind, number, name, date, issuer)
    return cited_claim(Reference(key, name or f"{kind} {number}", kind, number, date, issuer, title))


def held(number: str | None, date: dt.date | None, issuer: str | None, title: str = "Chỉ thị") -> list[Claim]:
    document = Document("a", kind="directive", number=number, signed_on=date, issuer=issuer, title=title)
    return [claim for claim in claims(EnrichedDocument(document)) if claim.standing == "held"]


def ties(*claimed: Claim | tuple[Claim, int]) -> Ties:
    return Ties(Counted(one[0], one[1]) if isinstance(one, tuple) else Counted(one, 1) for one in claimed)


BOTH = (
    cited("34-CT/TW", OLD, POLITBURO, "Tiếp tục đổi mới công tác thi đua"),
    cited("34-CT/TW", NEW, SECRETARIAT, "nhà ở xã hội"),
)
FORMULAIC = (
    cited(
        "12-CT/QU", OLD, None, "Về tăng cường sự lãnh đạo của Đảng đối với công tác phòng cháy tại nhà trọ"
    ),
    cited("12-CT/QU", NEW, None, "Về tăng cường sự lãnh đạo của Đảng đối với công tác cai nghiện"),
)
"""Alike but for what they are about."""
HA, BEN = "UBND huyện Hạ", "UBND thành phố Bến Mơ"
SAME_DAY = (
    cited("01/QĐ-UBND", OLD, HA, kind="Quyết định"),
    cited("01/QĐ-UBND", OLD, BEN, kind="Quyết định"),
)


@pytest.mark.parametrize(
    ("known", "claim", "day", "key", "by"),
    [
        (BOTH, cited("34-CT/TW", OLD), None, "chi-thi.34-ct-tw.2014-04-07", "date"),
        (BOTH, cited("34/CT-TƯ", NEW), D(2020, 1, 1), "chi-thi.34-ct-tw.2024-05-24", "date"),
        (BOTH, cited("34-CT/TW", None, "bộ chính trị"), None, "chi-thi.34-ct-tw.2014-04-07", "issuer"),
        (BOTH, cited("34-CT/TW", None, SECRETARIAT), D(2020, 1, 1), None, None),
        (
            BOTH,
            cited("34-CT/TW", None, None, "“Đổi mới công tác thi đua”"),
            None,
            "chi-thi.34-ct-tw.2014-04-07",
            "title",
        ),
        (
            FORMULAIC,
            cited("12-CT/QU", None, None, "phòng cháy tại nhà trọ, toàn phường có thêm hai lối thoát"),
            None,
            "chi-thi.12-ct-qu.2014-04-07",
            "title",
        ),
        (
            FORMULAIC,
            cited("12-CT/QU", None, None, "tăng cường công tác cai nghiện"),
            None,
            "chi-thi.12-ct-qu.2024-05-24",
            "title",
        ),
        (FORMULAIC, cited("12-CT/QU", None, None, "tăng cường công tác thu phí"), D(2025, 1, 1), None, None),
        (BOTH, cited("34-CT/TW"), D(2017, 12, 20), "chi-thi.34-ct-tw.2014-04-07", "publication"),
        (BOTH, cited("34-CT/TW"), D(2024, 5, 23), "chi-thi.34-ct-tw.2014-04-07", "publication"),
        (BOTH, cited("34-CT/TW"), D(2024, 5, 24), "chi-thi.34-ct-tw.2024-05-24", "publication"),
        (BOTH, cited("34-CT/TW"), D(2014, 4, 6), None, None),
        (BOTH, cited("34-CT/TW"), None, None, None),
        (BOTH, cited("34"), D(2017, 12, 20), "chi-thi.34-ct-tw.2014-04-07", "publication"),
        (BOTH, cited("34", OLD), None, "chi-thi.34-ct-tw.2014-04-07", "date"),
        (BOTH, cited("034-CT/TW", OLD), None, "chi-thi.34-ct-tw.2014-04-07", "date"),
        (BOTH, cited("34-CT/TW", D(2015, 1, 1)), D(2017, 1, 1), None, None),
        (BOTH, cited("35-CT/TW"), D(2017, 1, 1), None, None),
        (BOTH, cited("34-CT/TU"), D(2017, 1, 1), None, None),
        (BOTH, cited("34-CT/TW", kind="Kết luận"), D(2017, 1, 1), None, None),
        (BOTH[:1], cited("34-CT/TW"), D(2017, 1, 1), "chi-thi.34-ct-tw.2014-04-07", "publication"),
        (BOTH[:1], cited("34-CT/TW"), None, "chi-thi.34-ct-tw.2014-04-07", None),
        (BOTH[:1], cited("34-CT/TW", None, POLITBURO), None, "chi-thi.34-ct-tw.2014-04-07", "issuer"),
        (BOTH[1:], cited("34-CT/TW"), D(2017, 1, 1), None, None),
        (BOTH[:1], cited("34-CT/TW", None, "Tỉnh ủy Hạ"), D(2017, 1, 1), None, None),
        (SAME_DAY, cited("01/QĐ-UBND", OLD, kind="Quyết định"), D(2017, 1, 1), None, None),
        (SAME_DAY, cited("01/QĐ-UBND", kind="Quyết định"), D(2017, 1, 1), None, None),
        (
            SAME_DAY,
            cited("1/QĐ-UBND", OLD, HA, kind="Quyết định"),
            None,
            "quyet-dinh.01-qdd-ubnd.2014-04-07.ha",
            "date",
        ),
        (
            SAME_DAY,
            cited("01/QĐ-UBND", None, "UBND TP Bến Mơ", kind="Quyết định"),
            D(2017, 1, 1),
            "quyet-dinh.01-qdd-ubnd.2014-04-07.ben-mo",
            "issuer",
        ),
        (
            SAME_DAY[:1],
            cited("01/QĐ-UBND", None, BEN, kind="Quyết định"),
            D(2017, 1, 1),
            None,
            None,
        ),
        (
            (cited("15/2018/CT-TTg", D(2018, 5, 2)), cited("15/2019/CT-TTg", D(2019, 5, 2))),
            cited("15/2018/CT-TTg"),
            D(2020, 1, 1),
            "chi-thi.15-2018-ct-ttg.2018-05-02",
            "publication",
        ),
        (
            (cited("15/2018/CT-TTg", D(2018, 5, 2)),),
            cited("15/CT-TTg", D(2018, 5, 2)),
            None,
            "chi-thi.15-2018-ct-ttg.2018-05-02",
            "date",
        ),
        (
            (*held("16/2017/QH14", D(2017, 11, 15), "Quốc hội", "Luật Lâm nghiệp"),),
            cited(None, kind="Luật", name="Lâm nghiệp"),
            D(2019, 3, 20),
            "luat.16-2017-qh14.2017-11-15",
            "title",
        ),
    ],
)
def test_what_a_citation_means(
    known: tuple[Claim, ...], claim: Claim, day: dt.date | None, key: str | None, by: str | None
) -> None:
    tie = ties(*known).tie(claim, day)
    assert (tie and tie.directive.key, tie and tie.by) == (key, by)


@pytest.mark.parametrize(
    ("claimed", "keys"),
    [
        (BOTH, ["chi-thi.34-ct-tw.2014-04-07", "chi-thi.34-ct-tw.2024-05-24"]),
        (
            (*BOTH, cited("34-CT/TW"), cited("34"), cited("34", OLD)),
            ["chi-thi.34-ct-tw.2014-04-07", "chi-thi.34-ct-tw.2024-05-24"],
        ),
        ((cited("34-CT/TW"), cited("34/CT-TW"), cited("34")), ["chi-thi.34-ct-tw.undated"]),
        (
            (cited("34-CT/TW", None, POLITBURO), cited("34-CT/TW", None, "Tỉnh ủy Hạ")),
            ["chi-thi.34-ct-tw.undated", "chi-thi.34-ct-tw.undated"],
        ),
        ((*held("34-CT/TW", None, None), cited("34-CT/TW", OLD)), ["chi-thi.34-ct-tw.undated"]),
        (
            (*held("34-CT/TW", None, None), *BOTH),
            ["chi-thi.34-ct-tw.2014-04-07", "chi-thi.34-ct-tw.2024-05-24", "chi-thi.34-ct-tw.undated"],
        ),
        (
            (*held("01/QĐ-UBND", OLD, HA, "Quyết định"), *held("01/QĐ-UBND", OLD, None, "Quyết định")),
            ["quyet-dinh.01-qdd-ubnd.2014-04-07.ha"],
        ),
        (
            (cited("01/QĐ-UBND", OLD, kind="Quyết định"), cited("1/QĐ-UBND", OLD, HA, kind="Quyết định")),
            ["quyet-dinh.1-qdd-ubnd.2014-04-07.ha"],
        ),
        (SAME_DAY, ["quyet-dinh.01-qdd-ubnd.2014-04-07.ben-mo", "quyet-dinh.01-qdd-ubnd.2014-04-07.ha"]),
    ],
)
def test_directives_that_claims_make(claimed: tuple[Claim, ...], keys: list[str]) -> None:
    assert sorted(one.key for one in ties(*claimed).directives) == keys


def test_what_most_citations_agree_on() -> None:
    (known,) = ties(
        (cited("34-CT/TW", OLD, POLITBURO, "thi đua, khen thưởng"), 3),
        (cited("34-CT/TW", OLD, SECRETARIAT), 1),
        (cited("34/CT-TW", OLD, "BỘ CHÍNH TRỊ"), 1),
    ).directives
    assert (known.value("issuer"), known.value("title"), known.held) == (
        POLITBURO,
        "thi đua, khen thưởng",
        None,
    )
    assert known.said("issuer")[POLITBURO] == 3 and known.said("date") == {"2014-04-07": 5}


def test_a_held_one_tells_of_itself() -> None:
    (known,) = ties(
        (cited("34-CT/TW", OLD, SECRETARIAT, "khác"), 9), *held("34-CT/TW", OLD, POLITBURO, "Về thi đua")
    ).directives
    assert (known.value("issuer"), known.value("title"), known.kind) == (POLITBURO, "Về thi đua", "Chỉ thị")


DATES = st.one_of(st.none(), st.dates(D(2014, 1, 1), D(2014, 1, 9)))
CLAIMS = st.builds(
    cited,
    st.sampled_from(["34-CT/TW", "34", "034-CT/TW", "34-CT/TU"]),
    DATES,
    st.sampled_from([None, POLITBURO, SECRETARIAT]),
    st.sampled_from([None, "thi đua khen thưởng", "nhà ở xã hội"]),
)


@given(st.lists(CLAIMS, max_size=6), CLAIMS, DATES)
def test_a_range_of_days_says_the_same_as_a_tie(
    known: list[Claim], claim: Claim, day: dt.date | None
) -> None:
    family = ties(*known, claim)
    tie = family.tie(claim, day)
    covering = [
        directive
        for directive in family.directives
        for interval in family.intervals(directive, claim)
        if (interval.undated if day is None else (interval.first or day) <= day <= (interval.last or day))
    ]
    assert covering == ([tie.directive] if tie else [])


@given(st.lists(CLAIMS, max_size=6), st.randoms())
def test_the_order_of_claims_does_not_matter(known: list[Claim], random: object) -> None:
    keys = sorted(one.key for one in ties(*known).directives)
    shuffled = [*known]
    random.shuffle(shuffled)  # type: ignore[attr-defined]  # hypothesis' own Random
    assert sorted(one.key for one in ties(*shuffled).directives) == keys
