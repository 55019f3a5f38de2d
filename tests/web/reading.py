"""Reads a page as a person or a crawler does: its links, fields and words."""

from dataclasses import dataclass, field
from html.parser import HTMLParser

VOID = {"meta", "link", "input", "br", "img", "hr"}


@dataclass
class Element:
    tag: str
    attributes: dict[str, str | None]
    words: str = ""


@dataclass
class Reader(HTMLParser):
    """Elements in order, each with all the text inside it; `unclosed` must end empty."""

    elements: list[Element] = field(default_factory=list)
    open: list[Element] = field(default_factory=list)

    def __post_init__(self) -> None:
        super().__init__(convert_charrefs=True)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        element = Element(tag, dict(attrs))
        self.elements.append(element)
        if tag not in VOID:
            self.open.append(element)

    def handle_endtag(self, tag: str) -> None:
        assert self.open[-1].tag == tag, f"</{tag}> closes <{self.open[-1].tag}>"
        self.open.pop()

    def handle_data(self, data: str) -> None:
        for element in self.open:
            element.words += data

    def all(self, tag: str, **attributes: str) -> list[Element]:
        return [
            one
            for one in self.elements
            if one.tag == tag
            and all(one.attributes.get(name.rstrip("_")) == text for name, text in attributes.items())
        ]

    def links(self) -> dict[str, str]:
        """Addresses by what is written on them."""
        return {" ".join(one.words.split()): one.attributes["href"] or "" for one in self.all("a")}


def read(page: str) -> Reader:
    """Fails on a page whose tags don't match."""
    reader = Reader()
    reader.feed(page)
    reader.close()
    assert reader.open == []
    return reader
