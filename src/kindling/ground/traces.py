"""What is logged when something breaks over somebody's words: where, and never what it said."""

from __future__ import annotations

import traceback


def trace_of(wrong: BaseException) -> str:
    """The kind of error and the lines of code it came through; its message may hold words, and is left out."""
    return f"{type(wrong).__name__}\n{''.join(traceback.format_tb(wrong.__traceback__))}"
