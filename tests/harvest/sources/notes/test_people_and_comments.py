"""What in notes is nobody's point: comments that no reader sees, and lists of who was there."""

import pytest

from kindling.harvest.export import Export
from kindling.harvest.records import Harvest, NoteKind
from kindling.harvest.sources.notes import SOURCES
from tests.harvest.accounting import assert_every_line_is_told

(NOTES,) = SOURCES


def _read(text: str) -> Harvest:
    export = Export(text.encode(), "notes.md")
    found = NOTES.read(export)
    assert_every_line_is_told(export, found)
    return found


def _points(text: str) -> list[tuple[NoteKind, str]]:
    return [(note.kind, note.text) for note in _read(text).notes]


@pytest.mark.parametrize(
    "comment",
    [
        "<!-- Ivan cried -->",
        "<!--\nIvan cried\n\n## Group 4\n- and left\n-->",
        "<!-- Ivan --> <!-- cried\nand left --> <!-- x -->",
        "- <!-- Ivan cried -->",
    ],
)
def test_comment_is_never_a_note(comment: str) -> None:
    found = _read(f"## Group 3\n- Sit down\n{comment}\n- So ask\n")
    assert [(note.group, note.text) for note in found.notes] == [("Group 3", "Sit down"), ("Group 3", "So ask")]
    assert "Ivan" not in repr(found)


def test_words_beside_a_comment_stay_without_it() -> None:
    text = "## Group 3\n- Sit <!-- Ivan -->down<!-- he\ncried --> and wait\n"
    assert _points(text) == [(NoteKind.GROUP, "Sit down and wait")]


def test_comment_that_never_closes_hides_the_rest_and_is_told() -> None:
    found = _read("## Group 3\n- Sit down\n<!-- Ivan cried\n- and left\n")
    assert [note.text for note in found.notes] == ["Sit down"]
    assert found.remarks == ("A comment (<!--) is never closed, so everything behind it was left aside.",)


@pytest.mark.parametrize(
    "people",
    [
        "Participants: Olga Fenwick, Ivan Moss",
        "**Attendees:** Olga Fenwick (nurse, nights) and Ivan",
        "- Present: Olga, Ivan",
        "Present: olga, ivan moss",
        "In attendance: Olga Fenwick, and some people whose names nobody wrote down",
        "Apologies: Olga",
        "Participants (5): Olga; Ivan",
        "Participants:\n- Olga Fenwick\n- the lady with the hat\n",
        "Participants:\n\nOlga Fenwick\nIvan Moss\n",
    ],
)
def test_list_of_who_was_there_is_never_a_point(people: str) -> None:
    found = _read(f"## Group 3\n{people}\n- Sit down\n")
    assert [(note.group, note.text) for note in found.notes] == [("Group 3", "Sit down")]
    assert "Olga" not in repr(found)


def test_list_under_a_heading_of_its_own_ends_with_the_next_heading() -> None:
    text = "# Hour\n## Group 3\n- Sit down\n## Attendees\n- Olga Fenwick\n- Ivan Moss\n### Else\n- a kettle\n"
    points = [(NoteKind.GROUP, "Sit down"), (NoteKind.OTHER, "Else"), (NoteKind.OTHER, "a kettle")]
    assert _points(text) == points


@pytest.mark.parametrize(
    "words",
    [
        "Present: being there is enough",
        "Participants felt heard, and tired",
        "Participants: 12",
        "Present",
        "Present-Day Care",
        "Attending to somebody matters",
        "Apologies: we were late and they were kind about it",
    ],
)
def test_sentence_that_begins_with_such_a_word_stays_a_point(words: str) -> None:
    assert _points(f"## Group 3\n- {words}\n- Sit down\n") == [(NoteKind.GROUP, words), (NoteKind.GROUP, "Sit down")]


def test_words_after_the_list_are_points_again() -> None:
    assert _points("## Group 3\nPresent:\n- Olga\nwe sat down together\n") == [(NoteKind.GROUP, "we sat down together")]
