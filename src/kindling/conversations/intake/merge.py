"""What is known, and what a file tells besides: a file adds and corrects, and never wipes what it does not mention."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import MISSING, fields, replace
from typing import Any, TypeVar

from kindling.conversations.facts import (
    BoilerplateFacts,
    ConversationFacts,
    CreditFacts,
    PresentationFacts,
    QuestionFacts,
    RecordingFacts,
    ResourceFacts,
    SisterFacts,
)
from kindling.conversations.intake.told import Anew

Known = TypeVar("Known")


def merged(known: Known, told: Mapping[str, Any]) -> Known:
    """``known``, a frozen record of facts, with what ``told`` says of its fields.

    A list gains what it lacks; an empty one empties it, an `Anew` takes its place. ``credits:host`` is the list of the
    hosts alone.
    """
    changed: Any = known
    for name, value in told.items():
        field, _, role = name.partition(":")
        before = getattr(changed, field)
        if role:
            after: Any = _of_role(before, role, value)
        else:
            after = _listed(before, value) if isinstance(value, tuple) else value
        changed = replace(changed, **{field: after})
    result: Known = changed
    return result


def contradictions(facts: ConversationFacts) -> Iterator[tuple[str, str]]:
    """The field and the sentence of each thing that cannot all be true of one month."""
    if facts.day and f"{facts.day:%Y-%m}" != facts.month:
        yield "day", f"{facts.day.day} {facts.day:%B %Y} is not in {facts.month}."
    if facts.people_or_more and facts.people is None:
        yield "people_or_more", "how many at least? people is missing."
    if facts.people is not None and not facts.people_or_more and (facts.newcomers or 0) > facts.people:
        yield "newcomers", f"{facts.newcomers} came for the first time, but only {facts.people} came."
    if facts.pack_url and not facts.pack_elsewhere:
        yield "pack_url", "there is an address, but pack_elsewhere says that there is no pack elsewhere."
    for one in facts.recordings:
        if one.starts is not None and one.ends is not None and one.ends <= one.starts:
            yield "recordings", f"the agreed part of {one.title or one.url or 'a recording'} ends before it starts."


def _of_role(known: Sequence[CreditFacts], role: str, told: tuple[CreditFacts, ...]) -> tuple[CreditFacts, ...]:
    """The credits with those of one role as told; nobody of another role moves."""
    before = tuple(one for one in known if one.role == role)
    after = _listed(before, told)
    if after == before:
        return tuple(known)
    at = next((number for number, one in enumerate(known) if one.role == role), len(known))
    others = [one for one in known if one.role != role]
    return (*others[:at], *after, *others[at:])


def _listed(known: Sequence[Any], told: tuple[Any, ...]) -> tuple[Any, ...]:
    if not told:
        return ()
    by_key = {_key(one): one for one in known}
    # Of a recording that had no address the file may now tell the address: it is the same one.
    named = [one for one in known if _key(one)] or (list(known) if not any(map(_key, told)) else [])
    filled = {_key(one): _filled(one, by_key.get(_key(one))) for one in told if _key(one) or not named}
    if isinstance(told, Anew):
        return tuple(filled.values())
    kept = [filled.pop(_key(one), one) for one in named]
    return (*kept, *filled.values())


def _key(one: Any) -> Any:
    """By what an entry of a list is known; empty for a recording or slides of which nothing is known but that."""
    match one:
        case CreditFacts():
            return one.role, one.name
        case QuestionFacts():
            return one.text
        case ResourceFacts():
            return one.title.casefold()
        case RecordingFacts():
            return one.url or one.title
        case PresentationFacts():
            return one.url or one.title or one.by
        case SisterFacts():
            return one.name
        case BoilerplateFacts():
            return one.since
    return str(one).casefold()


def _filled(told: Any, known: Any) -> Any:
    """``told`` with what it leaves open as it is known."""
    if known is None or isinstance(told, str):
        return known or told
    defaults = {field.name: field.default for field in fields(told) if field.default is not MISSING}
    open_ = [name for name, default in defaults.items() if getattr(told, name) == default]
    return replace(told, **{name: getattr(known, name) for name in open_})
