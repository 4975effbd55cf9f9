from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from kindling.harvest.export import Export
from kindling.harvest.records import Harvest, Note, NoteKind, Span, Unread
from kindling.harvest.sources.notes import SOURCES
from tests.harvest.accounting import assert_every_line_is_told

(NOTES,) = SOURCES
GROUP, BACK, WORDS, ASKED, LINK, OTHER = (
    NoteKind.GROUP,
    NoteKind.SHARE_BACK,
    NoteKind.REFLECTION,
    NoteKind.QUESTION,
    NoteKind.RESOURCE,
    NoteKind.OTHER,
)

MARKDOWN = """\
# The chair by the window, 15 October 2026

## Question

What helps you to stay?
Posed by: Ada Okafor

## Group 3: nights

- Scribe: Cleo Marsh
- Sit down
  before you ask.
- So ask: may I?

### What we left open
- Who covers?

## Share-back

### Group 3
Cleo: we spoke of chairs.

## Closing reflections

- **Ada:** the ward clerk
- a kettle – Ben Moss
- my neighbour

## Resources

- [Our guide](https://example.org/guide)

## Photographs

see the folder
"""


def _read(text: str) -> Harvest:
    export = Export(text.encode())
    harvest = NOTES.read(export)
    assert_every_line_is_told(export, harvest)
    return harvest


def test_markdown_notes_become_points_with_their_section() -> None:
    harvest = _read(MARKDOWN)
    assert harvest.notes == (
        Note(Span(5, 5), ASKED, "What helps you to stay?", raw_name="Ada Okafor"),
        Note(Span(11, 12), GROUP, "Sit down before you ask.", "Group 3: nights", "Cleo Marsh"),
        Note(Span(13, 13), GROUP, "So ask: may I?", "Group 3: nights", "Cleo Marsh"),
        Note(Span(15, 15), OTHER, "What we left open", "Group 3: nights"),
        Note(Span(16, 16), GROUP, "Who covers?", "Group 3: nights", "Cleo Marsh"),
        Note(Span(21, 21), BACK, "we spoke of chairs.", "Group 3", raw_name="Cleo"),
        Note(Span(25, 25), WORDS, "the ward clerk", raw_name="Ada"),
        Note(Span(26, 26), WORDS, "a kettle", raw_name="Ben Moss"),
        Note(Span(27, 27), WORDS, "my neighbour"),
        Note(Span(31, 31), LINK, "Our guide (https://example.org/guide)"),
        Note(Span(33, 33), OTHER, "Photographs"),
        Note(Span(35, 35), OTHER, "see the folder"),
    )
    assert (harvest.title, harvest.day) == ("The chair by the window, 15 October 2026", date(2026, 10, 15))
    assert (harvest.source, harvest.sure, harvest.unread) == ("notes", 0.3, ())


def test_plain_notes_are_read_alike() -> None:
    harvest = _read(
        "Kindness hour\nDate: 15 October 2026\n\n"
        "Questions (posed by Ada)\n- What helps? (asked by Ben)\n- What hurts?\n\n"
        "Group 3 (scribe: Cleo)\nWe spoke long\nand went on.\n\n"
        "Share-back\nGroup 3 (Cleo): chairs\nBen: kettles\nand cups\nGroup 4\ntea\n\n"
        "Closing words: Ada: stay\n\n----\nResources: https://example.org/guide\n"
    )
    assert harvest.notes == (
        Note(Span(1, 1), OTHER, "Kindness hour"),
        Note(Span(5, 5), ASKED, "What helps?", raw_name="Ben"),
        Note(Span(6, 6), ASKED, "What hurts?", raw_name="Ada"),
        Note(Span(9, 10), GROUP, "We spoke long and went on.", "Group 3", "Cleo"),
        Note(Span(13, 13), BACK, "chairs", "Group 3", raw_name="Cleo"),
        Note(Span(14, 15), BACK, "kettles and cups", raw_name="Ben"),
        Note(Span(17, 17), BACK, "tea", "Group 4"),
        Note(Span(19, 19), WORDS, "stay", raw_name="Ada"),
        Note(Span(22, 22), LINK, "https://example.org/guide"),
    )
    assert harvest.day == date(2026, 10, 15)


def test_each_question_keeps_who_posed_it() -> None:
    harvest = _read("Question: What helps?\nPosed by: Ada\nQuestion: What hurts?\nPosed by: Ben\nPosed by: Cleo\n")
    assert [(note.text, note.raw_name) for note in harvest.notes] == [("What helps?", "Ada"), ("What hurts?", "Ben")]


def test_who_posed_it_may_stand_before_the_question() -> None:
    harvest = _read("## Question\nPosed by: Ada\n\nWhat helps?\n")
    assert [(note.text, note.raw_name) for note in harvest.notes] == [("What helps?", "Ada")]


def test_a_new_group_after_the_share_back_is_a_group_again() -> None:
    harvest = _read("## Share-back\n- Group 3: chairs\n## Group 4\n- tea\n- Group 5\n- cups\n")
    assert [(note.kind, note.group, note.text) for note in harvest.notes] == [
        (BACK, "Group 3", "chairs"),
        (GROUP, "Group 4", "tea"),
        (GROUP, "Group 5", "cups"),
    ]


def test_a_label_in_a_point_is_words() -> None:
    harvest = _read("Group 3\n- Question: who covers?\n- Group 4: said the same\nScribe of the year was the kettle\n")
    assert [note.text for note in harvest.notes] == [
        "Question: who covers?",
        "Group 4: said the same Scribe of the year was the kettle",
    ]


def test_a_second_date_and_a_scribe_without_a_group_are_words() -> None:
    harvest = _read("Date: 15 October 2026\nDate: 16 October 2026\n\nScribe: Ada\n")
    assert (harvest.day, [note.text for note in harvest.notes]) == (
        date(2026, 10, 15),
        ["Date: 16 October 2026", "Scribe: Ada"],
    )


def test_signs_without_words_are_told_and_rules_are_not() -> None:
    harvest = _read("Group 3\n---\n(?!)\n- tea\n")
    assert (harvest.unread, harvest.frame) == (
        (Unread(Span(3, 3), "This line holds no words."),),
        (Span(1, 1), Span(2, 2), Span(5, 5)),
    )


def test_a_guessed_encoding_is_remarked() -> None:
    assert NOTES.read(Export("Group 3\nScribe: Zoë\n".encode("cp1252"))).remarks == (
        "The file is not UTF-8; it was read as Windows-1252.",
    )


@given(st.lists(st.tuples(st.integers(0, 600), st.binary(max_size=4)), max_size=5))
def test_any_bytes_end_in_a_harvest_that_tells_every_line(cuts: list[tuple[int, bytes]]) -> None:
    data = MARKDOWN.encode()
    for place, put in cuts:
        data = data[:place] + put + data[place + 2 :]
    export = Export(data)
    NOTES.sniff(export)
    assert_every_line_is_told(export, NOTES.read(export))
