"""Each shape in which Teams and Skype chat was pasted, told apart and read whole."""

from __future__ import annotations

from datetime import date

from kindling.harvest.export import Export
from kindling.harvest.records import ChatLine, Harvest, LeftOut, Reaction, Span, Unread, Why
from kindling.harvest.sources.pasted_chat import SOURCES
from tests.harvest.accounting import assert_every_line_is_told

SOURCE = SOURCES[0]


def read(text: str) -> Harvest:
    export = Export(text.encode())
    harvest = SOURCE.read(export)
    assert_every_line_is_told(export, harvest)
    return harvest


def said(harvest: Harvest) -> list[tuple[float | None, str, str]]:
    return [(line.at, line.raw_name, line.text) for line in harvest.lines if isinstance(line, ChatLine)]


SKYPE = """\
Moss, Ada 9:30 AM: \nGood morning
from the ward

it is raining
Ben Hill [BE] 12:01 PM: \nHello
Moss, Ada 9:30 AM: \nGood morning
from the ward

it is raining
"""


def test_p1_skype_copy_with_commas_brackets_and_several_lines() -> None:
    harvest = read(SKYPE)
    assert said(harvest) == [
        (34_200, "Moss, Ada", "Good morning\nfrom the ward\n\nit is raining"),
        (43_260, "Ben Hill [BE]", "Hello"),
    ]
    assert harvest.left_out == (LeftOut(Span(8, 12), Why.DOUBLE),)
    assert SOURCE.sniff(Export(SKYPE.encode())) == 0.9


def test_p1_a_sentence_that_ends_in_a_clock_begins_no_message() -> None:
    assert said(read("Ada Moss 9:30 AM: \nWe begin at 9:45 AM:\nbe early\n")) == [
        (34_200, "Ada Moss", "We begin at 9:45 AM:\nbe early")
    ]


def test_p1b_dates_riddled_with_hidden_marks_are_read() -> None:
    mark = "\u200e"
    harvest = read(
        f"[{mark}1/{mark}26/{mark}2017 9:05 AM]  Ada Moss:  \nGood morning\n \n"
        f"[{mark}1/{mark}26/{mark}2017 9:07 AM]  Ben Hill:  \nyes\n \nYou were removed from the conversation. \n"
    )
    assert said(harvest) == [(32_700, "Ada Moss", "Good morning"), (32_820, "Ben Hill", "yes")]
    assert harvest.left_out == (LeftOut(Span(7, 7), Why.SYSTEM),)
    assert harvest.day == date(2017, 1, 26)


def test_text_on_the_line_of_its_head_is_read() -> None:
    assert said(read("[9:05:30 AM] Ada Moss: Good morning\nall\n")) == [(32_730, "Ada Moss", "Good morning\nall")]


UNTIMED = """\
Ada Moss
Is there tea?

Anonymous
Where is the link?

Ada Moss
Is there tea?

Ben Hill (WARD 4)\u0020
Yes, in the kitchen(Ada Moss asked "Is there tea?")

Ben Hill (WARD 4)
On the page(Where is the link?)

Where two paragraphs are written

they stay together.
"""


def test_p2_and_p4_names_without_times_and_questions_behind_answers() -> None:
    harvest = read(UNTIMED)
    assert harvest.lines == (
        ChatLine(Span(1, 2), None, "Ada Moss", "Is there tea?"),
        ChatLine(Span(4, 5), None, "Anonymous", "Where is the link?"),
        ChatLine(Span(10, 11), None, "Ben Hill (WARD 4)", "Yes, in the kitchen", 1, "Is there tea?"),
        ChatLine(
            Span(13, 18),
            None,
            "Ben Hill (WARD 4)",
            "On the page(Where is the link?)\n\nWhere two paragraphs are written\n\nthey stay together.",
        ),
    )
    assert harvest.left_out == (LeftOut(Span(7, 8), Why.DOUBLE),)
    assert harvest.day is None
    assert SOURCE.sniff(Export(UNTIMED.encode())) == 0.8


