"""Whether two wordings are of one post: "Phó Trưởng ban" and "Phó ban", "Chủ tịch (UBND) tỉnh"."""

import re
from functools import lru_cache

from service.extract.abbreviations import written_out
from service.extract.name_words import is_place
from service.extract.post_words import is_sole
from service.model import Role
from service.text.fold import fold

UNIT = "tinh|thanh pho|quan|huyen|thi xa|phuong|xa"
LEFT_OUT = (
    (re.compile(r"\bpho truong\b"), "pho"),  # Phó (Trưởng) ban
    (re.compile(r"(?<=chu tich) uy ban nhan dan (?=\w)"), " "),  # Chủ tịch (UBND) tỉnh
    (re.compile(r"(?<=chu tich thuong truc) uy ban nhan dan (?=\w)"), " "),
    (re.compile(r"(?<=\bbo truong )bo (?=\w)|(?<=\bcuc truong )cuc (?=\w)"), ""),
    (re.compile(r"(?<=\bthu truong )bo (?=\w)"), ""),  # Thứ trưởng (Bộ) Y tế
    (re.compile(r"(?<=, )(?:tinh|thanh pho) (?=\w)"), ""),  # huyện Sông Vân, (tỉnh) Hà Nam
    (re.compile(r"(\bgiam doc so .+) (?:tinh|thanh pho) (?=\w)"), r"\1 "),  # Sở Y tế (tỉnh) Hà Nam
    (re.compile(r"(?<=\bhuyen )dao (?=\w)"), ""),  # huyện (đảo) Sông Vân
    (re.compile(r"(?<=tinh uy) tinh\b|(?<=thanh uy) thanh pho\b"), ""),  # Thành ủy (thành phố) X
    (re.compile(r"(?<=huyen uy) huyen\b|(?<=quan uy) quan\b(?! \d)"), ""),
    (re.compile(r"\bcuu (?=\w)"), "nguyen "),
    (re.compile(r"\b(?:cong hoa|vuong quoc) (?=\w)"), ""),  # Tổng thống (Cộng hòa) Séc
)
"""In folded posts, what one says and another doesn't, and what stays of it."""

OF_PLACE = re.compile(
    rf"(?<=\bchu tich )(?:{UNIT}) (?=[a-z])"
    rf"|(?<=\bnhan dan )(?:{UNIT}) (?=[a-z])"
    rf"|(?<=\bbi thu )(?:(?:tinh|thanh|quan|huyen|thi) uy|{UNIT}) (?=[a-z])"
)
"""What is left out before a place: "Bí thư (Thành ủy) Sông Vân", "UBND (huyện) Sông Vân"."""

LINKS = frozenset({"va", "cua", "thuoc"})
"""Words that make no other post of one: "Sở Tài nguyên (và) Môi trường"."""


def same_post(one: Role, other: Role) -> bool:
    """Whether one says the same as the other or the same in fewer words."""
    forms = [(said(one.role), said(other.role)) for said in (_words, _other_words)]
    (mine, unit), (theirs, other_unit) = _of_place(one.role), _of_place(other.role)
    if not unit or not other_unit or unit == other_unit:
        forms.append((mine, theirs))
    return any(long[: len(short)] == short for short, long in (sorted(form, key=len) for form in forms))


def is_fuller(one: Role, other: Role) -> bool:
    """Whether the other leaves open whose post it is: "Bí thư" of a "Bí thư Quận ủy", not "Thủ tướng"."""
    if one.organization is None or other.organization is not None:
        return False
    return not is_sole(other.role) or is_place(one.organization)


@lru_cache(maxsize=4096)
def _words(role: str) -> list[str]:
    return _without_links(fold(written_out(role)))


@lru_cache(maxsize=4096)
def _other_words(role: str) -> list[str]:
    """As others might say it."""
    spoken = fold(written_out(role))
    for left_out, instead in LEFT_OUT:
        spoken = left_out.sub(instead, spoken)
    return _without_links(spoken)


@lru_cache(maxsize=4096)
def _of_place(role: str) -> tuple[list[str], str]:
    """As it is said before a place's bare name, and the unit that this leaves out."""
    spoken = " ".join(_other_words(role))
    left_out = OF_PLACE.search(spoken)
    return OF_PLACE.sub("", spoken).split(), left_out[0].split()[0] if left_out else ""


def _without_links(spoken: str) -> list[str]:
    words = [word for word in re.findall(r"[^\W_]+", spoken) if word not in LINKS]
    return [word for word, before in zip(words, ["", *words], strict=False) if word != before]
