"""SQLite by way of sqlite-utils: the schema, its migrations and every query.

Functions take the ``Database`` first and never begin a transaction: whoever calls them does, with
``Library.writing``, so that a change and everything that follows from it commit together.
"""
