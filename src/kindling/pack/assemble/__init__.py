"""Puts a draft pack together from what was read and what the producer wrote."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from kindling.harvest.hour import Hour, ReadFile, Settings
from kindling.harvest.merge import merge
from kindling.pack.about import About
from kindling.pack.assemble import answers, chat, context, flags, heard
from kindling.pack.assemble.material import Material, NothingHeard
from kindling.pack.assemble.settled import Settled, settled_hour
from kindling.pack.assemble.thanks import acknowledgements_section
from kindling.pack.document import Media, Pack, Section

__all__ = ["Draft", "NothingHeard", "Settled", "draft_pack"]


@dataclass(frozen=True)
class Draft:
    """A draft pack, and the material it was made from, for whoever tells about it."""

    pack: Pack
    material: Material


def draft_pack(
    files: Sequence[ReadFile],
    about: About | None = None,
    *,
    earlier: Sequence[ReadFile] = (),
    media: Mapping[str, Media] | None = None,
    settled: Settled | None = None,
    facts_alone: bool = False,
) -> Draft:
    """A draft of the hour that ``files`` tell.

    ``earlier`` are exports of earlier conversations, from which newcomers are counted. ``media`` holds the pictures
    that ``about`` names, by file name; ``settled`` is what humans decided of the hour before. Raises `NothingHeard`
    where the files hold no line, person, slide or note, unless ``facts_alone`` may make a pack.
    """
    about, settled = about or About(), settled or Settled()
    hour = settled_hour(merge(files, _settings(about)), settled)
    if not (facts_alone or _tells_something(hour)):
        raise NothingHeard(
            "The files hold no words, no people and no slides.", "Give the chat, the transcript or the attendance list."
        )
    material = Material(hour, _with_facts(about, hour), tuple(earlier), settled)
    return Draft(_pack(material, media or {}), material)


def _tells_something(hour: Hour) -> bool:
    """Whether the exports hold a line, a person, a slide or a note."""
    return bool(hour.lines or hour.slides or hour.notes or any(one.harvest.presences for one in hour.files))


def _pack(material: Material, media: Mapping[str, Media]) -> Pack:
    """The draft pack of the material."""
    about, sections = material.about, _sections(material, media)
    return Pack(
        title=about.title,
        series=about.series,
        community=about.community,
        subtitle=about.subtitle,
        month=about.month or (f"{about.date:%Y-%m}" if about.date else ""),
        day=about.date,
        language=about.language,
        people=None if material.headcount.at_least else material.headcount.people,
        groups=about.groups,
        sections=sections,
        closing=tuple(line for line in ("Thank you for joining, thank you for reading.", about.thanks.next) if line),
        media=tuple(media.values()),
        theme=replace(about.theme, logo=media[about.logo].id) if about.logo else about.theme,
        flags=flags.flags(material, sections),
    )


def _settings(about: About) -> Settings:
    """What the producer says of the files' clocks and rooms."""
    hours, _, minutes = about.start.partition(":")
    return Settings(
        shifts={name: wish.shift for name, wish in about.files.items() if wish.shift is not None},
        rooms={name: wish.room for name, wish in about.files.items() if wish.room},
        start=int(hours) * 3600 + int(minutes) * 60 if about.start else None,
        zone=about.zone,
    )


def _with_facts(about: About, hour: Hour) -> About:
    """What the producer left open, filled with what the exports tell."""
    return replace(
        about,
        title=about.title or hour.title or "Our conversation",
        series=about.series or "A community conversation",
        date=about.date or hour.day,
    )


def _sections(material: Material, media: Mapping[str, Media]) -> tuple[Section, ...]:
    about = material.about
    world = context.world_section(material)
    usual = (
        context.about_section(about),
        context.series_section(about),
        world,
        context.today_section(about),
        context.speakers_section(about, media),
        heard.heard_section(material),
        answers.question_section(material),
        answers.discussion_section(material),
        chat.chat_section(material),
        answers.priorities_section(about),
        answers.reflections_section(material),
        chat.resources_section(material),
        acknowledgements_section(about, map_shown=any(getattr(block, "spots", ()) for block in world.blocks)),
    )
    return _as_wished(usual, about)


def _as_wished(usual: Sequence[Section], about: About) -> tuple[Section, ...]:
    """The sections ordered, left out and renamed as the producer wishes; those not named keep their order behind."""
    wishes = about.sections
    rank = {role: number for number, role in enumerate(wishes.order)}
    kept = sorted((s for s in usual if s.role not in wishes.omit), key=lambda s: rank.get(s.role, len(rank)))
    return tuple(replace(section, title=wishes.titles.get(section.role, section.title)) for section in kept)
