"""Cards: the chat's messages, what groups and members said, closing reflections."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from kindling.pack.document import Chat, ChatCard, Point, Points, Reaction, Reflection, Reflections, string
from kindling.renderers.slides import look
from kindling.renderers.slides.blocks import elements, note_colours
from kindling.renderers.slides.flow import Deal, Draw, Element, Part, shares, text
from kindling.renderers.slides.look import Setting
from kindling.renderers.slides.measure import fitted, width
from kindling.renderers.slides.shapes import Box, bubble, preset, rounded
from kindling.renderers.slides.words import Bit, Face, Para, bits, line, shown

if TYPE_CHECKING:
    from kindling.renderers.slides.page import Page

DISC = 34.0
"""Points across the disc with a writer's initials."""
_PAD = 16.0
_PILL = 22.0


@elements.register
def _(block: Chat, setting: Setting) -> list[Element]:
    gutter = 26.0
    column = setting.narrower((setting.width - gutter) / 2)
    cards = tuple(part for card in block.cards for part in _messages(card, column))
    return [Deal(cards, setting.width, gutter, 14, 18)] if cards else []


def _messages(card: ChatCard, setting: Setting) -> Iterator[Part]:
    """A message as one card, or as several where it is longer than a page."""
    inner = setting.width - DISC - 11 - 2 * _PAD
    tint = initials_colour(card.initials, setting)
    pills = _rows_of_pills(card.reactions, inner, setting)
    under = len(pills) * (_PILL + 4) + 4 if pills else 0.0
    stretches = shares(_message(card, tint, setting), inner, setting.room - 2 * _PAD - under)
    for number, share in enumerate(stretches):
        last = number == len(stretches) - 1
        high = text(share, inner).height + 24 + (under if last else 0)
        size = Box(0, 0, setting.width, max(high, DISC))
        yield Part(size.h, draw=_message_drawing(card, share, size, tint, pills if last else []))


def initials_colour(initials: str, setting: Setting) -> str:
    """The colour of a writer's disc: the same letters, the same colour."""
    tints = setting.pack.theme.light.initials or (setting.pack.theme.light.accent,)
    return tints[sum(map(ord, initials)) % len(tints)]


def _message(card: ChatCard, tint: str, setting: Setting) -> list[Para]:
    small = setting.face(look.SMALL)
    who = replace(setting.face(look.BY), colour=tint)
    head = (*bits(card.attribution.label, who), *bits(f"   {card.time}" if shown(card.time) else "", small))
    paras = [setting.of(head, look.BY)] if head else []
    if card.important:
        strong = replace(small, bold=True, colour="link")
        paras.append(
            setting.of(
                (Bit("★ ", replace(strong, colour="accent")), Bit("Marked as important", strong)), look.SMALL, before=3
            )
        )
    if shown(card.mention) and card.mention not in string(card.text):
        paras.append(setting.para(f"To {card.mention}", look.SMALL, before=3))
    if card.answers:
        name = f"In answer to {card.answers.name}: " if shown(card.answers.name) else ""
        told = (*bits(name, replace(small, bold=True)), *bits(card.answers.text, small))
        paras.append(setting.of(told, look.SMALL, before=5, left=12))
    paras.append(setting.para(card.text, look.CARD, before=5 if paras else 0))
    return paras


def _message_drawing(
    card: ChatCard, paras: Sequence[Para], size: Box, tint: str, pills: list[list[tuple[float, Para]]]
) -> Draw:
    def draw(page: Page, x: float, y: float) -> None:
        initials_disc(page, card.initials, tint, Box(x, y, DISC, DISC))
        box = Box(x + DISC + 11, y, size.w - DISC - 11, size.h)
        insets = (11.0, _PAD, 8.0, _PAD)
        who = line(card.attribution.label)
        page.card(
            paras,
            box,
            "raised",
            insets=insets,
            name=f"Message from {who}" if who else "Message",
            outline=bubble(box, 10),
        )
        at = y + size.h - 12 - len(pills) * (_PILL + 4) + 4
        for row in pills:
            east = box.x + _PAD
            for wide, para in row:
                pill = Box(east, at, wide, _PILL)
                page.card(
                    [para],
                    pill,
                    "ground_2",
                    insets=(0, 0, 0, 0),
                    name="Reaction",
                    outline=rounded(pill, 11),
                    anchor="ctr",
                )
                east += wide + 6
            at += _PILL + 4

    return draw


def initials_disc(page: Page, initials: str, tint: str, box: Box) -> None:
    """A writer's disc: the letters again stand beside it as a name, so it is decorative."""
    letters = line(initials)[:4]
    face = Face(13 if len(letters) < 3 else 9, page.pack.theme.light.cover_text, bold=True)
    para = Para((Bit(letters, face),) if letters else (), 16, align="ctr")
    page.card(
        [para],
        box,
        tint,
        insets=(0, 0, 0, 0),
        name="Initials",
        outline=preset("ellipse"),
        anchor="ctr",
        said=False,
        decorative=True,
    )


