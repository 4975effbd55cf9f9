from dataclasses import replace

import pytest

from kindling.pack.draft import hour as hours
from kindling.pack.draft.hour import heard
from tests.factories.hour import chat, kindness_hour, spoken

LONG = "The porters steer every child around the last corner of the ward."


def test_candidates_are_sentences_long_enough_to_say_something() -> None:
    hour = heard(spoken(("Ada", f"Um, yes. {LONG} Thank you."), ("Ben", "you are that and we are this or it is")))
    assert [(one.sentence.text, one.place) for one in hour.candidates] == [(LONG, 1)]
    assert hour.sentences == 4


def test_hour_counts_words_stretches_voices_and_shares() -> None:
    hour = heard(spoken(("Ada", LONG), ("Ben", "Porters see children whom nobody else ever sees, porters do.")))
    assert (hour.counts["porter"], hour.stretches["porter"], hour.voices["porter"]) == (3, 2, 2)
    assert hour.shares == {"Ada": 12 / 22, "Ben": 10 / 22}
    assert "porters" in hour.common
    assert "Porters" not in hour.common
    assert hour.rarity["porter"] == 0.0


def test_chat_alone_is_an_empty_hour() -> None:
    hour = heard(chat(("Ada", LONG)))
    assert (hour.candidates, hour.sentences) == ((), 0)
    assert hour.vectors.shape == (0, 256)


def test_sentence_without_rare_words_weighs_nothing() -> None:
    hour = heard(spoken(("Ada", LONG)))
    assert set(hour.weighted[0].values()) == {0.0}


def test_very_long_day_keeps_its_fullest_sentences_in_order(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(hours, "MOST", 3)
    kept = heard(kindness_hour()).candidates
    assert len(kept) == 3
    assert [one.place for one in kept] == sorted(one.place for one in kept)


def test_names_do_not_matter_to_what_is_a_candidate() -> None:
    lines = kindness_hour()
    unnamed = [replace(line, raw_name="") for line in lines]
    assert len(heard(unnamed).candidates) > 20
