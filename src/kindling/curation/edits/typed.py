"""Words with marks as people type them, and back: ``**strong**``, ``*emphasis*``, ``[words](https://...)``.

A backslash before a star, a bracket or a backslash says that the sign itself is meant; it is only ever written where
the words would read otherwise without it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import groupby
from urllib.parse import quote

from kindling.curation.edits.refused import BadEdit
from kindling.pack.document import Run, Text, string

LONGEST = 20_000
"""Characters of one piece."""

_INNER = r"(?:\\[\\*\[]|[^\\*]|\\(?![\\*\[]))"
"""A sign between stars: no bare star, so that a long text full of them is read once."""
_TOKEN = re.compile(
    rf"""\\(?P<literal>[\\*\[])
    | \[(?P<words>(?:\\[\\*\[]|[^\[\]\\]|\\(?![\\*\[]))++)\]\((?P<link>(?:https?://|mailto:)[^\s()]+)\)
    | \*\*\*(?=\S)(?P<both>{_INNER}+?)(?<=\S)\*\*\*
    | \*\*(?=\S)(?P<strong>{_INNER}+?)(?<=\S)\*\*
    | \*(?=[^\s*])(?P<emphasis>{_INNER}+?)(?<=\S)\*
    """,
    re.VERBOSE | re.DOTALL,
)
_UNSAFE = re.compile(r"[\x00-\x08\x0b-\x1f\x7f\ud800-\udfff]")
"""Signs that no export or form means, and that a database or a PDF refuses."""


def plain_words(words: str, *, field: str = "") -> str:
    """``words`` as typed, without signs that cannot be kept. Raises `BadEdit` where there are too many."""
    found = _UNSAFE.sub("", words.replace("\r\n", "\n").replace("\r", "\n")).strip()
    if len(found) > LONGEST:
        raise BadEdit(
            f"These are {len(found):,} characters; {LONGEST:,} fit in one piece.", "Make two pieces of it.", field=field
        )
    return found


def text_of(words: str, *, field: str = "") -> Text:
    """The `Text` that somebody typed."""
    return joined(_runs(plain_words(words, field=field), Run("")))


def paragraphs_of(words: str, *, field: str = "") -> tuple[Text, ...]:
    """Each paragraph of what somebody typed; empty lines part them."""
    return tuple(filter(None, map(text_of, _parted(words, field))))


def literal_of(words: str, *, field: str = "") -> Text:
    """The `Text` of what somebody said or wrote elsewhere: its stars and brackets are signs, not marks."""
    return joined(iter((Run(plain_words(words, field=field)),)))


def literal_paragraphs(words: str, *, field: str = "") -> tuple[Text, ...]:
    """Each paragraph of what somebody said or wrote elsewhere; empty lines part them."""
    return tuple(filter(None, map(literal_of, _parted(words, field))))


def typed(text: Text) -> str:
    """``text`` as somebody would type it, so that `text_of` reads the same words and marks again."""
    bare = string(text)
    if joined(_runs(bare, Run(""))) == joined(text):
        return bare
    return "".join(_written(run) for run in joined(_outside(text)))


def typed_paragraphs(texts: tuple[Text, ...]) -> str:
    """Paragraphs as somebody would type them."""
    return "\n\n".join(map(typed, texts))


def joined(runs: Iterator[Run] | Text) -> Text:
    """The runs without empty ones, neighbours of one style as one."""
    styled = groupby((run for run in runs if run.text), key=lambda run: replace(run, text=""))
    return tuple(replace(style, text="".join(run.text for run in same)) for style, same in styled)


def _parted(words: str, field: str) -> list[str]:
    return re.split(r"\n\s*\n", plain_words(words, field=field))


def _runs(words: str, style: Run) -> Iterator[Run]:
    end = 0
    for found in _TOKEN.finditer(words):
        yield replace(style, text=words[end : found.start()])
        yield from _marked(found, style)
        end = found.end()
    yield replace(style, text=words[end:])


def _marked(found: re.Match[str], style: Run) -> Iterator[Run]:
    match found.lastgroup:
        case "literal":
            yield replace(style, text=found["literal"])
        case "link":
            yield from _runs(found["words"], replace(style, link=found["link"]))
        case "both":
            yield from _runs(found["both"], replace(style, strong=True, emphasis=True))
        case "strong":
            yield from _runs(found["strong"], replace(style, strong=True))
        case _:
            yield from _runs(found["emphasis"], replace(style, emphasis=True))


def _outside(text: Text) -> Iterator[Run]:
    """The runs with the white space at their ends outside of their marks, where nobody sees marks."""
    for run in text:
        words = run.text.strip()
        before, _, behind = run.text.partition(words) if words else (run.text, "", "")
        yield from (Run(before), replace(run, text=words), Run(behind))


def _written(run: Run) -> str:
    words = re.sub(r"[\\*\[]", r"\\\g<0>", run.text)
    if run.link:
        # A bracket in the words would end them early.
        words = f"[{words.replace(']', ')')}]({quote(run.link, safe=_IN_ADDRESS)})"
    stars = "*" * (2 * run.strong + run.emphasis)
    return f"{stars}{words}{stars}"


_IN_ADDRESS = "%/:?#[]@!$&'*+,;=~-._"
