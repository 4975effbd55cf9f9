"""The ledger: what was received, what was said, by whom, and what they agreed to."""
