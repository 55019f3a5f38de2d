from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.errors import InputRejected
from service.text.decoding import decode
from service.text.legacy import repaired
from tests.text.old_encodings import tcvn3, vni, windows1258

TEXT = "Ủy ban nhân dân huyện Sông Vân tổng kết phong trào thi đua; đồng chí Vũ Khắc Lâm dự."


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32"])
def test_unicode_with_its_mark_or_without(encoding: str) -> None:
    assert decode(TEXT.encode(encoding)) == TEXT


@pytest.mark.parametrize("declared", [None, "windows-1258", "iso-8859-1", "utf-8", "x-unknown"])
def test_windows_1258_whatever_is_declared(declared: str | None) -> None:
    assert decode(windows1258(TEXT), declared) == TEXT


@pytest.mark.parametrize("encoding", [tcvn3, vni])
def test_bytes_of_the_old_encodings(encoding: object) -> None:
    assert callable(encoding)
    assert repaired(decode(encoding(TEXT).encode("latin-1"))).lower() == TEXT.lower()


@pytest.mark.parametrize(
    ("content", "declared", "text"),
    [
        (b"", None, ""),
        (b"Tin", "iso-8859-1", "Tin"),
        ("Général".encode("latin-1"), "iso-8859-1", "Général"),
        ("Tin".encode("utf-16-le"), None, "Tin"),
    ],
)
def test_others(content: bytes, declared: str | None, text: str) -> None:
    assert decode(content, declared) == text


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"Tin\xffmoi", "not UTF-8: invalid start byte at byte 3"),
        (TEXT.encode()[:50] + b"\xff" + TEXT.encode()[50:], "not UTF-8: invalid start byte at byte 50"),
        (b"\xff\xfe\x00", "not UTF-16-LE: truncated data at byte 0"),
        ("Général où êtes".encode("latin-1"), "not UTF-8: invalid continuation byte at byte 1"),
    ],
)
def test_what_no_encoding_fits_is_refused(content: bytes, reason: str) -> None:
    with pytest.raises(InputRejected, match=f"^{reason}$"):
        decode(content)


@given(st.binary(), st.none() | st.sampled_from(["cp1252", "utf-16", "koi8-r", "hex", "punycode"]))
def test_any_bytes_are_read_or_refused(content: bytes, declared: str | None) -> None:
    with suppress(InputRejected):
        assert isinstance(decode(content, declared), str)


@given(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0\ufeff")))
def test_utf8_is_read_as_it_is(text: str) -> None:
    assert decode(text.encode()) == text