def _rows_of_pills(reactions: Sequence[Reaction], room: float, setting: Setting) -> list[list[tuple[float, Para]]]:
    """Each reaction as a small label with its width, on as many rows as they need."""
    rows: list[list[tuple[float, Para]]] = []
    used = room
    for one in reactions:
        face = replace(setting.face(look.SMALL), bold=True, colour="text")
        label = f"{line(one.emoji)} {one.count}"
        wide = min(width(label, face) + 16, room)
        if used + wide + 6 > room:
            rows.append([])
            used = 0.0
        rows[-1].append((wide, Para((Bit(label, face),), 15, align="ctr")))
        used += wide + 6
    return rows


@elements.register
def _(block: Points, setting: Setting) -> list[Element]:
    gutter = 34.0
    column = setting.narrower((setting.width - gutter) / 2) if len(block.items) > 1 else setting
    parts = [part for point in block.items for part in _points(point, column)]
    if len(block.items) == 1:
        return [*parts]
    return [Deal(tuple(parts), setting.width, gutter, 20, 22)] if parts else []


def _points(point: Point, setting: Setting) -> Iterator[Part]:
    for number, share in enumerate(shares(_point(point, setting), setting.width, setting.room - 14)):
        whole = text(share, setting.width)
        top = 14 if number == 0 else 0
        yield Part(whole.height + top, 22, draw=_point_drawing(share, setting.width, whole.height, top))


def _point_drawing(paras: Sequence[Para], width: float, height: float, top: float) -> Draw:
    def draw(page: Page, x: float, y: float) -> None:
        if top:
            page.hairline(x, y, width)
        page.words(paras, Box(x, y + top, width, height), name="Point")

    return draw


def _point(point: Point, setting: Setting) -> list[Para]:
    paras = [setting.para(point.title, look.ROW)] if shown(point.title) else []
    who = bits(point.attribution.label, setting.face(look.NAME))
    if point.draft:
        who = (*who, Bit("  draft" if who else "draft", setting.face(look.SMALL)))
    if who:
        paras.append(setting.of(who, look.NAME, before=3))
    for words in point.text:
        if point.wording in {"verbatim", "published"}:
            paras.append(setting.quoted(words, look.TOLD, before=6))
        else:
            paras.append(setting.para(words, look.CARD, before=6))
    known = [point.group, f"Scribe: {point.scribe}" if shown(point.scribe) else ""]
    told = " · ".join(one for one in known if shown(one))
    return [*paras, setting.para(told, look.SMALL, before=6)] if told else paras


_DROP = 16.0
"""How much lower the middle card of three hangs, as notes pinned by hand do."""


@elements.register
def _(block: Reflections, setting: Setting) -> list[Element]:
    gap = 16.0
    column = (setting.width - 2 * gap) / 3
    found: list[Element] = []
    for start in range(0, len(block.cards), 3):
        row = block.cards[start : start + 3]
        notes = [_note(card, setting, column) for card in row]
        high = max(118.0, *(text(paras, column - 32).height + 36 for paras in notes))
        drop = _DROP if len(row) > 1 else 0.0
        if high + drop > setting.room:
            found += _long_notes(notes, start, setting)
        else:
            size = Box(0, 0, column, high)
            found.append(
                Part(high + drop, 20 if start == 0 else 2, draw=_notes_drawing(notes, start, size, gap, setting))
            )
    return found


def _note(card: Reflection, setting: Setting, column: float) -> list[Para]:
    words = string(card.text)
    sizes = tuple(size * setting.scale for size in (19, 17, 15, 13))
    size = fitted(words, setting.face(look.NOTE), sizes, room=column - 32, high=260, leading=1.22)
    style = look.Style(replace(look.NOTE.face, size=size / setting.scale), 1.22)
    if card.wording in {"verbatim", "published"}:
        said = setting.quoted(card.text, style)
    else:
        said = setting.para(card.text, style)
    who = replace(look.SMALL.face, colour="text")
    return [said, *setting.by(card.attribution, look.Style(who, look.SMALL.leading), before=8, left=said.left)]


def _tint(number: int, setting: Setting) -> str:
    return note_colours(setting)[(number * 2 + number // 3) % 3]


def _notes_drawing(notes: Sequence[Sequence[Para]], start: int, size: Box, gap: float, setting: Setting) -> Draw:
    def draw(page: Page, x: float, y: float) -> None:
        for number, paras in enumerate(notes):
            box = Box(x + number * (size.w + gap), y + (_DROP if number == 1 else 0), size.w, size.h)
            insets = (16.0, 16.0, 14.0, 16.0)
            page.card(
                paras, box, _tint(start + number, setting), insets=insets, name="Reflection", outline=preset("rect")
            )

    return draw


def _long_notes(notes: Sequence[Sequence[Para]], start: int, setting: Setting) -> Iterator[Part]:
    """Notes too long to hang beside each other: each as wide as the page."""
    for number, paras in enumerate(notes):
        for share in shares(paras, setting.width - 32, setting.room - 32):
            high = text(share, setting.width - 32).height + 30
            size = Box(0, 0, setting.width, high)
            yield Part(high, 14, draw=_notes_drawing([share], start + number, size, 0, setting))
