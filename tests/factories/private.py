"""A month with a word of its own in every private place, and another in all that may be shown.

Whoever finds a private word anywhere in public has found a leak, and is told where the word was planted.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from itertools import product
from string import ascii_lowercase
from typing import Any

from kindling.contributions.actions import (
    answer_place,
    arrange_hour,
    claim_file,
    describe_piece,
    make_drop_link,
    raise_flags,
    read_file_waiting,
    receive_file,
    record_consents,
    settle_flags,
)
from kindling.contributions.models import DropLink, Erasing, Flag, HarvestFile, KnownName, Line
from kindling.contributions.queries import flags_of, ledger, lines_of
from kindling.contributions.records import Described, Finding
from kindling.conversations.models import Conversation
from kindling.curation.actions import save_pack
from kindling.curation.models import Draft
from kindling.curation.queries import draft_of, working_pack
from kindling.curation.said import said_words
from kindling.ground.actions import record_audit
from kindling.ground.actors import Actor, actor_of
from kindling.ground.models import AuditLine, Role, User
from kindling.kernel.places import Found, look_up
from kindling.pack import document
from kindling.pack.document import (
    Answered,
    Attribution,
    Bullet,
    Bullets,
    Chat,
    ChatCard,
    Citation,
    Pack,
    Paragraph,
    Point,
    Points,
    Quotation,
    Reflection,
    Reflections,
    Section,
    Spread,
    Voice,
    plain,
    rewritten,
)
from tests.factories.exports import zoom_chat, zoom_vtt
from tests.factories.site import conversation

DAY = datetime.date(2026, 10, 20)
CLEARING = ("named", "first name", "first name with role and place", "role only", "anonymous")
REFUSED = ("never asked", "declined", "withdrawn", "room only", "reworded", "renamed")


@dataclass
class Planted:
    """Words that stand nowhere else, by what was planted with each."""

    private: dict[str, str] = field(default_factory=dict)
    shown: dict[str, str] = field(default_factory=dict)

    def hide(self, what: str) -> str:
        """A word that nobody may meet in public."""
        return self._word(self.private, "Zquill", what)

    def show(self, what: str) -> str:
        """A word that readers may meet."""
        return self._word(self.shown, "Vandor", what)

    def found(self, text: str, among: dict[str, str] | None = None) -> list[str]:
        """What was planted with each private word that stands in ``text``, however it is cased or broken."""
        letters = re.sub(r"[^a-z]", "", text.lower())
        words = self.private if among is None else among
        return [what for what, word in words.items() if word.lower() in letters]

    @staticmethod
    def _word(words: dict[str, str], stem: str, what: str) -> str:
        """The same for the same, so that a test asks for it again."""
        if what not in words:
            letters = list(product(ascii_lowercase[:20], repeat=3))[len(words)]
            words[what] = f"{stem}{''.join(letters)}k"
        return words[what]


Made = Callable[[str, Attribution], Any]


def _voice(text: str, who: Attribution) -> Spread:
    return Spread((Voice(who, (Quotation(plain(f"{text} aloud"), who),), (plain(text),)),))


KINDS: dict[str, Made] = {
    "quote": lambda text, who: Quotation(plain(text), who),
    "heard": lambda text, who: Bullets((Bullet(plain(text), attribution=who),)),
    "group": lambda text, who: Points((Point((plain(text),), who, wording="verbatim"),)),
    "voice": _voice,
    "chat": lambda text, who: Chat((ChatCard(plain(text), who, "ZQ", "18:14"),)),
    "reflection": lambda text, who: Reflections((Reflection(plain(text), who),)),
}
"""One of each kind of somebody's words."""


def editor(planted: Planted) -> Actor:
    """A steward of whom no page tells anything."""
    address = f"{planted.hide('an editor’s address')}@example.org"
    known = User.objects.filter(email=address.lower()).first()
    name = planted.hide("an editor’s name")
    return actor_of(known or User.objects.create_user(address, name=name, role=Role.STEWARD))


def private_month(planted: Planted, month: str = "2026-10") -> Conversation:
    """A month whose pack may be published: something cleared of every kind, private words wherever there is room."""
    row = conversation(month, title="Small repairs", day=datetime.date(int(month[:4]), int(month[5:]), 15))
    by = editor(planted)
    _exports(planted, row, by)
    _settled(planted, row, by)
    _pack(planted, row, by)
    _beside(planted, row, by)
    return row


