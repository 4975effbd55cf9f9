from __future__ import annotations

from datetime import UTC, date, datetime

from kindling.harvest.hour import Place, ReadFile, Settings, Shift
from kindling.harvest.merge import merge
from kindling.harvest.records import ChatLine, Clock, Harvest, LeftOut, Presence, Reaction, Slide, Span, SpokenLine, Why

NOON = 12 * 3600.0


def chat(
    name: str, *lines: tuple[float | None, str, str], clock: Clock = "wall", started: datetime | None = None
) -> ReadFile:
    made = tuple(ChatLine(Span(n, n), at, who, text) for n, (at, who, text) in enumerate(lines, 1))
    return ReadFile(name, Harvest("zoom-chat", 1.0, clock, lines=made, started=started))


def transcript(name: str, *lines: tuple[float | None, str, str], started: datetime | None = None) -> ReadFile:
    made = tuple(SpokenLine(Span(n, n), n, at, None, who, text) for n, (at, who, text) in enumerate(lines, 1))
    return ReadFile(name, Harvest("zoom-transcript", 1.0, "offset", lines=made, started=started))


def attendance(name: str, joined: datetime) -> ReadFile:
    return ReadFile(name, Harvest("zoom-attendance", 1.0, presences=(Presence(Span(2, 2), "Ada", joined=joined),)))


TALK = (
    (NOON + 10, "Ada", "Good to see you all"),
    (NOON + 70, "Ben", "We stopped the rota"),
    (NOON + 95, "Cleo", "Same"),
)


def told(files: list[ReadFile], settings: Settings | None = None) -> list[tuple[float | None, str, str]]:
    return [(line.at, line.raw_name, line.line.text) for line in merge(files, settings).lines]


def test_two_saves_of_one_chat_are_one_chat() -> None:
    hour = merge([chat("a.txt", *TALK), chat("b.txt", *TALK[1:], (NOON + 99, "Ben", "Only the second host saw this"))])
    assert [(line.line.text, line.place, line.also) for line in hour.lines] == [
        ("Good to see you all", Place("a.txt", 1), ()),
        ("We stopped the rota", Place("a.txt", 2), (Place("b.txt", 1),)),
        ("Same", Place("a.txt", 3), (Place("b.txt", 2),)),
        ("Only the second host saw this", Place("b.txt", 3), ()),
    ]
    assert (hour.doubles, hour.shifts, hour.wall) == (2, (), True)


def test_a_second_host_in_another_time_zone_is_moved_and_told() -> None:
    abroad = chat("b.txt", *((at + 7203, who, text) for at, who, text in TALK))
    hour = merge([chat("a.txt", *TALK), abroad])
    assert hour.shifts == (Shift("b.txt", -7203.0, "it shares messages with a.txt"),)
    assert [line.at for line in hour.lines] == [at for at, _, _ in TALK]


def test_the_chat_near_the_sessions_start_keeps_its_clock_else_the_longest() -> None:
    abroad = chat("abroad.txt", *((at + 7200, who, text) for at, who, text in TALK), (NOON + 9000, "Dan", "Late"))
    at_home = chat("home.txt", *TALK)
    assert merge([abroad, at_home]).shifts == (Shift("home.txt", 7200.0, "it shares messages with abroad.txt"),)
    assert merge([abroad, at_home], Settings(start=NOON)).shifts == (
        Shift("abroad.txt", -7200.0, "it shares messages with home.txt"),
    )


def test_a_save_that_says_me_gets_the_name_from_the_other() -> None:
    mine = chat("a.txt", (NOON, "Me", "We stopped the rota"))
    assert told([mine, chat("b.txt", (NOON + 1, "Ben", "We stopped the rota"))]) == [
        (NOON, "Ben", "We stopped the rota")
    ]
    assert told([chat("b.txt", (NOON + 1, "Ben", "We stopped the rota")), mine]) == [
        (NOON + 1, "Ben", "We stopped the rota")
    ]


def test_the_same_words_of_two_people_or_at_two_times_stay_two_messages() -> None:
    hour = merge([
        chat("a.txt", (NOON, "Ada", "Yes"), (NOON + 300, "Ben", "Yes")),
        chat("b.txt", (NOON, "Cleo", "Yes"), (NOON + 900, "Ben", "Yes")),
    ])  # fmt: skip
    assert (len(hour.lines), hour.doubles) == (4, 0)


def test_repeats_inside_one_save_are_counted_as_often_as_they_were_written() -> None:
    twice = ((NOON, "Ada", "+1"), (NOON + 2, "Ada", "+1"))
    hour = merge([chat("a.txt", *twice), chat("b.txt", *twice)])
    assert (len(hour.lines), hour.doubles) == (2, 2)


