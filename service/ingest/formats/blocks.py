"""An HTML tree as the lines that a reader sees, and which of them are the article."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from html.parser import HTMLParser

from selectolax.lexbor import LexborHTMLParser, LexborNode

from service.ingest.formats.rows import letters, squeezed
from service.text.legacy import CAPITALS_FONT, shown_as_capitals

UNSEEN = frozenset({"script", "style", "noscript", "template", "svg", "head", "iframe", "object", "textarea"})
CONTROLS = frozenset({"button", "select", "option", "input", "label"})
HEADINGS = frozenset({"h1", "h2"})
SITE = frozenset({"nav", "aside", "footer", "header"})
INLINE = frozenset(
    [
        "a",
        "abbr",
        "acronym",
        "b",
        "bdi",
        "bdo",
        "big",
        "cite",
        "code",
        "data",
        "del",
        "dfn",
        "em",
        "font",
        "i",
        "img",
        "ins",
        "kbd",
        "mark",
        "o:p",
        "q",
        "s",
        "samp",
        "small",
        "span",
        "st1:place",
        "strike",
        "strong",
        "sub",
        "sup",
        "time",
        "tt",
        "u",
        "var",
        "wbr",
    ]
)
SITE_CLASS = re.compile(
    r"(?:^|[\s_-])(?:nav|menu|breadcrumbs?|sidebar|footer|share|sharing|social|related|relate|comments?|banner"
    r"|advert(?:isement)?|ads?|pagination|toolbar|copyright|tags?|hidden|tin-?lien-?quan|tin-?khac|lienquan"
    r"|binh-?luan|most-?read|popular|widget|weather|lienket)(?:$|[\s_-]|\d)",
    re.IGNORECASE,
)
ARTICLE = (
    "[itemprop=articleBody]",
    "article",
    "main",
    "[role=main]",
)
LONG = 80
"""Code points from which on a line counts as text where the article is looked for."""
MOST, NEARLY_ALL = 0.8, 0.98
"""Share of a page's long lines that the part holds which is taken for the article."""


@dataclass(frozen=True, slots=True)
class Line:
    """One line; `linked` of its characters are links, `site` tells a menu's or a footer's.

    `inside` is whether it is of the part that was asked about; `node` holds its first character.
    """

    text: str
    linked: int
    site: bool
    heading: bool
    inside: bool
    node: LexborNode

    @property
    def is_links(self) -> bool:
        return not self.heading and self.linked >= 0.8 * letters(self.text) and self.linked > 0


@dataclass
class _Reader:
    """One walk over a tree, without recursion: a page may nest as deep as it likes."""

    root: LexborNode
    part: int | None = None
    lines: list[Line] = field(default_factory=list)
    pieces: list[str] = field(default_factory=list)
    first: LexborNode | None = None
    linked: int = 0
    anchor: int = 0
    site: int = 0
    heading: int = 0
    inside: int = 0
    capitals: int = 0
    place: tuple[bool, bool, bool] = (False, False, False)

    def read(self) -> list[Line]:
        for node, step in _walk(self.root, UNSEEN | CONTROLS):
            if node.is_text_node:
                self._text(node, node.text_content or "")
                continue
            tag = node.tag or ""
            if tag not in INLINE and step > 0:
                self._end_line()
            self._count(node, tag, step)
            if tag not in INLINE and step < 0:
                self._end_line()
        self._end_line()
        return self.lines

    def _text(self, node: LexborNode, text: str) -> None:
        if self.first is None and text.strip():
            self.first = node
            self.place = (self.site > 0, self.heading > 0, self.inside > 0)
        self.pieces.append(shown_as_capitals(text) if self.capitals else text)
        if self.anchor:
            self.linked += letters(text)

    def _count(self, node: LexborNode, tag: str, step: int) -> None:
        """What the text from here on is in; `step` is 1 where a part begins and -1 where it ends."""
        if tag == "a":
            self.anchor += step
        elif tag in HEADINGS:
            self.heading += step
        if tag in ("font", "span", "p", "td") and _is_in_capitals(node):
            self.capitals += step
        if is_site(node):
            self.site += step
        if node.mem_id == self.part:
            self.inside += step

    def _end_line(self) -> None:
        text = squeezed("".join(self.pieces))
        if text and self.first is not None:
            self.lines.append(Line(text, self.linked, *self.place, self.first))
        self.pieces, self.linked, self.first = [], 0, None


