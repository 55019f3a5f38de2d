"""What only the engine on Elasticsearch has: locks, indices behind aliases, shards, passes of a rebuild."""

import datetime as dt
import time
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from elasticsearch import Elasticsearch

from service.engines.elastic import Access, ElasticEngine, shipped
from service.engines.elastic import facets as facets_module
from service.engines.elastic import labels as labels_module
from service.engines.elastic.bulk import BYTES, Operation, _requests, _rounds
from service.engines.elastic.compile import Json
from service.engines.elastic.connection import Connection
from service.engines.elastic.documents import key_of
from service.engines.elastic.labels import Labels, Pair
from service.engines.elastic.names import Names
from service.engines.elastic.reader import Reader
from service.engines.elastic.state import Lock, State
from service.errors import EngineError, IndexBusy, IndexOutdated, IndexReadOnly
from service.ingest.rebuild import rebuild
from service.search.plan import (
    DisMax,
    Everything,
    FacetRequest,
    Node,
    Nothing,
    Phrase,
    Plan,
    Range,
    Term,
    Terms,
)
from service.search.port import Engine, Progress, Record
from service.search.query import SearchQuery
from service.search.searcher import Searcher
from tests.engines.conftest import DIGEST, NOW, Open, OpenConfigured, fill
from tests.engines.test_contract import ALL, SEED, made


@pytest.fixture
def open_configured(elasticsearch: str, elastic_name: str) -> OpenConfigured:
    return lambda digest: ElasticEngine(Access(elasticsearch), elastic_name, digest, shipped())


@pytest.fixture
def client(elasticsearch: str) -> Iterator[Elasticsearch]:
    with Elasticsearch(elasticsearch) as client:
        yield client


@pytest.fixture
def state(elasticsearch: str, elastic_name: str) -> Iterator[State]:
    connection = Connection(Access(elasticsearch))
    yield State(connection, Names(elastic_name))
    connection.close()


def indices(client: Elasticsearch, name: str) -> list[str]:
    return sorted(client.indices.get_alias(index=f"{name}-{DIGEST}-*"))


# -- locks -------------------------------------------------------------------------------------------


def test_a_killed_writer_s_lock_ends_by_itself(engine: Engine, state: State) -> None:
    fill(engine, SEED)
    lock = Lock(state, "writer", lease=0.6)
    lock.__enter__()
    lock._ended.set()  # its process is gone
    with pytest.raises(IndexBusy, match=r"process \d+ on "), engine.writer():
        pass
    time.sleep(0.7)
    fill(engine, made("after", "sau"))
    with pytest.raises(IndexBusy):
        lock.check()


def test_a_lock_is_kept_up_as_long_as_it_is_held(engine: Engine, state: State) -> None:
    fill(engine, SEED)
    with Lock(state, "writer", lease=0.6):
        time.sleep(1.2)
        with pytest.raises(IndexBusy), engine.writer():
            pass
    assert not state.is_held("writer")


def test_a_lost_lock_stops_its_writer(engine: Engine, state: State) -> None:
    fill(engine, SEED)
    with pytest.raises(IndexBusy, match="took over"), engine.writer() as writer:
        writer.upsert([engine.encoder(made("late", "muộn"), NOW)])
        state.release("writer", state.held("writer"))
        with Lock(state, "writer"):
            writer.commit()
    assert engine.get("late") is None


# -- writing -----------------------------------------------------------------------------------------


def test_what_elasticsearch_will_not_take_is_refused_and_the_rest_taken(engine: Engine) -> None:
    fill(engine, SEED, made("b", "cũ"))
    broken = Record("b", "x", b'{"id":"b","changed_at":"never"}')
    with engine.writer() as writer:
        writer.upsert([engine.encoder(made("a", "một"), NOW), broken, engine.encoder(made("c", "ba"), NOW)])
        (refusal,) = writer.commit()
    assert refusal.id == "b" and "changed_at" in refusal.reason
    assert engine.status().documents == 4
    kept = engine.get("b")
    assert kept is not None and kept.enriched == made("b", "cũ")


def test_of_two_with_one_id_a_refused_later_one_leaves_the_earlier(engine: Engine) -> None:
    with engine.writer() as writer:
        writer.upsert(
            [engine.encoder(made("a", "một"), NOW), Record("a", "x", b'{"id":"a","changed_at":"?"}')]
        )
        assert [refusal.id for refusal in writer.commit()] == ["a"]
    assert engine.get("a") is not None


def test_a_refusal_that_nobody_asked_for_is_an_error(engine: Engine) -> None:
    with pytest.raises(EngineError, match="1 documents were refused"), engine.writer() as writer:
        writer.upsert([Record("a", "x", b'{"id":"a","changed_at":"?"}')])


