import json
import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kindling.pack.draft import Highlights, as_json, highlights
from kindling.pack.draft.records import DraftBullet, DraftQuote, Theme
from tests.factories.hour import chat, kindness_hour, spoken

QUESTION = "What does a kind welcome look like in a busy waiting room?"
AGAIN = """
import json
from kindling.pack.draft import as_json, highlights
from tests.factories.hour import kindness_hour
print(json.dumps(as_json(highlights(kindness_hour(), question="What about the porters?")), ensure_ascii=False))
"""


@pytest.mark.parametrize("question", [None, QUESTION])
@pytest.mark.parametrize("words", [0, 10, 60, 110, 400])
def test_each_list_stays_within_the_words_asked_for(question: str | None, words: int) -> None:
    draft = highlights(kindness_hour(), words=words, question=question)
    assert sum(len(bullet.text.split()) for bullet in draft.bullets) <= words
    assert sum(len(quote.text.split()) for quote in draft.quotes) <= words
    assert sum(len(theme.label.split()) + len(theme.terms) for theme in draft.themes) <= words


def test_question_brings_what_is_close_to_it_to_the_front() -> None:
    draft = highlights(kindness_hour(), question="What did people remember about the rabbit?")
    assert "rabbit" in draft.bullets[0].text
    assert "question" in draft.bullets[0].why


def test_bullets_cite_cues_of_the_voice_they_name() -> None:
    lines = kindness_hour()
    for bullet in highlights(lines, words=600).bullets:
        assert {lines[cue - 1].raw_name for cue in bullet.cues} == {bullet.speaker}
        assert bullet.text.startswith(bullet.speaker.split(" (")[0])


def test_long_sentence_over_two_cues_cites_both() -> None:
    cited = {bullet.cues for bullet in highlights(kindness_hour(), words=3000).bullets}
    assert (8, 9) in cited


def test_lines_without_speech_make_an_empty_draft() -> None:
    assert highlights([]) == highlights(chat(("Ada", "The porters saw every child first."))) == Highlights()


def test_one_short_line_makes_an_empty_draft() -> None:
    assert highlights(spoken(("Ada", "Good evening."))) == Highlights()


@pytest.mark.parametrize(
    "text",
    [
        "待合室では、受付の人がまず名前を呼びます。それだけで家族は安心します。",
        "Nuestra recepcionista prepara el té para quien lleva más tiempo esperando en la sala.",
        "في غرفة الانتظار ينظر الموظف إلى العائلة وينطق باسمها أولا ثم يبتسم لها.",
        "word " * 500,
        "https://example.org/a/b/c?d=e one two three four five six seven.",
        "a. " * 3000,
        "- " * 3000 + "-" * 3000,
        "??? !!! ... — — — “ ” 1 2 3 4 5 6 7 8 9",
    ],
)
def test_any_language_and_any_noise_is_drafted_without_failing(text: str) -> None:
    lines = spoken(*((name, text) for name in ("Ada", "Ben", "") * 4))
    draft = highlights(lines, question=text)
    assert all(quote.text in lines[quote.cue - 1].text for quote in draft.quotes)


@settings(max_examples=25, deadline=None)
@given(st.lists(st.tuples(st.sampled_from(["Ada", "Ben", "", "A/B (x"]), st.text(max_size=120)), max_size=8))
def test_no_text_at_all_makes_it_fail(cues: list[tuple[str, str]]) -> None:
    highlights(spoken(*cues), question="What about kindness?")


def test_answer_in_json_has_the_agreed_keys() -> None:
    draft = Highlights(
        (DraftBullet("Ada said that it was late.", (3, 4), "Ada", "Is plain."),),
        (
            DraftQuote("it is late", "Ada", 3, 7.5, "Is plain.", (3,)),
            DraftQuote("it is", "Ada", 3, None, "Is.", (3, 4)),
        ),
        (Theme("Late", ("late",), (0,), "1 sentence."),),
    )
    assert as_json(draft) == {
        "bullets": [{"text": "Ada said that it was late.", "cues": [3, 4], "speaker": "Ada", "why": "Is plain."}],
        "quotes": [
            {"text": "it is late", "speaker": "Ada", "cue": 3, "at": 7.5, "why": "Is plain."},
            {"text": "it is", "speaker": "Ada", "cue": 3, "at": None, "why": "Is.", "cues": [3, 4]},
        ],
        "themes": [{"label": "Late", "terms": ["late"], "bullets": [0]}],
    }


def test_same_hour_gives_the_same_bytes_whatever_the_seed_and_the_threads() -> None:
    root = Path(__file__).parents[3]
    here = json.dumps(as_json(highlights(kindness_hour(), question="What about the porters?")), ensure_ascii=False)
    seen = {here}
    for seed, threads in (("0", "1"), ("4242", "2")):
        environment = os.environ | {"PYTHONHASHSEED": seed, "OPENBLAS_NUM_THREADS": threads, "PYTHONPATH": str(root)}
        ran = subprocess.run([sys.executable, "-c", AGAIN], env=environment, cwd=root, capture_output=True, check=True)
        seen.add(ran.stdout.decode().strip())
    assert seen == {here}


def test_package_starts_without_numpy() -> None:
    code = "import sys, kindling.pack.draft; print('numpy' in sys.modules)"
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True)
    assert ran.stdout.decode().strip() == "False"


def test_order_of_equal_hours_does_not_depend_on_clock() -> None:
    lines = kindness_hour()
    timeless = [replace(line, at=None, until=None) for line in lines]
    assert highlights(timeless).bullets == highlights(lines).bullets
