"""Where do people say they are? From greetings in the chat and from registration; proposed, never guessed."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from kindling.harvest.records import ChatLine, Line, Presence, Span
from kindling.kernel.places import Ambiguous, Found, Kind, Place, Unknown, look_up, region_of
from kindling.kernel.text import fold

_GREETINGS = (
    r"hello|hallo|hullo|hi|hiya|hey|heya|howdy|greetings|welcome|g['’]?day|morning|afternoon|evening|cheers|hugs|love|"
    r"good day|kia ora|namaste|bore da|aloha|shalom|salaam|salam|merhaba|sawubona|jambo|hola|saludos|"
    r"buen[oa]s(?: \w+)?|bom dia|boa (?:tarde|noite)|ol[áa]|sauda[çc][õo]es|bonjour|bonsoir|salut|coucou|"
    r"guten (?:morgen|tag|abend)|gr[üu](?:ß|ss)e|servus|ciao|buongiorno|buonasera|saluti|hej|hejsan|hei|"
    r"god (?:morgon|morgen|dag|kväll|kveld)|moi|terve|cze[śs][ćc]|ahoj|zdravo"
)
_ARRIVALS = (
    r"joining(?: you| us| in| all)*|dial+ing in|calling(?: in)?|logging (?:in|on)|tuning in|zooming in|checking in|"
    r"coming to you|here|(?:i['’]?m|i am|we['’]?re|we are|am|is|are)(?: \w+){0,2}?"
)
_FROM = r"from|desde|depuis|från|frå|fra|aus|de|da|dal|do|du|des|van|di"
_OPENING = re.compile(
    rf"\b(?:{_GREETINGS})\b[^.?;:\n]{{0,60}}?\b(?:{_FROM})\s+"
    rf"|\b(?:{_ARRIVALS})\s+from\s+"
    r"|\b(?:i['’]?m|i am|we['’]?re|we are|am) (?:currently |now )?(?:based|living|working) in\s+"
    r"|\bi live in\s+",
    re.IGNORECASE,
)
_NOT_SO = re.compile(
    r"\b(?:originally|quote[ds]?|got|get|take[ns]?|took|hear[ds]?|hearing|learn\w*|read|message|e?mail\w*|slides?|question|far|"
    r"different|apart|benefit\w*|away|back|arising|following|this|that|these|those|what|poem|words|story|stories|recover\w*|apolog\w+|regards|news)\b",
    re.IGNORECASE,
)
_STOP = re.compile(r"[.!?;:\n]|\s[-–—]\s|\s(?:and|where|but|who|with|y|et|und|och|og|e)\s", re.IGNORECASE)
_ABBREVIATED = re.compile(r"\b(St|Co|Mt|Ft|[A-Z])\.")
_BODIES_LISTED = """
team trust university uni hospital hospitals council office group nhs school college clinic ward charity
business
"""
_BODIES = frozenset(_BODIES_LISTED.split())
_COMMON_LISTED = """
us me you it in nice reading mobile split bath hope home work bed here there man most many same bar car male
orange tours of a an the all everyone both sun deal wells march sandwich rugby battle rye wash street nada
"""
_COMMON = frozenset(_COMMON_LISTED.split())
_SMALL_CODES = frozenset({"uk", "usa", "uae", "nz"})
_SURE_OF = 50_000
"""A single word, said alone, names a person or a thing as often as a place of fewer people: then ask."""

_MOST_WORDS = 6


@dataclass(frozen=True, slots=True)
class Proposal:
    """A place that somebody seems to have said they are in, for a human to accept.

    ``words`` are theirs; ``span`` is where they stand in the export. ``public`` when they wrote them for all to see.
    """

    raw_name: str
    words: str
    found: Found | Ambiguous
    span: Span
    public: bool = False


@dataclass(frozen=True, slots=True)
class Whereabouts:
    """What was accepted of one person: where they are, and whether they wrote so for all to see."""

    person: str
    place: Place
    public: bool = False


def propose(lines: Iterable[Line], presences: Iterable[Presence]) -> tuple[Proposal, ...]:
    """Each place said in a greeting or a registration field, once a person and wording, in the files' order.

    Spoken lines are not asked: a transcript has no capitals to trust. What a breakout room alone could read is not
    public.
    """
    found: dict[tuple[str, str], Proposal] = {}
    for proposal in (*_from_chat(lines), *_from_registration(presences)):
        found.setdefault((proposal.raw_name, fold(proposal.words)), proposal)
    return tuple(found.values())


def certain(proposals: Iterable[Proposal]) -> tuple[Whereabouts, ...]:
    """What of the proposals needs no question, as if a human had accepted it."""
    return tuple(
        Whereabouts(proposal.raw_name, proposal.found.place, proposal.public)
        for proposal in proposals
        if isinstance(proposal.found, Found)
    )


def privacy_floor(accepted: Iterable[Whereabouts], *, as_written: bool = True) -> tuple[tuple[Place, int], ...]:
    """The places as they may be shown, with how many people each; the most people first, then by label.

    A person counts once, where they were first. A place of one person alone shows as its region; where ``as_written``
    is allowed, it shows as it is if they wrote it in the public chat.
    """
    first: dict[str, Whereabouts] = {}
    for one in accepted:
        first.setdefault(one.person, one)
    together: dict[Place, list[Whereabouts]] = defaultdict(list)
    for one in first.values():
        together[one.place].append(one)
    shown: dict[Place, int] = defaultdict(int)
    for place, people in together.items():
        told = len(people) > 1 or (as_written and people[0].public)
        shown[place if told else region_of(place)] += len(people)
    return tuple(sorted(shown.items(), key=lambda pair: (-pair[1], pair[0].label)))


def _from_chat(lines: Iterable[Line]) -> Iterator[Proposal]:
    for line in lines:
        if isinstance(line, ChatLine):
            said = _said(line.text, line.raw_name)
            if said:
                yield Proposal(line.raw_name, *said, line.span, public=not line.room)


def _from_registration(presences: Iterable[Presence]) -> Iterator[Proposal]:
    for presence in presences:
        answer = look_up(presence.place)
        if not isinstance(answer, Unknown):
            yield Proposal(presence.raw_name, presence.place, answer, presence.span)


def _said(text: str, raw_name: str) -> tuple[str, Found | Ambiguous] | None:
    """The words for a place in a message, and the answer; None where it names none."""
    for match in _OPENING.finditer(text):
        if _NOT_SO.search(match[0]):
            continue
        phrase = _phrase(text[match.end() :])
        said = _longest(phrase)
        if said and fold(said[0]) not in fold(raw_name):
            return said
    return _bare(text)


def _phrase(rest: str) -> str:
    """What follows up to the end of the thought; the dots of "St." and "D.C." end none."""
    kept = _ABBREVIATED.sub(r"\1", rest)
    return _STOP.split(kept, maxsplit=1)[0].strip()


def _longest(phrase: str) -> tuple[str, Found | Ambiguous] | None:
    """The most words from the phrase's beginning that name a place; one that is certain before one that is not."""
    parts = [part.strip() for part in phrase.split(",")]
    asked = None
    for count in range(min(len(parts), 3), 0, -1):
        if not all(_is_told(part) for part in parts[1:count]):
            continue
        said = _shrunk(parts[:count])
        if said and isinstance(said[1], Found):
            return said
        asked = asked or said
    return asked


