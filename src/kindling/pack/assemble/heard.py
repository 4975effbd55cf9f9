"""What we heard: draft bullets under the deck's titles or the themes' labels, and quotes beside them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import islice

from kindling.harvest.hour import HourLine
from kindling.harvest.records import Slide, SpokenLine
from kindling.pack.assemble.hour_parts import hour_parts
from kindling.pack.assemble.housekeeping import is_housekeeping
from kindling.pack.assemble.material import Material
from kindling.pack.assemble.voices import attribution, first_label
from kindling.pack.document import Block, Bullet, Bullets, Citation, Heading, Quotation, Section, plain
from kindling.pack.draft import DraftBullet, DraftQuote, Highlights, highlights, only_bullets
from kindling.pack.draft.reported import called

BULLET_WORDS = 360
QUOTE_WORDS = 160
QUOTES = 6
"""How much a draft holds: two or three pages that somebody edits, not the hour again."""
LARGE_WORDS = 30
"""The most words that stand well in a display size."""
_WORD = re.compile(r"[^\W\d_]{4,}")

Cues = dict[int, HourLine]


def heard_section(material: Material) -> Section:
    """The section, from the talk; empty where nothing was spoken."""
    lines = hour_parts(material).talk
    spoken = [line.line for line in lines]
    found = highlights(spoken, words=BULLET_WORDS, quote_words=2 * QUOTE_WORDS, speakers=material.speakers)
    found = _without_echoes(found, tuple(best_quotes(found.quotes)))
    return Section("heard", "heard", "What did we hear?", tuple(_blocks(found, lines, material)))


def best_quotes(quotes: Sequence[DraftQuote]) -> Iterator[DraftQuote]:
    """The best few: none that only runs the meeting, whole sentences first, one short enough to be large in front."""
    said = [quote for quote in quotes if not is_housekeeping(quote.text)]
    chosen: list[DraftQuote] = []
    for quote in sorted(said, key=_begins_inside):
        if len(chosen) < QUOTES and _length([*chosen, quote]) <= QUOTE_WORDS:
            chosen.append(quote)
    front = next((quote for quote in chosen if _length([quote]) <= LARGE_WORDS), None)
    yield from sorted(chosen, key=lambda quote: quote is not front)


def _length(quotes: Sequence[DraftQuote]) -> int:
    return sum(len(quote.text.split()) for quote in quotes)


def _begins_inside(quote: DraftQuote) -> bool:
    return quote.text[:1] != quote.text[:1].upper()


def _without_echoes(found: Highlights, quotes: tuple[DraftQuote, ...]) -> Highlights:
    """The bullets without those that run the meeting or say again what is quoted, and the themes of what is left."""
    said = [(set(quote.cues), _bag(quote.text)) for quote in quotes]
    return replace(only_bullets(found, lambda bullet: _says_more(bullet, said)), quotes=quotes)


def _says_more(bullet: DraftBullet, said: Sequence[tuple[set[int], frozenset[str]]]) -> bool:
    return not (is_housekeeping(bullet.text) or _echoes(bullet, said))


def _echoes(bullet: DraftBullet, said: Sequence[tuple[set[int], frozenset[str]]]) -> bool:
    words = _bag(bullet.text)
    return any(cues & set(bullet.cues) and len(words & quoted) >= len(quoted) / 2 for cues, quoted in said)


def cues_of(lines: Sequence[HourLine]) -> Cues:
    """The lines by the cue that a draft cites."""
    return {line.line.cue: line for line in lines if isinstance(line.line, SpokenLine)}


def _blocks(found: Highlights, lines: Sequence[HourLine], material: Material) -> Iterator[Block]:
    """Each group of bullets under its heading, a quote after each; the first quote is large and stands in front."""
    cues = cues_of(lines)
    quotes = iter([_quotation(one, cues, material, large=not place) for place, one in enumerate(found.quotes)])
    yield from islice(quotes, 1)
    for heading, bullets in grouped(found, material.hour.slides):
        if heading:
            yield Heading(plain(heading))
        yield Bullets(tuple(_bullet(bullet, cues, material) for bullet in bullets))
        yield from islice(quotes, 1)
    yield from quotes


def _bullet(bullet: DraftBullet, cues: Cues, material: Material) -> Bullet:
    return Bullet(
        plain(reworded(bullet, material)),
        draft=True,
        attribution=attribution(bullet.speaker, material),
        sources=citations(bullet, cues),
    )


def reworded(bullet: DraftBullet, material: Material) -> str:
    """The bullet under the name that its voice may show, by first name as people speak of each other."""
    rest = bullet.text.removeprefix(called(bullet.speaker))
    return f"{first_label(bullet.speaker, material) or 'Somebody'}{rest}" if rest != bullet.text else bullet.text


def citations(bullet: DraftBullet, cues: Cues) -> tuple[Citation, ...]:
    """Where every cue of a bullet stands."""
    return tuple(_citation(cues[cue]) for cue in bullet.cues)


def _quotation(quote: DraftQuote, cues: Cues, material: Material, *, large: bool) -> Quotation:
    # Words that begin inside a sentence say so: an elision is always marked.
    begun = "[…] " if _begins_inside(quote) else ""
    return Quotation(
        plain(begun + quote.text),
        attribution(quote.speaker, material),
        large=large,
        sources=tuple(_citation(cues[cue]) for cue in quote.cues),
    )


def _citation(line: HourLine) -> Citation:
    return Citation(line.place.file, line.place.ordinal, line.at)


def grouped(found: Highlights, slides: Sequence[Slide]) -> list[tuple[str, list[DraftBullet]]]:
    """The bullets by slide title where a deck was given, else by theme; each group in the order of the hour."""
    titled = [slide for slide in slides if slide.title.strip()]
    groups = _by_slide(found, titled) if titled else _by_theme(found)
    return [(heading, sorted(bullets, key=lambda one: one.cues)) for heading, bullets in groups if bullets]


def _by_theme(found: Highlights) -> list[tuple[str, list[DraftBullet]]]:
    """A theme of one bullet is none: it joins those that have none."""
    themes = [theme for theme in found.themes if len(theme.bullets) > 1]
    seen = {index for theme in themes for index in theme.bullets}
    groups = [(theme.label, [found.bullets[index] for index in theme.bullets]) for theme in themes]
    rest = [bullet for index, bullet in enumerate(found.bullets) if index not in seen]
    return [*groups, ("Also heard" if groups else "", rest)]


def _by_slide(found: Highlights, slides: Sequence[Slide]) -> list[tuple[str, list[DraftBullet]]]:
    """Each bullet under the slide with which it shares the most, rare words counting more; in the deck's order."""
    bags = [_bag(" ".join((slide.title, *slide.text, slide.notes))) for slide in slides]
    spread = Counter(word for bag in bags for word in bag)
    groups: list[tuple[str, list[DraftBullet]]] = [(slide.title, []) for slide in slides]
    other: list[DraftBullet] = []
    for bullet in found.bullets:
        words = _bag(bullet.text)
        scores = [sum(1 / spread[word] for word in words & bag) for bag in bags]
        best = max(range(len(bags)), key=lambda index: (scores[index], -index))
        (groups[best][1] if scores[best] > 0 else other).append(bullet)
    return [*groups, ("Also heard", other)]


def _bag(words: str) -> frozenset[str]:
    """The longer words, cut so that "repair" and "repairing" meet."""
    return frozenset(word.casefold()[:6] for word in _WORD.findall(words))