@pytest.mark.parametrize("block", ["write", "read_only_allow_delete"])
def test_an_index_that_takes_nothing(engine: Engine, client: Elasticsearch, block: str) -> None:
    fill(engine, *ALL)
    index = engine.status().version
    client.indices.put_settings(index=index, settings={f"index.blocks.{block}": True})
    with pytest.raises(IndexReadOnly, match="full disk"):
        fill(engine, made("late", "muộn"))
    assert engine.status().documents == len(ALL)
    client.indices.put_settings(index=index, settings={f"index.blocks.{block}": None})
    fill(engine, made("late", "muộn"))


def test_a_mapping_that_somebody_changed(engine: Engine, client: Elasticsearch, tmp_path: Path) -> None:
    fill(engine, *ALL)
    index = engine.status().version
    client.indices.put_mapping(index=index, properties={"odd": {"type": "keyword"}})
    assert engine.status().outdated
    with pytest.raises(IndexOutdated, match="somebody changed the mapping"), engine.writer():
        pass
    rebuild(engine, tmp_path / "rejected.jsonl", 1, ignored)
    assert not engine.status().outdated


def test_a_mapping_that_is_changed_under_a_writer(engine: Engine, client: Elasticsearch) -> None:
    fill(engine, *ALL)
    with pytest.raises(IndexOutdated, match="odd"), engine.writer() as writer:
        writer.upsert([Record("x", "y", b'{"id":"x","odd":1}')])


