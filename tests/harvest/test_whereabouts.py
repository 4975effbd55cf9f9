import pytest

from kindling.harvest.records import ChatLine, Presence, Span, SpokenLine
from kindling.harvest.whereabouts import Proposal, Whereabouts, certain, privacy_floor, propose
from kindling.kernel.places import Ambiguous, Found, Place, look_up
from tests.harvest.greetings import LINES


def place(words: str) -> Place:
    answer = look_up(words)
    assert isinstance(answer, Found)
    return answer.place


def line(text: str, *, name: str = "Ada Fenwick", room: str = "", at: int = 1) -> ChatLine:
    return ChatLine(Span(at, at), 0.0, name, text, room=room)


def proposed(text: str) -> list[str]:
    """The labels proposed from one message; those to be asked with a question mark before."""
    return [
        proposal.found.place.label if isinstance(proposal.found, Found) else f"? {proposal.found.candidates[0].label}"
        for proposal in propose([line(text)], [])
    ]


def shown(accepted: list[Whereabouts], *, as_written: bool = True) -> list[tuple[str, int]]:
    return [(where.label, people) for where, people in privacy_floor(accepted, as_written=as_written)]


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("hello from Doncaster", "Doncaster, England"),
        ("Hi all, Karen here from Jönköping Sweden", "Jönköping, Sweden"),
        ("joining from Cape Town 🇿🇦", "Cape Town, South Africa"),
        ("Morning from a rainy Leeds!", "Leeds, England"),
        ("greetings from the Philippines", "Philippines"),
        ("Bom dia de Lisboa", "Lisbon, Portugal"),
        ("Saludos desde México", "Mexico"),
        ("Bonjour de Lyon", "Lyon, France"),
        ("Hallo aus München", "Munich, Germany"),
        ("Hej från Malmö", "Malmö, Sweden"),
        ("Good evening from Nairobi, Kenya 🇰🇪", "Nairobi, Kenya"),
        ("Hello everyone, greetings from Accra, Ghana. So glad to be here", "Accra, Ghana"),
        ("Hi everyone, I'm Ana from Porto, Portugal", "Porto, Portugal"),
        ("hi from leeds uk", "Leeds, England"),
        ("hi from the uk", "UK"),
        ("I am based in Wellington New Zealand", "Wellington, New Zealand"),
        ("Hello from Leeds, so happy to see you", "Leeds, England"),
        ("Hi from Portland, OR!", "Portland, Oregon, USA"),
        ("Hello from St. Albans, Hertfordshire", "St Albans, England"),
        ("Hi from sunny Spain where it is hot", "Spain"),
        ("Hi, originally from Ghana but joining from Leeds", "Leeds, England"),
        ("Leeds, UK", "Leeds, England"),
        ("From Cork, Ireland.", "Cork, Ireland"),
    ],
)
def test_greeting_proposes_its_place(text: str, label: str) -> None:
    assert proposed(text) == [label]


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("hello from Cambridge", "? Cambridge, England"),
        ("Hello from Newport, UK", "? Newport, Wales"),
        ("Hello from Perth, lovely to be here", "? Perth, Western Australia"),
        ("Hello from Newquay", "? Newquay, England"),
        ("Hello from Cambridge, Newport", "? Cambridge, England"),
    ],
)
def test_place_that_may_be_another_is_asked(text: str, label: str) -> None:
    assert [words[: len(label)] for words in proposed(text)] == [label]


@pytest.mark.parametrize(
    "text",
    [
        "a quote from West",
        "speaking from experience",
        "from the chat",
        "from Monday",
        "hello from me",
        "hello from us all",
        "hi from the team at Leeds Teaching Hospitals",
        "Hi from Leeds Teaching Hospitals",
        "Hi from Leeds University",
        "Hi from Leeds council",
        "Hello from home",
        "hi from nice people",
        "Hi all, here is the link from Oxford University Press",
        "Hello, I heard from London colleagues",
        "hi nice to hear from you",
        "Hello from Victoria in the office",
        "Good point from Chelsea",
        "I learned this from Florence Nightingale",
        "Hi everyone, apologies from Sofia",
        "Hello! Just back from Paris",
        "here from the start",
        "leeds, uk",
        "Thank you, everyone",
        "Hello all",
        "",
    ],
)
def test_other_words_propose_nothing(text: str) -> None:
    assert proposed(text) == []


def test_own_name_is_no_place() -> None:
    assert propose([line("Hello from Victoria", name="Victoria Marsh")], []) == ()


def test_proposal_tells_who_and_where_it_stands() -> None:
    assert propose([line("Hi from Leeds!", at=7)], []) == (
        Proposal("Ada Fenwick", "Leeds", Found(place("Leeds")), Span(7, 7), public=True),
    )


def test_breakout_chat_is_not_public() -> None:
    (proposal,) = propose([line("Hi from Leeds", room="Room 2")], [])
    assert not proposal.public


def test_same_words_of_one_person_are_proposed_once() -> None:
    lines = [line("Hi from Leeds"), line("Hello from Leeds!", at=2), line("Hi from Leeds", name="Ben Okoro", at=3)]
    assert [proposal.raw_name for proposal in propose(lines, [])] == ["Ada Fenwick", "Ben Okoro"]


def test_spoken_lines_are_not_asked() -> None:
    assert propose([SpokenLine(Span(1, 1), 1, 0.0, 1.0, "Ada", "Hello from Leeds")], []) == ()


