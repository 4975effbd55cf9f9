"""The sections of the small groups and the close: question, discussion, priorities, reflections."""

from __future__ import annotations

from collections.abc import Sequence

from kindling.harvest.records import Note, NoteKind
from kindling.pack.about import About, AskedQuestion
from kindling.pack.assemble.heard import Cues, citations, cues_of, reworded
from kindling.pack.assemble.hour_parts import hour_parts
from kindling.pack.assemble.material import Material
from kindling.pack.assemble.voices import attribution
from kindling.pack.document import (
    Attribution,
    Block,
    Paragraph,
    Point,
    Points,
    Priorities,
    Priority,
    Question,
    Reflection,
    Reflections,
    Section,
    plain,
)
from kindling.pack.draft import DraftBullet, highlights

SHARED_WORDS = 260
"""How much is drafted of what was shared back: a page."""


def questions(material: Material) -> tuple[AskedQuestion, ...]:
    """The questions of the small groups: the producer's, else those in the notes."""
    noted = [note for note in material.notes if note.kind is NoteKind.QUESTION]
    return material.about.questions or tuple(AskedQuestion(note.text, note.raw_name) for note in noted)


def question_section(material: Material) -> Section:
    """Each question large, on a page of its own."""
    blocks: list[Block] = [_question(asked, page=True) for asked in questions(material)]
    return Section("question", "question", "The question", tuple(blocks), listed=False)


def _question(asked: AskedQuestion, *, page: bool) -> Question:
    posed = Attribution("name", asked.posed_by) if asked.posed_by else Attribution()
    return Question(plain(asked.text), posed, page=page)


def discussion_section(material: Material) -> Section:
    """What the groups said, by contributor, under the question again: from the notes, else drafted from what was
    shared back aloud."""
    noted = [note for note in material.notes if note.kind in {NoteKind.GROUP, NoteKind.SHARE_BACK}]
    points = _points(noted, material) if noted else _drafted(material)
    again: list[Block] = [_question(asked, page=False) for asked in questions(material)]
    blocks = (*again, Points(tuple(points))) if points else ()
    return Section("discussion", "discussion", "Group discussion", blocks)


def _drafted(material: Material) -> list[Point]:
    """A draft point for each voice that shared back, in the order they spoke."""
    lines = hour_parts(material).sharing
    asked = " ".join(one.text for one in questions(material)) or None
    found = highlights([line.line for line in lines], words=SHARED_WORDS, question=asked)
    cues = cues_of(lines)
    voices: dict[str, list[DraftBullet]] = {}
    for bullet in sorted(found.bullets, key=lambda one: one.cues):
        voices.setdefault(bullet.speaker, []).append(bullet)
    return [_drafted_point(raw, bullets, cues, material) for raw, bullets in voices.items()]


def _drafted_point(raw: str, bullets: Sequence[DraftBullet], cues: Cues, material: Material) -> Point:
    return Point(
        tuple(plain(reworded(bullet, material)) for bullet in bullets),
        attribution(raw, material),
        wording="paraphrase",
        draft=True,
        sources=tuple(citation for bullet in bullets for citation in citations(bullet, cues)),
    )


def _points(notes: Sequence[Note], material: Material) -> list[Point]:
    """Neighbouring notes of one group and one voice are one point."""
    runs: list[list[Note]] = []
    for note in notes:
        if runs and _whose(runs[-1][0]) == _whose(note):
            runs[-1].append(note)
        else:
            runs.append([note])
    return [_point(run, material) for run in runs]


def _whose(note: Note) -> tuple[str, str, str]:
    return note.kind, note.group, note.raw_name


def _point(run: Sequence[Note], material: Material) -> Point:
    first = run[0]
    return Point(
        tuple(plain(note.text) for note in run),
        attribution(first.raw_name, material),
        wording="paraphrase" if first.raw_name else "group",
        scribe=attribution(first.scribe, material).label,
        group=first.group,
    )


def priorities_section(about: About) -> Section:
    """What the community asked for."""
    items = tuple(Priority(one.title, one.text, one.votes) for one in about.priorities)
    return Section(
        "priorities", "priorities", "What do we want to develop further?", (Priorities(items),) if items else ()
    )


def reflections_section(material: Material) -> Section:
    """Closing reflections, from the notes and as the producer wrote them down."""
    noted = [
        Reflection(plain(note.text), attribution(note.raw_name, material))
        for note in material.notes
        if note.kind is NoteKind.REFLECTION
    ]
    written = [
        Reflection(plain(one.text), Attribution("first name", one.name) if one.name else Attribution())
        for one in material.about.reflections
    ]
    cards = (*noted, *written)
    lead = Paragraph(plain("Before we parted, people said what they take with them:"))
    return Section("reflections", "reflections", "Closing reflections", (lead, Reflections(cards)) if cards else ())
