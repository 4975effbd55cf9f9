"""Who the demonstration's community is: invented members, names partly settled, and a month to come that is planned."""

from __future__ import annotations

from importlib.resources import files

from kindling.cli.import_.table import table
from kindling.conversations.actions import set_meeting_link
from kindling.conversations.intake.dates import date_of
from kindling.conversations.models import Conversation
from kindling.ground.actors import Actor
from kindling.harvest.export import Export
from kindling.people.actions import import_members, invite_listed, settle_aliases
from kindling.people.actions.lists import ListStatement
from kindling.people.listing import read_list
from kindling.people.queries import proposals
from kindling.planning.actions import SpeakerFacts, add_speaking, add_topic, set_hour, settle_topic, stage_speaking
from kindling.planning.hour import Slot
from kindling.planning.models import Part, Stage, TopicStatus

WORDING = "I would like to be invited each month, and to hear what came of it."

NEXT = "2026-12"
"""The month that is planned."""

LEFT_OPEN = 3
"""Names that are sure and stay open all the same, so that there is something to settle."""

HOUR = (
    Slot(Part.WELCOME, "Welcome, and why we are here", 5, "Freya"),
    Slot(Part.TALK, "Two who stayed", 25, "Ingvild and Tunde"),
    Slot(Part.GROUPS, "Small groups talk about the question", 15, "Linnea"),
    Slot(Part.SHARE_BACK, "Groups share back", 10, "Freya"),
    Slot(Part.CLOSE, "Closing words, and what comes next", 5),
)
"""One part has nobody yet: a plan that lacks something shows what it lacks."""


def gather_people(*, by: Actor) -> None:
    """Brings in two lists, invites the people of the first, and says of most names whose they are. Mails nobody."""
    _bring(by, "members.csv", "the form on the old site")
    invite_listed(by=by, month=NEXT)
    _bring(by, "waiting.csv", "a sheet of paper at a conference")
    sure = [one for one in proposals() if one.sure]
    settle_aliases(by=by, people={one.alias.pk: one.sure.person for one in sure[LEFT_OPEN:] if one.sure})


def plan_next(*, by: Actor) -> None:
    """Plans the month to come: two speakers, a run of the hour, where it meets, and topics for later."""
    conversation = Conversation.objects.select_related("series").get(month=NEXT)
    for name, email in (("Ingvild Aasen", "ingvild@aasen.example"), ("Tunde Bakare-Jones", "tunde@bakare.example")):
        row = add_speaking(by=by, facts=SpeakerFacts(name, email), conversation=conversation)
        stage_speaking(by=by, speaking=row, stage=Stage.AGREED, conversation=conversation)
    add_speaking(by=by, facts=SpeakerFacts("Mahalia Brandt", about="Runs a choir on a ward in Windhoek"))
    set_hour(by=by, conversation=conversation, slots=HOUR)
    set_meeting_link(by=by, conversation=conversation, url="https://meet.example.org/kindness", note="")
    staying = add_topic(by=by, title="Staying when there is nothing to do")
    settle_topic(by=by, topic=staying, status=TopicStatus.PLANNED, conversation=conversation)
    add_topic(by=by, title="Kindness at night", about="Wards sound different at three in the morning.")
    singing = add_topic(by=by, title="Singing on a ward")
    settle_topic(by=by, topic=singing, status=TopicStatus.CONSIDERED)


def _bring(by: Actor, name: str, where: str) -> None:
    lines = table(Export((files(__package__) / name).read_bytes()))
    import_members(by=by, told=read_list(lines, day_of=date_of), statement=ListStatement(WORDING, where=where))
