"""Structured logs on standard error: one JSON object a line, or text for people."""

import logging
import sys
from typing import Literal

import orjson
import structlog
from structlog.types import EventDict, Processor


def configure(level: str, form: Literal["json", "text"]) -> None:
    """Sets up structlog for this process."""
    structlog.configure(
        processors=[
            structlog.contextvars.merge_contextvars,
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso", utc=True),
            *_rendering(form),
        ],
        wrapper_class=structlog.make_filtering_bound_logger(logging.getLevelNamesMapping()[level.upper()]),
        logger_factory=structlog.PrintLoggerFactory(sys.stderr),
        cache_logger_on_first_use=False,
    )


def _rendering(form: Literal["json", "text"]) -> list[Processor]:
    if form == "json":
        return [structlog.processors.format_exc_info, structlog.processors.JSONRenderer(_dumps)]
    # a plain trace: the one with local variables would write down what people search
    plain = structlog.dev.plain_traceback
    return [structlog.dev.ConsoleRenderer(colors=False, exception_formatter=plain)]


def _dumps(event: EventDict, **_: object) -> str:
    return orjson.dumps(event, default=str).decode()
