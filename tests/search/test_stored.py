import datetime as dt
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.model import Document, EnrichedDocument, Person, Published, Reference, Role, Span
from service.search.stored import dump, load, signature

texts = st.text(st.characters(codec="utf-8"), max_size=20)
spans = st.builds(
    Span, st.sampled_from(["title", "summary", "body", "byline"]), st.integers(0, 99), st.integers(0, 99)
)
mentions = st.lists(spans, max_size=2).map(tuple)
roles = st.builds(Role, texts, st.none() | texts, mentions)
people = st.builds(Person, texts, texts, st.lists(roles, max_size=2).map(tuple), mentions)
references = st.builds(
    Reference,
    texts,
    texts,
    texts,
    st.none() | texts,
    st.none() | st.dates(),
    st.none() | texts,
    mentions=mentions,
)
published = st.builds(
    Published, st.dates(), st.none() | st.times().map(lambda time: time.replace(microsecond=0))
)
documents = st.builds(
    Document,
    id=texts,
    title=st.none() | texts,
    body=st.none() | texts,
    published_at=st.none() | published,
    views=st.none() | st.integers(0, 2**40),
    signed_on=st.none() | st.dates(),
    signers=st.lists(texts, max_size=2).map(tuple),
)


@given(
    st.builds(
        EnrichedDocument,
        documents,
        st.lists(people, max_size=2).map(tuple),
        st.lists(references, max_size=2).map(tuple),
        texts,
    )
)
def test_what_is_kept_comes_back(enriched: EnrichedDocument) -> None:
    assert load(dump(enriched)) == enriched


BASE = Document(id="a", title="Tin", published_at=Published(dt.date(2017, 12, 20)))


@pytest.mark.parametrize(
    "other",
    [
        replace(BASE, id="b"),
        replace(BASE, title="Tin "),
        replace(BASE, body=""),
        replace(BASE, published_at=None),
        replace(BASE, published_at=Published(dt.date(2017, 12, 20), dt.time())),
        replace(BASE, signers=("An",)),
    ],
)
def test_another_content_has_another_signature(other: Document) -> None:
    assert signature(other) != signature(BASE)


def test_the_same_content_has_the_same_signature() -> None:
    assert signature(replace(BASE)) == signature(BASE)


@pytest.mark.parametrize(
    "text",
    [
        b"",
        b"{}",
        b"[]",
        b'{"document": {"id": "a"}}',
        b"\xff",
        b'{"document": {}, "people": [], "references": [], "release": ""}',
        b'{"document": {"id": 1}, "people": [], "references": [], "release": ""}',
        b'{"document": {"id": "a", "kind": "law"}, "people": [], "references": [], "release": ""}',
        b'{"document": {"id": "a"}, "people": [{"name": "An"}], "references": [], "release": ""}',
    ],
)
def test_what_was_never_dumped_is_an_error(text: bytes) -> None:
    with pytest.raises(ValueError):
        load(text)
