import pytest

from kindling.harvest.records import NoteKind
from kindling.harvest.sources.notes.labels import Label, contributor, date_told, label, posed_question, poser, scribe


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Group 3", Label(NoteKind.GROUP, "Group 3")),
        ("Small group B (scribe: Ada)", Label(NoteKind.GROUP, "Small group B", "scribe: Ada")),
        ("Breakout room #4: we said tea", Label(NoteKind.GROUP, "Breakout room #4", "", "we said tea")),
        ("Room12", Label(NoteKind.GROUP, "Room12")),
        ("TABLE TWO – tea", Label(NoteKind.GROUP, "TABLE TWO", "", "tea")),
        ("Share-back", Label(NoteKind.SHARE_BACK)),
        ("Sharing back:", Label(NoteKind.SHARE_BACK)),
        ("Feedback from the groups", Label(NoteKind.SHARE_BACK)),
        ("Closing reflections", Label(NoteKind.REFLECTION)),
        ("Take-aways: tea", Label(NoteKind.REFLECTION, rest="tea")),
        ("Questions for the small groups", Label(NoteKind.QUESTION)),
        ("The question (posed by Ada): what helps?", Label(NoteKind.QUESTION, "", "posed by Ada", "what helps?")),
        ("Resources and links", Label(NoteKind.RESOURCE)),
        ("Further reading", Label(NoteKind.RESOURCE)),
    ],
)
def test_the_words_that_open_a_section(text: str, found: Label) -> None:
    assert label(text) == found


@pytest.mark.parametrize(
    "text",
    [
        "Grouping",
        "Groups: three",
        "Group hug",
        "The groups were loud",
        "Questionable",
        "Resources are short",
        "Room for all",
        "Tea",
        "",
    ],
)
def test_words_that_only_begin_like_a_label_open_nothing(text: str) -> None:
    assert label(text) is None


def test_who_took_the_notes_is_told_in_many_ways() -> None:
    lines = [
        "Scribe: Ada Okafor",
        "Note-taker – Ada",
        "Notes taken by Ada.",
        "scribe Ada",
        "Scribe of the month is Ada",
    ]
    assert [scribe(line) for line in lines] == ["Ada Okafor", "Ada", "Ada", "Ada", ""]


def test_who_posed_the_question_is_told() -> None:
    assert [poser(line) for line in ("Posed by: Ada", "asked by Ben Moss", "asked by a nurse")] == [
        "Ada",
        "Ben Moss",
        "",
    ]
    assert posed_question("What helps? (posed by Ada)") == ("Ada", "What helps?")
    assert posed_question("What helps (at night)?") == ("", "What helps (at night)?")
    assert posed_question("What helps (at night)") == ("", "What helps (at night)")


def test_a_date_is_told() -> None:
    assert [date_told(line) for line in ("Date: 15 October 2026", "Update: no")] == ["15 October 2026", ""]


def test_whose_words_a_line_holds() -> None:
    lines = [
        "Ada Okafor (she/her): stay",
        "Moss, Ben: go",
        "tea is good – Cleo",
        "so ask: in the room?",
        "a walk – two minutes of it",
        "https://example.org",
        "Ada:",
    ]
    assert [contributor(line) for line in lines] == [
        ("Ada Okafor (she/her)", "stay"),
        ("Moss, Ben", "go"),
        ("Cleo", "tea is good"),
        ("", "so ask: in the room?"),
        ("", "a walk – two minutes of it"),
        ("", "https://example.org"),
        ("", "Ada:"),
    ]


def test_a_very_long_line_is_searched_for_no_name_at_its_end() -> None:
    long = "tea " * 300
    assert contributor(f"{long}– Ada") == ("", f"{long}– Ada")
    assert posed_question(f"{long}(posed by Ada)") == ("", f"{long}(posed by Ada)")
