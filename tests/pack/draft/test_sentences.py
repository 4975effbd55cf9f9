from dataclasses import replace

from kindling.pack.draft.sentences import Sentence, pieces_of_text, sentences_of, turns_of
from tests.factories.hour import chat, spoken


def test_sentence_over_two_cues_cites_both() -> None:
    lines = spoken(("Ada", "We waited. He stood there because he was not"), ("Ada", "told to sit. Then he sat."))
    assert sentences_of(lines) == [
        Sentence("We waited.", "Ada", (1,), 0.0, 0, 0, 15),
        Sentence("He stood there because he was not told to sit.", "Ada", (1, 2), 0.0, 0, 1, 15),
        Sentence("Then he sat.", "Ada", (2,), 5.0, 0, 2, 15),
    ]


def test_another_voice_another_room_or_a_long_silence_ends_a_turn() -> None:
    one, two, three, four = spoken(("Ada", "One"), ("Ben", "two"), ("Ben", "three"), ("Ben", "four"))
    late = replace(four, at=900.0, until=905.0)
    assert turns_of([one, two, replace(three, room="Room 1"), late]) == [
        [one],
        [two],
        [replace(three, room="Room 1")],
        [late],
    ]
    assert turns_of([two, three, late]) == [[two, three], [late]]


def test_cues_without_times_join_by_voice_alone() -> None:
    one, two = (replace(line, at=None, until=None) for line in spoken(("Ada", "One"), ("Ada", "two")))
    assert turns_of([one, two]) == [[one, two]]


def test_chat_and_empty_cues_are_no_speech() -> None:
    assert sentences_of([*chat(("Ada", "Hello there.")), *spoken(("Ada", "  "))]) == []


def test_titles_and_initials_end_no_sentence() -> None:
    assert list(pieces_of_text("Dr. A. Marsh spoke. She left")) == [("Dr. A. Marsh spoke.", True), ("She left", False)]


def test_scripts_without_spaces_end_sentences_too() -> None:
    assert list(pieces_of_text("名前を呼びます。待ちます。")) == [("名前を呼びます。", True), ("待ちます。", True)]


def test_captions_without_full_stops_are_cut_at_a_cue() -> None:
    lines = spoken(("", "word " * 40), ("", "word " * 40))
    assert [(sentence.cues, len(sentence.text.split())) for sentence in sentences_of(lines)] == [((1,), 40), ((2,), 40)]