def _is_told(part: str) -> bool:
    """Whether a part behind a comma can be what a place lies in."""
    return (part.isupper() and len(part) <= 4) or not isinstance(look_up(part), Unknown)


def _shrunk(parts: list[str]) -> tuple[str, Found | Ambiguous] | None:
    """The parts, the last of them cut short word by word until they name a place."""
    *before, last = parts
    words = last.split()
    for count in range(min(len(words), _MOST_WORDS), 0, -1):
        said = ", ".join([*before, " ".join(words[:count])])
        answer = look_up(said)
        if not isinstance(answer, Unknown):
            follows = words[count] if count < len(words) else ""
            return (said, _modest(said, answer)) if _is_name(said, answer, follows) else None
    return None


def _is_name(said: str, answer: Found | Ambiguous, follows: str) -> bool:
    """Whether the words are a place's name and not the beginning of something else's, or a common word."""
    if fold(follows) in _BODIES or follows[:1].isupper() or fold(follows) in {"in", "at"}:
        return False
    if fold(said) in _SMALL_CODES or not said.islower():
        return True
    return isinstance(answer, Found) and answer.place.population >= 2 * _SURE_OF and fold(said) not in _COMMON


def _modest(said: str, answer: Found | Ambiguous) -> Found | Ambiguous:
    """The answer, made a question where one bare word names a small place."""
    if isinstance(answer, Found) and answer.place.kind is Kind.PLACE and len(said.split()) == 1:
        return answer if answer.place.population >= _SURE_OF else Ambiguous((answer.place,))
    return answer


def _bare(text: str) -> tuple[str, Found] | None:
    """A whole message that is a place and what it lies in, as people answer "Where are you?": "Leeds, UK"."""
    said = text.strip().removeprefix("From ").removeprefix("from ").rstrip(".! ")
    if "," not in said or len(said.split()) > _MOST_WORDS or said.islower():
        return None
    answer = look_up(said)
    return (said, answer) if isinstance(answer, Found) else None
