"""What the site knows of a month, as a producer would write it in ``pack.toml``; and its pictures."""

from __future__ import annotations

import datetime
import re
from dataclasses import replace
from pathlib import PurePath
from typing import Any

from django.conf import settings
from django.db.models import Q
from pydantic import TypeAdapter, ValidationError

from kindling.attendance.queries import newcomers
from kindling.contributions.queries import known_names, was_purged
from kindling.conversations.formats import format_plan
from kindling.conversations.models import Community, Conversation, Credit, CreditRole
from kindling.conversations.queries import boilerplate_of
from kindling.ground.errors import LostFile
from kindling.ground.files import read_file
from kindling.kernel.text import ended
from kindling.pack.about import About, AskedQuestion, Speaker
from kindling.pack.about.fields import AboutCommunity, AboutRecording, Thanks, WrittenResource
from kindling.pack.document import Media, Text, Theme, plain
from kindling.pack.media import BadPicture, media_of

LOGO = "logo.png"
SPEAKING = (CreditRole.SPEAKER, CreditRole.RESPONDENT)
"""The parts that are presented under "Who did we hear from?"; the others are thanked."""

Pictures = dict[str, Media]


def about_of(conversation: Conversation) -> tuple[About, Pictures]:
    """Everything the site knows of the month, and the pictures that it names. How many came, and how many are new, is
    what somebody said; how many are new else what is counted of who came, this month and before.

    Nobody is presented as a speaker in a format that has none; whoever is credited so is thanked with the others.
    """
    presented = SPEAKING if "speaker" in format_plan(conversation.format).sections else ()
    credited = list(conversation.credits.select_related("profile"))
    pictures: Pictures = {}
    people, new = _said(conversation)
    about = About(
        title=conversation.title,
        series=conversation.series.name,
        date=conversation.day,
        month=conversation.month,
        start=_start(conversation.starts or conversation.series.starts),
        zone=conversation.local_zone,
        people=people,
        newcomers=newcomers(conversation) if new is None else new,
        roster=tuple(sorted({one.credited for one in credited} | known_names())),
        today=(*paragraphs(conversation.summary), *_themes(conversation)),
        speakers=tuple(_speaker(one, pictures) for one in credited if one.role in presented),
        questions=tuple(_question(one) for one in conversation.questions.select_related("posed_by")),
        recording=_recording(conversation),
        resources=tuple(
            WrittenResource(one.title, one.url, plain(_note(one)), _type(one)) for one in conversation.resources.all()
        ),
        thanks=Thanks(
            by=tuple(one.credited for one in credited if one.role not in presented),
            earlier=_archive(conversation.month),
        ),
    )
    return _with_community(about, conversation, pictures), pictures


def _said(conversation: Conversation) -> tuple[int | None, int | None]:
    """How many came, and how many of them are new, where that is not for the files to say: because somebody said so,
    or because files that told it were purged."""
    row = conversation
    whole = not was_purged(row)
    people = None if row.people_or_more or (row.people_by_files and whole) else row.people or None
    return people, None if row.newcomers_by_files and whole else row.newcomers


def paragraphs(words: str) -> tuple[Text, ...]:
    """Each paragraph of what somebody wrote; empty lines part them."""
    return tuple(plain(part.strip()) for part in re.split(r"\n\s*\n", words.replace("\r\n", "\n")) if part.strip())


def _start(time: datetime.time | None) -> str:
    return f"{time:%H:%M}" if time else ""


def _themes(conversation: Conversation) -> tuple[Text, ...]:
    names = [theme.name for theme in conversation.themes.all()]
    if not names:
        return ()
    listed = names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"
    return (plain(f"{'Its theme was' if len(names) == 1 else 'Its themes were'} {listed}."),)


def _speaker(credit: Credit, pictures: Pictures) -> Speaker:
    profile = credit.profile
    if profile is None:
        return Speaker(credit.name, role=credit.described)
    speaker = Speaker(
        profile.name,
        role=credit.described or profile.role,
        organisation=profile.organisation,
        place=profile.place,
        about=paragraphs(profile.bio),
    )
    photo = _kept(str(profile.photo), f"{profile.slug}.jpg", pictures) if profile.photo else ""
    if not photo:
        return speaker
    return replace(
        speaker,
        photo=photo,
        alt=profile.photo_alt,
        credit=profile.photo_credit,
        permission=profile.photo_permission,
    )


def _kept(stored: str, name: str, pictures: Pictures) -> str:
    """Puts a stored picture among the pack's, if a pack can hold it; answers the name it has there, or nothing."""
    try:
        pictures[name] = media_of(read_file(stored), name=PurePath(name).stem)
    except (BadPicture, LostFile):
        return ""
    return name


def _question(asked: Any) -> AskedQuestion:
    return AskedQuestion(asked.text, asked.posed_by.name if asked.posed_by else asked.posed_by_name)


def _recording(conversation: Conversation) -> AboutRecording:
    found = conversation.recordings.exclude(url="").first()
    return AboutRecording(found.url, minutes=found.minutes) if found else AboutRecording()


def _note(resource: Any) -> str:
    return " ".join(part for part in (ended(f"By {resource.by}") if resource.by else "", resource.note) if part)


def _type(resource: Any) -> str:
    return "" if resource.type == "other" else str(resource.get_type_display())


def _archive(month: str) -> str:
    """Where earlier packs stand; empty for the first one. Editions are known by name alone: they build on this app."""
    stands = Q(pack_elsewhere=True) | Q(editions__status="current") | Q(editions__status="stale")
    earlier = Conversation.objects.filter(stands, month__lt=month).exists()
    return f"{settings.SITE_URL.rstrip('/')}/archive/" if earlier else ""


def _with_community(about: About, conversation: Conversation, pictures: Pictures) -> About:
    """What the community says of itself, in the words that were in force that month, and how it looks."""
    community, words = Community.objects.first(), boilerplate_of(conversation.month)
    if community is None:
        return about
    series = conversation.series
    logo = _kept(str(community.logo), LOGO, pictures) if community.logo else ""
    told = AboutCommunity(
        title=f"About {community.name}",
        text=paragraphs(words.about if words else "") or paragraphs(community.about),
        series=paragraphs(words.series if words else "") or paragraphs(series.about) or paragraphs(series.rhythm),
        join=community.join_url,
    )
    thanks = replace(about.thanks, text=paragraphs(words.thanks if words else ""), enquiries=community.contact_email)
    theme = replace(_theme(community.theme), logo="", logo_alt=community.logo_alt if logo else "")
    return replace(about, community=community.name, about=told, thanks=thanks, theme=theme, logo=logo)


def _theme(kept: dict[str, Any]) -> Theme:
    try:
        return TypeAdapter(Theme).validate_python(kept)
    except ValidationError:
        return Theme()
