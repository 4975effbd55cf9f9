"""What the mails about a conversation say, and to whom they say nothing any more."""

from __future__ import annotations

import datetime
from typing import Any

import pytest
from icalendar import Calendar

from kindling.conversations.actions import (
    cancel_conversation,
    describe_conversation,
    move_conversation,
    restore_month,
    set_meeting_link,
)
from kindling.conversations.facts import CreditFacts, QuestionFacts
from kindling.conversations.meeting import go_url
from kindling.conversations.models import Conversation
from kindling.invitations import actions
from kindling.invitations.letters import invitation
from kindling.invitations.letters.kinds import KINDS
from kindling.invitations.models import Answer, InvitationPlan
from kindling.mail.house import current_house
from kindling.mail.kinds import Due, NotNow, kind_of
from kindling.mail.letters import Attachment, Button, Facts, Letter, Paragraph, Quotation
from kindling.mail.models import Message, State
from kindling.mail.render import rendered
from kindling.people.links import UNSUBSCRIBE, person_behind
from kindling.people.models import Person
from tests.factories.accounts import ada
from tests.invitations.cast import BEGINS, INVITED, MONTH, clock_at, go_on, member, month, says

pytestmark = pytest.mark.django_db

MINUTE, HOUR, DAY = datetime.timedelta(minutes=1), datetime.timedelta(hours=1), datetime.timedelta(days=1)
ROOM = "https://meet.example.org/kettle"


def letter(kind: str, person: Person, at: datetime.datetime = INVITED) -> Letter:
    """The latest message of a kind to somebody, as it would be written at that moment."""
    row = Message.objects.filter(kind=kind, person=person.uid).latest("pk")
    found = kind_of(kind)
    assert found
    with clock_at(at):
        return found.write(Due(row.reference, row.address, row.person, row.data, row.due_at))


def not_now(kind: str, person: Person, at: datetime.datetime = INVITED) -> str:
    with pytest.raises(NotNow) as told:
        letter(kind, person, at)
    return str(told.value)


def arrive(at: datetime.datetime) -> None:
    Message.objects.filter(state=State.DUE).update(state=State.SENT, done_at=at)


def event(attachment: Attachment) -> Any:
    return Calendar.from_ical(attachment.data)


def buttons(told: Letter) -> list[tuple[str, str]]:
    return [(one.label, one.url) for one in told.blocks if isinstance(one, Button)]


def test_invitation_says_who_speaks_about_what_and_when_by_both_clocks() -> None:
    ben, row = member(zone="Africa/Lagos"), month()
    go_on(INVITED)
    told = letter("invitation", ben)
    come = buttons(told)[0][1].partition("?")[0]
    assert (told.subject, told.preview) == (
        "The courage to pause: Thursday 17 December",
        "With Ingrid Solheim, midwife. Will you come?",
    )
    assert told.blocks[:7] == (
        Paragraph("Hello Ben Okoro,"),
        Paragraph("you are invited to our next conversation."),
        Paragraph("With Ingrid Solheim, midwife."),
        Quotation("When did a pause help you?"),
        Facts(
            (
                ("Where you are, in Lagos", "Thursday 17 December 2026, 19:00 to 20:00"),
                ("In London", "Thursday 17 December 2026, 18:00 to 19:00"),
            )
        ),
        Button("I will come", f"{come}?answer=yes"),
        Button("I cannot come", f"{come}?answer=no", quiet=True),
    )
    assert ("/stop/" in told.unsubscribe, "/me/" in told.mine) == (True, True)
    assert go_url(row) not in rendered(told, current_house()).text


def test_invitation_brings_a_calendar_entry_with_both_links() -> None:
    ben, row = member(), month()
    with clock_at(INVITED - DAY):
        set_meeting_link(by=ada(), conversation=row, url=ROOM, note="PIN 1234")
    go_on(INVITED)
    (entry,) = letter("invitation", ben).attachments
    calendar = event(entry)
    found = calendar.events[0]
    assert (entry.name, entry.media_type, entry.method, calendar["METHOD"]) == (
        "invite.ics",
        "text/calendar",
        "REQUEST",
        "REQUEST",
    )
    assert (found["UID"], found["SEQUENCE"], found.start) == (f"{MONTH}@localhost:8000", 1, BEGINS)
    assert found["ATTENDEE"] == f"mailto:{ben.addresses.get().email}"
    assert [one in str(found["DESCRIPTION"]) for one in (go_url(row), ROOM, "PIN 1234")] == [True] * 3


