"""Keys of people and directives."""

import datetime as dt

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from service.extract.keys import directive_key, issuer_place, person_key, slug


@pytest.mark.parametrize(
    ("parts", "key"),
    [
        (("Chỉ thị", "34-CT/TW", None, dt.date(2014, 4, 7), "Bộ Chính trị"), "chi-thi.34-ct-tw.2014-04-07"),
        (("Luật", None, "Thi đua, khen thưởng", None, None), "luat.thi-dua-khen-thuong.undated"),
        (
            ("Quyết định", "01/QĐ-UBND", None, dt.date(2018, 1, 2), "UBND thành phố Hà Nội"),
            "quyet-dinh.01-qdd-ubnd.2018-01-02.ha-noi",
        ),
        (("Quyết định", "01/QĐ-UBND", None, None, None), "quyet-dinh.01-qdd-ubnd.undated"),
        (("Quyết định", "01/QĐ-UBND", None, None, "UBND tỉnh"), "quyet-dinh.01-qdd-ubnd.undated"),
        (("Kế hoạch", "5-KH/QU", None, None, "Quận ủy Bình Minh"), "ke-hoach.5-kh-qu.undated.binh-minh"),
        (("Nghị định", "30/2020/NĐ-CP", None, None, "Chính phủ"), "nghi-dinh.30-2020-ndd-cp.undated"),
        (("Nghị quyết", "45", None, None, "Bộ Chính trị"), "nghi-quyet.45.undated"),
        (("Công văn", "số lạ!", None, None, None), "cong-van.so-la.undated"),
        (("Công văn", None, None, None, None), "cong-van.-.undated"),
    ],
)
def test_directive_keys(
    parts: tuple[str, str | None, str | None, dt.date | None, str | None], key: str
) -> None:
    assert directive_key(*parts) == key


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("Đỗ Anh Tuấn", "đỗ-anh-tuấn"),
        ("ĐỖ ANH TUẤN", "đỗ-anh-tuấn"),
        ("Trần Thúy Hoà", "trần-thuý-hoà"),
        ("H'Yim Kđoh", "h-yim-kđoh"),
    ],
)
def test_person_keys_have_one_spelling(name: str, key: str) -> None:
    assert person_key(name) == key


@pytest.mark.parametrize(
    ("issuer", "place"),
    [
        ("Ủy ban nhân dân quận Tây Hồ", "tay-ho"),
        ("Ban Thường vụ Tỉnh ủy Bắc Giang", "bac-giang"),
        ("HĐND huyện Ba Vì", "ba-vi"),
        ("Quận ủy", ""),
    ],
)
def test_the_issuers_place(issuer: str, place: str) -> None:
    assert issuer_place(issuer) == place


@given(st.text())
@example("HIȴ")
def test_slugs_are_ascii(text: str) -> None:
    assert all(char.isascii() and (char.isalnum() or char == "-") for char in slug(text))
    assert slug(slug(text)) == slug(text)
