"""Does a twin hold the pack's words, all of them, in order, and nothing else?

Every twin's tests take the text out of what was rendered and hand it to `assert_same_words`.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator

from kindling.pack.document import Chat, Columns, Pack, Profiles, Question, Section, pictures, words
from kindling.pack.document.walk import block_words

UNSEEN = re.compile("[\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufe0e\ufe0f\ufeff]")
"""Soft hyphens, zero-width characters, direction marks and variation selectors: not words."""

ADDED = re.compile("[“”„«»]")
"""The marks that a twin puts around what was said word for word."""

FURNITURE = (
    "In this pack",
    "Contents",
    "Draft: not for sharing. Nobody quoted here has been asked yet.",
    "thing things to look at before this is published",
    "person people place places small group groups",
    "Scribe",
    "In answer to",
    "To",
    "Marked as important",
    "Reactions",
    "Question from",
    "vote votes",
    "continued",
)
"""What twins say of their own accord, beside page numbers: any of these words, in any order."""


def fold(text: str) -> str:
    """``text`` as it is compared: composed, white space folded, without what cannot be seen or the twin adds."""
    bare = ADDED.sub("", UNSEEN.sub("", unicodedata.normalize("NFC", text)))
    return " ".join(bare.split())


def assert_same_words(pack: Pack, shown: str, *, furniture: Iterable[str] = (), ordered: bool = True) -> None:
    """Every stretch of ``words(pack)`` stands in ``shown``, and nothing stands there that the pack does not hold.

    ``ordered`` wants the blocks in the pack's order; inside one block a layout may place its parts as it likes. White
    space is not compared, for a line may end anywhere in Chinese or Thai. ``furniture`` adds to `FURNITURE`.
    """
    missing = list(missing_words(pack, shown, ordered=ordered))
    assert not missing, f"not shown{', or not in order' if ordered else ''}: {missing[:5]}"
    strange = list(strange_words(pack, shown, furniture=furniture))
    assert not strange, f"shown, but not in the pack: {strange[:20]}"


def missing_words(pack: Pack, shown: str, *, ordered: bool = True) -> Iterator[str]:
    """The stretches that are not in ``shown``, or not after all that stands before them."""
    page, start = _compact(shown), 0
    for group in _groups(pack):
        ends = [start]
        for stretch in group:
            found = page.find(_compact(stretch), start if ordered else 0)
            if found < 0:
                yield stretch
            else:
                ends.append(found + len(_compact(stretch)))
        start = max(ends)


def strange_words(pack: Pack, shown: str, *, furniture: Iterable[str] = ()) -> Iterator[str]:
    """The words of ``shown`` that are neither the pack's, nor furniture, nor a number of at most three digits."""
    own = {word for phrase in (*FURNITURE, *furniture) for word in _tokens(fold(phrase))}
    rest = fold(shown)
    for stretch in sorted({fold(one) for one in (*words(pack), *_told_again(pack))}, key=len, reverse=True):
        rest = _without(rest, stretch)
    for word in _tokens(rest):
        if word not in own and not (word.isdecimal() and len(word) <= 3):
            yield word


def _groups(pack: Pack) -> Iterator[tuple[str, ...]]:
    """The stretches of `words`, those of one block together. Their order is that of `words`; see its own test."""
    heads = [pack.title, pack.series, pack.community, pack.subtitle, pack.date_label]
    yield tuple(head for head in heads if head.strip())
    for section in pack.shown:
        yield from _section_groups(section)
    yield from ((line,) for line in pack.closing)


def _section_groups(section: Section) -> Iterator[tuple[str, ...]]:
    blocks = tuple(block for block in section.blocks)
    inside = [tuple(block_words(block)) for block in blocks]
    lead = "".join(run.text for run in section.lead)
    yield tuple(part for part in (section.title, lead) if part.strip())
    yield from inside


def _told_again(pack: Pack) -> Iterator[str]:
    """What a twin may show beside `words`, and may show more than once: contents, alternatives, initials, emoji."""
    yield from (entry.title for entry in pack.contents)
    yield from (section.umbrella for section in pack.sections)
    yield from (picture.alt for picture in pictures(pack))
    yield pack.theme.logo_alt
    yield str(pack.people or "")
    for section in pack.shown:
        for block in section.blocks:
            yield from _block_told_again(block)


def _block_told_again(block: object) -> Iterator[str]:
    if isinstance(block, Chat):
        for card in block.cards:
            yield card.initials
            yield from (reaction.emoji for reaction in card.reactions)
    if isinstance(block, Profiles):
        yield from (profile.name for profile in block.items)
    if isinstance(block, Columns):
        for inner in (*block.left, *block.right):
            yield from _block_told_again(inner)
    if isinstance(block, Question):
        yield block.posed_by.label


def _compact(text: str) -> str:
    return fold(text).replace(" ", "")


def _tokens(text: str) -> Iterator[str]:
    """The words of ``text`` in small letters, without the marks around them; what holds no letter or digit is none."""
    for word in text.split():
        bare = re.sub(r"^[^\w]+|[^\w]+$", "", word).casefold()
        if any(letter.isalnum() for letter in bare):
            yield bare


def _without(text: str, stretch: str) -> str:
    """``text`` without ``stretch``, wherever it stands as whole words; white space in it may differ."""
    spaced = r"\s*".join(re.escape(letter) for letter in stretch.replace(" ", ""))
    return re.sub(rf"(?<!\w){spaced}(?!\w)", " ", text) if spaced else text