def test_a_paste_without_seconds_or_times_still_meets_its_twin() -> None:
    whole = chat("a.txt", (NOON + 42, "Ada", "We stopped the rota"))
    assert len(told([whole, chat("b.txt", (NOON, "Ada", "We stopped the rota"))])) == 1
    assert len(told([whole, chat("b.txt", (None, "Ada", "We stopped the rota"))])) == 1


def test_reactions_of_two_saves_are_not_added_up() -> None:
    def with_reactions(name: str, *reactions: Reaction) -> ReadFile:
        line = ChatLine(Span(1, 1), NOON, "Ada", "We stopped the rota", reactions=reactions)
        return ReadFile(name, Harvest("zoom-chat", 1.0, lines=(line,)))

    hour = merge([
        with_reactions("a.txt", Reaction("❤️", 2)),
        with_reactions("b.txt", Reaction("❤️", 3), Reaction("👏", 1)),
    ])  # fmt: skip
    assert hour.lines[0].reactions == (Reaction("❤️", 3), Reaction("👏", 1))


def test_a_breakout_chat_keeps_its_room_and_is_not_taken_for_the_main_one() -> None:
    settings = Settings(rooms={"b.txt": "Room 3"})
    hour = merge([chat("a.txt", (NOON, "Ada", "Hello all")), chat("b.txt", (NOON, "Ada", "Hello all"))], settings)
    assert [(line.room, line.line.text) for line in hour.lines] == [("", "Hello all"), ("Room 3", "Hello all")]


def test_a_reply_points_at_its_message_in_the_merged_hour() -> None:
    reply = ChatLine(Span(2, 2), NOON + 80, "Ada", "How did that go?", reply_to=1)
    first = ChatLine(Span(1, 1), NOON + 70, "Ben", "We stopped the rota")
    second = ReadFile("b.txt", Harvest("zoom-chat", 1.0, lines=(first, reply)))
    hour = merge([chat("a.txt", *TALK), second])
    answers = {line.line.text: line.answers for line in hour.lines}
    assert answers == {"Good to see you all": None, "We stopped the rota": None, "How did that go?": 1, "Same": None}


def test_a_recording_goes_where_its_own_start_says() -> None:
    began = datetime(2026, 9, 17, 12, 0, 5)  # noqa: DTZ001 - exports tell local time and no zone
    hour = merge([chat("a.txt", *TALK), transcript("t.vtt", (10.0, "Ada", "Welcome"), started=began)])
    assert hour.shifts == (Shift("t.vtt", NOON + 5, "the export tells when its recording began"),)
    assert [line.at for line in hour.lines] == [NOON + 10, NOON + 15, NOON + 70, NOON + 95]


def test_a_start_in_utc_goes_where_the_zone_or_the_nearest_half_hour_says() -> None:
    began = datetime(2026, 9, 17, 11, 2, tzinfo=UTC)
    spoken = transcript("t.vtt", (10.0, "Ada", "Welcome"), started=began)
    alone = merge([spoken], Settings(zone="Asia/Kathmandu"))
    nearest = merge([chat("a.txt", *TALK), spoken])
    given = merge([chat("a.txt", *TALK), spoken], Settings(start=NOON + 7200))
    nothing = merge([spoken])
    utc = 11 * 3600 + 120.0
    assert [(one.shifts[0].seconds - utc, one.shifts[0].assumed) for one in (alone, nearest, given, nothing)] == [
        (20700.0, False),
        (3600.0, False),
        (10800.0, False),
        (0.0, True),
    ]


def test_the_given_start_beats_what_others_suggest() -> None:
    hour = merge([chat("a.txt", *TALK), transcript("t.vtt", (10.0, "Ada", "Welcome"))], Settings(start=NOON - 60))
    assert hour.shifts == (Shift("t.vtt", NOON - 60, "the session's start, as given"),)


def test_a_shift_set_by_hand_beats_everything() -> None:
    hour = merge([chat("a.txt", *TALK), chat("b.txt", *TALK)], Settings(shifts={"b.txt": 1000.0}))
    assert hour.shifts == (Shift("b.txt", 1000.0, "set by hand"),)
    assert hour.doubles == 0


