"""tracuu: search for Vietnamese public news and directives."""
