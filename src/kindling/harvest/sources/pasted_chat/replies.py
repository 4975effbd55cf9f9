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
    for number, (message, text) in enumerate(zip(messages, texts, strict=True)):
        if message.ordinal is not None:
            index[text[:_KEY]].append(number)
            index[_of(message.name)].append(number)
    found: list[tuple[int | None, str]] = []
    for number, message in enumerate(messages):
        quote = plain(message.quote)
        if not quote or secret.holds(quote):
            found.append((None, ""))
        else:
            alike = _near(index[quote[:_KEY]], number)
            of_author = _near(index[_of(message.quoted_name)], number)
            best = _best(alike, of_author, texts, quote)
            found.append((None if best is None else messages[best].ordinal, message.quote))
    return found


def _of(name: str) -> str:
    """The key of an author's messages, which is longer than that of any text."""
    return f"messages of {bare_name(name)}"


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


def _best(alike: Sequence[int], of_author: Sequence[int], texts: Sequence[str], quote: str) -> int | None:
    """The message that is quoted, None if it is not in the file.

    ``alike`` begin with the same words; of the author's own that is enough, for Teams drops emoji in one place and
    mentions in the other. Of a short quotation the words alone must do; else the whole of it, whoever it is by.
    """
    own = set(of_author)
    fitting = [one for one in alike if one in own]
    fitting += [one for one in of_author if texts[one].startswith(quote)]
    fitting += [one for one in alike if texts[one].startswith(quote)]
    fitting += [one for one in alike if quote.startswith(texts[one])]
    return next(iter(fitting), None)
