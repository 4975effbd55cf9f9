"""A community with something of everything that is known of people and of the months ahead, and where it all stands."""

from __future__ import annotations

import datetime

from django.urls import reverse
from django.utils import timezone

from kindling.attendance.models import Attended
from kindling.conversations.actions import set_meeting_link
from kindling.conversations.facts import CreditFacts, QuestionFacts
from kindling.conversations.models import Conversation
from kindling.ground.signed_links import make_token
from kindling.invitations.actions import answer_invitation, fan_out_invitations, send_invitations
from kindling.mail.models import Message, State, StoppedAddress, Why
from kindling.people.actions import Asked, alias_for, ask_to_join
from kindling.people.letters.addresses import JOIN
from kindling.people.links import ANSWER, UNSUBSCRIBE, fresh_token, person_token
from kindling.people.models import Person, Purpose
from kindling.planning.actions import ProfileWords, add_topic, clone_hour, propose_profile, propose_topic, set_hour
from kindling.planning.links import speaker_token
from kindling.planning.models import Item, SaidBy, Speaking
from kindling.planning.queries import hour_of
from tests.factories.people import member
from tests.factories.site import ada, conversation
from tests.factories.speakers import INGRID, agreed, speaking

BEFORE, MONTH, AFTER = "2026-11", "2026-12", "2027-01"
LONG = "Oluwaseun-Alexandrina Featherstonehaugh-Mbekianganyika"


def fill() -> dict[str, str]:
    """Makes all of it; answers the addresses of the pages by their names."""
    past, row = _months()
    ben, long, other = _members()
    led = _plans(row)
    _came(past, ben, long)
    _mails(row, ben)
    answer_invitation(person=long, conversation=row, answer="yes", how="by the link in a mail")
    return _member_pages(ben, long) | _desk_pages(led, other)


def _months() -> tuple[Conversation, Conversation]:
    past = conversation(BEFORE, title="Small repairs", day=datetime.date(2026, 11, 5))
    row = conversation(
        MONTH,
        title="Rest on the ward, and what it asks of everybody who plans it",
        day=datetime.date(2026, 12, 17),
        credits=(CreditFacts(name="Pia Lund", role="host"),),
        questions=(QuestionFacts(text="When did rest help you to be kind?"),),
    )
    set_meeting_link(by=ada(), conversation=row, url="https://meet.example.org/kettle", note="The pin is 4711.")
    for one in (past, row):
        set_hour(by=ada(), conversation=one, slots=hour_of(one).slots)
    clone_hour(by=ada(), conversation=row, source=past)
    return past, row


def _members() -> tuple[Person, Person, Person]:
    ben = member("Ben Carter", zone="Africa/Lagos", place="Lagos", role="porter")
    long = member(LONG, email=f"{LONG.casefold().replace(' ', '.')[:60]}@example.org", place="Llanfairpwllgwyngyll")
    return ben, long, member("Ben Carter", email="ben.carter@example.net", place="Leeds")


def _plans(row: Conversation) -> Speaking:
    led = agreed(row, INGRID, Item.QUOTES, no=(Item.RECORDING,))
    words = ProfileWords("Ingrid Solheim", role="midwife", bio="I count pauses.")
    propose_profile(speaking=led, said_by=SaidBy.SPEAKER, words=words)
    speaking()
    add_topic(by=ada(), title="Kindness by night", about="When nobody watches.", name="Ben", named=True)
    propose_topic(title="Letters home", name="Mio")
    return led


def _came(past: Conversation, ben: Person, long: Person) -> None:
    """Ben, whom his alias knows; two names that may be somebody's."""
    for name, person in (("Ben Carter", ben), ("Oluwaseun F.", None), (long.name, long), ("iPhone", None)):
        alias = alias_for(name=name)
        alias.person, alias.settled_at = person, timezone.now() if person else None
        alias.save()
        Attended.objects.create(conversation=past, alias=alias, seconds=3000)


def _mails(row: Conversation, ben: Person) -> None:
    send_invitations(by=ada(), conversation=row, at_once=True)
    fan_out_invitations(conversation=row)
    failed = Message.objects.filter(person=ben.uid)
    failed.update(state=State.FAILED, reason="The server said: no such mailbox.", done_at=timezone.now())
    StoppedAddress.objects.create(address="tom@example.org", why=Why.BOUNCED, told="550 No such user")


def _member_pages(ben: Person, long: Person) -> dict[str, str]:
    asked = ask_to_join(asked=Asked(name="Wren Lowe", email="wren@example.org"), network="here")
    mine, come = [fresh_token(ben)], [person_token(ANSWER, ben, MONTH)]
    parts = ("", "-welcome", "-details", "-address", "-everything", "-links", "-leave", "-erase")
    return {
        "join": reverse("join"),
        "join-sent": f"{reverse('join-sent')}?to={make_token('join-sent', asked)}",
        "join-confirm": reverse("join-confirm", args=[make_token(JOIN, asked)]),
        "closed": reverse("mine", args=["forged"]),
        "mine-ask": reverse("mine-ask"),
        "come": reverse("come", args=come),
        "come, answered": reverse("come", args=[person_token(ANSWER, long, MONTH)]),
        "come, over": reverse("come", args=[person_token(ANSWER, ben, BEFORE)]),
        "stop": reverse("unsubscribe", args=[person_token(UNSUBSCRIBE, ben, Purpose.REMINDERS)]),
        "topics": reverse("topics"),
        "topics-propose": reverse("topics-propose"),
    } | {f"mine{part}": reverse(f"mine{part}", args=mine) for part in parts}


def _desk_pages(led: Speaking, other: Person) -> dict[str, str]:
    speaker = [speaker_token(led)]
    months, plain = ("plan", "when", "invitations"), ("topics", "rhythm", "people", "names", "twins", "mail")
    return (
        {f"speaker{part}": reverse(f"speaker{part}", args=speaker) for part in ("", "-profile", "-deck", "-agreements")}
        | {f"desk-{name}": reverse(f"desk-{name}", args=[MONTH]) for name in months}
        | {f"desk-{name}": reverse(f"desk-{name}") for name in plain}
        | {
            "desk-speaker": reverse("desk-speaker", args=[led.uid]),
            "desk-person": reverse("desk-person", args=[other.uid]),
            "desk-attendance": reverse("desk-attendance", args=[BEFORE]),
        }
    )
