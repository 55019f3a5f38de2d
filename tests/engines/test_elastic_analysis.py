"""One analysis twice: what Elasticsearch makes of a text by itself, and what Python does."""

import gzip
import itertools
import json
import re
from collections.abc import Callable, Iterator
from importlib.resources import files
from pathlib import Path

import pytest
from elasticsearch import Elasticsearch
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from service import knowledge
from service.analysis import bigrams, tokens
from service.engines.elastic import shipped
from service.engines.elastic.analyzers import LONGEST_TOKEN, analysis
from service.engines.elastic.generate import generate, write
from service.engines.elastic.mappings import mappings, path
from service.errors import ConfigurationError
from service.knowledge import FieldDefinition
from service.text.characters import nfc
from service.text.tables import letters

NEWS = Path(__file__).resolve().parents[2] / ".." / "shared" / "data" / "news"
README = (Path(__file__).resolve().parents[2] / "index_config/README.md").read_text(encoding="utf-8")

Positions = list[tuple[str, int]]
Analyze = Callable[[str, str], Positions]


@pytest.fixture(scope="module")
def client(elasticsearch: str) -> Iterator[Elasticsearch]:
    with Elasticsearch(elasticsearch, request_timeout=120) as client:
        yield client


@pytest.fixture(scope="module")
def index(client: Elasticsearch) -> Iterator[str]:
    """An index as it is shipped, that takes long texts to `_analyze`."""
    name = "analysis-of-tests"
    definition = shipped()
    client.indices.create(index=name, settings=definition.settings, mappings=definition.mappings)
    client.indices.put_settings(index=name, settings={"index.analyze.max_token_count": 200_000})
    yield name
    client.indices.delete(index=name)


@pytest.fixture(scope="module")
def analyze(client: Elasticsearch, index: str) -> Analyze:
    def ask(analyzer: str, text: str) -> Positions:
        found = client.indices.analyze(index=index, analyzer=analyzer, text=text)["tokens"]
        return [(token["token"], token["position"]) for token in found]

    return ask


def expected(text: str) -> dict[str, Positions]:
    """By analyzer, Python's tokens with their positions."""
    found = tokens(text)
    exact = [token.exact for token in found]
    folded = [token.folded for token in found if token.folded]
    streams = {
        "vietnamese": exact,
        "vietnamese_folded": folded,
        "vietnamese_bigrams": bigrams(exact),
        "vietnamese_folded_bigrams": bigrams(folded),
    }
    return {name: [*zip(stream, itertools.count(), strict=False)] for name, stream in streams.items()}


def differing(analyze: Analyze, text: str) -> list[tuple[str, Positions, Positions]]:
    compared = ((name, analyze(name, text), wanted) for name, wanted in expected(text).items())
    return [(name, found, wanted) for name, found, wanted in compared if found != wanted]


# -- the files ---------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["settings", "mappings"])
def test_the_shipped_files_are_what_the_tables_make(name: str) -> None:
    kept = json.loads((files("index_config") / "elasticsearch" / f"{name}.json").read_text(encoding="utf-8"))
    assert kept == generate(knowledge.load())[name], "run python -m service.engines.elastic.generate"


def test_the_files_are_written_where_one_wants_them(tmp_path: Path) -> None:
    write(tmp_path)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["mappings.json", "settings.json"]


def test_every_analyzer_is_documented_by_an_example_that_is_true(analyze: Analyze) -> None:
    rows = re.findall(r"^\| `(\w+)` \| `([^`]+)` \| ([^|]+?) \|", README, re.MULTILINE)
    examples = {name: (text, found.split()) for name, text, found in rows if name in shipped_analyzers()}
    assert examples.keys() == shipped_analyzers()
    for name, (text, found) in examples.items():
        assert [token for token, _ in analyze(name, text)] == found, name


def shipped_analyzers() -> set[str]:
    return set(shipped().settings["index"]["analysis"]["analyzer"])


def test_neither_icu_nor_asciifolding_is_used() -> None:
    text = json.dumps(shipped().settings)
    assert "icu" not in text and "asciifolding" not in text


