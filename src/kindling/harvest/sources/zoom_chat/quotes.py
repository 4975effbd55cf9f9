"""Which message does this quotation come from?"""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections.abc import Callable, Collection, Iterable, Iterator

from kindling.harvest.sources.zoom_chat.answers import Quote
from kindling.harvest.sources.zoom_chat.words import collapsed

# Zoom cuts quotations at 17, 18 or 20 characters, so that 17 lead to every message that one of them can mean.
_KEY = 17
# Among messages that begin alike the newest are meant; looking at all of them would take the square of their number.
_LOOKED_AT = 128
_KEPT = 400


class Earlier:
    """The messages so far, found by how they begin."""

    def __init__(self) -> None:
        self._texts: list[str] = []
        # The newest message of each beginning, and of each message the one before it that begins alike (-1 for none).
        self._newest: dict[str, int] = {}
        self._before = array("l")

    def add(self, text: str) -> None:
        """Take in the next message; the first is number 0."""
        even = collapsed(text)[:_KEPT]
        # One string less to keep for nearly every message.
        even = text if even == text else even
        self._before.append(self._newest.get(even[:_KEY], -1))
        self._newest[even[:_KEY]] = len(self._texts)
        self._texts.append(even)

    def knows(self, quote: Quote) -> bool:
        """Whether a message is the quotation, whole."""
        return next(self._whole(quote), None) is not None

    def newest(self, quote: Quote, unless: Callable[[int], bool] = lambda _: False) -> int | None:
        """The number of the newest message that ``quote`` is of; one that ``unless`` rules out only if no other is."""
        numbers = self._matching(quote)
        first = next(numbers, None)
        if first is None or not unless(first):
            return first
        return next((number for number in numbers if not unless(number)), first)

    def _matching(self, quote: Quote) -> Iterator[int]:
        """Messages that are the quotation; if there is none, those that begin with it; newest first."""
        cut = quote.cut[:_KEPT]
        if self.knows(quote):
            yield from self._whole(quote)
        elif cut:
            yield from (number for number in self._beginning(cut) if self._texts[number].startswith(cut))

    def _whole(self, quote: Quote) -> Iterator[int]:
        full = quote.full[:_KEPT]
        return (number for number in self._alike(full[:_KEY]) if self._texts[number] == full)

    def _beginning(self, words: str) -> Iterable[int]:
        """The newest messages that may begin with ``words``, newest first."""
        if len(words) >= _KEY or words in self._newest:
            return self._alike(words[:_KEY])
        return range(len(self._texts))[: -_LOOKED_AT - 1 : -1]

    def _alike(self, key: str) -> Iterator[int]:
        """The newest messages whose first `_KEY` characters are ``key``, newest first."""
        number = self._newest.get(key, -1)
        for _ in range(_LOOKED_AT):
            if number < 0:
                return
            yield number
            number = self._before[number]


class Hidden:
    """The words that must not come out by being quoted."""

    def __init__(self, texts: Collection[str]) -> None:
        self._texts = frozenset(even.casefold() for text in texts if (even := collapsed(text)))
        self._sorted = sorted(self._texts)

    def __bool__(self) -> bool:
        return bool(self._sorted)

    def holds(self, quote: Quote) -> bool:
        """Whether ``quote`` is of one of them: it begins one, or begins with one."""
        cut = quote.cut.casefold()[:_KEPT]
        return self.continues(quote) or any(cut[:end] in self._texts for end in range(1, len(cut) + 1))

    def continues(self, quote: Quote) -> bool:
        """Whether one of them begins with all of ``quote``."""
        cut = quote.cut.casefold()[:_KEPT]
        at = bisect_left(self._sorted, cut)
        return bool(cut) and at < len(self._sorted) and self._sorted[at].startswith(cut)
