"""Every word that Basis says stands in one catalogue, and pages say what a translation says."""
