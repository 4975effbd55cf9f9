"""Words with marks, typed and read."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kindling.curation.edits import BadEdit, text_of, typed
from kindling.curation.edits.typed import LONGEST, paragraphs_of, typed_paragraphs
from kindling.pack.document import Run, Text, plain, string


@pytest.mark.parametrize(
    ("words", "text"),
    [
        ("", ()),
        ("Nobody is quoted.", plain("Nobody is quoted.")),
        (
            "Nobody is quoted **without** being *asked*.",
            (
                Run("Nobody is quoted "),
                Run("without", strong=True),
                Run(" being "),
                Run("asked", emphasis=True),
                Run("."),
            ),
        ),
        ("***Both***", (Run("Both", strong=True, emphasis=True),)),
        (
            "See [our *own* page](https://tea.example.org/a)",
            (
                Run("See "),
                Run("our ", link="https://tea.example.org/a"),
                Run("own", emphasis=True, link="https://tea.example.org/a"),
                Run(" page", link="https://tea.example.org/a"),
            ),
        ),
        ("We waited […] for [the patient] (3 * 4 * 5)", plain("We waited […] for [the patient] (3 * 4 * 5)")),
        (r"\*not\* marked \\ at \[all](https://a.example)", plain(r"*not* marked \ at [all](https://a.example)")),
        ("[no](javascript:alert)", plain("[no](javascript:alert)")),
        ("one\r\ntwo\x00\u0007", plain("one\ntwo")),
    ],
)
def test_marks_are_read(words: str, text: Text) -> None:
    assert text_of(words) == text


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (plain("2 * 3 […] [patient]"), "2 * 3 […] [patient]"),
        (plain("*really*"), r"\*really\*"),
        ((Run("so ", strong=True), Run("it is")), "**so** it is"),
        ((Run(" ", strong=True), Run("it"), Run("", emphasis=True)), " it"),
        ((Run("a [b] (c)", link="https://x.example/(1) 2"),), r"[a \[b) (c)](https://x.example/%281%29%202)"),
        ((Run("x", strong=True, emphasis=True, link="mailto:a@b.example"),), "***[x](mailto:a@b.example)***"),
    ],
)
def test_marks_are_written_as_somebody_would_type_them(text: Text, words: str) -> None:
    assert typed(text) == words


_RUNS = st.builds(
    Run,
    st.text(alphabet="ab *[\\()\n…é", min_size=1, max_size=8),
    st.booleans(),
    st.booleans(),
    st.sampled_from(["", "https://a.example/b", "mailto:a@b.example"]),
)


@given(st.lists(_RUNS, max_size=4).map(tuple))
def test_every_letter_keeps_its_marks_when_it_is_typed_and_read_again(text: Text) -> None:
    again = text_of(typed(text))
    assert string(again) == string(text).strip()
    assert _letters(again) == _letters(text)


def _letters(text: Text) -> list[tuple[str, bool, bool, str]]:
    return [(sign, run.strong, run.emphasis, run.link) for run in text for sign in run.text if sign.strip()]


def test_paragraphs_are_parted_by_an_empty_line() -> None:
    texts = paragraphs_of("One.\n \n**Two.**\n\n\n")
    assert texts == (plain("One."), (Run("Two.", strong=True),))
    assert typed_paragraphs(texts) == "One.\n\n**Two.**"


def test_too_many_words_are_refused_with_their_field() -> None:
    with pytest.raises(BadEdit, match=r"These are 20,001 characters; 20,000 fit in one piece\.") as told:
        text_of("x" * (LONGEST + 1), field="text")
    assert told.value.field == "text"
