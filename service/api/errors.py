"""The error tree in HTTP's terms: one table, and the one place that knows a status."""

from dataclasses import dataclass, field
from http import HTTPStatus

from starlette.exceptions import HTTPException

from service.api import schemas
from service.api.responses import ProblemJson
from service.errors import (
    DirectiveNotFound,
    DocumentGone,
    DocumentNotFound,
    EngineError,
    EngineTimeout,
    EngineUnavailable,
    IndexBusy,
    IndexMissing,
    IndexOutdated,
    Overloaded,
    PersonNotFound,
    QueryRejected,
    TextTooLong,
    TooManyRequests,
)
from service.search.messages import Language, render


@dataclass(frozen=True, slots=True)
class Kind:
    """A documented kind of problem; `/docs#name` is its `type`."""

    name: str
    status: int
    title: dict[Language, str]
    detail: dict[Language, str]
    retry_after: int | None = None
    """Seconds after which another try is worth it."""

    @property
    def type(self) -> str:
        return f"/docs#{self.name}"


@dataclass(frozen=True, slots=True)
class Problem:
    """One problem, ready to be told."""

    type: str
    title: str
    status: int
    detail: str
    language: Language
    errors: tuple[schemas.ParameterError, ...] = ()
    headers: dict[str, str] = field(default_factory=dict)

    def response(self) -> ProblemJson:
        body: schemas.Problem = {
            "type": self.type,
            "title": self.title,
            "status": self.status,
            "detail": self.detail,
            "errors": list(self.errors),
        }
        told = {"Content-Language": self.language, "Vary": "Accept-Language"}
        return ProblemJson(body, self.status, told | self.headers)


INVALID_PARAMETERS = Kind(
    "invalid-parameters",
    422,
    {"vi": "Tham số không hợp lệ", "en": "Invalid parameters"},
    {
        "vi": "Hãy sửa các tham số nêu trong errors rồi gửi lại.",
        "en": "Correct the parameters that errors names and send the request again.",
    },
)
NOT_FOUND = Kind(
    "not-found",
    404,
    {"vi": "Không có địa chỉ này", "en": "No such address"},
    {"vi": "Dịch vụ không có đường dẫn này.", "en": "The service has no such path."},
)
DOCUMENT_NOT_FOUND = Kind(
    "document-not-found",
    404,
    {"vi": "Không có tài liệu này", "en": "No such document"},
    {
        "vi": "Chỉ mục chưa từng có tài liệu nào mang mã này.",
        "en": "The index never held a document of this id.",
    },
)
DOCUMENT_GONE = Kind(
    "document-gone",
    410,
    {"vi": "Tài liệu đã được gỡ", "en": "The document was taken down"},
    {
        "vi": "Tài liệu này từng có ở đây nhưng đã được gỡ xuống.",
        "en": "The document was here and has been taken down.",
    },
)
PERSON_NOT_FOUND = Kind(
    "person-not-found",
    404,
    {"vi": "Không có người này", "en": "No such person"},
    {
        "vi": "Không tài liệu nào nêu tên người mang khóa này.",
        "en": "No document names a person of this key.",
    },
)
DIRECTIVE_NOT_FOUND = Kind(
    "directive-not-found",
    404,
    {"vi": "Không có văn bản này", "en": "No such directive"},
    {
        "vi": "Không tài liệu nào là văn bản mang khóa này hoặc viện dẫn nó.",
        "en": "No document is a directive of this key or cites one.",
    },
)
TEXT_TOO_LONG = Kind(
    "text-too-long",
    413,
    {"vi": "Văn bản quá dài", "en": "The text is too long"},
    {
        "vi": "Mỗi lần gửi nhiều nhất 100.000 ký tự. Hãy chia văn bản thành nhiều phần.",
        "en": "At most 100,000 characters a request. Send the text in parts.",
    },
)
METHOD_NOT_ALLOWED = Kind(
    "method-not-allowed",
    405,
    {"vi": "Phương thức không được phép", "en": "Method not allowed"},
    {
        "vi": "Địa chỉ này chỉ nhận các phương thức nêu trong Allow.",
        "en": "The address takes the methods that Allow names.",
    },
)
ADDRESS_TOO_LONG = Kind(
    "address-too-long",
    414,
    {"vi": "Địa chỉ quá dài", "en": "The address is too long"},
    {
        "vi": "Địa chỉ cùng tham số nhiều nhất là 64 KiB. Hãy rút ngắn tham số.",
        "en": "An address has at most 64 KiB with its parameters. Shorten them.",
    },
)
HEADERS_TOO_LONG = Kind(
    "headers-too-long",
    431,
    {"vi": "Phần đầu yêu cầu quá dài", "en": "The request's head is too long"},
    {
        "vi": "Địa chỉ và các header cộng lại nhiều nhất là 64 KiB. Hãy bỏ bớt header.",
        "en": "The address and the headers have at most 64 KiB together. Leave some headers out.",
    },
)
TOO_MANY_REQUESTS = Kind(
    "too-many-requests",
    429,
    {"vi": "Gửi yêu cầu quá nhanh", "en": "Too many requests"},
    {
        "vi": "Máy của bạn gửi nhiều yêu cầu hơn mức cho phép. Hãy đợi số giây nêu trong Retry-After.",
        "en": "Your address sends more requests than allowed. Wait for the seconds that Retry-After says.",
    },
)
OVERLOADED = Kind(
    "overloaded",
    503,
    {"vi": "Dịch vụ đang quá tải", "en": "The service is overloaded"},
    {
        "vi": "Đang có quá nhiều yêu cầu cùng lúc. Xin thử lại sau ít giây.",
        "en": "There are too many requests at the moment. Please try again in a few seconds.",
    },
    retry_after=2,
)
ENGINE_UNAVAILABLE = Kind(
    "engine-unavailable",
    503,
    {"vi": "Máy tìm kiếm chưa sẵn sàng", "en": "The search engine is not ready"},
    {"vi": "Xin thử lại sau ít giây.", "en": "Please try again in a few seconds."},
    retry_after=5,
)
ENGINE_TIMEOUT = Kind(
    "engine-timeout",
    504,
    {"vi": "Máy tìm kiếm trả lời quá chậm", "en": "The search engine took too long"},
    {"vi": "Xin thử lại sau ít giây.", "en": "Please try again in a few seconds."},
    retry_after=5,
)
INDEX_MISSING = Kind(
    "index-missing",
    503,
    {"vi": "Chưa có chỉ mục", "en": "There is no index yet"},
    {
        "vi": "Chưa có tài liệu nào được nạp. Người quản trị nạp bằng lệnh tracuu ingest.",
        "en": "Nothing has been taken in yet. The operator does it with tracuu ingest.",
    },
    retry_after=30,
)
INDEX_OUTDATED = Kind(
    "index-outdated",
    503,
    {"vi": "Chỉ mục cần được dựng lại", "en": "The index must be rebuilt"},
    {
        "vi": "Chỉ mục được dựng bằng cấu hình khác. Người quản trị dựng lại bằng lệnh tracuu reindex.",
        "en": "The index was built by another configuration. The operator renews it with tracuu reindex.",
    },
    retry_after=300,
)
ENGINE_ERROR = Kind(
    "engine-error",
    500,
    {"vi": "Máy tìm kiếm gặp lỗi", "en": "The search engine failed"},
    {
        "vi": "Lỗi đã được ghi lại. Hãy báo người quản trị kèm X-Request-ID.",
        "en": "The error has been logged. Tell the operator the X-Request-ID.",
    },
)
INTERNAL_ERROR = Kind(
    "internal-error",
    500,
    {"vi": "Dịch vụ gặp lỗi", "en": "The service failed"},
    ENGINE_ERROR.detail,
)

