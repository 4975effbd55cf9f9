"""The draft of an hour's speech: bullets, quotes and themes, best first, the same every time."""

from __future__ import annotations

import os
from collections.abc import Collection, Sequence

from kindling.harvest.records import Line
from kindling.pack.draft.records import Highlights

WORDS = 110


def highlights(
    lines: Sequence[Line],
    *,
    words: int = WORDS,
    quote_words: int | None = None,
    question: str | None = None,
    speakers: Collection[str] = (),
) -> Highlights:
    """What was heard in these lines' speech, each list at most ``words`` words in all; quotes ``quote_words``, if told.

    ``question`` is what the people were asked to talk about; what is close to it comes first. ``speakers`` are raw
    names that may be quoted more than three times. Lines without speech, or none, make an empty draft.
    """
    # Rows of 256 numbers need no threads, and waiting for each other they cost half as much CPU again on a busy
    # machine. Only counts where NumPy has not been loaded yet.
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    # NumPy comes with these, and takes a quarter of a second that commands without a draft need not wait for.
    from kindling.pack.draft.bullets import bullet_texts, bullets_of, chosen_bullets  # noqa: PLC0415 - NumPy is slow to start
    from kindling.pack.draft.hour import heard  # noqa: PLC0415 - NumPy is slow to start
    from kindling.pack.draft.quotes import chosen_quotes  # noqa: PLC0415 - NumPy is slow to start
    from kindling.pack.draft.ranking import measured, rank  # noqa: PLC0415 - NumPy is slow to start
    from kindling.pack.draft.themes import themes_of  # noqa: PLC0415 - NumPy is slow to start

    hour = heard(lines)
    if not hour.candidates:
        return Highlights()
    measures = measured(hour, question)
    bullets, quotes = rank(measures, "bullets"), rank(measures, "quotes")
    texts = bullet_texts(hour)
    rows = chosen_bullets(hour, bullets, texts, words)
    return Highlights(
        bullets=bullets_of(hour, bullets, texts, rows),
        quotes=chosen_quotes(hour, quotes, words if quote_words is None else quote_words, speakers),
        themes=themes_of(hour, rows, words),
    )
