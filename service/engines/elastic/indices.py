"""The indices behind the alias: made, found, swapped, removed."""

from dataclasses import dataclass

from elasticsearch import BadRequestError, Elasticsearch, NotFoundError

from service.engines.elastic.connection import Connection
from service.engines.elastic.definition import Definition
from service.engines.elastic.names import Names
from service.errors import EngineRefused, IndexMissing, IndexOutdated

Actions = list[dict[str, dict[str, str]]]


@dataclass(frozen=True, slots=True)
class Indices:
    connection: Connection
    names: Names
    digest: str
    definition: Definition

    def current(self) -> str:
        """The index that answers. Raises IndexMissing."""
        index = self._behind(self.names.name)
        if index is None:
            raise IndexMissing(f"there is no index {self.names.name} in {self.connection.access.url}")
        return index

    def exists(self) -> bool:
        return self._behind(self.names.name) is not None

    def create(self) -> str:
        """A new, empty index of the configuration in force, which doesn't answer yet."""
        self._offer_template()
        numbers = [number for index in self._all() if (number := self.names.number(index)) is not None]
        index = self.names.index(self.digest, max(numbers, default=0) + 1)
        made = {"settings": self.definition.settings, "mappings": self.definition.mappings}
        self.connection.write(
            lambda client: client.options(ignore_status=400).indices.create(index=index, body=made)
        )
        return index

    def check(self, index: str) -> None:
        """Raises IndexOutdated where it isn't of this configuration, or no longer as it was made."""
        made_by = self.names.digest(index)
        if made_by != self.digest:
            raise IndexOutdated(
                f"{index} was built by another configuration ({made_by}, now {self.digest}): "
                "run `tracuu reindex` first"
            )
        if not self.is_as_made(index):
            raise IndexOutdated(f"somebody changed the mapping of {index}: run `tracuu reindex` first")

    def is_as_made(self, index: str) -> bool:
        """Whether nobody changed its mapping: it comes back as it was written."""
        answer = self.connection.read(lambda client: client.indices.get_mapping(index=index))
        return dict(answer[index]["mappings"]) == self.definition.mappings

    def switch(self, index: str) -> None:
        """In one step lets `index` answer and keeps the last one for a rollback; then removes all others."""
        last = self._behind(self.names.name)
        actions = self._moved(self.names.name, last, index)
        if last is not None and last != index:
            actions += self._moved(self.names.previous, self._behind(self.names.previous), last)
        self._swap(actions)

    def rollback(self) -> None:
        """Swaps the last two. Raises IndexMissing where there is but one."""
        current, previous = self.current(), self._behind(self.names.previous)
        if previous is None:
            raise IndexMissing("there is no earlier index to go back to")
        self._swap(
            self._moved(self.names.name, current, previous)
            + self._moved(self.names.previous, previous, current)
        )

    def tidy(self) -> None:
        """Removes indices that no alias points to: older ones, and what an interrupted rebuild left."""
        for index, aliases in self._all().items():
            if self.names.number(index) is not None and not aliases:
                self.remove(index)

    def remove(self, index: str) -> None:
        self.connection.write(lambda client: client.options(ignore_status=404).indices.delete(index=index))

    def _all(self) -> dict[str, list[str]]:
        """Every index of ours with its aliases."""
        found = self.connection.write(
            lambda client: client.indices.get_alias(index=f"{self.names.name}-*", allow_no_indices=True)
        )
        return {index: list(values["aliases"]) for index, values in found.items()}

    def _behind(self, alias: str) -> str | None:
        def ask(client: Elasticsearch) -> str | None:
            try:
                return next(iter(client.indices.get_alias(name=alias)), None)
            except NotFoundError:
                return None

        return self.connection.read(ask)

    def _swap(self, actions: Actions) -> None:
        self.connection.write(lambda client: client.indices.update_aliases(actions=actions))

    @staticmethod
    def _moved(alias: str, old: str | None, new: str) -> Actions:
        actions: Actions = [{"add": {"index": new, "alias": alias}}]
        if old is not None and old != new:
            actions.append({"remove": {"index": old, "alias": alias}})
        return actions

    def _offer_template(self) -> None:
        """Shards and replicas are the operator's: a template that is there stays, and none is a must."""
        template = self.definition.template | {"index_patterns": [f"{self.names.name}-*"]}

        def ask(client: Elasticsearch) -> None:
            try:
                client.indices.put_index_template(name=self.names.name, create=True, **template)
            except BadRequestError:
                return

        try:
            self.connection.write(ask)
        except EngineRefused:
            return
