"""Which message does an answer answer? The newest before it that begins as the quotation does."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from kindling.harvest.sources.pasted_chat.said import bare_name, plain

_KEY = 16
_LOOKED_AT = 50


@dataclass(frozen=True, slots=True)
class Quoted:
    """One message as far as answers go. ``ordinal`` is its place among the lines, None if it became none."""

    name: str
    text: str
    ordinal: int | None
    private: bool
    quoted_name: str = ""
    quote: str = ""


def answered(messages: Sequence[Quoted]) -> list[tuple[int | None, str]]:
    """For each message the ordinal of the one it answers, and the quotation.

    A quotation of a private message is dropped with the link to it: its words must not come back through an answer.
    """
    texts = [plain(message.text) for message in messages]
    secret = _Secret([text for text, message in zip(texts, messages, strict=True) if message.private and text])
    index: dict[str, list[int]] = defaultdict(list)
    for number, text in enumerate(texts):
        index[text[:_KEY]].append(number)
    found: list[tuple[int | None, str]] = []
    for number, message in enumerate(messages):
        quote = plain(message.quote)
        if not quote or secret.holds(quote):
            found.append((None, ""))
        else:
            parent = _parent(_near(index[quote[:_KEY]], number), messages, texts, number)
            found.append((parent, message.quote))
    return found


class _Secret:
    """What private messages say, and whether a quotation could be of one of them."""

    def __init__(self, texts: Sequence[str]) -> None:
        self._texts = sorted(texts)
        self._beginnings = {text[:_KEY] for text in texts}

    def holds(self, quote: str) -> bool:
        """Whether a private message begins with the quotation, or the quotation with a private message."""
        at = bisect_left(self._texts, quote)
        begins = at < len(self._texts) and self._texts[at].startswith(quote)
        return begins or any(quote[:length] in self._beginnings for length in range(1, _KEY + 1))


def _near(numbers: Sequence[int], number: int) -> list[int]:
    """The nearest messages, those before ``number`` first, newest first: an answer seldom stands above its question."""
    at = bisect_left(numbers, number)
    return [*reversed(numbers[max(0, at - _LOOKED_AT) : at]), *numbers[at : at + _LOOKED_AT]]


def _parent(near: Sequence[int], messages: Sequence[Quoted], texts: Sequence[str], number: int) -> int | None:
    """The ordinal of the nearest message that begins as the quotation does; one of its author before any other's.

    Those near begin with the same words; of the author's own that is enough, for Teams drops emoji in one place and
    mentions in the other.
    """
    quote, name = plain(messages[number].quote), bare_name(messages[number].quoted_name)
    others = [one for one in near if one != number and messages[one].ordinal is not None]
    of_author = [one for one in others if bare_name(messages[one].name) == name]
    best = of_author[:1] or [one for one in others if _fits(texts[one], quote)][:1]
    return messages[best[0]].ordinal if best else None


def _fits(text: str, quote: str) -> bool:
    """Whether one begins with the other."""
    return text.startswith(quote) or (len(text) >= _KEY and quote.startswith(text))
