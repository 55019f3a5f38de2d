"""What a person reads, in Vietnamese and in English: faults by their code, and notes on results."""

import re
from typing import Literal, get_args

from service.errors import Fault

Language = Literal["vi", "en"]
LANGUAGES: tuple[Language, ...] = get_args(Language)

FAULTS: dict[str, dict[Language, str]] = {
    "unknown_parameter": {"vi": "Không có tham số này.", "en": "There is no such parameter."},
    "missing": {"vi": "Thiếu tham số bắt buộc này.", "en": "This parameter is required."},
    "repeated": {
        "vi": "Tham số này chỉ được dùng một lần.",
        "en": "This parameter may be given only once.",
    },
    "empty": {"vi": "Giá trị không được để trống.", "en": "The value must not be empty."},
    "not_unicode": {
        "vi": "Giá trị không phải là văn bản UTF-8 hợp lệ.",
        "en": "The value is not valid UTF-8 text.",
    },
    "control_character": {
        "vi": "Giá trị chứa ký tự điều khiển.",
        "en": "The value contains a control character.",
    },
    "too_long": {
        "vi": "Dài {length} ký tự, nhiều nhất là {limit}.",
        "en": "It has {length} characters; at most {limit} are allowed.",
    },
    "too_many": {
        "vi": "Có {count} giá trị, nhiều nhất là {limit}.",
        "en": "There are {count} values; at most {limit} are allowed.",
    },
    "not_one_of": {
        "vi": "Giá trị phải thuộc: {allowed}.",
        "en": "The value must be of: {allowed}.",
    },
    "not_a_whole_number": {
        "vi": "Phải là một số nguyên từ {least} đến {most}.",
        "en": "It must be a whole number from {least} to {most}.",
    },
    "out_of_range": {
        "vi": "Phải nằm trong khoảng từ {least} đến {most}.",
        "en": "It must be between {least} and {most}.",
    },
    "not_a_day": {
        "vi": "Phải là một ngày có thật, viết theo thứ tự năm-tháng-ngày như 2017-12-20.",
        "en": "It must be a real day, written as year-month-day like 2017-12-20.",
    },
    "from_after_to": {
        "vi": "Ngày bắt đầu nằm sau ngày kết thúc.",
        "en": "The first day is after the last one.",
    },
    "role_with_people": {
        "vi": "Chức vụ chỉ đi được với một người; hãy bỏ bớt người.",
        "en": "A role goes with one person only; ask for fewer people.",
    },
    "number_invalid": {
        "vi": "Không đọc được thành số hiệu văn bản, ví dụ 34-CT/TW.",
        "en": "It can't be read as a document number such as 34-CT/TW.",
    },
    "not_json": {
        "vi": "Phải gửi một đối tượng JSON, mã hóa UTF-8.",
        "en": "The body must be a JSON object in UTF-8.",
    },
    "not_text": {"vi": "Phải là một chuỗi ký tự.", "en": "It must be a string."},
    "not_a_moment": {
        "vi": "Phải là một ngày như 2017-12-20, hoặc một thời điểm như 2017-12-20T03:43+07:00.",
        "en": "It must be a day such as 2017-12-20, or a time such as 2017-12-20T03:43+07:00.",
    },
    "cursor_invalid": {
        "vi": "Con trỏ trang không hợp lệ; hãy bắt đầu lại từ trang đầu.",
        "en": "The cursor can't be read; begin again at the first page.",
    },
    "cursor_other_query": {
        "vi": "Con trỏ trang thuộc về một lượt tìm khác; hãy bắt đầu lại từ trang đầu.",
        "en": "The cursor belongs to other parameters; begin again at the first page.",
    },
}
"""By the code of a Fault, whose values fill the braces."""

NOTES: dict[str, dict[Language, str]] = {
    "relevance_depth": {
        "vi": "Theo độ liên quan chỉ xem được 1.000 kết quả đầu. Hãy thu hẹp bằng bộ lọc, hoặc sắp xếp "
        "theo ngày (sort=newest) để xem hết.",
        "en": "By relevance only the first 1,000 hits can be read. Narrow the search with filters, or read "
        "all of it by day (sort=newest).",
    },
}
"""By the code that `SearchResults.more` carries."""


def render(fault: Fault, language: Language) -> str:
    return FAULTS[fault.code][language].format(**fault.values)


def note(code: str, language: Language) -> str:
    return NOTES[code][language]


def preferred(accept_language: str | None) -> Language:
    """Of an Accept-Language header: English only where it is asked for before Vietnamese."""
    weights: dict[str, float] = {}
    for part in (accept_language or "").split(","):
        tag, weight = _weighted(part)
        weights[tag] = max(weight, weights.get(tag, 0.0))
    other = weights.get("*", 0.0)
    return "en" if weights.get("en", other) > weights.get("vi", other) else "vi"


def _weighted(part: str) -> tuple[str, float]:
    """`en-GB;q=0.8` as ("en", 0.8); what can't be read weighs nothing."""
    tag, _, quality = part.strip().lower().partition(";")
    weight = re.fullmatch(r"\s*q=(0(?:\.\d{0,3})?|1(?:\.0{0,3})?)\s*", quality or "q=1")
    return tag.strip().partition("-")[0], float(weight[1]) if weight else 0.0
