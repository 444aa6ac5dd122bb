"""How news and law speak: words and their rarity, phrases around a legal noun, dates, courts, and
the profiles of authorities that descriptions are compared with.
"""
