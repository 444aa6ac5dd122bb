"""Side by side: Basis's engines, Datasette's table search, bare FTS5, plain Whoosh and tantivy.

Run ``.venv/bin/python -m benchmarks.search ../shared/data/uscode/sections.jsonl.gz``.
``corpus`` reads texts and samples queries by a fixed seed, ``contestants`` builds and asks each
of them, ``ranking`` judges what comes first, ``tables`` writes the figures.
"""