KINDS = (
    INVALID_PARAMETERS,
    NOT_FOUND,
    DOCUMENT_NOT_FOUND,
    DOCUMENT_GONE,
    PERSON_NOT_FOUND,
    DIRECTIVE_NOT_FOUND,
    TEXT_TOO_LONG,
    METHOD_NOT_ALLOWED,
    ADDRESS_TOO_LONG,
    HEADERS_TOO_LONG,
    TOO_MANY_REQUESTS,
    OVERLOADED,
    ENGINE_UNAVAILABLE,
    ENGINE_TIMEOUT,
    INDEX_MISSING,
    INDEX_OUTDATED,
    ENGINE_ERROR,
    INTERNAL_ERROR,
)

_BY_ERROR: dict[type[BaseException], Kind] = {
    QueryRejected: INVALID_PARAMETERS,
    DocumentNotFound: DOCUMENT_NOT_FOUND,
    DocumentGone: DOCUMENT_GONE,
    PersonNotFound: PERSON_NOT_FOUND,
    DirectiveNotFound: DIRECTIVE_NOT_FOUND,
    TextTooLong: TEXT_TOO_LONG,
    TooManyRequests: TOO_MANY_REQUESTS,
    Overloaded: OVERLOADED,
    EngineUnavailable: ENGINE_UNAVAILABLE,
    EngineTimeout: ENGINE_TIMEOUT,
    IndexMissing: INDEX_MISSING,
    IndexBusy: ENGINE_UNAVAILABLE,
    IndexOutdated: INDEX_OUTDATED,
    EngineError: ENGINE_ERROR,
    Exception: INTERNAL_ERROR,
}
"""The nearest ancestor of an error decides."""

_BY_STATUS = {404: NOT_FOUND, 405: METHOD_NOT_ALLOWED, 414: ADDRESS_TOO_LONG, 431: HEADERS_TOO_LONG}


def describe(error: Exception, language: Language) -> Problem:
    """What to tell of an error; of an unexpected one nothing of its text."""
    if isinstance(error, HTTPException):
        return _refusal(error, language)
    kind = next(_BY_ERROR[ancestor] for ancestor in type(error).__mro__ if ancestor in _BY_ERROR)
    wait = error.seconds if isinstance(error, TooManyRequests) else kind.retry_after
    headers = {} if wait is None else {"Retry-After": str(wait)}
    return _problem(kind, language, _parameter_errors(error, language), headers)


def _problem(
    kind: Kind,
    language: Language,
    errors: tuple[schemas.ParameterError, ...] = (),
    headers: dict[str, str] | None = None,
) -> Problem:
    title, detail = kind.title[language], kind.detail[language]
    return Problem(kind.type, title, kind.status, detail, language, errors, headers or {})


def _parameter_errors(error: Exception, language: Language) -> tuple[schemas.ParameterError, ...]:
    faults = error.faults if isinstance(error, QueryRejected) else ()
    return tuple({"parameter": fault.parameter, "message": render(fault, language)} for fault in faults)


def _refusal(error: HTTPException, language: Language) -> Problem:
    """The router's own refusals; HEAD is allowed wherever GET is."""
    allowed = (error.headers or {}).get("Allow", "")
    headers = {"Allow": "GET, HEAD" if allowed == "GET" else allowed} if allowed else {}
    kind = _BY_STATUS.get(error.status_code)
    if kind is not None:
        return _problem(kind, language, headers=headers)
    title = HTTPStatus(error.status_code).phrase
    return Problem("about:blank", title, error.status_code, title, language)
