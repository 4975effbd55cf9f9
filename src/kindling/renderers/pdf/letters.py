"""Which letters of a pack can be drawn, with which fonts, and what stands in place of the others?

PDF/UA refuses a whole document for one letter that no font has, so every word of a pack passes through here first.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from functools import cache

from kindling.renderers.pdf.coverage import BASE, EMOJI, folders, homes

BOX = "□"
"""Stands where a letter is that no bundled font has."""

SILENT = frozenset("\u00ad\u034f\u200b\u200c\u200d\u2060\ufe0e\ufe0f")
"""Letters without a look of their own that words need, as Persian and Hindi do: kept, and drawn with any font."""

_BREAKS = re.compile("\r\n|[\n\r\x0b\x0c\x85\u2028\u2029]")

_DRAWN_IN_COLOUR = (
    "\u231a\u231b\u23e9-\u23ec\u23f0\u23f3\u25fd\u25fe\u2614\u2615\u2639\u263a\u2648-\u2653\u267f\u2693\u26a1\u26aa"
    "\u26ab\u26bd\u26be\u26c4\u26c5\u26ce\u26d4\u26ea\u26f2\u26f3\u26f5\u26fa\u26fd\u2705\u270a\u270b\u2728\u274c"
    "\u274e\u2753-\u2755\u2757\u2764\u2795-\u2797\u27b0\u27bf\u2b1b\u2b1c\u2b50\u2b55"
)
"""Emoji below U+1F000 that are drawn in colour unasked: Unicode's Emoji_Presentation, the heart and two faces."""

_JOINERS = frozenset("\u200d\u20e3\ufe0f")


class Letters:
    """Takes in the words of one pack; knows afterwards which fonts they need and what could not be drawn.

    With ``plain_only`` it lets pass what the base fonts have and nothing else.
    """

    def __init__(self, *, plain_only: bool = False) -> None:
        self.plain_only = plain_only
        self.missing: set[str] = set()
        self.silenced: set[str] = set()
        self._met: set[str] = set()
        self._kana = False

    def pieces(self, words: str) -> Iterator[tuple[str, bool]]:
        """``words`` as they can be drawn, in stretches; the flag says that a stretch is emoji."""
        tidy = _BREAKS.sub("\n", words).replace("\t", " ")
        if _plain().fullmatch(tidy):
            yield tidy, False
            return
        for stretch in _emoji().split(unicodedata.normalize("NFC", tidy)):
            if _emoji().fullmatch(stretch) and not self.plain_only:
                self._met.add(EMOJI)
                yield stretch, True
            elif stretch:
                yield "".join(self._drawn(stretch)), False

    def line(self, words: str) -> str:
        """``words`` on one line for where no font is asked, as in a title or an alternative text."""
        spaced = " ".join(_BREAKS.sub(" ", words).split())
        return "".join(letter for letter in spaced if unicodedata.category(letter) not in {"Cc", "Cs", "Co", "Cn"})

    def _drawn(self, stretch: str) -> Iterator[str]:
        """The letters of ``stretch``, each with the marks that stand on it, as far as one font has them together."""
        home: frozenset[str] = frozenset()
        for letter in stretch:
            if letter in SILENT or letter == "\n":
                yield letter
            elif _is_silent(letter):
                self.silenced.add(letter)
            else:
                joined = homes(letter) & home if unicodedata.category(letter).startswith("M") else homes(letter)
                home = joined or home
                yield self._placed(letter, joined)

    def _placed(self, letter: str, home: frozenset[str]) -> str:
        known = home - {EMOJI}
        if self.plain_only:
            known = frozenset({BASE} if folders()[BASE].has(letter) else ())
        if not known:
            self.missing.add(letter)
            return BOX
        self._kana = self._kana or "\u3041" <= letter <= "\u30ff"
        if BASE not in known and not known & self._met:
            self._met.add(next(name for name in self._order() if name in known))
        return letter

    def _order(self) -> Iterable[str]:
        """Japanese forms go first where kana were met, for the same Han letter has another look in Chinese."""
        return ("japanese", *folders()) if self._kana else folders()

    def fonts(self) -> tuple[str, ...]:
        """The folders of fonts that the words need, in the order in which they shall be asked."""
        return tuple(dict.fromkeys((BASE, *(name for name in self._order() if name in self._met))))

    def report(self) -> tuple[str, ...]:
        """A sentence for each letter that is shown as a box, or left out."""
        boxes = (f"No bundled font has {_named(letter)}: a box stands for it." for letter in sorted(self.missing))
        gone = (f"The unseen character {_named(letter)} was left out." for letter in sorted(self.silenced))
        return (*boxes, *gone)


def _named(letter: str) -> str:
    return f"{unicodedata.name(letter, 'without a name')} (U+{ord(letter):04X})"


def _is_silent(letter: str) -> bool:
    """Controls and marks of direction: nobody sees them, and some make a name read as another."""
    return unicodedata.category(letter) in {"Cc", "Cf"}


@cache
def _plain() -> re.Pattern[str]:
    """Words that nobody has to look at twice: letters of the base fonts that nothing can join. Most words are such."""
    alone = (letter for letter in folders()[BASE].letters() if letter < "\u2100" and _is_alone(letter))
    return re.compile(f"[{_spans(alone)}\n]*")


def _spans(letters: Iterable[str]) -> str:
    """``letters``, which are sorted, as a regular expression writes a set: by spans, for they are read much sooner."""
    spans: list[list[str]] = []
    for letter in letters:
        if spans and ord(letter) == ord(spans[-1][1]) + 1:
            spans[-1][1] = letter
        else:
            spans.append([letter, letter])
    return "".join(f"{re.escape(first)}-{re.escape(last)}" for first, last in spans)


def _is_alone(letter: str) -> bool:
    return unicodedata.category(letter)[0] in "LNPSZ"


@cache
def _emoji() -> re.Pattern[str]:
    """One or more emoji in a row, with their skin tones, joiners and flags; a group, so that a split keeps them."""
    known = folders()[EMOJI].letters()
    asked = _spans(one for one in known if "\xff" < one < "\U0001f000" and one not in _JOINERS)
    colour = _spans(one for one in known if "\U0001f000" <= one < "\U000e0000")
    drawn = f"(?:[{colour}{_DRAWN_IN_COLOUR}](?!\ufe0e)\ufe0f?|[{asked}©®]\ufe0f)[\U0001f3fb-\U0001f3ff]?"
    one = f"(?:[0-9#*]\ufe0f?\u20e3|{drawn})"
    whole = f"{one}[\U000e0020-\U000e007f]*(?:\u200d{one})*"
    return re.compile(f"((?:{whole})+)")
