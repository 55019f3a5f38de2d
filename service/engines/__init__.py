"""Compilers of search plans: one module an engine."""
