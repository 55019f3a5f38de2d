"""Keys of people and directives: functions of one document, fit for an address."""

import datetime as dt
import re
from functools import lru_cache

from service.extract.codes import organ
from service.extract.document_number import DocumentNumber
from service.text.characters import name_spelling
from service.text.fold import fold

NOT_ASCII_WORD = re.compile(r"[^a-z0-9]+")
NOT_WORD = re.compile(r"[\W_]+")
UNIT = re.compile(
    r"\b(?:tinh|thanh pho|tp|quan|huyen|thi xa|thi tran|phuong|xa)\b\s*(?P<place>[^,;()]*)",
)
ORGAN_WORDS = re.compile(
    r"\b(?:uy ban nhan dan|ubnd|hoi dong nhan dan|hdnd|ban thuong vu|btv|ban chap hanh|bch|thuong truc"
    r"|chu tich"
    r"|tinh uy|thanh uy|quan uy|huyen uy|thi uy|thi xa uy|dang uy|dang bo|chi bo|van phong|ban to chuc"
    r"|ban tuyen giao|uy ban kiem tra|cua|so|phong|tinh|thanh pho|tp|quan|huyen|thi xa|thi tran|phuong|xa)\b"
)


@lru_cache(maxsize=4096)
def slug(text: str) -> str:
    """ASCII lower case with hyphens: "Chỉ thị" is `chi-thi`."""
    # folded once more, as what is left between signs that no table folds may be a syllable of its own
    words = NOT_ASCII_WORD.sub(" ", fold(text))
    return NOT_ASCII_WORD.sub("-", fold(words)).strip("-")


@lru_cache(maxsize=4096)
def person_key(name: str) -> str:
    """The name in lower case and canonical spelling, with its marks: `đỗ-anh-tuấn`."""
    return NOT_WORD.sub("-", name_spelling(name)).strip("-")


def directive_key(
    kind: str, number: str | None, name: str | None, date: dt.date | None, issuer: str | None
) -> str:
    """`chi-thi.34-ct-tw.2014-04-07`; by name where there is no number.

    Where many places have the organ, the issuer's place ends it: `quyet-dinh.01-qdd-ubnd.2018-01-02.ha-noi`.
    """
    parsed = _parsed(number)
    called = parsed.slug if parsed else slug(number or name or "")
    parts = [slug(kind), called or "-", date.isoformat() if date else "undated"]
    if parsed and issuer and _is_shared(parsed):
        parts.append(issuer_place(issuer))
    return ".".join(filter(None, parts))


def issuer_place(issuer: str) -> str:
    """The slug of the place in an issuer's name, without organ and unit words; empty where it names none."""
    return slug(ORGAN_WORDS.sub(" ", fold(issuer)))


def _parsed(number: str | None) -> DocumentNumber | None:
    try:
        return DocumentNumber.parse(number) if number else None
    except ValueError:
        return None


def _is_shared(number: DocumentNumber) -> bool:
    known = organ(number.codes[-1]) if number.codes else None
    return known is not None and known.shared == "yes"