def lines_of(root: LexborNode, part: LexborNode | None = None) -> list[Line]:
    """Every line under `root` in the order of the page; a page that is all menus by its classes has none."""
    lines = _Reader(root, part.mem_id if part else None).read()
    whole = sum(len(line.text) for line in lines if len(line.text) >= LONG)
    sites = sum(len(line.text) for line in lines if len(line.text) >= LONG and line.site)
    return [replace(line, site=False) for line in lines] if sites > whole / 2 else lines


def shown(root: LexborNode) -> int:
    """Characters, but for blanks, that the tree holds."""
    return sum(letters(node.text_content or "") for node, _ in _walk(root, UNSEEN) if node.is_text_node)


def _is_in_capitals(node: LexborNode) -> bool:
    attributes = node.attributes
    named = attributes.get("face") or attributes.get("style") or ""
    return CAPITALS_FONT.search(named) is not None


def is_site(node: LexborNode) -> bool:
    """Whether a part is the site's by its tag, its role or its class."""
    tag = node.tag or ""
    if tag in ("body", "html", "form", "main", "article"):
        return False
    if tag in SITE:
        return not _within_article(node)
    attributes = node.attributes
    if attributes.get("role") in ("navigation", "banner", "contentinfo", "complementary", "search"):
        return True
    named = f"{attributes.get('class') or ''} {attributes.get('id') or ''}"
    return len(named) > 1 and SITE_CLASS.search(named) is not None


def article_of(tree: LexborHTMLParser, body: LexborNode) -> LexborNode:
    """The part of the page that is the article: where it says so, else where nearly all long lines are."""
    sizes = _sizes(body)
    whole = sizes.get(body.mem_id, 0)
    for selector in ARTICLE:
        marked = tree.css(selector)
        if len(marked) == 1 and sizes.get(marked[0].mem_id, 0) >= whole / 2 > 0:
            return marked[0]
    return _densest(body, sizes)


def _sizes(body: LexborNode) -> dict[int, int]:
    """How much of the long lines, but for the site's and for links, is under each part."""
    sizes: dict[int, int] = {}
    for line in lines_of(body):
        if len(line.text) < LONG or line.site or line.is_links:
            continue
        node: LexborNode | None = line.node
        while node is not None:
            sizes[node.mem_id] = sizes.get(node.mem_id, 0) + len(line.text)
            node = node.parent
    return sizes


def _densest(body: LexborNode, sizes: dict[int, int]) -> LexborNode:
    """Goes down while one child holds most; into what may be a single paragraph only if it holds all."""
    node = body
    while True:
        size = sizes.get(node.mem_id, 0)
        child = max(_children(node), key=lambda child: sizes.get(child.mem_id, 0), default=None)
        if child is None or size == 0 or child.tag in ("p", "font", "span", "b", "li"):
            return node
        share = sizes.get(child.mem_id, 0) / size
        if share < MOST or (share < NEARLY_ALL and not _has_paragraphs(child, sizes)):
            return node
        node = child


def _has_paragraphs(node: LexborNode, sizes: dict[int, int]) -> bool:
    return sum(child.mem_id in sizes for child in _children(node)) > 1


def _children(node: LexborNode) -> Iterator[LexborNode]:
    child = node.first_child
    while child is not None:
        if child.is_element_node:
            yield child
        child = child.next


def _within_article(node: LexborNode) -> bool:
    parent = node.parent
    while parent is not None:
        if parent.tag in ("article", "main"):
            return True
        parent = parent.parent
    return False


def _walk(root: LexborNode, unseen: frozenset[str]) -> Iterator[tuple[LexborNode, int]]:
    """Each node with 1 when it is entered, each element also with -1 when it is left."""
    node: LexborNode | None = root
    while node is not None:
        opened = node.is_text_node or (node.is_element_node and node.tag not in unseen)
        if opened:
            yield node, 1
        if opened and node.first_child is not None:
            node = node.first_child
            continue
        if opened and node.is_element_node:
            yield node, -1
        while node is not None and node != root and node.next is None:
            node = node.parent
            if node is not None:
                yield node, -1
        node = None if node is None or node == root else node.next


class Counted(HTMLParser):
    """Counts what a page shows without building a tree: what a parser must not lose."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.characters = 0
        self._unseen = 0

    def handle_starttag(self, tag: str, attrs: object) -> None:  # noqa: ARG002 - the base class gives it
        self._unseen += tag in UNSEEN or tag == "title"

    def handle_endtag(self, tag: str) -> None:
        if (tag in UNSEEN or tag == "title") and self._unseen:
            self._unseen -= 1

    def handle_data(self, data: str) -> None:
        if not self._unseen:
            self.characters += letters(data)


def counted(text: str) -> int:
    """Characters, but for blanks, that a page's source shows."""
    counter = Counted()
    counter.feed(text)
    counter.close()
    return counter.characters