def test_month_of_which_little_is_known_is_told_by_its_series() -> None:
    ben = member()
    month(title="", credits=(CreditFacts(name="Ada Brennan", role="host"),), questions=())
    go_on(INVITED)
    told = letter("invitation", ben)
    assert told.subject == "Conversations by the kettle, December 2026: Thursday 17 December"
    assert told.blocks[2:4] == (
        Paragraph("Hosted by Ada Brennan."),
        Facts((("In London", "Thursday 17 December 2026, 18:00 to 19:00"),)),
    )
    Conversation.objects.get().credits.all().delete()
    assert letter("invitation", ben).preview == "Will you come?"


def test_question_is_told_with_who_posed_it() -> None:
    ben = member()
    month(questions=(QuestionFacts(text="Who looked after you?", posed_by="Tom Vale"),))
    go_on(INVITED)
    assert Quotation("Who looked after you?", "Tom Vale") in letter("invitation", ben).blocks


def test_line_of_a_steward_stands_on_top_of_invitation_and_week() -> None:
    ben, row = member(), month()
    with clock_at(INVITED):
        actions.write_line(by=ada(), conversation=row, line="Bring a cup of tea.")
    go_on(INVITED)
    go_on(BEGINS - 7 * DAY)
    for kind in ("invitation", "reminder-week"):
        assert letter(kind, ben).blocks[1] == Paragraph("Bring a cup of tea.")


def test_week_asks_whoever_is_silent_and_asks_no_more_whoever_comes() -> None:
    ben, dita, row = member(), member("Dita Roe"), month()
    go_on(INVITED)
    says(ben, row, "yes")
    go_on(BEGINS - 7 * DAY)
    labels = [[label for label, _ in buttons(letter("reminder-week", one))] for one in (ben, dita)]
    assert labels == [["I need to cancel"], ["I will come", "I cannot come"]]


def test_hour_before_holds_the_way_in_twice_over() -> None:
    ben, row = member(zone="Africa/Lagos"), month()
    with clock_at(INVITED - DAY):
        set_meeting_link(by=ada(), conversation=row, url=ROOM, note="PIN 1234")
    go_on(INVITED)
    says(ben, row, "yes")
    go_on(BEGINS - HOUR)
    told = letter("reminder-hour", ben, BEGINS - HOUR)
    assert told.subject == "At 19:00: The courage to pause"
    assert buttons(told)[:2] == [("Come in", go_url(row)), ("Or straight to the meeting", ROOM)]
    assert Paragraph("PIN 1234") in told.blocks


def test_day_before_is_today_for_whoever_reads_it_late() -> None:
    ben, row = member(), month()
    go_on(INVITED)
    says(ben, row, "yes")
    go_on(BEGINS - DAY)
    times = (BEGINS - DAY, BEGINS - 14 * HOUR)
    subjects = [letter("reminder-day", ben, at).subject.partition(":")[0] for at in times]
    assert subjects == ["Tomorrow", "Today"]


def test_reminder_says_nothing_to_whoever_changed_their_mind_or_after_the_beginning() -> None:
    ben, row = member(), month()
    go_on(INVITED)
    says(ben, row, "yes")
    for at in (7 * DAY, DAY):
        go_on(BEGINS - at)
    assert not_now("reminder-day", ben, BEGINS) == "it has begun"
    says(ben, row, Answer.NO)
    assert not_now("reminder-week", ben) == "they have said that they cannot come"
    assert not_now("reminder-day", ben) == "they do not come"
    Conversation.objects.update(status="cancelled", reason="Our speaker is ill.")
    assert not_now("reminder-week", ben) == "it does not take place"
    assert not_now("invitation", ben) == "it does not take place"
    Conversation.objects.update(day=None)
    assert not_now("invitation", ben) == "nobody knows when it is"


