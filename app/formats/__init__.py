"""Shapes that several rooms read and write: front matter, records, W3C JSON-LD."""
