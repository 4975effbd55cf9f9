"""What is logged when something breaks over somebody's words; every floor logs so."""

from kindling.ground.traces import trace_of

__all__ = ["trace_of"]
