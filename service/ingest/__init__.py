"""From files and streams to documents in an engine."""