def test_a_field_type_that_is_not_known_is_named() -> None:
    with pytest.raises(ConfigurationError, match=r"odd.*vector"):
        mappings({"odd": FieldDefinition("vector", ""), **knowledge.load().fields})


def test_streams_are_fields_of_their_field() -> None:
    fields = knowledge.load().fields
    assert path("title_folded_bigrams", fields) == "title.folded_bigrams"
    assert path("title_words", fields) == "title_words"
    assert path("people", fields) == "people"


def test_another_table_makes_other_filters() -> None:
    rows = [row for row in knowledge.load().characters if row.step != "tone"]
    assert analysis(rows)["char_filter"]["tone"]["mappings"] == []


# -- the tokens --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "text",
    [
        "Ủy ban nhân dân QUẬN Tây Hồ",
        "34-CT/TƯ, 05/2018/NĐ–CP",
        "kĩ sư, công ti, quí vị, Vi Vy",
        "Ðỗ Ðình H’Yim “Đ”",
        "tuyên\u200btruyền\u00a0và\u00adxã hội",
        "İZMİR ΟΔΟΣ J\u030c ǽ Ṡ",
        "👨‍👩‍👧 90% ❤️ 1️⃣ 🏴\U000e0067\U000e0062\U000e007f a\U000e0100b \uf0b7x",
        "nước_ngoài a_b __",
        "\u0301 a",
        "",
    ],
)
def test_the_same_tokens(analyze: Analyze, text: str) -> None:
    assert differing(analyze, nfc(text)) == []


@pytest.mark.parametrize(
    "text",
    ["tie\u0302\u0301ng Vie\u0323\u0302t", "HO\u0300A BI\u0300NH u\u031b\u0309", "ngu\u031bo\u031b\u0300i"],
)
def test_texts_that_are_not_in_nfc(analyze: Analyze, text: str) -> None:
    """Another program's query may be so; what this service sends never is."""
    for name, wanted in expected(nfc(text)).items():
        assert analyze(name, text) == wanted


def table() -> str:
    rows = knowledge.load().characters
    written = {char for row in rows for char in row.source + row.target}
    return "".join(sorted(written | {char.upper() for char in written if len(char.upper()) == 1}))


ASCII = "".join(map(chr, range(0x20, 0x7F))) + "\t\n"
COMMON = "…“”–—·•§°²½№€₫™©0123456789 😀👍❤️🇻🇳👨‍👩‍👧1️⃣"
INVENTED = st.text(
    st.one_of(st.sampled_from(table()), st.sampled_from(ASCII), st.sampled_from(COMMON)), max_size=60
).map(nfc)


def canonically(text: str) -> bool:
    """Whether the marks of each letter, once invisible characters are gone, are as NFC has them.

    Elasticsearch composes letters of the table; it doesn't sort several marks that no letter took up.
    """
    visible = letters("lower")(letters("normalise")(text)[0])[0].lower()
    rules = shipped().settings["index"]["analysis"]["char_filter"]["composed"]["mappings"]
    plain = (re.sub(r"\\u(....)", lambda code: chr(int(code[1], 16)), rule) for rule in rules)
    pairs = dict(rule.split(" => ") for rule in plain)
    longest_first = sorted(pairs, key=len, reverse=True)
    natively = re.sub("|".join(map(re.escape, longest_first)), lambda match: pairs[match[0]], visible)
    normalised = nfc(letters("lower")(nfc(letters("normalise")(text)[0]))[0].lower())
    return natively == normalised


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(texts=st.lists(INVENTED, min_size=5, max_size=20))
def test_inventions(analyze: Analyze, texts: list[str]) -> None:
    kept = [text for text in texts if canonically(text)]
    assume(kept)
    assert differing(analyze, "\n".join(kept)) == []


def test_long_tokens(analyze: Analyze) -> None:
    long = "ờ" * 1_024
    assert differing(analyze, f"một {long} hai {long.upper()}x ba") == []
    beyond = "a" * (LONGEST_TOKEN + 1)
    assert analyze("vietnamese", f"một {beyond} hai") == [("một", 0), ("hai", 2)]