def test_operations_go_in_requests_of_bearable_size() -> None:
    operations = [Operation(str(n % 3), b"x" * (BYTES // 2)) for n in range(7)]
    rounds = [*_rounds(operations)]
    assert [[one.id for one in part] for part in rounds] == [["0", "1", "2"], ["0", "1", "2"], ["0"]]
    assert [len(request) for request in _requests(rounds[0])] == [2, 1]
    assert [*_requests([])] == []


@pytest.mark.parametrize(("id", "is_kept"), [("tin/1", True), ("x" * 512, True), ("đ" * 300, False)])
def test_keys_of_ids(id: str, is_kept: bool) -> None:
    assert (key_of(id) == id) == is_kept
    assert len(key_of(id).encode()) <= 512


# -- rebuilding --------------------------------------------------------------------------------------


def ignored(progress: Progress) -> None:
    """Nobody looks."""


def test_a_rebuild_takes_over_what_came_meanwhile(engine: Engine, reopen: Open) -> None:
    fill(engine, *ALL)
    other = reopen()
    with engine.rebuild() as new:
        passes = new.passes()
        assert {stored.id for stored in next(passes)} == {one.document.id for one in ALL}
        for one in ALL:
            new.upsert([engine.encoder(one, NOW)])
        fill(other, made("late", "muộn"))
        with other.writer() as writer:
            writer.delete(["seed"], NOW)
        second = [*next(passes)]
        assert {(stored.id, stored.enriched is None) for stored in second} == {
            ("late", False),
            ("seed", True),
        }
        for stored in second:
            if stored.enriched is None:
                new.bury(stored.id, stored.changed_at)
            else:
                new.upsert([engine.encoder(stored.enriched, stored.changed_at)])
        with pytest.raises(StopIteration):
            next(passes)
        with pytest.raises(IndexBusy), other.writer():
            pass
    status = engine.status()
    assert (status.documents, status.deleted) == (len(ALL), 1)
    fill(other, made("after", "sau"))
    assert engine.status().documents == len(ALL) + 1


def test_two_rebuilds_at_once_are_refused(engine: Engine, reopen: Open) -> None:
    fill(engine, SEED)
    with engine.rebuild() as new:
        with pytest.raises(IndexBusy), reopen().rebuild():
            pass
        new.report(Progress("reindex", 1, 2, 0, NOW))
        running = engine.status().running
        assert running is not None and running.task == "reindex"
        new.upsert([engine.encoder(SEED, NOW)])


def test_a_rebuild_that_lost_a_document_is_not_taken(
    engine: Engine, client: Elasticsearch, elastic_name: str
) -> None:
    fill(engine, *ALL)
    before = engine.status().version
    with pytest.raises(EngineError, match="holds 1 documents of the 4"), engine.rebuild() as new:
        new.upsert([engine.encoder(SEED, NOW)])
    assert engine.status().version == before
    assert indices(client, elastic_name) == [before]


def test_what_an_interrupted_rebuild_left_is_removed_by_the_next(
    engine: Engine, client: Elasticsearch, elastic_name: str, tmp_path: Path
) -> None:
    fill(engine, *ALL)
    client.indices.create(index=f"{elastic_name}-{DIGEST}-2")
    for _ in range(3):
        rebuild(engine, tmp_path / "rejected.jsonl", 1, ignored)
    assert indices(client, elastic_name) == [f"{elastic_name}-{DIGEST}-{number}" for number in (3, 4)]


def test_a_rebuild_keeps_what_is_refused_apart(engine: Engine, tmp_path: Path) -> None:
    fill(engine, *ALL)
    with engine.rebuild() as new:
        for one in ALL[1:]:
            new.upsert([engine.encoder(one, NOW)])
        new.upsert([Record("seed", "x", b'{"id":"seed","changed_at":"?"}')])
        assert [refusal.id for refusal in new.commit()] == ["seed"]
        assert new.standing({"seed": "x"}) == {"seed": "new"}
        assert new.delete(["nobody"], NOW) == {"nobody"}
    assert engine.status().documents == len(ALL) - 1


# -- shards ------------------------------------------------------------------------------------------


def test_facets_are_exact_on_several_shards(
    engine: Engine, client: Elasticsearch, elastic_name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Values are spread so that what one shard has most of isn't what all have most of."""
    monkeypatch.setattr(facets_module, "FROM_EACH_SHARD", (2, 4, 1_000))
    five = {"settings": {"number_of_shards": 5}}
    client.indices.put_index_template(
        name=elastic_name, index_patterns=[f"{elastic_name}-*"], priority=200, template=five
    )
    sources = [f"nguồn {n % 23:02}" for n in range(23 * 5)] + [f"nguồn {n % 7:02}" for n in range(30)]
    fill(engine, *(made(f"{n}", "a", source=source) for n, source in enumerate(sources)))
    truth = sorted({(-sources.count(one), one) for one in sources})[:20]
    request = FacetRequest("source", frozenset())
    found = engine.search(Plan(Everything(), facets=(request,))).facets["source"]
    assert [(-value.count, value.value) for value in found] == truth
    top = engine.search(Plan(Everything(), facets=(replace(request, size=3),))).facets["source"]
    assert [(-value.count, value.value) for value in top] == truth[:3]
    client.indices.delete_index_template(name=elastic_name)


def test_labels_are_asked_for_once_for_a_commit(
    engine: Engine, searcher: Searcher, monkeypatch: pytest.MonkeyPatch
) -> None:
    fill(engine, *ALL)
    looked_up: list[object] = []
    look_up = Labels._looked_up

    def counted(labels: Labels, pairs: Sequence[Pair]) -> dict[Pair, str]:
        looked_up.append(pairs)
        return look_up(labels, pairs)

    monkeypatch.setattr(Labels, "_looked_up", counted)
    query = SearchQuery(facets=("source",))
    answers = [searcher.search(query).facets for _ in range(2)]
    assert answers[0] == answers[1] and len(looked_up) == 1
    monkeypatch.setattr(labels_module, "MAX_LABELS", 0)
    assert searcher.search(query).facets == answers[0] and len(looked_up) == 2


def test_how_rare_words_are_is_asked_for_once_for_a_commit(
    engine: Engine, searcher: Searcher, monkeypatch: pytest.MonkeyPatch
) -> None:
    fill(engine, *(made(f"{n}", "Mùa mưa bão", f"rừng núi sông biển {n}") for n in range(5)))
    requests: list[int] = []
    ask_all = Reader.ask_all

    def counted(reader: Reader, bodies: Sequence[Json], index: str | None = None) -> list[Json]:
        requests.append(len(bodies))
        return ask_all(reader, bodies, index)

    monkeypatch.setattr(Reader, "ask_all", counted)
    found = [searcher.search(SearchQuery("rừng núi")) for _ in range(2)]
    assert found[0].hits == found[1].hits
    assert len([number for number in requests if number]) == 3 + 2  # the second time the rarities are known
    fill(engine, made("new", "Mùa mưa bão", "rừng núi"))
    requests.clear()
    assert searcher.search(SearchQuery("rừng núi")).total.value == 6
    assert len([number for number in requests if number]) == 3


# -- nodes -------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "node",
    [
        Term("no_such_field", "a"),
        Terms("no_such_field", ("a",)),
        Phrase("no_such_field", ("a", "b")),
        Phrase("text", ()),
        Range("no_such_field", 1, 2),
        Nothing(),
        DisMax(()),
    ],
)
def test_what_an_older_index_lacks_matches_nothing(engine: Engine, node: Node) -> None:
    fill(engine, *ALL)
    assert engine.count([node, Everything()]) == (0, len(ALL))


def test_compiling_what_is_no_node_is_an_error(engine: Engine) -> None:
    with pytest.raises(AssertionError):
        engine.count(["thi đua"])  # type: ignore[list-item]


def test_the_newest_day_is_one_of_vietnam(engine: Engine) -> None:
    fill(engine, made("a", "a", published_at=SEED.document.published_at))
    assert engine.status().newest == dt.date(2017, 12, 20)
