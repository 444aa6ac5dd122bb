"""The query language and the analysis: one tree and one stream of tokens for every engine.

Whoosh carries both: its parser with plug-ins of ours reads a query, its analysis pipeline with a
tokenizer of ours cuts texts and queries into the same tokens.
"""