def test_a_recording_without_a_start_is_placed_and_marked_as_assumed() -> None:
    joined = datetime(2026, 9, 17, 11, 58)  # noqa: DTZ001 - as above
    spoken = transcript("t.vtt", (10.0, "Ada", "Welcome"))
    by_chat = merge([chat("a.txt", *TALK), spoken]).shifts
    by_list = merge([chat("a.txt", *TALK), attendance("p.csv", joined), spoken]).shifts
    report = ReadFile("p.csv", Harvest("zoom-attendance", 1.0, started=joined))
    by_other = merge([chat("a.txt", *TALK), spoken, report]).shifts
    assert by_chat == (Shift("t.vtt", NOON + 10, "the first chat message was written then", assumed=True),)
    assert by_list == (Shift("t.vtt", NOON - 120, "the first person joined then", assumed=True),)
    assert by_other == (Shift("t.vtt", NOON - 120, "the meeting began then, as another export tells", assumed=True),)


def test_a_cloud_chat_that_shares_messages_with_a_local_save_shows_when_the_recording_began() -> None:
    cloud = chat("cloud.txt", *((at - NOON + 300, who, text) for at, who, text in TALK), clock="offset")
    hour = merge([cloud, transcript("t.vtt", (305.0, "Ada", "Welcome")), chat("a.txt", *TALK)])
    assert hour.shifts == (
        Shift("cloud.txt", NOON - 300, "it shares messages with a.txt"),
        Shift("t.vtt", NOON - 300, "it counts from the same recording as cloud.txt"),
    )
    assert [line.line.text for line in hour.lines] == ["Welcome", "Good to see you all", "We stopped the rota", "Same"]


def test_without_any_wall_clock_the_recordings_own_clock_stays() -> None:
    hour = merge(
        [transcript("t.vtt", (10.0, "Ada", "Welcome")), chat("c.txt", (11.0, "Ben", "Hi all"), clock="offset")]
    )
    assert (hour.wall, hour.shifts, [line.at for line in hour.lines]) == (False, (), [10.0, 11.0])


def test_lines_without_a_time_stay_behind_the_line_before_them() -> None:
    paste = chat("a.txt", (NOON, "Ada", "one"), (None, "Ben", "two"), (NOON + 60, "Cleo", "three"))
    assert [text for *_, text in told([chat("b.txt", (NOON + 30, "Dan", "between")), paste])] == [
        "one",
        "two",
        "between",
        "three",
    ]


def test_two_clocks_that_share_one_message_among_many_are_left_alone() -> None:
    other = chat("b.txt", (5.0, "Ada", "Good to see you all"), (9.0, "Dan", "Nothing"), (11.0, "Eve", "is the same"))
    assert merge([chat("a.txt", *TALK), other]).shifts == ()


def test_the_title_is_the_meetings_before_the_decks_before_the_notes() -> None:
    here = Span(1, 1)
    deck = ReadFile("d.pptx", Harvest("deck-pptx", 1.0, slides=(Slide(here, 1, "Welcome"),), title="A deck"))
    notes = ReadFile("n.md", Harvest("notes", 1.0, title="Notes"))
    talk = ReadFile("t.txt", Harvest("teams-chat", 1.0, lines=(ChatLine(here, 1.0, "Ada", "Hi"),), title="A talk"))
    report = ReadFile("p.csv", Harvest("zoom-attendance", 1.0, presences=(Presence(here, "Ada"),), title="The hour"))
    files = [notes, deck, talk, report]
    assert [merge(files[:count]).title for count in (1, 2, 3, 4)] == ["Notes", "A deck", "A talk", "The hour"]


def test_a_start_in_utc_and_a_local_one_meet() -> None:
    utc = transcript("u.vtt", (1.0, "Ada", "One"), started=datetime(2026, 9, 17, 11, 0, tzinfo=UTC))
    local = datetime(2026, 9, 17, 12, 0)  # noqa: DTZ001 - as above
    with_local = transcript("l.vtt", (2.0, "Ada", "Two"), started=local)
    hour = merge([chat("a.txt", *TALK), utc, with_local, transcript("n.vtt", (3.0, "Ada", "Three"))])
    assert {shift.file: shift.seconds for shift in hour.shifts} == {"u.vtt": NOON, "l.vtt": NOON, "n.vtt": NOON}


def test_the_hour_counts_private_messages_and_takes_day_and_title_from_whoever_tells_them() -> None:
    private = Harvest("zoom-chat", 1.0, left_out=(LeftOut(Span(1, 1), Why.PRIVATE), LeftOut(Span(2, 2), Why.REACTION)))
    dated = Harvest("zoom-attendance", 1.0, day=date(2026, 9, 17), title="The courage to pause")
    hour = merge([ReadFile("a.txt", private), ReadFile("p.csv", dated)])
    assert (hour.private, hour.day, hour.title, hour.slides, hour.notes) == (
        1,
        date(2026, 9, 17),
        "The courage to pause",
        (),
        (),
    )