def test_reminder_of_another_time_says_nothing() -> None:
    ben, row = member(), month()
    go_on(INVITED)
    go_on(BEGINS - 7 * DAY)
    with clock_at(BEGINS - 7 * DAY):
        move_conversation(by=ada(), conversation=row, day=datetime.date(2026, 12, 22))
    assert not_now("reminder-week", ben) == "it was moved, and the reminder moves with it"


def moved(row: Conversation, day: int, at: datetime.datetime, reason: str = "") -> None:
    with clock_at(at):
        move_conversation(by=ada(), conversation=row, day=datetime.date(2026, 12, day), reason=reason)


def ends(told: Letter) -> tuple[str, ...]:
    """The lists that the link at the foot of a letter ends."""
    found = person_behind(UNSUBSCRIBE, told.unsubscribe.rstrip("/").rpartition("/")[2])
    assert found
    return found[1]


def test_one_click_ends_every_list_for_which_a_mail_comes() -> None:
    ben, cleo, row = member(), member("Cleo Marsh", reminders=False), month()
    go_on(INVITED)
    arrive(INVITED)
    moved(row, 22, INVITED + DAY)
    at = INVITED + DAY + HOUR
    go_on(at)
    found = [ends(letter(*one)) for one in (("invitation", ben, at), ("change", ben, at), ("change", cleo, at))]
    assert found == [("invitation",), ("invitation", "reminders"), ("invitation",)]


def test_move_tells_the_new_time_the_old_one_and_why_and_updates_the_calendar() -> None:
    ben, row = member(), month()
    go_on(INVITED)
    arrive(INVITED)
    moved(row, 22, INVITED + DAY, "Our speaker is on call that night.")
    go_on(INVITED + DAY + HOUR)
    told = letter("change", ben, INVITED + DAY + HOUR)
    assert told.blocks[1:4] == (
        Paragraph("our conversation is moved to Tuesday 22 December."),
        Paragraph("Our speaker is on call that night."),
        Facts(
            (
                ("In London", "Tuesday 22 December 2026, 18:00 to 19:00"),
                ("Not any more", "Thursday 17 December 2026, 18:00 to 19:00"),
            )
        ),
    )
    found = event(told.attachments[0]).events[0]
    assert (found["UID"], found["SEQUENCE"], found.start) == (f"{MONTH}@localhost:8000", 1, BEGINS + 5 * DAY)


def test_move_names_what_its_reader_was_told_last_and_no_day_that_was_told_to_nobody() -> None:
    ben, row = member(), month()
    go_on(INVITED)
    arrive(INVITED)
    moved(row, 22, INVITED + DAY)
    go_on(INVITED + DAY + HOUR)  # queued, and taken back before it was sent
    moved(row, 21, INVITED + DAY + 2 * HOUR)
    go_on(INVITED + DAY + 3 * HOUR)
    at = INVITED + DAY + 3 * HOUR
    assert last_row(letter("change", ben, at)) == ("Not any more", "Thursday 17 December 2026, 18:00 to 19:00")
    arrive(at)
    moved(row, 24, INVITED + 2 * DAY)
    go_on(INVITED + 2 * DAY + HOUR)
    told = letter("change", ben, INVITED + 2 * DAY + HOUR)
    assert last_row(told) == ("Not any more", "Monday 21 December 2026, 18:00 to 19:00")


def test_move_to_a_day_that_is_over_is_told_to_nobody_and_compared_with_by_nothing() -> None:
    ben, row = member(), month()
    go_on(INVITED)
    arrive(INVITED)
    late = BEGINS - DAY
    for day in (10, 23):
        with clock_at(late):
            describe_conversation(
                by=ada(), conversation=row, title=row.title, day=datetime.date(2026, 12, day), format="", summary=""
            )
        go_on(late + HOUR)
    told = letter("change-now", ben, late + HOUR)
    assert told.subject == "Moved to Wednesday 23 December: The courage to pause"
    assert last_row(told) == ("Not any more", "Thursday 17 December 2026, 18:00 to 19:00")


