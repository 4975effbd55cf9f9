from __future__ import annotations

from datetime import datetime

from kindling.harvest.hour import ReadFile
from kindling.harvest.merge import merge
from kindling.harvest.people import Headcount, headcount, participants, united_minutes
from kindling.harvest.records import ChatLine, Harvest, Presence, Span, SpokenLine

HERE = Span(1, 1)


def at(hour: int, minute: int) -> datetime:
    return datetime(2026, 9, 17, hour, minute)  # noqa: DTZ001 - exports tell local time and no zone


def row(
    name: str,
    joined: datetime | None = None,
    left: datetime | None = None,
    *,
    email: str = "",
    minutes: float | None = None,
) -> Presence:
    return Presence(HERE, name, email, joined, left, minutes)


def report(*rows: Presence, name: str = "p.csv") -> ReadFile:
    return ReadFile(name, Harvest("zoom-attendance", 1.0, presences=rows))


def chat(*names: str, name: str = "c.txt") -> ReadFile:
    lines = tuple(ChatLine(HERE, 60.0 * n, who, f"line {n}") for n, who in enumerate(names))
    return ReadFile(name, Harvest("zoom-chat", 1.0, lines=lines))


def count(*files: ReadFile, earlier: tuple[ReadFile, ...] = ()) -> Headcount:
    hour = merge(files)
    return headcount(hour, participants(hour), earlier)


def test_two_devices_at_once_and_a_rejoin_are_one_person_with_united_minutes() -> None:
    rows = (
        row("Ada Brennan", at(18, 0), at(18, 30)),
        row("Ada Brennan", at(18, 20), at(18, 40)),
        row("Ada Brennan", at(18, 50), at(19, 0)),
        row("Ada Brennan", at(18, 55), at(18, 58)),
    )
    people = participants(merge([report(*rows)]))
    assert [(one.name.name, one.minutes, one.present) for one in people] == [("Ada Brennan", 50.0, True)]


def test_minutes_without_times_are_the_longest_figure_and_nobody_knows_none() -> None:
    assert united_minutes([row("Ada", minutes=12), row("Ada", minutes=40)]) == 40
    assert united_minutes([row("Ada")]) is None


def test_one_address_is_one_person_under_two_names() -> None:
    found = participants(
        merge([report(row("Ada B", email="ada@example.org"), row("Ada Brennan", email="ADA@example.org"))])
    )
    assert [(one.names, one.email_known) for one in found] == [(("Ada B", "Ada Brennan"), True)]


def test_the_chat_the_transcript_and_the_list_mean_the_same_person() -> None:
    spoken = SpokenLine(HERE, 1, 5.0, None, "Ada Brennan", "Welcome")
    files = [
        chat("BRENNAN, Ada (HARBOUR TRUST)", "Ben Osei"),
        ReadFile("t.vtt", Harvest("zoom-transcript", 1.0, "offset", lines=(spoken,))),
        report(row("Ada Brennan", minutes=50)),
    ]
    found = participants(merge(files))
    assert [(one.name.name, one.written, one.spoken, one.minutes) for one in found] == [
        ("Ada Brennan", 1, 1, 50),
        ("Ben Osei", 1, 0, None),
    ]


def test_headcount_counts_people_and_not_bots_or_rooms() -> None:
    rows = (
        row("Ada Brennan"),
        row("Ben Osei"),
        row("Fireflies.ai Notetaker Ada"),
        row("Meeting Room 2"),
    )
    assert count(report(*rows)) == Headcount(2, at_least=False, rooms=1, bots=1)


def test_two_people_behind_one_name_are_two() -> None:
    assert count(report(row("Léonie + Matteo"))).people == 2


def test_without_a_list_those_who_wrote_are_the_least_that_came() -> None:
    assert count(chat("Ada Brennan", "Ben Osei", "Ada Brennan")) == Headcount(2, at_least=True)


def test_somebody_who_wrote_but_is_not_on_the_list_is_not_counted_twice() -> None:
    assert count(report(row("Ada Brennan")), chat("Ben Osei")) == Headcount(1, at_least=False)


def test_newcomers_are_new_by_name_and_by_address() -> None:
    earlier = (report(row("Ada Brennan"), row("B. Osei", email="ben@example.org"), name="old.csv"), chat("Cleo Hart"))
    rows = (row("Ada Brennan"), row("Ben Osei", email="ben@example.org"), row("Cleo Hart"), row("Dan Mbeki"))
    assert count(report(*rows), earlier=earlier).newcomers == 1


def test_a_device_is_nobodys_newcomer() -> None:
    assert count(report(row("iPhone")), earlier=(report(row("Ada Brennan")),)).newcomers == 0


def test_a_line_without_a_name_makes_nobody() -> None:
    assert participants(merge([chat("")])) == ()
