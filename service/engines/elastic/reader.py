"""What is read through the alias: searches, counts, documents."""

import datetime as dt
from collections.abc import Iterator, Sequence
from typing import Any

from elasticsearch import Elasticsearch, NotFoundError

from service.engines.elastic.commits import LAST_COMMIT, Commit, commit_of
from service.engines.elastic.compile import EVERYTHING, GONE, Compiler, Json, counts_among, rare_terms
from service.engines.elastic.connection import Connection, part_of
from service.engines.elastic.documents import READ, key_of, read
from service.engines.elastic.facets import Facets
from service.engines.elastic.mappings import REVISION
from service.engines.elastic.names import Names
from service.errors import IndexUnreadable
from service.model import VIETNAM
from service.search.plan import ByDay, ByRelevance, Everything, Latest, Node, Plan, Term
from service.search.port import Found, Match, Stored
from service.search.rarity import rarity

SCAN = 500
"""Documents a step when all are read."""
KEEP = "5m"
"""How long a point in time outlives the last step."""

UNDATED = {"newest": -(2**63), "oldest": 2**63 - 1}
"""How Elasticsearch writes the place of a document without a day."""


class Reader:
    """Safe for many threads."""

    def __init__(self, connection: Connection, names: Names, compiler: Compiler) -> None:
        self._connection = connection
        self._names = names
        self._compiler = compiler
        self._facets = Facets(self, compiler)

    def search(self, plan: Plan) -> Found:
        return self.search_all([plan])[0]

    def search_all(self, plans: Sequence[Plan]) -> tuple[Found, ...]:
        """In one request, and where facets are wanted with the last commit, up to which labels are known."""
        compiler = self._knowing(plans)
        bodies = [self._body(plan, compiler) for plan in plans]
        faceted = any(plan.facets for plan in plans)
        answers = self.ask_all([*bodies, LAST_COMMIT] if faceted else bodies)
        commit = commit_of(answers.pop()) if faceted else ("", 0)
        return tuple(
            self._found(plan, answer, compiler, commit) for plan, answer in zip(plans, answers, strict=True)
        )

    def body(self, plan: Plan) -> Json:
        """A search that is sent among others, for `found`: it has no facets and asks for nothing rare."""
        return self._body(plan, self._compiler)

    def found(self, plan: Plan, answer: Json) -> Found:
        return self._found(plan, answer, self._compiler, ("", 0))

    def _knowing(self, plans: Sequence[Plan]) -> Compiler:
        """A compiler that knows how rare the plans' terms are, by one more request where there are such."""
        wanted = list(dict.fromkeys(term for plan in plans for term in rare_terms(plan.query)))
        if not wanted:
            return self._compiler
        terms = [Term(term.field, term.value) for term in wanted]
        holders, documents = counts_among(self.ask(self._compiler.among(EVERYTHING, terms)))
        found = zip(wanted, holders, strict=True)
        return self._compiler.knowing(
            {(term.field, term.value): rarity(count, documents) for term, count in found}
        )

    def _found(self, plan: Plan, answer: Json, compiler: Compiler, commit: Commit) -> Found:
        hits = answer["hits"]["hits"]
        scored = isinstance(plan.sort, ByRelevance)
        matches = tuple(
            Match(_enriched(hit), float(hit["_score"]) if scored else None) for hit in hits[: plan.limit]
        )
        total = int(answer["hits"]["total"]["value"]) if plan.counted else len(hits)
        facets = self._facets.read(plan, answer, compiler, commit) if plan.facets else {}
        return Found(total, matches, len(hits) > plan.limit, facets)

    def _body(self, plan: Plan, compiler: Compiler) -> Json:
        """Filters that a facet leaves out come after it, all others before."""
        left_out = frozenset[str]().union(*(request.ignores for request in plan.facets))
        before = [item for item in plan.filters if item.parameter not in left_out]
        after = [item for item in plan.filters if item.parameter in left_out]
        return {
            "query": compiler.live(plan.query, before),
            **({"post_filter": compiler.all_of(after)} if after else {}),
            **_order(plan.sort),
            "size": plan.limit + 1,
            "track_total_hits": plan.counted,
            "_source": READ,
            **self._facets.asked(plan, after),
        }

    def ask(self, body: Json) -> Json:
        """One search through the alias; half an answer is none."""
        body = body | {"timeout": self._connection.access.milliseconds}
        answer = self._connection.read(
            lambda client: client.search(
                index=self._names.name, body=body, allow_partial_search_results=False
            )
        )
        return dict(answer)

    def ask_all(self, bodies: Sequence[Json], index: str | None = None) -> list[Json]:
        """Several in one go."""
        if not bodies:
            return []
        head = {"allow_partial_search_results": False}
        lines = [
            line
            for body in bodies
            for line in (head, body | {"timeout": self._connection.access.milliseconds})
        ]

        def ask(client: Elasticsearch) -> list[Json]:
            answers = client.msearch(index=index or self._names.name, searches=lines)["responses"]
            return [part_of(answer) for answer in answers]

        return self._connection.read(ask)

    # -- counting ------------------------------------------------------------------------------------

    def count(self, nodes: Sequence[Node]) -> tuple[int, ...]:
        return self.count_queries([self._compiler.live(node) for node in nodes])

    def count_queries(self, queries: Sequence[Json], index: str | None = None) -> tuple[int, ...]:
        bodies = [{"query": query, "size": 0, "track_total_hits": True} for query in queries]
        return tuple(int(answer["hits"]["total"]["value"]) for answer in self.ask_all(bodies, index))

    def live_and_gone(self, index: str | None = None) -> tuple[int, int]:
        live, gone = self.count_queries([self._compiler.live(Everything()), {"term": {"state": GONE}}], index)
        return live, gone

    def newest(self) -> dt.date | None:
        """By day, so that a time without a zone is nobody's question."""
        body = {
            "query": self._compiler.live(Everything()),
            "size": 0,
            "aggs": {"newest": {"max": {"field": "published"}}},
        }
        seconds = self.ask(body)["aggregations"]["newest"]["value"]
        if seconds is None:
            return None
        return (
            (dt.datetime(1970, 1, 1, tzinfo=dt.UTC) + dt.timedelta(seconds=seconds))
            .astimezone(VIETNAM)
            .date()
        )

    # -- reading -------------------------------------------------------------------------------------

    def get(self, id: str) -> Stored | None:
        """As of the last commit."""

        def ask(client: Elasticsearch) -> Stored | None:
            try:
                found = client.get(
                    index=self._names.name, id=key_of(id), realtime=False, source_includes=READ
                )
            except NotFoundError as error:
                if error.body.get("found") is False:
                    return None
                raise
            return _stored(found["_source"])

        return self._connection.read(ask)

    def signatures(self, ids: Sequence[str]) -> dict[str, str]:
        """Of those of the ids that are live, the signatures of their contents."""
        if not ids:
            return {}
        asked = [key_of(id) for id in ids]
        answer = self._connection.write(
            lambda client: client.mget(
                index=self._names.name, ids=asked, realtime=False, source_includes=["signature"]
            )
        )
        return {
            id: item["_source"]["signature"]
            for id, item in zip(ids, answer["docs"], strict=True)
            if item.get("found") and "signature" in item["_source"]
        }

    def documents(self) -> Iterator[Stored]:
        return self.scan(self._names.name, [{"id": "asc"}])

    def scan(self, index: str, order: list[Json], after: int | None = None) -> Iterator[Stored]:
        """Everything as it is at the beginning, or what later commits than `after` wrote."""
        query: Json = EVERYTHING if after is None else {"range": {REVISION: {"gt": after}}}
        body: Json = {"query": query, "sort": order, "size": SCAN, "_source": READ, "track_total_hits": False}
        point = self._connection.write(lambda client: client.open_point_in_time(index=index, keep_alive=KEEP))
        body["pit"] = {"id": point["id"], "keep_alive": KEEP}
        try:
            while hits := self._step(body):
                yield from (_stored(hit["_source"]) for hit in hits)
                body["search_after"] = hits[-1]["sort"]
        finally:
            id = body["pit"]["id"]
            self._connection.read(lambda client: client.options(ignore_status=404).close_point_in_time(id=id))

    def _step(self, body: Json) -> list[Json]:
        answer = self._connection.write(
            lambda client: client.search(body=body, allow_partial_search_results=False)
        )
        body["pit"]["id"] = answer["pit_id"]
        return list(answer["hits"]["hits"])


def _order(sort: ByRelevance | ByDay | Latest) -> Json:
    if isinstance(sort, Latest):
        return {"sort": [{"published": {"order": "desc", "missing": "_last"}}]}
    if isinstance(sort, ByRelevance):
        return {"sort": [{"_score": "desc"}, {"id": "asc"}], "from": sort.offset}
    direction = "desc" if sort.direction == "newest" else "asc"
    order: Json = {"sort": [{"published": {"order": direction, "missing": "_last"}}, {"id": direction}]}
    if sort.after is not None:
        seconds = UNDATED[sort.direction] if sort.after.seconds is None else sort.after.seconds
        order["search_after"] = [seconds, sort.after.id]
    return order


def _stored(source: Json) -> Stored:
    try:
        return read(source)
    except (KeyError, TypeError, ValueError) as error:
        raise IndexUnreadable(f"a document isn't as it was written: {error}") from error


def _enriched(hit: Json) -> Any:
    enriched = _stored(hit["_source"]).enriched
    if enriched is None:
        raise IndexUnreadable(f"the document {hit['_id']} isn't as it was written")
    return enriched
