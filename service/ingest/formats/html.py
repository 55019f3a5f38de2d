"""A saved portal page in HTML as a row: the site around the article goes, what is said of it is kept.

The article's part and the links are told by the tree; headline, posting line and byline by the grammar of
plain-text dumps (service/ingest/page.py), unless the page says them to machines.
"""

import email
import email.policy
import re
from collections.abc import Sequence
from dataclasses import dataclass

from selectolax.lexbor import LexborHTMLParser

from service.errors import InputRejected
from service.ingest.directives import directive_page, page_head
from service.ingest.formats.blocks import LONG, Line, article_of, counted, lines_of, shown
from service.ingest.formats.metadata import Metadata, read_metadata
from service.ingest.formats.rows import Parsed, Row, is_loss
from service.ingest.page import SIGNATURE, Page, parse_page
from service.text.characters import canonical, nfc
from service.text.decoding import decode
from service.text.legacy import repaired

DECLARED = re.compile(
    rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w:.-]+)|<\?xml[^>]{0,100}encoding=[\"']([\w.-]+)", re.I
)
HEADLINE_WORDS = 3
ABOVE = 8
"""Lines above the article in which its headline and posting line may be."""
SITE_TAIL = re.compile(r"\s+[|–—-]\s+[^|–—]{3,80}$|\s*\|[^|]*$")


def parse_html(content: bytes) -> Parsed:
    """Raises InputRejected where there is no text, or where the parser would lose some."""
    saved = _page_of(content)
    source = nfc(decode(saved.content, saved.declared))
    tree = LexborHTMLParser(source)
    if tree.body is None or shown(tree.body) == 0:
        raise InputRejected("a page without text")
    kept, all = shown(tree.body), counted(source)
    if is_loss(kept, all):
        raise InputRejected(f"the parser kept {kept} of {all} characters")
    return Parsed((_row(source, tree, saved.address),))


@dataclass(frozen=True, slots=True)
class _Saved:
    """A page as it was saved: the encoding that it declares, and where it is from, if an archive says so."""

    content: bytes
    declared: str | None
    address: str | None = None


def _page_of(content: bytes) -> _Saved:
    """The page itself, of a browser's single-file save (MHTML), too."""
    if not _is_mhtml(content):
        return _Saved(content, _declared(content))
    archive = email.message_from_bytes(content, policy=email.policy.default)
    for part in archive.walk():
        if part.get_content_type() == "text/html":
            payload = part.get_payload(decode=True)
            assert isinstance(payload, bytes)
            address = archive["Snapshot-Content-Location"] or part["Content-Location"]
            return _Saved(payload, part.get_content_charset() or _declared(payload), address)
    raise InputRejected("a saved web archive without a page")


def _is_mhtml(content: bytes) -> bool:
    head = content[:2_000].lower()
    return b"multipart/related" in head and b"<html" not in head.partition(b"multipart/related")[0]


def _declared(content: bytes) -> str | None:
    match = DECLARED.search(content[:4_000])
    return (match[1] or match[2]).decode("ascii") if match else None


def _row(source: str, tree: LexborHTMLParser, address: str | None) -> Row:
    assert tree.body is not None
    metadata = read_metadata(source, tree, address)
    lines = lines_of(tree.body, article_of(tree, tree.body))
    headline = _headline(lines, metadata)
    texts = [line.text for line in _kept(lines, headline)]
    page = parse_page(repaired("\n".join([headline, *texts] if headline else texts)))
    return _values(page, headline, metadata)


def _kept(lines: Sequence[Line], headline: str | None) -> list[Line]:
    """The article's lines, and those above it in which its headline and its day may be."""
    inside = [i for i, line in enumerate(lines) if line.inside]
    first, last = (inside[0], inside[-1] + 1) if inside else (0, len(lines))
    return [
        line
        for line in lines[_start(lines, first, headline) : last + _signature(lines[last:])]
        if _is_text(line, headline)
    ]


def _signature(below: Sequence[Line]) -> int:
    """How many lines under the article belong to it: an old page's byline is a table's row of its own."""
    return next((i + 1 for i, line in enumerate(below[:2]) if SIGNATURE.fullmatch(line.text)), 0)


def _start(lines: Sequence[Line], first: int, headline: str | None) -> int:
    if headline is None:
        return max(0, first - ABOVE)
    said = [i for i, line in enumerate(lines[: first + 1]) if canonical(line.text) == canonical(headline)]
    return max(said[-1] if said else first, first - 4 * ABOVE) if said else max(0, first - ABOVE)


def _is_text(line: Line, headline: str | None) -> bool:
    return line.text == headline or not (line.site or (line.is_links and len(line.text) < 2 * LONG))


def _headline(lines: Sequence[Line], metadata: Metadata) -> str | None:
    """A heading that the window's title repeats; else the only heading; else what the page says itself."""
    headings = [
        line for line in lines if line.heading and not line.site and len(line.text.split()) >= HEADLINE_WORDS
    ]
    titles = [canonical(title) for title in (metadata.headline, *metadata.titles) if title]
    said = [line.text for line in headings if any(canonical(line.text) in title for title in titles)]
    if headline := max((text for text in said if not _is_site_name(text, metadata)), key=len, default=None):
        return headline
    for title in titles:
        for line in lines:
            words = len(line.text.split())
            if words >= HEADLINE_WORDS and title.startswith(canonical(line.text)) and not line.site:
                return line.text
    inside = [line.text for line in headings if line.inside]
    if len(inside) == 1:
        return inside[0]
    return metadata.headline


def _is_site_name(text: str, metadata: Metadata) -> bool:
    return metadata.site is not None and canonical(metadata.site) == canonical(text)


def _values(page: Page, headline: str | None, metadata: Metadata) -> Row:
    """A page that is a directive keeps its foot, in which a byline's place is the signer's."""
    news = _of_news(page, headline, metadata)
    body = "\n".join(filter(None, (page.body, page.byline)))
    head = page_head(body)
    return news | directive_page(head, body, news["published_at"]) if head else news


def _of_news(page: Page, headline: str | None, metadata: Metadata) -> Row:
    title = headline or page.title or _without_site(metadata)
    published = metadata.published or page.published_at
    author = None if metadata.author == metadata.site else metadata.author
    return {
        "url": metadata.url,
        "title": title,
        "summary": page.summary,
        "body": page.body,
        "published_at": str(published) if published else None,
        "byline": page.byline or author,
        "views": page.views,
        "category": metadata.section,
        "source": metadata.site,
    }


def _without_site(metadata: Metadata) -> str | None:
    titles = (SITE_TAIL.sub("", title).strip() for title in metadata.titles)
    return next((title for title in titles if len(title.split()) >= HEADLINE_WORDS), None)