# -- real texts --------------------------------------------------------------------------------------


def titles() -> Iterator[str]:
    for name in ("articles", "dated_briefs"):
        with gzip.open(NEWS / f"{name}.jsonl.gz", "rt", encoding="utf-8") as lines:
            yield from (nfc(title) for line in lines if (title := json.loads(line).get("title")))


def bodies() -> Iterator[str]:
    for name in ("articles", "dated_briefs"):
        with gzip.open(NEWS / f"{name}.jsonl.gz", "rt", encoding="utf-8") as lines:
            yield from (nfc(json.loads(line).get("body") or "") for line in lines)


needs_news = pytest.mark.skipif(not NEWS.is_dir(), reason="the news data isn't beside the project")


@pytest.mark.no_cover  # much of the same
@needs_news
def test_every_title_of_the_news(analyze: Analyze) -> None:
    """The pairs of every tenth part: they are made of the same tokens."""
    seen = 0
    for number, part in enumerate(iter_parts(titles(), 2_000)):
        text = "\n".join(part)
        wanted = expected(text)
        names = wanted if number % 10 == 0 else ("vietnamese", "vietnamese_folded")
        for name in names:
            assert analyze(name, text) == wanted[name], name
        seen += len(part)
    assert seen > 200_000


@pytest.mark.no_cover  # much of the same
@needs_news
def test_every_distinct_token_of_the_news(analyze: Analyze) -> None:
    distinct: set[str] = set()
    for body in bodies():
        distinct.update(body.split())
    for part in iter_parts(iter(sorted(distinct)), 20_000):
        text = "\n".join(part)
        wanted = expected(text)
        for name in ("vietnamese", "vietnamese_folded"):
            assert analyze(name, text) == wanted[name], name


def iter_parts(items: Iterator[str], size: int) -> Iterator[list[str]]:
    while part := list(itertools.islice(items, size)):
        yield part


# -- other programs ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ({"match": {"title": "HÒA BÌNH"}}, ["peace"]),
        ({"match": {"title": {"query": "ho\u0300a bi\u0300nh", "operator": "and"}}}, ["peace"]),
        ({"match": {"title.folded": {"query": "hoa binh", "operator": "and"}}}, ["peace"]),
        ({"match": {"title": "hoa"}}, []),
        ({"match_phrase": {"text": "uỷ ban nhân dân"}}, ["seat"]),
        ({"match": {"text.folded_bigrams": "nhan dan"}}, ["seat"]),
        ({"match": {"number.any": "34 - ct / tư"}}, ["seat"]),
        ({"match": {"number.any": "số 034/CT-TW"}}, ["seat"]),
        ({"match": {"number.any": "34-CT/TU"}}, []),
        ({"match": {"person.name": {"query": "Đỗ Anh Tuấn", "operator": "and"}}}, ["seat"]),
        ({"match": {"person.folded": {"query": "anh tuan", "operator": "and"}}}, ["seat"]),
        ({"match": {"title_words": "hoà_bình"}}, ["peace"]),
    ],
)
def test_queries_of_another_program(
    client: Elasticsearch, index: str, query: dict[str, object], found: list[str]
) -> None:
    documents: dict[str, dict[str, object]] = {
        "peace": {"title": "Vì hòa bình", "text": "", "title_words": "vì hoà_bình"},
        "seat": {
            "title": "Trụ sở",
            "text": "Ủy ban nhân dân quận",
            "number": ["34-CT/TW"],
            "person": ["đỗ-anh-tuấn"],
        },
    }
    for id, document in documents.items():
        client.index(index=index, id=id, document=document | {"id": id})
    client.indices.refresh(index=index)
    hits = client.search(index=index, query=query, highlight={"fields": {"title": {}}})["hits"]["hits"]
    assert [hit["_id"] for hit in hits] == found


def test_a_field_that_nobody_defined_is_refused(client: Elasticsearch, index: str) -> None:
    answer = client.options(ignore_status=400).index(index=index, document={"id": "x", "odd": 1})
    assert answer["error"]["type"] == "strict_dynamic_mapping_exception"
