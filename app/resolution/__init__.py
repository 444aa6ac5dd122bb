"""What the recognisers found, settled once and in reading order: overlaps, antecedents, rulings.

One way of pointing back a file.  Each takes the mentions of a text and its reading, and knows no
library; ``resolve`` calls them in turn.
"""
