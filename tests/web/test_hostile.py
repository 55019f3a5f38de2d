"""Hostile text in every field that is shown, in a real browser: none of it runs, and nothing breaks."""

from collections.abc import Iterator
from itertools import product
from urllib.parse import urlencode

import pytest
from playwright.sync_api import Page

from service.app import create_app
from service.model import EnrichedDocument, Person, Reference, Role, Span
from service.search.directives import Directives
from service.search.people import People
from service.search.request import SEARCH
from service.web import links
from tests.browsing import browsed, served, watched
from tests.fakes import FakeSearcher, FakeService, engine, news

RUN = "window.ran=1"

MARKUP = (
    f"<script>{RUN}</script>",
    f"<ScRiPt >{RUN}</sCrIpT>",
    f"<script/src=data:text/javascript,{RUN}></script>",
    f"<scr<script>ipt>{RUN}</scr</script>ipt>",
    f"<img src=x onerror={RUN}>",
    f"<img/src/onerror={RUN}>",
    f"<svg onload={RUN}>",
    f"<svg><script>{RUN}</script></svg>",
    f"<svg><animate onbegin={RUN} attributeName=x dur=1s>",
    f"<math><mtext></form><form><mglyph><style></math><img src onerror={RUN}>",
    f"<body onload={RUN}>",
    f"<iframe srcdoc='<script>parent.{RUN}</script>'>",
    f"<iframe src=javascript:parent.{RUN}>",
    f"<object data='data:text/html,<script>{RUN}</script>'>",
    f"<embed src=javascript:{RUN}>",
    f"<details open ontoggle={RUN}>",
    f"<input autofocus onfocus={RUN}>",
    f"<video><source onerror={RUN}>",
    f"<style>@import 'data:text/css,*{{}}';</style><style onload={RUN}></style>",
    f"<link rel=stylesheet href=x onerror={RUN}>",
    f"<base href=//evil.example/><a href=javascript:{RUN}>x",
    "<meta http-equiv=refresh content='0;url=//evil.example'>",
    f"<form action=//evil.example><button formaction=javascript:{RUN}>",
    f"<a href=javascript:{RUN} autofocus tabindex=1>x</a>",
    f"<noscript><p title='</noscript><img src=x onerror={RUN}>'>",
    f"<template><script>{RUN}</script></template>",
    f"<xmp><script>{RUN}</script>",
    f"<!--><script>{RUN}</script>-->",
    f"<![CDATA[<script>{RUN}</script>]]>",
    f"<plaintext onclick={RUN}>",
    "</main></body></html>",
    "<main id=content><form class=search>",
    f"{{{{ ''.__class__ }}}}{{% raw %}}<script>{RUN}</script>",
    f"${{{RUN}}}#{{{RUN}}}<%={RUN}%>",
    f"javascript:{RUN}",
    f"&lt;script&gt;{RUN}&lt;/script&gt;",
    f"&#60;script&#62;{RUN}&#60;/script&#62;",
    f"%3Cscript%3E{RUN}%3C/script%3E",
    f"\\u003cscript\\u003e{RUN}\\u003c/script\\u003e",
    f"＜script＞{RUN}＜/script＞",
)
BEFORE = ("", '"', "'", '">', "'></a></title></textarea></select>")
STRINGS = tuple(start + text for text, start in product(MARKUP, BEFORE))

FACETS = "kind,category,source,issuer,person,organization,number,year,month"


def evil(number: int, text: str) -> EnrichedDocument:
    """A document that has the text in every field, as a mention too."""
    span = (Span("body", 5, 5 + len(text)),)
    return news(
        f"x{number}/{text}",
        f"tin {text}",
        f"rừng {text}\n\n{text}",
        "2019-01-01",
        kind="directive" if number % 2 else "news",
        category=text,
        source=text,
        summary=text,
        byline=text,
        issuer=text,
        number=text,
        signers=(text,),
        url=f"https://example.org/{text}",
        people=(Person(text, text, (Role(text, text),), span),),
        references=(Reference(text, text, text, text, issuer=text, title=text, mentions=span),),
        release=text,
    )


DOCUMENTS = tuple(evil(number, text) for number, text in enumerate(STRINGS))


