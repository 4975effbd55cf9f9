from kindling.pack.draft.bullets import bullet_texts
from kindling.pack.draft.hour import heard
from kindling.pack.draft.quotes import chosen_quotes, quote_texts
from kindling.pack.draft.ranking import measured, rank
from kindling.pack.draft.records import DraftQuote
from tests.factories.hour import kindness_hour, spoken

THOUGHTS = (
    "The porters steered every child around the last corner.",
    "Families forgave the wait when somebody had told them.",
    "Nineteen signs in one corridor were warnings to mothers.",
    "Older patients asked volunteers for another game of cards.",
    "Our kettle was the best thing that the manager bought.",
)


def quotes_from(*cues: tuple[str, str], words: int = 110, speakers: tuple[str, ...] = ()) -> tuple[DraftQuote, ...]:
    hour = heard(spoken(*cues))
    return chosen_quotes(hour, rank(measured(hour, None), "quotes"), words, speakers)


def test_quotes_are_whole_sentences_without_their_opening() -> None:
    hour = heard(spoken(("Ada", "So, um, well, we changed one thing on the ward first.")))
    assert quote_texts(hour) == ["we changed one thing on the ward first."]


def test_stumbling_hanging_and_chairing_words_are_no_quotes() -> None:
    hour = heard(
        spoken(
            ("Ada", "The uh porters were uh asked to the morning meeting."),
            ("Ben", "Our guest was for eleven years at the front desk."),
            ("Cleo", "The signs in our waiting room were made for the"),
            ("Dilip", "we saw The volunteers were playing cards with older patients."),
        )
    )
    assert quote_texts(hour) == ["", "", "", ""]


def test_quote_runs_over_cues_only_where_no_cue_holds_a_sentence() -> None:
    lines = (("Ada", "The porters steered every child"), ("Ada", "around the last corner of the ward."))
    assert quotes_from(*lines) == (
        DraftQuote(
            "The porters steered every child around the last corner of the ward.",
            "Ada",
            1,
            0.0,
            "Was one of few sentences to choose from.",
            (1, 2),
        ),
    )


def test_fourth_quote_of_a_voice_is_left_to_others() -> None:
    others = tuple((f"Voice {number}", f"Nobody had heard story {number} before tonight.") for number in range(12))
    cues = tuple(("Ada", thought) for thought in THOUGHTS) + others
    assert sum(quote.speaker == "Ada" for quote in quotes_from(*cues, words=500)) == 3
    assert sum(quote.speaker == "Ada" for quote in quotes_from(*cues, words=500, speakers=("Ada",))) == 5


def test_voice_that_speaks_most_is_the_speakers() -> None:
    cues = tuple(("Ada", thought) for thought in THOUGHTS)
    assert len(quotes_from(*cues, words=500)) == 5


def test_other_languages_are_quoted_and_never_reported() -> None:
    hour = heard(
        spoken(
            ("Ada", "Nuestra recepcionista prepara el té para quien lleva más tiempo esperando."),
            ("Ben", "Het was de portier die ons kind elke week weer liet lachen."),
        )
    )
    assert quote_texts(hour) == [one.sentence.text for one in hour.candidates]
    assert bullet_texts(hour) == ["", ""]


def test_same_words_are_quoted_once() -> None:
    assert len(quotes_from(("Ada", THOUGHTS[0]), ("Ben", THOUGHTS[0]), ("Ben", THOUGHTS[1]))) == 2


def test_every_quote_of_the_hour_stands_in_its_cue_under_its_name() -> None:
    lines = kindness_hour()
    hour = heard(lines)
    quotes = chosen_quotes(hour, rank(measured(hour, None), "quotes"), 2000, ())
    assert len(quotes) == 15
    assert all(quote.text in lines[quote.cue - 1].text for quote in quotes)
    assert all(quote.speaker == lines[quote.cue - 1].raw_name for quote in quotes)
    assert all(7 <= len(quote.text.split()) <= 60 for quote in quotes)
