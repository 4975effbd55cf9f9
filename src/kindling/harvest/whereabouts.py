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
    r"god (?:morgon|morgen|dag|kväll|kveld|aften|eftermiddag)|hälsningar|hilsen|hilsner|moi|terve|terveisi[äa]|moin|"
    r"gr[üu]ezi|cze[śs][ćc]|dzie[ńn] dobry|pozdrowienia|ahoj|dobr[ýy] den|pozdrav[iy]?|zdravo|dobar dan|bun[ăa]|"
    r"goede(?:morgen|middag|navond)|groet(?:en|jes)|kalim[eé]ra|selamat \w+|salam|assalam\w*|habari|halo|mabuhay|"
    r"vanakkam|namaskar|konnichiwa|kamusta|xin ch[àa]o|sawasdee|helo|shwmae|prynhawn da|dia dhuit|talofa|bula"
)
_ARRIVALS = (
    r"joining(?: you| us| in| all)*|dial+ing in|calling(?: in)?|logging (?:in|on)|tuning in|zooming in|checking in|"
    r"coming to you|watching|listening(?: in)?|connecting|attending|participating|zoom(?:ing)?|beaming in|live|here|"
    r"(?:i['’]?m|i am|we['’]?re|we are|am|is|are)(?: \w+){0,2}?"
)
_FROM = r"from|desde|depuis|från|ifrån|frå|fra|aus|de|da|dal|do|du|des|van|vanuit|uit|di|din|z|ze|iz|dari|kutoka"
_ROLES = (
    r"nurse|doctor|gp|midwife|physio\w*|therapist|ot|carer|social worker|pharmacist|paramedic|psychologist|dentist|"
    r"dietitian|psychiatrist|surgeon|consultant|clinician|practitioner|manager|researcher|student|coach|chaplain|"
    r"volunteer|director|commissioner|lead|trainer|lecturer|professor|facilitator"
)
_OPENING = re.compile(
    rf"\b(?:{_GREETINGS})\b[^.?;:\n]{{0,60}}?\b(?:{_FROM})\s+"
    rf"|\b(?:{_ARRIVALS})\s+from\s+"
    rf"|\b(?:{_GREETINGS})\b[^.?;:\n]{{0,60}}?\b(?:{_ROLES}|based|here|living) in\s+"
    r"|\b(?:bore da|helo|shwmae|prynhawn da)\b[^.?;:\n]{0,30}?\bo\s+(?=[A-Z])"
    r"|\b(?:calling|dial+ing|logging|tuning|zooming|joining) (?:in )?(?:all the way )?(?:from|in)\s+(?=[A-Z])"
    r"|\b(?:i['’]?m|i am|we['’]?re|we are|am) (?:currently |now )?(?:based|living|working) in\s+"
    r"|\bi live in\s+",
    re.IGNORECASE,
)
_GREETED = re.compile(
    rf"^(?:(?:{_GREETINGS}|good|from|all|everyone|everybody|folks|there|to)\b[\s,.!:–-]*)*(?:[^\w\s]+\s+)?",
    re.IGNORECASE,
)
_NOT_SO = re.compile(
    r"\b(?:originally|quote[ds]?|got|get|take[ns]?|took|hear[ds]?|hearing|learn\w*|read|link|paper|message|e?mail\w*|slides?|question|far|"
    r"different|apart|benefit\w*|away|back|arising|following|this|that|these|those|what|poem|words|story|stories|recover\w*|apolog\w+|regards|news)\b",
    re.IGNORECASE,
)
_OTHERWISE = re.compile(r"[(\[|/@:•]|\s[-–—]|[-–—]\s")
"""Where a display name ends, and an organisation, a device or a role begins."""

_LIES_IN = re.compile(r"\s+in\s+(?:the\s+)?(?=[A-Z])")
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
_SURE_OF = 30_000
"""A single word, said alone, names a person or a thing as often as a place of fewer people: then ask."""

_LARGE = 100_000
"""A place of fewer people is not meant by a word in small letters."""

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
    first, others = _own_names(raw_name)
    for after in _openings(text, first):
        said = _within(_phrase(after))
        if said and fold(said[0]) != first:
            return _doubted(said) if fold(said[0]) in others else said
    return _bare(text, first)


def _openings(text: str, first: str) -> Iterator[str]:
    """What follows each opening that announces a place: a greeting, or the sender's own name ("Jo in Manchester")."""
    for match in _OPENING.finditer(text):
        if not _NOT_SO.search(match[0]):
            yield text[match.end() :]
    named = first and re.search(rf"(?:^|[,.!?]\s*){re.escape(first)},? (?:here )?(?:in|from)\s+", text, re.IGNORECASE)
    if named:
        yield text[named.end() :]


def _own_names(raw_name: str) -> tuple[str, frozenset[str]]:
    """The sender's first name, and their other names; not their organisation, which may well be of the town."""
    own = _OTHERWISE.split(raw_name, maxsplit=1)[0]
    last, comma, given = own.partition(",")
    words = fold(given if comma and given.strip() else own).split() or [""]
    return words[0], frozenset((*words[1:3], *(fold(last).split() if comma else ())))


def _doubted(said: tuple[str, Found | Ambiguous]) -> tuple[str, Found | Ambiguous]:
    """A place that is the sender's surname too: a question."""
    words, answer = said
    return words, Ambiguous((answer.place,)) if isinstance(answer, Found) else answer


def _phrase(rest: str) -> str:
    """What follows up to the end of the thought; the dots of "St." and "D.C." end none."""
    kept = _ABBREVIATED.sub(r"\1", rest)
    return _STOP.split(kept, maxsplit=1)[0].strip()


def _within(phrase: str) -> tuple[str, Found | Ambiguous] | None:
    """The place that the phrase begins with; "Amman in Jordan" is told as "Amman, Jordan"."""
    joined = _LIES_IN.sub(", ", phrase, count=1)
    said = _longest(joined) if joined != phrase else None
    return said if said and "," in said[0] else _longest(phrase)


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
    if fold(follows) in _BODIES or follows[:1].isupper() or follows[:1].isdigit() or fold(follows) in {"in", "at"}:
        return False
    if fold(said) in _SMALL_CODES or not said.islower():
        return True
    return isinstance(answer, Found) and answer.place.population >= _LARGE and fold(said) not in _COMMON


def _modest(said: str, answer: Found | Ambiguous) -> Found | Ambiguous:
    """The answer, made a question where one bare word names a small place."""
    if isinstance(answer, Found) and answer.place.kind is Kind.PLACE and len(said.split()) == 1:
        return answer if answer.place.population >= _SURE_OF else Ambiguous((answer.place,))
    return answer


def _bare(text: str, first: str) -> tuple[str, Found] | None:
    """A whole message that is a place and what it lies in, as people answer "Where are you?": "Leeds, UK".

    A greeting or the sender's own name may stand before it.
    """
    said = _GREETED.sub("", text.strip()).rstrip(".! ")
    said = re.sub(rf"^{re.escape(first)}\b[\s,:–-]+", "", said, flags=re.IGNORECASE) if first else said
    if "," not in said or len(said.split()) > _MOST_WORDS or said.islower():
        return None
    answer = look_up(said)
    return (said, answer) if isinstance(answer, Found) else None
