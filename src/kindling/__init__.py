"""Kindling runs a community conversation series, from the invitation to the published insights pack."""

__version__ = "0.1.0"
