"""The JSON API: the wire format lives here only."""
