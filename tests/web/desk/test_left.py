"""What is left of a month, what is done, where it is, and how that is told: decided from its state alone."""

from __future__ import annotations

import datetime
from dataclasses import replace

from kindling.contributions.records import Progress
from kindling.web.desk.left import Left, State, done, left
from kindling.web.desk.strip import steps
from kindling.web.desk.telling import told

DAY = datetime.date(2020, 9, 17)
COMING = State("2026-12", coming=True)
HELD = State("2020-09", day=DAY, titled=True, speakers=1, recordings=1)
WORKED = replace(
    HELD,
    progress=Progress(files=4, read=3, refused=1),
    drafted=True,
    people=48,
    newcomers=7,
    pieces=16,
    cleared=14,
    unanswered=2,
    flags=3,
    suggestions=5,
    places=3,
)
PUBLISHED = replace(WORKED, flags=0, suggestions=0, places=0, unanswered=0, published=DAY, number=2)


def _left(state: State) -> list[str]:
    return [one.what for one in left(state)]


def _steps(state: State) -> list[str]:
    return [f"{step.name} {step.state} {step.words}".strip() for step in steps(state)]


def _told(state: State) -> list[str]:
    return ["".join(piece.words for piece in sentence) for sentence in told(state)]


def test_before_the_hour_a_month_wants_its_title_its_people_and_its_question() -> None:
    assert [(one.what, one.url_name, one.part) for one in left(COMING)] == [
        ("Give it a title", "desk-fact", "what"),
        ("Say who speaks", "desk-credits", ""),
        ("Find the question", "desk-fact", "questions"),
    ]
    assert left(replace(COMING, titled=True, speakers=1, questions=1)) == ()


def test_what_the_pages_round_a_month_leave_to_do_is_numbered_with_the_rest() -> None:
    agreed = Left(
        "Get the speaker’s agreement", "The recording waits for Ingrid.", "See the plan", "desk-plan", blocks=True
    )
    things = left(replace(HELD, recordings=1), (agreed,))
    assert [(one.what, one.sentence) for one in things][::2] == [
        ("Get the speaker’s agreement", "The recording waits for Ingrid."),
        ("Publish the pack", "Waits for 1 and 2."),
    ]
    assert "Invitations went out 17 September 2020" in done(replace(COMING, invited=DAY))


def test_after_the_hour_it_wants_its_files_first_of_all() -> None:
    assert [(one.what, one.sentence) for one in left(HELD)] == [
        ("Drop the files", "Chat, transcript, attendance, notes: whatever the platform left behind."),
        ("Publish the pack", "Waits for 1."),
    ]
    assert [one.button for one in left(HELD)] == ["Drop them", ""]
    assert left(replace(HELD, drafted=True))[-1].button == "Read it through"


def test_files_of_another_day_are_asked_about_and_block_nothing() -> None:
    state = replace(HELD, progress=Progress(files=2, read=2), drafted=True)
    assert next((one.what, one.sentence, one.blocks) for one in left(replace(state, other_days=1))) == (
        "Look whether one file belongs here",
        "It is of another day than this conversation.",
        False,
    )
    assert left(replace(state, other_days=2))[0].what == "Look whether two files belong here"
    assert left(replace(state, other_days=2))[-1].sentence == "Nothing blocks it."


def test_a_draft_that_is_due_is_told() -> None:
    state = replace(HELD, progress=Progress(files=2, read=2), due=True)
    assert _told(state)[-1] == "The draft is being made; it stands in a few seconds."
    again = _told(replace(state, drafted=True))[-1]
    assert again == "The draft is being brought up to date; it stands in a few seconds."
    assert left(state)[-1].sentence == "The draft is being made."


