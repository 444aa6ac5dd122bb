"""Rules that Basis adds to markdown-it: one rule a file, each with a function that installs it."""
