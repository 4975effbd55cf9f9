"""What stands between a month and its published pack, and what only waits?"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from kindling.care.leaks import Leak, Protected
from kindling.contributions.queries import file_progress, flags_of, ledger, places_asked
from kindling.contributions.records import FlagShown, Piece
from kindling.conversations.models import Conversation
from kindling.curation.clearing import betrayed, cleared_of
from kindling.curation.edits import suggestions
from kindling.curation.flags import named_by_fact
from kindling.curation.hour import hour_known
from kindling.curation.leaking import LEAK, Named, leak_sentence, named_in
from kindling.curation.people import wholes_of
from kindling.curation.queries.agreed import shown_without_yes
from kindling.curation.queries.clearing import Clearances, clearances_of
from kindling.curation.queries.drafts import draft_of, working_pack
from kindling.curation.records import Blocker, Wait
from kindling.curation.said import said_words
from kindling.kernel.text import fold
from kindling.pack.document import Pack, pictures, said
from kindling.planning.models import Item
from kindling.planning.queries import missing, waiting

UNTITLED = "Our conversation"
"""What a draft is called where nobody has given the hour a title."""

WORDS = {
    "personal data": ("One place may name a patient or tell personal data.", "{} places may tell personal data."),
    "name leak": ("Somebody is named who does not show by name.", "{} people are named who do not show by name."),
    "name": ("One name may be read wrongly.", "{} names may be read wrongly."),
    "clock": ("One file’s clock was assumed.", "{} files’ clocks were assumed."),
    "echo": ("Own words are too close to somebody’s.", "{} stretches of own words are too close to somebody’s."),
}
"""What each kind of open flag is, one of them and several."""

LEFT_OUT = {
    "answers": (
        "One piece waits for an answer{}; without a yes it is left out.",
        "{} pieces wait for an answer{}; without a yes they are left out.",
    ),
    "refused": ("One piece was not agreed to and is left out.", "{} pieces were not agreed to and are left out."),
}
"""Why pieces are left out, one of them and several."""


@dataclass(frozen=True, slots=True)
class _Standing:
    """A working pack with all that is asked of it, read once."""

    conversation: Conversation
    pack: Pack
    clearances: Clearances
    ledger: Sequence[Piece]

    @property
    def used(self) -> list[Piece]:
        """The pieces of the ledger that stand in the pack."""
        keys = {piece.contribution for piece in said(self.pack)}
        return [piece for piece in self.ledger if piece.key in keys]


def blockers(conversation: Conversation) -> tuple[Blocker, ...]:
    """What has to be done before the month's pack can be published, the most pressing first; nothing where it can."""
    found = (*_reading(conversation), *_of_pack(conversation), *_flagged(conversation), *_of_speakers(conversation))
    return tuple(dict.fromkeys(found))


def waits(conversation: Conversation) -> tuple[Wait, ...]:
    """What does not block publishing, and what happens without it."""
    standing = _standing(conversation)
    found = () if standing is None else (*_answers(standing), *_places(conversation))
    return (*found, *_hints(conversation), *_offers(conversation))


def _standing(conversation: Conversation) -> _Standing | None:
    pack = working_pack(conversation)
    if pack is None:
        return None
    return _Standing(conversation, pack, clearances_of(conversation), ledger(conversation))


def _reading(conversation: Conversation) -> Iterator[Blocker]:
    progress, draft = file_progress(conversation), draft_of(conversation)
    if progress.busy or draft.due:
        yield Blocker("reading", "A file is still being read.", "desk-files")
    elif not draft.number:
        yield Blocker("pack", draft.remark or "There is no pack yet.", "desk-files")


def _of_pack(conversation: Conversation) -> Iterator[Blocker]:
    standing = _standing(conversation)
    if standing is None:
        return
    if standing.pack.title.strip() in {"", UNTITLED}:
        yield Blocker("title", "The pack has no title yet.", "desk-facts")
    yield from _suggested(standing.pack)
    cleared = cleared_of(standing.pack, standing.clearances, named_by_fact(conversation, standing.pack))
    if standing.used and not any(True for _ in said(cleared)):
        yield Blocker("consents", "Nobody’s words are cleared yet.", "desk-consents", len(standing.used))
    yield from _pictured(cleared)
    yield from _leaking(standing, cleared)
    yield from _unquoted(standing, cleared)
    for one in shown_without_yes(conversation, cleared):
        yield Blocker("agreements", one.sentence, "desk-plan")


def _unquoted(standing: _Standing, cleared: Pack) -> Iterator[Blocker]:
    """Speakers of the plan who said no to being quoted, and are. Who has not answered is asked for each quote."""
    refused = {fold(one.who): one for one in missing(standing.conversation) if one.item is Item.QUOTES and one.refused}
    if refused:
        keys = {piece.contribution for piece in said(cleared)}
        quoted = {fold(piece.name) for piece in standing.ledger if piece.key in keys}
        for name in sorted(refused.keys() & quoted):
            yield Blocker("agreements", refused[name].sentence, "desk-plan")


def _suggested(pack: Pack) -> Iterator[Blocker]:
    for section in pack.sections:
        if count := suggestions(pack, section.id):
            many = "one suggestion" if count == 1 else f"{count} suggestions"
            sentence = f"{section.title}: {many} nobody has looked at."
            yield Blocker("suggestions", sentence, "desk-section", count, section.id)


def _pictured(pack: Pack) -> Iterator[Blocker]:
    count = sum(not picture.permission for picture in pictures(pack))
    if count:
        sentence = f"{_many(count, 'One picture has', '{} pictures have')} no permission to be shown."
        yield Blocker("pictures", sentence, "desk-facts", count)


