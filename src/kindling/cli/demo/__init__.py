"""The demonstration: a real series as facts, and one invented month worked through."""

from kindling.cli.demo.command import demo

__all__ = ["demo"]
