"""Texts that segmentation must get right: a table, and a strategy for many more."""

import unicodedata

from hypothesis import strategies as st

TABLE = [
    ("Quận ủy tổ chức tổng kết phong trào thi đua", "Quận_ủy tổ_chức tổng_kết phong_trào thi_đua"),
    ("Đồng chí Trần Văn Hòa - Bí thư", "Đồng_chí Trần_Văn_Hòa - Bí_thư"),
    ("học sinh học tập", "học_sinh_học_tập"),
    ("đường thủy, đường thuỷ", "đường thủy , đường_thuỷ"),
    ("VIỆT NAM, việt nam", "VIỆT NAM , việt_nam"),
    ("Luật Phòng, chống tham nhũng", "Luật_Phòng , chống tham_nhũng"),
    ("Số: 34-CT/TW ngày 15/5/2016", "Số : 34 - CT / TW ngày 15 / 5 / 2016"),
    ("1.234.567,8 đồng, 1_2 mẫu", "1.234.567,8 đồng , 1_2 mẫu"),
    ("UBND TP. Hà Nội, Tp. Hồ Chí Minh, ThS. Lê An", "UBND TP. Hà_Nội , Tp. Hồ_Chí_Minh , ThS. Lê_An"),
    ("TP.HCM", "TP. HCM"),
    ("thư ban.bien-tap@hanoi.gov.vn.", "thư ban.bien-tap@hanoi.gov.vn ."),
    ("x@y, e @ f.vn, a.b.c@", "x @ y , e @ f . vn , a . b . c @"),
    ("xem https://hanoi.gov.vn/tin?a=1, nhé", "xem https://hanoi.gov.vn/tin?a=1, nhé"),
    ("a ==> b -> c >> d...", "a ==> b -> c >> d ..."),
    ("một\r\nhai\n", "một \n hai \n"),
    ("hàng \u00a0 không\tdân\u2003dụng", "hàng không dân_dụng"),
    ("ho\u0323c sinh", "học_sinh"),
    ("họ\u0301c", "họ \u0301 c"),
    ("a\x00b", "a \x00_b"),
    ("a://\x00b _ 😀 ² Ⅷ ٣ ΑΣ İ", "a://\x00b _ 😀 ² Ⅷ ٣ ΑΣ İ"),
    ("\n", "\n"),
    (" \t", " \t"),
    ("", ""),
]

_SYLLABLES = """
    học sinh tập chính trị phủ ủy uỷ ban nhân dân quận Hòa Hoà Bình thi đua khen thưởng công nghệ thông tin
    Nguyễn Văn An tổng bí thư xã hội chủ nghĩa của và Việt Nam TP. ThS. CT/TW
"""
_SIGNS = """
    - , . ... -> ==> >> / : ( ) _ @ :// 20/12/2017 1.234,5 34-CT/TW a@b.vn http://x.vn 😀
"""
_SPACES = ["", " ", " ", " ", "  ", "\n", "\r\n", "\t", "\u00a0", "\u2003", "\x1c"]

_syllables = st.sampled_from(_SYLLABLES.split())
_pieces = st.one_of(
    _syllables,
    _syllables.map(str.upper),
    _syllables.map(str.title),
    _syllables.map(lambda syllable: unicodedata.normalize("NFD", syllable)),
    st.sampled_from([*_SIGNS.split(), "\x00", "\u0301"]),
    st.integers(0, 99_999).map(str),
    st.text(max_size=4),
)
texts = st.lists(st.tuples(_pieces, st.sampled_from(_SPACES)).map("".join), max_size=40).map("".join)
