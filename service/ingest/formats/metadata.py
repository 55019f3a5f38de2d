"""What a page says of itself to machines: JSON-LD, Open Graph, meta, microdata."""

import email.utils
import html
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

import orjson
from selectolax.lexbor import LexborHTMLParser

from service.ingest.formats.rows import squeezed
from service.ingest.posting import read_posting
from service.model import Published

ARTICLE_TYPES = frozenset(
    {"Article", "NewsArticle", "ReportageNewsArticle", "BlogPosting", "WebPage", "Report", "Legislation"}
)
DATES = (
    "article:published_time",
    "og:published_time",
    "og:article:published_time",
    "datepublished",
    "dc.date.issued",
    "dcterms.issued",
    "dcterms.created",
    "pubdate",
    "publishdate",
    "publish_date",
    "publish-date",
    "article_date_original",
    "dc.date",
    "dcterms.date",
)
SAVED_FROM = re.compile(r"<!--\s*saved from url=\(\d+\)(?P<url>https?://[^\s>]+)\s*-->")
ISO = re.compile(r"\d{4}-\d\d-\d\d(?:[T ]\d\d:\d\d(?::\d\d(?:\.\d+)?)?\s?(?:Z|[+-]\d\d:?\d\d)?)?")


@dataclass(frozen=True, slots=True)
class Metadata:
    """None where the page says nothing. `titles` are in the order of trust, a site's name still in them."""

    url: str | None = None
    headline: str | None = None
    titles: tuple[str, ...] = ()
    published: Published | None = None
    author: str | None = None
    site: str | None = None
    section: str | None = None


def read_metadata(source: str, tree: LexborHTMLParser, address: str | None = None) -> Metadata:
    """`address` is where the page was saved from, where that is known otherwise."""
    meta = _meta(tree)
    linked = next(_linked_data(tree), {})
    return Metadata(
        url=_url(source, tree, meta) or (address if address and _is_page(address) else None),
        headline=_string(linked.get("headline")),
        titles=tuple(filter(None, (meta.get("og:title"), meta.get("twitter:title"), _window(tree)))),
        published=_published(tree, meta, linked),
        author=_author(linked) or meta.get("article:author") or meta.get("author"),
        site=meta.get("og:site_name"),
        section=meta.get("article:section") or _string(linked.get("articleSection")),
    )


def read_published(text: str) -> Published | None:
    """A machine's date, or one that people read; without a zone it is Vietnam's."""
    text = squeezed(text)
    if ISO.fullmatch(text):
        spelled = text.replace(" ", "T", 1).replace(" ", "")
        try:
            return Published.parse(spelled)
        except ValueError:
            return None
    try:
        return Published.parse(email.utils.parsedate_to_datetime(text).isoformat())
    except (ValueError, TypeError, IndexError):
        posting = read_posting(text, 0)
    return posting.published if posting else None


def _meta(tree: LexborHTMLParser) -> dict[str, str]:
    """The first content of each name, in lower case."""
    found: dict[str, str] = {}
    for node in tree.css("meta[content]"):
        attributes = node.attributes
        name = attributes.get("property") or attributes.get("name") or attributes.get("itemprop")
        content = squeezed(attributes.get("content") or "")
        if name and content:
            found.setdefault(name.strip().lower(), content)
    return found


def _linked_data(tree: LexborHTMLParser) -> Iterator[dict[str, Any]]:
    """JSON-LD's articles; what isn't JSON is left out, as browsers do."""
    found: list[dict[str, Any]] = []
    for node in tree.css("script[type='application/ld+json']"):
        try:
            value = orjson.loads(node.text().strip())
        except orjson.JSONDecodeError:
            continue
        items = value if isinstance(value, list) else [value]
        items += [part for item in items if isinstance(item, dict) for part in _list(item.get("@graph"))]
        found += [item for item in items if isinstance(item, dict) and _is_article(item)]
    yield from sorted(found, key=lambda item: "WebPage" in _list(item.get("@type")))


def _is_article(item: dict[str, Any]) -> bool:
    return any(kind in ARTICLE_TYPES for kind in _list(item.get("@type")) if isinstance(kind, str))


def _list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [] if value is None else [value]


def _string(value: Any) -> str | None:
    return squeezed(html.unescape(value)) or None if isinstance(value, str) else None


def _author(linked: dict[str, Any]) -> str | None:
    names = [
        _string(author.get("name")) if isinstance(author, dict) else _string(author)
        for author in _list(linked.get("author"))
        if not (isinstance(author, dict) and author.get("@type") == "Organization")
    ]
    return ", ".join(filter(None, names)) or None


def _published(tree: LexborHTMLParser, meta: dict[str, str], linked: dict[str, Any]) -> Published | None:
    said = [_string(linked.get("datePublished")), *(meta.get(name) for name in DATES)]
    for node in tree.css("[itemprop=datePublished], time[pubdate], time.published, time.entry-date"):
        said.append(node.attributes.get("datetime") or node.attributes.get("content") or node.text())
    times = [node.attributes.get("datetime") for node in tree.css("time[datetime]")]
    said += times if len(times) == 1 else []
    found = (read_published(text) for text in said if text)
    return next((published for published in found if published), None)


def _url(source: str, tree: LexborHTMLParser, meta: dict[str, str]) -> str | None:
    canonical = tree.css_first("link[rel=canonical]")
    saved = SAVED_FROM.search(source, 0, 2_000)
    for said in (
        canonical.attributes.get("href") if canonical else None,
        meta.get("og:url"),
        saved["url"] if saved else None,
    ):
        if said and _is_page(said.strip()):
            return said.strip()
    return None


def _is_page(url: str) -> bool:
    """An address with a path: a front page as `canonical` is a mistake that would join a site's pages."""
    try:
        parts = urlsplit(url)
        return (
            parts.scheme in ("http", "https") and bool(parts.hostname) and len(parts.path + parts.query) > 1
        )
    except ValueError:
        return False


def _window(tree: LexborHTMLParser) -> str | None:
    node = tree.css_first("title")
    return squeezed(node.text()) or None if node else None
