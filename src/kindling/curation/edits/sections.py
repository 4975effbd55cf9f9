"""Sections retitled, introduced, ordered, added and taken away."""

from __future__ import annotations

from dataclasses import replace

from kindling.curation.edits.refused import BadEdit
from kindling.curation.edits.standard import BY_ROLE, ORDER, STANDARD
from kindling.curation.edits.tree import changed, section_of, with_section
from kindling.curation.edits.typed import plain_words, text_of, typed
from kindling.curation.edits.where import Where
from kindling.pack.document import Pack, Paragraph, Section
from kindling.pack.document.pack import Role

LONGEST_TITLE = 300


def retitle_section(pack: Pack, section: str, title: str) -> Pack:
    """``pack`` with another title over a section. Raises `BadEdit` for none, or one too long for a page."""
    return with_section(pack, section, replace(section_of(pack, section), title=_title(title)))


def introduction(section: Section) -> str:
    """The words that lead into a section, as an editor would type them: its lead, or a first paragraph."""
    first = section.blocks[0] if section.blocks else None
    return typed(first.text if not section.lead and isinstance(first, Paragraph) else section.lead)


def introduce_section(pack: Pack, section: str, words: str) -> Pack:
    """``pack`` with other words leading into a section; no words take the introduction away. Raises `BadEdit`.

    They are the editors' own. A first paragraph of the section is changed where it leads, else the section's lead.
    """
    old, text = section_of(pack, section), text_of(words, field="introduction")
    first = old.blocks[0] if old.blocks else None
    if old.lead or not isinstance(first, Paragraph):
        return with_section(pack, section, replace(old, lead=text))
    return changed(pack, Where(section, 0), lambda one: (replace(one, text=text),) if text else ())


def move_section(pack: Pack, section: str, *, down: bool) -> Pack:
    """``pack`` with a section a step up or down among those that show. Raises `BadEdit` at either end."""
    other = _beside(pack, section, down=down)
    if other is None:
        raise BadEdit(f"This is the {'last' if down else 'first'} section already.")
    moving, rest = section_of(pack, section), [one for one in pack.sections if one.id != section]
    at = [one.id for one in rest].index(other) + down
    return replace(pack, sections=(*rest[:at], moving, *rest[at:]))


def section_steps(pack: Pack, section: str) -> tuple[bool, bool]:
    """Whether the section can move up, and whether down."""
    return _beside(pack, section, down=False) is not None, _beside(pack, section, down=True) is not None


def add_section(pack: Pack, role: Role, title: str = "") -> Pack:
    """``pack`` with an empty section more, where its kind usually stands. Raises `BadEdit` for a title too long.

    A standard one has its usual title; one "other" needs its own.
    """
    usual = BY_ROLE.get(role)
    new = Section(
        _free_id(pack, role),
        role,
        _title(title or (usual.title if usual else "")),
        umbrella=usual.umbrella if usual else "",
        listed=usual.listed if usual else True,
    )
    return replace(pack, sections=_placed(pack.sections, new))


def restore_section(pack: Pack, role: Role) -> Pack:
    """``pack`` with the standard section of ``role``, added where there is none; the first of them is kept."""
    return pack if any(one.role == role for one in pack.sections) else add_section(pack, role)


def missing_sections(pack: Pack) -> tuple[Section, ...]:
    """The standard sections that the pack does not have, in their order."""
    there = {one.role for one in pack.sections}
    return tuple(one for one in STANDARD if one.role not in there)


def remove_section(pack: Pack, section: str) -> Pack:
    """``pack`` without a section and all that stands in it."""
    section_of(pack, section)
    return with_section(pack, section)


def _beside(pack: Pack, section: str, *, down: bool) -> str | None:
    """The next section in that direction which shows; an empty one is no step that anybody would see."""
    section_of(pack, section)
    ids = [one.id for one in pack.sections if one.id == section or one in pack.shown]
    at = ids.index(section) + (1 if down else -1)
    return ids[at] if 0 <= at < len(ids) else None


def _placed(sections: tuple[Section, ...], new: Section) -> tuple[Section, ...]:
    """The sections with ``new`` behind the last of those that usually stand before it."""
    rank = ORDER.index(new.role)
    at = max((place for place, one in enumerate(sections, 1) if ORDER.index(one.role) <= rank), default=0)
    return (*sections[:at], new, *sections[at:])


def _free_id(pack: Pack, role: Role) -> str:
    taken = {one.id for one in pack.sections}
    numbered = (f"{role}-{number}" for number in range(2, len(taken) + 3))
    return role if role not in taken else next(one for one in numbered if one not in taken)


def _title(words: str) -> str:
    title = " ".join(plain_words(words, field="title").split())
    if not title:
        raise BadEdit("A section needs a title.", "Write one.", field="title")
    if len(title) > LONGEST_TITLE:
        raise BadEdit(
            f"This title has {len(title)} characters; {LONGEST_TITLE} fit.", "Make it shorter.", field="title"
        )
    return title
