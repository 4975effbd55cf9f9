import pytest

from kindling.pack.draft.tidy import begins_again, hum_of, hums_in, opening_of, tidy


@pytest.mark.parametrize(
    ("said", "kept"),
    [
        ("So, um, I think we need time.", "I think we need time."),
        ("In Leeds, uh, we had a kettle.", "In Leeds we had a kettle."),
        ("Well, you know, the desk is busy, you know.", "the desk is busy."),
        ("We we need the the porters.", "We need the porters."),
        ("it was it was late {vocalsound} for him", "it was late for him"),
        ("We met th the families.", "We met the families."),
        ("They were wait- waiting for us.", "They were waiting for us."),
        ("We had bre bread for them.", "We had bread for them."),
        ("Mr. Chair, the ward is full.", "the ward is full."),
        ("this is The project is called Kettle.", "The project is called Kettle."),
        ("Thank you very much.", "Thank you very much."),
        ("No chairs stood there.", "No chairs stood there."),
        ("Why do we wait?", "Why do we wait?"),
        ("Um.", ""),
        ("We sat down, or whatever.", "We sat down."),
    ],
)
def test_speech_loses_what_was_said_in_passing(said: str, kept: str) -> None:
    assert tidy(said) == kept


def test_words_that_are_cut_short_but_real_stay() -> None:
    assert tidy("We go to a too narrow door.") == "We go to a too narrow door."


def test_opening_ends_where_the_thought_begins() -> None:
    text = "So, well, the desk is busy."
    assert text[opening_of(text) :] == "the desk is busy."
    assert opening_of("Good chairs help.") == 0
    assert opening_of("So.") == 0


def test_fillers_are_found_at_the_front_and_counted_everywhere() -> None:
    assert hum_of("Um, the desk") == 4
    assert hum_of("The desk") == 0
    assert hums_in("Um, the uh desk") == 2


def test_sentence_that_begins_again_is_noticed() -> None:
    assert begins_again("and then The porters came.")
    assert not begins_again("Then we saw Ada and Ben.")
