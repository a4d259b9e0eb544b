"""One request: its items, its append-only ledger of entries, and the pure machine that reads ledger and route."""
