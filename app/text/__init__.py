"""Text: sources to canonical text, blocks and HTML; passages described and found again."""
