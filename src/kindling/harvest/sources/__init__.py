"""The kinds of export that can be read: one folder each, one line each in the registry (``detect.py``)."""
