from kindling.harvest.markup import has_voice, plain, plain_lines, voices


def test_tags_go_and_entities_become_characters() -> None:
    assert plain(" <i>salt</i> &amp; <c.loud>light</c> <00:00:01.000>&lt;3&#33; ") == "salt & light <3!"


def test_what_only_looks_like_a_tag_or_an_entity_stays() -> None:
    assert plain("if a < b and c > d, AT&T and R&D; <careful>") == "if a < b and c > d, AT&T and R&D; <careful>"


def test_lines_that_hold_no_words_are_dropped() -> None:
    assert plain_lines(["Yes", " ", "<c></c>"]) == ["Yes"]


def test_two_voices_in_one_cue_are_two() -> None:
    assert voices(["<v Ada Okafor>one</v> <v Ben>two</v>"]) == [("Ada Okafor", "one"), ("Ben", "two")]


def test_an_unclosed_voice_over_two_lines_is_one_text() -> None:
    assert voices(["<v Moss, Ben (EXT)>we have", "been here"]) == [("Moss, Ben (EXT)", "we have been here")]


def test_a_voice_may_stand_alone_on_its_line_and_carry_a_class() -> None:
    assert voices(["<v.first.loud Ada>", "Good evening"]) == [("Ada", "Good evening")]


def test_words_before_the_first_voice_are_nobodys() -> None:
    assert voices(["hm <v Ada>yes"]) == [("", "hm"), ("Ada", "yes")]


def test_a_voice_without_a_name_is_nobody() -> None:
    assert voices(["<v>yes</v>"]) == [("", "yes")]


def test_a_voice_that_says_nothing_is_no_piece() -> None:
    assert voices(["<v Ada></v>"]) == []


def test_a_name_is_read_with_its_entities() -> None:
    assert voices(["<v Ada &amp; Ben>yes</v>"]) == [("Ada & Ben", "yes")]


def test_only_a_voice_tag_is_a_voice() -> None:
    assert [has_voice([line]) for line in ("<v Ada>yes", "<video>yes", "yes")] == [True, False, False]