def test_p4_a_question_of_nobody_known_is_told_by_its_words() -> None:
    harvest = read("Anonymous\nWhere is the link?\n\nBen Hill\nOn the page\n(Where is the link?)\n\nAda\nTea (green)\n")
    assert harvest.lines == (
        ChatLine(Span(1, 2), None, "Anonymous", "Where is the link?"),
        ChatLine(Span(4, 6), None, "Ben Hill", "On the page", 1, "Where is the link?"),
        ChatLine(Span(8, 9), None, "Ada", "Tea (green)"),
    )


def test_p4_an_answer_may_stand_above_its_question() -> None:
    harvest = read('Ben Hill\nSoon(Ada asked "When?")\n\nCleo\nHello\n\nAda\nWhen?\n')
    assert harvest.lines[0] == ChatLine(Span(1, 2), None, "Ben Hill", "Soon", 3, "When?")


def test_p4_a_question_of_several_paragraphs_stays_out_of_the_answer() -> None:
    text = 'Ada\nTwo things.\n\none more\nline\n\nBen\nYes(Ada asked "Two things.\n\none more\nline")\n\nCleo\nHello\n'
    assert read(text).lines == (
        ChatLine(Span(1, 5), None, "Ada", "Two things.\n\none more\nline"),
        ChatLine(Span(7, 11), None, "Ben", "Yes", 1, "Two things.\n\none more\nline"),
        ChatLine(Span(13, 14), None, "Cleo", "Hello"),
    )


def test_p4_a_question_that_is_never_closed_is_cut_to_the_end() -> None:
    harvest = read('Ada\nWhen?\n\nBen (HOME) Hill\nSoon (I think) (Ada asked "When?\n\nCleo\nHello\n\nAda\nBye\n')
    assert said(harvest)[:2] == [(None, "Ada", "When?"), (None, "Ben (HOME) Hill", "Soon (I think)")]


DATED = """\
Ada Moss
4/16/2020 4:22:54 PM
Good evening

Ben Hill (WARD 4)
4/16/2020 4:54:55 PM
Look here:

https://example.org/tea

(Ada Moss asked "Good evening")

Ada Moss
4/16/2020 4:28:43 PM
Good evening
"""


def test_p3_names_above_date_and_clock() -> None:
    harvest = read(DATED)
    assert harvest.lines == (
        ChatLine(Span(1, 3), 58_974, "Ada Moss", "Good evening"),
        ChatLine(Span(5, 11), 60_895, "Ben Hill (WARD 4)", "Look here:\n\nhttps://example.org/tea", 1, "Good evening"),
    )
    assert harvest.left_out == (LeftOut(Span(13, 15), Why.DOUBLE),)
    assert harvest.day == date(2020, 4, 16)


MEETING = """\
[Thursday 9:24 AM] Ada Moss

Welcome, everyone.

\u0020

Here is the link: https://example.org/ward-tea-club

 heart 2 like 1

Ward tea club

Kettles and more.

[Thursday 9:26 AM] Hill, Ben

thanks

 1f44b_wavinghand 4

[Thursday 9:27 AM] Cleo Ray (External) (Guest)

Ada Moss

Welcome, everyone.


Thank you, Ada

it is good to be here

"""


def test_p5_meeting_chat_with_reactions_previews_and_answers() -> None:
    harvest = read(MEETING)
    assert harvest.lines == (
        ChatLine(
            Span(1, 13),
            33_840,
            "Ada Moss",
            "Welcome, everyone.\n\nHere is the link: https://example.org/ward-tea-club",
            reactions=(Reaction("❤️", 2), Reaction("👍", 1)),
        ),
        ChatLine(Span(15, 19), 33_960, "Hill, Ben", "thanks", reactions=(Reaction("👋", 4),)),
        ChatLine(
            Span(21, 30),
            34_020,
            "Cleo Ray (External) (Guest)",
            "Thank you, Ada\nit is good to be here",
            1,
            "Welcome, everyone.",
        ),
    )
    assert harvest.left_out == ()
    assert harvest.remarks == ("A link's preview was left out of what their authors wrote.",)