def test_reminder_that_reached_somebody_is_what_they_were_told_last() -> None:
    ben, row = member(), month()
    go_on(INVITED)
    arrive(INVITED)
    for day in (22, 17):
        moved(row, day, INVITED + DAY)
    go_on(BEGINS - 7 * DAY)
    arrive(BEGINS - 7 * DAY)
    moved(row, 21, BEGINS - 6 * DAY)
    go_on(BEGINS - 5 * DAY)
    told = letter("change", ben, BEGINS - 5 * DAY)
    assert told.subject == "Moved to Monday 21 December: The courage to pause"
    assert last_row(told) == ("Not any more", "Thursday 17 December 2026, 18:00 to 19:00")


def last_row(told: Letter) -> tuple[str, str]:
    """The last line of the facts of a letter."""
    return next(one for one in told.blocks if isinstance(one, Facts)).rows[-1]


@pytest.mark.parametrize(
    ("zone", "hour", "ends", "subject", "sentence"),
    [
        (
            "Africa/Lagos",
            19,
            20,
            "Now 20:00 to 21:00 on Thursday 17 December: The courage to pause",
            "our conversation on Thursday 17 December is at another hour: 20:00 to 21:00.",
        ),
        (
            "",
            18,
            20,
            "Now 18:00 to 20:00 on Thursday 17 December: The courage to pause",
            "our conversation on Thursday 17 December is at another hour: 18:00 to 20:00.",
        ),
        (
            "Australia/Sydney",
            11,
            12,
            "Moved to Thursday 17 December: The courage to pause",
            "our conversation is moved to Thursday 17 December.",
        ),
    ],
)
def test_other_hour_of_the_same_day_is_named_by_the_readers_clocks(
    zone: str, hour: int, ends: int, subject: str, sentence: str
) -> None:
    ben, row = member(zone=zone), month()
    go_on(INVITED)
    arrive(INVITED)
    with clock_at(INVITED + DAY):
        starts, until = datetime.time(hour), datetime.time(ends)
        move_conversation(by=ada(), conversation=row, day=BEGINS.date(), starts=starts, ends=until, reason="So.")
    go_on(INVITED + DAY + HOUR)
    told = letter("change", ben, INVITED + DAY + HOUR)
    assert told.subject == subject
    assert told.blocks[1:3] == (Paragraph(sentence), Paragraph("So."))
    assert last_row(told)[0] == "Not any more"


@pytest.mark.parametrize(("answer", "asked"), [("no", True), ("yes", False)])
def test_move_asks_again_whoever_could_not_come_at_the_other_time(answer: str, asked: bool) -> None:
    ben, row = member(), month()
    go_on(INVITED)
    arrive(INVITED)
    says(ben, row, answer)
    moved(row, 22, INVITED + DAY)
    go_on(INVITED + DAY + HOUR)
    told = letter("change", ben, INVITED + DAY + HOUR)
    words = "You could not come at the other time. Perhaps this one suits you better?"
    assert (Paragraph(words) in told.blocks) == asked
    assert [label for label, _ in buttons(told)] == ["I will come", "I cannot come"]
    kept = event(told.attachments[0]).events[0]["ATTENDEE"].params["PARTSTAT"]
    assert kept == ("NEEDS-ACTION" if asked else "ACCEPTED")


def test_change_names_no_day_that_its_reader_was_never_told() -> None:
    ben, row = member(), month()
    go_on(INVITED)
    arrive(INVITED)
    moved(row, 24, INVITED + DAY)
    cleo = member("Cleo Marsh", joined_at=INVITED + DAY)
    Message.objects.create(
        kind="invitation",
        person=cleo.uid,
        reference=MONTH,
        key="late",
        address="cleo@example.org",
        due_at=INVITED,
        expires_at=BEGINS,
        state=State.SENT,
        done_at=INVITED + DAY + MINUTE,
    )
    with clock_at(INVITED + DAY + 2 * MINUTE):
        cancel_conversation(by=ada(), conversation=row, reason="By mistake.")
        restore_month(by=ada(), conversation=row)
    at = INVITED + DAY + HOUR
    go_on(at)
    told = letter("change", cleo, at)
    assert told.subject == "It takes place on Thursday 24 December: The courage to pause"
    assert Facts((("In London", "Thursday 24 December 2026, 18:00 to 19:00"),)) in told.blocks
    words = rendered(told, current_house()).text
    assert ("Not any more" in words, "17" in words.partition("You get this mail")[0]) == (False, False)
    assert letter("change", ben, at).subject == "Moved to Thursday 24 December: The courage to pause"


