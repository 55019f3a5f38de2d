"""RSS and Atom files: a row for each entry, by an XML parser that expands nothing and reads nothing else."""

import re
from collections.abc import Iterator
from urllib.parse import urlsplit
from xml.etree.ElementTree import Element, ParseError

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import fromstring
from selectolax.lexbor import LexborHTMLParser

from service.errors import InputRejected
from service.ingest.formats.blocks import lines_of
from service.ingest.formats.metadata import read_published
from service.ingest.formats.rows import Parsed, Row, squeezed
from service.text.decoding import decode

DECLARED = re.compile(rb"<\?xml[^>]{0,100}encoding=[\"']([\w.-]+)")
DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>")
BODY, SUMMARY = ("encoded", "content"), ("description", "summary")
DAYS = ("pubDate", "published", "date", "issued", "updated", "modified")


def parse_feed(content: bytes) -> Parsed:
    """Raises InputRejected where it isn't well-formed XML or has no entry."""
    declared = DECLARED.search(content[:500])
    text = DECLARATION.sub("", decode(content, declared[1].decode() if declared else None))
    try:
        root = fromstring(text.lstrip("\ufeff \r\n\t"), forbid_dtd=True)
    except (ParseError, DefusedXmlException, RecursionError) as error:
        raise InputRejected(f"not a feed: {type(error).__name__}: {error}") from error
    site = _value(next(_named(root, "channel"), root), "title")
    rows = [_row(entry, site) for entry in _entries(root)]
    if not rows:
        raise InputRejected("a feed without entries")
    return Parsed(tuple(rows))


def _entries(root: Element) -> Iterator[Element]:
    return (node for node in root.iter() if _name(node) in ("item", "entry"))


def _row(entry: Element, site: str | None) -> Row:
    """What an entry holds in full is its body; where it has but a summary, that is its body."""
    full = next(filter(None, (_plain(entry, name) for name in BODY)), None)
    short = next(filter(None, (_plain(entry, name) for name in SUMMARY)), None)
    days = filter(None, (_value(entry, name) for name in DAYS))
    published = next(filter(None, map(read_published, days)), None)
    return {
        "url": _link(entry),
        "title": _plain(entry, "title", joined=" "),
        "summary": short if full and short != full else None,
        "body": full or short,
        "published_at": str(published) if published else None,
        "category": _category(entry),
        "source": site,
        "byline": _author(entry),
    }


def _name(node: Element) -> str:
    return str(node.tag).rpartition("}")[2]


def _named(node: Element, name: str) -> Iterator[Element]:
    return (child for child in node if _name(child) == name)


def _value(node: Element, name: str) -> str | None:
    return next((squeezed("".join(child.itertext())) or None for child in _named(node, name)), None)


def _plain(entry: Element, name: str, joined: str = "\n") -> str | None:
    """The text of what is HTML, escaped or not."""
    for child in _named(entry, name):
        written = "".join(child.itertext()) if len(child) == 0 else _markup(child)
        body = LexborHTMLParser(written).body
        if body is not None and (text := joined.join(line.text for line in lines_of(body))):
            return text
    return None


def _markup(node: Element) -> str:
    """An XHTML child's text, a line for each element: its markup says no more here."""
    return "<br>".join(part.replace("&", "&amp;").replace("<", "&lt;") for part in node.itertext())


def _link(entry: Element) -> str | None:
    said = [child.get("href") or child.text for child in _named(entry, "link") if _is_page(child)]
    said += [child.text for child in _named(entry, "guid") if child.get("isPermaLink") != "false"]
    urls = (url.strip() for url in said if url)
    return next((url for url in urls if _is_address(url)), None)


def _is_page(link: Element) -> bool:
    return link.get("rel", "alternate") == "alternate"


def _is_address(url: str) -> bool:
    try:
        parts = urlsplit(url)
    except ValueError:
        return False
    return parts.scheme in ("http", "https") and bool(parts.hostname)


def _category(entry: Element) -> str | None:
    return next(
        (child.get("term") or squeezed(child.text or "") for child in _named(entry, "category")), None
    )


def _author(entry: Element) -> str | None:
    for name in ("creator", "author"):
        for child in _named(entry, name):
            text = _value(child, "name") or squeezed("".join(child.itertext()))
            if text and "@" not in text:
                return text
    return None
