"""Basis: the law behind the news, beside the news."""
