"""The mail on the desk: what failed, what waits, where none goes any more, and how each kind reads."""
