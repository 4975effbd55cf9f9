from collections.abc import Sequence

from kindling.harvest.speakers import Piece, inherit, prefix
from kindling.harvest.speakers import split_speakers as lazily_split


def split_speakers(cues: Sequence[Sequence[str]]) -> list[list[Piece]]:
    return list(lazily_split(cues))


def test_most_cues_begin_with_a_name_so_who_speaks_once_is_a_person_too() -> None:
    cues = [["Ada Okafor: Good evening."], ["Ben: Hello."], ["Ada Okafor: Let us begin."]]
    assert split_speakers(cues) == [
        [("Ada Okafor", "Good evening.")],
        [("Ben", "Hello.")],
        [("Ada Okafor", "Let us begin.")],
    ]


def test_a_cue_without_a_name_goes_on_with_the_voice_before_it() -> None:
    cues = [["Ada: We listened,"], ["and then we waited."], ["Cleo: Yes."]]
    assert split_speakers(cues) == [[("Ada", "We listened,")], [("Ada", "and then we waited.")], [("Cleo", "Yes.")]]


def test_a_sentence_with_a_colon_is_nobody() -> None:
    cues = [["Ada: I learned one thing."], ["so what I would say is: stay."], ["Ben: Thank you."]]
    assert split_speakers(cues)[1] == [("Ada", "so what I would say is: stay.")]


def test_a_sentence_that_looks_like_a_name_is_one_once_it_returns_often() -> None:
    cues = [["the hub: yes"], ["the hub: no"], ["the hub: maybe"], ["go on"]]
    assert [pieces[0][0] for pieces in split_speakers(cues)] == ["the hub"] * 4


def test_a_title_before_a_name_is_no_sentence() -> None:
    cues = [["The Chair: Order."], ["Ada: Yes."], ["go on"]]
    assert split_speakers(cues)[0] == [("The Chair", "Order.")]


def test_where_few_cues_have_a_name_only_a_full_name_that_returns_is_one() -> None:
    cues = [
        ["Ada Okafor: Good evening."],
        ["Question: what helps?"],
        ["we sat down"],
        ["Question: what hurts?"],
        ["Ada Okafor: Time."],
        ["and so on"],
        ["and so on"],
        ["and so on"],
        ["Ben Moss: Once only."],
        ["and the end"],
    ]
    names = [pieces[0][0] for pieces in split_speakers(cues)]
    assert names == ["Ada Okafor", "", "", "", "Ada Okafor", "", "", "", "", ""]
    assert split_speakers(cues)[1] == [("", "Question: what helps?")]


def test_a_name_may_hold_a_colon_when_it_always_does() -> None:
    cues = [["HUB3: Ada Okafor: Good evening."], ["Ben: Hello."], ["HUB3: Ada Okafor: Let us begin."]]
    assert [pieces[0] for pieces in split_speakers(cues)] == [
        ("HUB3: Ada Okafor", "Good evening."),
        ("Ben", "Hello."),
        ("HUB3: Ada Okafor", "Let us begin."),
    ]


def test_who_says_two_words_and_a_colon_keeps_a_short_name() -> None:
    cues = [["Ben: Ada Okafor: what a talk."], ["Ben: I agree."]]
    assert split_speakers(cues) == [[("Ben", "Ada Okafor: what a talk.")], [("Ben", "I agree.")]]


def test_a_wrapped_text_is_joined_with_a_blank() -> None:
    assert split_speakers([["Ada: Good", "evening."]]) == [[("Ada", "Good evening.")]]


def test_a_second_line_that_begins_with_a_known_name_is_that_voice() -> None:
    cues = [["Ada: Shall we?", "Ben: Yes."], ["Ben: I will."]]
    assert split_speakers(cues)[0] == [("Ada", "Shall we?"), ("Ben", "Yes.")]


def test_a_cue_of_no_lines_stays_a_cue() -> None:
    assert split_speakers([[], ["Ada: Yes."]]) == [[], [("Ada", "Yes.")]]


def test_voices_are_not_carried_on_where_few_are_named() -> None:
    cues = [[("Ada", "one")], [("", "two")], [("", "three")]]
    assert list(inherit(cues)) == cues


def test_a_name_with_nothing_behind_it_says_nothing() -> None:
    assert prefix("Ada:") == ("Ada", "")


def test_the_mark_of_a_changing_voice_is_no_part_of_its_name() -> None:
    assert [prefix(line) for line in (">> Ada: yes", "- Ben: no")] == [("Ada", "yes"), ("Ben", "no")]


def test_a_clock_inside_a_sentence_is_no_prefix() -> None:
    assert prefix("at 10:30 we begin") == ("", "at 10:30 we begin")


def test_neither_signs_alone_nor_a_paragraph_are_a_name() -> None:
    assert prefix("--: text") == ("", "--: text")
    assert prefix("a" * 121 + ": text")[0] == ""
