"""One widget per file; each knows its own values and messages only."""
