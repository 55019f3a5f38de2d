import datetime as dt

import pytest

from service.model import Document, EnrichedDocument, Reference
from service.search.citations import (
    LONGEST_TITLE,
    Claim,
    claims,
    day_values,
    directive_values,
    family_prefixes,
    handle_of,
    key_handle,
)

SIGNED = dt.date(2019, 3, 14)
REFERENCE = Reference(
    "quyet-dinh.01-qdd-ubnd.2018-01-02.ben-mo",
    "Quyết định số 01/QĐ-UBND",
    "Quyết định",
    "01/QĐ-UBND",
    dt.date(2018, 1, 2),
    "UBND thành phố Bến Mơ",
    "về  cây\txanh",
)
LAW = Reference("luat.lam-nghiep.undated", "Luật Lâm nghiệp", "Luật")


def held(**values: object) -> Document:
    return Document("a", kind="directive", **values)  # type: ignore[arg-type]


def test_what_a_page_says_of_directives() -> None:
    page = EnrichedDocument(Document("a"), references=(REFERENCE, LAW, REFERENCE))
    assert directive_values(page) == [
        "quyet-dinh.1-qdd-ubnd\tcited\t2018-01-02\tquyet-dinh.01-qdd-ubnd.2018-01-02.ben-mo\tQuyết định\t"
        "01/QĐ-UBND\tUBND thành phố Bến Mơ\tvề cây xanh",
        "luat.lam-nghiep\tcited\t-\tluat.lam-nghiep.undated\tLuật\t\t\tLuật Lâm nghiệp",
    ]
    assert [str(Claim.parse(value)) for value in directive_values(page)] == directive_values(page)
    assert [claim.place for claim in claims(page)] == ["ben-mo", ""]


def test_directives_in_the_order_of_their_days() -> None:
    page = EnrichedDocument(Document("a"), references=(REFERENCE, LAW))
    dated = "2018-01-02\tquyet-dinh.1-qdd-ubnd\tquyet-dinh.01-qdd-ubnd.2018-01-02.ben-mo"
    assert day_values(page) == [
        f"\t{dated}",
        f"quyet-dinh\t{dated}",
        f"@uy-ban-nhan-dan-thanh-pho-ben-mo\t{dated}",
        "\t-\tluat.lam-nghiep\tluat.lam-nghiep.undated",
        "luat\t-\tluat.lam-nghiep\tluat.lam-nghiep.undated",
    ]


@pytest.mark.parametrize(
    ("document", "keys"),
    [
        (
            held(
                number="07/CT-UBND", title="CHỈ THỊ về rừng", issuer="UBND huyện Suối Bạc", signed_on=SIGNED
            ),
            [("chi-thi.7-ct-ubnd", "chi-thi.07-ct-ubnd.2019-03-14.suoi-bac")],
        ),
        (
            held(number="47-QĐ/TW", title="Quy định về nêu gương"),
            [("quy-dinh.47-qdd-tw", "quy-dinh.47-qdd-tw.undated")],
        ),
        (
            held(number="47-QĐ/TW", title="Về việc nêu gương"),
            [("quyet-dinh.47-qdd-tw", "quyet-dinh.47-qdd-tw.undated")],
        ),
        (
            held(number="16/2017/QH14", title="LUẬT LÂM NGHIỆP số 16/2017/QH14", signed_on=SIGNED),
            [
                ("luat.16-2017-qh14", "luat.16-2017-qh14.2019-03-14"),
                ("luat.lam-nghiep", "luat.16-2017-qh14.2019-03-14"),
            ],
        ),
        (held(title="Luật Lâm nghiệp năm 2017"), [("luat.lam-nghiep", "luat.lam-nghiep.undated")]),
        (held(title="Thông tin về rừng"), []),
        (held(number="05/UBND-VX"), []),
        (Document("a", number="05-CT/TW"), [("chi-thi.5-ct-tw", "chi-thi.05-ct-tw.undated")]),
        (Document("a", title="Chỉ thị về rừng"), []),
    ],
)
def test_what_a_directive_says_of_itself(document: Document, keys: list[tuple[str, str]]) -> None:
    found = claims(EnrichedDocument(document))
    assert [(claim.handle, claim.key) for claim in found] == keys
    assert {claim.standing for claim in found} <= {"held"}


@pytest.mark.parametrize(
    ("kind", "number", "handle"),
    [
        ("Chỉ thị", "34-CT/TW", "chi-thi.34-ct-tw"),
        ("Chỉ thị", "34/CT-TƯ", "chi-thi.34-ct-tw"),
        ("Nghị quyết", "05", "nghi-quyet.5"),
        ("Nghị quyết", "30a/2008/NQ-CP", "nghi-quyet.30a-2008-nq-cp"),
        ("Quyết định", "01/QĐ-UBND", "quyet-dinh.1-qdd-ubnd"),
    ],
)
def test_one_handle_for_all_spellings(kind: str, number: str, handle: str) -> None:
    assert handle_of(kind, number, None) == handle


@pytest.mark.parametrize(
    ("key", "prefixes"),
    [
        ("chi-thi.034-ct-tw.2014-04-07", ("chi-thi.34\t", "chi-thi.34-")),
        ("nghi-quyet.5.undated", ("nghi-quyet.5\t", "nghi-quyet.5-")),
        ("luat.lam-nghiep.undated", ("luat.lam-nghiep\t", "luat.lam-nghiep-")),
    ],
)
def test_what_might_mean_the_same_directive(key: str, prefixes: tuple[str, str]) -> None:
    assert family_prefixes(key_handle(key)) == prefixes


def test_a_very_long_title_is_cut_at_a_word() -> None:
    (claim,) = claims(EnrichedDocument(held(number="05-CT/TW", title="Chỉ thị " + "về rừng " * 100)))
    assert (
        claim.title is not None
        and claim.title.endswith((" về…", " rừng…"))
        and len(claim.title) <= LONGEST_TITLE
    )
