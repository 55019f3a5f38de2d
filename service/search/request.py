"""The parameters of a search, as everyone asks for it: the API, the pages and the terminal."""

from collections.abc import Iterable
from dataclasses import dataclass, fields
from datetime import date
from typing import Any, get_args

from service.errors import Fault, QueryRejected
from service.model import DOCUMENT_KINDS
from service.search.parameters import (
    Choice,
    Choices,
    Day,
    Flag,
    Pair,
    Parameter,
    Table,
    Text,
    Whole,
    read,
    table,
)
from service.search.query import (
    FACETS,
    HIT_FIELDS,
    MAX_LIMIT,
    MAX_PEOPLE,
    MAX_TEXT,
    Accents,
    SearchQuery,
    Sort,
)

MAX_RELATED = 100

SEARCH: Table = table(
    Parameter(
        "q",
        Text(MAX_TEXT, blank=True),
        "Điều cần tìm. “Cụm trong ngoặc kép” phải có nguyên văn, -từ thì loại bỏ; số văn bản, tên người "
        "và ngày tháng được tự nhận ra.",
        "What to look for. A “quoted phrase” must occur, -word must not; document numbers, names and "
        "dates are understood.",
        field="text",
    ),
    Parameter(
        "kind",
        Choice(DOCUMENT_KINDS, caseless=True),
        "Loại tài liệu: tin tức hay văn bản chỉ đạo. Lặp lại: một trong các giá trị.",
        "Kind of document. Repeated: any of the values.",
        many=True,
    ),
    Parameter(
        "category",
        Text(),
        "Chuyên mục, không phân biệt hoa thường và cách đặt dấu thanh. Lặp lại: một trong các giá trị.",
        "Category, whatever its case and tone placement. Repeated: any of the values.",
        many=True,
    ),
    Parameter(
        "source",
        Text(),
        "Nguồn đăng, so sánh như category. Lặp lại: một trong các giá trị.",
        "Source, compared as a category is. Repeated: any of the values.",
        many=True,
    ),
    Parameter(
        "issuer",
        Text(),
        "Cơ quan ban hành, so sánh như category. Lặp lại: một trong các giá trị.",
        "Issuing body, compared as a category is. Repeated: any of the values.",
        many=True,
    ),
    Parameter(
        "organization",
        Text(),
        "Cơ quan, tổ chức của chức vụ được nêu, so sánh như category. Lặp lại: một trong các giá trị.",
        "Organization of a post that is named, compared as a category is. Repeated: any of the values.",
        many=True,
    ),
    Parameter(
        "from",
        Day(),
        "Đăng từ ngày này (giờ Việt Nam), kể cả ngày đó; tài liệu không rõ ngày bị loại.",
        "First day of publication in Vietnam, inclusive; documents without a day are left out.",
        field="start",
    ),
    Parameter(
        "to",
        Day(),
        "Đăng đến hết ngày này (giờ Việt Nam); tài liệu không rõ ngày bị loại.",
        "Last day of publication in Vietnam, inclusive; documents without a day are left out.",
        field="end",
    ),
    Parameter(
        "person",
        Text(MAX_TEXT),
        "Tên một người như cách người ta gõ, cả họ tên hoặc phần cuối, hoặc khóa của người đó. Viết đủ dấu "
        "thì so đúng dấu, không dấu thì bỏ qua dấu. Lặp lại: phải có tất cả trong cùng một tài liệu.",
        "An official's name as one types it, whole or its last part, or a person key. With all its marks "
        "it matches exactly, without them folded. Repeated: all of them in one document.",
        many=True,
        most=MAX_PEOPLE,
    ),
    Parameter(
        "role",
        Text(MAX_TEXT),
        "Chức vụ: của người trong person (nhiều nhất một người), hoặc của bất kỳ ai được nêu.",
        "A post: of the one person asked for, or without a person of anyone in the document.",
    ),
    Parameter(
        "number",
        Text(MAX_TEXT),
        "Số hiệu văn bản viết cách nào cũng được, hoặc khóa của văn bản: tìm chính nó và nơi viện dẫn nó.",
        "A document number in any spelling, or a directive key: documents that are it or cite it.",
    ),
    Parameter(
        "accents",
        Choice(get_args(Accents)),
        "Dấu trong q: auto (đúng dấu đứng trước, không dấu vẫn tìm được), strict (phải đúng dấu), "
        "ignore (bỏ qua dấu).",
        "Marks in q: auto (exact spelling first, undiacritised still found), strict, or ignore.",
        default="auto",
    ),
    Parameter(
        "sort",
        Choice(get_args(Sort)),
        "Thứ tự. Mặc định là relevance khi có q, newest khi không; tài liệu không rõ ngày đứng cuối.",
        "Order. By default relevance with q, newest without; undated documents come last.",
    ),
    Parameter(
        "facets",
        Choices(FACETS),
        "Các bảng đếm cần kèm theo, cách nhau bằng dấu phẩy.",
        "Counts to be returned, a comma list.",
        default=(),
    ),
    Parameter(
        "fields",
        Choices(HIT_FIELDS),
        "Các trường của mỗi kết quả, cách nhau bằng dấu phẩy; mặc định là tất cả.",
        "Fields of a hit to be returned, a comma list; all of them by default.",
        default=HIT_FIELDS,
    ),
    Parameter(
        "highlight",
        Flag(),
        "Có kèm các đoạn trích được đánh dấu hay không.",
        "Whether marked fragments are returned.",
        default=True,
    ),
    Parameter(
        "limit",
        Whole(1, MAX_LIMIT),
        "Số kết quả của một trang.",
        "Hits of one page.",
        default=10,
    ),
    Parameter(
        "cursor",
        Text(),
        "Giá trị next của trang trước, chỉ dùng với đúng các tham số của trang đó.",
        "The last page's next, with the very parameters it came from.",
    ),
)

