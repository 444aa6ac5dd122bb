"""The words of Basis as plain Python: no files, no Flask, no third-party package."""