def _leaking(standing: _Standing, cleared: Pack) -> Iterator[Blocker]:
    """Who is named without having agreed to it, section by section, as it would be published now."""
    flags = flags_of(standing.conversation, open_only=False)
    kept = {flag.fingerprint for flag in flags if flag.kind == LEAK and flag.status == "kept"}
    named = named_in(cleared, protected_people(standing, cleared))
    sure = [one for one in named if one.leak.sure and one.finding.fingerprint not in kept]
    by_name: dict[tuple[str, str], list[Named]] = {}
    for one in (*sure, *_betrayed(standing, cleared)):
        by_name.setdefault((one.section.id, one.leak.name), []).append(one)
    for (section, _), found in by_name.items():
        at = tuple(dict.fromkeys(one.at(standing.pack) for one in found))
        sentence = leak_sentence(found[0], len(at))
        yield Blocker("leak", sentence, "desk-section", len(at), section, tuple(filter(None, at)))


def _betrayed(standing: _Standing, cleared: Pack) -> Iterator[Named]:
    names = {piece.key: (piece.name, piece.first_name) for piece in standing.ledger}
    for section, piece in betrayed(cleared, names):
        name = next(filter(None, names[piece.contribution]))
        words = said_words(piece)
        yield Named(section, piece, words, Leak(section.id, 0, len(words), name, "Their own words name them.", True))


def protected_people(standing: _Standing, cleared: Pack) -> list[Protected]:
    """Everybody who was there, spoke or wrote and is not cleared by their full name; with what of it may show.

    Whoever wrote by a short name in one place is the same in all, where only one of the month's people can have it.
    """
    people = {one.name: one.handle for one in hour_known(standing.conversation).people}
    people |= {piece.name: people.get(piece.name, "") for piece in standing.ledger if piece.name}
    wholes = wholes_of((*people, *filter(None, map(_called, standing.ledger))))
    shown = _shown_by_person(standing, wholes)
    # Somebody known by one word alone, in notes say, may be whoever agreed to just that.
    named = {fold(one.name) for one in standing.clearances.values() if one.name}
    named |= {fold(name) for name in named_by_fact(standing.conversation, cleared)}
    return [
        Protected(name, (handle,) if handle else (), shown.get(_person(name, wholes), ""))
        for name, handle in people.items()
        if not named & {fold(name), _person(name, wholes)}
    ]


def _shown_by_person(standing: _Standing, wholes: Mapping[str, str]) -> dict[str, str]:
    """The most that each person agreed to show of their name, by the name they are known by."""
    shown: dict[str, str] = {}
    for piece in standing.ledger:
        who, whose = standing.clearances.get(piece.key), _person(_called(piece), wholes)
        if who and whose and len(who.name) > len(shown.get(whose, "")):
            shown[whose] = who.name
    return shown


def _called(piece: Piece) -> str:
    return piece.name or piece.raw_name or piece.first_name


def _person(name: str, wholes: Mapping[str, str]) -> str:
    return fold(wholes.get(fold(name), name))


def _flagged(conversation: Conversation) -> Iterator[Blocker]:
    flags = [flag for flag in flags_of(conversation) if flag.blocks]
    for kind, count in Counter(flag.kind for flag in flags).items():
        one, many = WORDS.get(kind, ("One thing has to be looked at.", "{} things have to be looked at."))
        yield Blocker("flags", _many(count, one, many), "desk-flags", count, "")


def _of_speakers(conversation: Conversation) -> Iterator[Blocker]:
    """The yes of a speaker of the plan that something in sight of readers waits for."""
    for one in waiting(conversation):
        yield Blocker("agreements", one.sentence, "desk-plan")


def _answers(standing: _Standing) -> Iterator[Wait]:
    waiting = [piece for piece in standing.used if piece.waits]
    refused = [piece for piece in standing.used if piece.refused]
    if waiting:
        after = _after_a_change(waiting)
        one, many = LEFT_OUT["answers"]
        sentence = one.format(after) if len(waiting) == 1 else many.format(len(waiting), after)
        yield Wait("answers", sentence, "desk-consents", len(waiting))
    if refused:
        yield Wait("refused", _many(len(refused), *LEFT_OUT["refused"]), "desk-consents", len(refused))


def _after_a_change(waiting: Sequence[Piece]) -> str:
    """How many of them were agreed to before their words, or whose they are, were changed."""
    changed = sum(bool(piece.decision) for piece in waiting)
    if not changed:
        return ""
    return f", {changed} of them after a change" if changed < len(waiting) else " again, after a change"


def _places(conversation: Conversation) -> Iterator[Wait]:
    count = sum(not (place.settled or place.sure) for place in places_asked(conversation))
    if count:
        sentence = f"{_many(count, 'One place is', '{} places are')} still to say; until then the map does not show it."
        yield Wait("places", sentence, "desk-places", count)


def _hints(conversation: Conversation) -> Iterator[Wait]:
    flags: list[FlagShown] = [flag for flag in flags_of(conversation) if not flag.blocks]
    if flags:
        sentence = f"{_many(len(flags), 'One hint', '{} hints')} on wording to look at."
        yield Wait("hints", sentence, "desk-flags", len(flags))


def _offers(conversation: Conversation) -> Iterator[Wait]:
    if fresh := draft_of(conversation).fresh:
        yield Wait("fresh", "A later file brought something new.", "desk-pack", len(fresh))


def _many(count: int, one: str, many: str) -> str:
    return one if count == 1 else many.format(count)