def _exports(planted: Planted, row: Conversation, by: Actor) -> None:
    link = make_drop_link(by=by, conversation=row, label=planted.hide("a link’s label"))
    hide = planted.hide
    chat = zoom_chat(
        (
            "18:02:00",
            f"Wilf {hide('a chat’s name')}",
            f"Hello from {hide('a chat’s place')}, and {hide('a chat line')}",
        ),
        ("18:11:00", f"Joy {hide('a cited name')}", f"It was {planted.show('cited, anonymous')} that we asked."),
        ("18:12:00", "Ben Okoro to Ada Brennan (Direct Message)", hide("a private message")),
    )
    told = zoom_vtt((5, f"Wilf {hide('a speaker’s name')}", f"We kept {hide('a spoken line')} on for everybody here."))
    came = (
        "Name (Original Name),User Email,Join Time,Leave Time,Duration (Minutes),Guest,In Waiting Room\r\n"
        f"Ben {hide('a guest’s name')},{hide('a guest’s address')}@example.org,10/15/2026 05:53:20 PM,"
        "10/15/2026 06:50:29 PM,58,No,No\r\n"
    )
    notes = f"# Notes\n\n## Group 1\n\nScribe: Ben {hide('a scribe’s name')}\n\n- {hide('a group note')} was said\n"
    for name, data in (("chat.txt", chat), ("hour.vtt", told), ("participants.csv", came), ("notes.md", notes)):
        receive_file(by=by, conversation=row, name=f"{hide('a file’s name')}-{name}", data=data.encode(), link=link)
    while (file_id := claim_file(conversation_id=row.pk)) is not None:
        read_file_waiting(file_id=file_id)
    arrange_hour(conversation=row)
    for file in HarvestFile.objects.filter(conversation=row):
        file.remark, file.told = hide("a file’s remark"), {**file.told, "remarks": [hide("what reading told")]}
        file.source = hide("a source")
        file.save()
    rooms = {
        "room": hide("a room"),
        "group": hide("a group"),
        "kind": hide("a note’s kind"),
        "reactions": [[hide("a heart"), 1]],
    }
    Line.objects.filter(file__conversation=row).update(**rooms)
    DropLink.objects.filter(conversation=row).update(made_by=by.user)


def _settled(planted: Planted, row: Conversation, by: Actor) -> None:
    hide = planted.hide
    line = next(one for one in lines_of(row) if planted.found(one.text))
    found = Finding(
        "personal data",
        hide("what a flag found"),
        hide("a flag’s sentence"),
        ("found",),
        hide("a flag’s place"),
        ((line.id, 0, 5),),
        hide("what may stand instead"),
    )
    raise_flags(conversation=row, found=[found])
    ids = [one.id for one in flags_of(row)]
    settle_flags(by=by, conversation=row, ids=ids, status="kept", reason=hide("a flag’s reason"))
    Flag.objects.filter(pk__in=ids).update(kind=hide("a flag’s kind"))
    name = {"name": hide("a known name"), "reason": hide("why a name is known"), "decided_by": by.user}
    KnownName.objects.get_or_create(folded=hide("a known name").lower(), defaults=name)
    leeds = look_up("Leeds, UK")
    assert isinstance(leeds, Found)
    place = replace(leeds.place, name=hide("a place that was meant"))
    answer_place(
        by=by, conversation=row, raw_name=hide("who named a place"), words=hide("a place’s words"), place=place
    )


def _pack(planted: Planted, row: Conversation, by: Actor) -> None:
    sections = tuple(
        Section(
            f"{kind}-{state.replace(' ', '-')}",
            "heard",
            f"{kind.capitalize()}, {state}",
            (_piece(planted, kind, state),),
        )
        for kind, state in product(KINDS, (*CLEARING, *REFUSED))
    )
    lead = Section("lead", "about", "About us", (Paragraph(plain(planted.show("the editors’ words"))),))
    cited = Section("cited", "chat", "Cited", (_cited(planted, row),))
    answering = Section("answering", "chat", "Answered", (_answering(planted),))
    flags = (
        document.Flag(planted.hide("a pack’s flag"), planted.hide("a pack’s flag, told"), planted.hide("and where")),
    )
    pack = Pack(
        "Small repairs", "By the kettle", month=row.month, sections=(lead, *sections, answering, cited), flags=flags
    )
    gone = Section("gone", "other", "Gone", (Paragraph(plain(planted.hide("a sentence that was taken out"))),))
    sentence = f"Wrote {planted.hide('what a revision says')}"
    save_pack(
        by=by, conversation=row, pack=replace(pack, sections=(*pack.sections, gone)), sentence=sentence, based_on=0
    )
    for state in (*CLEARING, *REFUSED):
        _decide(planted, row, by, state)
    last = draft_of(row).number
    standing = _standing(row)
    save_pack(
        by=by,
        conversation=row,
        pack=replace(standing, sections=standing.sections[:-1]),
        sentence=sentence,
        based_on=last,
    )


