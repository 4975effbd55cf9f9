"""The insights pack as a document, and how it comes about."""