def test_registration_proposes_what_it_says_and_is_not_public() -> None:
    presences = [
        Presence(Span(4, 4), "Ada Fenwick", place="Leeds, UK"),
        Presence(Span(5, 5), "Ben Okoro", place="Cambridge"),
        Presence(Span(6, 6), "Cleo Marsh", place="the moon base"),
        Presence(Span(7, 7), "Dev Nair"),
    ]
    found = propose([], presences)
    assert [(one.raw_name, one.words, type(one.found), one.public) for one in found] == [
        ("Ada Fenwick", "Leeds, UK", Found, False),
        ("Ben Okoro", "Cambridge", Ambiguous, False),
    ]


def test_only_what_is_certain_needs_no_question() -> None:
    proposals = propose([line("Hi from Leeds"), line("Hi from Cambridge", name="Ben Okoro")], [])
    assert certain(proposals) == (Whereabouts("Ada Fenwick", place("Leeds"), public=True),)


def test_place_of_one_registered_person_shows_as_its_region() -> None:
    leaky = [Whereabouts("Ada Fenwick", place("Doncaster"))]
    assert shown(leaky) == [("South Yorkshire, England", 1)]


def test_place_written_in_the_public_chat_shows_as_written_only_where_that_is_allowed() -> None:
    said = [Whereabouts("Ada Fenwick", place("Doncaster"), public=True)]
    assert shown(said) == [("Doncaster, England", 1)]
    assert shown(said, as_written=False) == [("South Yorkshire, England", 1)]


def test_place_of_two_people_shows_as_itself() -> None:
    both = [Whereabouts("Ada Fenwick", place("Doncaster")), Whereabouts("Ben Okoro", place("Doncaster"))]
    assert shown(both) == [("Doncaster, England", 2)]


def test_one_person_said_twice_is_still_one_person() -> None:
    twice = [Whereabouts("Ada Fenwick", place("Doncaster")), Whereabouts("Ada Fenwick", place("Doncaster"))]
    assert shown(twice) == [("South Yorkshire, England", 1)]


def test_person_counts_where_they_were_first() -> None:
    moved = [Whereabouts("Ada Fenwick", place("Wales")), Whereabouts("Ada Fenwick", place("Doncaster"), public=True)]
    assert shown(moved) == [("Wales", 1)]


def test_lone_people_of_one_region_are_shown_together_and_the_most_first() -> None:
    alone = [
        Whereabouts("Ada Fenwick", place("Mexico")),
        Whereabouts("Ben Okoro", place("Doncaster")),
        Whereabouts("Cleo Marsh", place("Rotherham")),
        Whereabouts("Dev Nair", place("Kumasi")),
    ]
    assert shown(alone) == [("South Yorkshire, England", 2), ("Ashanti, Ghana", 1), ("Mexico", 1)]


def test_nobody_is_shown_nowhere() -> None:
    assert privacy_floor([]) == ()


def verdict(raw_name: str, text: str, wanted: str) -> str:
    """What became of a stranger's line."""
    found = propose([line(text, name=raw_name)], [])
    if not found or isinstance(found[0].found, Ambiguous):
        expected = wanted[0] == "?" or (not found and wanted == "-")
        return "right" if expected else "asked" if found else "missed"
    place = found[0].found.place
    name, _, country = wanted.lstrip("?").rpartition(",")
    is_it = place.country_code == country and place.label.startswith(name)
    return "right" if is_it else "wrong and sure"


def test_strangers_lines_are_right_and_none_is_wrong_and_sure() -> None:
    rows = [row.split(" | ") for row in LINES.strip().splitlines()]
    told = [(text, verdict(raw_name, text, wanted)) for raw_name, text, wanted in rows]
    assert [text for text, became in told if became == "wrong and sure"] == []
    assert sum(became == "right" for _, became in told) >= 0.95 * len(told)


def test_town_in_the_organisation_of_the_sender_is_still_a_place() -> None:
    shouted = line("hello from Doncaster", name="DUNSTAN, Karen (DONCASTER ROYAL HOSPITALS")
    dashed = line("Hi from Leeds", name="Priya Raman - Leeds Teaching Hospitals", at=2)
    assert [one.found for one in propose([shouted, dashed], [])] == [Found(place("Doncaster")), Found(place("Leeds"))]


def test_place_that_is_the_surname_of_the_sender_is_asked() -> None:
    said = [line("Hi from Hull", name="Dan Hull"), line("Hello from Cambridge", name="Cambridge, Ada", at=2)]
    assert [type(one.found) for one in propose(said, [])] == [Ambiguous, Ambiguous]


def test_sender_may_say_their_own_name_and_where_they_are() -> None:
    said = [line("hello everyone, jo in manchester", name="Jo"), line("Jo, Leeds, UK", name="Jo", at=2)]
    assert [one.words for one in propose(said, [])] == ["manchester", "Leeds, UK"]


def test_sender_without_a_name_is_read_too() -> None:
    assert [one.words for one in propose([line("Hi from Leeds", name="")], [])] == ["Leeds"]


def test_small_town_in_a_greeting_is_asked() -> None:
    assert proposed("Hello from Omagh") == ["? Omagh, Northern Ireland"]


def test_country_may_follow_with_in() -> None:
    assert proposed("Hello from Amman in Jordan") == ["Amman, Jordan"]
    assert proposed("Hello from Amman in Accounts") == []
