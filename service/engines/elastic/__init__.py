"""The engine on Elasticsearch: shards, replicas and failover are its work, not ours.

The index is described in index_config/README.md; its indices, aliases and locks in `names` and `state`.
"""

from service.engines.elastic.connection import Access
from service.engines.elastic.definition import Definition, shipped
from service.engines.elastic.engine import ElasticEngine

__all__ = ["Access", "Definition", "ElasticEngine", "shipped"]