BLOCKS = """\
[Thursday 9:58 AM] Ada Moss

Is there tea? Ben Hill

Begin Reference, Is there tea?... by Ben Hill
Ben Hill
Thursday 9:59 AM

Ada Moss (External)
8/17/2023, 9:58 AM
Is there tea?
Yes, a lot.

1 Heart reaction.
1
2 Like reactions.
2
Begin Reference, Yes, a lot. by Cleo Ray
Cleo Ray
Thursday 10:00 AM
Edited
Ben Hill
8/17/2023, 9:59 AM
Yes, a lot.

and milk
Hundred points by Ada Moss
Ada Moss
Thursday 10:01 AM

So long by Unknown User
Thursday 11:59 PM
Cleo Ray

So long

1 Grimacing face reaction.
1
Night night by Ben Hill
Ben Hill
Friday 12:01 AM

Night night

Recording has stopped. Saving
Friday 12:02 AM\u2003Recording has stopped. Saving
Recording
1h 3m
"""


def test_p5_blocks_stand_under_their_own_authors_and_give_the_real_date() -> None:
    harvest = read(BLOCKS)
    assert harvest.lines == (
        ChatLine(Span(1, 3), 35_880, "Ada Moss", "Is there tea? Ben Hill"),
        ChatLine(
            Span(5, 17), 35_940, "Ben Hill", "Yes, a lot.", 1, "Is there tea?", (Reaction("❤️", 1), Reaction("👍", 2))
        ),
        ChatLine(Span(18, 26), 36_000, "Cleo Ray", "and milk", 2, "Yes, a lot."),
        ChatLine(Span(27, 29), 36_060, "Ada Moss", "💯"),
        ChatLine(Span(31, 38), 86_340, "Cleo Ray", "So long", reactions=(Reaction("😬", 1),)),
        ChatLine(Span(39, 43), 86_460, "Ben Hill", "Night night"),
    )
    assert harvest.left_out == (LeftOut(Span(45, 48), Why.SYSTEM),)
    assert harvest.day == date(2023, 8, 17)


def test_p5_a_name_above_a_weekday_is_a_head_without_its_title_too() -> None:
    harvest = read("Ada Moss\nThursday 9:58 AM\nEdited\nhello\n\nBen Hill\nYesterday 10:00\nhi\n")
    assert said(harvest) == [(35_880, "Ada Moss", "hello"), (36_000, "Ben Hill", "hi")]


def test_words_above_the_first_head_are_told_as_unread() -> None:
    harvest = read("\nNotes of the day\n\n[9:24 AM] Ada\nhello\n\n\n")
    assert harvest.unread == (Unread(Span(2, 2), "nobody is named above it"),)
    assert harvest.frame == (Span(1, 1), Span(3, 3), Span(6, 8))


def test_a_message_of_nothing_is_left_out_as_empty() -> None:
    harvest = read("[9:24 AM] Ada\n\n[9:25 AM] Ben\nhello\n")
    assert harvest.left_out == (LeftOut(Span(1, 1), Why.EMPTY),)


def test_windows_1252_is_remarked() -> None:
    harvest = SOURCE.read(Export("[9:24 AM] Zoë\nhello\n".encode("cp1252")))
    assert harvest.lines == (ChatLine(Span(1, 2), 33_840, "Zoë", "hello"),)
    assert harvest.remarks == ("The file is not UTF-8; it was read as Windows-1252.",)


def test_a_later_copy_may_have_gathered_more_reactions() -> None:
    harvest = read("[9:24 AM] Ada\n\nhello\n\n like 1\n\n[9:24 AM] Ada\n\nhello\n\n like 3\n")
    assert harvest.lines == (ChatLine(Span(1, 5), 33_840, "Ada", "hello", reactions=(Reaction("👍", 3),)),)
    assert harvest.left_out == (LeftOut(Span(7, 11), Why.DOUBLE),)
