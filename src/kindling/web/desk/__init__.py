"""The desk: the pages on which stewards and producers work."""