def named(number: int, text: str) -> EnrichedDocument:
    """A document that calls an official, and a law that it cites, by the text."""
    body = f"Ông {text}, chức vụ {text}, theo Luật {text}."
    at, end = 4, 4 + len(text)
    post = end + len(", chức vụ ")
    law = post + len(text) + len(", theo ")
    role = Role(text, text, (Span("body", post, post + len(text)),))
    cited = Span("body", law, law + len("Luật ") + len(text))
    return news(
        f"named-{number}",
        f"tin {text}",
        body,
        "2019-01-01",
        people=(Person(text, f"evil-{number}", (role,), (Span("body", at, end),)),),
        references=(Reference(f"luat.evil-{number}.undated", text, "Luật", title=text, mentions=(cited,)),),
    )


NAMED = tuple(named(number, text) for number, text in enumerate(STRINGS))


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    subjects = engine(NAMED)
    service = FakeService(FakeSearcher(DOCUMENTS), people=People(subjects), directives=Directives(subjects))
    with served(create_app(service)) as address:
        yield address


@pytest.fixture(scope="module")
def page() -> Iterator[Page]:
    with browsed(scripts=True) as page:
        yield page


def test_there_are_two_hundred_strings() -> None:
    assert len(set(STRINGS)) == 200


def harmed(page: Page) -> bool:
    """Whether a script ran, or an element stands in the page that isn't of its templates."""
    found: bool = page.evaluate(
        """() => window.ran !== undefined
          || document.querySelector('iframe,object,embed,video,style,base,template,math,noscript') !== null
          || document.querySelectorAll('main, form').length !== 2
          || [...document.scripts].some(one => !one.src.startsWith(location.origin + '/static/') || one.text)
          || [...document.querySelectorAll('a[href]')].some(one => !/^https?:$/.test(one.protocol))
          || [...document.querySelectorAll('*')].some(e => e.getAttributeNames().some(a => /^on/.test(a)))"""
    )
    return found


def test_documents(page: Page, address: str) -> None:
    troubles = watched(page, address)
    for text, one in zip(STRINGS, DOCUMENTS, strict=True):
        page.goto(address + links.document(one.document.id), wait_until="domcontentloaded")
        assert not harmed(page), text
        assert page.locator("h1").text_content() == f"tin {text}"
    assert troubles == []


def test_officials_and_directives(page: Page, address: str) -> None:
    troubles = watched(page, address)
    for number, text in enumerate(STRINGS):
        path = f"directives/luat.evil-{number}.undated" if number % 2 else f"people/evil-{number}"
        page.goto(f"{address}/{path}", wait_until="domcontentloaded")
        assert not harmed(page), text
        assert text in (page.locator("main").text_content() or "")
    assert troubles == []


def test_results(page: Page, address: str) -> None:
    """Hits, facets and chips, and the same put in place by the script."""
    troubles = watched(page, address)
    for path in ("/?limit=100", "/?limit=100&cursor=100."):
        page.goto(f"{address}{path}&facets={FACETS}")
        assert page.locator("article").count() == 100
        assert not harmed(page)
        page.get_by_role("link", name="Cũ nhất").click()
        page.wait_for_url("**sort=oldest*")
        assert not harmed(page)
    assert troubles == []


def test_parameters(page: Page, address: str) -> None:
    """In turns: all that take any text, shown as chips, and all there are, refused and shown in fields."""
    free = ["q", *(name for name, one in SEARCH.items() if one.many and name != "kind")]
    for number, text in enumerate(STRINGS):
        query = urlencode([(name, text) for name in (free if number % 2 else SEARCH)])
        page.goto(f"{address}/?{query}", wait_until="domcontentloaded")
        assert not harmed(page), text
        assert page.locator("#q").input_value() == text


def test_typed_into_the_box(page: Page, address: str) -> None:
    """The way of the script: what is typed, and the page that comes of it."""
    page.goto(address)
    for text in STRINGS[::5]:
        page.locator("#q").fill(text)
        page.keyboard.press("Enter")
        page.wait_for_url(lambda url: "?q=" in url)
        assert not harmed(page), text
