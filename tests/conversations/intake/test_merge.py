"""A file adds and corrects; what it does not mention stays."""

from __future__ import annotations

import datetime
from dataclasses import replace
from typing import Any

import pytest

from kindling.conversations.facts import (
    BoilerplateFacts,
    CommunityFacts,
    ConversationFacts,
    CreditFacts,
    PresentationFacts,
    QuestionFacts,
    RecordingFacts,
    ResourceFacts,
    SisterFacts,
)
from kindling.conversations.intake.merge import contradictions, merged
from kindling.conversations.intake.told import Anew

WILF, NIAMH = CreditFacts("Wilf", "speaker", "Porter"), CreditFacts("Niamh", "host")
HOUR = RecordingFacts("The hour", "https://v.example/1", minutes=58, captions=True)
KNOWN = ConversationFacts(
    "2024-08",
    title="Small repairs",
    people=48,
    themes=("Teams",),
    credits=(NIAMH, WILF),
    questions=(QuestionFacts("Why?", "Niamh"),),
    recordings=(HOUR,),
    presentations=(PresentationFacts("Doors", "Wilf"),),
    resources=(ResourceFacts("A Book", "N. Osei", type="book"),),
)


@pytest.mark.parametrize(
    ("told", "changed"),
    [
        ({}, {}),
        ({"title": "Repairs", "people": None}, {"title": "Repairs", "people": None}),
        ({"title": ""}, {"title": ""}),
        ({"themes": ("teams", "Doors")}, {"themes": ("Teams", "Doors")}),
        ({"themes": ()}, {"themes": ()}),
        ({"themes": Anew(("Doors",))}, {"themes": ("Doors",)}),
        ({"recordings": (RecordingFacts(url="https://v.example/1"),)}, {}),
        ({"recordings": (RecordingFacts(),)}, {}),
        (
            {"recordings": (RecordingFacts("All of it", "https://v.example/1"), RecordingFacts("Two"))},
            {
                "recordings": (
                    RecordingFacts("All of it", "https://v.example/1", minutes=58, captions=True),
                    RecordingFacts("Two"),
                )
            },
        ),
        ({"credits:speaker": (CreditFacts("Wilf"),)}, {}),
        ({"credits:speaker": (CreditFacts("Ada"),)}, {"credits": (NIAMH, WILF, CreditFacts("Ada"))}),
        ({"credits:speaker": ()}, {"credits": (NIAMH,)}),
        (
            {"credits:host": Anew((CreditFacts("Ada", "host"),))},
            {"credits": (CreditFacts("Ada", "host"), WILF)},
        ),
        (
            {"credits:respondent": (CreditFacts("Ada", "respondent"),)},
            {"credits": (NIAMH, WILF, CreditFacts("Ada", "respondent"))},
        ),
        (
            {"credits": (CreditFacts("Wilf", described="Night porter"),)},
            {"credits": (NIAMH, CreditFacts("Wilf", described="Night porter"))},
        ),
        ({"questions": (QuestionFacts("Why?"),)}, {}),
        ({"presentations": (PresentationFacts("Doors"),)}, {}),
        ({"resources": (ResourceFacts("a book"),)}, {"resources": (ResourceFacts("a book", "N. Osei", type="book"),)}),
    ],
)
def test_a_file_adds_and_corrects(told: dict[str, Any], changed: dict[str, Any]) -> None:

    after = merged(KNOWN, told)
    assert after == replace(KNOWN, **changed)
    assert merged(after, told) == after


def test_a_recording_whose_address_was_not_known_gets_it() -> None:
    known = ConversationFacts("2024-08", recordings=(RecordingFacts(),))
    told = {"recordings": (RecordingFacts(url="https://v.example/1"),)}
    assert merged(known, told).recordings == (RecordingFacts(url="https://v.example/1"),)
    assert merged(known, {"recordings": (RecordingFacts(),)}) == known


def test_sisters_and_wording_are_known_by_name_and_month() -> None:
    known = CommunityFacts(
        "The Kettle", sisters=(SisterFacts("The Teapot", "Tea."),), boilerplate=(BoilerplateFacts("2020-07", "Begun."),)
    )
    told = {
        "sisters": (SisterFacts("The Teapot", url="https://t.example"),),
        "boilerplate": (BoilerplateFacts("2024-01", "On."),),
    }
    assert merged(known, told) == CommunityFacts(
        "The Kettle",
        sisters=(SisterFacts("The Teapot", "Tea.", "https://t.example"),),
        boilerplate=(BoilerplateFacts("2020-07", "Begun."), BoilerplateFacts("2024-01", "On.")),
    )


@pytest.mark.parametrize(
    ("facts", "told"),
    [
        (ConversationFacts("2024-08", people=48, newcomers=48, day=datetime.date(2024, 8, 15)), []),
        (ConversationFacts("2024-08", people=40, people_or_more=True, newcomers=48), []),
        (ConversationFacts("2024-08", day=datetime.date(2024, 9, 1)), [("day", "1 September 2024 is not in 2024-08.")]),
        (
            ConversationFacts("2024-08", people_or_more=True),
            [("people_or_more", "how many at least? people is missing.")],
        ),
        (
            ConversationFacts("2024-08", people=3, newcomers=4),
            [("newcomers", "4 came for the first time, but only 3 came.")],
        ),
        (
            ConversationFacts("2024-08", pack_url="https://a.example"),
            [("pack_url", "there is an address, but pack_elsewhere says that there is no pack elsewhere.")],
        ),
        (
            ConversationFacts(
                "2024-08", recordings=(RecordingFacts(starts=9, ends=3), RecordingFacts(starts=1, ends=3))
            ),
            [("recordings", "the agreed part of a recording ends before it starts.")],
        ),
    ],
)
def test_what_cannot_all_be_true_is_told(facts: ConversationFacts, told: list[tuple[str, str]]) -> None:
    assert list(contradictions(facts)) == told
