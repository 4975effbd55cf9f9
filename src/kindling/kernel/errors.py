"""How Kindling says that something is wrong: one sentence of what, one of what to do about it."""

from __future__ import annotations


class KindlingError(Exception):
    """Something a person can act on.

    ``sentence`` says what is wrong and where; ``remedy`` what to do about it (may be empty).
    """

    def __init__(self, sentence: str, remedy: str = "") -> None:
        super().__init__(f"{sentence} {remedy}".strip())
        self.sentence = sentence
        self.remedy = remedy