def test_what_a_worked_month_wants_stands_in_its_order_and_says_what_blocks() -> None:
    assert [(one.what, one.blocks, one.url_name) for one in left(replace(WORKED, recordings=0))] == [
        ("Look at one file", False, "desk-files"),
        ("Clear three flags", True, "desk-flags"),
        ("Look at five suggestions", True, "desk-pack"),
        ("Note what people answered about two pieces", False, "desk-consents"),
        ("Say where three people were", False, "desk-places"),
        ("Say where the recording is", False, "desk-fact"),
        ("Publish the pack", False, "desk-publish"),
    ]
    assert left(WORKED)[-1].sentence == "Waits for 2 and 3."


def test_several_that_block_are_listed() -> None:
    state = replace(WORKED, titled=False, failed="The storage is full.", cleared=0)
    assert left(state)[-1].sentence == "Waits for 1, 3, 4, 5 and 6."
    assert left(state)[2].sentence == "The storage is full."
    assert left(state)[5].sentence == "Nobody’s words are cleared yet; without a yes they are left out."


def test_one_of_a_kind_is_told_as_one() -> None:
    one = replace(WORKED, flags=1, suggestions=1, places=1, unanswered=1)
    assert [(thing.what, thing.button) for thing in left(one)[1:-1]] == [
        ("Clear one flag", "Clear it"),
        ("Look at one suggestion", "Look at it"),
        ("Note what people answered about one piece", "Note answers"),
        ("Say where one person was", "Say where"),
    ]


def test_where_nobody_could_read_any_file_publishing_waits_for_it() -> None:
    state = replace(HELD, progress=Progress(files=2, refused=2))
    assert [(one.what, one.blocks) for one in left(state)] == [("Look at two files", True), ("Publish the pack", False)]


def test_while_kindling_reads_publishing_waits() -> None:
    state = replace(HELD, progress=Progress(files=1, waiting=1))
    assert left(state)[-1].sentence == "Kindling is still reading."
    assert _told(state) == ["Nobody has said yet how many came.", "Kindling is reading what was dropped."]


def test_nothing_blocks_a_month_on_which_everything_was_decided() -> None:
    state = replace(PUBLISHED, published=None, progress=Progress(files=1, read=1))
    assert [(one.what, one.sentence) for one in left(state)] == [("Publish the pack", "Nothing blocks it.")]


def test_nothing_is_left_once_it_is_published_or_withdrawn_or_kept_elsewhere() -> None:
    settled = replace(PUBLISHED, progress=Progress(files=3, read=3), recordings=0, places=2)
    bare = replace(settled, progress=Progress())
    made_elsewhere = replace(WORKED, published=DAY, number=1, attached=True, speakers=0)
    called_off = replace(bare, off="The roads are closed.", titled=False)
    quiet = (settled, bare, replace(WORKED, withdrawn=True), made_elsewhere, called_off)
    assert [_left(state) for state in quiet] == [[], [], [], [], []]
    assert _left(replace(HELD, elsewhere=True)) == []


def test_what_publishing_passed_over_and_what_came_later_is_left_although_the_pack_is_out() -> None:
    state = replace(WORKED, published=DAY, number=1, speakers=0, other_days=1)
    asked = Left("Look whether the pack still shows it", "Ingrid said no.", "See", "desk-publish", published=True)
    around = (asked, replace(asked, what="Say how many came", published=False))
    assert [one.what for one in left(state, around)] == [
        "Say who spoke",
        "Look at one file",
        "Look whether one file belongs here",
        "Clear three flags",
        "Look at five suggestions",
        "Note what people answered about two pieces",
        "Look whether the pack still shows it",
    ]
    assert _left(replace(PUBLISHED, failed="The storage is full."))[-1] == "See why there is no draft"


def test_what_is_done_is_said_in_short_sentences() -> None:
    assert done(State("2020-09")) == ()
    assert done(replace(PUBLISHED, questions=1)) == (
        "It has a title",
        "The day is Thursday 17 September 2020",
        "One speaker is named",
        "One question is written down",
        "The people in the room are counted",
        "The newcomers are counted",
        "Three files are read",
        "The pack is drafted",
        "Every flag is cleared",
        "Every suggestion is looked at",
        "Every place is said",
        "14 pieces are cleared",
        "The recording has its place",
        "Edition 2 is published, 17 September 2020",
    )


