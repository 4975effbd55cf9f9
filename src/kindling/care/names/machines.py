"""Whether a display name is a device, a note-taking bot, a room, or nobody's name at all."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from kindling.care.names.words import is_given_name, phrase, words

Machine = Literal["device", "bot", "room", "nobody"]
_WORD = re.compile(r"[^\W_]+(?:['’.&;-][^\W_]+)*", re.UNICODE)
_SERIAL = re.compile(r"(?i)^(?:laptop|desktop|pc|sm|mbp|win|ip|dell|hp|nb|ws)-[a-z]*\d?[\w-]*$")
_PHONE = re.compile(r"^(?:call-?in user\W*)?\+?[\d\s().*xX-]{6,}$", re.IGNORECASE)
_OWNED = re.compile(r"^(?P<owner>.+?)(?:['’]s?)\s+(?P<thing>.+)$")
_OWNED_BEHIND = re.compile(r"^(?P<thing>.+?)\s+(?:of|de|von|van|di|d['’])\s*(?P<owner>\D+)$", re.IGNORECASE)
_SHOWN = re.compile(r"(?i)^(?:presentation|screen|screen share|shared screen|video|camera|second screen)$")
_BOT_ENDING = re.compile(r"(?i)(?:^|[\s._-])bot(?:\s*\d*)$")
_PLAIN_ROOM = re.compile(r"(?i)^(?:.*\s)?(?:rm|room|raum|salle|sala|zaal|suite)\.?\s*(?:[a-z]?\d[\w./-]*|[a-z])$")
_ROOM_SCRIPT = re.compile("会議室|会议室|會議室|회의실|غرفة|переговорная", re.IGNORECASE)
_COUNT = re.compile(r"\s*[(\[]\d+[)\]]$")


@dataclass(frozen=True, slots=True)
class Thing:
    """What stands there instead of a person; ``owner`` is whose, "" if it does not say; ``label`` is its own name."""

    kind: Machine
    label: str
    owner: str = ""


def machine(text: str) -> Thing | None:
    """The device, bot or room that the cleaned display name is, or None for a person's name."""
    label = _COUNT.sub("", text)
    if _is_bot(label):
        return Thing("bot", label)
    if _is_room(label):
        return Thing("room", label)
    if _PHONE.match(label) or _SERIAL.match(label) or _is_device(label):
        return Thing("device", label)
    return _owned(label) or _nobody(label)


def _is_bot(label: str) -> bool:
    tokens = {token.casefold() for token in label.split()} | {found.casefold() for found in _WORD.findall(label)}
    if tokens & words("bot") or phrase("bot_phrase").search(label):
        return True
    # "Bot" is a Dutch surname too: "Anneke Bot" stays a person.
    first = label.split(maxsplit=1)[0] if label else ""
    return bool(_BOT_ENDING.search(label)) and not (is_given_name(first) and len(label.split()) == 2)


def _is_room(label: str) -> bool:
    tokens = {found.casefold() for found in re.findall(r"[^\W\d_]+", label)}
    listed = tokens & words("room") or phrase("room_phrase").search(label) or _ROOM_SCRIPT.search(label)
    return bool(listed or _PLAIN_ROOM.match(label))


def _is_device(label: str) -> bool:
    tokens = [found.casefold() for found in _WORD.findall(label)]
    if not tokens:
        return False
    branded = tokens[0] in words("device_brand")
    has_model = any(token.isdigit() or re.search(r"\d", token) for token in tokens)
    if branded and (has_model or tokens[-1] in words("device") or _only_models(tokens[1:])):
        return not is_given_name(tokens[0])
    return (
        tokens[0] in words("device") and len(tokens) < 5 and not _OWNED_BEHIND.match(label) and _only_models(tokens[1:])
    )


def _only_models(tokens: list[str]) -> bool:
    models = {
        "pro",
        "max",
        "mini",
        "air",
        "plus",
        "se",
        "xr",
        "xs",
        "x",
        "ultra",
        "user",
        "fe",
        "note",
        "lite",
        "zoom",
        "g",
        "z",
        "power",
        "play",
        "fold",
        "flip",
    }
    return all(token in models | words("device") or re.search(r"\d", token) for token in tokens)


def _owned(label: str) -> Thing | None:
    for pattern in (_OWNED, _OWNED_BEHIND):
        match = pattern.match(label)
        if match and _is_thing(match["thing"]):
            return Thing("device", label, match["owner"].strip(" -–|,"))
    return _owner_behind(label) or _owner_in_front(label)


def _owner_behind(label: str) -> Thing | None:
    """ "iPad Joséphine": a device, then a first name."""
    first, _, owner = label.partition(" ")
    named = bool(owner) and all(map(is_given_name, owner.split()))
    return Thing("device", label, owner) if named and first.casefold() in words("device") else None


def _is_thing(text: str) -> bool:
    branded = text.split(maxsplit=1)[0].casefold() in words("device_brand")
    return branded or _is_device(text) or bool(_SHOWN.match(text))


def _owner_in_front(label: str) -> Thing | None:
    """ "Priya iPad", "Janes iPhone 12": the owner, then a device."""
    tokens = label.split()
    for place in range(1, len(tokens)):
        behind = " ".join(tokens[place:]).strip("()[]-–| ")
        if behind and _is_device(behind) and behind.casefold() not in {"phone", "note", "mi", "honor", "handy", "dell"}:
            return Thing("device", label, _without_genitive(" ".join(tokens[:place]).strip(" -–|,([")))
    return None


def _without_genitive(owner: str) -> str:
    return owner[:-1] if owner.endswith("s") and not is_given_name(owner) and is_given_name(owner[:-1]) else owner


def _nobody(label: str) -> Thing | None:
    tokens = [found.casefold() for found in re.findall(r"[^\W\d_]+(?:-[^\W\d_]+)?", label)]
    return Thing("nobody", label) if tokens and all(token in words("nobody") for token in tokens) else None
