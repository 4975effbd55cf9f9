"""The sections before the hour's words: about, the series, who came, what it was about, who spoke."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from kindling.harvest.people import Headcount
from kindling.harvest.whereabouts import privacy_floor
from kindling.pack.about import About, Speaker
from kindling.pack.assemble.material import Material
from kindling.pack.document import (
    Block,
    Link,
    Media,
    Paragraph,
    Picture,
    Profile,
    Profiles,
    Recording,
    Run,
    Section,
    Spot,
    World,
    plain,
)

CONTEXT = "Context"


def about_section(about: About) -> Section:
    """About the community; a sentence of our own where the producer wrote none."""
    series = about.series or "This conversation"
    own = plain(
        f"{series} is an hour in which people listen to a guest, talk in small groups and share what they heard."
    )
    text = about.about.text or (own,)
    blocks: list[Block] = [Paragraph(words, lead=number == 0) for number, words in enumerate(text)]
    return Section("about", "about", about.about.title, tuple(blocks), umbrella=CONTEXT)


def series_section(about: About) -> Section:
    """When the series meets and how to join."""
    blocks: list[Block] = [Paragraph(words) for words in about.about.series]
    if about.about.join:
        blocks.append(Paragraph((Run("To join, please "), Run("fill in the form", link=about.about.join), Run("."))))
    return Section("series", "series", about.series or "The series", tuple(blocks), umbrella=CONTEXT)


def world_section(material: Material) -> Section:
    """How many came, and from where as far as they said so for all to see."""
    block = World(plain(came_sentence(material.headcount)), _spots(material))
    return Section("world", "world", "Joining the conversation", (block,) if material.people else (), umbrella=CONTEXT)


def came_sentence(count: Headcount) -> str:
    """``48 people came, 7 of them for the first time.``"""
    many = "1 person" if count.people == 1 else f"{count.people} people"
    lead = f"{'At least ' if count.at_least else ''}{many} came"
    new = f", {count.newcomers} of them for the first time" if count.newcomers else ""
    return f"{lead}{new}."


def _spots(material: Material) -> tuple[Spot, ...]:
    """The places that need no question; somebody alone in a place shows as its region, unless they wrote it for all."""
    told = [replace(one, person=material.names[one.person].name) for one in material.accepted]
    shown = privacy_floor(told)
    return tuple(Spot(place.label, place.latitude, place.longitude) for place, _ in shown)


def today_section(about: About) -> Section:
    """What the conversation was about, in the producer's words."""
    blocks: list[Block] = [Paragraph(words, lead=number == 0) for number, words in enumerate(about.today)]
    return Section("today", "today", "What is today about?", tuple(blocks))


def speakers_section(about: About, media: Mapping[str, Media]) -> Section:
    """Who we heard from, and where the recording is."""
    blocks: list[Block] = []
    if about.speakers:
        blocks.append(Profiles(tuple(_profile(speaker, media) for speaker in about.speakers)))
    if about.recording.url:
        blocks.append(Recording(plain(about.recording.text), about.recording.url, about.recording.minutes))
    return Section("speakers", "speakers", "Who did we hear from?", tuple(blocks))


def _profile(speaker: Speaker, media: Mapping[str, Media]) -> Profile:
    photo = None
    if speaker.photo:
        photo = Picture(media[speaker.photo].id, speaker.alt, (), speaker.credit, speaker.permission)
    links = (Link("Read more", speaker.link),) if speaker.link else ()
    return Profile(
        speaker.name,
        speaker.subject,
        speaker.role,
        speaker.organisation,
        speaker.place,
        speaker.about,
        photo,
        links,
    )