def test_month_back_on_after_everybody_heard_that_it_was_cancelled_says_so() -> None:
    ben, row = member(), month()
    go_on(INVITED)
    arrive(INVITED)
    with clock_at(INVITED + DAY):
        cancel_conversation(by=ada(), conversation=row, reason="Snow.")
    go_on(INVITED + DAY + HOUR)
    arrive(INVITED + DAY + HOUR)
    with clock_at(INVITED + 2 * DAY):
        restore_month(by=ada(), conversation=row)
    go_on(INVITED + 2 * DAY + HOUR)
    told = letter("change", ben, INVITED + 2 * DAY + HOUR)
    assert told.subject == "It takes place: The courage to pause, Thursday 17 December"


def test_steward_reads_the_real_invitation_with_links_that_change_nothing() -> None:
    row = month()
    InvitationPlan.objects.create(conversation=row, line="Bring tea.")
    told = invitation.as_read_by(MONTH, name="Ada", address="ada@example.org")
    assert told.subject == "The courage to pause: Thursday 17 December"
    assert told.blocks[:2] == (Paragraph("Hello Ada,"), Paragraph("Bring tea."))
    ask = f"{current_house().url}/mine/"
    assert buttons(told) == [("I will come", f"{ask}?answer=yes"), ("I cannot come", f"{ask}?answer=no")]


def test_swapped_link_is_told_with_the_way_in_and_no_question() -> None:
    ben, row = member(), month()
    go_on(INVITED)
    arrive(INVITED)
    with clock_at(INVITED + DAY):
        set_meeting_link(by=ada(), conversation=row, url=ROOM)
    go_on(INVITED + DAY + HOUR)
    told = letter("change", ben, INVITED + DAY + HOUR)
    assert told.subject == "Another link: The courage to pause"
    assert buttons(told) == [("Come in", go_url(row)), ("Or straight to the meeting", ROOM)]


def test_change_says_nothing_once_it_is_over_changed_again_or_no_longer_so() -> None:
    ben, row = member(), month()
    go_on(INVITED)
    arrive(INVITED)
    moved(row, 22, INVITED + DAY)
    go_on(INVITED + DAY + HOUR)
    assert not_now("change", ben, BEGINS + 10 * DAY) == "it is over"
    moved(row, 21, INVITED + 2 * DAY)
    assert not_now("change", ben) == "it has changed again, and that is told instead"


def test_cancelling_takes_the_entry_out_says_why_and_when_we_meet_again() -> None:
    ben, row = member(), month()
    month(month="2027-01", title="Small repairs", day=datetime.date(2027, 1, 21))
    go_on(INVITED)
    arrive(INVITED)
    with clock_at(INVITED + DAY):
        cancel_conversation(by=ada(), conversation=row, reason="Our speaker is ill.")
    go_on(INVITED + DAY + HOUR)
    told = letter("cancelled", ben, INVITED + DAY + HOUR)
    assert told.subject == "Cancelled: The courage to pause, Thursday 17 December"
    assert Paragraph("Our speaker is ill.") in told.blocks
    assert Facts((("About", "Small repairs"), ("In London", "Thursday 21 January 2027, 18:00 to 19:00"))) in told.blocks
    calendar = event(told.attachments[0])
    assert (calendar["METHOD"], calendar.events[0]["STATUS"]) == ("CANCEL", "CANCELLED")
    Conversation.objects.filter(month=MONTH).update(status="planned", reason="")
    assert not_now("cancelled", ben) == "it takes place after all"
    says(ben, row, "no")
    assert not_now("cancelled", ben) == "they have said that they cannot come"


