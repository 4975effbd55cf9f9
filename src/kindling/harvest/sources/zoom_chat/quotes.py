"""Which message does this quotation come from?"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Collection, Iterator, Sequence

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
        self._by_beginning: dict[str, list[int]] = {}
        self._by_whole: dict[str, int] = {}

    def add(self, text: str) -> None:
        """Take in the next message; the first is number 0."""
        even = collapsed(text)[:_KEPT]
        if even == text:
            # One string less to keep for nearly every message.
            even = text
        number = len(self._texts)
        self._texts.append(even)
        self._by_beginning.setdefault(even[:_KEY], []).append(number)
        self._by_whole[even] = number

    def knows(self, quote: Quote) -> bool:
        """Whether a message is the quotation, whole."""
        return quote.full[:_KEPT] in self._by_whole

    def newest(self, quote: Quote, unless: Callable[[int], bool] = lambda _: False) -> int | None:
        """The number of the newest message that ``quote`` is of; one that ``unless`` rules out only if no other is."""
        numbers = self._matching(quote)
        first = next(numbers, None)
        if first is None or not unless(first):
            return first
        return next((number for number in numbers if not unless(number)), first)

    def _matching(self, quote: Quote) -> Iterator[int]:
        """Messages that are the quotation; if there is none, those that begin with it; newest first."""
        full, cut = quote.full[:_KEPT], quote.cut[:_KEPT]
        whole = self._by_whole.get(full)
        if whole is not None:
            yield whole
            yield from (number for number in self._newest(full) if self._texts[number] == full and number != whole)
        elif cut:
            yield from (number for number in self._newest(cut) if self._texts[number].startswith(cut))

    def _newest(self, beginning: str) -> Sequence[int]:
        """The newest messages that may begin like ``beginning``, newest first."""
        if len(beginning) >= _KEY or beginning in self._by_whole:
            return self._by_beginning.get(beginning[:_KEY], [])[: -_LOOKED_AT - 1 : -1]
        return range(len(self._texts))[: -_LOOKED_AT - 1 : -1]


class Hidden:
    """The words that must not come out by being quoted."""

    def __init__(self, texts: Collection[str]) -> None:
        self._texts = frozenset(even.casefold() for text in texts if (even := collapsed(text)))
        self._sorted = sorted(self._texts)

    def holds(self, quote: Quote) -> bool:
        """Whether ``quote`` is of one of them: it begins one, or begins with one."""
        cut = quote.cut.casefold()[:_KEPT]
        at = bisect_left(self._sorted, cut)
        begins = at < len(self._sorted) and self._sorted[at].startswith(cut)
        return bool(cut) and (begins or any(cut[:end] in self._texts for end in range(1, len(cut) + 1)))