RELATED: Table = table(
    Parameter("id", Text(), "Mã của tài liệu.", "The document's id.", required=True),
    Parameter("limit", Whole(1, MAX_RELATED), "Số tài liệu nhiều nhất.", "Documents at most.", default=10),
)

SUGGEST: Table = table(
    Parameter(
        "q",
        Text(MAX_TEXT, blank=True),
        "Phần đã gõ, có dấu hay không; từ cuối có thể chưa gõ hết.",
        "What was typed so far, with marks or without; its last word may be unfinished.",
        field="text",
        required=True,
    ),
    Parameter("limit", Whole(1, MAX_LIMIT), "Số gợi ý nhiều nhất.", "Suggestions at most.", default=8),
)

NOTHING: Table = table()
"""For routes that take no parameter."""

_DEFAULTS = {field.name: field.default for field in fields(SearchQuery)}


@dataclass(frozen=True, slots=True)
class RelatedQuery:
    id: str
    limit: int = 10


@dataclass(frozen=True, slots=True)
class SuggestQuery:
    text: str
    limit: int = 8


def parse(pairs: Iterable[Pair]) -> SearchQuery:
    """The query that the pairs ask for. Raises QueryRejected with every fault at once."""
    values, faults = read(SEARCH, pairs)
    faults.extend(_contradictions(values))
    if faults:
        raise QueryRejected(*faults)
    return SearchQuery(**values)


def parse_related(pairs: Iterable[Pair]) -> RelatedQuery:
    """Raises QueryRejected."""
    values, faults = read(RELATED, pairs)
    if faults:
        raise QueryRejected(*faults)
    return RelatedQuery(**values)


def parse_suggest(pairs: Iterable[Pair]) -> SuggestQuery:
    """Raises QueryRejected."""
    values, faults = read(SUGGEST, pairs)
    if faults:
        raise QueryRejected(*faults)
    return SuggestQuery(**values)


def parse_nothing(pairs: Iterable[Pair]) -> None:
    """Raises QueryRejected where anything is asked."""
    _, faults = read(NOTHING, pairs)
    if faults:
        raise QueryRejected(*faults)


def pairs(query: SearchQuery) -> list[Pair]:
    """The inverse of `parse`: what differs from the defaults, in the table's order."""
    written: list[Pair] = []
    for parameter in SEARCH.values():
        value = getattr(query, parameter.attribute)
        if value != _DEFAULTS[parameter.attribute]:
            written.extend(parameter.write(value))
    return written


def _contradictions(values: dict[str, Any]) -> list[Fault]:
    faults = []
    if values.get("start", date.min) > values.get("end", date.max):
        faults.append(Fault("from", "from_after_to"))
    if "role" in values and len(values.get("person", ())) > 1:
        faults.append(Fault("role", "role_with_people"))
    return faults