def test_the_strip_says_where_the_month_is() -> None:
    assert _steps(COMING) == [
        "Plan here We are here",
        "Invite ahead",
        "Converse ahead",
        "Harvest ahead",
        "Ask ahead",
        "Publish ahead",
    ]
    planned = replace(COMING, titled=True, speakers=1, day=DAY)
    assert _steps(planned)[:3] == ["Plan done", "Invite here We are here", "Converse ahead 17 September 2020"]
    assert _steps(replace(planned, unready=True))[0] == "Plan here We are here"
    assert _steps(replace(planned, invited=DAY, comers=12))[:3] == [
        "Plan done",
        "Invite done 12 come",
        "Converse here We are here, 17 September 2020",
    ]
    assert _steps(replace(WORKED, invited=DAY))[1] == "Invite done 17 September 2020"
    assert _steps(WORKED) == [
        "Plan done",
        "Invite done",
        "Converse done 17 September 2020",
        "Harvest here We are here, 4 files",
        "Ask ahead 14 of 16 cleared",
        "Publish ahead",
    ]
    assert _steps(replace(WORKED, flags=0, suggestions=0))[3:] == [
        "Harvest done 4 files",
        "Ask here We are here, 14 of 16 cleared",
        "Publish ahead",
    ]
    assert _steps(replace(PUBLISHED, published=None))[-1] == "Publish here We are here"
    assert _steps(PUBLISHED)[-1] == "Publish done 17 September 2020"
    assert {_steps(replace(PUBLISHED, **late))[3] for late in ({"flags": 1}, {"suggestions": 1}, {"due": True})} == {
        "Harvest here We are here, 4 files"
    }
    assert _steps(replace(PUBLISHED, flags=1, unanswered=2))[4:] == [
        "Ask done 14 of 16 cleared",
        "Publish done 17 September 2020",
    ]


def test_an_hour_that_was_held_without_a_title_is_not_planned_again() -> None:
    assert _steps(State("2020-09", progress=Progress(files=1, read=1)))[:4] == [
        "Plan done",
        "Invite done",
        "Converse done",
        "Harvest here We are here, 1 file",
    ]


def test_what_is_withdrawn_or_kept_elsewhere_has_come_its_whole_way() -> None:
    assert _steps(replace(WORKED, withdrawn=True))[-1] == "Publish done Withdrawn"
    assert _steps(replace(WORKED, published=DAY, attached=True))[3] == "Harvest done 4 files"
    assert _steps(replace(HELD, elsewhere=True))[3:] == ["Harvest done", "Ask done", "Publish done Kept elsewhere"]


def test_a_month_is_told_in_sentences_whose_figures_lead_on() -> None:
    assert _told(WORKED) == ["48 people came, 7 of them new.", "14 of 16 pieces are cleared; two need you."]
    assert _told(replace(WORKED, people=1, newcomers=None, or_more=True, pieces=1, cleared=1, unanswered=0)) == [
        "At least 1 person came.",
        "1 of 1 piece is cleared.",
    ]
    assert _told(replace(WORKED, unanswered=1))[1] == "14 of 16 pieces are cleared; one needs you."
    assert _told(replace(WORKED, by_files=True))[0] == "48 people came, 7 of them new, as the files tell."
    assert _told(HELD) == ["Nobody has said yet how many came."]
    assert _told(COMING) == ["Nobody has said on which day it will be."]
    coming = replace(COMING, day=DAY)
    assert _told(coming) == ["The hour is on Thursday 17 September 2020."]
    assert [_told(replace(coming, invited=DAY, comers=count)) for count in (1, 36)] == [
        ["The hour is on Thursday 17 September 2020; 1 person says they come."],
        ["The hour is on Thursday 17 September 2020; 36 people say they come."],
    ]
    assert [piece.url_name for piece in told(WORKED)[1]] == ["desk-consents", ""]
