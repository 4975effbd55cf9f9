"""A speaker as the desk shows them: the links, the answers, and what they changed beside what stands."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from dataclasses import dataclass

from django.conf import settings
from django.urls import reverse

from kindling.planning.actions.profiles import ProfileWords, words_of
from kindling.planning.agreements import given
from kindling.planning.links import speaker_token
from kindling.planning.models import Item, Proposal, SaidBy, SpeakerAgreement, Speaking, Stage

LABELS = {
    "name": "Name",
    "role": "What they do",
    "organisation": "Organisation",
    "place": "Place",
    "bio": "A few words about them",
    "photo_alt": "What the photo shows",
    "photo_credit": "Who took it",
}

ICONS = {
    Stage.AGREED: ("check", "state-yes"),
    Stage.PENCILLED: ("pencil", "state-waits"),
    Stage.ASKED: ("clock", "state-waits"),
    Stage.IDEA: ("hint", "soft"),
    Stage.DECLINED: ("hidden", "soft"),
}
"""The picture and the colour of each stage, beside its word."""


@dataclass(frozen=True, slots=True)
class Answer:
    """One item: the newest answer, if there is one, and its sentence."""

    item: Item
    icon: str
    colour: str
    words: str
    wording: str = ""


@dataclass(frozen=True, slots=True)
class Change:
    """A field that a speaker wishes otherwise."""

    label: str
    now: str
    wished: str


@dataclass(frozen=True, slots=True)
class LinkFor:
    """A link of one holder: to whom it goes, and whether it can be mailed."""

    said_by: str
    name: str
    email: str
    address: str


@dataclass(frozen=True, slots=True)
class SpeakerShown:
    """What the page of a speaker shows besides the row."""

    icon: str
    colour: str
    answers: tuple[Answer, ...]
    links: tuple[LinkFor, ...]
    proposal: Proposal | None
    changes: tuple[Change, ...]
    photo_waits: bool
    seen: str


def speaker_shown(row: Speaking) -> SpeakerShown:
    """Everything of a speaker, from a row with its answers and proposals fetched."""
    proposal = next((one for one in row.proposals.all() if not one.settled), None)
    answers = given(row.agreements.all())
    agreed = Item.PHOTO in answers and answers[Item.PHOTO].given
    return SpeakerShown(
        *ICONS[Stage(row.stage)],
        answers=tuple(_answer(item, answers.get(item)) for item in Item),
        links=tuple(_links(row)),
        proposal=proposal,
        changes=changes_of(words_of(row), proposal),
        photo_waits=bool(proposal and proposal.photo and not agreed),
        seen=seen_as(proposal) if proposal else "",
    )


def seen_as(proposal: Proposal) -> str:
    """What tells the proposal as it is from the same one changed later."""
    return proposal.made_at.isoformat()


def changes_of(now: ProfileWords, proposal: Proposal | None) -> tuple[Change, ...]:
    """The fields that differ, in the order of a page."""
    if proposal is None:
        return ()
    pairs = ((label, str(getattr(now, name)), str(getattr(proposal, name))) for name, label in LABELS.items())
    return tuple(Change(label, before, wished) for label, before, wished in pairs if before != wished)


def _links(row: Speaking) -> Iterator[LinkFor]:
    yield LinkFor("speaker", row.name, row.email, _address(row, SaidBy.SPEAKER))
    if row.assistant_name:
        yield LinkFor("assistant", row.assistant_name, row.assistant_email, _address(row, SaidBy.ASSISTANT))


def _address(row: Speaking, said_by: SaidBy) -> str:
    return f"{settings.SITE_URL}{reverse('speaker', args=[speaker_token(row, said_by)])}"


def _answer(item: Item, row: SpeakerAgreement | None) -> Answer:
    if row is None:
        return Answer(item, "clock", "state-waits", "Not answered yet")
    icon, colour = ("check", "state-yes") if row.given else ("hidden", "state-stop")
    return Answer(item, icon, colour, _words(row, "yes" if row.given else "no"), row.wording)


def _words(row: SpeakerAgreement, said: str) -> str:
    if row.said_by == SaidBy.DESK:
        return f"Written down {_day(row.at)}: {said}, {row.how}"
    who = "Their assistant" if row.said_by == SaidBy.ASSISTANT else "They"
    return f"{who} said {said}, {_day(row.at)}"


def _day(at: datetime.datetime) -> str:
    return f"{at.day} {at:%B %Y}"
