"""Make the bundled gazetteer; see `tools/gazetteer/__main__.py`."""
