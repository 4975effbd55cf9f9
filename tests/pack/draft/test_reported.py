import pytest

from kindling.pack.draft.reported import called, can_stand, hangs, reported


@pytest.mark.parametrize(
    ("raw", "name"),
    [
        ("Ada Marsh (she/her) | Leeds", "Ada Marsh"),
        ("Cleo Hart - Leeds Trust", "Cleo Hart"),
        ("Project Manager", "The Project Manager"),
        ("The Chair", "The Chair"),
        ("", "Somebody"),
        ("(she/her)", "(she/her)"),
    ],
)
def test_voice_is_called_by_its_name_alone(raw: str, name: str) -> None:
    assert called(raw) == name


@pytest.mark.parametrize(
    ("plain", "told"),
    [
        ("I think we need more time.", "Ada thought that they needed more time."),
        ("I really hope that the signs will go.", "Ada hoped that the signs would go."),
        ("I don't think we can order that.", "Ada did not think that they could order that."),
        ("I don't know how they are doing it.", "Ada did not know how they were doing it."),
        ("Let's put the kettle on for them.", "Ada suggested that they put the kettle on for them."),
        ("Do we give them enough time?", "Ada asked whether they gave them enough time."),
        ("Does it match their needs?", "Ada asked whether it did match their needs."),
        ("Are we late for tea today?", "Ada asked whether they were late for tea today."),
        ("What are we doing about it?", "Ada asked what they were doing about it."),
        ("The signs are all warnings!", "Ada said that the signs were all warnings."),
        ("Kestrels were never asked before.", "Ada said that Kestrels were never asked before."),
        ("I think about what was said.", "Ada said that they thought about what was said."),
        ("I don't believe in what was promised.", "Ada said that they did not believe in what was promised."),
    ],
)
def test_sentence_is_told_as_somebodys(plain: str, told: str) -> None:
    assert reported(plain, "Ada") == told


def test_only_names_keep_a_capital_inside() -> None:
    assert (
        reported("Kestrels were never asked before.", "Ada", {"kestrels"})
        == "Ada said that kestrels were never asked before."
    )
    assert reported("Listening was never taught here.", "Ada") == "Ada said that listening was never taught here."


@pytest.mark.parametrize(
    "plain",
    [
        "Porters came.",
        "Whatever happened to the rabbit that was there, hm?",
        "Thank you all for what was said.",
        "The porters were asked to come and",
        "Just nineteen signs in one corridor.",
    ],
)
def test_what_no_rule_fits_is_not_told(plain: str) -> None:
    assert reported(plain, "Ada") == ""


def test_broken_off_text_hangs_and_cannot_stand() -> None:
    assert hangs("We went to the—")
    assert hangs("We went there for")
    assert not hangs("We know what it is for.")
    assert not can_stand("which was never said to us")
    assert can_stand("It was never said to us")
