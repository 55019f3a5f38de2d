"""The embedded engine: tantivy in a folder, no server.

folder/
  current               the name of the generation that answers
  previous              the one before the last rebuild, for a rollback
  generations/NAME/     a tantivy index; NAME begins with the digest of its configuration
  writer.lock           held by the one process that writes
  progress.json         how far it is
"""

from service.engines.embedded.engine import EmbeddedEngine

__all__ = ["EmbeddedEngine"]
