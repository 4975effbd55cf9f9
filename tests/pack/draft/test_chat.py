import pytest

from kindling.harvest.records import SpokenLine
from kindling.pack.draft import ChatPick, chat_picks
from kindling.pack.draft.chat import substance_of
from tests.factories.hour import chat, spoken

PORTER = "Our porter sings to every child on the way to theatre."
SIGNS = "Rewriting the signs with families would change the whole corridor."
KETTLE = "A kettle in the staff room did more than any poster campaign."


@pytest.mark.parametrize(
    "text",
    [
        "Hi from Doncaster, lovely to be here with all of you tonight",
        "Good evening everyone from a rainy Leeds and the whole ward team",
        "Thank you so much Ada for such a wonderful and generous talk",
        "https://example.org/a-long-report-about-waiting-rooms",
        "Ben I think you're on mute, can you hear us in the room?",
        "Sorry, I have to leave for another clinic now",
        "👏👏👏",
        "So true!",
        "it is what it is and that was that",
    ],
)
def test_greetings_thanks_links_and_logistics_are_never_picked(text: str) -> None:
    assert chat_picks(chat(("Ada", text), reactions=(9,))) == ()


def test_greeting_before_something_of_substance_is_only_taken_off() -> None:
    assert substance_of(f"Hello from Leeds! {PORTER}") == PORTER


def test_reactions_and_replies_bring_a_message_to_the_front() -> None:
    lines = chat(
        ("Ada", PORTER),
        ("Ben", SIGNS),
        ("Cleo", KETTLE),
        ("Dilip", "Yes"),
        reactions=(0, 5),
        replies=(None,) * 3 + (3,),
    )
    picks = chat_picks(lines)
    assert [pick.ordinal for pick in picks] == [2, 3, 1]
    assert picks[0].why == "5 people reacted to it and it says something of substance."
    assert picks[1].why == "1 message answers it and it says something of substance."


def test_picks_are_spread_over_people_and_three_at_most_of_one() -> None:
    own = (
        ("Ada", "Cards made the older patients talk to us again on Fridays."),
        ("Ada", "Nobody had offered my night staff a chair since winter."),
        ("Ada", "Our receptionist learned forty names within her first month."),
        ("Ada", "I would paint the corridor yellow before buying another screen."),
        ("Ada", "We let mothers choose which nurse weighs the baby."),
    )
    picks = chat_picks(chat(*own, ("Ben", SIGNS)))
    names = ["Ada"] * 5 + ["Ben"]
    assert [names[pick.ordinal - 1] for pick in picks][1] == "Ben"
    assert len(picks) == 4


def test_same_thing_said_again_is_picked_once() -> None:
    assert [pick.ordinal for pick in chat_picks(chat(("Ada", PORTER), ("Ben", PORTER)))] == [1]


def test_no_more_than_asked_for() -> None:
    assert len(chat_picks(chat(("Ada", PORTER), ("Ben", SIGNS)), limit=1)) == 1


def test_ordinals_count_all_lines_and_speech_is_passed_over() -> None:
    lines: list[SpokenLine] = list(spoken(("Ada", SIGNS)))
    picks = chat_picks([*lines, *chat(("Ben", PORTER))])
    assert [pick.ordinal for pick in picks] == [2]


def test_pick_says_how_much_it_weighs_and_why() -> None:
    assert chat_picks(chat(("Ben", "What would you ask families to write on their signs?"))) == (
        ChatPick(1, 0.342, "It says something of substance and it asks the others something."),
    )
