from kindling.pack.draft.words import carries_meaning, content_stems, stem, tokens, word_count


def test_tokens_are_small_with_straight_apostrophes() -> None:
    assert tokens("It’s Kindness, isn't it? 11 years!") == ["it's", "kindness", "isn't", "it", "11", "years"]


def test_forms_of_a_word_share_a_stem() -> None:
    assert {stem("waiting"), stem("waits"), stem("waited")} == {"wait"}
    assert stem("porters") == stem("porter") != stem("port")
    assert stem("ward's") == "ward"


def test_stem_keeps_at_least_three_letters() -> None:
    assert stem("bed") == "bed"
    assert stem("yes") == "yes"
    assert stem("illness") == "ill"


def test_grammar_letters_and_figures_carry_no_meaning() -> None:
    assert [word for word in ["the", "x", "2024", "porter"] if carries_meaning(word)] == ["porter"]


def test_content_stems_keep_order_and_repeats() -> None:
    assert content_stems(["the", "porters", "saw", "a", "porter"]) == ["porter", "porter"]


def test_words_are_counted_by_spaces_or_by_characters_where_there_are_none() -> None:
    assert word_count("we all wait here") == 4
    assert word_count("待合室での優しさについて話しました") == 8
    assert word_count("") == 0
