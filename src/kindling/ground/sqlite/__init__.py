"""Django's own SQLite backend, on a SQLite in which the WAL fault is mended."""
