"""What the hour gathered beside the talk: chat, priorities, reflections, resources, places, people to thank."""

from __future__ import annotations

from typing import Annotated, Literal

from kindling.pack.document.attribution import Attribution, Citation, Key, Wording
from kindling.pack.document.record import limits, record
from kindling.pack.document.text import Text


@record
class Reaction:
    """How many people answered with one emoji."""

    emoji: str
    count: Annotated[int, limits(ge=1)]


@record
class Answered:
    """The message that a chat card answers. ``contribution`` is its key in the ledger."""

    text: str
    name: str = ""
    contribution: Key = ""


@record
class ChatCard:
    """One chat message. ``time`` as printed (``18:14``); ``mention`` the name addressed; ``initials`` for the disc.

    ``contribution`` is the key of the words in the ledger.
    """

    text: Text
    attribution: Attribution = Attribution()
    initials: str = ""
    time: str = ""
    reactions: tuple[Reaction, ...] = ()
    mention: str = ""
    important: bool = False
    answers: Answered | None = None
    sources: tuple[Citation, ...] = ()
    contribution: Key = ""


@record
class Chat:
    """Chat messages as cards, in the order an editor gave them."""

    cards: tuple[ChatCard, ...]
    kind: Literal["chat"] = "chat"


@record
class Priority:
    """Something the community asks for, from a check-in. ``votes`` where they were counted."""

    title: str
    text: Text = ()
    votes: int | None = None


@record
class Priorities:
    """What the community asks for, most wanted first."""

    items: tuple[Priority, ...]
    kind: Literal["priorities"] = "priorities"


@record
class Reflection:
    """One closing reflection. ``contribution`` is the key of the words in the ledger."""

    text: Text
    attribution: Attribution = Attribution()
    wording: Wording = "paraphrase"
    sources: tuple[Citation, ...] = ()
    contribution: Key = ""


@record
class Reflections:
    """Closing reflections as short cards."""

    cards: tuple[Reflection, ...]
    kind: Literal["reflections"] = "reflections"


@record
class Resource:
    """Something to read, watch or use. ``type`` in the reader's words ("Article", "Film, 12 minutes")."""

    title: str
    url: Annotated[str, limits(pattern=r"^(https?://|$)")] = ""
    text: Text = ()
    type: str = ""
    sources: tuple[Citation, ...] = ()


@record
class Resources:
    """Resources in order."""

    items: tuple[Resource, ...]
    kind: Literal["resources"] = "resources"


@record
class Spot:
    """A place people joined from, as it may be shown. Degrees north and east."""

    label: str
    latitude: Annotated[float, limits(ge=-90, le=90)]
    longitude: Annotated[float, limits(ge=-180, le=180)]


@record
class World:
    """How many came and from where. ``text`` tells it in words; ``spots`` stand on the map and in a list."""

    text: Text
    spots: tuple[Spot, ...] = ()
    kind: Literal["world"] = "world"


@record
class Credit:
    """Whom to thank, and for what."""

    name: str
    text: str = ""


@record
class Credits:
    """People and organisations to thank, in order."""

    items: tuple[Credit, ...]
    kind: Literal["credits"] = "credits"