def _standing(row: Conversation) -> Pack:
    pack = working_pack(row)
    assert pack
    return pack


def _piece(planted: Planted, kind: str, state: str) -> Any:
    """Somebody's words, with a name, a role and a place of which no more may show than the state allows."""
    may = {
        "named": {"first", "last"},
        "first name": {"first"},
        "first name with role and place": {"first", "role", "place"},
        "role only": {"role"},
    }.get(state, set())
    tell = {part: (planted.show if part in may else planted.hide) for part in ("first", "last", "role", "place")}
    first, last, role, place = (tell[part](f"{kind}, {state}: {part}") for part in ("first", "last", "role", "place"))
    words = (planted.show if state in CLEARING else planted.hide)(f"{kind}, {state}")
    return KINDS[kind](f"We said {words} together.", Attribution("name", f"{first} {last}", role, place))


def _answering(planted: Planted) -> Chat:
    """A cleared message that answers one of which nothing is cleared, and speaks to somebody who was not asked."""
    answered = Answered(f"Who {planted.hide('an answered message')}?", f"Ben {planted.hide('who was answered')}")
    words = f"It was {planted.show('answering, anonymous')} then."
    who = Attribution("name", f"Joy {planted.hide('who answered')}")
    return Chat(
        (ChatCard(plain(words), who, "ZQ", mention=f"Ben {planted.hide('who was spoken to')}", answers=answered),)
    )


def _cited(planted: Planted, row: Conversation) -> Chat:
    """A message as it stands in an export whose name is private."""
    line = next(one for one in lines_of(row) if planted.show("cited, anonymous") in one.text)
    who = Attribution("name", line.name)
    return Chat((ChatCard(plain(line.text), who, sources=(Citation(line.file_name, line.ordinal, line.at),)),))


def _decide(planted: Planted, row: Conversation, by: Actor, state: str) -> None:
    words = [word for what, word in (planted.private | planted.shown).items() if what.endswith(f", {state}")]
    keys = [one.key for one in ledger(row) if any(word in one.text for word in words)]
    steps = {"never asked": (), "withdrawn": ("named", "withdrawn"), "reworded": ("named",), "renamed": ("named",)}
    for decision in steps.get(state, (state,)):
        how = f"by {planted.hide('how it was given')}"
        record_consents(by=by, conversation=row, keys=keys, decision=decision, how=how, given_on=DAY)
    for key in keys if state == "renamed" else ():
        who = Described(*(planted.hide(f"renamed: {part}") for part in ("raw", "last", "first", "role", "place")))
        describe_piece(by=by, conversation=row, key=key, who=who)
    if state == "reworded":
        _reword(planted, row, by, words)


def _reword(planted: Planted, row: Conversation, by: Actor, words: Iterable[str]) -> None:
    """Puts other words in the pack after a yes for the first ones."""
    other = planted.hide("words after a yes")

    def changed(piece: Any) -> Any:
        if not any(word in said_words(piece) for word in words):
            return piece
        told = plain(f"We said {other} {said_words(piece)}")
        if isinstance(piece, Voice):
            return replace(piece, points=(told,))
        return replace(piece, text=(told,) if isinstance(piece, Point) else told)

    pack = rewritten(_standing(row), changed)
    save_pack(by=by, conversation=row, pack=pack, sentence="Put it otherwise", based_on=draft_of(row).number)


def _beside(planted: Planted, row: Conversation, by: Actor) -> None:
    """What no action writes in words of its own, but a row could hold."""
    hide = planted.hide
    told = {"remark": hide("why drafting failed"), "drafted": hide("the pack as drafted"), "fresh": [hide("an offer")]}
    Draft.objects.filter(conversation=row).update(**told)
    record_audit(
        by=by, action=hide("an audit’s action"), subject=hide("an audit’s subject"), note=hide("an audit’s note")
    )
    assert AuditLine.objects.filter(user=by.user).exists()
    todo = {row.month: {"keys": [hide("a name that is being erased")], "pieces": []}}
    address, person = f"{hide('a last address')}@example.org", hide("who is being erased")
    Erasing.objects.get_or_create(person=person, defaults={"todo": todo, "address": address})