def test_cancelling_what_was_moved_and_told_to_nobody_names_the_hour_that_was_told() -> None:
    ben, abena, row = member(), member("Abena Owusu", zone="Pacific/Auckland"), month()
    go_on(INVITED)
    arrive(INVITED)
    sequence = row.sequence
    with clock_at(INVITED + DAY):
        times = datetime.time(8), datetime.time(9)
        move_conversation(by=ada(), conversation=row, day=datetime.date(2026, 12, 18), starts=times[0], ends=times[1])
    with clock_at(INVITED + DAY + 2 * MINUTE):
        cancel_conversation(by=ada(), conversation=row, reason="Our speaker is ill.")
    go_on(INVITED + DAY + HOUR)
    told = letter("cancelled", ben, INVITED + DAY + HOUR)
    assert told.subject == "Cancelled: The courage to pause, Thursday 17 December"
    assert Facts((("In London", "Thursday 17 December 2026, 18:00 to 19:00"),)) in told.blocks
    far = letter("cancelled", abena, INVITED + DAY + HOUR)
    assert far.subject == "Cancelled: The courage to pause, Friday 18 December"
    found = event(told.attachments[0]).events[0]
    assert (found["UID"], found["SEQUENCE"], found.start) == (f"{MONTH}@localhost:8000", sequence + 2, BEGINS)


def test_cancelling_names_the_hour_of_a_change_that_was_told() -> None:
    ben, row = member(), month()
    go_on(INVITED)
    arrive(INVITED)
    moved(row, 22, INVITED + DAY)
    go_on(INVITED + DAY + HOUR)
    arrive(INVITED + DAY + HOUR)
    with clock_at(INVITED + 2 * DAY):
        cancel_conversation(by=ada(), conversation=row, reason="Our speaker is ill.")
    go_on(INVITED + 2 * DAY + HOUR)
    told = letter("cancelled", ben, INVITED + 2 * DAY + HOUR)
    assert told.subject == "Cancelled: The courage to pause, Tuesday 22 December"


def test_cancelling_a_far_month_tells_the_nearest_one_that_takes_place() -> None:
    ben = member()
    far = month(month="2027-01", day=datetime.date(2027, 1, 21))
    month(month="2027-02", day=datetime.date(2027, 2, 18))
    at = INVITED - 10 * DAY
    with clock_at(at):
        actions.send_invitations(by=ada(), conversation=far, at_once=True)
    go_on(at)
    arrive(at)
    month(title="Small repairs")
    with clock_at(at + HOUR):
        cancel_conversation(by=ada(), conversation=far, reason="Our speaker is ill.")
    go_on(at + 2 * HOUR)
    told = letter("cancelled", ben, at + 2 * HOUR)
    meets = Facts((("About", "Small repairs"), ("In London", "Thursday 17 December 2026, 18:00 to 19:00")))
    assert told.blocks[told.blocks.index(Paragraph("We meet again:")) + 1] == meets


def test_follow_up_says_nothing_of_what_did_not_take_place() -> None:
    ben, row = member(), month()
    actions.fan_out_follow_up(conversation=row, came=[ben.pk], with_pack=True, now=BEGINS + DAY)
    told = letter("follow-up-came", ben, BEGINS + DAY)
    assert buttons(told) == [("Read the pack", f"http://localhost:8000/conversations/{MONTH}/")]
    Conversation.objects.update(status="cancelled", reason="Our speaker is ill.")
    assert not_now("follow-up-came", ben) == "it did not take place"


def test_answer_stands_in_the_calendar_entry() -> None:
    ben, row = member(), month()
    go_on(INVITED)
    says(ben, row, "yes")
    (entry,) = letter("invitation", ben).attachments
    assert event(entry).events[0]["ATTENDEE"].params["PARTSTAT"] == "ACCEPTED"


@pytest.mark.parametrize("kind", [kind.name for kind in KINDS])
def test_every_kind_shows_the_desk_how_it_reads(kind: str) -> None:
    found = kind_of(kind)
    assert found
    made = rendered(found.example(), current_house())
    assert "The courage to pause" in made.text
    assert "Sunniva Holt" in made.html
